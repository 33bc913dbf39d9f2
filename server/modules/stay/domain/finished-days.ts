import { danishDateOf } from '../../../../kernel/copenhagen-time.ts'
import { daysBetween } from '../../../../kernel/danish-calendar.ts'
import type { Instant } from '../../../../kernel/instant.ts'

/**
 * The finished days: how many midnights the citizen has stayed on after the treatment was over (pathways A, exceptions). Danish
 * midnights, so the nights when the clocks change count as one like any other.
 */
export function finishedDays(finishedAt: Instant, until: Instant): number {
  return Math.max(0, daysBetween(danishDateOf(finishedAt), danishDateOf(until)))
}
