import type { CitizenNumber } from '../../../../../../kernel/cpr.ts'
import type { Instant } from '../../../../../../kernel/instant.ts'

/** Who a letter is about. Stays inside this module: what is told to others carries the citizen's id. */
export interface CitizenFacts {
  /** At least one; the CPR number first when there is one. A letter may carry replacement numbers beside it or alone. */
  readonly numbers: readonly CitizenNumber[]
  readonly family?: string
  readonly given: readonly string[]
  /** Says nothing when the letter does not. */
  readonly isDeceased?: boolean
}

/** What someone works as: a code of MedCom's lists, or words of the sender's own. */
export type RoleFacts =
  | { readonly kind: 'code'; readonly code: string; readonly system: string }
  | { readonly kind: 'text'; readonly text: string }

/** Who wrote a segment or signed a report. */
export interface AuthorFacts {
  readonly name: string
  readonly role?: RoleFacts
  readonly phone?: string
}

/** A file of a letter. Sent before in the same thread, it has neither data nor link: it is known by its identifier. */
export interface AttachmentFacts {
  /** A UUID in lower case; undefined when the sender gave none that can be read. */
  readonly id?: string
  /** Without a file ending. */
  readonly title: string
  /** A MIME type of MedCom's list, as the sender claims it. */
  readonly contentType?: string
  /** The bytes in base64. */
  readonly data?: string
  readonly url?: string
  readonly sentAt: Instant
  readonly createdAt?: Instant
  readonly author?: AuthorFacts
}

/** A file as it is told to others: what it is and where in the letter it lies, never its bytes. */
export type AttachmentTold = Omit<AttachmentFacts, 'data'> & {
  /** Its place in the letter, from 0: what `attachmentOfLetter` asks for. */
  readonly index: number
  /** Undefined when the letter does not hold the bytes: a link, or a file that was sent before. */
  readonly byteLength?: number
}

/** What is told of the files of a letter. */
export function tellAttachments(attachments: readonly AttachmentFacts[]): AttachmentTold[] {
  return attachments.map(({ data, ...told }, index) => ({
    ...told,
    index,
    ...(data !== undefined && { byteLength: bytesIn(data) }),
  }))
}

/** Four characters of base64 hold three bytes; what fills up the last four holds none. */
function bytesIn(base64: string): number {
  const filling = base64.endsWith('==') ? 2 : base64.endsWith('=') ? 1 : 0
  return (base64.length / 4) * 3 - filling
}
