import type { DeliveredEvent, Listener } from '../../platform/outbox.ts'
import type { CitizenDeathChanged } from '../citizen/index.ts'
import type { FactKey } from './domain/fact.ts'
import { recordFacts } from './use-cases/record-facts.ts'

/** A death stops what is under way, whoever told of it; a death told by mistake lets it go on. */
export const hearOfDeath: Listener = {
  name: 'pathway.hear-of-death',
  on: ['citizen-death-changed'],
  async handle(shell, events: readonly DeliveredEvent[]) {
    for (const { eventId, citizenId, occurredAt, data } of events) {
      if (citizenId === null) continue
      const { diedAt } = data as CitizenDeathChanged['data']
      const common = { key: `citizen ${eventId}` as FactKey, data: {}, source: `citizen ${eventId}` }
      await recordFacts(shell, citizenId, [
        diedAt === null
          ? { ...common, kind: 'death-cancelled', at: occurredAt }
          : { ...common, kind: 'citizen-died', at: diedAt },
      ])
    }
  },
}
