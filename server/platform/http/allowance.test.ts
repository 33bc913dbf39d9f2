import { expect, test } from 'vitest'
import { createAllowance } from './allowance.ts'

test('so many within the time, each key for itself, and afresh when the time has passed', () => {
  let now = 0
  const allowance = createAllowance(2, 1_000, () => now)
  expect([allowance.take('a'), allowance.take('a'), allowance.take('a')]).toEqual([true, true, false])
  expect(allowance.take('b')).toBe(true)
  expect([allowance.isSpent('a'), allowance.isSpent('b')]).toEqual([true, false])
  now = 1_000
  expect(allowance.take('a')).toBe(true)
})

test('whoever makes up keys does not fill the memory', () => {
  const allowance = createAllowance(1, 1_000, () => 0)
  for (let key = 0; key < 60_000; key += 1) allowance.take(String(key))
  // The first ones are forgotten, the newest are known.
  expect([allowance.isSpent('0'), allowance.isSpent('59999')]).toEqual([false, true])
})
