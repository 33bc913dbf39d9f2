import type { MessageId, PersonId, RoleId } from '../../../../../kernel/ids.ts'
import { epoch, type Instant } from '../../../../../kernel/instant.ts'
import { ok, type Refusal, type Result, refused } from '../../../../../kernel/result.ts'
import type { AnswerCode, OutcomeIssue } from '../profiles/acknowledgement/facts.ts'
import { later, pauseAfter, pauseAfterTransient, times } from './back-off.ts'
import type { Called, FailReason, NotHandedOver, OutgoingEvent } from './event.ts'
import { apply, isSettled, isUntried, type Outgoing } from './outgoing.ts'

/** What the operator decides. */
export interface DeliveryRules {
  /** How often a letter nobody answers is sent again: the general rules say 2, the FHIR rules 3 (messages, section 2). */
  readonly resends: number
}

/** A clock that has been set back this far is seen as set back; what waits for a time that was is done now. */
const clockMargin = 5 * 60_000

/**
 * Whether something is to be done about a letter now. When the clock has gone back since the last deed, what waits for a time
 * far ahead would wait too long, so it is done at once: too early does no harm, the receiver knows the letter by its id.
 */
export function isDue(due: Instant | null, decidedAt: Instant, now: Instant): boolean {
  return due !== null && (due <= now || epoch(decidedAt) > epoch(now) + clockMargin)
}

/**
 * What has come about since the last deed only by time passing: a sending that was cut off, an answer that did not come, a
 * letter that has been on its way too long. Whoever is to be called is named by `callNext`.
 * @param chance from 0 up to, not including, 1
 */
export function letTimePass(
  letter: Outgoing,
  now: Instant,
  rules: DeliveryRules,
  chance: number,
): OutgoingEvent[] {
  const events: OutgoingEvent[] = []
  const isOver = isDue(letter.nextAt, letter.decidedAt, now)
  if (letter.status === 'sending' && isOver)
    events.push({
      at: now,
      kind: 'interrupted',
      envelopeId: letter.envelopeId ?? '',
      nextAt: later(now, pauseAfter(Math.max(letter.tries, 1), chance)),
    })
  if (letter.status === 'awaiting' && isOver)
    events.push({ at: now, kind: 'unanswered', ...(mayResend(letter, rules) && { nextAt: now }) })
  return events
}

function mayResend({ sendingsOfWatch }: Outgoing, { resends }: DeliveryRules): boolean {
  return sendingsOfWatch < 1 + resends
}

/** Why a letter needs a person at this moment; undefined when it does not. */
export function failing(letter: Outgoing, now: Instant, { resends }: DeliveryRules): FailReason | undefined {
  if (letter.status === 'refused') return letter.answer === 'fatal-error' ? 'refused' : 'turned-away'
  if (letter.status === 'unanswered') return 'unanswered'
  const isOnItsWay = (letter.status === 'waiting' && !isUntried(letter)) || letter.status === 'sending'
  // As long as all its sendings would have had to be answered in.
  const patience = (1 + resends) * times.answerWithin
  return isOnItsWay && letter.sendingsOfWatch === 0 && epoch(now) - epoch(letter.watchedFrom) >= patience
    ? 'not-reached'
    : undefined
}

/**
 * Who is called now: the first on the ladder when the letter has just failed, the next when the one before has had their time.
 * Nobody while the one called still has time, nor when a person has taken it up.
 * @param ladder in order, the first first; empty when the unit has none
 */
export function callNext(
  letter: Outgoing,
  now: Instant,
  rules: DeliveryRules,
  ladder: readonly Called[],
): OutgoingEvent[] {
  const why = failing(letter, now, rules)
  if (why === undefined) return []
  const isNew = letter.fails !== why
  if (!isNew && !isDue(letter.nextCallAt, letter.decidedAt, now)) return []
  const reached = isNew ? 0 : (letter.called?.step ?? 0)
  const called = ladder.find(({ step }) => step > reached)
  if (called === undefined && !isNew) return [{ at: now, kind: 'escalated', why, called: null }]
  const hasNext = called !== undefined && ladder.some(({ step }) => step > called.step)
  return [
    {
      at: now,
      kind: 'escalated',
      why,
      called: called ?? null,
      ...(hasNext && { nextCallAt: later(now, called.timeoutMinutes * 60_000) }),
    },
  ]
}

/** Begins a sending, when the letter waits and its time has come. */
export function beginSending(letter: Outgoing, now: Instant, envelopeId: string): OutgoingEvent[] {
  if (letter.status !== 'waiting' || !isDue(letter.nextAt, letter.decidedAt, now)) return []
  return [{ at: now, kind: 'sending', envelopeId, endsBy: later(now, times.sendingTakesAtMost) }]
}

/** How a try went. */
export type Outcome =
  | { readonly kind: 'handed-over'; readonly isAnswerUnreadable?: true }
  | { readonly kind: 'not-handed-over'; readonly why: NotHandedOver }
  | { readonly kind: 'turned-away'; readonly status: number | null }

/**
 * Notes how a try went. One that was taken for cut off may still tell that it got through; that it did not is no news then.
 * @param chance from 0 up to, not including, 1
 */
export function endSending(
  letter: Outgoing,
  now: Instant,
  envelopeId: string,
  outcome: Outcome,
  chance: number,
): OutgoingEvent[] {
  const isUnderWay = letter.status === 'sending' && letter.envelopeId === envelopeId
  switch (outcome.kind) {
    case 'handed-over':
      return [{ ...outcome, at: now, envelopeId, answerDueAt: later(now, times.answerWithin) }]
    case 'not-handed-over':
      return isUnderWay
        ? [{ ...outcome, at: now, envelopeId, nextAt: later(now, pauseAfter(letter.tries + 1, chance)) }]
        : []
    case 'turned-away':
      return isUnderWay ? [{ ...outcome, at: now, envelopeId }] : []
  }
}

/** The network says later that it would not carry what we handed over to it. */
export function networkRefuses(letter: Outgoing, now: Instant, envelopeId: string): OutgoingEvent[] {
  const isOpen = letter.status === 'awaiting' || letter.status === 'unanswered'
  return isOpen ? [{ at: now, kind: 'turned-away', envelopeId, status: null }] : []
}

/** An acknowledgement that has come in. */
export interface Answer {
  readonly code: AnswerCode
  readonly messageId: MessageId
  readonly issues: readonly OutcomeIssue[]
}

/**
 * What an acknowledgement does to the letter it answers. The first ok or fatal-error counts for good; the same again is no news,
 * another is kept as a contradiction. After a transient-error an ok or a fatal-error may follow (messages, section 7).
 * @param chance from 0 up to, not including, 1
 */
export function takeAnswer(
  letter: Outgoing,
  now: Instant,
  { code, messageId, issues }: Answer,
  rules: DeliveryRules,
  chance: number,
): OutgoingEvent[] {
  const isFinal = letter.answer === 'ok' || letter.answer === 'fatal-error'
  if (isFinal) return letter.answer === code ? [] : [{ at: now, kind: 'contradicted', code, messageId }]
  const mayFollow = letter.status === 'awaiting' && code === 'transient-error' && mayResend(letter, rules)
  return [
    {
      at: now,
      kind: 'answered',
      code,
      messageId,
      issues,
      ...(mayFollow && { nextAt: later(now, pauseAfterTransient(letter.transients + 1, chance)) }),
    },
  ]
}

export interface By {
  readonly personId: PersonId
  readonly roleId: RoleId
}

export type RetryRefused = Refusal<'letter-settled' | 'letter-refused' | 'letter-under-way'>

/** Sends it again at once. Never what the receiver has answered fatal-error to: it would get the same answer again. */
export function retry(letter: Outgoing, now: Instant, by: By): Result<OutgoingEvent[], RetryRefused> {
  if (isSettled(letter)) return refused('letter-settled')
  if (letter.answer === 'fatal-error') return refused('letter-refused')
  if (letter.status === 'sending' || letter.status === 'awaiting') return refused('letter-under-way')
  return ok([{ at: now, kind: 'retried', ...by }])
}

/** A person has dealt with it another way, or sent it to somebody else. */
export function close(
  letter: Outgoing,
  now: Instant,
  by: By,
  how: { readonly reason: string; readonly forwardedAs?: MessageId },
): Result<OutgoingEvent[], Refusal<'letter-settled'>> {
  return isSettled(letter) ? refused('letter-settled') : ok([{ at: now, kind: 'closed', ...by, ...how }])
}

export function applyAll(letter: Outgoing, events: readonly OutgoingEvent[]): Outgoing {
  return events.reduce(apply, letter)
}
