import type { Bilingual } from '../../../../kernel/bilingual.ts'
import type { TimeLimit } from '../../../../kernel/deadline.ts'
import type { DanishDate } from '../../../../kernel/instant.ts'
import type { LegalReference } from '../../../../kernel/legal-reference.ts'
import type { FactKind } from './fact.ts'

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

/** A fact of the kind has been told, with these values in its data. */
export interface FactCondition {
  readonly fact: FactKind
  readonly where?: Readonly<Record<string, string | boolean>>
  /** Only such a fact of another stay of the citizen. */
  readonly ofAnotherStay?: true
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
  /** The service to whose responsible unit it is offered. The ward has it until they accept. */
  readonly handoff?: { readonly to: string }
  readonly legal: readonly LegalReference[]
  readonly confidence: 'certain' | 'to-verify'
}

/** Something that ends steps wherever they are: all of them, only those named, or all but those named. */
export interface Exception {
  readonly reason: WithdrawReason
  readonly when: Condition
  readonly steps?: readonly string[]
  readonly except?: readonly string[]
}

/** A version of a programme. Never edited once published; a running pathway keeps the version it started on. */
export interface Programme {
  readonly code: string
  readonly version: number
  readonly name: Bilingual
  readonly validFrom: DanishDate
  readonly validTo?: DanishDate
  readonly trigger: Pick<FactCondition, 'fact' | 'where'>
  readonly inclusion: Condition
  readonly exceptions: readonly Exception[]
  readonly steps: readonly Step[]
  /** With nothing left open and this true, the pathway has ended. */
  readonly done: Condition
}
