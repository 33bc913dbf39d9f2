import type { ProfessionalActor } from '../../../../contract/actor.ts'
import type { ReviewSummaryView, ReviewView } from '../../../../contract/oversight.ts'
import { ok, type Refusal, type Result, refused } from '../../../../kernel/result.ts'
import type { Shell } from '../../../platform/shell.ts'
import { type NotReviewer, reviewerOf } from '../doer.ts'
import type { ReviewKind } from '../domain/control.ts'
import type { ReviewId } from '../domain/ids.ts'
import { cut, parseAfter } from '../store/page.ts'
import { findReview, listReviews as list } from '../store/reviews.ts'
import { viewReview, viewReviewSummary } from '../view.ts'

export interface ReviewsAsked {
  readonly status: 'open' | 'mine' | 'decided'
  readonly kind?: ReviewKind | undefined
  readonly after?: string | undefined
  readonly limit: number
}

/** The queue of one's own party. Nothing in it is about a citizen. */
export async function listReviews(
  shell: Shell,
  actor: ProfessionalActor,
  { status, kind, after, limit }: ReviewsAsked,
): Promise<Result<{ reviews: ReviewSummaryView[]; next: string | null }, NotReviewer>> {
  const doer = await reviewerOf(shell, actor)
  if (!doer.ok) return doer
  const { partyId, personId: readerId } = doer.value
  const found = await list(shell, {
    partyId,
    readerId,
    status,
    kind: kind ?? null,
    after: parseAfter(after),
    limit,
  })
  const { items, next } = cut(found, limit, ({ reviewId, dueAt, decision }) => ({
    at: status === 'decided' && decision !== null ? decision.at : dueAt,
    id: reviewId,
  }))
  return ok({
    reviews: await Promise.all(items.map((review) => viewReviewSummary(shell, doer.value, review))),
    next,
  })
}

/** One review with its history. A review of one's own looks is for others. */
export async function getReview(
  shell: Shell,
  actor: ProfessionalActor,
  reviewId: ReviewId,
): Promise<Result<ReviewView, NotReviewer | Refusal<'review-unknown'>>> {
  const doer = await reviewerOf(shell, actor)
  if (!doer.ok) return doer
  const review = await findReview(shell, reviewId)
  if (review === undefined || review.partyId !== doer.value.partyId) return refused('review-unknown')
  if (review.reviewed.id === doer.value.personId) return refused('review-unknown')
  return ok(await viewReview(shell, doer.value, reviewId))
}
