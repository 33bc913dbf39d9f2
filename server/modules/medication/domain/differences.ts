import type { TimeLimit } from '../../../../kernel/deadline.ts'
import { dueAt } from '../../../../kernel/deadline.ts'
import type { DanishDate, Instant } from '../../../../kernel/instant.ts'
import { ordersOn } from './card.ts'
import { compareHome } from './compare.ts'
import type { DifferenceDecided, DifferenceFound, DifferenceSolved } from './event.ts'
import { agreedMedicines, currentReconciliation, type Difference, type MedicineState } from './fold.ts'
import { byRow, type Medicine, type RowKey, type Who } from './medicine.ts'
import { regimenOf } from './regimen.ts'
import { type ByRisk, highRiskOf, type MedicineRules } from './rules.ts'

type DifferenceEvent = DifferenceFound | DifferenceDecided | DifferenceSolved

/** What the rules do not know: who answers when nobody has prescribed the line, and new ids. */
export interface DifferenceSetting {
  readonly rules: MedicineRules
  readonly otherwise: Who
  readonly now: Instant
  readonly on: DanishDate
  nextId(): string
}

/**
 * What follows for the differences from how things stand. One is found when the municipality has said what it dispenses at
 * home after the line last changed, and it is not what the card says; before that the municipality has simply not got there
 * yet. It is decided when a prescriber has decided the line since, and solved when the two lists agree. Asked again of what it
 * answers it says nothing more.
 */
export function differencesNow(state: MedicineState, setting: DifferenceSetting): DifferenceEvent[] {
  const { now, on } = setting
  const differing = differingRows(state, on)
  const open = state.differences.filter(isOpen)
  const settled = open.flatMap((one): DifferenceEvent[] => {
    const { differenceId } = one
    if (!differing.has(one.rowKey)) return [{ type: 'difference-solved', at: now, differenceId }]
    if (one.decidedAt === null && !isDecidedSince(state, one)) return []
    const mustChangeHome = isHomeOtherThanAgreed(state, one.rowKey, on)
    // The municipality has said something else since: it has done its part, or undone it, while the card is still behind.
    if (one.decidedAt !== null && one.mustChangeHome === mustChangeHome) return []
    return [{ type: 'difference-decided', at: now, differenceId, mustChangeHome }]
  })
  const disputed = new Set(open.map(({ rowKey }) => rowKey))
  const found = [...differing].flatMap(([rowKey, kind]): DifferenceEvent[] => {
    if (disputed.has(rowKey)) return []
    const event = find(state, rowKey, kind, setting)
    return event === undefined ? [] : [event]
  })
  return [...settled, ...found]
}

export function isOpen({ solvedAt }: Difference): boolean {
  return solvedAt === null
}

/** Somebody must decide: no prescriber has since it was found. */
export function isUndecided(difference: Difference): boolean {
  return isOpen(difference) && difference.decidedAt === null
}

function differingRows(state: MedicineState, on: DanishDate): ReadonlyMap<RowKey, DifferenceFound['kind']> {
  const { dispensing, card } = state
  if (dispensing?.isHelped !== true || card === undefined) return new Map()
  const differing = compareHome(ordersOn(card, on), dispensing.medicines, on)
  return new Map(differing.map(({ rowKey, kind }) => [rowKey, kind]))
}

function isDecidedSince(state: MedicineState, { rowKey, at }: Difference): boolean {
  const decision = currentReconciliation(state)?.decisions.get(rowKey)
  return decision !== undefined && decision.status !== 'unclear' && decision.at > at
}

function isHomeOtherThanAgreed(state: MedicineState, rowKey: RowKey, on: DanishDate): boolean {
  const home = byRow(state.dispensing?.medicines ?? []).get(rowKey) ?? []
  return regimenOf(home, on) !== regimenOf(agreedMedicines(state, rowKey), on)
}

function find(
  state: MedicineState,
  rowKey: RowKey,
  kind: DifferenceFound['kind'],
  { rules, otherwise, now, nextId }: DifferenceSetting,
): DifferenceFound | undefined {
  const reconciliation = currentReconciliation(state)
  const { dispensing } = state
  if (reconciliation === undefined || reconciliation.endedAt === null || dispensing === undefined) return
  const lastChange = state.lineChanges.get(rowKey)?.sequence ?? 0
  if (dispensing.sequence < lastChange || state.pending.some((one) => one.rowKey === rowKey)) return
  const onCard = byRow(state.card?.orders ?? []).get(rowKey) ?? []
  const atHome = byRow(dispensing.medicines).get(rowKey) ?? []
  const medicine = onCard[0] ?? atHome[0]
  if (medicine === undefined) return
  const isHighRisk = highRiskOf(rules, medicine.atc) !== null
  const decided = reconciliation.decisions.get(rowKey)?.by
  return {
    type: 'difference-found',
    at: now,
    differenceId: nextId(),
    reconciliationId: reconciliation.reconciliationId,
    rowKey,
    name: medicine.name,
    kind,
    isHighRisk,
    by: dispensing.by,
    prescriber: prescriberOf(onCard) ?? decided ?? prescriberOf(atHome) ?? otherwise,
    ...dueAt(now, within(rules.differenceWithin, isHighRisk)),
  }
}

/** One whose unit is known, since a task needs a unit to lie with. */
function prescriberOf(medicines: readonly Medicine[]): Who | undefined {
  const prescribers = medicines.flatMap(({ prescriber }) => (prescriber === null ? [] : [prescriber]))
  return prescribers.find(({ unitId }) => unitId !== null)
}

export function within({ highRisk, other }: ByRisk, isHighRisk: boolean): TimeLimit {
  return isHighRisk ? highRisk : other
}
