import type { Bilingual } from '../../../../kernel/bilingual.ts'
import type { Branded, MessageId, OrganisationId, PersonId } from '../../../../kernel/ids.ts'
import type { Instant } from '../../../../kernel/instant.ts'

/** A thread: what a correspondence keeps from letter to letter. A UUID, the one the letters carry. */
export type ThreadId = Branded<'ThreadId'>
/** A letter as we call it. What its sender calls it is `sentAs`, which counts for one sender only. */
export type LetterId = Branded<'LetterId'>

export type Activity = 'new' | 'reply' | 'forward'
/** What a letter is as data: decides who may read it. */
export type LetterKind = 'REC' | 'PSY' | 'SOC'

/** What is known of an organisation. */
export interface Numbers {
  readonly sor?: string
  readonly gln?: string
  readonly name?: string
}

/** Who sends or gets a letter: a unit we know, or an organisation outside with its numbers. */
export interface Side extends Numbers {
  readonly unitId: OrganisationId | null
  readonly name: string
}

export type Role =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'code'; readonly code: string; readonly system: string }

/** Somebody inside the sending or receiving organisation. */
export type Addressee =
  | { readonly kind: 'team'; readonly name: string }
  | { readonly kind: 'person'; readonly name: string; readonly role?: Role }

export interface Author {
  readonly name: string
  readonly role?: Role
  readonly phone?: string
}

export interface TextSegment {
  readonly id: string
  readonly author?: Author
  /** The organisation that gave it its identifier. */
  readonly assigner?: Numbers
  readonly sentAt: Instant
  readonly text: string
}

/** Where the bytes of an attachment are: uploaded here, or in the letter as it came. */
export type AttachmentFile =
  | { readonly in: 'files'; readonly sha256: string; readonly byteLength: number }
  | {
      readonly in: 'letter'
      readonly messageId: MessageId
      readonly index: number
      readonly byteLength: number
    }

export interface Attachment {
  readonly id: string
  /** Without a file ending. */
  readonly title: string
  /** What the file is: found in its bytes where we took it in, else as the sender says. */
  readonly contentType?: string
  /** The sender says that it is something else than it is. */
  readonly isMislabelled?: boolean
  readonly author?: Author
  readonly assigner?: Numbers
  readonly sentAt: Instant
  readonly createdAt?: Instant
  /** A link instead of a file. */
  readonly url?: string
  /** None when it is a link, or was only named again. */
  readonly file?: AttachmentFile
}

/** A sending of the thread as a later letter tells of it. */
export interface EarlierSending {
  /** What its sender called it. */
  readonly sentAs: string
  readonly sentAt: Instant
  readonly activity: Activity
  readonly by: Numbers
  /** The texts and files that were added in it. */
  readonly added: readonly string[]
  /** What it answered or forwarded. */
  readonly follows?: string
}

/** Who wrote it here. */
export interface Writer {
  readonly personId: PersonId
  readonly name: string
  readonly unitId: OrganisationId
}

/** One sending of a correspondence, as it was. Nothing in it is ever corrected or withdrawn (messages, section 5). */
export interface Letter {
  readonly letterId: LetterId
  /** What the sender calls it: MessageHeader.id. */
  readonly sentAs: string
  /** It came in an older format, whose letter numbers count for one sender only. */
  readonly isOlder?: true
  /** `in`: came to us. `inside`: between two units of ours. `out`: to a partner outside. */
  readonly direction: 'in' | 'inside' | 'out'
  readonly activity: Activity
  readonly category: string
  readonly kind: LetterKind
  readonly topic?: string
  readonly priority?: 'routine' | 'asap'
  /** Returned in every answer. */
  readonly episodeId?: string
  readonly from: Side
  readonly to: Side
  readonly specificSender?: Addressee
  readonly specificRecipient?: Addressee
  readonly sentAt: Instant
  readonly receivedAt: Instant
  /** All texts and files it carries, the earlier ones too. */
  readonly segments: readonly TextSegment[]
  readonly attachments: readonly Attachment[]
  /** Which of them are new in it. */
  readonly added: readonly string[]
  /** What it answers or forwards, by what that letter's sender called it. */
  readonly follows?: string
  readonly history: readonly EarlierSending[]
  /** The thread it was forwarded from, when that is ours. */
  readonly forwardedFrom?: ThreadId
  /** Who wrote it, when it was written here. */
  readonly writtenBy?: Writer
}

/** Why a letter did not come through, in words of the receiver or of the network and never of the letter. */
export type Failure = Bilingual

/** Two organisations are the same when a number says so; without numbers, when the names do. */
export function isSameOrganisation(a: Numbers, b: Numbers): boolean {
  if (a.sor !== undefined && b.sor !== undefined) return a.sor === b.sor
  if (a.gln !== undefined && b.gln !== undefined) return a.gln === b.gln
  return a.name !== undefined && a.name === b.name
}

/** Two sides are the same: the same unit, or the same organisation outside. */
export function isSameSide(a: Side, b: Side): boolean {
  if (a.unitId !== null || b.unitId !== null) return a.unitId === b.unitId
  return isSameOrganisation(a, b)
}
