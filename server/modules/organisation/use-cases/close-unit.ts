import { danishDateOf } from '../../../../kernel/copenhagen-time.ts'
import { addDays } from '../../../../kernel/danish-calendar.ts'
import type { OrganisationId } from '../../../../kernel/ids.ts'
import { ok, type Refusal, type Result, refused } from '../../../../kernel/result.ts'
import { signal } from '../../../platform/live.ts'
import type { Shell } from '../../../platform/shell.ts'
import { type ClosureRefused, checkClosure, type EndReason, type LeftBehind } from '../domain/ending.ts'
import type { Unit } from '../domain/unit.ts'
import { lockUnit, saveClosure } from '../store/closures.ts'
import { listRolesInUnit, saveRoleEnd } from '../store/roles.ts'
import { findUnitById, listIdsWithin } from '../store.ts'
import { recentUnits } from './find-units.ts'

/** What is left at a unit, asked of those who have tasks and citizens; organisation knows neither. */
export type FindLeftBehind = (shell: Shell, unitId: OrganisationId) => Promise<Omit<LeftBehind, 'unitsBelow'>>

export interface UnitClosing extends EndReason {
  readonly unitId: OrganisationId
  /** Who does its work now. None for a unit without services. */
  readonly successorId?: OrganisationId | undefined
}

export interface UnitClosed {
  readonly unit: Unit
  readonly rolesEnded: number
}

/**
 * Closes a unit now: nothing new comes to it and every role in it ends. Refused while anything would be left alone; what is
 * open is handed over first, so that each receiver accepts.
 */
export async function closeUnit(
  shell: Shell,
  told: UnitClosing,
  findLeftBehind: FindLeftBehind,
): Promise<Result<UnitClosed, ClosureRefused | Refusal<'unit-unknown'>>> {
  const closed = await shell.transaction((inner) => close(inner, told, findLeftBehind))
  if (closed.ok) recentUnits.forget(shell)
  return closed
}

async function close(
  shell: Shell,
  { unitId, successorId, byName, reason }: UnitClosing,
  findLeftBehind: FindLeftBehind,
): Promise<Result<UnitClosed, ClosureRefused | Refusal<'unit-unknown'>>> {
  const { db } = shell
  await lockUnit(db, unitId)
  const unit = await findUnitById(db, unitId)
  const successor = successorId === undefined ? undefined : await findUnitById(db, successorId)
  if (unit === undefined || (successorId !== undefined && successor === undefined))
    return refused('unit-unknown')
  const now = shell.clock.now()
  const today = danishDateOf(now)
  const left = { ...(await findLeftBehind(shell, unitId)), unitsBelow: await openBelow(shell, unit) }
  const checked = checkClosure(unit, successor, left, today)
  if (!checked.ok) return checked
  const yesterday = addDays(today, -1)
  const lastOn = unit.validFrom > yesterday ? unit.validFrom : yesterday
  await saveClosure(db, unitId, { byName, reason, lastOn, successorId: successorId ?? null, at: now })
  const roles = await listRolesInUnit(db, unitId, lastOn)
  for (const role of roles) await saveRoleEnd(db, role, { byName, reason, lastOn, at: now })
  // Streams that are open look again at who listens.
  await signal(
    shell,
    roles.map(({ personId }) => `person:${personId}` as const),
  )
  return ok({ unit: { ...unit, validTo: lastOn }, rolesEnded: roles.length })
}

async function openBelow(shell: Shell, unit: Unit): Promise<Unit[]> {
  const today = danishDateOf(shell.clock.now())
  const ids = await listIdsWithin(shell.db, unit.id)
  const below = await Promise.all(ids.filter((id) => id !== unit.id).map((id) => findUnitById(shell.db, id)))
  return below.filter(
    (one): one is Unit => one !== undefined && (one.validTo === null || one.validTo >= today),
  )
}
