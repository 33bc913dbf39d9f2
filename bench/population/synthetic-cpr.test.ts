import { describe, expect, test } from 'vitest'
import { birthDateOf, isSyntheticCpr, parseCpr } from '../../kernel/cpr.ts'
import { nextNumber, syntheticNumbers } from './synthetic-cpr.ts'

describe('made-up numbers', () => {
  const numbers = syntheticNumbers()
  const some = Array.from({ length: 50_000 }, () => nextNumber(numbers))

  test('are numbers, of the day of birth they say, that nobody real can have', () => {
    for (const { cprNumber, birthDate } of some) {
      expect(parseCpr(cprNumber)).toEqual({ ok: true, value: cprNumber })
      expect(birthDateOf(cprNumber)).toBe(birthDate)
      expect(isSyntheticCpr(cprNumber)).toBe(true)
    }
  })

  test('are each given out once', () => {
    expect(new Set(some.map(({ cprNumber }) => cprNumber)).size).toBe(some.length)
  })
})
