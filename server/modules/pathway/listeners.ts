import { startOfDay } from '../../../kernel/copenhagen-time.ts'
import type { DeliveredEvent, Listener } from '../../platform/outbox.ts'
import type { CitizenDeathChanged, ResidenceChanged } from '../citizen/index.ts'
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

/** The register says that the citizen lives in another municipality: what is under way becomes its units' from that day. */
export const hearOfMove: Listener = {
  name: 'pathway.hear-of-move',
  on: ['residence-changed'],
  async handle(shell, events: readonly DeliveredEvent[]) {
    for (const { eventId, citizenId, data } of events) {
      if (citizenId === null) continue
      const { fromMunicipality, toMunicipality, from } = data as ResidenceChanged['data']
      // Nothing under way is passed on when nobody had it.
      if (fromMunicipality === null) continue
      await recordFacts(shell, citizenId, [
        {
          key: `citizen ${eventId}` as FactKey,
          kind: 'citizen-moved',
          at: startOfDay(from),
          data: { fromMunicipality, toMunicipality },
          source: `citizen ${eventId}`,
        },
      ])
    }
  },
}
