import type { RuleId } from './rules.ts'

/** A breach of a rule, with the FHIRPath of the element it was found in. Never holds what the element said. */
export interface Issue {
  readonly rule: RuleId
  readonly expression: string
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
