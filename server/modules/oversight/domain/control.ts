import type { Bilingual } from '../../../../kernel/bilingual.ts'
import type { ClockTime } from '../../../../kernel/copenhagen-time.ts'
import type { TimeLimit } from '../../../../kernel/deadline.ts'

export const reviewKinds = [
  'override',
  'sample',
  'same-surname',
  'same-address',
  'colleague',
  'no-evidence',
  'mass',
  'night',
  'watched',
  'question',
] as const
/** Why looks are reviewed. */
export type ReviewKind = (typeof reviewKinds)[number]

/** What every kind of review has: its name, and how long the reviewer has. */
export interface ReviewTerms {
  readonly name: Bilingual
  readonly due: TimeLimit
}

/** Who is told when something is late, one after the other, the last again and again. */
export interface EscalationTerms {
  readonly to: readonly string[]
  readonly againAfter: TimeLimit
}

/** The parameters of the control of look-ups, as `content/oversight/control.yaml` gives them. */
export interface Control {
  /** Functions that may review, answer citizens and keep the register of breaches. */
  readonly reviewers: readonly string[]
  /** Functions told as leaders. */
  readonly leaders: readonly string[]
  readonly escalation: EscalationTerms
  readonly question: { readonly due: TimeLimit }
  readonly breach: BreachTerms
  readonly explanation: { readonly due: TimeLimit }
  /** The actions the nightly rules look at. */
  readonly actions: readonly string[]
  readonly reviews: {
    readonly [Kind in ReviewKind]: ReviewTerms
  } & {
    readonly override: { readonly rules: readonly string[] }
    readonly sample: SampleTerms
    readonly 'no-evidence': NoEvidenceTerms
    readonly mass: { readonly citizensADay: number }
    readonly night: NightTerms
  }
}

export interface BreachTerms {
  /** Hours from awareness until the authority must have been told (GDPR article 33). */
  readonly authorityWithinHours: number
  /** Hours from awareness at which those above are told that it has not; after the last, once a day. */
  readonly remindAfterHours: readonly number[]
}

export interface SampleTerms {
  /** Of those in a party who looked at anybody, between 0 and 1. */
  readonly shareOfPeople: number
  readonly atLeastLooksAUnit: number
  readonly atMostLooksAPerson: number
}

export interface NoEvidenceTerms {
  /** Evidence of this level or weaker is reviewed (law, part 10). */
  readonly levelAtMost: number
  readonly purposes: readonly string[]
  readonly butNotRules: readonly string[]
}

export interface NightTerms {
  readonly from: ClockTime
  readonly to: ClockTime
  /** Functions that have no work at night. */
  readonly functions: readonly string[]
  /** Fewer looks than this in one day's night hours are left alone. */
  readonly looksAtLeast: number
}
