import type { Module } from '../../platform/module.ts'
import { hearOfForms } from './hear-of-forms.ts'
import { expireOffersJob, lookAtClockJob, reevaluateJob } from './jobs.ts'
import { hearOfDeath, hearOfMove } from './listeners.ts'
import { pathwayRoutes } from './routes.ts'
import { goOnTrying } from './try-listener.ts'
import { loadProgrammes } from './use-cases/publish-programmes.ts'
import { reevaluateOnOtherCalendar } from './use-cases/reevaluate-running.ts'

export type { Fact, FactData, FactKey, FactKind } from './domain/fact.ts'
export type { WithdrawReason } from './domain/programme.ts'
export type {
  ChangeAsk,
  ChangeTold,
  PathwayTold,
  TaskCalledFor,
  TaskDeadlineChanged,
  TaskNoLongerCalledFor,
} from './events.ts'
export { getRunning } from './use-cases/get-running.ts'
export { lookAtClock } from './use-cases/look-at-clock.ts'
export { loadProgrammes, publishProgrammes } from './use-cases/publish-programmes.ts'
export { recordFacts, recordFactsOf } from './use-cases/record-facts.ts'
export { reevaluateRunning } from './use-cases/reevaluate-running.ts'
export { retireProgramme } from './use-cases/retire-programme.ts'

export const pathwayModule: Module = {
  word: 'pathway',
  routes: pathwayRoutes,
  listeners: [hearOfDeath, hearOfMove, hearOfForms, goOnTrying],
  jobs: [lookAtClockJob, expireOffersJob, reevaluateJob],
  async start(shell) {
    await loadProgrammes(shell)
    await reevaluateOnOtherCalendar(shell)
    return undefined
  },
}
