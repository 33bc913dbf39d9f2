import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { danishDateOf } from '../../../../../kernel/copenhagen-time.ts'
import { ruleBook } from '../../rule-book.ts'
import { today } from '../arbitrary.ts'
import { decide } from '../decide.ts'
import { purposeAt } from '../purpose-at.ts'
import { nameOf, type Rule } from '../rule.ts'
import { compileBook, type RuleBook } from '../rule-book.ts'
import type { LawCase, Look } from './law-case.ts'
import { caseNear } from './near-case.ts'
import { judge, type Verdict } from './oracle.ts'
import { allCases } from './themes.ts'

const book = await ruleBook()

/** The case comes out otherwise than its sentence says. */
function isNoticed(broken: RuleBook, one: LawCase): boolean {
  const { question, facts } = one.look
  const purpose = purposeAt(broken, question, facts, today)
  const { outcome, ruleId } = decide(broken, { ...question, purpose }, facts, today)
  if ('allows' in one) return outcome !== 'granted' || ruleId !== one.rule
  if ('standsAside' in one) return ruleId === one.rule
  return (
    outcome !== 'denied' ||
    ((one.rule.startsWith('D') || one.by !== undefined) && ruleId !== (one.by ?? one.rule))
  )
}

/**
 * Made-up cases near what a paragraph is about, the same every time, with what the handbook's table, written a second time, says
 * of each.
 */
const madeUpNear = (() => {
  const made = new Map<string, { one: Look; verdict: Verdict }[]>()
  return (ruleId: string) => {
    const looks = allCases.filter(({ rule }) => rule === ruleId).map(({ look }) => look)
    const found =
      made.get(ruleId) ??
      fc
        .sample(
          fc.oneof(
            caseNear(book, looks, ['actor']),
            caseNear(book, looks, ['kind', 'receiver', 'dataFrom', 'reason']),
          ),
          { numRuns: 3_000, seed: 20_260_601 },
        )
        .map((one) => ({ one, verdict: judge(one, today) }))
    made.set(ruleId, found)
    return found
  }
})()

/** A named case or the handbook's table contradicts it. */
function isCaught(broken: RuleBook, ruleId: string): boolean {
  return (
    allCases.some((one) => isNoticed(broken, one)) ||
    madeUpNear(ruleId).some(({ one, verdict }) => {
      const { outcome, ruleId: by } = decide(broken, one.question, one.facts, today)
      return outcome !== verdict.outcome || !verdict.by.includes(by)
    })
  )
}

/** The book with one paragraph written wrongly. */
function withBroken(rule: Rule, broken: Rule): RuleBook {
  const rules = book.rules.map((each) => (each === rule ? broken : each))
  return compileBook(rules, book.jobs, book.standards)
}

const without = (rule: Rule, index: number): Rule => ({
  ...rule,
  conditions: rule.conditions.filter((_, at) => at !== index),
})

/** Parts of a paragraph that no case holds by itself, and what holds them besides. */
const heldElsewhere: Readonly<Record<string, string>> = {
  'P38 without "made_here"': 'D14 comes first and refuses what another site has written',
  'P38 without {"not_older_than":"5 years"}': 'D14 comes first and refuses what is older',
  'P43 without "trial"': 'a trial is matched before its paragraph is read: exemptions.db.test.ts',
  'D03 without "blocked"': 'the paragraph is read only where a block has been found: decide.test.ts',
  'P17 for any exceptFunctions': 'a joint acute nurse is answered by P19, which comes first',
}

/** Paragraphs that hold today; of earlier editions no case speaks. */
const inForce = book.rules.filter(({ validTo }) => validTo === null || validTo >= danishDateOf(today))

describe('a paragraph of the law that loses something', () => {
  test('lets a look through or stops one that a case says it must not: every condition counts', {
    timeout: 300_000,
  }, () => {
    const slips = inForce.flatMap((rule) =>
      rule.conditions
        // A purpose is part of every question: a paragraph without the word lets nothing more through.
        .map(({ written }, index) => ({
          name: `${nameOf(rule)} without ${written}`,
          broken: without(rule, index),
        }))
        .filter(({ name }) => !name.endsWith('{"necessary":"purpose"}'))
        .filter(({ broken }) => !isCaught(withBroken(rule, broken), rule.id))
        .map(({ name }) => name),
    )
    expect(slips.filter((name) => !(name in heldElsewhere))).toEqual([])
  })

  test('and so does everyone it speaks of: work, profession, function and place', {
    timeout: 300_000,
  }, () => {
    const parts = ['work', 'profession', 'functions', 'exceptFunctions', 'at'] as const
    const slips = inForce.flatMap((rule) =>
      parts
        .filter((part) => rule.who[part] !== undefined)
        // A profession is one of health persons: it says the work too.
        .filter((part) => part !== 'work' || rule.who.profession === undefined)
        .filter((part) => {
          const mutant = withBroken(rule, { ...rule, who: { ...rule.who, [part]: undefined } })
          return !isCaught(mutant, rule.id)
        })
        .map((part) => `${nameOf(rule)} for any ${part}`),
    )
    expect(slips.filter((name) => !(name in heldElsewhere))).toEqual([])
  })
})
