import type { Bilingual } from '../../../../kernel/bilingual.ts'
import type { Instant } from '../../../../kernel/instant.ts'
import type { Evidence } from './vocabulary.ts'

/** Where in the handbook's order the answer was found (law, part 13). */
export type Stage = 'absolute-denial' | 'exemption' | 'permit' | 'block' | 'override' | 'default'

/** How strong the tie is (law, part 10): 4 active now, 3 on its way, 2 follow-up, 1 declared or told only, 0 nothing. */
export type Level = 0 | 1 | 2 | 3 | 4

/** An answer with all it rests on: what goes into the log. */
export interface Decision {
  readonly outcome: 'granted' | 'denied'
  readonly ruleId: string
  readonly stage: Stage
  /** The relations the rule rested on, strongest first; all that were found when it is denied. */
  readonly evidence: readonly Evidence[]
  readonly level: Level
  readonly consentId: string | null
  readonly overrideId: string | null
  readonly exemptionId: string | null
  /** Denied, and an override (P20, P21) by this asker could open it: only D01, D03 and D10. */
  readonly mayBeOverridden: boolean
}

/** One condition of a rule, put to the facts. */
export interface ConditionReport {
  /** The condition in words, as in the rule file: `relation at least 2`. */
  readonly condition: Bilingual
  readonly held: boolean
  /** What in the facts made it so, or what is missing. Kinds and times; never a name or a number. */
  readonly facts: Bilingual
}

/** One rule put to a question. */
export interface RuleReport {
  readonly ruleId: string
  readonly says: 'permits' | 'denies'
  /** The rule speaks of such askers, such data, such a purpose. */
  readonly concerns: boolean
  readonly held: boolean
  readonly conditions: readonly ConditionReport[]
}

/** The whole reasoning: the answer, and for every rule which conditions held, which failed and on which facts. */
export interface Explanation {
  readonly at: Instant
  readonly decision: Decision
  readonly rules: readonly RuleReport[]
}
