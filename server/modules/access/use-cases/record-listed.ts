import type { UnitActor } from '../../../../contract/actor.ts'
import type { Purpose } from '../../../../contract/route.ts'
import type { AccessPurpose, DataKind } from '../../../../kernel/access-words.ts'
import type { CitizenId } from '../../../../kernel/ids.ts'
import type { Shell } from '../../../platform/shell.ts'
import { allow } from './allow.ts'

/**
 * Writes that somebody was shown in a list: one record for each citizen, once an hour for the same reader in the same list.
 * The first kind is the record's, the others stand beside it.
 */
export async function recordListed(
  shell: Shell,
  listed: {
    readonly actor: UnitActor
    readonly kinds: readonly [DataKind, ...DataKind[]]
    readonly purpose: Purpose | AccessPurpose
    /** The list, in a word: `worklist`. */
    readonly object: string
    readonly citizenIds: readonly CitizenId[]
    /** Those of them whose rows were shown without what they say. */
    readonly masked?: readonly CitizenId[]
  },
): Promise<void> {
  const { actor, kinds, purpose, object } = listed
  for (const citizenId of new Set(listed.citizenIds))
    await allow(shell, { actor, citizenId, kind: kinds[0], purpose, object, action: 'list' })
}
