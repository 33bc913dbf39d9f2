import type { Instant } from '../../../../../../kernel/instant.ts'
import type { MailboxFacts, OrganisationNumbers } from '../medcom/organisation.ts'
import type { AttachmentFacts, AuthorFacts, CitizenFacts, RoleFacts } from '../medcom/people.ts'
import type { CareActivity, CareCategory } from './codes.ts'

/** The major version of the standard a letter is written in. */
export type CareCommunicationVersion = 4 | 5

/** Somebody inside the sending or receiving organisation (finer addressing). */
export type AddresseeFacts =
  | { readonly kind: 'team'; readonly name: string }
  | { readonly kind: 'person'; readonly name: string; readonly role?: RoleFacts }

/** What somebody wrote: one text of a thread, the same in every letter that carries it. */
export interface TextSegmentFacts {
  /** A UUID in lower case; undefined when the sender gave none that can be read. */
  readonly id?: string
  /** Undefined when the letter does not say, or not so that it can be read. */
  readonly author?: AuthorFacts
  /** The organisation that gave the segment its identifier. */
  readonly assigner?: OrganisationNumbers
  /** When it was written and sent, which orders the thread. */
  readonly sentAt: Instant
  /** With its line breaks. */
  readonly text: string
}

/** A file of the thread, with the organisation that gave it its identifier. */
export type CareAttachmentFacts = AttachmentFacts & { readonly assigner?: OrganisationNumbers }

/** The letter a reply or a forwarding is about. */
export interface EarlierCareLetter {
  readonly letterId: string
  /** Location number of the sender of an older-format letter, whose ids count for one sender only. */
  readonly olderGln?: string
}

/** One sending in the history of a thread: who sent what, and after which letter. */
export interface CareHistoryStep {
  readonly letterId: string
  readonly sentAt: Instant
  readonly activity: CareActivity
  /** The organisation that sent it. */
  readonly by: OrganisationNumbers
  /** Identifiers of the segments, texts and files, that were added in this sending. */
  readonly added: readonly string[]
  readonly follows?: EarlierCareLetter
}

/** What a CareCommunication says: a letter in a thread about one citizen, with everything written before it. */
export interface CareCommunicationFacts {
  readonly version: CareCommunicationVersion
  /** MessageHeader.id. */
  readonly letterId: string
  /** Bundle.id. */
  readonly envelopeId: string
  /** A UUID in lower case: kept by a reply, new when a thread begins and when it is forwarded. */
  readonly threadId: string
  readonly activity: CareActivity
  readonly category: CareCategory
  /** Heading of the thread; required with the category `other`. */
  readonly topic?: string
  /** Only with the category `regarding-referral`. */
  readonly priority?: 'routine' | 'asap'
  /** The episode identifier to return in every answer, as in a hospital notification. */
  readonly episodeId?: string
  readonly sender: MailboxFacts
  readonly receiver: MailboxFacts
  readonly specificSender?: AddresseeFacts
  readonly specificRecipient?: AddresseeFacts
  readonly sentAt: Instant
  readonly citizen: CitizenFacts
  /** Every text of the thread that the letter carries, in order of time: the new one and those before. At least one. */
  readonly segments: readonly TextSegmentFacts[]
  readonly attachments: readonly CareAttachmentFacts[]
  /** Identifiers of the segments that are new in this letter. */
  readonly added: readonly string[]
  /** The letter it answers or forwards. */
  readonly follows?: EarlierCareLetter
  /** The sendings before this one, oldest first. */
  readonly history: readonly CareHistoryStep[]
}
