import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { show, showOf, showParts } from './suppress.ts'

const shown = (counts: readonly { n: number | null; hidden: string | null }[]) =>
  counts.map(({ n, hidden }) => n ?? (hidden === 'few' ? '<5' : '<5*'))

describe('small counts', () => {
  test('one to four are hidden, none and five are shown', () => {
    expect(shown([0, 1, 4, 5].map(show))).toEqual([0, '<5', '<5', 5])
  })

  test('a hidden part of a known total takes the next smallest with it', () => {
    expect(shown(showParts([3, 12, 20]))).toEqual(['<5', '<5*', 20])
  })

  test('two hidden parts hide each other', () => {
    expect(shown(showParts([3, 2, 20]))).toEqual(['<5', '<5', 20])
  })

  test('of fewer than five nothing is told', () => {
    expect(shown(showOf(4, [4, 0]))).toEqual(['<5', '<5'])
    expect(shown(showOf(40, [38, 2]))).toEqual(['<5*', '<5'])
  })

  test('no hidden part can be found by subtracting from the total', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(30), { minLength: 2, maxLength: 5 }), (parts) => {
        const hidden = showParts(parts).filter(({ n }) => n === null)
        const others = parts.filter((n) => n > 0).length
        if (others > 1) expect(hidden.length).not.toBe(1)
        expect(hidden.length === 0).toBe(parts.every((n) => n === 0 || n >= 5))
      }),
    )
  })
})
