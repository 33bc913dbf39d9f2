import type { ProfessionalActor } from '../../../../contract/actor.ts'
import type { MedicinesView } from '../../../../contract/medication.ts'
import { danishDateOf } from '../../../../kernel/copenhagen-time.ts'
import type { CitizenId, ReconciliationId } from '../../../../kernel/ids.ts'
import type { DanishDate, Instant } from '../../../../kernel/instant.ts'
import { ok, type Refusal, type Result, refused } from '../../../../kernel/result.ts'
import type { Shell } from '../../../platform/shell.ts'
import type { AccessRefused } from '../../access/index.ts'
import { ordersOn } from '../domain/card.ts'
import type { CaveState } from '../domain/cave.ts'
import { hasWaitingChanges } from '../domain/conditions.ts'
import { type DecideLine, type DecideLineRefused, decideLine } from '../domain/decide-line.ts'
import { changeDoseDispensing, type DoseDispensingRefused } from '../domain/dose-dispensing.ts'
import type { FollowUpTold, MedicineEvent } from '../domain/event.ts'
import type { MedicineState } from '../domain/fold.ts'
import { type AnswerSupplyRefused, answerSupply } from '../domain/home-supply.ts'
import { isPausedOn, type Medicine } from '../domain/medicine.ts'
import { type ConfirmRefused, confirm, type MarkRefused, markReconciled } from '../domain/stand-behind.ts'
import { type StateListRefused, stateList } from '../domain/state-list.ts'
import type { ReadListRefused } from '../fhir/read-list.ts'
import { keep, lockKnown } from '../keep.ts'
import { type Standing, standingOf } from '../standing.ts'
import { mayConfirmFor, medicinesView } from '../view.ts'
import { unitOfParty } from '../who-answers.ts'
import { ask } from './ask.ts'

/** Whose medicine, and who does something to it; the version is of the list as they saw it. */
export interface OnMedicines {
  readonly actor: ProfessionalActor
  readonly citizenId: CitizenId
  readonly version?: number | undefined
}

export type MedicinesRefused =
  | AccessRefused
  | DecideLineRefused
  | StateListRefused
  | ConfirmRefused
  | MarkRefused
  | DoseDispensingRefused
  | AnswerSupplyRefused
  | ReadListRefused
  | Refusal<
      | 'medicine-only-prescriber'
      | 'medicine-only-treating-party'
      | 'fmk-only-prescriber'
      | 'medicine-supply-only-ward'
      | 'dispensing-list-only-municipality'
      | 'medicine-list-changed-meanwhile'
    >

type MedicinesAnswer = Promise<Result<MedicinesView, MedicinesRefused>>

interface Moment {
  readonly state: MedicineState
  readonly cave: CaveState
  readonly standing: Standing
  readonly now: Instant
  readonly on: DanishDate
  nextId(): string
}

/** Allow, lock, decide, keep, answer: the way of every deed with the medicine. */
function change(
  shell: Shell,
  { actor, citizenId, version }: OnMedicines,
  object: string,
  decide: (
    moment: Moment,
  ) => Result<MedicineEvent, MedicinesRefused> | Promise<Result<MedicineEvent, MedicinesRefused>>,
): MedicinesAnswer {
  return shell.transaction(async (inner): MedicinesAnswer => {
    const granted = await ask(inner, actor, citizenId, { action: 'write', object })
    if (!granted.ok) return granted
    const known = await lockKnown(inner, citizenId)
    if (version !== undefined && version !== known.state.listVersion)
      return refused('medicine-list-changed-meanwhile', { version: known.state.listVersion })
    const standing = await standingOf(inner, actor)
    const now = inner.clock.now()
    const nextId = () => inner.ids.next<string>()
    const decided = await decide({
      state: known.state,
      cave: known.cave,
      standing,
      now,
      on: danishDateOf(now),
      nextId,
    })
    if (!decided.ok) return decided
    return ok(await medicinesView(inner, actor, await keep(inner, known, [decided.value])))
  })
}

/** As a doctor tells it: the unit that follows up is found from its party. */
export interface DecideLineTold extends Omit<DecideLine, 'by' | 'party' | 'cave' | 'followUp'> {
  readonly followUp: Omit<FollowUpTold, 'to'> | null
}

async function toWhom(
  shell: Shell,
  citizenId: CitizenId,
  party: FollowUpTold['party'],
): Promise<FollowUpTold['to']> {
  const unit = party === null ? undefined : await unitOfParty(shell, citizenId, party)
  return unit === undefined ? null : { id: unit.id, name: unit.name }
}

/** A doctor decides a line; the medicine card is told. */
export function decideMedicineLine(
  shell: Shell,
  on: OnMedicines,
  { followUp, ...told }: DecideLineTold,
): MedicinesAnswer {
  return change(shell, on, 'decide-medicine-line', async (moment) => {
    const { state, cave, standing, now, on: day, nextId } = moment
    const { who, party, mayPrescribe } = standing
    if (!mayPrescribe || party === null) return refused('medicine-only-prescriber')
    const asked = followUp && { ...followUp, to: await toWhom(shell, on.citizenId, followUp.party) }
    return decideLine(state, { ...told, followUp: asked, cave, by: who, party }, now, day, nextId)
  })
}

/** The municipality says what it dispenses; null when the citizen takes care of the medicine alone. */
export function stateDispensingList(
  shell: Shell,
  on: OnMedicines,
  medicines: readonly Medicine[] | null,
): MedicinesAnswer {
  return stateListThatIs(shell, on, () => ok(medicines))
}

/** The same of a list that is read once it is known that the actor may state it. */
export function stateListThatIs(
  shell: Shell,
  on: OnMedicines,
  read: () => Result<readonly Medicine[] | null, ReadListRefused>,
): MedicinesAnswer {
  return change(shell, on, 'state-dispensing-list', ({ state, standing, now }) => {
    if (!standing.mayDispense) return refused('dispensing-list-only-municipality')
    const list = read()
    if (!list.ok) return list
    return stateList(list.value && withPrescribers(state, list.value), standing.who, now)
  })
}

/** What names an order of the card has its prescriber: a nurse copies it and prescribes nothing. */
function withPrescribers({ card }: MedicineState, medicines: readonly Medicine[]): readonly Medicine[] {
  const orders = new Map(card?.orders.map((order) => [order.orderId, order.prescriber]))
  return medicines.map((one) => ({
    ...one,
    prescriber: one.orderId === null ? null : (orders.get(one.orderId) ?? null),
  }))
}

/** The municipality dispenses exactly what the card says now; what is paused is not given. */
export function dispenseByCard(shell: Shell, on: OnMedicines): MedicinesAnswer {
  return change(shell, on, 'state-dispensing-list', ({ state, standing, now, on: day }) => {
    if (!standing.mayDispense) return refused('dispensing-list-only-municipality')
    if (hasWaitingChanges(state)) return refused('fmk-changes-waiting')
    const given = ordersOn(state.card, day).filter((order) => !isPausedOn(order, day))
    return stateList(
      given.map(({ version: _, ...medicine }) => medicine),
      standing.who,
      now,
    )
  })
}

/** The actor's party stands behind the list as it is. */
export function confirmMedicines(
  shell: Shell,
  on: OnMedicines,
  reconciliationId: ReconciliationId,
): MedicinesAnswer {
  return change(shell, on, 'confirm-medicines', ({ state, standing, now, on: day }) => {
    const { party, who: by } = standing
    if (party === null || !mayConfirmFor(standing, party)) return refused('medicine-only-treating-party')
    return confirm(state, reconciliationId, { party, by }, now, day)
  })
}

/** The ward says how the citizen has enough of each medicine until a pharmacy is open. */
export function answerHomeSupply(
  shell: Shell,
  on: OnMedicines,
  told: Pick<Parameters<typeof answerSupply>[1], 'reconciliationId' | 'homeOn' | 'answers'>,
): MedicinesAnswer {
  return change(shell, on, 'answer-medicine-supply', ({ state, standing, now, on: day }) =>
    standing.isClinician && standing.party === 'hospital'
      ? answerSupply(state, { ...told, by: standing.who }, now, day)
      : refused('medicine-supply-only-ward'),
  )
}

/** The medicine card is to be marked reconciled. */
export function markCardReconciled(
  shell: Shell,
  on: OnMedicines,
  reconciliationId: ReconciliationId,
): MedicinesAnswer {
  return change(shell, on, 'mark-medicine-card-reconciled', ({ state, standing, now, on: day, nextId }) =>
    standing.mayPrescribe
      ? markReconciled(state, reconciliationId, standing.who, now, day, nextId())
      : refused('fmk-only-prescriber'),
  )
}

/** The pharmacy is told to pack no dose bags, or to pack them again. */
export function setDoseDispensing(
  shell: Shell,
  on: OnMedicines,
  told: { readonly isPaused: boolean; readonly reason: string },
): MedicinesAnswer {
  const object = told.isPaused ? 'pause-dose-dispensing' : 'resume-dose-dispensing'
  return change(shell, on, object, ({ state, standing, now, on: day, nextId }) =>
    standing.mayPrescribe
      ? changeDoseDispensing(state, { ...told, by: standing.who }, now, day, nextId())
      : refused('medicine-only-prescriber'),
  )
}
