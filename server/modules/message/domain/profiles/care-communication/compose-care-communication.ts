import type { Instant } from '../../../../../../kernel/instant.ts'
import { type AttachmentType, withoutFileEnding } from '../medcom/attachment.ts'
import type { MailboxFacts } from '../medcom/organisation.ts'
import type { AuthorFacts, CitizenFacts } from '../medcom/people.ts'
import { carryOn } from './carried-on.ts'
import { type CareActivity, type CareCategory, careCategories, isCategoryOf } from './codes.ts'
import type {
  AddresseeFacts,
  CareAttachmentFacts,
  CareCommunicationFacts,
  CareCommunicationVersion,
  TextSegmentFacts,
} from './facts.ts'
import type { CareThreadBefore } from './thread.ts'

/** A text to send: who wrote it is told in full. */
export interface WrittenText {
  /** A new UUID. */
  readonly id: string
  readonly author: Required<AuthorFacts>
  readonly text: string
}

/** A file to send with it: its bytes, or a link. */
export type WrittenAttachment = {
  /** A new UUID. */
  readonly id: string
  /** Without a file ending. */
  readonly title: string
  readonly createdAt?: Instant
  readonly author?: Required<AuthorFacts>
} & (
  | {
      readonly contentType: AttachmentType
      /** In base64. */
      readonly data: string
    }
  | { readonly url: string }
)

/** What somebody wants to write: the thread, what came before, and what is new. The rest follows from the rules. */
export interface CareCommunicationContent {
  readonly activity: CareActivity
  /** A UUID: new for a new thread and for a forwarding; the thread's own in a reply. */
  readonly threadId: string
  readonly category: CareCategory
  readonly topic?: string
  /** Only told with the category `regarding-referral`. */
  readonly priority?: 'routine' | 'asap'
  /** Returned whenever a letter of the thread gave one. */
  readonly episodeId?: string
  readonly specificSender?: AddresseeFacts
  readonly specificRecipient?: AddresseeFacts
  readonly text: WrittenText
  readonly attachments?: readonly WrittenAttachment[]
  /** For a reply and a forwarding: `carryInReply` or `carryInForward`. */
  readonly before?: CareThreadBefore
}

/** A letter to be written: what it says, and between whom. */
export interface CareCommunicationWish extends CareCommunicationContent {
  /** What the receiver takes. */
  readonly version: CareCommunicationVersion
  readonly letterId: string
  readonly envelopeId: string
  readonly sentAt: Instant
  readonly sender: MailboxFacts
  readonly receiver: MailboxFacts
  readonly citizen: CitizenFacts
}

/** The topic of a letter that needs one and has none. */
const otherwise = 'Korrespondance'

/**
 * Fills in the facts of a letter from what somebody wants to write, so that every rule of the standard is kept: what is new
 * is dated with the letter, what came before is carried on whole, a priority is told only of a referral, and a category the
 * receiver's version does not know becomes `other` with its name as topic.
 */
export function composeCareCommunication(wish: CareCommunicationWish): CareCommunicationFacts {
  const { version, sender, sentAt, before } = wish
  const carried = before && carryOn(before)
  const isKnown = isCategoryOf(version, wish.category)
  const category = isKnown ? wish.category : 'other'
  const topic = topicOf(wish, category)
  const priority = category === 'regarding-referral' ? wish.priority : undefined
  const assigner = { sor: sender.sor, gln: sender.gln, ...(sender.name && { name: sender.name }) }
  const segment: TextSegmentFacts = { ...wish.text, assigner, sentAt }
  const added: CareAttachmentFacts[] = (wish.attachments ?? []).map((attachment) => ({
    ...attachment,
    title: withoutFileEnding(attachment.title),
    assigner,
    sentAt,
  }))
  return {
    version,
    letterId: wish.letterId,
    envelopeId: wish.envelopeId,
    threadId: wish.threadId,
    activity: wish.activity,
    category,
    ...(topic && { topic }),
    ...(priority && { priority }),
    ...(wish.episodeId && { episodeId: wish.episodeId }),
    sender,
    receiver: wish.receiver,
    ...(wish.specificSender && { specificSender: wish.specificSender }),
    ...(wish.specificRecipient && { specificRecipient: wish.specificRecipient }),
    sentAt,
    citizen: wish.citizen,
    segments: [...(carried?.segments ?? []), segment],
    attachments: [...(carried?.attachments ?? []), ...added],
    added: [wish.text.id, ...added.flatMap(({ id }) => (id === undefined ? [] : [id]))],
    ...(before && { follows: before.follows }),
    history: carried?.steps ?? [],
  }
}

function topicOf(wish: CareCommunicationWish, category: CareCategory): string | undefined {
  if (wish.topic !== undefined && wish.topic.trim() !== '') return wish.topic
  if (category !== 'other') return undefined
  return wish.category === 'other' ? otherwise : careCategories[wish.category]
}
