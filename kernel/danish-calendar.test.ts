import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import {
  addDays,
  addMonths,
  addWorkdays,
  danishCalendar,
  daysBetween,
  easterSunday,
  isoWeek,
  isWorkday,
  parseDanishDate,
  publicHolidays,
} from './danish-calendar.ts'
import type { DanishDate } from './instant.ts'

const date = (text: string): DanishDate => text as DanishDate
const dates = fc.integer({ min: -25_000, max: 47_000 }).map((days) => addDays(date('1970-01-01'), days))

describe('the Danish calendar', () => {
  test.each([
    [1961, '1961-04-02'],
    [2000, '2000-04-23'],
    [2008, '2008-03-23'],
    [2024, '2024-03-31'],
    [2025, '2025-04-20'],
    [2026, '2026-04-05'],
    [2027, '2027-03-28'],
    [2038, '2038-04-25'],
    [2285, '2285-03-22'],
  ])('Easter Sunday of %i is %s', (year, sunday) => {
    expect(easterSunday(year)).toBe(sunday)
  })

  test('2026 has these public holidays', () => {
    expect(publicHolidays(2026)).toEqual([
      '2026-01-01',
      '2026-04-02',
      '2026-04-03',
      '2026-04-05',
      '2026-04-06',
      '2026-05-14',
      '2026-05-24',
      '2026-05-25',
      '2026-12-25',
      '2026-12-26',
    ])
  })

  test('Great Prayer Day was a holiday in 2023 and is an ordinary Friday since', () => {
    expect(isWorkday(date('2023-05-05'))).toBe(false)
    expect(isWorkday(date('2024-04-26'))).toBe(true)
    expect(isWorkday(date('2026-05-01'))).toBe(true)
  })

  test('5 June is off unless the community works; 1 May, 24 and 31 December are worked unless it is off', () => {
    expect(isWorkday(date('2026-06-05'))).toBe(false)
    expect(isWorkday(date('2026-06-05'), { daysOff: [] })).toBe(true)
    for (const day of ['2026-05-01', '2026-12-24', '2026-12-31'].map(date)) {
      expect(isWorkday(day)).toBe(true)
      expect(isWorkday(day, { daysOff: ['labour-day', 'christmas-eve', 'new-years-eve'] })).toBe(false)
    }
  })

  test('a workday is never a Saturday, a Sunday or a public holiday', () => {
    fc.assert(
      fc.property(dates, (day) => {
        const weekday = Temporal.PlainDate.from(day).dayOfWeek
        if (isWorkday(day))
          expect(weekday <= 5 && !publicHolidays(Number(day.slice(0, 4))).includes(day)).toBe(true)
        else if (weekday <= 5)
          expect(publicHolidays(Number(day.slice(0, 4))).includes(day) || day.endsWith('06-05')).toBe(true)
      }),
    )
  })

  test('from Wednesday before Easter 2026 the next workday is Tuesday after it', () => {
    expect(addWorkdays(date('2026-04-01'), 1)).toBe('2026-04-07')
  })

  test('workdays counted forward are that many workdays, and the last day is one', () => {
    fc.assert(
      fc.property(dates, fc.integer({ min: 1, max: 60 }), (from, amount) => {
        const to = addWorkdays(from, amount)
        const between = Array.from({ length: daysBetween(from, to) }, (_, index) => addDays(from, index + 1))
        expect(between.filter((day) => isWorkday(day, danishCalendar))).toHaveLength(amount)
        expect(isWorkday(to)).toBe(true)
      }),
    )
  })

  test('weeks, months and distances are those of the calendar', () => {
    expect(isoWeek(date('2026-06-05'))).toBe('2026-W23')
    expect(isoWeek(date('2027-01-01'))).toBe('2026-W53')
    fc.assert(
      fc.property(dates, fc.integer({ min: -300, max: 300 }), (day, amount) => {
        const theirs = Temporal.PlainDate.from(day)
        expect(isoWeek(day)).toBe(`${theirs.yearOfWeek}-W${String(theirs.weekOfYear).padStart(2, '0')}`)
        expect(addMonths(day, amount)).toBe(theirs.add({ months: amount }).toString())
        expect(addDays(day, amount)).toBe(theirs.add({ days: amount }).toString())
        expect(daysBetween(day, addDays(day, amount))).toBe(amount)
      }),
    )
  })

  test('a day that never was is not read as another day', () => {
    expect(parseDanishDate('2028-02-29')).toBe('2028-02-29')
    for (const text of ['2026-02-29', '2026-13-01', '2026-6-5', '05-06-2026', '', '2026-06-05T00:00'])
      expect(parseDanishDate(text)).toBeUndefined()
  })
})
