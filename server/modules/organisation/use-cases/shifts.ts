import type { ProfessionalActor } from '../../../../contract/actor.ts'
import type { ShiftView } from '../../../../contract/organisation.ts'
import { danishDateOf, startOfDay } from '../../../../kernel/copenhagen-time.ts'
import { addDays } from '../../../../kernel/danish-calendar.ts'
import type { RoleId } from '../../../../kernel/ids.ts'
import type { Instant } from '../../../../kernel/instant.ts'
import { ok, type Refusal, type Result, refused } from '../../../../kernel/result.ts'
import type { Shell } from '../../../platform/shell.ts'
import { beginShift, shiftAt } from '../domain/shift.ts'
import { findPlacement, worksAtPartyOf } from '../store/roles.ts'
import { insertShiftEnds, insertShifts, listShiftsAround } from '../store/shifts.ts'

/** What the rules of access must know of a role at a moment, also a past one. */
export interface RoleFacts {
  readonly isOnShift: boolean
  /** A student's; null for all others. */
  readonly placement: {
    /** The supervisor named still works at the place. */
    readonly isSupervised: boolean
    readonly endsAt: Instant
  } | null
}

export async function roleFacts(shell: Shell, roleId: RoleId, at: Instant): Promise<RoleFacts> {
  return { isOnShift: await isOnShift(shell, roleId, at), placement: await placementAt(shell, roleId, at) }
}

async function placementAt(shell: Shell, roleId: RoleId, at: Instant): Promise<RoleFacts['placement']> {
  const placement = await findPlacement(shell.db, roleId, at)
  if (placement === undefined) return null
  const { supervisorPersonId, lastOn } = placement
  return {
    isSupervised: await worksAtPartyOf(shell.db, supervisorPersonId, roleId, danishDateOf(at)),
    endsAt: startOfDay(addDays(lastOn, 1)),
  }
}

/** Whether the person is at work in the role at a moment: by the rota, or because they have said so. */
export async function isOnShift(shell: Shell, roleId: RoleId, at: Instant): Promise<boolean> {
  return shiftAt(await listShiftsAround(shell.db, roleId, at), at) !== undefined
}

type ShiftAnswer<Code extends string = never> = Promise<Result<{ shift: ShiftView | null }, Refusal<Code>>>

/** The shift one is on now. */
export async function viewMyShift(shell: Shell, actor: ProfessionalActor): ShiftAnswer {
  const now = shell.clock.now()
  const shift = shiftAt(await listShiftsAround(shell.db, actor.roleId, now), now)
  return ok({
    shift: shift === undefined ? null : { from: shift.from, to: shift.to, toldThrough: shift.toldThrough },
  })
}

/** "I am at work now": in the role one has chosen, to a moment within twelve hours. */
export async function startShift(
  shell: Shell,
  actor: ProfessionalActor,
  to?: Instant,
): ShiftAnswer<'shift-begun-already' | 'shift-length-wrong'> {
  const now = shell.clock.now()
  const begun = beginShift(
    await listShiftsAround(shell.db, actor.roleId, now),
    { id: shell.ids.next<string>(), roleId: actor.roleId, to },
    now,
  )
  if (!begun.ok) return begun
  await insertShifts(shell.db, [begun.value], now)
  return viewMyShift(shell, actor)
}

/** "I am off now", also from a shift of the rota. */
export async function endShift(shell: Shell, actor: ProfessionalActor): ShiftAnswer<'shift-not-begun'> {
  const now = shell.clock.now()
  const running = (await listShiftsAround(shell.db, actor.roleId, now)).filter(({ to }) => to > now)
  if (running.length === 0) return refused('shift-not-begun')
  const ends = running.map(({ id, roleId }) => ({ shiftId: id, roleId, endedAt: now }))
  await insertShiftEnds(shell.db, ends, now)
  return viewMyShift(shell, actor)
}
