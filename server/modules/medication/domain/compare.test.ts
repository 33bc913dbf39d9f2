import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { DanishDate } from '../../../../kernel/instant.ts'
import { anyList, medicine } from './arbitrary.ts'
import { compareHome, compareLists } from './compare.ts'

const today = '2026-06-06' as DanishDate
const mirrored = { 'only-one': 'only-other', 'only-other': 'only-one', dose: 'dose' } as const

describe('two lists are compared by what the citizen gets', () => {
  test('two tablets of 500 mg are one of 1000 mg, in whatever order the lists stand', () => {
    const small = medicine('A10BA02', 'Metformin', { strength: '500 mg', morning: 2 })
    const large = medicine('A10BA02', 'Metformin', { strength: '1 g', morning: 1 })
    expect(compareLists([small], [large], today)).toEqual([])
  })

  test('the same amount at another time of the day is another dose, and so is once a week', () => {
    const morning = medicine('L04AX03', 'Methotrexat', { strength: '2,5 mg', morning: 4 })
    const evening = medicine('L04AX03', 'Methotrexat', { strength: '2,5 mg', evening: 4 })
    const weekly = { ...morning, dose: { ...morning.dose, on: ['mon'] } } as typeof morning
    const dose = [{ rowKey: 'L04AX03-tablet', kind: 'dose' }]
    expect(compareLists([morning], [evening], today)).toEqual(dose)
    expect(compareLists([morning], [weekly], today)).toEqual(dose)
  })

  test('what is stopped, or paused for now, is not given', () => {
    const taken = medicine('C03CA01', 'Furosemid', { strength: '40 mg', morning: 1 })
    const ended = { ...taken, stopOn: '2026-06-05' as DanishDate }
    const paused = { ...taken, pausedUntil: '2026-06-20' as DanishDate }
    expect(compareHome([ended], [taken], today)).toEqual([{ rowKey: 'C03CA01-tablet', kind: 'only-at-home' }])
    expect(compareHome([paused], [taken], today)).toEqual([
      { rowKey: 'C03CA01-tablet', kind: 'given-though-paused' },
    ])
    expect(compareHome([paused], [taken], '2026-06-20' as DanishDate)).toEqual([])
    expect(compareHome([taken], [], today)).toEqual([{ rowKey: 'C03CA01-tablet', kind: 'missing-at-home' }])
  })

  test('the other way round says the same mirrored, and a list never differs from itself', () => {
    fc.assert(
      fc.property(anyList, anyList, (one, other) => {
        const there = compareLists(one, other, today)
        const back = compareLists(other, one, today)
        expect(back).toEqual(there.map(({ rowKey, kind }) => ({ rowKey, kind: mirrored[kind] })))
        expect(compareLists(one, one.toReversed(), today)).toEqual([])
      }),
    )
  })
})
