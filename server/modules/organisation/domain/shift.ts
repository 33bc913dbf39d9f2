import type { RoleId } from '../../../../kernel/ids.ts'
import { epoch, type Instant, instant } from '../../../../kernel/instant.ts'
import { ok, type Refusal, type Result, refused } from '../../../../kernel/result.ts'

/** A person is at work in a role: from the rota, or begun by themselves. */
export interface Shift {
  readonly id: string
  readonly roleId: RoleId
  readonly from: Instant
  /** When it ends, or ended early. */
  readonly to: Instant
  readonly toldThrough: 'rota' | 'self'
}

const hour = 3_600_000

/** A shift one has begun oneself and forgotten ends by itself after so many hours: it opens citizens' records. */
export const longestOwnHours = 12

/** The shift that counts at a moment, of several the one that lasts longest. */
export function shiftAt(shifts: readonly Shift[], at: Instant): Shift | undefined {
  return shifts
    .filter(({ from, to }) => from <= at && at < to)
    .toSorted((one, other) => other.to.localeCompare(one.to))
    .at(0)
}

/** Begins a shift of one's own, to a moment within twelve hours. */
export function beginShift(
  shifts: readonly Shift[],
  wish: { readonly id: string; readonly roleId: RoleId; readonly to?: Instant | undefined },
  now: Instant,
): Result<Shift, Refusal<'shift-begun-already' | 'shift-length-wrong'>> {
  const running = shiftAt(shifts, now)
  if (running !== undefined) return refused('shift-begun-already', { to: running.to })
  const latest = instant(epoch(now) + longestOwnHours * hour)
  const to = wish.to ?? latest
  if (to <= now || to > latest) return refused('shift-length-wrong', { hours: longestOwnHours })
  return ok({ id: wish.id, roleId: wish.roleId, from: now, to, toldThrough: 'self' })
}

/** A shift as the rota has it. */
export interface RotaShift {
  readonly roleId: RoleId
  readonly from: Instant
  readonly to: Instant
}

export interface RotaChange {
  /** Not known yet. */
  readonly added: readonly RotaShift[]
  /** Stood in the rota before and does so no longer. */
  readonly removed: readonly Shift[]
}

/**
 * What a rota changes in what was told before of the same units and time: a shift that is there stays, one that is not there
 * any more is taken out. What people have begun themselves is not the rota's to change.
 */
export function compareRota(known: readonly Shift[], rota: readonly RotaShift[]): RotaChange {
  const keyOf = ({ roleId, from, to }: RotaShift) => `${roleId} ${from} ${to}`
  const told = new Map(rota.map((shift) => [keyOf(shift), shift]))
  const before = known.filter(({ toldThrough }) => toldThrough === 'rota')
  const kept = new Set(before.map(keyOf))
  return {
    added: [...told.values()].filter((shift) => !kept.has(keyOf(shift))),
    removed: before.filter((shift) => !told.has(keyOf(shift))),
  }
}
