import type { ReconciliationId, StayId } from '../../../../kernel/ids.ts'
import type { Instant } from '../../../../kernel/instant.ts'
import { agreementOf, type Card, type CardChange } from './card.ts'
import type {
  DifferenceFound,
  DispensingListStated,
  LineDecided,
  ListGiven,
  MedicineEvent,
  PartyConfirmed,
  SupplyAnswered,
} from './event.ts'
import { byRow, type Medicine, type Party, type RowKey } from './medicine.ts'

/** A change of the card that has not been done: on its way, or refused. */
export interface PendingChange extends CardChange {
  readonly wantedAt: Instant
  readonly refusedBecause: string | null
}

export interface Decision extends LineDecided {
  readonly sequence: number
}

export interface Confirmation extends PartyConfirmed {
  readonly sequence: number
}

export interface Difference extends DifferenceFound {
  readonly decidedAt: Instant | null
  readonly mustChangeHome: boolean
  readonly solvedAt: Instant | null
}

/** A line that changed, and by which event: what makes a confirmation fall away. */
export interface LineChange {
  readonly rowKey: RowKey
  readonly sequence: number
  readonly at: Instant
}

/** The agreement about the medicine of one stay. */
export interface Reconciliation {
  readonly reconciliationId: ReconciliationId
  readonly stayId: StayId
  readonly startedAt: Instant
  readonly endedAt: Instant | null
  readonly before: readonly Medicine[]
  /** The latest of each line. */
  readonly decisions: ReadonlyMap<RowKey, Decision>
  /** The latest of each line by the hospital while the citizen was there: the list at discharge. */
  readonly ofHospital: ReadonlyMap<RowKey, Decision>
  readonly confirmations: ReadonlyMap<Party, Confirmation>
  readonly supply: (SupplyAnswered & { readonly sequence: number }) | undefined
}

/** The medicine of one citizen as everything that has happened makes it. */
export interface MedicineState {
  /** How many events there are. */
  readonly sequence: number
  /** The event with which a line last changed; 0 while none has. What people confirm and are given is of one version. */
  readonly listVersion: number
  readonly lineChanges: ReadonlyMap<RowKey, LineChange>
  readonly card: Card | undefined
  readonly cardReadAt: Instant | undefined
  readonly dispensing: (DispensingListStated & { readonly sequence: number }) | undefined
  /** Every reconciliation, the newest last. */
  readonly reconciliations: readonly Reconciliation[]
  readonly pending: readonly PendingChange[]
  readonly differences: readonly Difference[]
  readonly given: (ListGiven & { readonly sequence: number }) | undefined
}

export const nothingYet: MedicineState = {
  sequence: 0,
  listVersion: 0,
  lineChanges: new Map(),
  card: undefined,
  cardReadAt: undefined,
  dispensing: undefined,
  reconciliations: [],
  pending: [],
  differences: [],
  given: undefined,
}

export function fold(events: readonly MedicineEvent[], from: MedicineState = nothingYet): MedicineState {
  return events.reduce(apply, from)
}

function apply(before: MedicineState, event: MedicineEvent): MedicineState {
  const after = happen(before, event, before.sequence + 1)
  const changed = linesChangedBetween(before, after)
  if (changed.length === 0) return after
  const lineChanges = new Map(before.lineChanges)
  for (const rowKey of changed) lineChanges.set(rowKey, { rowKey, sequence: after.sequence, at: event.at })
  return { ...after, listVersion: after.sequence, lineChanges }
}

function happen(state: MedicineState, event: MedicineEvent, sequence: number): MedicineState {
  const next = { ...state, sequence }
  switch (event.type) {
    case 'card-read':
      return { ...next, card: event.card, cardReadAt: event.at }
    case 'reconciliation-started': {
      const { reconciliationId, stayId, before, at } = event
      const nobody = {
        decisions: new Map(),
        ofHospital: new Map(),
        confirmations: new Map(),
        supply: undefined,
      }
      const started = { reconciliationId, stayId, startedAt: at, endedAt: null, before, ...nobody }
      return { ...next, reconciliations: [...state.reconciliations, started] }
    }
    case 'stay-ended':
    case 'stay-resumed': {
      const endedAt = event.type === 'stay-ended' ? event.happenedAt : null
      return change(next, event.reconciliationId, (one) => ({ ...one, endedAt }))
    }
    case 'line-decided': {
      const decision = { ...event, sequence }
      const decided = change(next, event.reconciliationId, (one) => ({
        ...one,
        decisions: new Map(one.decisions).set(event.rowKey, decision),
        ...(event.party === 'hospital' &&
          one.endedAt === null && { ofHospital: new Map(one.ofHospital).set(event.rowKey, decision) }),
      }))
      // What was decided before and has not reached the card is overtaken: only the newest is still wanted.
      const others = state.pending.filter(({ rowKey }) => rowKey !== event.rowKey)
      return { ...decided, pending: [...others, ...event.changes.map((one) => wanted(one, event.at))] }
    }
    case 'dispensing-list-stated':
      return { ...next, dispensing: { ...event, sequence } }
    case 'party-confirmed':
      return change(next, event.reconciliationId, (one) => ({
        ...one,
        confirmations: new Map(one.confirmations).set(event.party, { ...event, sequence }),
      }))
    case 'supply-answered':
      return change(next, event.reconciliationId, (one) => ({ ...one, supply: { ...event, sequence } }))
    case 'list-given':
      return { ...next, given: { ...event, sequence } }
    case 'dose-dispensing-paused':
    case 'dose-dispensing-resumed':
    case 'reconciled-marked': {
      // What was refused of the same before is wanted anew, not twice.
      const others = state.pending.filter((one) => isWaiting(one) || !isSameMatter(one, event.change))
      return { ...next, pending: [...others, wanted(event.change, event.at)] }
    }
    case 'card-change-answered':
      return {
        ...next,
        pending: state.pending.flatMap((one) => {
          if (one.changeId !== event.changeId) return [one]
          return event.refusedBecause === null ? [] : [{ ...one, refusedBecause: event.refusedBecause }]
        }),
      }
    case 'difference-found':
      return {
        ...next,
        differences: [
          ...state.differences,
          { ...event, decidedAt: null, mustChangeHome: false, solvedAt: null },
        ],
      }
    case 'difference-decided':
      return settle(next, event.differenceId, (one) => ({
        decidedAt: one.decidedAt ?? event.at,
        mustChangeHome: event.mustChangeHome,
      }))
    case 'difference-solved':
      return settle(next, event.differenceId, () => ({ solvedAt: event.at }))
  }
}

function isSameMatter({ deed: one }: CardChange, { deed: other }: CardChange): boolean {
  const isBags = ({ what }: CardChange['deed']) => what.endsWith('dose-dispensing')
  return one.what === other.what || (isBags(one) && isBags(other))
}

function wanted(change: CardChange, wantedAt: Instant): PendingChange {
  return { ...change, wantedAt, refusedBecause: null }
}

function change(
  state: MedicineState,
  id: ReconciliationId,
  how: (one: Reconciliation) => Reconciliation,
): MedicineState {
  const reconciliations = state.reconciliations.map((one) => (one.reconciliationId === id ? how(one) : one))
  return { ...state, reconciliations }
}

function settle(
  state: MedicineState,
  id: string,
  what: (one: Difference) => Partial<Difference>,
): MedicineState {
  const differences = state.differences.map((one) =>
    one.differenceId === id ? { ...one, ...what(one) } : one,
  )
  return { ...state, differences }
}

/** The reconciliation people work on: of the newest stay. */
export function currentReconciliation(state: MedicineState): Reconciliation | undefined {
  return state.reconciliations.at(-1)
}

/** A change that is on its way to the card; a refused one is not. */
export function isWaiting({ refusedBecause }: PendingChange): boolean {
  return refusedBecause === null
}

/**
 * What holds about a line: what was decided while it is on its way to the card, and else what the card says. A refused change
 * does not hold, however it was decided.
 */
export function agreedMedicines(state: MedicineState, rowKey: RowKey): readonly Medicine[] {
  return agreedRows(state).get(rowKey) ?? []
}

/** The same of every line at once. */
export function agreedRows(state: MedicineState): ReadonlyMap<RowKey, readonly Medicine[]> {
  const rows = new Map<RowKey, readonly Medicine[]>(byRow(state.card?.orders ?? []))
  const decisions = currentReconciliation(state)?.decisions
  for (const change of state.pending) {
    const decision = change.rowKey === null ? undefined : decisions?.get(change.rowKey)
    if (decision === undefined || !isWaiting(change)) continue
    rows.set(decision.rowKey, decision.after)
  }
  return rows
}

function linesChangedBetween(before: MedicineState, after: MedicineState): RowKey[] {
  if (before.card === after.card && before.pending === after.pending) return []
  const [was, is] = [agreedRows(before), agreedRows(after)]
  return [...new Set([...was.keys(), ...is.keys()])].filter((rowKey) => {
    const [one, other] = [was.get(rowKey), is.get(rowKey)]
    return one !== other && agreementOf(one ?? []) !== agreementOf(other ?? [])
  })
}
