import { expect, test } from 'vitest'
import { instant } from './instant.ts'
import { isTooLongAgo } from './late-entry.ts'

const now = instant('2026-11-22T12:00:00Z')

test.each([
  ['an hour ago', '2026-11-22T11:00:00Z', false],
  ['after a summer away', '2026-06-01T12:00:00Z', false],
  ['to the minute half a year ago', '2026-05-26T12:00:00Z', false],
  ['a minute more', '2026-05-26T11:59:00Z', true],
  ['the same day with last year’s number', '2025-11-22T11:00:00Z', true],
  ['in the year 1200', '1200-01-01T00:00:00Z', true],
])('written down late: %s', (_when, happenedAt, isTooLong) => {
  expect(isTooLongAgo(instant(happenedAt), now)).toBe(isTooLong)
})
