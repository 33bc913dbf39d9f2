import { type ClockTime, danishDateOf, endOfDay, momentAt } from './copenhagen-time.ts'
import { addDays, addMonths, addWorkdays, type DanishCalendar, danishCalendar } from './danish-calendar.ts'
import { type DanishDate, epoch, type Instant, instant } from './instant.ts'

export type TimeUnit = 'minute' | 'hour' | 'day' | 'workday' | 'week' | 'month' | 'year'

/**
 * How long somebody has. Minutes and hours are elapsed time, so 72 hours are 72 hours also in the night when clocks change.
 * All other units count Danish days and last to the end of the day they reach, or to a time on the clock there.
 */
export interface TimeLimit {
  /** A whole number, 0 or more. */
  readonly amount: number
  readonly unit: TimeUnit
  /** Only with days and longer: `{ amount: 1, unit: 'workday', at: '12:00' }` is noon on the next workday. */
  readonly at?: ClockTime
}

export interface Deadline {
  /** The last moment that is in time. */
  readonly dueAt: Instant
  /** When three quarters of the time are gone (pathways 0). */
  readonly warnAt: Instant
}

const millisecondsOf = { minute: 60_000, hour: 3_600_000 }
const warningShare = 0.75

/**
 * When something must be done that may take so long from a moment. With a time on the clock that has passed on the day
 * reached, it is that time on the next day, or the next workday: a deadline never lies before its anchor.
 * Throws RangeError for an amount that is not a whole number of 0 or more, and for a clock time with minutes or hours.
 */
export function dueAt(
  anchor: Instant,
  limit: TimeLimit,
  calendar: DanishCalendar = danishCalendar,
): Deadline {
  if (!Number.isInteger(limit.amount) || limit.amount < 0)
    throw new RangeError(`not a time limit: ${limit.amount}`)
  const from = epoch(anchor)
  const due = endOf(anchor, from, limit, calendar)
  return { dueAt: instant(due), warnAt: instant(from + Math.floor((due - from) * warningShare)) }
}

function endOf(anchor: Instant, from: number, limit: TimeLimit, calendar: DanishCalendar): number {
  if (limit.unit === 'minute' || limit.unit === 'hour') {
    if (limit.at !== undefined) throw new RangeError(`a clock time needs days, not ${limit.unit}s`)
    return from + limit.amount * millisecondsOf[limit.unit]
  }
  const day = dayReached(danishDateOf(anchor), limit, calendar)
  if (limit.at === undefined) return epoch(endOfDay(day))
  const due = epoch(momentAt(day, limit.at))
  if (due >= from) return due
  const nextDay = limit.unit === 'workday' ? addWorkdays(day, 1, calendar) : addDays(day, 1)
  return epoch(momentAt(nextDay, limit.at))
}

function dayReached(from: DanishDate, { amount, unit }: TimeLimit, calendar: DanishCalendar): DanishDate {
  switch (unit) {
    case 'workday':
      return addWorkdays(from, amount, calendar)
    case 'week':
      return addDays(from, amount * 7)
    case 'month':
      return addMonths(from, amount)
    case 'year':
      return addMonths(from, amount * 12)
    default:
      return addDays(from, amount)
  }
}
