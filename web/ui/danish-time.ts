import { type Language, say } from './text.tsx'
import { pieceTexts } from './texts.ts'

const zone = 'Europe/Copenhagen'
const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

type Part = 'year' | 'month' | 'day' | 'weekday' | 'hour' | 'minute'

const formats = new Map<Language, Intl.DateTimeFormat>()

/** Reads a moment on the clock and calendar of Copenhagen. */
function partsOf(at: string | number, language: Language): Readonly<Record<Part, string>> {
  let format = formats.get(language)
  if (!format) {
    format = new Intl.DateTimeFormat(language === 'da' ? 'da-DK' : 'en-GB', {
      timeZone: zone,
      year: 'numeric',
      month: 'short',
      day: 'numeric',
      weekday: 'short',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    })
    formats.set(language, format)
  }
  return Object.fromEntries(
    format.formatToParts(new Date(at)).map((part) => [part.type, part.value]),
  ) as Record<Part, string>
}

/** "14.05" in Danish, "14:05" in English. */
export function clockTime(at: string | number, language: Language): string {
  const parts = partsOf(at, language)
  return `${parts.hour}${language === 'da' ? '.' : ':'}${parts.minute}`
}

/** "21. nov." or, in another year than now, "21. nov. 2025". Takes a moment or a calendar date. */
export function calendarDate(at: string | number, language: Language, now: number = Date.now()): string {
  const parts = partsOf(dateAtNoon(at), language)
  const date = language === 'da' ? `${parts.day}. ${parts.month}` : `${parts.day} ${parts.month}`
  return parts.year === partsOf(now, language).year ? date : `${date} ${parts.year}`
}

/** "lør. 21. nov." for plans, where the day of the week is what people remember. */
export function weekdayDate(at: string | number, language: Language, now: number = Date.now()): string {
  const weekday = partsOf(dateAtNoon(at), language).weekday.replace(/\.$/, '')
  return `${weekday}${language === 'da' ? '.' : ''} ${calendarDate(at, language, now)}`
}

/** "21. nov. kl. 14.05", and "i dag kl. 14.05" or "i morgen kl. 08.00" when it is near. */
export function dateAndTime(at: string | number, language: Language, now: number = Date.now()): string {
  const time = clockTime(at, language)
  const distance = danishDayNumber(at) - danishDayNumber(now)
  if (distance === 0) return say(language, pieceTexts.today, { time })
  if (distance === 1) return say(language, pieceTexts.tomorrow, { time })
  if (distance === -1) return say(language, pieceTexts.yesterday, { time })
  return say(language, pieceTexts.dateAndTime, { date: calendarDate(at, language, now), time })
}

/** ISO week as Danes plan by it: "uge 48". */
export function week(at: string | number, language: Language): string {
  const date = new Date(danishDayNumber(at) * day)
  const thursday = date.getTime() + (3 - ((date.getUTCDay() + 6) % 7)) * day
  const firstOfYear = Date.UTC(new Date(thursday).getUTCFullYear(), 0, 1)
  return say(language, pieceTexts.week, { n: 1 + Math.floor((thursday - firstOfYear) / (7 * day)) })
}

/** How long, in the largest unit that says something: "20 min", "3 t", "2 dage". Days from two days up. */
export function span(milliseconds: number, language: Language): string {
  const length = Math.abs(milliseconds)
  if (length < hour) return say(language, pieceTexts.minutes, { n: Math.max(1, Math.floor(length / minute)) })
  if (length < 2 * day) return say(language, pieceTexts.hours, { n: Math.floor(length / hour) })
  const days = Math.floor(length / day)
  return days === 1 ? say(language, pieceTexts.day) : say(language, pieceTexts.days, { n: days })
}

/** "for 3 dage siden", for the age of something told. */
export function age(at: string | number, language: Language, now: number = Date.now()): string {
  const length = now - epochOf(at)
  if (length < minute) return say(language, pieceTexts.justNow)
  return say(language, pieceTexts.ago, { span: span(length, language) })
}

/** "om 3 t" or "overskredet 2 t". */
export function timeLeft(dueAt: string | number, language: Language, now: number = Date.now()): string {
  const left = epochOf(dueAt) - now
  if (Math.abs(left) < minute) return say(language, pieceTexts.dueNow)
  return say(language, left < 0 ? pieceTexts.overdue : pieceTexts.dueIn, { span: span(left, language) })
}

/** Today's calendar date in Copenhagen, written `2026-11-22`. */
export function danishToday(now: number = Date.now()): string {
  return new Date(danishDayNumber(now) * day).toISOString().slice(0, 10)
}

/** Whole years between a birth date and today in Copenhagen. */
export function yearsOld(bornOn: string, now: number = Date.now()): number {
  const today = danishToday(now)
  const years = Number(today.slice(0, 4)) - Number(bornOn.slice(0, 4))
  return today.slice(5) < bornOn.slice(5) ? years - 1 : years
}

function epochOf(at: string | number): number {
  return typeof at === 'number' ? at : Date.parse(at)
}

/** A calendar date has no time of day; read it at noon so no zone moves it. */
function dateAtNoon(at: string | number): string | number {
  return typeof at === 'string' && at.length === 10 ? `${at}T12:00:00Z` : at
}

/** Days since 1970 of the Copenhagen calendar day a moment falls on. */
function danishDayNumber(at: string | number): number {
  const text = new Intl.DateTimeFormat('sv-SE', { timeZone: zone }).format(new Date(dateAtNoon(at)))
  return Date.parse(text) / day
}
