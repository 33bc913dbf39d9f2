import type { Instant } from '../../../../kernel/instant.ts'
import { ok, type Refusal, type Result, refused } from '../../../../kernel/result.ts'
import type { Control } from './control.ts'
import type { BreachId } from './ids.ts'
import { dueFrom, isLate, nextEscalationAt, toldNext } from './lateness.ts'
import type { By, Opened, Outcome, ReviewEvent, ReviewState } from './review.ts'
import { type Doer, mayReview, type ReviewerRefused } from './reviewer.ts'

export type ReviewRefused =
  | ReviewerRefused
  | Refusal<
      | 'review-taken-by-another'
      | 'review-not-taken'
      | 'review-decided-already'
      | 'review-explanation-awaited'
      | 'explanation-not-asked'
    >

type Standing = Pick<
  ReviewState,
  'partyId' | 'reviewed' | 'reviewer' | 'decision' | 'explanation' | 'dueAt' | 'escalations' | 'escalatedAt'
>

export type Deed = 'take' | 'release' | 'ask' | 'decide'

/** Whether the deed may be done now by this person: what a button says, and what stands before every deed. */
export function may(
  review: Standing,
  deed: Deed,
  doer: Doer,
  now: Instant,
): Result<undefined, ReviewRefused> {
  const eligible = mayReview(doer, review.reviewed, review.partyId)
  if (!eligible.ok) return eligible
  if (review.decision !== null) return refused('review-decided-already')
  const isMine = review.reviewer?.personId === doer.personId
  if (deed === 'take') {
    // What is late may be taken over: a reviewer who is away keeps nobody waiting.
    if (review.reviewer === null || (!isMine && isLate(review, now))) return ok()
    return refused('review-taken-by-another', { name: review.reviewer.name })
  }
  if (!isMine) return refused('review-not-taken')
  if (deed === 'ask' && review.explanation?.answer === null) return refused('review-explanation-awaited')
  return ok()
}

/** A review as it begins. Opened by the program: what is found is reviewed, whoever it is about. */
export function open(opened: Omit<Opened, 'dueAt' | 'warnAt'>, at: Instant, control: Control): ReviewEvent {
  const due = dueFrom(at, control.reviews[opened.kind].due)
  return { type: 'review-opened', at, ...opened, dueAt: due.dueAt, warnAt: due.warnAt }
}

export function take(review: ReviewState, doer: Doer, at: Instant): Result<ReviewEvent, ReviewRefused> {
  const possible = may(review, 'take', doer, at)
  return possible.ok ? ok({ type: 'review-taken', at, by: byOf(doer) }) : possible
}

export function release(review: ReviewState, doer: Doer, at: Instant): Result<ReviewEvent, ReviewRefused> {
  const possible = may(review, 'release', doer, at)
  return possible.ok ? ok({ type: 'review-released', at, by: byOf(doer) }) : possible
}

export function askForExplanation(
  review: ReviewState,
  doer: Doer,
  question: string,
  at: Instant,
  control: Control,
): Result<ReviewEvent, ReviewRefused> {
  const possible = may(review, 'ask', doer, at)
  if (!possible.ok) return possible
  const { dueAt } = dueFrom(at, control.explanation.due)
  return ok({ type: 'explanation-asked', at, by: byOf(doer), question, dueAt })
}

/** The answer of the person themselves; the caller has seen to it that it is they. */
export function giveExplanation(
  review: ReviewState,
  answer: string,
  at: Instant,
): Result<ReviewEvent, ReviewRefused> {
  if (review.decision !== null) return refused('review-decided-already')
  if (review.explanation?.answer !== null) return refused('explanation-not-asked')
  return ok({ type: 'explanation-given', at, answer })
}

export interface Verdict {
  readonly outcome: Outcome
  readonly words: string
  readonly recordIds: readonly string[] | null
  readonly breachId: BreachId | null
  readonly citizensTold: number
}

export function decide(
  review: ReviewState,
  doer: Doer,
  verdict: Verdict,
  at: Instant,
): Result<ReviewEvent, ReviewRefused> {
  const possible = may(review, 'decide', doer, at)
  return possible.ok ? ok({ type: 'review-decided', at, by: byOf(doer), ...verdict }) : possible
}

/** When time alone changes the review next; null when it is decided. */
export function attentionAt(review: ReviewState, { escalation }: Control): Instant | null {
  return review.decision === null ? nextEscalationAt(review, escalation) : null
}

/** Tells somebody above when the review is late. None when it is not yet time. */
export function letTimePass(review: ReviewState, now: Instant, control: Control): ReviewEvent | undefined {
  const next = attentionAt(review, control)
  if (next === null || now < next) return undefined
  return { type: 'review-escalated', at: now, to: toldNext(review, control.escalation) }
}

export function byOf({ personId, name, unitId }: Doer): By {
  return { personId, name, unitId }
}
