import type { Module } from '../../platform/module.ts'
import { sweepDeadlinesJob } from './jobs.ts'
import {
  followAsks,
  followChanges,
  followLetters,
  followPathway,
  followReferrals,
  tellPathway,
} from './listeners.ts'
import { taskRoutes } from './routes.ts'

export type {
  EscalationRaisedTold,
  HandoffDeclinedTold,
  HandoffTold,
  TaskAskedFor,
  TaskCancelledTold,
  TaskCompletedTold,
  TaskDeadlineBreachedTold,
  TaskFacts,
  TaskNoLongerAskedFor,
  TaskOpenedTold,
  TaskReopenedTold,
  TaskTold,
} from './events.ts'
export type { OwedTask } from './store.ts'
export { countOpenWork } from './use-cases/count-open-work.ts'
export { listCitizenTasks } from './use-cases/list-citizen-tasks.ts'
export { listOwed, listOwedOf } from './use-cases/list-owed.ts'
export { sweepDeadlines } from './use-cases/sweep-deadlines.ts'

export const taskModule: Module = {
  word: 'task',
  routes: taskRoutes,
  listeners: [followPathway, followAsks, followChanges, followLetters, followReferrals, tellPathway],
  jobs: [sweepDeadlinesJob],
}
