import { describe, expect, test } from 'vitest'
import { accessPurposes } from '../../../../../kernel/access-words.ts'
import { ruleBook } from '../../rule-book.ts'
import { blockOf, today } from '../arbitrary.ts'
import { decide } from '../decide.ts'
import { purposeAt } from '../purpose-at.ts'
import { everythingOfHerOwn } from './citizens.ts'
import type { LawCase, Look } from './law-case.ts'
import { allCases, themes } from './themes.ts'

const book = await ruleBook()

function answerTo({ question, facts }: Look) {
  const purpose = purposeAt(book, question, facts, today)
  return decide(book, { ...question, purpose }, facts, today)
}

function check(one: LawCase): void {
  const { outcome, ruleId } = answerTo(one.look)
  if ('allows' in one) expect({ outcome, ruleId }).toEqual({ outcome: 'granted', ruleId: one.rule })
  else if ('standsAside' in one) expect(ruleId).not.toBe(one.rule)
  else {
    expect(outcome).toBe('denied')
    if (one.rule.startsWith('D') || one.by !== undefined) expect(ruleId).toBe(one.by ?? one.rule)
  }
}

function sentenceOf(one: LawCase): string {
  if ('allows' in one) return `${one.rule} allows: ${one.allows}`
  return 'refuses' in one
    ? `${one.rule} refuses ${one.refuses}`
    : `${one.rule} stands aside ${one.standsAside}`
}

for (const [theme, cases] of Object.entries(themes)) {
  describe(theme, () => {
    test.each(cases.map((one) => [sentenceOf(one), one] as const))('%s', (_sentence, one) => check(one))
  })
}

describe('the table of the law handbook', () => {
  test('every rule has a case it lets through and a case it stops', () => {
    const numbered = (letter: string, count: number) =>
      Array.from({ length: count }, (_, index) => `${letter}${String(index + 1).padStart(2, '0')}`)
    for (const id of [...numbered('P', 44), 'S01', 'S02', 'S03']) {
      expect(
        allCases.some((one) => one.rule === id && 'allows' in one),
        `${id} allows`,
      ).toBe(true)
      expect(
        allCases.some((one) => one.rule === id && 'refuses' in one),
        `${id} refuses`,
      ).toBe(true)
    }
    for (const id of numbered('D', 20)) {
      expect(
        allCases.some((one) => one.rule === id && 'refuses' in one),
        `${id} refuses`,
      ).toBe(true)
      expect(
        allCases.some((one) => one.rule === id && 'standsAside' in one),
        `${id} stands aside`,
      ).toBe(true)
    }
  })

  test('nothing Ellen sets hides her own record from her', () => {
    const blocks = (['person', 'unit', 'period', 'source', 'everything'] as const).map((target) =>
      blockOf(target),
    )
    expect(everythingOfHerOwn.length).toBeGreaterThan(accessPurposes.length)
    for (const { question, facts } of everythingOfHerOwn)
      expect(decide(book, question, { ...facts, blocks }, today).outcome).toBe('granted')
  })
})
