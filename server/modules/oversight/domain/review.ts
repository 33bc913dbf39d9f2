import type { OrganisationId, PersonId } from '../../../../kernel/ids.ts'
import type { Instant } from '../../../../kernel/instant.ts'
import type { ReviewKind } from './control.ts'
import type { BreachId, QuestionId, ReviewId } from './ids.ts'
import type { Reviewed } from './reviewer.ts'

export const outcomes = ['justified', 'justified_training', 'unjustified'] as const
/** What a review may end in (law, part 9). */
export type Outcome = (typeof outcomes)[number]

/** Who did it, as it stands in the history for good. */
export interface By {
  readonly personId: PersonId
  readonly name: string
  readonly unitId: OrganisationId
}

/** What is known of a review from the first moment. */
export interface Opened {
  readonly reviewId: ReviewId
  readonly kind: ReviewKind
  readonly partyId: OrganisationId
  readonly reviewed: Reviewed
  /** The Danish day, `2026-11-21`, or the month of a sample, `2026-11`. */
  readonly period: string
  /** What, of this kind and person, it is about: the override, the citizen and day, the month. One is open at a time. */
  readonly subject: string
  readonly questionId: QuestionId | null
  readonly dueAt: Instant
  readonly warnAt: Instant
}

/** What happens to a review. Stored, never changed; the row beside it is a cache. */
export type ReviewEvent =
  | ({ readonly type: 'review-opened'; readonly at: Instant } & Opened)
  | { readonly type: 'review-taken'; readonly at: Instant; readonly by: By }
  | { readonly type: 'review-released'; readonly at: Instant; readonly by: By }
  | {
      readonly type: 'explanation-asked'
      readonly at: Instant
      readonly by: By
      readonly question: string
      readonly dueAt: Instant
    }
  | { readonly type: 'explanation-given'; readonly at: Instant; readonly answer: string }
  | { readonly type: 'review-escalated'; readonly at: Instant; readonly to: string }
  | {
      readonly type: 'review-decided'
      readonly at: Instant
      readonly by: By
      readonly outcome: Outcome
      readonly words: string
      /** With `unjustified`: the records found so; all of them when null. */
      readonly recordIds: readonly string[] | null
      /** With `unjustified`: the assessment it opened, and how many citizens were told. */
      readonly breachId: BreachId | null
      readonly citizensTold: number
    }

export interface Explanation {
  readonly question: string
  readonly askedAt: Instant
  readonly askedBy: string
  readonly dueAt: Instant
  readonly answer: string | null
  readonly answeredAt: Instant | null
}

/** A review as its events add up to. */
export interface ReviewState extends Opened {
  readonly openedAt: Instant
  readonly reviewer: By | null
  /** The last explanation asked for. */
  readonly explanation: Explanation | null
  readonly escalations: number
  readonly escalatedAt: Instant | null
  readonly decision: {
    readonly at: Instant
    readonly outcome: Outcome
    readonly words: string
    readonly breachId: BreachId | null
  } | null
  /** How many events there are. */
  readonly version: number
}

export type ReviewStatus = 'waiting' | 'taken' | 'asked' | 'answered' | 'decided'

export function statusOf({
  decision,
  reviewer,
  explanation,
}: Pick<ReviewState, 'decision' | 'reviewer' | 'explanation'>): ReviewStatus {
  if (decision !== null) return 'decided'
  if (reviewer === null) return 'waiting'
  if (explanation === null) return 'taken'
  return explanation.answer === null ? 'asked' : 'answered'
}

export function follow(review: ReviewState, event: ReviewEvent): ReviewState {
  const next = { ...review, version: review.version + 1 }
  switch (event.type) {
    case 'review-opened':
      throw new Error('a review is opened once')
    case 'review-taken':
      return { ...next, reviewer: event.by }
    case 'review-released':
      return { ...next, reviewer: null }
    case 'explanation-asked': {
      const { question, at: askedAt, by, dueAt } = event
      return {
        ...next,
        explanation: { question, askedAt, askedBy: by.name, dueAt, answer: null, answeredAt: null },
      }
    }
    case 'explanation-given': {
      if (review.explanation === null) throw new Error('an explanation was given that nobody asked for')
      return {
        ...next,
        explanation: { ...review.explanation, answer: event.answer, answeredAt: event.at },
      }
    }
    case 'review-escalated':
      return { ...next, escalations: review.escalations + 1, escalatedAt: event.at }
    case 'review-decided': {
      const { at, outcome, words, breachId } = event
      return { ...next, decision: { at, outcome, words, breachId } }
    }
  }
}

/** The review its whole history adds up to. Throws when the history is empty or does not begin at the beginning. */
export function fold(events: readonly ReviewEvent[]): ReviewState {
  const [first, ...later] = events
  if (first?.type !== 'review-opened') throw new Error('the history of a review begins with its opening')
  const { type: _, at: openedAt, ...opened } = first
  const review: ReviewState = {
    ...opened,
    openedAt,
    reviewer: null,
    explanation: null,
    escalations: 0,
    escalatedAt: null,
    decision: null,
    version: 1,
  }
  return later.reduce(follow, review)
}
