import type { Module } from '../../platform/module.ts'
import { observationCodes } from './codes.ts'
import { deliveryListener, hearListener } from './listeners.ts'
import { observationRoutes } from './routes.ts'

export type { ObservationsChanged } from './events.ts'

export const observationModule: Module = {
  word: 'observation',
  routes: observationRoutes,
  listeners: [hearListener, deliveryListener],
  async start() {
    await observationCodes()
    return undefined
  },
}
