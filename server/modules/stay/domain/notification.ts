import type { MessageId, OrganisationId } from '../../../../kernel/ids.ts'
import type { Instant } from '../../../../kernel/instant.ts'
import type { Destination } from './destination.ts'

/** What happened to the citizen, in MedCom's six words (HospitalNotification 3.0). */
export type NotificationBase = 'STAA' | 'STIN' | 'STOR' | 'SLOR' | 'SLHJ' | 'MORS'

/** All 18 codes: an event as it happened, its correction (`RE_`) and its cancellation (`AN_`). */
export type NotificationCode = NotificationBase | `RE_${NotificationBase}` | `AN_${NotificationBase}`

/** Encounter class: `EMER` acute ambulant, `IMP` admitted. */
export type EncounterClass = 'EMER' | 'IMP'

/** A hospital or ward as the message names it; `unitId` when we know its SOR number. */
export interface Place {
  readonly unitId?: OrganisationId
  readonly sor: string
  readonly name: string
}

/**
 * One letter about a stay, as facts. Times are those of the event; `sentAt` only decides which of two versions of the same
 * event is the newest.
 */
export interface Notification {
  /** Unique in the episode. */
  readonly letterId: string
  /** The stored letter. */
  readonly messageId: MessageId
  readonly code: NotificationCode
  readonly base: NotificationBase
  readonly change: 'new' | 'correction' | 'cancellation'
  readonly eventAt: Instant
  readonly sentAt: Instant
  /** The citizen is physically there; always given. */
  readonly periodStart: Instant
  /** The citizen has left, or died. */
  readonly periodEnd?: Instant
  readonly leaveStart?: Instant
  readonly leaveEnd?: Instant
  readonly class: EncounterClass
  /** The hospital asks the municipality for an admission report. */
  readonly isReportRequested: boolean
  /** The letter this one corrects. */
  readonly revises?: string
  /** The letter this one comes after. */
  readonly follows?: string
  /** The letter this one cancels. */
  readonly cancels?: string
  readonly place: Place
  /** The municipal unit the letter was sent to. */
  readonly receiverUnitId: OrganisationId
}

/**
 * A stay that a person ended: because the hospital's SLHJ never came (MedCom: the receiver must allow it), or because the ward
 * itself says the citizen has gone home, and where to.
 */
export interface EndingByHand {
  readonly id: string
  readonly endedAt: Instant
  readonly recordedAt: Instant
  readonly by: string
  readonly unitId: OrganisationId
  readonly reason: string
  /** Said by the ward that discharged; missing where somebody else found that the citizen was home. */
  readonly destination?: Destination
  /** Taken back as a mistake; the ending stays visible and no longer counts. */
  readonly undone?: { readonly at: Instant; readonly by: string; readonly reason: string }
}

export function isStart(base: NotificationBase): boolean {
  return base === 'STAA' || base === 'STIN'
}
