import type { ReconciliationId } from '../../../../kernel/ids.ts'
import type { DanishDate, Instant } from '../../../../kernel/instant.ts'
import { ok, type Refusal, type Result, refused } from '../../../../kernel/result.ts'
import { hasWaitingChanges, isCardReconciled, isDispensedByCard, standingConfirmation } from './conditions.ts'
import type { PartyConfirmed, ReconciledMarked } from './event.ts'
import type { MedicineState, Reconciliation } from './fold.ts'
import { standingSupply } from './home-supply.ts'
import { linesOf, unclearLines } from './lines.ts'
import type { Party, Who } from './medicine.ts'

export type ConfirmRefused = Refusal<
  | 'reconciliation-unknown'
  | 'medicine-lines-unclear'
  | 'medicine-lists-differ'
  | 'medicine-confirmed-already'
  | 'medicine-supply-open'
  | 'fmk-changes-waiting'
>

export type MarkRefused = Refusal<
  'reconciliation-unknown' | 'medicine-lines-unclear' | 'fmk-changes-waiting' | 'fmk-reconciled-already'
>

/** Why a party cannot stand behind the list as it is; undefined when it can. */
export function whyNotConfirm(
  state: MedicineState,
  reconciliation: Reconciliation,
  party: Party,
  on: DanishDate,
): ReturnType<typeof refused<Exclude<ConfirmRefused['code'], 'reconciliation-unknown'>>> | undefined {
  const unclear = unclearLines(linesOf(state, reconciliation, on))
  if (unclear.length > 0) return refused('medicine-lines-unclear', { rows: unclear.map((one) => one.rowKey) })
  if (hasWaitingChanges(state)) return refused('fmk-changes-waiting')
  if (party === 'municipality' && !isDispensedByCard(state, on)) return refused('medicine-lists-differ')
  const standing = standingConfirmation(state, reconciliation, party, on)
  if (standing !== undefined) return refused('medicine-confirmed-already', { at: standing.at })
  // Nobody shall come home on a Friday evening without the weekend's medicine (pathways A12).
  const isGoingHome = party === 'hospital' && reconciliation.endedAt === null
  return isGoingHome && standingSupply(state, reconciliation, on) === undefined
    ? refused('medicine-supply-open')
    : undefined
}

/** A party stands behind the list as it is. */
export function confirm(
  state: MedicineState,
  reconciliationId: ReconciliationId,
  { party, by }: { readonly party: Party; readonly by: Who },
  now: Instant,
  on: DanishDate,
): Result<PartyConfirmed, ConfirmRefused> {
  const reconciliation = findReconciliation(state, reconciliationId)
  if (reconciliation === undefined) return refused('reconciliation-unknown')
  const fault = whyNotConfirm(state, reconciliation, party, on)
  return fault ?? ok({ type: 'party-confirmed', at: now, reconciliationId, party, by })
}

export function whyNotMark(
  state: MedicineState,
  reconciliation: Reconciliation,
  on: DanishDate,
): ReturnType<typeof refused<Exclude<MarkRefused['code'], 'reconciliation-unknown'>>> | undefined {
  const unclear = unclearLines(linesOf(state, reconciliation, on))
  if (unclear.length > 0) return refused('medicine-lines-unclear', { rows: unclear.map((one) => one.rowKey) })
  if (hasWaitingChanges(state)) return refused('fmk-changes-waiting')
  return isCardReconciled(state, reconciliation) ? refused('fmk-reconciled-already') : undefined
}

/** The card is to be marked reconciled. A change that was refused is looked past: the line it was about counts as it is on the card. */
export function markReconciled(
  state: MedicineState,
  reconciliationId: ReconciliationId,
  by: Who,
  now: Instant,
  on: DanishDate,
  changeId: string,
): Result<ReconciledMarked, MarkRefused> {
  const reconciliation = findReconciliation(state, reconciliationId)
  if (reconciliation === undefined) return refused('reconciliation-unknown')
  const fault = whyNotMark(state, reconciliation, on)
  if (fault !== undefined) return fault
  const change = {
    changeId,
    deed: { what: 'mark-reconciled' },
    rowKey: null,
    name: null,
    orderVersion: state.card?.ordersChangedAt ?? null,
  } as const
  return ok({ type: 'reconciled-marked', at: now, reconciliationId, by, change })
}

export function findReconciliation(
  { reconciliations }: MedicineState,
  id: ReconciliationId,
): Reconciliation | undefined {
  return reconciliations.find(({ reconciliationId }) => reconciliationId === id)
}
