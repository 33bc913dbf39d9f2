import type { Job } from '../../platform/module.ts'
import { sendDue } from './use-cases/send-to-card.ts'

/** Every minute: what the medicine card did not answer is tried again. */
export const sendDueJob: Job = { name: 'medication.send-due', run: sendDue }
