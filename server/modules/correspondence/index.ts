import type { Module } from '../../platform/module.ts'
import { dropOldUploadsJob, tellOverdueJob } from './jobs.ts'
import { deliveryListener, takeInListener } from './listeners.ts'
import { correspondenceRoutes } from './routes.ts'
import { correspondenceSettings } from './settings.ts'

export type { ThreadId } from './domain/letter.ts'
export type {
  CorrespondenceAnswerOverdue,
  CorrespondenceReceived,
  CorrespondenceSent,
} from './events.ts'
export {
  type Answer,
  type NewLetter,
  replyToThread,
  type WriteRefused,
  writeLetter,
} from './use-cases/write-letter.ts'

export const correspondenceModule: Module = {
  word: 'correspondence',
  routes: correspondenceRoutes,
  listeners: [takeInListener, deliveryListener],
  jobs: [tellOverdueJob, dropOldUploadsJob],
  async start() {
    await correspondenceSettings()
    return undefined
  },
}
