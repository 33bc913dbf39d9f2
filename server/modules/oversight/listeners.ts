import type { DeliveredEvent, Listener } from '../../platform/outbox.ts'
import type { DeclaredRelationUnverified, OverrideOpened } from '../access/index.ts'
import { reviewDeclaration } from './use-cases/review-declarations.ts'
import { reviewOverride } from './use-cases/review-overrides.ts'

/** Somebody opened a citizen in an emergency: it is reviewed, every time. */
export const reviewOverrides: Listener = {
  name: 'oversight.review-overrides',
  on: ['override-opened'],
  async handle(shell, events: readonly DeliveredEvent[]) {
    for (const { citizenId, occurredAt, data } of events as readonly (DeliveredEvent & OverrideOpened)[])
      if (citizenId !== null) await reviewOverride(shell, citizenId, occurredAt, data)
  },
}

/** What somebody declared was never confirmed: it is reviewed. */
export const reviewDeclarations: Listener = {
  name: 'oversight.review-declarations',
  on: ['declared-relation-unverified'],
  async handle(shell, events: readonly DeliveredEvent[]) {
    for (const { citizenId, data } of events as readonly (DeliveredEvent & DeclaredRelationUnverified)[])
      if (citizenId !== null) await reviewDeclaration(shell, citizenId, data)
  },
}
