import { describe, expect, test } from 'vitest'
import { instant } from '../../../../kernel/instant.ts'
import { type Allowed, resultsOf, type TypedResult } from './write.ts'

const now = instant('2026-06-01T08:00:00Z')
const takenAt = instant('2026-06-01T07:30:00Z')
const crp: Allowed = {
  system: 'npu',
  longName: 'P—C-reaktivt protein; massek. = ? mg/L',
  unit: 'mg/L',
  min: 0,
  max: 1000,
  decimals: 0,
  choices: [],
}
const nitrite: Allowed = { ...crp, unit: null, min: null, max: null, choices: ['Negativ', 'Positiv'] }
const allowed = new Map([
  ['NPU19748', crp],
  ['NPU21578', nitrite],
])
const typed = (told: Partial<TypedResult>): TypedResult[] => [
  { code: 'NPU19748', value: 12, takenAt, note: '', ...told },
]

describe('what a team types', () => {
  test('a number gets the unit of its code', () => {
    const result = resultsOf(typed({ comparator: '<' }), allowed, now)
    expect(result).toMatchObject({
      ok: true,
      value: [{ value: { kind: 'number', value: 12, comparator: '<', unit: 'mg/L' }, note: null }],
    })
  })

  test('what could not be had is told with its reason', () => {
    expect(resultsOf(typed({ value: null, note: 'Apparatet fejlede' }), allowed, now)).toMatchObject({
      value: [{ value: null, note: 'Apparatet fejlede' }],
    })
  })

  test.each([
    ['nothing', [], 'results-empty'],
    ['a code nobody knows', typed({ code: 'NPU00000' }), 'results-code-unknown'],
    ['the same twice at the same time', [...typed({}), ...typed({ value: 13 })], 'results-code-twice'],
    ['a value that cannot be', typed({ value: 2000 }), 'results-value-wrong'],
    ['more decimals than are measured', typed({ value: 1.5 }), 'results-value-wrong'],
    ['words where a number is measured', typed({ value: 'Negativ' }), 'results-value-wrong'],
    ['a number where there are choices', typed({ code: 'NPU21578' }), 'results-value-wrong'],
    ['no value and no reason', typed({ value: null }), 'results-value-missing'],
    [
      'a sample taken later than now',
      typed({ takenAt: instant('2026-06-01T08:00:01Z') }),
      'results-taken-later',
    ],
  ] as const)('given %s, then it is refused', (_, results, code) => {
    expect(resultsOf(results, allowed, now)).toMatchObject({ ok: false, refusal: { code } })
  })
})
