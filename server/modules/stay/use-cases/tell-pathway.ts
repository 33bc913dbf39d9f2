import type { CitizenId } from '../../../../kernel/ids.ts'
import type { Shell } from '../../../platform/shell.ts'
import { type FactKey, type FactKind, recordFacts } from '../../pathway/index.ts'
import { factsOfTellings } from '../domain/told-facts.ts'
import { readTellings } from './read-course.ts'

/**
 * Tells `pathway` what hospitals have told of the citizens' stays. Always the whole of it with stable keys, so an event that
 * comes twice or late does no harm.
 */
export async function tellPathway(shell: Shell, citizenIds: readonly CitizenId[]): Promise<void> {
  for (const citizenId of citizenIds) {
    const tellings = await readTellings(shell, [citizenId])
    const facts = [...tellings].flatMap(([stayId, ofStay]) => factsOfTellings(stayId, ofStay))
    await recordFacts(
      shell,
      citizenId,
      facts.map((fact) => ({ ...fact, key: fact.key as FactKey, kind: fact.kind as FactKind })),
    )
  }
}
