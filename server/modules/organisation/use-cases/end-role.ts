import { danishDateOf } from '../../../../kernel/copenhagen-time.ts'
import { addDays } from '../../../../kernel/danish-calendar.ts'
import type { OrganisationId, RoleId } from '../../../../kernel/ids.ts'
import type { DanishDate } from '../../../../kernel/instant.ts'
import { ok, type Refusal, type Result, refused } from '../../../../kernel/result.ts'
import { signal } from '../../../platform/live.ts'
import type { Shell } from '../../../platform/shell.ts'
import { type EndReason, endRoleOn } from '../domain/ending.ts'
import type { Role } from '../domain/person.ts'
import { listPeopleAt, lockRole, saveRoleEnd } from '../store/roles.ts'

/** How much waits at some units, open tasks and hand-offs; asked of those who have them, for organisation knows none. */
export type CountOpenWork = (shell: Shell, unitIds: readonly OrganisationId[]) => Promise<number>

export interface RoleEnding extends EndReason {
  readonly roleId: RoleId
  /** The last day; yesterday, so that it ends at once, when left out. */
  readonly lastOn?: DanishDate | undefined
  /** Also when nobody is left where work waits: a person who must not go on is stopped first. */
  readonly isUrgent?: boolean | undefined
}

/**
 * Ends a role. It opens nothing from the day after, also for somebody signed in. Refused when the person is the last in a unit
 * where work waits, unless it is urgent; tasks are the unit's and stay there.
 */
export function endRole(
  shell: Shell,
  told: RoleEnding,
  countOpenWork: CountOpenWork,
): Promise<
  Result<Role, Refusal<'role-unknown' | 'role-ended-already' | 'end-too-early' | 'unit-left-alone'>>
> {
  return shell.transaction(async (inner) => {
    const role = await lockRole(inner.db, told.roleId)
    if (role === undefined) return refused('role-unknown')
    const now = inner.clock.now()
    const today = danishDateOf(now)
    const lastOn = endRoleOn(role, told.lastOn ?? addDays(today, -1), today)
    if (!lastOn.ok) return lastOn
    if (told.isUrgent !== true) {
      const unitIds = [role.unitId]
      const left = await listPeopleAt(inner.db, { unitIds, on: addDays(lastOn.value, 1), limit: 2 })
      const openWork = left.some(({ roleId }) => roleId !== role.id) ? 0 : await countOpenWork(inner, unitIds)
      if (openWork > 0) return refused('unit-left-alone', { count: openWork })
    }
    const { byName, reason } = told
    if (!(await saveRoleEnd(inner.db, role, { byName, reason, lastOn: lastOn.value, at: now })))
      return refused('role-ended-already', { lastOn: lastOn.value })
    // A stream that is open looks again at who listens: over at once when the role is.
    await signal(inner, [`person:${role.personId}`])
    return ok({ ...role, validTo: lastOn.value })
  })
}
