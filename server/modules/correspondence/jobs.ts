import type { Job } from '../../platform/module.ts'
import { dropOldUploads, tellOverdue } from './use-cases/sweep.ts'

/** Every minute: answers that are late are somebody's task. */
export const tellOverdueJob: Job = { name: 'correspondence.tell-overdue', run: tellOverdue }

export const dropOldUploadsJob: Job = {
  name: 'correspondence.drop-old-uploads',
  when: '20 3 * * *',
  run: dropOldUploads,
}
