import { type Evidence, levelOf, type Question, relationKinds } from './question.ts'
import { rules } from './rules.ts'

/** An answer, with the rule that gave it. */
export interface Decision {
  readonly outcome: 'granted' | 'denied'
  readonly ruleId: string
  readonly evidence: Evidence | undefined
}

/** Asks the rules in order; the first that applies answers. More evidence never gives less. */
export function decide(question: Question, evidence: Evidence | undefined): Decision {
  const facts = { ...question, evidence }
  for (const rule of rules) {
    if (rule.applies(facts)) return { outcome: rule.says, ruleId: rule.id, evidence }
  }
  throw new Error('the last rule always applies')
}

const possibleEvidence: readonly Evidence[] = relationKinds
  .flatMap((relation) => [
    { relation, isOpen: true },
    { relation, isOpen: false },
  ])
  .sort((one, other) => levelOf(other) - levelOf(one))

/**
 * The answer to each relation that might be found, best first, and last the answer when there is none. The database picks
 * the first whose relation it finds and writes the record in the same statement, so a look costs one round trip.
 */
export function decisionsFor(question: Question): readonly Decision[] {
  const withNone = decide(question, undefined)
  if (withNone.outcome === 'granted') return [withNone]
  const granted = possibleEvidence
    .map((evidence) => decide(question, evidence))
    .filter((decision) => decision.outcome === 'granted')
  return [...granted, withNone]
}

/** What a denial is called on the wire. */
export function refusalOf(ruleId: string): 'no-relation' | 'not-for-your-work' | 'not-your-own-record' {
  if (ruleId === 'D08') return 'not-your-own-record'
  return ruleId === 'D01' ? 'no-relation' : 'not-for-your-work'
}
