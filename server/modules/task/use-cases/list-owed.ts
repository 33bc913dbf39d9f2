import type { CitizenId, OrganisationId } from '../../../../kernel/ids.ts'
import type { Shell } from '../../../platform/shell.ts'
import type { ListScope } from '../../access/index.ts'
import * as store from '../store.ts'

/** What some units have not done yet for these citizens, the soonest due first. Whoever asks has asked `access`. */
export function listOwed(
  shell: Shell,
  unitIds: readonly OrganisationId[],
  citizenIds: readonly CitizenId[],
): Promise<store.OwedTask[]> {
  return citizenIds.length === 0 ? Promise.resolve([]) : store.listOwed(shell, unitIds, citizenIds)
}

/** Open tasks of some services that the units have, or are offered, the soonest due first; of whom the scope lets them see. */
export function listOwedOf(
  shell: Shell,
  scope: Pick<ListScope, 'unitIds' | 'only' | 'hidden'>,
  serviceCodes: readonly string[],
  limit: number,
): Promise<store.OwedTask[]> {
  return store.listOwedOf(shell, scope, serviceCodes, limit)
}
