import type { OrganisationId } from '../../../../kernel/ids.ts'
import type { Shell } from '../../../platform/shell.ts'
import { countWork } from '../store.ts'

/** How many open tasks units have and how many hand-offs wait for them: for whoever is about to close one. Numbers only. */
export async function countOpenWork(shell: Shell, unitIds: readonly OrganisationId[]): Promise<number> {
  const all = { unitIds, only: null, hidden: [] }
  const { open, offers } = await countWork(shell, all, all, shell.clock.now())
  return open + offers
}
