import type { Instant } from '../../../../../kernel/instant.ts'
import type { AnswerCode } from '../profiles/acknowledgement/facts.ts'
import type { Called, FailReason, NotHandedOver, OutgoingEvent } from './event.ts'

export type OutgoingStatus =
  | 'waiting'
  | 'sending'
  | 'awaiting'
  | 'acknowledged'
  | 'refused'
  | 'unanswered'
  | 'closed'

/** Where a letter of ours is: what its events add up to. */
export interface Outgoing {
  readonly version: number
  readonly status: OutgoingStatus
  /**
   * When the watch over it began: at its first try, and at the first after a person has sent it again. Until then it waits its turn
   * behind an earlier letter of its thread, and that one is watched.
   */
  readonly watchedFrom: Instant
  /** When it is sent, when the answer is due, or when the sending under way must be over. Null when nothing more is done. */
  readonly nextAt: Instant | null
  /** How often it has been handed over in all. */
  readonly sendings: number
  /** How often since the watch began; bounded by the rules. */
  readonly sendingsOfWatch: number
  readonly lastHandedOverAt: Instant | null
  /** Tries in a row that did not get through. */
  readonly tries: number
  readonly lastTrouble: NotHandedOver | null
  /** The envelope under way. */
  readonly envelopeId: string | null
  /** The answer in force; ok and fatal-error are never replaced. */
  readonly answer: AnswerCode | null
  readonly transients: number
  readonly isContradicted: boolean
  /** Why it needs a person; null while it does not. */
  readonly fails: FailReason | null
  /** It has needed a person at some time. */
  readonly hasFailed: boolean
  readonly called: (Called & { readonly since: Instant }) | null
  /** When the next on the ladder is called; null when nobody is, or when a person has taken it up. */
  readonly nextCallAt: Instant | null
  readonly decidedAt: Instant
}

/** A letter is settled when nothing more will be done with it: it has been received, or a person has closed it. */
export function isSettled({ status }: Pick<Outgoing, 'status'>): boolean {
  return status === 'acknowledged' || status === 'closed'
}

export function needsPerson({ status, fails }: Pick<Outgoing, 'status' | 'fails'>): boolean {
  return status === 'refused' || status === 'unanswered' || fails !== null
}

/** True until it is tried for the first time since the deed, or since a person has sent it again. */
export function isUntried({ status, tries, sendingsOfWatch }: Outgoing): boolean {
  return status === 'waiting' && tries === 0 && sendingsOfWatch === 0
}

/** The first moment something is to be done about it; null when nothing is. */
export function dueAt({ nextAt, nextCallAt }: Pick<Outgoing, 'nextAt' | 'nextCallAt'>): Instant | null {
  if (nextAt === null || nextCallAt === null) return nextAt ?? nextCallAt
  return nextAt < nextCallAt ? nextAt : nextCallAt
}

/** The letter after all its events, oldest first. */
export function fold(events: readonly OutgoingEvent[]): Outgoing {
  const [first, ...rest] = events
  if (first?.kind !== 'queued') throw new TypeError('the history of a letter begins when it is queued')
  return rest.reduce(apply, begin(first.at))
}

export function begin(at: Instant): Outgoing {
  return {
    version: 1,
    status: 'waiting',
    watchedFrom: at,
    nextAt: at,
    sendings: 0,
    sendingsOfWatch: 0,
    lastHandedOverAt: null,
    tries: 0,
    lastTrouble: null,
    envelopeId: null,
    answer: null,
    transients: 0,
    isContradicted: false,
    fails: null,
    hasFailed: false,
    called: null,
    nextCallAt: null,
    decidedAt: at,
  }
}

const quiet = { nextAt: null, envelopeId: null, fails: null, called: null, nextCallAt: null } as const

/** The letter after one more event. */
export function apply(before: Outgoing, event: OutgoingEvent): Outgoing {
  const now = { ...before, version: before.version + 1, decidedAt: event.at }
  switch (event.kind) {
    case 'queued':
      throw new TypeError('a letter is queued once')
    case 'sending':
      return {
        ...now,
        status: 'sending',
        envelopeId: event.envelopeId,
        nextAt: event.endsBy,
        ...(isUntried(before) && { watchedFrom: event.at }),
      }
    case 'handed-over': {
      const counted = {
        ...now,
        sendings: now.sendings + 1,
        sendingsOfWatch: now.sendingsOfWatch + 1,
        lastHandedOverAt: event.at,
        tries: 0,
        lastTrouble: null,
      }
      // A late word of an earlier try does not disturb one that is under way, nor what has been settled meanwhile.
      const isOfThisTry = before.status === 'sending' && before.envelopeId === event.envelopeId
      if (!isOfThisTry && before.status !== 'waiting') return counted
      const isReached = counted.fails === 'not-reached'
      return {
        ...counted,
        status: 'awaiting',
        envelopeId: null,
        nextAt: event.answerDueAt,
        ...(isReached && { fails: null, called: null, nextCallAt: null }),
      }
    }
    case 'not-handed-over':
    case 'interrupted':
      return {
        ...now,
        status: 'waiting',
        envelopeId: null,
        nextAt: event.nextAt,
        tries: now.tries + 1,
        lastTrouble: event.kind === 'interrupted' ? 'own-trouble' : event.why,
      }
    case 'turned-away':
      return { ...now, status: 'refused', envelopeId: null, nextAt: null, lastTrouble: null }
    case 'answered':
      return answered(now, event)
    case 'contradicted':
      return { ...now, isContradicted: true }
    case 'unanswered':
      return event.nextAt === undefined
        ? { ...now, status: 'unanswered', nextAt: null }
        : { ...now, status: 'waiting', nextAt: event.nextAt }
    case 'escalated': {
      const called = event.called && { ...event.called, since: event.at }
      return {
        ...now,
        fails: event.why,
        hasFailed: true,
        called: called ?? now.called,
        nextCallAt: event.nextCallAt ?? null,
      }
    }
    case 'looked':
      // Somebody has taken it up: nobody else is called.
      return { ...now, nextCallAt: null }
    case 'retried':
      return {
        ...now,
        ...quiet,
        status: 'waiting',
        nextAt: event.at,
        watchedFrom: event.at,
        sendingsOfWatch: 0,
        tries: 0,
        transients: 0,
      }
    case 'closed':
      return { ...now, ...quiet, status: 'closed' }
  }
}

function answered(now: Outgoing, event: OutgoingEvent & { kind: 'answered' }): Outgoing {
  const told = { ...now, answer: event.code }
  // Closed by a person: the answer is kept beside it and changes nothing.
  if (now.status === 'closed') return told
  switch (event.code) {
    case 'ok':
      return { ...told, ...quiet, status: 'acknowledged' }
    case 'fatal-error':
      return { ...told, status: 'refused', envelopeId: null, nextAt: null }
    case 'transient-error': {
      const counted = { ...told, transients: now.transients + 1 }
      return event.nextAt === undefined ? counted : { ...counted, status: 'waiting', nextAt: event.nextAt }
    }
  }
}
