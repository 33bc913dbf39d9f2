import type { CitizenId, OrganisationId, PersonId } from '../../../../kernel/ids.ts'
import type { Instant } from '../../../../kernel/instant.ts'
import { ok, type Refusal, type Result, refused } from '../../../../kernel/result.ts'
import type { Control } from './control.ts'
import type { QuestionId, ReviewId } from './ids.ts'
import { dueFrom, isLate, nextEscalationAt, toldNext } from './lateness.ts'
import type { By } from './review.ts'
import { byOf } from './review-deeds.ts'
import type { Doer } from './reviewer.ts'

/** The look a citizen asks about, and who must answer. */
export interface Asked {
  readonly citizenId: CitizenId
  readonly questionId: QuestionId
  readonly recordId: string
  readonly lookedAt: Instant
  /** The unit that looked, and its party, which answers. */
  readonly unitId: OrganisationId
  readonly partyId: OrganisationId
  /** Who looked: never the one to answer. */
  readonly lookedById: PersonId
  readonly text: string
  readonly dueAt: Instant
  readonly warnAt: Instant
}

/** What happens to a citizen's question. Stored, never changed. */
export type QuestionEvent =
  | ({ readonly type: 'question-asked'; readonly at: Instant } & Asked)
  | { readonly type: 'question-taken'; readonly at: Instant; readonly by: By }
  | { readonly type: 'question-escalated'; readonly at: Instant; readonly to: string }
  | {
      readonly type: 'question-sent-to-review'
      readonly at: Instant
      readonly by: By
      readonly why: string
      readonly reviewId: ReviewId
    }
  | {
      readonly type: 'question-answered'
      readonly at: Instant
      readonly by: By
      readonly function: string
      readonly answer: string
    }

/** A question as its events add up to. */
export interface QuestionState extends Asked {
  readonly askedAt: Instant
  readonly reviewer: By | null
  readonly reviewId: ReviewId | null
  readonly answer: { readonly text: string; readonly at: Instant; readonly function: string } | null
  readonly escalations: number
  readonly escalatedAt: Instant | null
  readonly version: number
}

export type QuestionStatus = 'waiting' | 'taken' | 'answered'

export function statusOf({ answer, reviewer }: Pick<QuestionState, 'answer' | 'reviewer'>): QuestionStatus {
  if (answer !== null) return 'answered'
  return reviewer === null ? 'waiting' : 'taken'
}

export function follow(question: QuestionState, event: QuestionEvent): QuestionState {
  const next = { ...question, version: question.version + 1 }
  switch (event.type) {
    case 'question-asked':
      throw new Error('a question is asked once')
    case 'question-taken':
      return { ...next, reviewer: event.by }
    case 'question-escalated':
      return { ...next, escalations: question.escalations + 1, escalatedAt: event.at }
    case 'question-sent-to-review':
      return { ...next, reviewId: event.reviewId }
    case 'question-answered': {
      const { answer: text, at, function: job } = event
      return { ...next, answer: { text, at, function: job } }
    }
  }
}

/** The question its whole history adds up to. Throws when the history does not begin with the asking. */
export function fold(events: readonly QuestionEvent[]): QuestionState {
  const [first, ...later] = events
  if (first?.type !== 'question-asked') throw new Error('the history of a question begins with its asking')
  const { type: _, at: askedAt, ...asked } = first
  const question: QuestionState = {
    ...asked,
    askedAt,
    reviewer: null,
    reviewId: null,
    answer: null,
    escalations: 0,
    escalatedAt: null,
    version: 1,
  }
  return later.reduce(follow, question)
}

export type QuestionRefused = Refusal<
  | 'question-about-yourself'
  | 'question-taken-by-another'
  | 'question-not-taken'
  | 'question-answered-already'
  | 'question-reviewed-already'
>

export type QuestionDeed = 'take' | 'answer' | 'review'

type Standing = Pick<QuestionState, 'lookedById' | 'reviewer' | 'reviewId' | 'answer' | 'dueAt'>

/** Whether the deed may be done now by this person. */
export function may(
  question: Standing,
  deed: QuestionDeed,
  doer: Doer,
  now: Instant,
): Result<undefined, QuestionRefused> {
  if (doer.personId === question.lookedById) return refused('question-about-yourself')
  if (question.answer !== null) return refused('question-answered-already')
  const isMine = question.reviewer?.personId === doer.personId
  if (deed === 'take') {
    if (question.reviewer === null || (!isMine && isLate(question, now))) return ok()
    return refused('question-taken-by-another', { name: question.reviewer.name })
  }
  if (!isMine) return refused('question-not-taken')
  if (deed === 'review' && question.reviewId !== null) return refused('question-reviewed-already')
  return ok()
}

export function ask(asked: Omit<Asked, 'dueAt' | 'warnAt'>, at: Instant, control: Control): QuestionEvent {
  return { type: 'question-asked', at, ...asked, ...dueFrom(at, control.question.due) }
}

export function take(
  question: QuestionState,
  doer: Doer,
  at: Instant,
): Result<QuestionEvent, QuestionRefused> {
  const possible = may(question, 'take', doer, at)
  return possible.ok ? ok({ type: 'question-taken', at, by: byOf(doer) }) : possible
}

export function sendToReview(
  question: QuestionState,
  doer: Doer,
  sent: { readonly why: string; readonly reviewId: ReviewId },
  at: Instant,
): Result<QuestionEvent, QuestionRefused> {
  const possible = may(question, 'review', doer, at)
  return possible.ok ? ok({ type: 'question-sent-to-review', at, by: byOf(doer), ...sent }) : possible
}

export function answer(
  question: QuestionState,
  doer: Doer,
  text: string,
  at: Instant,
): Result<QuestionEvent, QuestionRefused> {
  const possible = may(question, 'answer', doer, at)
  if (!possible.ok) return possible
  return ok({ type: 'question-answered', at, by: byOf(doer), function: doer.function, answer: text })
}

/** When time alone changes the question next; null when it is answered. */
export function attentionAt(question: QuestionState, { escalation }: Control): Instant | null {
  return question.answer === null ? nextEscalationAt(question, escalation) : null
}

/** Tells somebody above when the answer is late. None when it is not yet time. */
export function letTimePass(
  question: QuestionState,
  now: Instant,
  control: Control,
): QuestionEvent | undefined {
  const next = attentionAt(question, control)
  if (next === null || now < next) return undefined
  return { type: 'question-escalated', at: now, to: toldNext(question, control.escalation) }
}
