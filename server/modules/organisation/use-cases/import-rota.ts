import { danishDateOf } from '../../../../kernel/copenhagen-time.ts'
import type { OrganisationId } from '../../../../kernel/ids.ts'
import { isId } from '../../../../kernel/ids.ts'
import type { Instant } from '../../../../kernel/instant.ts'
import { parseGln, parseSor } from '../../../../kernel/organisation-number.ts'
import { ok, type Result, refused } from '../../../../kernel/result.ts'
import type { Shell } from '../../../platform/shell.ts'
import { compareRota, type RotaShift } from '../domain/shift.ts'
import type { Unit } from '../domain/unit.ts'
import { type RotaLine, type RotaProblem, type RotaRefused, readRota } from '../read-rota.ts'
import { insertShiftEnds, insertShifts, listRota, listRotaRoles } from '../store/shifts.ts'
import { findUnit, findUnitByGln, findUnitBySor } from './find-units.ts'

export interface RotaImported {
  readonly added: number
  readonly removed: number
}

/**
 * Takes in a rota from the planning system of a place. The file is the whole rota of each unit it names, from the unit's first
 * shift in it to its last: what stood there before and does not now is taken out, unless it is over. A file with a fault
 * changes nothing.
 */
export function importRota(shell: Shell, text: string): Promise<Result<RotaImported, RotaRefused>> {
  return shell.transaction(async (inner) => {
    const read = readRota(text)
    if (!read.ok) return read
    const placed = await place(inner, read.value)
    if (!placed.ok) return placed
    let added = 0
    let removed = 0
    for (const [unitId, rota] of placed.value) {
      const change = await saveRota(inner, unitId, rota)
      added += change.added
      removed += change.removed
    }
    return ok({ added, removed })
  })
}

async function saveRota(
  shell: Shell,
  unitId: OrganisationId,
  rota: readonly RotaShift[],
): Promise<RotaImported> {
  const now = shell.clock.now()
  const times = rota.map(({ from }) => from).toSorted()
  const known = await listRota(shell.db, [unitId], times[0] as Instant, times.at(-1) as Instant)
  const { added, removed } = compareRota(known, rota)
  const dropped = removed.filter(({ to }) => to > now)
  await insertShifts(
    shell.db,
    added.map((shift) => ({ ...shift, id: shell.ids.next<string>(), toldThrough: 'rota' })),
    now,
  )
  await insertShiftEnds(
    shell.db,
    dropped.map(({ id, roleId, from }) => ({ roleId, shiftId: id, endedAt: from > now ? from : now })),
    now,
  )
  return { added: added.length, removed: dropped.length }
}

/** The shifts of each unit, by the roles people hold there on the day; a line nobody fits is a fault. */
async function place(
  shell: Shell,
  lines: readonly RotaLine[],
): Promise<Result<ReadonlyMap<OrganisationId, RotaShift[]>, RotaRefused>> {
  const units = new Map<string, Unit | undefined>()
  for (const { unit } of lines) if (!units.has(unit)) units.set(unit, await unitNamed(shell, unit))
  const found = [...units.values()].filter((unit) => unit !== undefined)
  const roles = await listRotaRoles(
    shell.db,
    [...new Set(lines.map(({ who }) => who))],
    found.map(({ id }) => id),
  )
  const problems: RotaProblem[] = []
  const shifts = new Map<OrganisationId, RotaShift[]>()
  for (const { line, who, unit: name, from, to } of lines) {
    const unit = units.get(name)
    const day = danishDateOf(from)
    const held = roles.filter(
      (role) =>
        role.who === who &&
        role.unitId === unit?.id &&
        role.validFrom <= day &&
        (role.validTo === null || role.validTo >= day),
    )
    if (unit === undefined) problems.push({ line, text: `unit: there is no unit ${name}` })
    else if (held.length === 0)
      problems.push({ line, text: `who: ${who} has no role in ${unit.name} on ${day}` })
    else
      shifts.set(unit.id, [
        ...(shifts.get(unit.id) ?? []),
        ...held.map(({ roleId }) => ({ roleId, from, to })),
      ])
  }
  return problems.length > 0 ? refused('rota-refused', { problems }) : ok(shifts)
}

async function unitNamed(shell: Shell, name: string): Promise<Unit | undefined> {
  if (isId(name)) return findUnit(shell, name as OrganisationId)
  const gln = parseGln(name)
  if (gln.ok) return findUnitByGln(shell, gln.value)
  const sor = parseSor(name)
  return sor.ok ? findUnitBySor(shell, sor.value) : undefined
}
