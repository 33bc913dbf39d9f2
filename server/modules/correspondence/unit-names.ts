import type { OrganisationId } from '../../../kernel/ids.ts'
import type { Shell } from '../../platform/shell.ts'
import { findUnit } from '../organisation/index.ts'
import type { Side } from './domain/letter.ts'

/** Names of units as they are called now; the organisation module remembers units, so each costs nothing the second time. */
export async function unitNames(
  shell: Shell,
  sides: readonly Pick<Side, 'unitId'>[],
): Promise<ReadonlyMap<OrganisationId, string>> {
  const wanted = [...new Set(sides.map(({ unitId }) => unitId))].filter((unitId) => unitId !== null)
  const units = await Promise.all(wanted.map((unitId) => findUnit(shell, unitId)))
  return new Map(units.flatMap((unit) => (unit === undefined ? [] : [[unit.id, unit.name] as const])))
}
