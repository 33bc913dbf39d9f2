import type { Job } from '../../../platform/module.ts'
import { sendDue } from './send-due.ts'

/** What is due is sent by the sender at once; once a minute the clock sees to it that nothing has been left lying. */
export const sendLettersJob: Job = {
  name: 'message.send-letters',
  run: async (shell) => void (await sendDue(shell)),
}
