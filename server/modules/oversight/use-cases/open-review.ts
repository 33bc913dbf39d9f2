import type { OrganisationId } from '../../../../kernel/ids.ts'
import type { Instant } from '../../../../kernel/instant.ts'
import { signal } from '../../../platform/live.ts'
import type { Shell } from '../../../platform/shell.ts'
import { control } from '../control-parameters.ts'
import type { ReviewKind } from '../domain/control.ts'
import type { QuestionId, ReviewId } from '../domain/ids.ts'
import { fold } from '../domain/review.ts'
import { attentionAt, open } from '../domain/review-deeds.ts'
import type { Reviewed } from '../domain/reviewer.ts'
import { tieReviewer } from '../keep.ts'
import {
  findOpenReview,
  insertLooks,
  insertReview,
  type LookKey,
  listCitizensOf,
  listKnownLooks,
  lockReview,
} from '../store/reviews.ts'
import { tellIfNobodyReviews } from './tell-if-nobody-reviews.ts'

/** Looks of one person that should be reviewed together for one cause. */
export interface Found {
  readonly kind: ReviewKind
  readonly period: string
  readonly subject: string
  readonly reviewed: Reviewed
  readonly partyId: OrganisationId
  readonly questionId?: QuestionId
  /** When what is reviewed became known; the reviewer's time runs from here. */
  readonly at: Instant
  readonly looks: readonly LookKey[]
}

/**
 * Puts looks before a reviewer: into the open review about the same, or into a new one. A look that has come up for this cause
 * before stays where it is, so that the same can be found twice without harm.
 * @returns the review and how many looks are new to it; undefined when all had come up already
 */
export async function openReview(
  shell: Shell,
  found: Found,
): Promise<{ reviewId: ReviewId; isNew: boolean; looks: number } | undefined> {
  const { kind, subject, reviewed } = found
  const known = await listKnownLooks(shell, kind, found.looks)
  const fresh = found.looks.filter(({ recordId }) => !known.has(recordId))
  if (fresh.length === 0 && found.looks.length > 0) return undefined
  const openId = await findOpenReview(shell, { kind, subject, personId: reviewed.id })
  if (openId !== undefined) {
    const looks = await insertLooks(shell, { reviewId: openId, kind }, fresh)
    const review = await lockReview(shell, openId)
    if (review?.reviewer)
      await tieReviewer(shell, openId, await listCitizensOf(shell, openId), review.reviewer)
    return { reviewId: openId, isNew: false, looks }
  }
  const parameters = await control()
  const reviewId = shell.ids.next<ReviewId>()
  const event = open(
    {
      reviewId,
      kind,
      partyId: found.partyId,
      reviewed,
      period: found.period,
      subject,
      questionId: found.questionId ?? null,
    },
    found.at,
    parameters,
  )
  const review = fold([event])
  await insertReview(shell, review, event, attentionAt(review, parameters))
  const looks = await insertLooks(shell, review, fresh)
  await tellIfNobodyReviews(shell, review)
  await signal(shell, [`oversight:${found.partyId}`])
  return { reviewId, isNew: true, looks }
}
