import type { ProfessionalActor } from '../../../../contract/actor.ts'
import type { ExplanationView } from '../../../../contract/oversight.ts'
import { ok, type Refusal, type Result, refused } from '../../../../kernel/result.ts'
import type { Shell } from '../../../platform/shell.ts'
import type { ReviewId } from '../domain/ids.ts'
import { giveExplanation as give, type ReviewRefused } from '../domain/review-deeds.ts'
import { keepReview } from '../keep.ts'
import { findReview, listAskedOf, lockReview } from '../store/reviews.ts'
import { viewExplanation } from '../view.ts'

/** What I have been asked about my own looks. Whom they were at is not repeated here: the reviewer's words say what is needed. */
export async function listMyExplanations(
  shell: Shell,
  actor: ProfessionalActor,
): Promise<Result<{ explanations: ExplanationView[] }, never>> {
  const asked = await listAskedOf(shell, actor.personId)
  return ok({ explanations: await Promise.all(asked.map((review) => viewExplanation(shell, review))) })
}

/** My answer to the reviewer. */
export function giveExplanation(
  shell: Shell,
  actor: ProfessionalActor,
  reviewId: ReviewId,
  answer: string,
): Promise<Result<ExplanationView, ReviewRefused | Refusal<'review-unknown'>>> {
  return shell.transaction(async (inner) => {
    const review = await lockReview(inner, reviewId)
    if (review === undefined || review.reviewed.id !== actor.personId) return refused('review-unknown')
    const event = give(review, answer, inner.clock.now())
    if (!event.ok) return event
    await keepReview(inner, review, event.value)
    const after = await findReview(inner, reviewId)
    if (after === undefined) throw new Error('a review that was just kept is gone')
    return ok(await viewExplanation(inner, after))
  })
}
