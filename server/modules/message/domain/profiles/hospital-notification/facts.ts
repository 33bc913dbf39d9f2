import type { CprNumber } from '../../../../../../kernel/cpr.ts'
import type { Instant } from '../../../../../../kernel/instant.ts'
import type { MailboxFacts, UnitFacts } from '../medcom/organisation.ts'
import type { HistoryStep } from '../medcom/provenance.ts'
import type { BaseCode, Change, NotificationCode, StayClass, StayStatus } from './codes.ts'

/** An earlier letter of the same stay, as this one tells of it. */
export type EarlierLetter = HistoryStep

/** What a hospital notification says: that a stay begins, pauses or ends, and nothing about why (messages, section 4). */
export interface HospitalNotificationFacts {
  readonly code: NotificationCode
  readonly base: BaseCode
  readonly change: Change
  /** MessageHeader.id: the letter. Unchanged when it is sent again. */
  readonly letterId: string
  /** Bundle.id: the envelope. New at every sending. */
  readonly envelopeId: string
  /** The episode identifier to return in every answer: `system|value`, or the value alone when no system is given. */
  readonly episodeId: string
  /** Stays inside this module: what is told to others carries the citizen's id. */
  readonly cprNumber: CprNumber
  /** When it happened, as shown to people: arrival, leave, return, departure or death. Never when it was sent. */
  readonly eventAt: Instant
  readonly periodStart: Instant
  readonly periodEnd?: Instant
  readonly leaveStart?: Instant
  readonly leaveEnd?: Instant
  readonly sentAt: Instant
  readonly class: StayClass
  readonly status: StayStatus
  /** MedCom's activity: what was done, and for a death what was in force before it. */
  readonly activity: string
  readonly isDeceased: boolean
  /** An admission report is wanted. Never true for a correction, a cancellation or anything but a start. */
  readonly isReportRequested: boolean
  readonly reportRecipient?: MailboxFacts
  readonly sender: MailboxFacts
  /** The ward or department where the citizen is. */
  readonly provider: UnitFacts
  readonly receiver: MailboxFacts
  /** The letter this one corrects, for a correction. */
  readonly revises?: string
  /** The letter this one cancels, for a cancellation. */
  readonly cancels?: string
  /** The letter this one comes after, for a new event in a stay already told of. */
  readonly follows?: string
  /** In order of time, oldest first. */
  readonly earlierLetters: readonly EarlierLetter[]
}
