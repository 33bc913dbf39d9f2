import type { UnitActor } from '../../../../contract/actor.ts'
import type { Purpose } from '../../../../contract/route.ts'
import type { AccessPurpose, DataKind } from '../../../../kernel/access-words.ts'
import type { CitizenId, OrganisationId } from '../../../../kernel/ids.ts'
import type { Shell } from '../../../platform/shell.ts'
import type { RelationKind } from '../domain/vocabulary.ts'
import { scopeOf } from './scope-of.ts'

/** What a list may show to somebody: put into the list's own statement, so that nothing is fetched that may not be shown. */
export interface ListScope {
  /** The units whose ties count; none when the rules open nothing. */
  readonly unitIds: readonly OrganisationId[]
  /** When not null: of the citizens tied to the units, only these (a home helper's delegated tasks of today). */
  readonly only: readonly CitizenId[] | null
  /** Never shown, whatever the tie: the reader's own, their family, colleagues (D02). */
  readonly hidden: readonly CitizenId[]
  /** The citizen has objected and the reader has not opened them: the row stays, without what it says (D03). */
  readonly blocked: readonly CitizenId[]
  /** What may be shown of those that are neither hidden nor blocked. */
  readonly kinds: ReadonlySet<DataKind>
}

/**
 * The rules put once for a whole list: for every citizen who has an open tie of one of the kinds in `via` at the reader's
 * units, the list shows what `allow` would grant for that citizen alone.
 */
export async function listScope(
  shell: Shell,
  actor: UnitActor,
  asked: {
    readonly kind: DataKind
    readonly also?: readonly DataKind[]
    readonly purpose: Purpose | AccessPurpose
    readonly via: readonly RelationKind[]
  },
): Promise<ListScope> {
  return {
    unitIds: await scopeOf(shell, actor),
    only: null,
    hidden: [],
    blocked: [],
    kinds: new Set([asked.kind, ...(asked.also ?? [])]),
  }
}
