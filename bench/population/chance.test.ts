import { describe, expect, test } from 'vitest'
import { chanceOf } from './chance.ts'

describe('chance', () => {
  const row = (seed: number) => {
    const chance = chanceOf(seed)
    return Array.from({ length: 1_000 }, () => chance.next())
  }

  test('is the same again with the same seed, and another with another', () => {
    expect(row(7)).toEqual(row(7))
    expect(row(7)).not.toEqual(row(8))
  })

  test('lies from 0 up to 1, and evenly', () => {
    const drawn = row(1)
    expect(drawn.every((value) => value >= 0 && value < 1)).toBe(true)
    const below = drawn.filter((value) => value < 0.5).length
    expect(below).toBeGreaterThan(400)
    expect(below).toBeLessThan(600)
  })
})
