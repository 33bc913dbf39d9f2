import type { ProfessionalActor } from '../../../../contract/actor.ts'
import type { ReviewView } from '../../../../contract/oversight.ts'
import { ok, type Refusal, type Result, refused } from '../../../../kernel/result.ts'
import type { Shell } from '../../../platform/shell.ts'
import { control } from '../control-parameters.ts'
import { type NotReviewer, reviewerOf } from '../doer.ts'
import type { ReviewId } from '../domain/ids.ts'
import type { ReviewEvent, ReviewState } from '../domain/review.ts'
import * as domain from '../domain/review-deeds.ts'
import type { Doer } from '../domain/reviewer.ts'
import { keepReview, tieReviewer } from '../keep.ts'
import { listThroughOverride } from '../store/looks.ts'
import { insertLooks, listCitizensOf, listLooksOf, lockReview } from '../store/reviews.ts'
import { viewReview } from '../view.ts'
import { overrideLasts } from './review-overrides.ts'

export type ChangeReviewRefused =
  | NotReviewer
  | domain.ReviewRefused
  | Refusal<'review-unknown' | 'review-look-unknown'>

/**
 * The one way a reviewer changes a review: may they at all, how does it stand, does the domain let them, save, tell access who
 * has it in hand, show it as it is now.
 */
export function changeReview(
  shell: Shell,
  actor: ProfessionalActor,
  reviewId: ReviewId,
  want: (inner: Shell, review: ReviewState, doer: Doer) => Promise<Result<ReviewEvent, ChangeReviewRefused>>,
): Promise<Result<ReviewView, ChangeReviewRefused>> {
  return shell.transaction(async (inner) => {
    const doer = await reviewerOf(inner, actor)
    if (!doer.ok) return doer
    const review = await lockReview(inner, reviewId)
    if (review === undefined || review.partyId !== doer.value.partyId) return refused('review-unknown')
    const event = await want(inner, review, doer.value)
    if (!event.ok) return event
    const after = await keepReview(inner, review, event.value)
    const citizens = await listCitizensOf(inner, reviewId)
    await tieReviewer(inner, reviewId, citizens, after.decision === null ? after.reviewer : null)
    return ok(await viewReview(inner, doer.value, reviewId))
  })
}

/** I review it: what was seen until now is gathered, and opened to me. */
export function takeReview(shell: Shell, actor: ProfessionalActor, reviewId: ReviewId) {
  return changeReview(shell, actor, reviewId, async (inner, review, doer) => {
    if (review.kind === 'override') await gatherOverridden(inner, review)
    return domain.take(review, doer, inner.clock.now())
  })
}

/** Somebody else must review it. */
export function releaseReview(shell: Shell, actor: ProfessionalActor, reviewId: ReviewId) {
  return changeReview(shell, actor, reviewId, async (inner, review, doer) =>
    domain.release(review, doer, inner.clock.now()),
  )
}

/** Asks the person to explain the looks; they see it on their own page. */
export function askForExplanation(
  shell: Shell,
  actor: ProfessionalActor,
  reviewId: ReviewId,
  question: string,
) {
  return changeReview(shell, actor, reviewId, async (inner, review, doer) =>
    domain.askForExplanation(review, doer, question, inner.clock.now(), await control()),
  )
}

/** An override lasts some hours: what was looked at meanwhile belongs to its review. */
async function gatherOverridden(shell: Shell, review: ReviewState): Promise<void> {
  const [first] = await listLooksOf(shell, review.reviewId, { after: null, limit: 1 })
  if (first === undefined) return
  const stretch = { from: review.openedAt, to: overrideLasts(review.openedAt) }
  const looks = await listThroughOverride(shell, {
    citizenId: first.citizenId,
    personId: review.reviewed.id,
    overrideId: review.subject,
    ...stretch,
  })
  await insertLooks(shell, review, looks)
}
