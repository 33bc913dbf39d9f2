import type { Issue } from './issue.ts'
import { isRuleId, type RuleId, ruleOf, rules } from './rules.ts'

/** Whether a breach stops a letter, and why we say so. */
export interface Grade {
  readonly whenReceiving: 'block' | 'log'
  readonly reason: string
}

/** Strict when sending, graded when receiving: one grade for every rule. */
export type Grading = Readonly<Record<RuleId, Grade>>

/** Everything is stopped: what we ask of ourselves before sending. */
export const strict: Grading = Object.fromEntries(
  Object.keys(rules).map((rule) => [rule, { whenReceiving: 'block', reason: 'Strict when sending.' }]),
) as Grading

/** What is wrong with a grading, rule by rule; empty when it can be used. */
export function checkGrading(grades: Readonly<Record<string, Grade>>): string[] {
  const faults: string[] = []
  for (const id of Object.keys(rules) as RuleId[]) {
    const grade = grades[id]
    if (grade === undefined) faults.push(`${id}: has no grade`)
    else if (grade.whenReceiving === 'log' && ruleOf(id).isEssential)
      faults.push(`${id}: must block, without it the letter has no sure meaning`)
  }
  for (const id of Object.keys(grades)) if (!isRuleId(id)) faults.push(`${id}: is not a rule`)
  return faults
}

/** The issues that stop the letter, and those that are only logged. */
export function grade(issues: readonly Issue[], grading: Grading): { blocking: Issue[]; logged: Issue[] } {
  return {
    blocking: issues.filter(({ rule }) => grading[rule].whenReceiving === 'block'),
    logged: issues.filter(({ rule }) => grading[rule].whenReceiving === 'log'),
  }
}
