import { type DanishDate, epoch, type Instant, instant } from './instant.ts'

/** A time on a Danish wall clock, `12:00`. */
export type ClockTime = `${number}:${number}`

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

const offsets = new Intl.DateTimeFormat('en-US', {
  timeZone: 'Europe/Copenhagen',
  timeZoneName: 'longOffset',
})

/** How far Danish clocks are ahead of UTC, in milliseconds, asked of the time zone database: about 2 µs a question. */
function askOffset(at: number): number {
  const name = offsets.formatToParts(at).find((part) => part.type === 'timeZoneName')?.value ?? ''
  const [, sign, hours, minutes] = /GMT([+-])(\d\d):(\d\d)/.exec(name) ?? []
  const size = Number(hours ?? 0) * hour + Number(minutes ?? 0) * minute
  return sign === '-' ? -size : size
}

/** The offsets of one UTC year: each holds from its moment until the next. */
type OffsetsOfYear = readonly { readonly from: number; readonly offset: number }[]

const years = new Map<number, OffsetsOfYear>()

/** The first millisecond at which `after` holds, known to lie in (earlier, later]. */
function firstMomentOf(after: number, earlier: number, later: number): number {
  let before = earlier
  let since = later
  while (since - before > 1) {
    const middle = Math.floor((before + since) / 2)
    if (askOffset(middle) === after) since = middle
    else before = middle
  }
  return since
}

function readYear(year: number): OffsetsOfYear {
  const found: { from: number; offset: number }[] = [
    { from: -Infinity, offset: askOffset(Date.UTC(year, 0, 1)) },
  ]
  for (let month = 0; month < 12; month += 1) {
    const earlier = Date.UTC(year, month, 1)
    const later = Date.UTC(year, month + 1, 1)
    const offset = askOffset(later)
    if (offset !== found.at(-1)?.offset) found.push({ from: firstMomentOf(offset, earlier, later), offset })
  }
  return found
}

/** How far Danish clocks are ahead of UTC at this moment, in milliseconds. Looked up once per year, then a comparison. */
export function copenhagenOffset(at: number): number {
  const year = new Date(at).getUTCFullYear()
  let known = years.get(year)
  if (known === undefined) {
    known = readYear(year)
    years.set(year, known)
  }
  let offset = 0
  for (const period of known) if (period.from <= at) offset = period.offset
  return offset
}

/** The date on a Danish wall calendar at this moment. */
export function danishDateOf(at: Instant): DanishDate {
  const ms = epoch(at)
  return new Date(ms + copenhagenOffset(ms)).toISOString().slice(0, 10) as DanishDate
}

/** The time on a Danish wall clock at this moment, to the minute. */
export function clockTimeOf(at: Instant): ClockTime {
  const ms = epoch(at)
  return new Date(ms + copenhagenOffset(ms)).toISOString().slice(11, 16) as ClockTime
}

/**
 * The moment a Danish wall clock shows this date and time. A time that comes twice, in the night when summer time ends, is
 * the first of the two; a time that never comes, when it begins, is as much later as the clock was moved.
 */
export function momentAt(date: DanishDate, time: ClockTime): Instant {
  return instant(epochAt(Date.parse(`${date}T${time}:00.000Z`)))
}

function epochAt(wall: number): number {
  const before = copenhagenOffset(wall - day)
  const after = copenhagenOffset(wall + day)
  const first = wall - before
  if (before === after || copenhagenOffset(first) === before) return first
  const second = wall - after
  return copenhagenOffset(second) === after ? second : first
}

/** The first moment of a Danish day. */
export function startOfDay(date: DanishDate): Instant {
  return instant(epochAt(Date.parse(date)))
}

/** The last millisecond before midnight in Copenhagen: what "no later than that day" means. */
export function endOfDay(date: DanishDate): Instant {
  return instant(epochAt(Date.parse(date) + day) - 1)
}
