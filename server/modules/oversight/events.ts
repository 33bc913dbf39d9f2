import type { OrganisationId, PersonId } from '../../../kernel/ids.ts'
import type { Instant } from '../../../kernel/instant.ts'
import type { OutboxEvent } from '../../platform/outbox.ts'
import type { BreachState } from './domain/breach.ts'
import type { ReviewKind } from './domain/control.ts'
import type { BreachId, ReviewId } from './domain/ids.ts'
import type { Outcome, ReviewState } from './domain/review.ts'

/** A reviewer has judged looks of a person. Whom they were at is not told. */
export type ReviewDecided = OutboxEvent<
  'look-review-decided',
  {
    readonly reviewId: ReviewId
    readonly kind: ReviewKind
    readonly outcome: Outcome
    readonly personId: PersonId
    readonly unitId: OrganisationId
    readonly partyId: OrganisationId
  }
>

/** The 72 hours of a breach of personal data security run. */
export type BreachRegistered = OutboxEvent<
  'breach-registered',
  { readonly breachId: BreachId; readonly partyId: OrganisationId; readonly awareAt: Instant }
>

export function reviewDecided(
  { reviewId, kind, reviewed, partyId }: ReviewState,
  outcome: Outcome,
  at: Instant,
): ReviewDecided {
  const { id: personId, unitId } = reviewed
  return {
    type: 'look-review-decided',
    citizenId: null,
    occurredAt: at,
    data: { reviewId, kind, outcome, personId, unitId, partyId },
  }
}

export function breachRegistered({ breachId, partyId, awareAt, openedAt }: BreachState): BreachRegistered {
  return {
    type: 'breach-registered',
    citizenId: null,
    occurredAt: openedAt,
    data: { breachId, partyId, awareAt },
  }
}
