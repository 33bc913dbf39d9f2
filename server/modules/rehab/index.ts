import type { Module } from '../../platform/module.ts'
import { hearOfDeaths, hearOfStays, tellListener } from './listeners.ts'
import { rehabRoutes } from './routes.ts'

export type { RehabilitationChanged } from './events.ts'
export { assessFunction } from './use-cases/assess-function.ts'
export { doDeed } from './use-cases/do-deed.ts'
export { writePlan } from './use-cases/write-plan.ts'

export const rehabModule: Module = {
  word: 'rehab',
  routes: rehabRoutes,
  listeners: [hearOfStays, hearOfDeaths, tellListener],
}
