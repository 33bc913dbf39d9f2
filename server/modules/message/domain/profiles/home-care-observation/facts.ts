import type { Instant } from '../../../../../../kernel/instant.ts'
import type { MailboxFacts } from '../medcom/organisation.ts'
import type { AttachmentFacts, AuthorFacts, CitizenFacts } from '../medcom/people.ts'
import type { HistoryStep } from '../medcom/provenance.ts'

/** New results, an answer, a correction of earlier results, or a cancellation of a whole letter. */
export type ObservationActivity = 'new' | 'reply' | 'modified' | 'retracted'

export type ReportStatus = 'registered' | 'partial' | 'final' | 'corrected' | 'cancelled'
export type ResultStatus = 'registered' | 'preliminary' | 'final' | 'corrected' | 'cancelled'

/** What was measured: an NPU code, or one of MedCom's own where NPU has none. */
export interface ResultCode {
  readonly system: 'npu' | 'mcs'
  readonly code: string
  /** The long name of the code, as the sender wrote it. */
  readonly name?: string
}

/** What came out: a number with its unit, or a text of at most 12 characters. */
export type ResultValue =
  | {
      readonly kind: 'number'
      readonly value: number
      /** The true value lies on this side of the number. */
      readonly comparator?: '<' | '<=' | '>' | '>='
      readonly unit?: string
    }
  | { readonly kind: 'text'; readonly text: string }

/** One result, measured and analysed by the sender itself. */
export interface ResultFacts {
  readonly code: ResultCode
  readonly status: ResultStatus
  /** When the sample was taken or the measurement made. */
  readonly takenAt?: Instant
  /** Undefined when the letter gives none: a result that could not be had, with the reason in the note. */
  readonly value?: ResultValue
  /** The sender has not assessed it against reference values (NI), as is the rule in this standard. */
  readonly isNotAssessed: boolean
  readonly note?: string
}

/** The practice that ordered the visit, and the doctor in it. */
export interface RequesterFacts extends MailboxFacts {
  /** Six digits in practice. */
  readonly ydernummer?: string
  /** Undefined when the sender does not know them. */
  readonly doctorInitials?: string
}

/** What a HomeCareObservation says: results of a municipal acute team for the doctor who ordered the visit. */
export interface HomeCareObservationFacts {
  /** MessageHeader.id. */
  readonly letterId: string
  /** Bundle.id. */
  readonly envelopeId: string
  readonly activity: ObservationActivity
  readonly citizen: CitizenFacts
  /** The municipal acute function: its producer code is KAF. */
  readonly sender: MailboxFacts
  readonly receiver: RequesterFacts
  readonly sentAt: Instant
  readonly issuedAt: Instant
  readonly status: ReportStatus
  /** The citizen has refused that the results are shared further; to be shown clearly. The consent itself is never sent. */
  readonly isSharingRefused: boolean
  /** A comment to the whole; for a cancellation, why. */
  readonly conclusion?: string
  readonly results: readonly ResultFacts[]
  readonly attachments: readonly AttachmentFacts[]
  /** Who made the results. */
  readonly signature?: AuthorFacts
  /** The letter it corrects, for a correction. */
  readonly revises?: string
  /** The letter it cancels, for a cancellation. */
  readonly cancels?: string
  /** The letter it answers or comes after. */
  readonly follows?: string
  /** Earlier letters, oldest first. Senders often carry the newest only: the chain may be short. */
  readonly earlierLetters: readonly HistoryStep[]
}
