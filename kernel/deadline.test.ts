import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { danishDateOf, endOfDay, momentAt } from './copenhagen-time.ts'
import { isWorkday } from './danish-calendar.ts'
import { dueAt, type TimeLimit, type TimeUnit } from './deadline.ts'
import { type DanishDate, epoch, instant } from './instant.ts'

const onDay = (date: string): DanishDate => date as DanishDate

describe('the deadline table of the pathway handbook, for a discharge on Friday 5 June 2026 at 14:00', () => {
  const discharge = momentAt(onDay('2026-06-05'), '14:00')

  test.each<[string, TimeLimit, string]>([
    [
      'the 72-hour window ends Monday 8 June at 14:00',
      { amount: 72, unit: 'hour' },
      '2026-06-08T12:00:00.000Z',
    ],
    [
      'the discharge letter is due on Wednesday 10 June, end of day',
      { amount: 3, unit: 'workday' },
      endOfDay(onDay('2026-06-10')),
    ],
    [
      'the rehabilitation plan is sent by Saturday at 14:00',
      { amount: 24, unit: 'hour' },
      '2026-06-06T12:00:00.000Z',
    ],
    ['rehabilitation starts by Friday 12 June', { amount: 7, unit: 'day' }, endOfDay(onDay('2026-06-12'))],
    [
      'the follow-up visit is made by Friday 12 June',
      { amount: 1, unit: 'week' },
      endOfDay(onDay('2026-06-12')),
    ],
    [
      'the medicine is reconciled by Friday 12 June',
      { amount: 7, unit: 'day' },
      endOfDay(onDay('2026-06-12')),
    ],
    [
      'an override is reviewed by Friday 12 June',
      { amount: 5, unit: 'workday' },
      endOfDay(onDay('2026-06-12')),
    ],
    ['the wound status is due on Friday 19 June', { amount: 14, unit: 'day' }, endOfDay(onDay('2026-06-19'))],
    ['the wound is answered on Monday 8 June', { amount: 1, unit: 'workday' }, endOfDay(onDay('2026-06-08'))],
  ])('%s', (_, limit, expected) => {
    expect(dueAt(discharge, limit).dueAt).toBe(expected)
  })

  test('where 5 June is a workday the count of workdays is the same, for the day of discharge never counts', () => {
    expect(dueAt(discharge, { amount: 3, unit: 'workday' }, { daysOff: [] }).dueAt).toBe(
      endOfDay(onDay('2026-06-10')),
    )
  })

  test('a consent given on 29 February 2028 lapses at latest on 28 February 2029', () => {
    const given = momentAt(onDay('2028-02-29'), '10:00')
    expect(dueAt(given, { amount: 1, unit: 'year' }).dueAt).toBe(endOfDay(onDay('2029-02-28')))
  })

  test('the night clocks go back, 72 hours from Saturday at 14:00 end on Tuesday at 13:00', () => {
    const due = dueAt(momentAt(onDay('2026-10-24'), '14:00'), { amount: 72, unit: 'hour' }).dueAt
    expect(due).toBe(momentAt(onDay('2026-10-27'), '13:00'))
  })

  test('the night clocks go forward, 72 hours from Saturday at 14:00 end on Tuesday at 15:00', () => {
    const due = dueAt(momentAt(onDay('2026-03-28'), '14:00'), { amount: 72, unit: 'hour' }).dueAt
    expect(due).toBe(momentAt(onDay('2026-03-31'), '15:00'))
  })
})

describe('a deadline', () => {
  test('warns when three quarters of the time are gone', () => {
    const { warnAt } = dueAt(instant('2026-06-08T08:00:00Z'), { amount: 4, unit: 'hour' })
    expect(warnAt).toBe('2026-06-08T11:00:00.000Z')
  })

  test('at noon on the next workday skips the weekend', () => {
    const friday = momentAt(onDay('2026-06-12'), '14:00')
    expect(dueAt(friday, { amount: 1, unit: 'workday', at: '12:00' }).dueAt).toBe(
      momentAt(onDay('2026-06-15'), '12:00'),
    )
  })

  test('at noon the same day, asked for after noon, is noon tomorrow or the next workday', () => {
    const friday = momentAt(onDay('2026-06-12'), '14:00')
    expect(dueAt(friday, { amount: 0, unit: 'day', at: '12:00' }).dueAt).toBe(
      momentAt(onDay('2026-06-13'), '12:00'),
    )
    expect(dueAt(friday, { amount: 0, unit: 'workday', at: '12:00' }).dueAt).toBe(
      momentAt(onDay('2026-06-15'), '12:00'),
    )
  })

  test('the same day means to the end of that day', () => {
    const evening = momentAt(onDay('2026-06-12'), '23:30')
    expect(dueAt(evening, { amount: 0, unit: 'day' }).dueAt).toBe(endOfDay(onDay('2026-06-12')))
  })

  test('an amount below 0 or in parts, or a clock time with hours, is a mistake in the programme', () => {
    const at = instant('2026-06-08T08:00:00Z')
    expect(() => dueAt(at, { amount: -1, unit: 'day' })).toThrow(RangeError)
    expect(() => dueAt(at, { amount: 1.5, unit: 'hour' })).toThrow(RangeError)
    expect(() => dueAt(at, { amount: 1, unit: 'hour', at: '12:00' })).toThrow(RangeError)
  })
})

describe('around the nights when clocks change', () => {
  const anchors = fc
    .record({
      year: fc.integer({ min: 2020, max: 2045 }),
      month: fc.constantFrom(2, 9),
      off: fc.integer({ min: -4 * 86_400_000, max: 2 * 86_400_000 }),
    })
    .map(({ year, month, off }) => {
      const last = new Date(Date.UTC(year, month + 1, 0, 1))
      return instant(last.getTime() - last.getUTCDay() * 86_400_000 + off)
    })
  const units = fc.constantFrom<TimeUnit>('minute', 'hour', 'day', 'workday', 'week', 'month', 'year')
  const amounts = fc.integer({ min: 0, max: 80 })

  test('more time is never an earlier deadline, and none lies before its anchor', () => {
    fc.assert(
      fc.property(anchors, units, amounts, amounts, (anchor, unit, amount, more) => {
        const sooner = dueAt(anchor, { amount, unit })
        const later = dueAt(anchor, { amount: amount + more, unit })
        expect(later.dueAt >= sooner.dueAt).toBe(true)
        expect(sooner.dueAt >= anchor).toBe(true)
        expect(sooner.warnAt >= anchor && sooner.warnAt <= sooner.dueAt).toBe(true)
      }),
    )
  })

  test('with a time on the clock it is still never before the anchor nor earlier for more days', () => {
    const limits = fc.record({
      amount: amounts,
      unit: fc.constantFrom<TimeUnit>('day', 'workday'),
      at: fc.constantFrom('02:30', '12:00', '00:00'),
    }) as fc.Arbitrary<TimeLimit>
    fc.assert(
      fc.property(anchors, limits, (anchor, limit) => {
        const due = dueAt(anchor, limit).dueAt
        expect(due >= anchor).toBe(true)
        expect(dueAt(anchor, { ...limit, amount: limit.amount + 1 }).dueAt >= due).toBe(true)
      }),
    )
  })

  test('a later anchor never has an earlier deadline', () => {
    fc.assert(
      fc.property(
        anchors,
        units,
        amounts,
        fc.integer({ min: 0, max: 86_400_000 }),
        (anchor, unit, amount, ms) => {
          const later = instant(epoch(anchor) + ms)
          expect(dueAt(later, { amount, unit }).dueAt >= dueAt(anchor, { amount, unit }).dueAt).toBe(true)
        },
      ),
    )
  })

  test('hours are exact and days end one millisecond before midnight in Copenhagen', () => {
    fc.assert(
      fc.property(anchors, amounts, (anchor, amount) => {
        expect(epoch(dueAt(anchor, { amount, unit: 'hour' }).dueAt) - epoch(anchor)).toBe(amount * 3_600_000)
        for (const unit of ['day', 'workday'] as const) {
          const due = dueAt(anchor, { amount, unit }).dueAt
          expect(due).toBe(endOfDay(danishDateOf(due)))
          expect(danishDateOf(instant(epoch(due) + 1)) > danishDateOf(due)).toBe(true)
        }
        expect(isWorkday(danishDateOf(dueAt(anchor, { amount, unit: 'workday' }).dueAt))).toBe(true)
      }),
    )
  })
})
