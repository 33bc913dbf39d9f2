import type { Bilingual } from '../../../../kernel/bilingual.ts'
import type { OrganisationId, PersonId } from '../../../../kernel/ids.ts'
import type { Instant } from '../../../../kernel/instant.ts'
import type { Failure, Letter, LetterId } from './letter.ts'

/** Who did it, by name, and for which unit. */
export interface By {
  readonly personId: PersonId
  readonly name: string
  readonly unitId: OrganisationId
}

/** One thing that happened to a thread, in the order we heard of it. Letters find their own order by their times. */
export type ThreadEvent =
  | { readonly type: 'letter-kept'; readonly at: Instant; readonly letter: Letter }
  | {
      readonly type: 'delivery-told'
      readonly at: Instant
      readonly letterId: LetterId
      readonly state: 'delivered' | 'failed'
      readonly reason: Failure | null
    }
  | {
      readonly type: 'read'
      readonly at: Instant
      readonly unitId: OrganisationId
      readonly letterIds: readonly LetterId[]
      readonly by: By
    }
  | {
      readonly type: 'unread'
      readonly at: Instant
      readonly unitId: OrganisationId
      readonly letterId: LetterId
      readonly by: By
    }
  | {
      readonly type: 'answer-wanted'
      readonly at: Instant
      /** The letter that is to be answered. */
      readonly letterId: LetterId
      readonly dueAt: Instant
      readonly basis: 'setting' | 'person'
      readonly source: Bilingual | null
      readonly by: By
    }
  | { readonly type: 'answer-not-wanted'; readonly at: Instant; readonly reason: string; readonly by: By }
  /** The time for the answer ran out and somebody was asked to act. */
  | { readonly type: 'answer-overdue'; readonly at: Instant; readonly letterId: LetterId }

export type ThreadEventOf<Type extends ThreadEvent['type']> = Extract<ThreadEvent, { type: Type }>
