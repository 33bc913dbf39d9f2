import type { Decision } from './decision.ts'
import type { Asker } from './vocabulary.ts'

/** What a denial is called on the wire: as little as is needed to know what to do. */
export function refusalOf(
  actor: Asker['kind'],
  { ruleId }: Pick<Decision, 'ruleId'>,
): 'no-relation' | 'blocked-by-citizen' | 'not-for-your-work' | 'not-your-own-record' {
  if (actor === 'citizen') return 'not-your-own-record'
  if (ruleId === 'D01' || ruleId === 'D10') return 'no-relation'
  return ruleId === 'D03' ? 'blocked-by-citizen' : 'not-for-your-work'
}
