import type { OrganisationId } from '../../../kernel/ids.ts'
import type { Shell } from '../../platform/shell.ts'
import { findUnit } from '../organisation/index.ts'

/** Names of units, by id. The organisation module remembers units, so each costs nothing the second time. */
export async function findUnitNames(
  shell: Shell,
  ids: readonly (OrganisationId | null)[],
): Promise<ReadonlyMap<OrganisationId, string>> {
  const wanted = [...new Set(ids)].filter((id) => id !== null)
  const units = await Promise.all(wanted.map((id) => findUnit(shell, id)))
  return new Map(units.flatMap((unit) => (unit === undefined ? [] : [[unit.id, unit.name] as const])))
}
