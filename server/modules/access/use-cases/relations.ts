import type { CitizenId, OrganisationId } from '../../../../kernel/ids.ts'
import type { Instant } from '../../../../kernel/instant.ts'
import type { Shell } from '../../../platform/shell.ts'
import type { RelationKind } from '../domain/vocabulary.ts'
import * as store from '../store/relations.ts'

/**
 * Told by the module that knows: this unit has this tie to this citizen from then until then. Told again with the same
 * source it replaces what was said, so repeats and corrections are harmless.
 */
export function recordRelation(shell: Shell, relation: store.Relation): Promise<void> {
  return recordRelations(shell, [relation])
}

/** Many at once, in one statement. */
export async function recordRelations(shell: Shell, relations: readonly store.Relation[]): Promise<void> {
  if (relations.length > 0) await store.saveRelations(shell, relations)
}

/**
 * All that these sources have to tell, at once: what they said before and do not say now ends. For a source whose story can
 * change as a whole, such as a stay that is corrected. One statement.
 */
export async function replaceRelations(
  shell: Shell,
  sources: readonly Pick<store.Relation, 'citizenId' | 'sourceId'>[],
  relations: readonly store.Relation[],
): Promise<void> {
  if (sources.length > 0) await store.saveRelations(shell, relations, sources)
}

/** Ends the ties of some kinds that a source has told, for all units or all but some. What has ended stays ended. */
export async function endRelation(
  shell: Shell,
  ending: {
    readonly citizenId: CitizenId
    readonly sourceId: string
    readonly kinds: readonly RelationKind[]
    readonly exceptUnitIds?: readonly OrganisationId[]
    readonly at: Instant
  },
): Promise<void> {
  await store.endRelations(shell, { ...ending, exceptUnitIds: ending.exceptUnitIds ?? [] })
}
