import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  answerFaults,
  answerKey,
  appliedAnswers,
  appliedItems,
  countRows,
  type FormAnswers,
  type FormItem,
  saysTheSame,
} from './form-answers.ts'

const item = (linkId: string, type: string, more: Partial<FormItem> = {}): FormItem => ({
  linkId,
  parentId: null,
  repeatingGroupId: null,
  type,
  isRequired: false,
  repeats: false,
  options: [],
  enableWhen: null,
  min: null,
  max: null,
  maxLength: null,
  score: null,
  ...more,
})
const when = (linkId: string, value: boolean | string, operator: '=' | 'exists' = '=') =>
  ({ behavior: 'all', conditions: [{ linkId, operator, value }] }) as const
const inAid = { parentId: 'aid', repeatingGroupId: 'aid' }

const items: readonly FormItem[] = [
  item('help', 'boolean', { isRequired: true }),
  item('kind', 'choice', {
    isRequired: true,
    options: [{ code: 'bath' }, { code: 'food' }],
    enableWhen: when('help', true),
  }),
  item('when', 'string', { maxLength: 5, enableWhen: when('kind', 'bath') }),
  item('aid', 'group', { repeats: true, repeatingGroupId: 'aid' }),
  item('name', 'string', { ...inAid, isRequired: true }),
  item('missing', 'boolean', inAid),
  item('ordered', 'date', { ...inAid, enableWhen: when('missing', true) }),
  item('call', 'boolean', { enableWhen: when('missing', true) }),
  item('pain', 'integer', { min: 0, max: 10 }),
]
const keys = (answers: FormAnswers) =>
  appliedItems(items, answers).map(({ item: one, row }) => answerKey(one.linkId, row))
const faults = (answers: FormAnswers) =>
  answerFaults(items, answers).map(({ linkId, row, rule }) => [answerKey(linkId, row), rule])

describe('what of a form applies, and what its answers lack', () => {
  test('a question with a condition is asked only when the condition holds', () => {
    expect(keys({})).toEqual(['help#0', 'aid#0', 'pain#0'])
    expect(keys({ 'help#0': [true] })).toContain('kind#0')
  })

  test('an answer that no longer applies opens nothing, is not signed, and counts when it applies again', () => {
    const answers = { 'help#0': [false], 'kind#0': ['bath'], 'when#0': ['man'] }
    expect(keys(answers)).toEqual(['help#0', 'aid#0', 'pain#0'])
    expect(appliedAnswers(items, answers)).toEqual({ 'help#0': [false] })
    expect(keys({ ...answers, 'help#0': [true] })).toContain('when#0')
  })

  test('in a group that repeats a condition looks at its own row, and one outside at any of them', () => {
    const answers = { 'name#0': ['Seng'], 'name#1': ['Bad'], 'missing#1': [true] }
    expect(countRows('aid', items, answers)).toBe(2)
    expect(keys(answers)).toContain('ordered#1')
    expect(keys(answers)).not.toContain('ordered#0')
    expect(keys(answers)).toContain('call#0')
  })

  test('what is required and not answered, out of bounds, too long or no option is told with its place', () => {
    expect(faults({})).toEqual([['help#0', 'required']])
    expect(faults({ 'help#0': [true], 'kind#0': ['sleep'], 'pain#0': [11] })).toEqual([
      ['kind#0', 'wrong-type'],
      ['pain#0', 'too-high'],
    ])
    expect(
      faults({ 'help#0': [true], 'kind#0': ['bath'], 'when#0': ['mandag'], 'missing#0': [false] }),
    ).toEqual([
      ['when#0', 'too-long'],
      ['name#0', 'required'],
    ])
    expect(faults({ 'help#0': [false, false] })).toEqual([['help#0', 'one-only']])
    expect(faults({ 'help#0': ['true'], 'pain#0': [1.5] })).toEqual([
      ['help#0', 'wrong-type'],
      ['pain#0', 'wrong-type'],
    ])
  })

  test('a group that must be there at least once says so while it is empty', () => {
    const group = item('aid', 'group', { repeats: true, repeatingGroupId: 'aid', isRequired: true })
    const name = item('name', 'string', inAid)
    expect(answerFaults([group, name], {})).toEqual([{ linkId: 'aid', row: 0, rule: 'required' }])
    expect(answerFaults([group, name], { 'name#0': ['Seng'] })).toEqual([])
  })

  test('own words beside a list are an answer, and the same words are the same answer', () => {
    const place = item('place', 'open-choice', { options: [{ code: 'home' }] })
    expect(answerFaults([place], { 'place#0': [{ text: 'Hos sin søster' }] })).toEqual([])
    expect(answerFaults([place], { 'place#0': ['elsewhere'] })).toHaveLength(1)
    expect(saysTheSame([{ text: 'a' }], [{ text: 'a' }])).toBe(true)
    expect(saysTheSame([{ text: 'a' }], ['a'])).toBe(false)
  })

  test('keeping only what applies twice is the same as once', () => {
    const value = fc.oneof(
      fc.boolean(),
      fc.constantFrom('bath', 'food', 'mandag'),
      fc.integer({ min: -1, max: 11 }),
    )
    const key = fc.constantFrom(
      'help#0',
      'kind#0',
      'when#0',
      'pain#0',
      'name#0',
      'missing#1',
      'ordered#1',
      'call#0',
    )
    fc.assert(
      fc.property(fc.dictionary(key, fc.array(value, { minLength: 1, maxLength: 2 })), (answers) => {
        const once = appliedAnswers(items, answers)
        expect(appliedAnswers(items, once)).toEqual(once)
      }),
    )
  })

  test('conditions in a circle do not hold', () => {
    const circle = [
      item('a', 'boolean', { enableWhen: when('b', true) }),
      item('b', 'boolean', { enableWhen: when('a', true) }),
    ]
    expect(appliedItems(circle, { 'a#0': [true], 'b#0': [true] })).toEqual([])
  })
})
