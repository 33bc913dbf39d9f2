import type { Shell } from '../../../platform/shell.ts'
import { control } from '../control-parameters.ts'
import * as breaches from '../domain/breach.ts'
import type { BreachId, QuestionId, ReviewId } from '../domain/ids.ts'
import * as questions from '../domain/question.ts'
import * as reviews from '../domain/review-deeds.ts'
import { keepBreach, keepQuestion, keepReview } from '../keep.ts'
import { claimDueBreach, lockBreach } from '../store/breaches.ts'
import { claimDueQuestion, lockQuestion } from '../store/questions.ts'
import { claimDueReview, lockReview } from '../store/reviews.ts'
import { tell } from '../tell.ts'

/**
 * Lets time pass over every review, question and breach it changes by now: those above are told of what is late. Each in a
 * transaction of its own; one that fails is left for the next sweep and reported.
 * @returns how many were told about
 */
export async function sweepOversight(shell: Shell): Promise<number> {
  return (
    (await sweep(shell, nextReview)) + (await sweep(shell, nextQuestion)) + (await sweep(shell, nextBreach))
  )
}

/** Handles one thing that is due and not among those that failed; undefined when there is none. Notes what it handles. */
type Next = (shell: Shell, failed: readonly string[], note: (id: string) => void) => Promise<true | undefined>

async function sweep(shell: Shell, next: Next): Promise<number> {
  const failed: string[] = []
  for (let count = 0; ; count += 1) {
    let at: string | undefined
    try {
      const isDone = await shell.transaction(
        async (inner) =>
          (await next(inner, failed, (id) => {
            at = id
          })) === undefined,
      )
      if (isDone) return count
    } catch (fault) {
      if (at === undefined) throw fault
      failed.push(at)
      shell.log.error({ id: at, fault }, 'something overdue could not be told of')
    }
  }
}

const nextReview: Next = async (shell, failed, note) => {
  const now = shell.clock.now()
  const reviewId = await claimDueReview(shell, now, failed as readonly ReviewId[])
  if (reviewId === undefined) return undefined
  note(reviewId)
  const review = await lockReview(shell, reviewId)
  const event = review && reviews.letTimePass(review, now, await control())
  if (review === undefined || event?.type !== 'review-escalated')
    throw new Error('a review that was claimed as late is not')
  await keepReview(shell, review, event)
  await tell(shell, [
    {
      kind: 'review-overdue',
      toFunction: event.to,
      partyId: review.partyId,
      unitId: review.reviewer?.unitId ?? review.partyId,
      aboutId: reviewId,
    },
  ])
  return true
}

const nextQuestion: Next = async (shell, failed, note) => {
  const now = shell.clock.now()
  const key = await claimDueQuestion(shell, now, failed as readonly QuestionId[])
  if (key === undefined) return undefined
  note(key.questionId)
  const question = await lockQuestion(shell, key)
  const event = question && questions.letTimePass(question, now, await control())
  if (question === undefined || event?.type !== 'question-escalated')
    throw new Error('a question that was claimed as late is not')
  await keepQuestion(shell, question, event)
  await tell(shell, [
    {
      kind: 'question-overdue',
      toFunction: event.to,
      partyId: question.partyId,
      unitId: question.reviewer?.unitId ?? question.partyId,
      aboutId: key.questionId,
    },
  ])
  return true
}

const nextBreach: Next = async (shell, failed, note) => {
  const now = shell.clock.now()
  const breachId = await claimDueBreach(shell, now, failed as readonly BreachId[])
  if (breachId === undefined) return undefined
  note(breachId)
  const breach = await lockBreach(shell, breachId)
  const event = breach && breaches.letTimePass(breach, now, await control())
  if (breach === undefined || event?.type !== 'escalated')
    throw new Error('a breach that was claimed as late is not')
  await keepBreach(shell, breach, event)
  const { partyId } = breach
  await tell(shell, [
    { kind: 'breach-overdue', toFunction: event.to, partyId, unitId: partyId, aboutId: breachId },
  ])
  return true
}
