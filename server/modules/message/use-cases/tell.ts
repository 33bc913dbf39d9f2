import type { MessageId } from '../../../../kernel/ids.ts'
import type { Shell } from '../../../platform/shell.ts'
import { tellAcknowledgement } from '../delivery/tell-acknowledgement.ts'
import type { Judged } from '../domain/judge.ts'
import { tellAttachments } from '../domain/profiles/medcom/people.ts'
import type {
  CareCommunicationReceived,
  HomeCareObservationReceived,
  HospitalNotificationReceived,
} from '../events.ts'
import type { LetterEvent } from '../store.ts'
import { tellOlder } from './tell-older.ts'
import type { Whose } from './whose.ts'

/**
 * What a letter that was taken in tells the other modules, whatever its standard; nothing when it cannot be told whose it is.
 * Who the citizen is travels as an id, and files stay in the letter.
 */
export function tellLetter(
  shell: Shell,
  messageId: MessageId,
  judged: Judged,
  whose: Whose,
): readonly LetterEvent[] {
  return [
    ...tellNotification(shell, messageId, judged, whose),
    ...tellCommunication(shell, messageId, judged, whose),
    ...tellObservation(shell, messageId, judged, whose),
    ...tellAcknowledgement(shell, messageId, judged),
    ...tellOlder(shell, messageId, judged, whose),
  ]
}

function tellNotification(
  shell: Shell,
  messageId: MessageId,
  { notification }: Judged,
  { citizenId, receiver, municipalityCode, sender, provider }: Whose,
): readonly HospitalNotificationReceived[] {
  if (!notification || !citizenId || !receiver || !municipalityCode) return []
  const { cprNumber: _, ...told } = notification
  const data = {
    messageId,
    notification: told,
    receiverUnitId: receiver.id,
    municipalityCode,
    ...(sender && { senderUnitId: sender.id }),
    ...(provider && { providerUnitId: provider.id }),
  }
  return [{ type: 'hospital-notification-received', citizenId, occurredAt: shell.clock.now(), data }]
}

function tellCommunication(
  shell: Shell,
  messageId: MessageId,
  { communication }: Judged,
  { citizenId, receiver, sender }: Whose,
): readonly CareCommunicationReceived[] {
  if (!communication || !citizenId || !receiver) return []
  const { citizen, attachments, ...told } = communication
  const data = {
    messageId,
    communication: {
      ...told,
      isDeceased: citizen.isDeceased === true,
      attachments: tellAttachments(attachments),
    },
    receiverUnitId: receiver.id,
    senderUnitId: sender?.id ?? null,
  }
  return [{ type: 'care-communication-received', citizenId, occurredAt: shell.clock.now(), data }]
}

function tellObservation(
  shell: Shell,
  messageId: MessageId,
  { observation }: Judged,
  { citizenId, receiver, sender }: Whose,
): readonly HomeCareObservationReceived[] {
  if (!observation || !citizenId || !receiver) return []
  const { citizen, attachments, ...told } = observation
  const data = {
    messageId,
    observation: {
      ...told,
      isDeceased: citizen.isDeceased === true,
      attachments: tellAttachments(attachments),
    },
    receiverUnitId: receiver.id,
    senderUnitId: sender?.id ?? null,
  }
  return [{ type: 'home-care-observation-received', citizenId, occurredAt: shell.clock.now(), data }]
}
