import type { DanishDate, Instant } from '../../../../kernel/instant.ts'
import { ok, type Refusal, type Result, refused } from '../../../../kernel/result.ts'
import type { DoseDispensing } from './card.ts'
import type { DoseDispensingChanged } from './event.ts'
import { currentReconciliation, isWaiting, type MedicineState } from './fold.ts'
import { linesOf } from './lines.ts'
import type { Who } from './medicine.ts'

export type DoseDispensingRefused = Refusal<
  | 'medicine-reason-missing'
  | 'dose-dispensing-none'
  | 'dose-dispensing-paused-already'
  | 'dose-dispensing-not-paused'
  | 'medicine-lines-unclear'
>

/** How it stands, with what is on its way to the card. */
export function doseDispensingOf({ card, pending }: MedicineState): DoseDispensing {
  const known = card?.doseDispensing ?? { status: 'none', since: null, by: null, reason: '' }
  const last = pending.filter(isWaiting).findLast(({ deed }) => deed.what.endsWith('dose-dispensing'))
  if (last === undefined) return known
  return {
    ...known,
    status: last.deed.what === 'pause-dose-dispensing' ? 'paused' : 'active',
    since: last.wantedAt,
  }
}

export function whyNotPause(state: MedicineState): DoseDispensingRefused | undefined {
  const { status } = doseDispensingOf(state)
  if (status === 'none') return refused('dose-dispensing-none').refusal
  return status === 'paused' ? refused('dose-dispensing-paused-already').refusal : undefined
}

/**
 * Bags are not packed again while it is unclear what should be in them: every line that is packed must have been decided, and
 * none may be in dispute.
 */
export function whyNotResume(state: MedicineState, on: DanishDate): DoseDispensingRefused | undefined {
  const { status } = doseDispensingOf(state)
  if (status === 'none') return refused('dose-dispensing-none').refusal
  if (status === 'active') return refused('dose-dispensing-not-paused').refusal
  const disputed = new Set(
    state.differences
      .filter(({ decidedAt, solvedAt }) => decidedAt === null && solvedAt === null)
      .map(({ rowKey }) => rowKey),
  )
  const rows = linesOf(state, currentReconciliation(state), on)
    .filter((line) => [...line.before, ...line.now].some(({ isDoseDispensed }) => isDoseDispensed))
    .filter(({ status: decided, rowKey }) => decided === 'unclear' || disputed.has(rowKey))
    .map(({ rowKey }) => rowKey)
  return rows.length > 0 ? refused('medicine-lines-unclear', { rows }).refusal : undefined
}

/** A doctor actively pauses or resumes the packing of dose bags; nothing does it by itself (pathways A-med). */
export function changeDoseDispensing(
  state: MedicineState,
  { isPaused, reason, by }: { readonly isPaused: boolean; readonly reason: string; readonly by: Who },
  now: Instant,
  on: DanishDate,
  changeId: string,
): Result<DoseDispensingChanged, DoseDispensingRefused> {
  if (isPaused && reason === '') return refused('medicine-reason-missing')
  const refusal = isPaused ? whyNotPause(state) : whyNotResume(state, on)
  if (refusal !== undefined) return { ok: false, refusal }
  const what = isPaused ? 'pause-dose-dispensing' : 'resume-dose-dispensing'
  return ok({
    type: isPaused ? 'dose-dispensing-paused' : 'dose-dispensing-resumed',
    at: now,
    reason,
    by,
    change: { changeId, deed: { what, reason }, rowKey: null, name: null, orderVersion: null },
  })
}
