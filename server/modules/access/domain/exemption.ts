import { epoch } from '../../../../kernel/instant.ts'
import type { Rule } from './rule.ts'
import type { Situation } from './situation.ts'
import type { Exemption } from './vocabulary.ts'

/** The trial holds at this moment, to the second, for a unit the asker works in, and speaks of these data. */
export function isInForceFor(exemption: Exemption, { facts, question, now }: Situation): boolean {
  return (
    epoch(exemption.from) <= now &&
    now < epoch(exemption.to) &&
    exemption.dataKinds.includes(question.kind) &&
    exemption.participants.some((unitId) => facts.unitChain.includes(unitId))
  )
}

/** A trial can lift what an ordinary permit asks; never a denial, an override or EU law (law, part 12). */
export function isWaivable(rule: Rule): boolean {
  return rule.stage === 'permit' && rule.law.every(({ act }) => act !== 'GDPR')
}
