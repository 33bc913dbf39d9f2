import { type IssueDetails, type RuleId, ruleOf } from './rules.ts'

/** A breach of a rule, with the FHIRPath of the element it was found in. Never holds what the element said. */
export interface Issue {
  readonly rule: RuleId
  readonly expression: string
  /** For `profile`: which rule of the published profiles it was, and what is to be said of it. */
  readonly profile?: ProfileRule
}

/** A rule that a published profile sets, in the words of whoever judged by it. */
export interface ProfileRule {
  /** What kind of rule it is: `slice-min`. */
  readonly kind: string
  /** What the profile calls it: the key of a constraint, a slice, a value set. */
  readonly key?: string
  /** FHIR's IssueType. */
  readonly type: string
  readonly details: IssueDetails
  readonly danish: string
  readonly english: string
}

/** How an issue is told, whoever found it. */
export function textsOf({ rule, profile }: Issue): Omit<ProfileRule, 'kind' | 'key'> {
  return profile ?? ruleOf(rule)
}

/** Gathers the issues of one message while it is read. */
export interface Issues {
  readonly found: readonly Issue[]
  add(rule: RuleId, expression: string): void
}

export function gatherIssues(): Issues {
  const found: Issue[] = []
  return { found, add: (rule, expression) => void found.push({ rule, expression }) }
}
