import type { Module } from '../../platform/module.ts'
import { mountDoor } from './door.ts'
import { watchFolder } from './folder.ts'
import { loadGrading } from './grading.ts'
import { messageRoutes } from './routes.ts'

export { xmlOfFhir } from './domain/printing/xml-of-fhir.ts'
export type { AcknowledgementFacts, AnswerCode } from './domain/profiles/acknowledgement/facts.ts'
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
export type { HospitalNotificationData, HospitalNotificationReceived, NotificationTold } from './events.ts'
export { developmentToken } from './tokens.ts'
export { retryLetter } from './use-cases/handle-letter.ts'
export { countParked, listLetters as listParked } from './use-cases/list-letters.ts'
export { type Incoming, type Receipt, receive } from './use-cases/receive.ts'
export { type FileVerdict, validateFile } from './use-cases/validate-file.ts'

export const messageModule: Module = {
  word: 'message',
  routes: messageRoutes,
  mount: mountDoor,
  async start(shell) {
    await loadGrading()
    return watchFolder(shell, shell.settings.MESSAGE_FOLDER)
  },
}
