import type { Issue } from './issue.ts'
import { type ContentRuleId, gradedRules, type RuleId, ruleOf } from './rules.ts'

export type Severity = 'block' | 'log'

/** Whether a breach stops a letter that comes in and one that goes out, and why we say so. */
export interface Grade {
  readonly whenReceiving: Severity
  readonly whenSending: Severity
  readonly reason: string
}

/** Strict when sending, graded when receiving: one grade for every rule. */
export type Grading = Readonly<Record<ContentRuleId, Grade>>

export interface GradingFault {
  readonly rule: string
  readonly fault: 'grade-missing' | 'grade-too-mild' | 'rule-unknown'
  readonly text: string
}

/** What is wrong with a grading, rule by rule; empty when it can be used. */
export function checkGrading(grades: Readonly<Record<string, Grade>>): GradingFault[] {
  const faults: GradingFault[] = []
  for (const rule of gradedRules) {
    const grade = grades[rule]
    if (grade === undefined) faults.push({ rule, fault: 'grade-missing', text: 'has no grade' })
    else if ((grade.whenReceiving === 'log' || grade.whenSending === 'log') && ruleOf(rule).isEssential)
      faults.push({
        rule,
        fault: 'grade-too-mild',
        text: 'must block: without it a letter has no sure meaning',
      })
  }
  for (const rule of Object.keys(grades))
    if (!gradedRules.some((known) => known === rule))
      faults.push({ rule, fault: 'rule-unknown', text: 'is not a rule' })
  return faults
}

/** The issues that stop the letter, and those that are only logged. */
export function grade(
  issues: readonly Issue[],
  grading: Grading,
  when: 'whenReceiving' | 'whenSending' = 'whenReceiving',
): { blocking: Issue[]; logged: Issue[] } {
  const blocks = (rule: RuleId): boolean => grading[rule as ContentRuleId]?.[when] !== 'log'
  return {
    blocking: issues.filter(({ rule }) => blocks(rule)),
    logged: issues.filter(({ rule }) => !blocks(rule)),
  }
}
