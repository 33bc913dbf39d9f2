import type { Module } from '../../platform/module.ts'
import { control } from './control-parameters.ts'
import { drawSampleJob, runRulesJob, sweepOversightJob } from './jobs.ts'
import { reviewDeclarations, reviewOverrides } from './listeners.ts'
import { registerWords } from './register-words.ts'
import { oversightRoutes } from './routes.ts'

export type { BreachRegistered, ReviewDecided } from './events.ts'

export const oversightModule: Module = {
  word: 'oversight',
  routes: oversightRoutes,
  listeners: [reviewOverrides, reviewDeclarations],
  jobs: [runRulesJob, drawSampleJob, sweepOversightJob],
  async start() {
    await Promise.all([control(), registerWords()])
    return undefined
  },
}
