import type { Instant } from '../../../../kernel/instant.ts'
import { type Issue, textsOf } from './issue.ts'
import type { Judged, Standard } from './judge.ts'
import type { Outside } from './outside.ts'
import type { AcknowledgementFacts, AnswerCode, OutcomeIssue } from './profiles/acknowledgement/facts.ts'
import type { RuleId } from './rules.ts'

/** What becomes of a letter when it comes in. */
export type Verdict =
  /** Understood and told to the care modules. */
  | 'received'
  /** Kept whole for a person to look at; the sender has been told that it could not be taken in. */
  | 'parked'
  /** About a citizen the receiver has no case for: answered and logged, not kept. */
  | 'not-relevant'
  /** Not for anyone here: answered and logged, not kept. */
  | 'refused'
  /** An acknowledgement of a letter of ours. Never answered. */
  | 'acknowledged'

/** What the house knows that the message cannot tell. */
export interface Surroundings {
  readonly isReceiverKnown: boolean
  /**
   * The letter may be taken in for the citizen. For a hospital notification the receiver has a case; for the other standards,
   * which are written to somebody and not told to all, it is enough that we know who it is. False also when nobody is known.
   */
  readonly isCitizenKnown: boolean
  /** What a letter needs that the house does not know either, so that a person must find it out. */
  readonly lacks?: Issue
}

export interface Disposition {
  readonly verdict: Verdict
  /** Undefined for an acknowledgement, which is never answered. */
  readonly code: AnswerCode | undefined
  readonly issues: readonly Issue[]
  /** Whether the original may be kept, and with it the CPR number in it (Retssikkerhedsloven § 12 c; messages, section 4). */
  readonly isOriginalKept: boolean
}

/**
 * What only a municipality with a case may keep (Retssikkerhedsloven § 12 c). What somebody has written to us about a citizen
 * is for us whether or not we know the citizen yet: a person finds out who it is.
 */
export function isOnlyForCases(standard: Standard | undefined): boolean {
  return standard === undefined || standard === 'hospital-notification'
}

/**
 * Decides what becomes of a letter. Whose it is comes before what it says: a letter for nobody here, or a notification of a
 * citizen the municipality has no case for, is answered and forgotten, whether or not it could be understood.
 */
export function dispose(judged: Judged, surroundings: Surroundings): Disposition {
  const { blocking, logged, standard } = judged
  if (standard === 'acknowledgement')
    return {
      verdict: 'acknowledged',
      code: undefined,
      issues: [...blocking, ...logged],
      isOriginalKept: true,
    }
  if (!surroundings.isReceiverKnown) {
    const issue: Issue = {
      rule: 'receiver-unknown',
      expression: 'Bundle.entry[0].resource.destination.receiver',
    }
    return { verdict: 'refused', code: 'fatal-error', issues: [issue, ...blocking], isOriginalKept: false }
  }
  if (blocking.length > 0) {
    const isOthers =
      isOnlyForCases(standard) && judged.cprNumber !== undefined && !surroundings.isCitizenKnown
    return {
      verdict: isOthers ? 'refused' : 'parked',
      code: 'fatal-error',
      issues: [...blocking, ...logged],
      isOriginalKept: !isOthers,
    }
  }
  if (!surroundings.isCitizenKnown && !isOnlyForCases(standard)) {
    // Nothing is wrong with the letter, so the sender hears ok: it is stored whole, and a person takes it from here.
    const unknown: Issue = { rule: 'citizen-unknown', expression: 'Bundle.entry.resource.ofType(Patient)' }
    return { verdict: 'parked', code: 'ok', issues: [unknown, ...logged], isOriginalKept: true }
  }
  if (!surroundings.isCitizenKnown)
    return { verdict: 'not-relevant', code: 'ok', issues: logged, isOriginalKept: false }
  if (surroundings.lacks !== undefined)
    return { verdict: 'parked', code: 'ok', issues: [surroundings.lacks, ...logged], isOriginalKept: true }
  return { verdict: 'received', code: 'ok', issues: logged, isOriginalKept: true }
}

/** Ids and time of an acknowledgement that is about to be written. */
export interface AnswerIds {
  readonly envelopeId: string
  readonly letterId: string
  readonly at: Instant
}

/** Whether somebody is known here is told to nobody, so `citizen-unknown` stays in the house. */
const isTold = ({ rule }: Issue): boolean => rule !== 'citizen-unknown' && rule !== 'older-notice-unplaced'

/** More than a person would read through; the first are the ones that matter. */
const mostIssues = 20

/**
 * The acknowledgement of a letter, or undefined when it cannot be answered: nobody knows which letter it was, or who sent
 * it. A duplicate gets the code of the first time and a word that it is one.
 */
export function answerTo(
  outside: Outside,
  code: AnswerCode,
  issues: readonly Issue[],
  ids: AnswerIds,
): AcknowledgementFacts | undefined {
  const { letterId, sender, receiver, own } = outside
  if (letterId === undefined || (sender.sor ?? sender.gln) === undefined) return undefined
  if ((receiver.sor ?? receiver.gln) === undefined) return undefined
  return {
    envelopeId: ids.envelopeId,
    letterId: ids.letterId,
    sentAt: ids.at,
    code,
    answers: letterId,
    sender: receiver,
    receiver: sender,
    ...(own && { answered: own }),
    issues: issues
      .filter(isTold)
      .slice(0, mostIssues)
      .map((issue) => outcomeOf(issue, code)),
  }
}

/** How an issue is told to the sender: the rule and the place, never what the element said. */
export function outcomeOf(issue: Issue, code: AnswerCode): OutcomeIssue {
  const { type, details, danish } = textsOf(issue)
  return {
    severity: code === 'ok' ? 'information' : severityOf(issue.rule),
    type,
    details,
    text: danish,
    expression: issue.expression,
  }
}

function severityOf(rule: RuleId): OutcomeIssue['severity'] {
  return rule === 'duplicate' ? 'information' : 'error'
}
