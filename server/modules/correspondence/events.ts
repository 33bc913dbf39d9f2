import type { CitizenId, OrganisationId } from '../../../kernel/ids.ts'
import type { Instant } from '../../../kernel/instant.ts'
import type { OutboxEvent } from '../../platform/outbox.ts'
import type { LetterId, ThreadId } from './domain/letter.ts'

/** A letter has come to a unit of ours: from outside, or from another unit of ours. No texts, no names. */
export type CorrespondenceReceived = OutboxEvent<
  'correspondence-received',
  { readonly threadId: ThreadId; readonly letterId: LetterId; readonly unitId: OrganisationId }
> & { readonly citizenId: CitizenId }

/** A unit of ours has sent a letter. */
export type CorrespondenceSent = OutboxEvent<
  'correspondence-sent',
  { readonly threadId: ThreadId; readonly letterId: LetterId; readonly unitId: OrganisationId }
> & { readonly citizenId: CitizenId }

/** An answer that was wanted has not come in time; `unitId` is asked to act. */
export type CorrespondenceAnswerOverdue = OutboxEvent<
  'correspondence-answer-overdue',
  {
    readonly threadId: ThreadId
    readonly letterId: LetterId
    readonly unitId: OrganisationId
    readonly dueAt: Instant
  }
> & { readonly citizenId: CitizenId }
