import type { CitizenId, MessageId, OrganisationId } from '../../../kernel/ids.ts'
import type { OutboxEvent } from '../../platform/outbox.ts'
import type { HospitalNotificationFacts } from './domain/profiles/hospital-notification/facts.ts'

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
