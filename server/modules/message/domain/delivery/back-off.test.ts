import fc from 'fast-check'
import { expect, test } from 'vitest'
import { pauseAfter, pauseAfterTransient } from './back-off.ts'

const minute = 60_000

test('the pause grows with every try, from some seconds to a quarter of an hour and no further', () => {
  expect([1, 2, 3, 8, 9, 500].map((tries) => pauseAfter(tries, 1 - Number.EPSILON))).toEqual(
    [5_000, 10_000, 20_000, 640_000, 15 * minute, 15 * minute].map((pause) => pause - 1),
  )
})

test('chance shortens a pause by at most half, so that what failed together does not come again together', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 1_000 }),
      fc.double({ min: 0, max: 0.999, noNaN: true }),
      (tries, chance) => {
        expect(pauseAfter(tries, chance)).toBeGreaterThanOrEqual(2_500)
        expect(pauseAfter(tries, chance)).toBeLessThanOrEqual(15 * minute)
        expect(pauseAfterTransient(tries, chance)).toBeGreaterThanOrEqual(2.5 * minute)
        expect(pauseAfterTransient(tries, chance)).toBeLessThanOrEqual(30 * minute)
      },
    ),
  )
})
