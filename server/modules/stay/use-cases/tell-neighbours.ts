import type { CitizenId } from '../../../../kernel/ids.ts'
import type { Shell } from '../../../platform/shell.ts'
import { recordDeath } from '../../citizen/index.ts'
import { type FactKey, type FactKind, recordFactsOf } from '../../pathway/index.ts'
import { lastSpell } from '../domain/fold-stay.ts'
import { factsOfStay } from '../domain/pathway-facts.ts'
import { foldKnown, readKnown } from './read-course.ts'

/**
 * Tells the neighbours how the citizens' stays stand now: `citizen` of a death, `pathway` what has happened. Always the whole
 * of it with stable keys, so events that come twice or in another order do no harm.
 */
export async function tellNeighbours(shell: Shell, citizenIds: readonly CitizenId[]): Promise<void> {
  const courses = await foldKnown(shell, await readKnown(shell, citizenIds))
  const stays = [...courses.values()].flatMap((course) => course.stays.map((stay) => ({ course, stay })))
  for (const { course, stay } of stays) {
    if (stay.facts.notifications.some(({ base }) => base === 'MORS')) {
      await recordDeath(shell, {
        citizenId: course.citizenId,
        diedAt: stay.state.status === 'dead' ? (lastSpell(stay.state)?.endedAt ?? null) : null,
        sourceId: stay.facts.stayId,
      })
    }
  }
  await recordFactsOf(
    shell,
    [...courses.values()].map((course) => ({
      citizenId: course.citizenId,
      facts: course.stays.flatMap(({ state, facts }) =>
        factsOfStay(state, facts).map((fact) => ({
          ...fact,
          key: fact.key as FactKey,
          kind: fact.kind as FactKind,
        })),
      ),
    })),
  )
}
