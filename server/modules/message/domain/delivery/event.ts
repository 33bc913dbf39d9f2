import type { MessageId, OrganisationId, PersonId, RoleId } from '../../../../../kernel/ids.ts'
import type { Instant } from '../../../../../kernel/instant.ts'
import type { AnswerCode, OutcomeIssue } from '../profiles/acknowledgement/facts.ts'

/** Why a letter could not be handed over; each is our or the network's trouble, and tried again. */
export type NotHandedOver =
  /** Nobody answers at the address. */
  | 'no-contact'
  /** No answer in time. It may have arrived all the same. */
  | 'too-slow'
  /** The receiver's system has trouble of its own. */
  | 'receiver-in-trouble'
  /** The receiver's system does not let us in. */
  | 'not-let-in'
  /** The folder cannot be written to: full, away or shut. */
  | 'folder-shut'
  /** No open mailbox is registered for the receiver any more. */
  | 'mailbox-closed'
  /** The address is one we may not connect to. */
  | 'address-forbidden'
  /** Trouble of our own. */
  | 'own-trouble'

/** A person who is called when a letter does not get through. */
export interface Called {
  /** 1 is called first. */
  readonly step: number
  readonly function: string
  readonly personId: PersonId | null
  readonly name: string
  readonly phone: string
  /** How long they have before the next is called. */
  readonly timeoutMinutes: number
}

interface By {
  readonly personId: PersonId
  readonly roleId: RoleId
}

/** What has happened to a letter of ours. */
export type OutgoingEvent = { readonly at: Instant } & (
  | { readonly kind: 'queued' }
  | { readonly kind: 'sending'; readonly envelopeId: string; readonly endsBy: Instant }
  | {
      readonly kind: 'handed-over'
      readonly envelopeId: string
      readonly answerDueAt: Instant
      /** The receiver answered at once with something that is no acknowledgement of this letter. */
      readonly isAnswerUnreadable?: true
    }
  | {
      readonly kind: 'not-handed-over'
      readonly envelopeId: string
      readonly why: NotHandedOver
      readonly nextAt: Instant
    }
  /** The door of the receiver, or the network, will not have what was sent: sending it again changes nothing. */
  | { readonly kind: 'turned-away'; readonly envelopeId: string; readonly status: number | null }
  /** We were stopped in the middle of it. */
  | { readonly kind: 'interrupted'; readonly envelopeId: string; readonly nextAt: Instant }
  | {
      readonly kind: 'answered'
      readonly code: AnswerCode
      /** The stored acknowledgement. */
      readonly messageId: MessageId
      readonly issues: readonly OutcomeIssue[]
      /** When it is sent again, after a transient-error. */
      readonly nextAt?: Instant
    }
  /** An answer that says otherwise than one before it. Kept and shown, never applied (messages, section 2). */
  | { readonly kind: 'contradicted'; readonly code: AnswerCode; readonly messageId: MessageId }
  /** No answer in time. Without `nextAt` it has been sent as often as it may be. */
  | { readonly kind: 'unanswered'; readonly nextAt?: Instant }
  /** Somebody is called; null when the unit has no ladder: then it waits on the message desk. */
  | {
      readonly kind: 'escalated'
      readonly why: FailReason
      readonly called: Called | null
      readonly nextCallAt?: Instant
    }
  | ({ readonly kind: 'retried' } & By)
  | ({
      readonly kind: 'closed'
      readonly reason: string
      readonly forwardedAs?: MessageId
      readonly toUnitId?: OrganisationId
    } & By)
  | ({ readonly kind: 'looked' } & By)
)

/** Why a letter needs a person. */
export type FailReason =
  /** The receiver has answered that it cannot be taken in as it is. */
  | 'refused'
  /** The network or the door of the receiver will not have it. */
  | 'turned-away'
  /** It has been sent as often as it may be, and nobody has answered. */
  | 'unanswered'
  /** It could not be handed over for so long that the receiver should have answered by now; it is still tried. */
  | 'not-reached'
