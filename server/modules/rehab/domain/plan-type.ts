import type { DanishDate } from '../../../../kernel/instant.ts'

export type GopType = 'GENERAL_BASIC' | 'GENERAL_ADVANCED' | 'SPECIALISED' | 'REHAB_SPECIALISED'

/** Whose duty the training is. */
export type Side = 'municipality' | 'hospital'

interface TypeRule {
  readonly type: GopType
  readonly from: DanishDate
  readonly side: Side
  /** Whether the citizen may choose a private supplier when no start was offered in time (SUL § 140(4)). */
  readonly choice: 'yes' | 'no' | 'unless-at-hospital'
  /** What is to be verified does not count until somebody has. */
  readonly confidence: 'certain' | 'to-verify'
}

/** Who provides each type, from which day (pathways B). The rows of 2027 wait for a lawyer to read the reform. */
export const typeRules: readonly TypeRule[] = [
  row('GENERAL_BASIC', '2015-01-01', 'municipality', 'yes', 'certain'),
  row('GENERAL_ADVANCED', '2015-01-01', 'municipality', 'yes', 'certain'),
  // Parts of it are said to go to the regions.
  row('GENERAL_ADVANCED', '2027-01-01', 'hospital', 'yes', 'to-verify'),
  row('SPECIALISED', '2015-01-01', 'hospital', 'no', 'certain'),
  row('REHAB_SPECIALISED', '2015-01-01', 'municipality', 'unless-at-hospital', 'certain'),
  row('REHAB_SPECIALISED', '2027-01-01', 'hospital', 'unless-at-hospital', 'to-verify'),
]

function row(
  type: GopType,
  from: string,
  side: Side,
  choice: TypeRule['choice'],
  confidence: TypeRule['confidence'],
): TypeRule {
  return { type, from: from as DanishDate, side, choice, confidence }
}

/** The rule of a type on a day; the first ever for days before all rules. */
export function ruleOf(type: GopType, on: DanishDate, rules: readonly TypeRule[] = typeRules): TypeRule {
  const certain = rules.filter((rule) => rule.type === type && rule.confidence === 'certain')
  const latest = certain.findLast(({ from }) => from <= on) ?? certain[0]
  if (latest === undefined) throw new Error(`no rule of ${type}`)
  return latest
}

/** Whether the type ever gives the right to a private supplier. */
export function hasPrivateChoice(type: GopType, mustBeAtHospital: boolean, on: DanishDate): boolean {
  const { choice } = ruleOf(type, on)
  return choice === 'yes' || (choice === 'unless-at-hospital' && !mustBeAtHospital)
}

/** Specialised plans need the hospital's word in and out: the municipality alone may change between the general types (B8). */
export function needsHospital(from: GopType, to: GopType): boolean {
  return isSpecialised(from) || isSpecialised(to)
}

export function isSpecialised(type: GopType): boolean {
  return type === 'SPECIALISED' || type === 'REHAB_SPECIALISED'
}
