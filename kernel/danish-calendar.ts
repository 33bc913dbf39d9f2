import type { DanishDate } from './instant.ts'

/** Days off that are not public holidays; each community decides which of them it does not work on. */
export type LocalDayOff = 'labour-day' | 'constitution-day' | 'christmas-eve' | 'new-years-eve'

/** What counts as a workday (hverdag): Monday to Friday, no public holiday, none of the local days off. */
export interface DanishCalendar {
  readonly daysOff: readonly LocalDayOff[]
}

/**
 * Constitution Day (5 June) is off, as pathways P has it. 1 May, 24 and 31 December are workdays until a community decides
 * otherwise: that makes a deadline fall earlier, which is the stricter reading.
 */
export const danishCalendar: DanishCalendar = { daysOff: ['constitution-day'] }

const localDaysOff: Readonly<Record<LocalDayOff, string>> = {
  'labour-day': '05-01',
  'constitution-day': '06-05',
  'christmas-eve': '12-24',
  'new-years-eve': '12-31',
}

const dayLength = 86_400_000

function fromDays(days: number): DanishDate {
  return new Date(days * dayLength).toISOString().slice(0, 10) as DanishDate
}

function toDays(date: DanishDate): number {
  return Date.parse(date) / dayLength
}

/** 0 on Monday, 6 on Sunday; day 0, 1 January 1970, was a Thursday. */
function weekdayOf(days: number): number {
  return (((days + 3) % 7) + 7) % 7
}

/** Reads `2026-06-05`; undefined when there is no such day. */
export function parseDanishDate(text: string): DanishDate | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return undefined
  const at = new Date(`${text}T00:00:00.000Z`)
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text) ? (text as DanishDate) : undefined
}

/** The date so many days later, or earlier when negative. */
export function addDays(date: DanishDate, days: number): DanishDate {
  return fromDays(toDays(date) + days)
}

/** The same day so many months later; the last day of the month when that month is shorter. */
export function addMonths(date: DanishDate, months: number): DanishDate {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number)
  const lastOfMonth = new Date(Date.UTC(year, month + months, 0))
  lastOfMonth.setUTCDate(Math.min(day, lastOfMonth.getUTCDate()))
  return lastOfMonth.toISOString().slice(0, 10) as DanishDate
}

/** Days from one date to another; negative when the other lies before. */
export function daysBetween(from: DanishDate, to: DanishDate): number {
  return toDays(to) - toDays(from)
}

/** Easter Sunday of a year in the Gregorian calendar: the computus as Meeus, Jones and Butcher wrote it. */
export function easterSunday(year: number): DanishDate {
  const a = year % 19
  const century = Math.floor(year / 100)
  const ofCentury = year % 100
  const leapCenturies = Math.floor(century / 4)
  const f = Math.floor((century + 8) / 25)
  const g = Math.floor((century - f + 1) / 3)
  const epact = (19 * a + century - leapCenturies - g + 15) % 30
  const weekday = (32 + 2 * (century % 4) + 2 * Math.floor(ofCentury / 4) - epact - (ofCentury % 4)) % 7
  const m = Math.floor((a + 11 * epact + 22 * weekday) / 451)
  const month = Math.floor((epact + weekday - 7 * m + 114) / 31)
  const day = ((epact + weekday - 7 * m + 114) % 31) + 1
  return fromDays(Date.UTC(year, month - 1, day) / dayLength)
}

/** The last year Great Prayer Day (store bededag) was a public holiday: Act 214 of 2023. */
const lastGreatPrayerDay = 2023

/** The public holidays of a year in Denmark, in order. */
export function publicHolidays(year: number): readonly DanishDate[] {
  const easter = easterSunday(year)
  const fromEaster = [-3, -2, 0, 1, ...(year <= lastGreatPrayerDay ? [26] : []), 39, 49, 50]
  return [
    `${year}-01-01` as DanishDate,
    ...fromEaster.map((days) => addDays(easter, days)),
    `${year}-12-25` as DanishDate,
    `${year}-12-26` as DanishDate,
  ]
}

/** Days off of one year as day numbers, weekends not among them, kept per calendar: deadlines ask on hot paths. */
const offDays = new WeakMap<DanishCalendar, Map<number, ReadonlySet<number>>>()

function daysOffIn(year: number, calendar: DanishCalendar): ReadonlySet<number> {
  const byYear = offDays.get(calendar) ?? new Map<number, ReadonlySet<number>>()
  offDays.set(calendar, byYear)
  let days = byYear.get(year)
  if (days === undefined) {
    const local = calendar.daysOff.map((dayOff) => `${year}-${localDaysOff[dayOff]}` as DanishDate)
    days = new Set([...publicHolidays(year), ...local].map(toDays))
    byYear.set(year, days)
  }
  return days
}

function isWorkdayNumber(days: number, calendar: DanishCalendar): boolean {
  if (weekdayOf(days) >= 5) return false
  return !daysOffIn(new Date(days * dayLength).getUTCFullYear(), calendar).has(days)
}

/** True when people are at work in offices, clinics and town halls on this day. */
export function isWorkday(date: DanishDate, calendar: DanishCalendar = danishCalendar): boolean {
  return isWorkdayNumber(toDays(date), calendar)
}

/** The workday so many workdays after a date, which itself does not count; with 0 the date, or the first workday after. */
export function addWorkdays(
  date: DanishDate,
  workdays: number,
  calendar: DanishCalendar = danishCalendar,
): DanishDate {
  let days = toDays(date)
  let left = workdays
  while (left > 0 || !isWorkdayNumber(days, calendar)) {
    days += 1
    if (left > 0 && isWorkdayNumber(days, calendar)) left -= 1
  }
  return fromDays(days)
}

/** The week by which Danes plan, `2026-W23`: it begins on Monday, and week 1 is the one with the year's first Thursday. */
export function isoWeek(date: DanishDate): string {
  const days = toDays(date)
  const thursday = fromDays(days - weekdayOf(days) + 3)
  const year = thursday.slice(0, 4)
  const week = Math.floor(daysBetween(`${year}-01-01` as DanishDate, thursday) / 7) + 1
  return `${year}-W${String(week).padStart(2, '0')}`
}
