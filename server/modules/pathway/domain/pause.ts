import { danishDateOf, startOfDay } from '../../../../kernel/copenhagen-time.ts'
import { addDays, addWorkdays, daysBetween, isWorkday } from '../../../../kernel/danish-calendar.ts'
import { dueAt, type TimeLimit } from '../../../../kernel/deadline.ts'
import { epoch, type Instant, instant } from '../../../../kernel/instant.ts'
import type { Fact } from './fact.ts'
import type { FactCondition, Pause } from './programme.ts'

/** A time in which deadlines stand still; without an end it still does. */
interface Interval {
  readonly from: Instant
  readonly until: Instant | undefined
}

/** What a deadline is counted from when pauses are taken into account. */
export interface Shifted {
  readonly at: Instant
  /** True while it stands still: then there is no deadline. */
  readonly isPaused: boolean
}

/** The pauses of a step, in order and without overlap. @param factsFor facts that meet a condition, in order */
export function pausedBy(
  pauses: readonly Pause[] | undefined,
  stepId: string,
  factsFor: (condition: FactCondition) => readonly Fact[],
): Interval[] {
  if (pauses === undefined) return []
  const intervals = pauses
    .filter(({ steps }) => steps === undefined || steps.includes(stepId))
    .flatMap(({ from, until }) => intervalsOf(factsFor(from), factsFor(until)))
    .sort((one, other) => (one.from < other.from ? -1 : 1))
  const merged: Interval[] = []
  for (const next of intervals) {
    const last = merged.at(-1)
    if (last === undefined || (last.until !== undefined && last.until < next.from)) merged.push(next)
    else merged[merged.length - 1] = { from: last.from, until: later(last.until, next.until) }
  }
  return merged
}

function intervalsOf(begins: readonly Fact[], ends: readonly Fact[]): Interval[] {
  const intervals: Interval[] = []
  for (const { at: from } of begins) {
    const last = intervals.at(-1)
    // Told to stand still while it does: nothing new.
    if (last !== undefined && (last.until === undefined || from < last.until)) continue
    intervals.push({ from, until: ends.find(({ at }) => at >= from)?.at })
  }
  return intervals
}

function later(one: Instant | undefined, other: Instant | undefined): Instant | undefined {
  return one === undefined || other === undefined ? undefined : one > other ? one : other
}

/**
 * Moves an anchor by the pauses that began while its deadline still ran. One that began after the deadline moves nothing. Hours
 * move by the hours that passed, days by the days, workdays by the workdays: from Monday to Wednesday gives two more.
 */
export function shift(anchor: Instant, limit: TimeLimit, pauses: readonly Interval[]): Shifted {
  let at = anchor
  for (const { from, until } of pauses) {
    if (from > dueAt(at, limit).dueAt) break
    if (until === undefined) return { at, isPaused: true }
    const began = from > anchor ? from : anchor
    if (until > began) at = movedBy(at, { from: began, until }, limit)
  }
  return { at, isPaused: false }
}

function movedBy(
  at: Instant,
  { from, until }: { from: Instant; until: Instant },
  { unit }: TimeLimit,
): Instant {
  if (unit === 'minute' || unit === 'hour') return instant(epoch(at) + epoch(until) - epoch(from))
  const [first, last, day] = [danishDateOf(from), danishDateOf(until), danishDateOf(at)]
  const days = daysBetween(first, last)
  if (days === 0) return at
  if (unit !== 'workday') return startOfDay(addDays(day, days))
  const held = Array.from({ length: days }, (_, index) => addDays(first, index)).filter((one) =>
    isWorkday(one),
  )
  return held.length === 0 ? at : startOfDay(addWorkdays(day, held.length))
}
