import type { CitizenId, MessageId, OrganisationId } from '../../../kernel/ids.ts'
import type { OutboxEvent } from '../../platform/outbox.ts'
import type { OlderLetterTold } from './domain/legacy/told.ts'
import type { CareCommunicationFacts } from './domain/profiles/care-communication/facts.ts'
import type { HomeCareObservationFacts } from './domain/profiles/home-care-observation/facts.ts'
import type { HospitalNotificationFacts } from './domain/profiles/hospital-notification/facts.ts'
import type { OrganisationNumbers } from './domain/profiles/medcom/organisation.ts'
import type { AttachmentTold } from './domain/profiles/medcom/people.ts'

/** What a hospital notification tells the other modules: its facts without the CPR number. */
export type NotificationTold = Omit<HospitalNotificationFacts, 'cprNumber'>

export interface HospitalNotificationData {
  /** The stored letter. */
  readonly messageId: MessageId
  readonly notification: NotificationTold
  /** The unit it was sent to, and the municipality that unit belongs to. */
  readonly receiverUnitId: OrganisationId
  readonly municipalityCode: string
  /** The hospital unit that sent it and the one where the citizen is; undefined when we do not know its SOR code. */
  readonly senderUnitId?: OrganisationId
  readonly providerUnitId?: OrganisationId
}

/** A hospital has told of a stay. Letters come in any order: `notification.eventAt` says when it happened. */
export type HospitalNotificationReceived = OutboxEvent<
  'hospital-notification-received',
  HospitalNotificationData
> & {
  readonly citizenId: CitizenId
}

/** What a letter of a correspondence tells the other modules: its facts without who the citizen is and without bytes. */
export type CareCommunicationTold = Omit<
  CareCommunicationFacts,
  'version' | 'citizen' | 'attachments' | 'sender' | 'receiver'
> & {
  /** Both numbers in a FHIR letter; an older one may have the location number only. */
  readonly sender: OrganisationNumbers
  readonly receiver: OrganisationNumbers
  /** `older`: it came as DIS91 or XDIS91. */
  readonly version: CareCommunicationFacts['version'] | 'older'
  readonly isDeceased: boolean
  readonly attachments: readonly AttachmentTold[]
}

export interface CareCommunicationData {
  /** The stored letter. */
  readonly messageId: MessageId
  readonly communication: CareCommunicationTold
  readonly receiverUnitId: OrganisationId
  /** Null when we do not know the sender; its numbers and name stand in the facts. */
  readonly senderUnitId: OrganisationId | null
}

/** Somebody has written about a citizen. Letters come in any order and carry what was written before them. */
export type CareCommunicationReceived = OutboxEvent<'care-communication-received', CareCommunicationData> & {
  readonly citizenId: CitizenId
}

/** What a letter with municipal results tells the other modules: its facts without who the citizen is and without bytes. */
export type HomeCareObservationTold = Omit<HomeCareObservationFacts, 'citizen' | 'attachments'> & {
  readonly isDeceased: boolean
  readonly attachments: readonly AttachmentTold[]
}

export interface HomeCareObservationData {
  /** The stored letter. */
  readonly messageId: MessageId
  readonly observation: HomeCareObservationTold
  readonly receiverUnitId: OrganisationId
  /** Null when we do not know the sender; its numbers and name stand in the facts. */
  readonly senderUnitId: OrganisationId | null
}

/** A municipal acute team has told of results, corrected some or cancelled some. */
export type HomeCareObservationReceived = OutboxEvent<
  'home-care-observation-received',
  HomeCareObservationData
> & {
  readonly citizenId: CitizenId
}

export interface OlderLetterData {
  /** The stored letter, where the original is. */
  readonly messageId: MessageId
  readonly letter: OlderLetterTold
  readonly receiverUnitId: OrganisationId
  /** Null when we do not know the sender; its numbers and name stand in the letter. */
  readonly senderUnitId: OrganisationId | null
}

/** A letter of one of the older formats that has no FHIR sibling has come: a discharge letter, a report, a referral. */
export type OlderLetterReceived = OutboxEvent<'older-letter-received', OlderLetterData> & {
  readonly citizenId: CitizenId
}
