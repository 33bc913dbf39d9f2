import type { DanishDate } from '../../../../kernel/instant.ts'
import type { reconciliationConditions } from '../../../../kernel/medicine-words.ts'
import { ordersOn } from './card.ts'
import { compareLists } from './compare.ts'
import { type Confirmation, isWaiting, type MedicineState, type Reconciliation } from './fold.ts'
import { linesOf, unclearLines } from './lines.ts'
import type { Party } from './medicine.ts'

export type Condition = (typeof reconciliationConditions)[number]

/**
 * The four things that make a reconciliation done (pathways A-med), each on its own: no line is unclear, the medicine card is
 * marked reconciled as it is, the citizen has the list as it is, and what the municipality dispenses equals the card.
 */
export function conditionsOf(
  state: MedicineState,
  reconciliation: Reconciliation,
  on: DanishDate,
): Readonly<Record<Condition, boolean>> {
  return {
    'no-line-unclear': unclearLines(linesOf(state, reconciliation, on)).length === 0,
    'fmk-reconciled': isCardReconciled(state, reconciliation),
    'citizen-has-list': isListCurrent(state),
    'dispensing-list-agrees': isDispensedByCard(state, on),
  }
}

/** Done exactly when all four hold. */
export function isDone(state: MedicineState, reconciliation: Reconciliation, on: DanishDate): boolean {
  return Object.values(conditionsOf(state, reconciliation, on)).every(Boolean)
}

/** Marked during this reconciliation, with no order changed since and nothing of ours missing on the card. */
export function isCardReconciled({ card, pending }: MedicineState, { startedAt }: Reconciliation): boolean {
  const reconciled = card?.reconciled ?? null
  const isBehind = pending.some((one) => isWaiting(one) || one.rowKey !== null)
  if (card === undefined || reconciled === null || isBehind) return false
  return reconciled.at >= startedAt && !isChangedSinceMarked(card)
}

export function isChangedSinceMarked(card: NonNullable<MedicineState['card']>): boolean {
  const { reconciled, ordersChangedAt } = card
  return reconciled !== null && ordersChangedAt !== null && ordersChangedAt > reconciled.at
}

/** The citizen has a list, and no line has changed since they got it. */
export function isListCurrent({ given, listVersion, reconciliations }: MedicineState): boolean {
  const started = reconciliations.at(-1)?.startedAt
  return given !== undefined && given.sequence > listVersion && (started === undefined || given.at >= started)
}

/** A citizen who takes care of the medicine alone is dispensed nothing that could differ. */
export function isDispensedByCard({ card, dispensing }: MedicineState, on: DanishDate): boolean {
  if (dispensing === undefined || card === undefined) return false
  return !dispensing.isHelped || compareLists(ordersOn(card, on), dispensing.medicines, on).length === 0
}

/**
 * Who stands behind the list as it is. A confirmation falls away when a line changes after it; the municipality's also when
 * what it dispenses is no longer what the card says.
 */
export function standingConfirmation(
  state: MedicineState,
  { confirmations }: Reconciliation,
  party: Party,
  on: DanishDate,
): Confirmation | undefined {
  const confirmed = confirmations.get(party)
  if (confirmed === undefined || confirmed.sequence < state.listVersion) return undefined
  return party === 'municipality' && !isDispensedByCard(state, on) ? undefined : confirmed
}

/** The hospital has done its part: the card is marked, the hospital stands behind it, all lines are settled (pathways A12). */
export function isReconciledAtDischarge(
  state: MedicineState,
  reconciliation: Reconciliation,
  on: DanishDate,
): boolean {
  return (
    isCardReconciled(state, reconciliation) &&
    standingConfirmation(state, reconciliation, 'hospital', on) !== undefined &&
    unclearLines(linesOf(state, reconciliation, on)).length === 0
  )
}

/** At home all four hold, and the own doctor and the municipality stand behind it (pathways A18). */
export function isReconciledAfterDischarge(
  state: MedicineState,
  reconciliation: Reconciliation,
  on: DanishDate,
): boolean {
  return (
    reconciliation.endedAt !== null &&
    (['gp', 'municipality'] as const).every(
      (party) => standingConfirmation(state, reconciliation, party, on) !== undefined,
    ) &&
    isDone(state, reconciliation, on)
  )
}

/** Changes on their way to the card: until it has answered nobody can stand behind it. */
export function hasWaitingChanges({ pending }: MedicineState): boolean {
  return pending.some(isWaiting)
}
