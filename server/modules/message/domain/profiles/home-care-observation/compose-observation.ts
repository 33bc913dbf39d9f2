import type { Instant } from '../../../../../../kernel/instant.ts'
import { withoutFileEnding } from '../medcom/attachment.ts'
import type { MailboxFacts } from '../medcom/organisation.ts'
import type { AuthorFacts, CitizenFacts } from '../medcom/people.ts'
import type { HistoryStep } from '../medcom/provenance.ts'
import type { HomeCareObservationFacts, ObservationActivity, RequesterFacts, ResultFacts } from './facts.ts'

/** A file to send with results. */
export interface ResultAttachment {
  /** A new UUID. */
  readonly id: string
  readonly title: string
  readonly contentType: 'application/pdf' | 'image/jpeg' | 'image/png' | 'image/tiff' | 'image/gif'
  /** In base64. */
  readonly data: string
  readonly createdAt: Instant
}

/** What an acute team wants to tell the doctor. */
export interface HomeCareObservationContent {
  readonly activity: Exclude<ObservationActivity, 'reply'>
  readonly issuedAt: Instant
  readonly results: readonly ResultFacts[]
  readonly attachments?: readonly ResultAttachment[]
  /** A comment; for a cancellation the reason, which must be there. */
  readonly conclusion?: string
  readonly signature: Required<AuthorFacts>
  readonly isSharingRefused: boolean
  /** The practice's number and the doctor's initials; left out when they are not known. */
  readonly ydernummer?: string
  readonly doctorInitials?: string
  /** For a correction and a cancellation: the letter it is about. */
  readonly about?: string
  /** Letters before this one, oldest first. */
  readonly earlierLetters?: readonly HistoryStep[]
}

export interface HomeCareObservationWish extends HomeCareObservationContent {
  readonly letterId: string
  readonly envelopeId: string
  readonly sentAt: Instant
  readonly sender: MailboxFacts
  readonly receiver: MailboxFacts
  readonly citizen: CitizenFacts
}

/** Fills in the facts of a letter with results from what somebody wants to tell. The report is always final (profile). */
export function composeObservation(wish: HomeCareObservationWish): HomeCareObservationFacts {
  const { activity, about, signature, sentAt } = wish
  const receiver: RequesterFacts = {
    ...wish.receiver,
    ...(wish.ydernummer && { ydernummer: wish.ydernummer }),
    ...(wish.doctorInitials && { doctorInitials: wish.doctorInitials }),
  }
  return {
    letterId: wish.letterId,
    envelopeId: wish.envelopeId,
    activity,
    citizen: wish.citizen,
    sender: wish.sender,
    receiver,
    sentAt,
    issuedAt: wish.issuedAt,
    status: 'final',
    isSharingRefused: wish.isSharingRefused,
    ...(wish.conclusion && { conclusion: wish.conclusion }),
    results: wish.results,
    attachments: (wish.attachments ?? []).map((attachment) => ({
      ...attachment,
      title: withoutFileEnding(attachment.title),
      sentAt,
      author: signature,
    })),
    signature,
    ...(about && activity === 'modified' && { revises: about }),
    ...(about && activity === 'retracted' && { cancels: about }),
    earlierLetters: wish.earlierLetters ?? [],
  }
}
