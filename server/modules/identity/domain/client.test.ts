import { expect, test } from 'vitest'
import type { Instant } from '../../../../kernel/instant.ts'
import { isLetIn, type KeySet, keySetsAt } from './client.ts'

const at = (time: string) => `2026-06-01T${time}:00.000Z` as Instant
const set = (number: number, toldAt: string, earlierUntil: string): KeySet => ({
  number,
  source: { kind: 'published', uri: `https://keys.example/${number}` },
  toldAt: at(toldAt),
  earlierUntil: at(earlierUntil),
})
const numbers = (sets: readonly KeySet[], time: string) => keySetsAt(sets, at(time)).map((one) => one.number)

test('given a system that changes keys with two hours’ overlap, both hold in between and then only the new ones', () => {
  const sets = [set(1, '08:00', '08:00'), set(2, '10:00', '12:00')]
  expect(numbers(sets, '09:59')).toEqual([1])
  expect(numbers(sets, '10:00')).toEqual([2, 1])
  expect(numbers(sets, '11:59')).toEqual([2, 1])
  expect(numbers(sets, '12:00')).toEqual([2])
})

test('given keys that may have been stolen, the earlier ones hold no longer from that very moment', () => {
  expect(numbers([set(1, '08:00', '08:00'), set(2, '10:00', '10:00')], '10:00')).toEqual([2])
})

test('given a change in the middle of a change, each earlier set ends by the first that ends it', () => {
  const sets = [set(1, '08:00', '08:00'), set(2, '10:00', '14:00'), set(3, '11:00', '12:00')]
  expect(numbers(sets, '11:30')).toEqual([3, 2, 1])
  expect(numbers(sets, '12:00')).toEqual([3])
})

test('a system is let in from its first moment until its last, to the second, and not after it was shut out', () => {
  const client = { validFrom: at('08:00'), validTo: at('12:00'), endedAt: null }
  expect(isLetIn(client, at('07:59'))).toBe(false)
  expect(isLetIn(client, at('08:00'))).toBe(true)
  expect(isLetIn(client, at('12:00'))).toBe(false)
  expect(isLetIn({ ...client, endedAt: at('09:00') }, at('09:00'))).toBe(false)
})
