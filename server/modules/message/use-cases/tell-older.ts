import type { MessageId } from '../../../../kernel/ids.ts'
import type { Shell } from '../../../platform/shell.ts'
import type { AcknowledgementReceived } from '../delivery/events.ts'
import type { Judged } from '../domain/judge.ts'
import { acknowledgementsOf, communicationOf, notificationOf } from '../domain/legacy/siblings.ts'
import { toldOf } from '../domain/legacy/told.ts'
import { tellAttachments } from '../domain/profiles/medcom/people.ts'
import type {
  CareCommunicationReceived,
  HospitalNotificationReceived,
  OlderLetterReceived,
} from '../events.ts'
import type { LetterEvent } from '../store.ts'
import { noticeIn } from './notice.ts'
import type { Whose } from './whose.ts'

/**
 * What a letter of the older formats tells the other modules: the same event as its FHIR sibling where it has one, else its facts
 * in our own words. Nothing when it cannot be told whose it is.
 */
export function tellOlder(
  shell: Shell,
  messageId: MessageId,
  judged: Judged,
  whose: Whose,
): readonly LetterEvent[] {
  return [
    ...tellNotice(shell, messageId, judged, whose),
    ...tellCorrespondence(shell, messageId, judged, whose),
    ...tellReceipt(shell, messageId, judged),
    ...tellLetter(shell, messageId, judged, whose),
  ]
}

function tellNotice(
  shell: Shell,
  messageId: MessageId,
  judged: Judged,
  { citizenId, receiver, municipalityCode, sender, notice: surroundings }: Whose,
): readonly HospitalNotificationReceived[] {
  const notice = noticeIn(judged)
  if (!notice || !surroundings || !citizenId || !receiver || !municipalityCode) return []
  const data = {
    messageId,
    notification: notificationOf(notice, surroundings),
    receiverUnitId: receiver.id,
    municipalityCode,
    ...(sender && { senderUnitId: sender.id }),
  }
  return [{ type: 'hospital-notification-received', citizenId, occurredAt: shell.clock.now(), data }]
}

function tellCorrespondence(
  shell: Shell,
  messageId: MessageId,
  { older }: Judged,
  { citizenId, receiver, sender }: Whose,
): readonly CareCommunicationReceived[] {
  const letter = older?.letter
  if (letter?.kind !== 'correspondence' || !citizenId || !receiver) return []
  const { attachments, ...told } = communicationOf(letter)
  const data = {
    messageId,
    communication: {
      ...told,
      version: 'older' as const,
      isDeceased: letter.citizen.state === 'dead',
      attachments: tellAttachments(attachments),
    },
    receiverUnitId: receiver.id,
    senderUnitId: sender?.id ?? null,
  }
  return [{ type: 'care-communication-received', citizenId, occurredAt: shell.clock.now(), data }]
}

/** A receipt may answer several letters; the first is told as any acknowledgement is, these are the others. */
function tellReceipt(
  shell: Shell,
  messageId: MessageId,
  { older }: Judged,
): readonly AcknowledgementReceived[] {
  if (older?.letter?.kind !== 'receipt') return []
  const [, ...others] = acknowledgementsOf(older.letter)
  return others.map(({ answers, code, sender, issues }) => ({
    type: 'acknowledgement-received',
    citizenId: null,
    occurredAt: shell.clock.now(),
    data: {
      messageId,
      answers,
      code,
      sender: { ...(sender.gln && { gln: sender.gln }) },
      issues: issues.map(({ text: _, ...issue }) => issue),
    },
  }))
}

function tellLetter(
  shell: Shell,
  messageId: MessageId,
  { older }: Judged,
  { citizenId, receiver, sender }: Whose,
): readonly OlderLetterReceived[] {
  const letter = older?.letter && toldOf(older.letter)
  if (!letter || !citizenId || !receiver) return []
  const data = { messageId, letter, receiverUnitId: receiver.id, senderUnitId: sender?.id ?? null }
  return [{ type: 'older-letter-received', citizenId, occurredAt: shell.clock.now(), data }]
}
