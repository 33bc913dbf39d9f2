import type { MessageId, OrganisationId } from '../../../../kernel/ids.ts'
import type { OutboxEvent } from '../../../platform/outbox.ts'
import type { FailReason } from '../domain/delivery/event.ts'
import type { AnswerCode } from '../domain/profiles/acknowledgement/facts.ts'

/** Which letter it is, in the asker's words and ours. */
export interface LetterOfAsker {
  readonly askedBy: string
  readonly key: string
  readonly sendingId: MessageId
  readonly letterId: string
  readonly standard: string
  readonly fromUnitId: OrganisationId
  /**
   * Who asked for the letter the message desk has sent this one in the place of, and what they call it: to them it is still theirs.
   * Null for a letter that is nobody's substitute.
   */
  readonly instead?: Pick<LetterOfAsker, 'askedBy' | 'key'> | null
}

/** `hasFailed`: a `letter-failed` was told before. */
export type LetterSettled = LetterOfAsker & { readonly hasFailed: boolean }

/** The receiver has the letter and has said so. May follow a `letter-failed`: the answer was late, or a person sent it again. */
export type LetterAcknowledged = OutboxEvent<'letter-acknowledged', LetterSettled>

/** The letter needs a person. Told once for each reason; while it is `not-reached` it is still tried. */
export type LetterFailed = OutboxEvent<
  'letter-failed',
  LetterOfAsker & {
    readonly reason: FailReason
    /** Who is called first, from the ladder of the unit it is from; null when it has none. */
    readonly calling: { readonly name: string; readonly function: string } | null
  }
>

/** Somebody has closed the letter, or sent what it says another way. */
export type LetterClosed = OutboxEvent<
  'letter-closed',
  LetterSettled & { readonly forwardedAs: MessageId | null }
>

/** An acknowledgement has come in. For this module alone: it finds the letter it answers. */
export type AcknowledgementReceived = OutboxEvent<
  'acknowledgement-received',
  {
    readonly messageId: MessageId
    readonly answers: string
    readonly code: AnswerCode
    /** Who answers: it must be whom the letter was sent to. */
    readonly sender: { readonly sor?: string; readonly gln?: string }
    readonly issues: readonly {
      readonly severity: 'fatal' | 'error' | 'warning' | 'information'
      readonly type: string
      readonly details: string
      readonly expression?: string
    }[]
  }
>
