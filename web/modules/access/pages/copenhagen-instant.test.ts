import { expect, test } from 'vitest'
import { copenhagenInstant, endOfDay } from './copenhagen-instant.ts'

test('a time in winter is one hour ahead of UTC, in summer two', () => {
  expect(copenhagenInstant('2026-11-22', '14.05')).toBe('2026-11-22T13:05:00.000Z')
  expect(copenhagenInstant('2026-06-05', '8:00')).toBe('2026-06-05T06:00:00.000Z')
})

test('the morning after the clocks have changed is read on the new clock', () => {
  expect(copenhagenInstant('2026-03-29', '03.30')).toBe('2026-03-29T01:30:00.000Z')
  expect(copenhagenInstant('2026-10-25', '03.30')).toBe('2026-10-25T02:30:00.000Z')
})

test('what holds to and including a day ends on that day, summer and winter', () => {
  expect(endOfDay('2026-12-22')).toBe('2026-12-22T22:59:00.000Z')
  expect(endOfDay('2027-10-22')).toBe('2027-10-22T21:59:00.000Z')
})

test('what is no time of day is refused', () => {
  for (const time of ['', '24.00', '12', '12.60', 'noon'])
    expect(copenhagenInstant('2026-11-22', time)).toBeUndefined()
})
