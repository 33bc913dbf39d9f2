import type { ProfessionalActor } from '../../../../contract/actor.ts'
import type { CitizenId } from '../../../../kernel/ids.ts'
import { type Result, refused } from '../../../../kernel/result.ts'
import { publish } from '../../../platform/outbox.ts'
import type { Shell } from '../../../platform/shell.ts'
import { tellCitizens } from '../../access/index.ts'
import { control } from '../control-parameters.ts'
import type { BreachId, ReviewId } from '../domain/ids.ts'
import type { Outcome, ReviewEvent, ReviewState } from '../domain/review.ts'
import * as domain from '../domain/review-deeds.ts'
import type { Doer } from '../domain/reviewer.ts'
import { reviewDecided } from '../events.ts'
import { countLooksAmong, listCitizensOf } from '../store/reviews.ts'
import { tell } from '../tell.ts'
import { registerBreach } from './breaches.ts'
import { type ChangeReviewRefused, changeReview } from './change-review.ts'

export interface Judgement {
  readonly outcome: Outcome
  readonly words: string
  /** With `unjustified`: the records it is about; all of them when left out. */
  readonly recordIds?: readonly string[] | undefined
}

/**
 * The reviewer's answer. What was unjustified has its consequences in the same moment (law, part 9): the leader and the data
 * protection officer are told, the assessment of a breach is opened with its 72 hours, and the citizens are told.
 */
export function decideReview(
  shell: Shell,
  actor: ProfessionalActor,
  reviewId: ReviewId,
  judgement: Judgement,
) {
  return changeReview(shell, actor, reviewId, (inner, review, doer) => judge(inner, review, doer, judgement))
}

async function judge(
  shell: Shell,
  review: ReviewState,
  doer: Doer,
  { outcome, words, recordIds }: Judgement,
): Promise<Result<ReviewEvent, ChangeReviewRefused>> {
  const now = shell.clock.now()
  const possible = domain.may(review, 'decide', doer, now)
  if (!possible.ok) return possible
  const named = outcome === 'unjustified' ? (recordIds ?? null) : null
  if (named !== null && (await countLooksAmong(shell, review.reviewId, named)) !== new Set(named).size)
    return refused('review-look-unknown')
  const consequences =
    outcome === 'unjustified'
      ? await followUp(shell, review, doer, await listCitizensOf(shell, review.reviewId, named))
      : { breachId: null, citizensTold: 0 }
  if (outcome === 'justified_training')
    await tell(shell, [{ ...about(review), kind: 'training-needed', toFunction: 'unit-leader' }])
  await publish(shell, [reviewDecided(review, outcome, now)])
  return domain.decide(review, doer, { outcome, words, recordIds: named, ...consequences }, now)
}

async function followUp(
  shell: Shell,
  review: ReviewState,
  doer: Doer,
  citizenIds: readonly CitizenId[],
): Promise<{ breachId: BreachId; citizensTold: number }> {
  const name = (await control()).reviews[review.kind].name.da
  const breachId = await registerBreach(shell, doer, {
    unitId: review.reviewed.unitId,
    title: `Uberettiget opslag: ${name.toLowerCase()}`,
    awareAt: shell.clock.now(),
    facts: `En gennemgang har fundet opslag uberettigede. Antal berørte borgere: ${citizenIds.length}.`,
    reviewId: review.reviewId,
    citizensTold: citizenIds.length,
  })
  await tellCitizens(shell, citizenIds, { kind: 'look-unjustified', aboutId: review.reviewId })
  await tell(shell, [
    { ...about(review), kind: 'review-unjustified', toFunction: 'unit-leader' },
    { ...about(review), kind: 'review-unjustified', toFunction: 'data-protection-officer' },
  ])
  return { breachId, citizensTold: citizenIds.length }
}

function about({ reviewId, partyId, reviewed }: ReviewState) {
  return { aboutId: reviewId, partyId, unitId: reviewed.unitId }
}
