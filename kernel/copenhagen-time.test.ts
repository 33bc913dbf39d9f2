import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import {
  type ClockTime,
  clockTimeOf,
  copenhagenOffset,
  danishDateOf,
  endOfDay,
  momentAt,
  startOfDay,
} from './copenhagen-time.ts'
import { addDays } from './danish-calendar.ts'
import { type DanishDate, epoch, type Instant, instant } from './instant.ts'

const zone = 'Europe/Copenhagen'
const since1970 = fc.integer({ min: 0, max: Date.UTC(2100, 0, 1) })

/** Moments within two days of a clock change between 1996, when the present rule began, and 2060. */
const nearClockChange = fc
  .record({
    year: fc.integer({ min: 1996, max: 2060 }),
    month: fc.constantFrom(2, 9),
    off: fc.integer({ min: -2 * 86_400_000, max: 2 * 86_400_000 }),
  })
  .map(({ year, month, off }) => {
    const last = new Date(Date.UTC(year, month + 1, 0, 1))
    return last.getTime() - last.getUTCDay() * 86_400_000 + off
  })
const moments = fc.oneof(since1970, nearClockChange)

function zoned(at: Instant) {
  return Temporal.Instant.from(at).toZonedDateTimeISO(zone)
}

describe('Danish time', () => {
  test('summer 2026 begins on 29 March at 02:00 and ends on 25 October at 03:00', () => {
    expect(clockTimeOf(instant('2026-03-29T00:59:00Z'))).toBe('01:59')
    expect(clockTimeOf(instant('2026-03-29T01:00:00Z'))).toBe('03:00')
    expect(clockTimeOf(instant('2026-10-25T00:59:00Z'))).toBe('02:59')
    expect(clockTimeOf(instant('2026-10-25T01:00:00Z'))).toBe('02:00')
  })

  test('the evening in London is already tomorrow in Copenhagen', () => {
    expect(danishDateOf(instant('2026-06-05T22:00:00Z'))).toBe('2026-06-06')
    expect(danishDateOf(instant('2026-01-05T22:59:59Z'))).toBe('2026-01-05')
  })

  test('a day ends at the last millisecond before midnight', () => {
    expect(endOfDay('2026-06-05' as DanishDate)).toBe('2026-06-05T21:59:59.999Z')
    expect(endOfDay('2026-12-31' as DanishDate)).toBe('2026-12-31T22:59:59.999Z')
  })

  test('half past two that comes twice is the first one, and the one that never comes is half past three', () => {
    expect(momentAt('2026-10-25' as DanishDate, '02:30')).toBe('2026-10-25T00:30:00.000Z')
    expect(momentAt('2026-03-29' as DanishDate, '02:30')).toBe('2026-03-29T01:30:00.000Z')
  })

  test('date and clock at any moment since 1970 are those of the time zone database', () => {
    fc.assert(
      fc.property(moments, (ms) => {
        const at = instant(ms)
        expect(copenhagenOffset(ms)).toBe(zoned(at).offsetNanoseconds / 1e6)
        expect(danishDateOf(at)).toBe(zoned(at).toPlainDate().toString())
        expect(clockTimeOf(at)).toBe(zoned(at).toPlainTime().toString().slice(0, 5))
      }),
    )
  })

  test('the moment of a date and a clock is the one the time zone database gives', () => {
    fc.assert(
      fc.property(moments, fc.integer({ min: 0, max: 1439 }), (ms, minutes) => {
        const date = danishDateOf(instant(ms))
        const time = new Date(minutes * 60_000).toISOString().slice(11, 16) as ClockTime
        const theirs = Temporal.PlainDateTime.from(`${date}T${time}`).toZonedDateTime(zone)
        expect(epoch(momentAt(date, time))).toBe(theirs.epochMilliseconds)
      }),
    )
  })

  test('days follow each other without a gap, and every moment lies between the start and the end of its day', () => {
    fc.assert(
      fc.property(moments, (ms) => {
        const date = danishDateOf(instant(ms))
        expect(epoch(startOfDay(date))).toBeLessThanOrEqual(ms)
        expect(epoch(endOfDay(date))).toBeGreaterThanOrEqual(ms)
        expect(epoch(endOfDay(date)) + 1).toBe(epoch(startOfDay(addDays(date, 1))))
      }),
    )
  })
})
