import { expect, test } from 'vitest'
import { instant } from '../../../../kernel/instant.ts'
import { finishedDays } from './finished-days.ts'

const days = (finishedAt: string, until: string) => finishedDays(instant(finishedAt), instant(until))

test('each midnight after the treatment is over counts, and the day itself does not', () => {
  expect(days('2026-06-01T07:00Z', '2026-06-01T21:59Z')).toBe(0)
  expect(days('2026-06-01T07:00Z', '2026-06-01T22:00Z')).toBe(1)
  expect(days('2026-06-01T21:59Z', '2026-06-04T08:00Z')).toBe(3)
})

test('the nights when the clocks change count as one', () => {
  expect(days('2026-10-24T10:00Z', '2026-10-25T10:00Z')).toBe(1)
  expect(days('2026-03-28T10:00Z', '2026-03-29T10:00Z')).toBe(1)
})

test('a patient who has gone home before the message has no finished days', () => {
  expect(days('2026-06-04T07:00Z', '2026-06-01T22:00Z')).toBe(0)
})
