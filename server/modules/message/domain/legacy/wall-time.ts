import { type ClockTime, clockTimeOf, danishDateOf, momentAt } from '../../../../../kernel/copenhagen-time.ts'
import { parseDanishDate } from '../../../../../kernel/danish-calendar.ts'
import type { Branded } from '../../../../../kernel/ids.ts'
import { epoch, type Instant, instant } from '../../../../../kernel/instant.ts'

/**
 * A time as the older formats write it: a Danish date and what a clock on the wall shows, `1999-01-15T12:02`, with seconds only
 * where they were written. Which moment it was is not said in the hour that comes twice when summer ends.
 */
export type WallTime = Branded<'WallTime'>

const clock = /^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?$/

/** The time of a date `1999-01-15` and a clock `12:02` or `12:02:05`; undefined when there is no such day or time. */
export function wallTime(date: string, time: string): WallTime | undefined {
  return parseDanishDate(date) !== undefined && clock.test(time) ? (`${date}T${time}` as WallTime) : undefined
}

/** The moment it was; in the hour that comes twice, the first of the two. */
export function instantOf(at: WallTime): Instant {
  const date = at.slice(0, 10) as Parameters<typeof momentAt>[0]
  const minute = epoch(momentAt(date, at.slice(11, 16) as ClockTime))
  return instant(minute + Number(at.slice(17, 19) || 0) * 1000)
}

/** What a Danish clock showed at a moment, to the minute. */
export function wallTimeOf(at: Instant): WallTime {
  return `${danishDateOf(at)}T${clockTimeOf(at)}` as WallTime
}

/** To the second, for the formats that write seconds. */
export function wallTimeWithSeconds(at: Instant): WallTime {
  return `${wallTimeOf(at)}:${at.slice(17, 19)}` as WallTime
}
