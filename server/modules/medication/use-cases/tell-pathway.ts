import type { CitizenId } from '../../../../kernel/ids.ts'
import type { Shell } from '../../../platform/shell.ts'
import { type FactKey, type FactKind, recordFacts } from '../../pathway/index.ts'
import { factsOf } from '../domain/facts.ts'
import * as store from '../store.ts'

/** Tells `pathway` what has happened to the medicine. Always the whole of it with stable keys: told twice it does no harm. */
export async function tellPathway(shell: Shell, citizenIds: readonly CitizenId[]): Promise<void> {
  for (const citizenId of citizenIds) {
    const facts = factsOf(await store.listEvents(shell.db, citizenId))
    await recordFacts(
      shell,
      citizenId,
      facts.map((fact) => ({ ...fact, key: fact.key as FactKey, kind: fact.kind as FactKind })),
    )
  }
}
