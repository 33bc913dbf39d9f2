import type { CitizenId } from '../../../kernel/ids.ts'
import { signal } from '../../platform/live.ts'
import type { Shell } from '../../platform/shell.ts'
import { replaceRelations } from '../access/index.ts'
import { control } from './control-parameters.ts'
import * as breaches from './domain/breach.ts'
import * as questions from './domain/question.ts'
import type { By } from './domain/review.ts'
import * as reviews from './domain/review.ts'
import * as deeds from './domain/review-deeds.ts'
import { saveBreach } from './store/breaches.ts'
import { saveQuestion } from './store/questions.ts'
import { saveReview } from './store/reviews.ts'

/** Saves what has happened to a review held by this transaction, and wakes the screens of the queue and of the person. */
export async function keepReview(
  shell: Shell,
  before: reviews.ReviewState,
  event: reviews.ReviewEvent,
): Promise<reviews.ReviewState> {
  const after = reviews.follow(before, event)
  await saveReview(shell, after, event, deeds.attentionAt(after, await control()))
  await signal(shell, [`oversight:${after.partyId}`, `oversight:${after.reviewed.unitId}`])
  return after
}

/** Saves what has happened to a question held by this transaction, and wakes the queue and the citizen's page. */
export async function keepQuestion(
  shell: Shell,
  before: questions.QuestionState,
  event: questions.QuestionEvent,
): Promise<questions.QuestionState> {
  const after = questions.follow(before, event)
  await saveQuestion(shell, after, event, questions.attentionAt(after, await control()))
  await signal(shell, [`oversight:${after.partyId}`, `citizen:${after.citizenId}`])
  return after
}

/** Saves what was written about a breach held by this transaction. */
export async function keepBreach(
  shell: Shell,
  before: breaches.BreachState,
  event: breaches.BreachEvent,
): Promise<breaches.BreachState> {
  const after = breaches.follow(before, event)
  await saveBreach(shell, after, [event], breaches.attentionAt(after, await control()))
  await signal(shell, [`oversight:${after.partyId}`])
  return after
}

/**
 * While somebody has a review or a question in hand, access knows of it: rule P41 lets them, and nobody else, read the log of
 * those citizens. Told anew it replaces what was said; with nobody it is over.
 */
export function tieReviewer(
  shell: Shell,
  taskId: string,
  citizenIds: readonly CitizenId[],
  reviewer: By | null,
): Promise<void> {
  const from = shell.clock.now()
  return replaceRelations(
    shell,
    citizenIds.map((citizenId) => ({ citizenId, sourceId: taskId })),
    reviewer === null
      ? []
      : citizenIds.map((citizenId) => ({
          citizenId,
          unitId: reviewer.unitId,
          kind: 'review-task',
          sourceId: taskId,
          personId: reviewer.personId,
          from,
        })),
  )
}
