import type { CitizenId } from '../../../../kernel/ids.ts'
import type { Instant } from '../../../../kernel/instant.ts'
import { signal } from '../../../platform/live.ts'
import { publish } from '../../../platform/outbox.ts'
import type { Shell } from '../../../platform/shell.ts'
import { foldDeath, saidBySource } from '../domain/death.ts'
import type { CitizenDeathChanged } from '../events.ts'
import * as store from '../store.ts'

/**
 * A source (a stay, the register) says when the citizen died, or with null that it does not say so (any more). Said again it
 * changes nothing; what was said before stays in the facts.
 */
export function recordDeath(
  shell: Shell,
  told: { readonly citizenId: CitizenId; readonly diedAt: Instant | null; readonly sourceId: string },
): Promise<void> {
  return shell.transaction(async (inner) => {
    const { citizenId, diedAt, sourceId } = told
    const row = await store.lockCitizen(inner.db, citizenId)
    if (row === undefined) throw new Error(`there is no citizen ${citizenId}`)
    const facts = await store.listDeathFacts(inner.db, citizenId)
    if ((saidBySource(facts, sourceId) ?? null) === diedAt) return
    const fact = { id: inner.ids.next<string>(), sourceId, diedAt, recordedAt: inner.clock.now() }
    const now = foldDeath([...facts, fact]) ?? null
    await store.insertDeathFact(inner.db, citizenId, fact, now)
    if (now === row.diedAt) return
    const event: CitizenDeathChanged = {
      type: 'citizen-death-changed',
      citizenId,
      occurredAt: fact.recordedAt,
      data: { diedAt: now },
    }
    await publish(inner, [event])
    await signal(inner, [`citizen:${citizenId}`])
  })
}
