import { type DanishDate, epoch, type Instant, instant } from '../../../../../kernel/instant.ts'

/** From when to when something was given, and whether it was ended before its time. */
export interface Term {
  readonly from: Instant
  /** None while no end was given. */
  readonly to: Instant | null
  readonly endedAt: Instant | null
}

export type Standing = 'coming' | 'in-force' | 'over'

/** Whether it holds at a moment. The end itself is outside: what ends at 12:00:00 no longer holds at 12:00:00. */
export function standingOf({ from, to, endedAt }: Term, at: Instant): Standing {
  const now = epoch(at)
  if (endedAt !== null && epoch(endedAt) <= now) return 'over'
  if (to !== null && epoch(to) <= now) return 'over'
  return epoch(from) <= now ? 'in-force' : 'coming'
}

/** The same moment a year later; of 29 February, 28 February. */
export function aYearAfter(at: Instant): Instant {
  const moment = new Date(at)
  const month = moment.getUTCMonth()
  moment.setUTCFullYear(moment.getUTCFullYear() + 1)
  if (moment.getUTCMonth() !== month) moment.setUTCDate(0)
  return instant(moment)
}

export function isLater(one: Instant, other: Instant): boolean {
  return epoch(one) > epoch(other)
}

/** Days are compared as written. */
export function isEarlierDay(one: DanishDate, other: DanishDate): boolean {
  return one < other
}
