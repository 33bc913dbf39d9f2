import type { Bilingual } from '../../../../kernel/bilingual.ts'
import type { TimeLimit } from '../../../../kernel/deadline.ts'
import type { DanishDate } from '../../../../kernel/instant.ts'
import type { LegalReference } from '../../../../kernel/legal-reference.ts'
import type { FactKind } from './fact.ts'
import type { Family } from './family.ts'
import type { IndicatorId, ParticipantCode } from './participant.ts'

/** What a deadline is counted from: a fact, a date or moment a fact names, or a step being done. */
export type Anchor = { readonly kind: FactKind; readonly field?: string } | { readonly doneStep: string }

/** When something holds, as plain data about facts. */
export type Condition =
  | FactCondition
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition }
  /** The step has been done. */
  | { readonly done: string }
  /** So long has passed. The clock makes it true, so the pathway is looked at again then. */
  | { readonly elapsed: TimeLimit; readonly since: Anchor }
  /** The deadline of the step lies behind us, whether or not it was done. Never while it is paused. */
  | { readonly passed: string }

/** A fact of the kind has been told, with these values in its data. */
export interface FactCondition {
  readonly fact: FactKind
  readonly where?: Readonly<Record<string, string | boolean>>
  /** Only such a fact of another stay of the citizen: `stay-started` or `stay-ended`. */
  readonly ofAnotherStay?: true
  /** Only when it came in time for this step: by its deadline, or when the date in `by` is. */
  readonly inTimeFor?: string
  readonly by?: string
  /** Only when it happened after the anchor, and no later than this after it. */
  readonly within?: TimeLimit & { readonly after: Anchor }
}

/** Why an obligation ended undone: the shared codes of pathways 0, and those only the engine knows. */
export const withdrawReasons = [
  'DEATH',
  'MOVED',
  'REFUSED',
  'NO_CONTACT',
  'READMITTED',
  'TRANSFERRED',
  'CITIZEN_WISH',
  'CONSENT_WITHDRAWN',
  'SYSTEM_DOWN',
  /** The admission turned out never to have been (AN_STIN). */
  'STAY_CANCELLED',
  /** Made pointless by the discharge. */
  'DISCHARGED',
  /** The citizen is outside the programme. */
  'NOT_INCLUDED',
  /** What called for it has been corrected or taken back. */
  'NOT_CALLED_FOR',
] as const
export type WithdrawReason = (typeof withdrawReasons)[number]

export type Due = TimeLimit & { readonly anchor: Anchor }

/** One numbered line of a programme. */
export interface Step {
  readonly id: string
  readonly title: Bilingual
  /** What the agreement is asked about. */
  readonly service: string
  readonly opens: Condition
  readonly due?: Due
  /** Makes it done besides its own task: a message that was sent, for example. */
  readonly closes?: Condition
  readonly cancelled: readonly { readonly when: Condition; readonly reason: WithdrawReason }[]
  /** A later fact of this kind calls for the step again although it was done. */
  readonly again?: FactKind
  /** The service to whose responsible unit it is offered, and how long they have to answer when not the service's time. */
  readonly handoff?: { readonly to: string; readonly answerWithin?: TimeLimit }
  /** Who has it, by kind of participant: the lane it is drawn in. Which unit, the agreement says. */
  readonly who?: ParticipantCode
  /** Who takes part besides. */
  readonly participants?: readonly ParticipantCode[]
  /** One plain sentence of what it is about. */
  readonly help?: Bilingual
  /** What it is called when the citizen reads it. */
  readonly plain?: Bilingual
  /** The form it is done with. */
  readonly form?: { readonly code: string; readonly version: number }
  /** What whoever does it needs, and what comes of it. */
  readonly input?: Bilingual
  readonly output?: Bilingual
  /** It rests on the citizen's consent, and ends when that is withdrawn. */
  readonly needsConsent?: true
  readonly legal: readonly LegalReference[]
  readonly confidence: 'certain' | 'to-verify'
}

/** Something that ends steps wherever they are: all of them, only those named, or all but those named. */
export interface Exception {
  readonly reason: WithdrawReason
  readonly when: Condition
  readonly steps?: readonly string[]
  readonly except?: readonly string[]
  /** Only the steps that rest on consent. */
  readonly onlyConsent?: true
  /** One plain sentence of what happens then. */
  readonly text?: Bilingual
  /** Read from what all programmes share, not said by this one. */
  readonly isShared?: true
}

/** A fact after which what some participants have open is called for anew, at whoever is theirs by then. */
export interface Takeover {
  readonly reason: WithdrawReason
  readonly after: FactKind
  readonly who: readonly ParticipantCode[]
  readonly text?: Bilingual
  readonly isShared?: true
}

/** From the one fact until the other the deadlines of these steps, or of all, stand still and move by as long. */
export interface Pause {
  readonly from: FactCondition
  readonly until: FactCondition
  readonly steps?: readonly string[]
  readonly text?: Bilingual
}

/** A version of a programme. Never edited once published; a running pathway keeps the version it started on. */
export interface Programme {
  readonly code: string
  readonly version: number
  readonly name: Bilingual
  readonly validFrom: DanishDate
  readonly validTo?: DanishDate
  /** Which kind of pathway of the handbook it is: what runs beside it may pause or stop it. */
  readonly family?: Family
  /** What it is for, in one plain sentence. */
  readonly purpose?: Bilingual
  readonly participants?: readonly { readonly code: ParticipantCode; readonly holds: Bilingual }[]
  /** Who holds the threads: the first whose condition holds. */
  readonly coordinator?: readonly { readonly when?: Condition; readonly who: ParticipantCode }[]
  readonly indicators?: readonly IndicatorId[]
  readonly trigger: Pick<FactCondition, 'fact' | 'where'>
  readonly inclusion: Condition
  readonly exceptions: readonly Exception[]
  readonly takeovers?: readonly Takeover[]
  readonly pauses?: readonly Pause[]
  /** The version of the shared exceptions that was read into it. */
  readonly standard?: number
  readonly steps: readonly Step[]
  /** With nothing left open and this true, the pathway has ended. */
  readonly done: Condition
}

/** A version as it stands: the day from which no pathway starts on it, once somebody has said. */
export interface PublishedProgramme extends Programme {
  readonly retiredOn?: DanishDate
}
