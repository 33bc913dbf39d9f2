import type { ProfessionalActor } from '../../../../contract/actor.ts'
import type { ReviewedLookView } from '../../../../contract/oversight.ts'
import type { DataKind } from '../../../../kernel/access-words.ts'
import type { CitizenId } from '../../../../kernel/ids.ts'
import type { Shell } from '../../../platform/shell.ts'
import { allow } from '../../access/index.ts'
import { listCitizens } from '../../citizen/index.ts'
import { listLooks } from '../store/looks.ts'
import type { LookKey } from '../store/reviews.ts'
import { viewLook } from '../view.ts'

/**
 * Records of the log, shown to whoever controls them: each citizen's log gets a record of it, and what the rules do not let
 * this reviewer see (their own family) is left out and said to be.
 */
export async function showLooks(
  shell: Shell,
  actor: ProfessionalActor,
  keys: readonly LookKey[],
): Promise<{ looks: ReviewedLookView[]; withheld: boolean }> {
  const citizenIds = [...new Set(keys.map(({ citizenId }) => citizenId))]
  const shown = new Map<CitizenId, ReadonlySet<DataKind>>()
  for (const citizenId of citizenIds) {
    const granted = await allow(shell, {
      actor,
      citizenId,
      kind: 'LOG',
      also: ['ID'],
      purpose: 'control',
      action: 'read',
      object: 'review',
    })
    if (granted.ok) shown.set(citizenId, granted.value.kinds)
  }
  const citizens = await listCitizens(shell, [...shown.keys()])
  const names = new Map(citizens.map(({ id, name }) => [id, name]))
  const looks = await listLooks(
    shell,
    keys.filter(({ citizenId }) => shown.has(citizenId)),
  )
  return {
    looks: await Promise.all(
      looks.map((look) => {
        const mayName = shown.get(look.citizenId)?.has('ID') ?? false
        return viewLook(shell, look, mayName ? (names.get(look.citizenId) ?? null) : null)
      }),
    ),
    withheld: shown.size < citizenIds.length || [...shown.values()].some((kinds) => !kinds.has('ID')),
  }
}
