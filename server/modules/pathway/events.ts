import type { Bilingual } from '../../../kernel/bilingual.ts'
import type { TimeLimit } from '../../../kernel/deadline.ts'
import type { CitizenId, OrganisationId, PathwayId } from '../../../kernel/ids.ts'
import type { Instant } from '../../../kernel/instant.ts'
import type { LegalReference } from '../../../kernel/legal-reference.ts'
import type { Reason } from '../../../kernel/reason.ts'
import type { OutboxEvent } from '../../platform/outbox.ts'
import type { Acceptance, Priority } from '../agreement/index.ts'
import type { ChangeKind } from './domain/plan/change.ts'
import type { WithdrawReason } from './domain/programme.ts'

/** Which step of which pathway, and the how manyth time. Called for once and withdrawn at most once. */
export interface StepOccurrence {
  readonly citizenId: CitizenId
  readonly pathwayId: PathwayId
  readonly stepId: string
  readonly occurrence: number
}

/** Both, or neither for a step without a deadline. */
interface Due {
  readonly dueAt: Instant | null
  readonly warnAt: Instant | null
}

/** Something is to be done, and this unit has it. */
export type TaskCalledFor = OutboxEvent<
  'task-called-for',
  StepOccurrence &
    Due & {
      readonly serviceCode: string
      /** The code of the programme: two programmes may call for one and the same work. */
      readonly programme?: string
      readonly title: Bilingual
      /** The form it is done with. */
      readonly form?: { readonly code: string; readonly version: number }
      readonly responsibleId: OrganisationId
      /** How long a receiver has to answer an offer. */
      readonly answerWithin: TimeLimit
      readonly priority: Priority
      /** Who it is to be offered to at once. The responsible unit has it until they accept. */
      readonly handoffTo?: { readonly unitId: OrganisationId; readonly acceptance: Acceptance }
      /** Why it is theirs, to be shown to them. */
      readonly reasons: readonly Reason[]
      readonly legal: readonly LegalReference[]
    }
>

/** What was called for is not wanted any more: fulfilled in another way, or pointless, and why. */
export type TaskNoLongerCalledFor = OutboxEvent<
  'task-no-longer-called-for',
  StepOccurrence & { readonly reason: WithdrawReason | 'FULFILLED' }
>

export type TaskDeadlineChanged = OutboxEvent<'task-deadline-changed', StepOccurrence & Due>

/** Something that is to be done because of a change, beside what the programmes call for. */
export interface ChangeAsk {
  /** The same matter has the same key. */
  readonly key: string
  readonly serviceCode: string
  readonly title: Bilingual
  readonly responsibleId: OrganisationId
  readonly deadline: { readonly dueAt: Instant; readonly warnAt: Instant }
  readonly priority: Priority
  readonly reasons: readonly Reason[]
}

/** People have told of a change that concerns every step, or taken it back; and what has to be done because of it. */
export type ChangeTold = OutboxEvent<
  'change-told',
  {
    readonly changeId: string
    readonly kind: ChangeKind
    /** When it was so. */
    readonly happenedAt: Instant
    readonly isTakenBack: boolean
    readonly asks: readonly ChangeAsk[]
  }
>

export type PathwayTold = TaskCalledFor | TaskNoLongerCalledFor | TaskDeadlineChanged
