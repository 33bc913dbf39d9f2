import type { Job } from '../../platform/module.ts'
import { sweepDeadlines } from './use-cases/sweep-deadlines.ts'

/** Every minute: warnings, breaches, calls up the ladder, offers that expire. */
export const sweepDeadlinesJob: Job = {
  name: 'task.sweep-deadlines',
  async run(shell) {
    await sweepDeadlines(shell)
  },
}
