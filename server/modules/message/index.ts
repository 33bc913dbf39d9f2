import type { Module } from '../../platform/module.ts'
import { sendLettersJob } from './delivery/jobs.ts'
import { startSender } from './delivery/sender.ts'
import { settleLetters } from './delivery/settle.ts'
import { mountDoor } from './door.ts'
import { watchFolder } from './folder.ts'
import { loadGrading } from './grading.ts'
import { messageRoutes } from './routes.ts'

export { receiveInMemory } from './delivery/adapters/memory.ts'
export type {
  LetterAcknowledged,
  LetterClosed,
  LetterFailed,
  LetterOfAsker,
} from './delivery/events.ts'
export type { LetterContent, SendableStandard } from './delivery/letter-content.ts'
export {
  closeMailbox,
  listMailboxes,
  type MailboxRefused,
  type NewMailbox,
  registerMailbox,
} from './delivery/mailboxes.ts'
export { sendDue } from './delivery/send-due.ts'
export {
  type LetterToSend,
  type Queued,
  type Receiver,
  type SendRefused,
  sendLetter,
} from './delivery/send-letter.ts'
export { type NoWay, type OutsideWay, type Way, wayTo } from './delivery/way-to.ts'
export type {
  NamedThing,
  OlderCitizen,
  OlderContact,
  OlderDrug,
  OlderEnvelope,
  OlderFormat,
  OlderKind,
  OlderLetter,
  OlderLetterFacts,
  OlderReceiver,
  OlderRelative,
  OlderSender,
  PlaceFacts,
  RoledDiagnosis,
  SksDiagnosis,
} from './domain/legacy/facts.ts'
export type { OlderLetterTold, RelativeTold, ToldKind } from './domain/legacy/told.ts'
export { instantOf, type WallTime, wallTimeOf } from './domain/legacy/wall-time.ts'
export { xmlOfFhir } from './domain/printing/xml-of-fhir.ts'
export type { AcknowledgementFacts, AnswerCode } from './domain/profiles/acknowledgement/facts.ts'
export { printAcknowledgement } from './domain/profiles/acknowledgement/print.ts'
export {
  type CareActivity,
  type CareCategory,
  careCategories,
  isCareCategory,
} from './domain/profiles/care-communication/codes.ts'
export {
  type CareCommunicationContent,
  type CareCommunicationWish,
  composeCareCommunication,
  type WrittenAttachment,
  type WrittenText,
} from './domain/profiles/care-communication/compose-care-communication.ts'
export type {
  AddresseeFacts,
  CareAttachmentFacts,
  CareCommunicationFacts,
  CareHistoryStep,
  EarlierCareLetter,
  TextSegmentFacts,
} from './domain/profiles/care-communication/facts.ts'
export { printCareCommunication } from './domain/profiles/care-communication/print.ts'
export {
  type CareThread,
  type CareThreadBefore,
  carryInForward,
  carryInReply,
  type LetterOfThread,
  type ReplyFrame,
} from './domain/profiles/care-communication/thread.ts'
export type {
  HomeCareObservationContent,
  HomeCareObservationWish,
  ResultAttachment,
} from './domain/profiles/home-care-observation/compose-observation.ts'
export type {
  HomeCareObservationFacts,
  ObservationActivity,
  RequesterFacts,
  ResultCode,
  ResultFacts,
  ResultValue,
} from './domain/profiles/home-care-observation/facts.ts'
export type { BaseCode, Change, NotificationCode } from './domain/profiles/hospital-notification/codes.ts'
export {
  composeNotification,
  type NotificationWish,
} from './domain/profiles/hospital-notification/compose-notification.ts'
export type {
  EarlierLetter,
  HospitalNotificationFacts,
} from './domain/profiles/hospital-notification/facts.ts'
export {
  type HospitalNotificationWriting,
  printHospitalNotification,
} from './domain/profiles/hospital-notification/print.ts'
export { type AttachmentType, attachmentTypes } from './domain/profiles/medcom/attachment.ts'
export type { MailboxFacts, OrganisationNumbers } from './domain/profiles/medcom/organisation.ts'
export type {
  AttachmentFacts,
  AttachmentTold,
  AuthorFacts,
  CitizenFacts,
  RoleFacts,
} from './domain/profiles/medcom/people.ts'
export type {
  CareCommunicationData,
  CareCommunicationReceived,
  CareCommunicationTold,
  HomeCareObservationData,
  HomeCareObservationReceived,
  HomeCareObservationTold,
  HospitalNotificationData,
  HospitalNotificationReceived,
  NotificationTold,
  OlderLetterData,
  OlderLetterReceived,
} from './events.ts'
export { noValidators, type ProfileValidators, validatorsInFolder } from './profile/validators.ts'
export type { Mailbox, Takes } from './store/mailboxes.ts'
export { developmentToken } from './tokens.ts'
export {
  type AttachmentOfLetter,
  attachmentOfLetter,
  attachmentsOfLetter,
} from './use-cases/attachment-of-letter.ts'
export {
  importDefinitions,
  importedValidators,
  type LoadedDefinitions,
  listDefinitions,
} from './use-cases/definitions.ts'
export { retryLetter } from './use-cases/handle-letter.ts'
export { countParked, listLetters as listParked } from './use-cases/list-letters.ts'
export { type Incoming, type Receipt, receive } from './use-cases/receive.ts'
export { type FileVerdict, judgedBy, unreadable, validateFile } from './use-cases/validate-file.ts'
export { DefinitionsError } from './validator/index.ts'

export const messageModule: Module = {
  word: 'message',
  routes: messageRoutes,
  listeners: [settleLetters],
  jobs: [sendLettersJob],
  mount: mountDoor,
  async start(shell) {
    await loadGrading()
    const folder = await watchFolder(shell, shell.settings.MESSAGE_FOLDER)
    const sender = startSender(shell)
    return {
      async stop() {
        await Promise.all([folder.stop(), sender.stop()])
      },
    }
  },
}
