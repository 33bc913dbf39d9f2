import { describe, expect, test } from 'vitest'
import { gradedRules, ruleOf } from './domain/rules.ts'
import { loadGrading, understandGrading } from './grading.ts'

const file = (rules: string) => ({
  name: 'content/message/grading.yaml',
  text: `source: test\nrules:\n${rules}`,
})

describe('the grading of the message rules', () => {
  test('grades every rule with a reason, and lets nothing essential pass', async () => {
    const grading = await loadGrading()
    expect(Object.keys(grading).toSorted()).toEqual([...gradedRules].toSorted())
    for (const rule of gradedRules.filter((one) => ruleOf(one).isEssential))
      expect([rule, grading[rule].whenReceiving]).toEqual([rule, 'block'])
  })

  test('a file that is too mild, or knows a rule we do not, is refused with the line', () => {
    const grade = '{ whenReceiving: log, whenSending: log, reason: x }'
    expect(() => understandGrading(file(`  cpr-format: ${grade}\n  no-such-rule: ${grade}\n`))).toThrow(
      /content\/message\/grading\.yaml:3 grade-too-mild[\s\S]*:4 rule-unknown/,
    )
    expect(() => understandGrading(file('  cpr-format: { whenReceiving: perhaps }\n'))).toThrow(
      /:3 not-the-shape/,
    )
  })
})

describe('the rules', () => {
  test('are each told in short, real Danish and English', () => {
    for (const rule of gradedRules) {
      const { danish, english } = ruleOf(rule)
      expect(danish.length, rule).toBeLessThan(120)
      expect(danish, rule).toMatch(/^[A-ZÆØÅ].*\.$/)
      expect(english, rule).toMatch(/^[A-Z].*\.$/)
      expect(danish).not.toBe(english)
    }
  })
})
