import type { HandoffId, OrganisationId } from '../../../../kernel/ids.ts'
import { epoch, type Instant, instant } from '../../../../kernel/instant.ts'
import type { Acceptance, HandoffOffered, TaskEvent } from './event.ts'
import type { DeclineReason } from './reason-code.ts'

export const handoffStatuses = [
  'offered',
  'delivered',
  'acknowledged',
  'accepted',
  'declined',
  'withdrawn',
  'expired',
] as const

export type HandoffStatus = (typeof handoffStatuses)[number]

/** An offer to take over responsibility for a task, and what came of it. Until it is accepted the sender has the task. */
export interface Handoff {
  readonly id: HandoffId
  readonly fromId: OrganisationId
  readonly toId: OrganisationId
  readonly acceptance: Acceptance
  readonly status: HandoffStatus
  readonly message: string
  readonly offeredAt: Instant
  /** Milliseconds the receiver was given to answer. */
  readonly answerTime: number
  /** When whoever has the ball must have played it. */
  readonly answerDueAt: Instant
  /** What the receiver wants to know first; the ball is then with the sender. */
  readonly question: string | null
  /** The last question the sender has answered, with the answer: what the receiver decides on. */
  readonly answered: { readonly question: string; readonly answer: string } | null
  readonly declined: { readonly reason: DeclineReason; readonly text: string } | null
  readonly returns: HandoffId | null
  /** Accepted, declined, withdrawn or expired. */
  readonly closedAt: Instant | null
}

export function isOpen(handoff: Pick<Handoff, 'status'>): boolean {
  return handoff.status === 'offered' || handoff.status === 'delivered' || handoff.status === 'acknowledged'
}

/** Who must act now: the sender until delivery is proven and while a question is open, otherwise the receiver. */
export function turnOf(handoff: Pick<Handoff, 'status' | 'question'>): 'sender' | 'receiver' {
  return handoff.status === 'offered' || handoff.question !== null ? 'sender' : 'receiver'
}

/** The share of the answer time that whoever gets the ball has at least. The same quarter that is left when we warn. */
const shareForTheBall = 0.25

/**
 * The deadline after the ball has passed to the other party. The clock never stops, because the citizen waits either way;
 * but nobody gets a ball that is already late.
 */
export function answerDueAfterPass(handoff: Handoff, at: Instant): Instant {
  const atLeast = epoch(at) + Math.ceil(handoff.answerTime * shareForTheBall)
  return instant(Math.max(epoch(handoff.answerDueAt), atLeast))
}

/** An offer that nobody answers is void after as long again; the sender, who has had the task all the time, must find another. */
export function expiresAt(handoff: Pick<Handoff, 'answerDueAt' | 'answerTime'>): Instant {
  return instant(epoch(handoff.answerDueAt) + handoff.answerTime)
}

export function offered(event: HandoffOffered): Handoff {
  return {
    id: event.handoffId,
    fromId: event.fromId,
    toId: event.toId,
    acceptance: event.acceptance,
    status: 'offered',
    message: event.message,
    offeredAt: event.at,
    answerTime: epoch(event.answerDueAt) - epoch(event.at),
    answerDueAt: event.answerDueAt,
    question: null,
    answered: null,
    declined: null,
    returns: event.returns ?? null,
    closedAt: null,
  }
}

/** The hand-off after something happened to it; the same hand-off when the event is about something else. */
export function followHandoff(handoff: Handoff, event: TaskEvent): Handoff {
  if (!('handoffId' in event) || event.handoffId !== handoff.id) return handoff
  switch (event.type) {
    case 'handoff-offered':
      return handoff
    case 'handoff-delivered':
      return { ...handoff, status: 'delivered', answerDueAt: event.answerDueAt }
    case 'handoff-acknowledged':
      return { ...handoff, status: 'acknowledged' }
    case 'more-requested':
      return { ...handoff, question: event.question, answerDueAt: event.answerDueAt }
    case 'more-given':
      return {
        ...handoff,
        question: null,
        answered: { question: handoff.question ?? '', answer: event.answer },
        answerDueAt: event.answerDueAt,
      }
    case 'handoff-accepted':
      return closed(handoff, 'accepted', event.at)
    case 'handoff-declined':
      return {
        ...closed(handoff, 'declined', event.at),
        declined: { reason: event.reason, text: event.text },
      }
    case 'handoff-withdrawn':
      return closed(handoff, 'withdrawn', event.at)
    case 'handoff-expired':
      return closed(handoff, 'expired', event.at)
  }
}

function closed(handoff: Handoff, status: HandoffStatus, at: Instant): Handoff {
  return { ...handoff, status, question: null, closedAt: at }
}
