import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  answerFaults,
  appliedAnswers,
  appliedItems,
  countOf,
  type FormAnswers,
  type FormItem,
} from './form-answers.ts'

const yesNo = { type: 'boolean' } as const
const items: readonly FormItem[] = [
  { linkId: 'help', ...yesNo, isRequired: true },
  {
    linkId: 'kind',
    type: 'choice',
    isRequired: true,
    options: [
      { code: 'bath', text: { da: 'Bad', en: 'Bath' } },
      { code: 'food', text: { da: 'Mad', en: 'Food' } },
    ],
    enabledWhen: { needs: 'all', of: [{ linkId: 'help', is: '=', value: true }] },
  },
  {
    linkId: 'when',
    type: 'string',
    maxLength: 5,
    enabledWhen: { needs: 'any', of: [{ linkId: 'kind', is: '=', value: 'bath' }] },
  },
  {
    linkId: 'aid',
    type: 'group',
    repeats: true,
    items: [
      { linkId: 'name', type: 'string', isRequired: true },
      { linkId: 'missing', ...yesNo },
      {
        linkId: 'ordered',
        type: 'date',
        enabledWhen: { needs: 'all', of: [{ linkId: 'missing', is: '=', value: true }] },
      },
    ],
  },
  { linkId: 'pain', type: 'integer', min: 0, max: 10 },
]
const paths = (answers: FormAnswers) => appliedItems(items, answers).map(({ path }) => path)
const faults = (answers: FormAnswers) => answerFaults(items, answers).map(({ path, code }) => [path, code])

describe('what of a form applies, and what its answers lack', () => {
  test('a question with a condition is asked only when the condition holds', () => {
    expect(paths({})).toEqual(['help', 'aid', 'pain'])
    expect(paths({ help: [true] })).toEqual(['help', 'kind', 'aid', 'pain'])
  })

  test('an answer that no longer applies opens nothing, is not signed, and is still there when it applies again', () => {
    const answers = { help: [false], kind: ['bath'], when: ['mandag'] }
    expect(paths(answers)).toEqual(['help', 'aid', 'pain'])
    expect(appliedAnswers(items, answers)).toEqual({ help: [false] })
    expect(paths({ ...answers, help: [true] })).toEqual(['help', 'kind', 'when', 'aid', 'pain'])
  })

  test('in a group that repeats a condition looks at its own copy', () => {
    const answers = { 'aid/0/name': ['Seng'], 'aid/1/name': ['Bad'], 'aid/1/missing': [true] }
    expect(countOf('aid', answers)).toBe(2)
    expect(paths(answers).filter((path) => path.endsWith('ordered'))).toEqual(['aid/1/ordered'])
  })

  test('what is required and not answered, out of bounds, too long or no option is told with its place', () => {
    expect(faults({})).toEqual([['help', 'answer-missing']])
    expect(faults({ help: [true], kind: ['sleep'], pain: [11] })).toEqual([
      ['kind', 'answer-not-an-option'],
      ['pain', 'answer-too-large'],
    ])
    expect(faults({ help: [true], kind: ['bath'], when: ['mandag'], 'aid/0/missing': [false] })).toEqual([
      ['when', 'answer-too-long'],
      ['aid/0/name', 'answer-missing'],
    ])
    expect(faults({ help: [false, false] })).toEqual([['help', 'answer-one-only']])
    expect(faults({ help: ['true'], pain: [1.5] })).toEqual([
      ['help', 'answer-of-wrong-type'],
      ['pain', 'answer-of-wrong-type'],
    ])
  })

  test('keeping only what applies twice is the same as once, and loses no fault', () => {
    const value = fc.oneof(
      fc.boolean(),
      fc.constantFrom('bath', 'food', 'mandag'),
      fc.integer({ min: -1, max: 11 }),
    )
    const path = fc.constantFrom(
      'help',
      'kind',
      'when',
      'pain',
      'aid/0/name',
      'aid/1/missing',
      'aid/1/ordered',
    )
    fc.assert(
      fc.property(fc.dictionary(path, fc.array(value, { minLength: 1, maxLength: 2 })), (answers) => {
        const once = appliedAnswers(items, answers)
        expect(appliedAnswers(items, once)).toEqual(once)
        expect(answerFaults(items, once)).toEqual(answerFaults(items, answers))
      }),
    )
  })

  test('conditions in a circle come to an end', () => {
    const circle = (linkId: string, other: string): FormItem => ({
      linkId,
      ...yesNo,
      enabledWhen: { needs: 'all', of: [{ linkId: other, is: 'exists', value: false }] },
    })
    expect(appliedItems([circle('a', 'b'), circle('b', 'a')], { a: [true], b: [true] })).toBeDefined()
  })
})
