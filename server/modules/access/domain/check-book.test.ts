import { describe, expect, test } from 'vitest'
import { accessActions, accessPurposes, dataKinds } from '../../../../kernel/access-words.ts'
import type { DanishDate } from '../../../../kernel/instant.ts'
import { ruleBook } from '../rule-book.ts'
import { checkBook } from './check-book.ts'
import { readCondition } from './conditions.ts'
import type { Rule, RuleCondition } from './rule.ts'

const { rules, jobs } = await ruleBook()

function condition(written: unknown): RuleCondition {
  const reading = readCondition(written)
  if (reading.faults !== undefined) throw new Error('a condition of a test can be read')
  return { condition: reading.value, written: JSON.stringify(written) }
}

const wards: Rule = {
  id: 'P99',
  part: null,
  title: { da: 'prøve', en: 'a rule of the tests' },
  says: 'permits',
  stage: 'permit',
  who: { actors: ['professional'], work: ['health-person'], at: ['hospital'] },
  data: ['PLAN', 'MED'],
  purposes: ['quality'],
  flow: 'pull',
  actions: ['read'],
  conditions: [condition({ relation: { at_least: 4 } })],
  law: [{ act: 'SUL', section: '42 a(1)', confidence: 'certain' }],
  readOn: '2026-06-01' as DanishDate,
  validFrom: '2024-01-01' as DanishDate,
  validTo: null,
  preset: null,
  confidence: 'certain',
  toVerify: null,
  note: null,
  isBlockable: true,
  isLiftable: false,
  text: { da: 'prøve', en: 'test' },
}

/** The book with rules of the test before its own. */
function faultsWith(...added: readonly Rule[]): string[] {
  return checkBook([...added, ...rules], jobs).map(({ rule, path }) => `${path[0]} ${rule}`)
}

test('the rule book that is shipped has no fault', () => {
  expect(checkBook(rules, jobs)).toEqual([])
  expect(faultsWith(wards)).toEqual([])
})

describe('a dead rule is found', () => {
  test('when another answers whenever it would', () => {
    const narrower: Rule = {
      ...wards,
      id: 'P98',
      data: ['MED'],
      who: { ...wards.who, profession: ['doctor'] },
      conditions: [...wards.conditions, condition('on_shift')],
    }
    expect(faultsWith(wards, narrower)).toEqual(['1 rule-never-first'])
    expect(faultsWith(narrower, wards)).toEqual([])
  })

  test('when it is about nobody or nothing', () => {
    expect(faultsWith({ ...wards, who: { ...wards.who, profession: ['pharmacist'] } })).toEqual([
      '0 rule-about-nobody',
    ])
    expect(faultsWith({ ...wards, data: [] })).toContain('0 rule-about-nothing')
    expect(faultsWith({ ...wards, who: { ...wards.who, functions: ['window-cleaner'] } })).toContain(
      '0 function-unknown',
    )
  })
})

describe('a contradiction is found', () => {
  test('when an absolute denial says no to all a permit says yes to', () => {
    const denial: Rule = {
      ...wards,
      id: 'D99',
      says: 'denies',
      stage: 'absolute-denial',
      conditions: [],
      isBlockable: null,
    }
    expect(faultsWith(wards, denial)).toEqual(['0 contradiction'])
    expect(faultsWith(wards, { ...denial, data: ['MED'] })).toEqual([])
    expect(faultsWith(wards, { ...denial, conditions: [condition({ not: 'on_shift' })] })).toEqual([])
  })
})

describe('two versions of one paragraph', () => {
  const later: Rule = { ...wards, validFrom: '2026-01-01' as DanishDate, data: ['REC'] }

  test('may follow each other and never hold on the same day', () => {
    const until = { ...wards, validTo: '2025-12-31' as DanishDate }
    expect(faultsWith(until, later)).toEqual([])
    expect(faultsWith({ ...wards, validTo: '2026-01-01' as DanishDate }, later)).toEqual([
      '1 two-versions-at-once',
    ])
  })
})

describe('what a reader would miss is found', () => {
  test.each<[string, Partial<Rule>, string]>([
    ['what is to be verified is not said', { confidence: 'to-verify' }, 'verify-missing'],
    [
      'something certain is to be verified',
      { toVerify: { what: wards.title, switch: wards.title } },
      'verify-without-doubt',
    ],
    ['a permit does not say whether it can be blocked', { isBlockable: null }, 'blockable-of-permits'],
    ['a permit is lifted', { isLiftable: true }, 'absolute-is-not-lifted'],
    [
      'an absolute denial is lifted',
      {
        says: 'denies',
        stage: 'absolute-denial',
        isBlockable: null,
        isLiftable: true,
        purposes: ['commercial'],
      },
      'absolute-is-not-lifted',
    ],
    ['a permit stands among the denials', { stage: 'default' }, 'stage-of-the-other-side'],
    ['an override writes', { stage: 'override', actions: ['read', 'write'] }, 'override-is-read-only'],
    ['it ends before it begins', { validTo: '2020-01-01' as DanishDate }, 'ends-before-it-begins'],
  ])('%s', (_what, more, rule) => {
    expect(faultsWith({ ...wards, ...more })).toContain(`0 ${rule}`)
  })

  test('the book no longer ends by saying no to everybody', () => {
    const without = rules.filter(({ id }) => id !== 'D01')
    expect(checkBook(without, jobs).map(({ rule }) => rule)).toContain('closed-by-default')
  })
})

test('the last rule denies every kind of data, purpose and action', () => {
  const last = rules.findLast(({ stage }) => stage === 'default')
  expect(last).toMatchObject({ id: 'D01', data: dataKinds, purposes: accessPurposes, actions: accessActions })
})
