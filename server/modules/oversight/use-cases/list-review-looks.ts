import type { ProfessionalActor } from '../../../../contract/actor.ts'
import type { ReviewedLookView } from '../../../../contract/oversight.ts'
import { ok, type Refusal, type Result, refused } from '../../../../kernel/result.ts'
import type { Shell } from '../../../platform/shell.ts'
import type { AccessRefused } from '../../access/index.ts'
import { type NotReviewer, reviewerOf } from '../doer.ts'
import type { ReviewId } from '../domain/ids.ts'
import { cut, parseAfter } from '../store/page.ts'
import { findReview, listLooksOf } from '../store/reviews.ts'
import { showLooks } from './show-looks.ts'

export type LooksRefused = NotReviewer | AccessRefused | Refusal<'review-unknown' | 'review-not-taken'>

/** The looks under review, for whoever has it in hand. Each citizen's log says that their looks were controlled. */
export function listReviewLooks(
  shell: Shell,
  actor: ProfessionalActor,
  reviewId: ReviewId,
  asked: { readonly after?: string | undefined; readonly limit: number },
): Promise<Result<{ looks: ReviewedLookView[]; next: string | null; withheld: boolean }, LooksRefused>> {
  return shell.transaction(async (inner) => {
    const doer = await reviewerOf(inner, actor)
    if (!doer.ok) return doer
    const review = await findReview(inner, reviewId)
    if (review === undefined || review.partyId !== doer.value.partyId) return refused('review-unknown')
    const isInHand = review.decision === null && review.reviewer?.personId === doer.value.personId
    if (!isInHand) return refused('review-not-taken')
    const { limit } = asked
    const keys = await listLooksOf(inner, reviewId, { after: parseAfter(asked.after), limit })
    const { items, next } = cut(keys, limit, ({ at, recordId }) => ({ at, id: recordId }))
    const { looks, withheld } = await showLooks(inner, actor, items)
    return ok({ looks, next, withheld })
  })
}
