import type { OrganisationId } from '../../../kernel/ids.ts'
import type { Shell } from '../../platform/shell.ts'
import { findUnit } from '../organisation/index.ts'

/** Two units of one room of one party: between them nothing is disclosed. */
export async function isSameRoom(shell: Shell, one: OrganisationId, other: OrganisationId): Promise<boolean> {
  const [from, to] = [await findUnit(shell, one), await findUnit(shell, other)]
  return from !== undefined && from.partyId === to?.partyId && from.room === to.room
}
