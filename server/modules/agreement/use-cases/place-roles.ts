import type { Bilingual } from '../../../../kernel/bilingual.ts'
import type { OrganisationId } from '../../../../kernel/ids.ts'
import type { Shell } from '../../../platform/shell.ts'
import { nameRole, parseRole, roleTexts } from '../domain/role.ts'
import { placeOnUnit, type ServiceQuestion } from './resolve.ts'

/** Every role there is, as content files write it, with its name. */
export function listRoles(): ReadonlyMap<string, Bilingual> {
  return new Map(
    roleTexts.flatMap((text) => {
      const role = parseRole(text)
      return role === undefined ? [] : [[text, nameRole(role)] as const]
    }),
  )
}

/**
 * The real units of some roles for one citizen, by role. Only the very one that is meant: a document is not sent to the ward
 * because there is no GP, as a task would be given to it.
 */
export async function placeRoles(
  shell: Shell,
  roles: readonly string[],
  whose: Omit<ServiceQuestion, 'serviceCode'>,
): Promise<ReadonlyMap<string, OrganisationId>> {
  const placed = new Map<string, OrganisationId>()
  for (const text of roles) {
    const role = parseRole(text)
    if (role === undefined) throw new Error(`there is no role ${text}`)
    const unit = await placeOnUnit(shell, role, { ...whose, serviceCode: '' })
    if (unit.ok && unit.value.reasons.length === 0) placed.set(text, unit.value.unitId)
  }
  return placed
}
