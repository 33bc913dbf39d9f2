import type { CitizenId } from '../../../../kernel/ids.ts'
import type { Shell } from '../../../platform/shell.ts'
import { type FactKey, type FactKind, recordFactsOf } from '../../pathway/index.ts'
import { factsOfTellings } from '../domain/told-facts.ts'
import { listTold } from './read-course.ts'

/**
 * Tells `pathway` what hospitals have told of the citizens' stays. Always the whole of it with stable keys, so an event that
 * comes twice or late does no harm.
 */
export async function tellPathway(shell: Shell, citizenIds: readonly CitizenId[]): Promise<void> {
  const told = await listTold(shell, citizenIds)
  await recordFactsOf(
    shell,
    [...Map.groupBy(told, ({ citizenId }) => citizenId)].map(([citizenId, ofCitizen]) => ({
      citizenId,
      facts: [...Map.groupBy(ofCitizen, ({ stayId }) => stayId)]
        .flatMap(([stayId, ofStay]) =>
          factsOfTellings(
            stayId,
            ofStay.map(({ telling }) => telling),
          ),
        )
        .map((fact) => ({ ...fact, key: fact.key as FactKey, kind: fact.kind as FactKind })),
    })),
  )
}
