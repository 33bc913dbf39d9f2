import { danishDateOf } from '../../../kernel/copenhagen-time.ts'
import { dueAt, type TimeLimit } from '../../../kernel/deadline.ts'
import type { CitizenId } from '../../../kernel/ids.ts'
import { signal } from '../../platform/live.ts'
import { type OutboxEvent, publish } from '../../platform/outbox.ts'
import type { Shell } from '../../platform/shell.ts'
import { getCitizen } from '../citizen/index.ts'
import { findUnit } from '../organisation/index.ts'
import { asksFor, settleCard } from './asks.ts'
import { medicineRules } from './catalogue.ts'
import type { CardChange } from './domain/card.ts'
import { type CaveState, foldCave } from './domain/cave.ts'
import { isCardReconciled, isDispensedByCard, isListCurrent } from './domain/conditions.ts'
import { differencesNow, isOpen, isUndecided } from './domain/differences.ts'
import type { MedicineEvent } from './domain/event.ts'
import { doneAtOf, factsOf } from './domain/facts.ts'
import { fold, isWaiting, type MedicineState } from './domain/fold.ts'
import { linesOf, unclearLines } from './domain/lines.ts'
import type { Who } from './domain/medicine.ts'
import type { CardChangesWanted, MedicinesChanged } from './events.ts'
import { listCaveEvents } from './store/cave.ts'
import * as store from './store.ts'

/** What is known of a citizen's medicine. */
export interface Known {
  readonly citizenId: CitizenId
  readonly events: readonly MedicineEvent[]
  readonly state: MedicineState
  /** What the citizen does not tolerate. */
  readonly cave: CaveState
}

export async function readKnown(shell: Shell, citizenId: CitizenId): Promise<Known> {
  const events = await store.listEvents(shell.db, citizenId)
  const cave = foldCave(await listCaveEvents(shell.db, citizenId))
  return { citizenId, events, state: fold(events), cave }
}

/** The same, held until the transaction ends. */
export async function lockKnown(shell: Shell, citizenId: CitizenId): Promise<Known> {
  await store.lockCitizen(shell.db, citizenId)
  return readKnown(shell, citizenId)
}

/**
 * Saves what has happened with what follows from it for the differences between the lists, puts changes of the card in their
 * queue, asks for the tasks that are needed, tells the others and wakes the screens.
 */
export async function keep(shell: Shell, known: Known, fresh: readonly MedicineEvent[]): Promise<Known> {
  if (fresh.length === 0) return known
  const { citizenId } = known
  const now = shell.clock.now()
  const on = danishDateOf(now)
  const rules = await medicineRules()
  const happened = fold(fresh, known.state)
  const otherwise = await whoOtherwise(shell, citizenId)
  const nextId = () => shell.ids.next<string>()
  const follows = differencesNow(happened, { rules, otherwise, now, on, nextId })
  const added = [...fresh, ...follows]
  const events = [...known.events, ...added]
  const after: Known = { ...known, events, state: fold(follows, happened) }
  await store.append(shell.db, citizenId, known.events.length, added, rowsOf(after))
  const setting = { citizenId, now, rules, within: (limit: TimeLimit) => dueAt(now, limit) }
  const overtaken = await queue(shell, after, added)
  const changed: MedicinesChanged = {
    type: 'medicines-changed',
    citizenId,
    occurredAt: now,
    data: { sequence: events.length, types: [...new Set(added.map(({ type }) => type))] },
  }
  await publish(shell, [
    changed,
    ...asksFor(after.state, added, setting),
    ...overtaken.flatMap((change) => settleCard(setting, change, 'away')),
    ...noLongerRefused(known.state, after.state).flatMap((change) => settleCard(setting, change, 'refused')),
    ...wantedOf(after, added),
  ])
  await signal(shell, [`citizen:${citizenId}`])
  return after
}

/** Whoever else would have it: the own doctor's practice. */
async function whoOtherwise(shell: Shell, citizenId: CitizenId): Promise<Who> {
  const { gpUnitId } = await getCitizen(shell, citizenId)
  const unit = gpUnitId === null ? undefined : await findUnit(shell, gpUnitId)
  return {
    personId: null,
    name: unit?.name ?? '',
    function: null,
    unitId: unit?.id ?? null,
    unitName: unit?.name ?? null,
  }
}

/** Changes of the card that an event wants, with who wants them. */
function changesIn(
  event: MedicineEvent,
): { readonly changes: readonly CardChange[]; readonly by: Who } | undefined {
  switch (event.type) {
    case 'line-decided':
      return { changes: event.changes, by: event.by }
    case 'dose-dispensing-paused':
    case 'dose-dispensing-resumed':
    case 'reconciled-marked':
      return { changes: [event.change], by: event.by }
    default:
      return undefined
  }
}

/** What the card had refused and nobody wants any more: the line has been decided anew. */
function noLongerRefused(before: MedicineState, after: MedicineState): readonly CardChange[] {
  const still = new Set(after.pending.map(({ changeId }) => changeId))
  return before.pending.filter((one) => !isWaiting(one) && !still.has(one.changeId))
}

/** @returns changes nobody wants any more that a person was asked to look at */
async function queue(
  shell: Shell,
  { citizenId, events, state }: Known,
  added: readonly MedicineEvent[],
): Promise<readonly CardChange[]> {
  const first = events.length - added.length + 1
  if (!added.some((event) => changesIn(event) !== undefined)) return []
  const wanted = added.flatMap((event, index) => {
    const found = changesIn(event)
    if (found === undefined) return []
    const { by, changes } = found
    return changes.map((change) => ({ change, by, position: first + index, at: event.at }))
  })
  const still = state.pending.filter(isWaiting).map(({ changeId }) => changeId)
  return store.queueChanges(shell.db, citizenId, wanted, still)
}

function wantedOf({ citizenId }: Known, added: readonly MedicineEvent[]): OutboxEvent[] {
  const isWanted = added.some((event) => (changesIn(event)?.changes.length ?? 0) > 0)
  if (!isWanted) return []
  const occurredAt = added[0]?.at
  if (occurredAt === undefined) return []
  const wanted: CardChangesWanted = {
    type: 'medicine-card-changes-wanted',
    citizenId,
    occurredAt,
    data: {},
  }
  return [wanted]
}

/** Each reconciliation as a list shows it, worked out from the whole history. */
export function rowsOf({ citizenId, events, state }: Omit<Known, 'cave'>): store.ReconciliationRow[] {
  const last = events.at(-1)
  if (last === undefined || state.reconciliations.length === 0) return []
  const on = danishDateOf(last.at)
  const facts = factsOf(events)
  return state.reconciliations.map((reconciliation) => {
    const { reconciliationId, stayId } = reconciliation
    const open = state.differences.filter((one) => one.reconciliationId === reconciliationId && isOpen(one))
    const atDischarge = facts.findLast(
      ({ subjectId, kind, key }) =>
        subjectId === stayId &&
        kind === 'medicines-reconciled-at-discharge' &&
        !facts.some(({ data }) => data.cancels === key),
    )
    return {
      citizenId,
      reconciliationId,
      stayId,
      startedAt: reconciliation.startedAt,
      endedAt: reconciliation.endedAt,
      unclearLines: unclearLines(linesOf(state, reconciliation, on)).length,
      openDifferences: open.length,
      isHighRiskOpen: open.some((one) => one.isHighRisk && isUndecided(one)),
      isCardReconciled: isCardReconciled(state, reconciliation),
      isListGiven: isListCurrent(state),
      isDispensedByCard: isDispensedByCard(state, on),
      reconciledAtDischargeAt: atDischarge?.at ?? null,
      doneAt: doneAtOf(facts, reconciliation) ?? null,
      sequence: state.sequence,
    }
  })
}
