import type { ProfessionalActor, SignedInActor } from '../../../../contract/actor.ts'
import { onlyShown } from '../../../../contract/data-kind.ts'
import {
  type MedicineHistoryView,
  type MedicineListView,
  type MedicinesView,
  medicineListView,
} from '../../../../contract/medication.ts'
import type { DataKind } from '../../../../kernel/access-words.ts'
import { danishDateOf } from '../../../../kernel/copenhagen-time.ts'
import type { CitizenId } from '../../../../kernel/ids.ts'
import { ok, type Refusal, type Result, refused } from '../../../../kernel/result.ts'
import type { Shell } from '../../../platform/shell.ts'
import type { AccessRefused } from '../../access/index.ts'
import { getCitizen } from '../../citizen/index.ts'
import { medicineRules } from '../catalogue.ts'
import { type CaveState, standingCaves } from '../domain/cave.ts'
import { isCardReconciled } from '../domain/conditions.ts'
import { doseDispensingOf } from '../domain/dose-dispensing.ts'
import { currentReconciliation } from '../domain/fold.ts'
import { linesOf, unclearLines } from '../domain/lines.ts'
import { ownList } from '../domain/own-list.ts'
import { highRiskOf } from '../domain/rules.ts'
import { historyView } from '../history.ts'
import { type Known, keep, lockKnown, readKnown } from '../keep.ts'
import { standingOf } from '../standing.ts'
import * as store from '../store.ts'
import { medicinesView } from '../view.ts'
import { whoAnswers } from '../who-answers.ts'
import { ask } from './ask.ts'

/** The lists side by side, for whoever may see the citizen's medicine. */
export async function getMedicines(
  shell: Shell,
  actor: ProfessionalActor,
  citizenId: CitizenId,
): Promise<Result<MedicinesView, AccessRefused>> {
  const granted = await ask(shell, actor, citizenId, { action: 'read', object: 'medicines' })
  if (!granted.ok) return granted
  return ok(await medicinesView(shell, actor, await readKnown(shell, citizenId)))
}

/** Everything that has happened to the lists, the newest first. */
export async function getMedicineHistory(
  shell: Shell,
  actor: ProfessionalActor,
  citizenId: CitizenId,
): Promise<Result<MedicineHistoryView, AccessRefused>> {
  const granted = await ask(shell, actor, citizenId, { action: 'read', object: 'medicine-history' })
  if (!granted.ok) return granted
  return ok(historyView((await readKnown(shell, citizenId)).events))
}

const withTheList = { object: 'medicine-list', also: ['ID', 'ADM'] } as const

/** The citizen's own list in plain words, for the citizen and those who treat. */
export async function getMedicineList(
  shell: Shell,
  actor: SignedInActor,
  citizenId: CitizenId,
): Promise<Result<MedicineListView, AccessRefused>> {
  const granted = await ask(shell, actor, citizenId, { ...withTheList, action: 'read' })
  if (!granted.ok) return granted
  return ok(await listView(shell, await readKnown(shell, citizenId), granted.value.kinds))
}

/**
 * The citizen has the list: printed, handed over or seen on their own page. Only of the version that was shown: a list that
 * changed meanwhile is not the one they have.
 */
export function giveMedicineList(
  shell: Shell,
  actor: SignedInActor,
  citizenId: CitizenId,
  { version, how }: { readonly version: number; readonly how: 'printed' | 'handed' | 'seen' },
): Promise<
  Result<
    MedicineListView,
    AccessRefused | Refusal<'medicine-list-changed-meanwhile' | 'medicine-list-not-yours-to-give'>
  >
> {
  return shell.transaction(async (inner) => {
    // Giving the list changes nothing in it: it is a look, and the log says which.
    const object = `medicine-list-${how}`
    const action = how === 'printed' ? 'print' : 'read'
    const granted = await ask(inner, actor, citizenId, { ...withTheList, object, action })
    if (!granted.ok) return granted
    const known = await lockKnown(inner, citizenId)
    if (version !== known.state.listVersion)
      return refused('medicine-list-changed-meanwhile', { version: known.state.listVersion })
    const { who: by, mayGiveList } = await standingOf(inner, actor)
    // A citizen reads and prints; that it was handed over is said by whoever did it.
    const isOwn = actor.kind === 'citizen'
    if (isOwn ? how === 'handed' : how === 'seen' || !mayGiveList)
      return refused('medicine-list-not-yours-to-give', { how })
    const at = inner.clock.now()
    const isSeenAgain = how === 'seen' && known.state.given !== undefined && isStill(known)
    const after = isSeenAgain ? known : await keep(inner, known, [{ type: 'list-given', at, how, by }])
    return ok(await listView(inner, after, granted.value.kinds))
  })
}

/** The citizen has had the list as it is already: opening the page again tells nothing new. */
function isStill({ state }: Known): boolean {
  return state.given !== undefined && state.given.sequence > state.listVersion
}

async function listView(
  shell: Shell,
  { citizenId, state, cave }: Known,
  kinds: ReadonlySet<DataKind>,
): Promise<MedicineListView> {
  const now = shell.clock.now()
  const on = danishDateOf(now)
  const rules = await medicineRules()
  const citizen = await getCitizen(shell, citizenId)
  const reconciliation = currentReconciliation(state)
  const [row] =
    reconciliation === undefined
      ? []
      : await store.listReconciliations(shell.db, [reconciliation.stayId], [citizenId])
  const isOver = (row?.doneAt ?? null) !== null
  const { medicines, notNow, unsettled } = ownList(state, isOver, on)
  const isReconciled =
    reconciliation !== undefined &&
    unclearLines(linesOf(state, reconciliation, on)).length === 0 &&
    isCardReconciled(state, reconciliation)
  const view: MedicineListView = {
    citizenId,
    name: citizen.name,
    birthDate: citizen.birthDate,
    version: state.listVersion,
    madeAt: now,
    medicines: medicines.map(({ rowKey, medicine, formText, when, how, news, why }) => ({
      rowKey,
      name: medicine.name,
      strength: medicine.strength,
      form: medicine.form,
      formText,
      forWhat: medicine.indication,
      when,
      how,
      isAsNeeded: medicine.dose.kind === 'as-needed',
      isDoseDispensed: medicine.isDoseDispensed,
      highRisk: highRiskOf(rules, medicine.atc),
      news,
      why,
    })),
    notNow: notNow.map((one) => ({ ...one })),
    unsettled: unsettled.map((one) => ({ ...one })),
    contact: await contactOf(shell, citizenId),
    cave: caveForCitizen(cave),
    isDoseDispensingPaused: doseDispensingOf(state).status === 'paused',
    isReconciled,
    withheld: false,
  }
  return onlyShown(medicineListView, view, kinds)
}

/** Whoever answers for the treatment now is who to ask. */
async function contactOf(shell: Shell, citizenId: CitizenId): Promise<MedicineListView['contact']> {
  const unit = await whoAnswers(shell, citizenId)
  return unit === undefined ? null : { name: unit.name, phone: unit.dutyPhone ?? unit.phone }
}

function caveForCitizen(cave: CaveState): MedicineListView['cave'] {
  return {
    entries: standingCaves(cave).map(({ caveId, name, reaction, severity, certainty }) => ({
      caveId,
      name,
      reaction,
      severity,
      certainty,
    })),
    noneKnownOn: cave.noneKnown?.told.on ?? null,
  }
}
