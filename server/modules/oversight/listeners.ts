import type { DeliveredEvent, Listener } from '../../platform/outbox.ts'
import type { OverrideOpened } from '../access/index.ts'
import { reviewOverride } from './use-cases/review-overrides.ts'

type Told = DeliveredEvent & OverrideOpened

/** Somebody opened a citizen in an emergency: it is reviewed, every time. */
export const reviewOverrides: Listener = {
  name: 'oversight.review-overrides',
  on: ['override-opened'],
  async handle(shell, events: readonly DeliveredEvent[]) {
    for (const { citizenId, occurredAt, data } of events as readonly Told[])
      if (citizenId !== null) await reviewOverride(shell, citizenId, occurredAt, data)
  },
}
