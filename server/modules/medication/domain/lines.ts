import type { DanishDate } from '../../../../kernel/instant.ts'
import { agreementOf, ordersOn } from './card.ts'
import { agreedRows, type Decision, isWaiting, type MedicineState, type Reconciliation } from './fold.ts'
import { byRow, isOnList, isPausedOn, type LineStatus, type Medicine, type RowKey } from './medicine.ts'
import { regimenOf } from './regimen.ts'

/** A medicine on every list side by side, with what has been decided about it. */
export interface Line {
  readonly rowKey: RowKey
  readonly before: readonly Medicine[]
  readonly discharge: readonly Medicine[]
  /** The hospital has decided it; until then the list at discharge has it as it was. */
  readonly isDischargeDecided: boolean
  readonly now: readonly Medicine[]
  /** Null when the municipality has told nothing, or gives no medicine. */
  readonly dispensing: readonly Medicine[] | null
  /** The decision that stands; none while nobody has decided, or when the card was changed to something else since. */
  readonly decision: Decision | undefined
  readonly status: LineStatus
  /** What comparing the lists suggests; undefined once it is decided. */
  readonly proposed: LineStatus | undefined
  readonly card: { readonly status: 'agrees' | 'waiting' | 'refused'; readonly because: string | null }
}

/** Every line any list has on the day, in the order of ATC. */
export function linesOf(
  state: MedicineState,
  reconciliation: Reconciliation | undefined,
  on: DanishDate,
): Line[] {
  const before = byRow(reconciliation?.before ?? [])
  const now = byRow(ordersOn(state.card, on))
  const stated = state.dispensing?.isHelped === true ? state.dispensing.medicines : undefined
  const dispensing = stated && byRow(stated.filter((one) => isOnList(one, on)))
  const agreed = agreedRows(state)
  const keys = new Set([
    ...before.keys(),
    ...now.keys(),
    ...(dispensing?.keys() ?? []),
    ...(reconciliation?.decisions.keys() ?? []),
  ])
  return [...keys].toSorted().map((rowKey) => {
    const decision = standingDecision(reconciliation, rowKey, agreed.get(rowKey) ?? [])
    const lists = { before: before.get(rowKey) ?? [], now: now.get(rowKey) ?? [] }
    return {
      rowKey,
      ...lists,
      discharge: dischargeOf(reconciliation, rowKey, lists.before),
      isDischargeDecided: hospitalDecision(reconciliation, rowKey) !== undefined,
      dispensing: dispensing === undefined ? null : (dispensing.get(rowKey) ?? []),
      decision,
      status: decision?.status ?? 'unclear',
      proposed: decision === undefined && reconciliation !== undefined ? propose(lists, on) : undefined,
      card: cardOf(state, rowKey),
    }
  })
}

/** A decision that is not, or no longer, what holds about the line decides nothing: somebody must decide anew. */
function standingDecision(
  reconciliation: Reconciliation | undefined,
  rowKey: RowKey,
  agreed: readonly Medicine[],
): Decision | undefined {
  const decision = reconciliation?.decisions.get(rowKey)
  if (decision === undefined || decision.status === 'unclear') return decision
  return agreementOf(agreed) === agreementOf(decision.after) ? decision : undefined
}

/** The list the hospital sends home: what it decided while the citizen was there, and the rest as it was. */
function dischargeOf(
  reconciliation: Reconciliation | undefined,
  rowKey: RowKey,
  before: readonly Medicine[],
): readonly Medicine[] {
  return hospitalDecision(reconciliation, rowKey)?.after ?? before
}

function hospitalDecision(reconciliation: Reconciliation | undefined, rowKey: RowKey): Decision | undefined {
  const decided = reconciliation?.ofHospital.get(rowKey)
  return decided?.status === 'unclear' ? undefined : decided
}

/** What has become of a line since before the stay, going by the card; a person decides whether it is so. */
export function propose(
  { before, now }: { readonly before: readonly Medicine[]; readonly now: readonly Medicine[] },
  on: DanishDate,
): LineStatus {
  if (before.length === 0 && now.length === 0) return 'unclear'
  if (before.length === 0) return 'new'
  if (now.length === 0) return 'stopped'
  if (now.every((one) => isPausedOn(one, on)) && !before.every((one) => isPausedOn(one, on))) return 'paused'
  return regimenOf(before, on) === regimenOf(now, on) ? 'unchanged' : 'dose-changed'
}

function cardOf(state: MedicineState, rowKey: RowKey): Line['card'] {
  const pending = state.pending.filter((one) => one.rowKey === rowKey)
  const refusal = pending.find((one) => !isWaiting(one))
  if (refusal !== undefined) return { status: 'refused', because: refusal.refusedBecause }
  return { status: pending.length > 0 ? 'waiting' : 'agrees', because: null }
}

/** The lines nobody has settled. */
export function unclearLines(lines: readonly Line[]): Line[] {
  return lines.filter(({ status }) => status === 'unclear')
}
