import { describe, expect, test } from 'vitest'
import { ruleBook } from '../rule-book.ts'
import { inDays, trial } from './arbitrary.ts'
import { checkExemption } from './check-exemption.ts'
import type { Exemption } from './vocabulary.ts'

const book = await ruleBook()

function faultsOf(more: Partial<Exemption>): unknown[] {
  return checkExemption(book, trial(more)).map(({ rule, path }) => [rule, path.join('.')])
}

describe('a trial that may be published', () => {
  test('lifts what a permit asks and says what it asks instead', () => {
    expect(faultsOf({})).toEqual([])
  })

  test.each<[string, Partial<Exemption>, string, string]>([
    [
      'the citizen’s right to her own record',
      { ruleIdsWaived: ['P32'], dataKinds: ['FUN'] },
      'gdpr-is-never-waived',
      'ruleIdsWaived.0',
    ],
    ['secrecy', { ruleIdsWaived: ['D01'] }, 'secrecy-and-objection-stand', 'ruleIdsWaived.0'],
    [
      'the citizen’s objection',
      { ruleIdsWaived: ['P14', 'D03'] },
      'secrecy-and-objection-stand',
      'ruleIdsWaived.1',
    ],
    [
      'the review of emergencies',
      { ruleIdsWaived: ['P20'] },
      'secrecy-and-objection-stand',
      'ruleIdsWaived.0',
    ],
    ['a rule nobody knows', { ruleIdsWaived: ['P99'] }, 'rule-unknown', 'ruleIdsWaived.0'],
    ['nothing', { ruleIdsWaived: [] }, 'nothing-waived', 'ruleIdsWaived'],
  ])('never lifts %s', (_what, more, rule, path) => {
    expect(faultsOf(more)).toContainEqual([rule, path])
  })

  test.each<[string, readonly unknown[]]>([
    ['nothing at all', []],
    ['only that it is necessary', [{ necessary: 'purpose' }]],
    ['a tie or nothing', [{ any_of: [{ relation: { at_least: 2 } }, { necessary: 'purpose' }] }]],
    ['that something is not so', [{ not: { relation: { at_least: 2 } } }]],
  ])('does not ask %s in place of what it lifts', (_what, replacementConditions) => {
    expect(faultsOf({ replacementConditions })).toContainEqual(['opens-to-all', 'replacementConditions'])
  })

  test('is written in the words of the rule file, and a misspelt word is named', () => {
    expect(faultsOf({ replacementConditions: [{ relatoin: { at_least: 2 } }] })).toContainEqual([
      'condition-unknown',
      'replacementConditions.0.relatoin',
    ])
    expect(faultsOf({ replacementConditions: [{ relation: { at_leats: 2 } }] })).toContainEqual([
      'word-unknown',
      'replacementConditions.0.relation.at_leats',
    ])
  })

  test('says who takes part, from when to when, about what, on whose approval', () => {
    expect(faultsOf({ participants: [] })).toContainEqual(['nobody-takes-part', 'participants'])
    expect(faultsOf({ to: inDays(-20) })).toContainEqual(['ends-before-it-begins', 'to'])
    expect(faultsOf({ dataKinds: [] })).toContainEqual(['data-missing', 'dataKinds'])
    expect(faultsOf({ dataKinds: ['PSY'] })).toContainEqual(['data-of-another-rule', 'dataKinds.0'])
    expect(faultsOf({ legalReference: ' ' })).toContainEqual(['law-missing', 'legalReference'])
    expect(faultsOf({ approvedBy: '' })).toContainEqual(['approval-missing', 'approvedBy'])
  })
})
