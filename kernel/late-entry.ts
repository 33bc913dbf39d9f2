import { epoch, type Instant } from './instant.ts'

/**
 * How far back somebody may say that something was done when they write it down afterwards in true time (pathways 0, SYSTEM_DOWN),
 * in days. Half a year covers any breakdown and anybody's holiday; last year's date for this year's, or the year 1200, is a slip.
 */
export const lateEntryReachesDays = 180

export function isTooLongAgo(happenedAt: Instant, now: Instant): boolean {
  return epoch(happenedAt) < epoch(now) - lateEntryReachesDays * 86_400_000
}
