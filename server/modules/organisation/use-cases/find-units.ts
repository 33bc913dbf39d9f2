import { danishDateOf } from '../../../../kernel/copenhagen-time.ts'
import type { OrganisationId } from '../../../../kernel/ids.ts'
import type { Gln, SorCode } from '../../../../kernel/organisation-number.ts'
import type { Shell } from '../../../platform/shell.ts'
import type { LadderRung } from '../domain/person.ts'
import type { Unit } from '../domain/unit.ts'
import { keepRecent } from '../recent.ts'
import {
  findUnitById,
  findUnitOffering,
  findUnitWithGln,
  findUnitWithSor,
  listIdsWithin,
  listRungs,
  listUnitsBy,
  type ServiceQuestion,
  type UnitFilter,
} from '../store.ts'

/** Units of the last two seconds. Whoever writes a unit tells it. */
export const recentUnits = keepRecent(2_000)

/** The unit, also when it is closed; undefined when there has never been one. */
export function findUnit(shell: Shell, id: OrganisationId): Promise<Unit | undefined> {
  return recentUnits.read(shell, `id ${id}`, () => findUnitById(shell.db, id))
}

/** The unit with an id that came from us. Throws when there is none. */
export async function getUnit(shell: Shell, id: OrganisationId): Promise<Unit> {
  const unit = await findUnit(shell, id)
  if (unit === undefined) throw new Error(`there is no unit ${id}`)
  return unit
}

/** The unit whose mailbox this is today. */
export function findUnitByGln(shell: Shell, gln: Gln): Promise<Unit | undefined> {
  const today = danishDateOf(shell.clock.now())
  return recentUnits.read(shell, `gln ${gln} ${today}`, () => findUnitWithGln(shell.db, gln, today))
}

/** The unit with this key in the national register today. */
export function findUnitBySor(shell: Shell, sor: SorCode): Promise<Unit | undefined> {
  const today = danishDateOf(shell.clock.now())
  return recentUnits.read(shell, `sor ${sor} ${today}`, () => findUnitWithSor(shell.db, sor, today))
}

/** The ids of a unit and of every unit below it, closed ones too: what a person there may see lists of. */
export async function unitsWithin(shell: Shell, id: OrganisationId): Promise<readonly OrganisationId[]> {
  return (await recentUnits.read(shell, `within ${id}`, () => listIdsWithin(shell.db, id))) ?? []
}

/** The ids of a unit and of every unit above it, the nearest first: a block of a unit counts for those below it. */
export async function unitsAbove(shell: Shell, id: OrganisationId): Promise<readonly OrganisationId[]> {
  const chain: OrganisationId[] = []
  for (let unit = await findUnit(shell, id); unit !== undefined; ) {
    chain.push(unit.id)
    unit = unit.parentId === null ? undefined : await findUnit(shell, unit.parentId)
  }
  return chain
}

/** Units that exist on a day (today when left out) and fit every wish; at most `limit`, 100 when left out. */
export function listUnits(
  shell: Shell,
  filter: Partial<Omit<UnitFilter, 'limit' | 'on'>> & Partial<Pick<UnitFilter, 'limit' | 'on'>> = {},
): Promise<Unit[]> {
  return listUnitsBy(shell.db, { on: danishDateOf(shell.clock.now()), limit: 100, ...filter })
}

/** The unit that does this for citizens of the municipality on the day. */
export function findServiceUnit(shell: Shell, question: ServiceQuestion): Promise<Unit | undefined> {
  const { service, municipalityCode, on, withinId = '' } = question
  return recentUnits.read(shell, `service ${service} ${municipalityCode} ${on} ${withinId}`, () =>
    findUnitOffering(shell.db, question),
  )
}

/** Who is called when the unit does not answer: its own ladder, or that of the nearest unit above it with one. */
export function escalationLadder(shell: Shell, unitId: OrganisationId): Promise<readonly LadderRung[]> {
  return listRungs(shell.db, unitId)
}

/** The unit a message to this unit goes to: itself, or the nearest above it with a mailbox (messages 3). */
export async function findMailbox(shell: Shell, unitId: OrganisationId): Promise<Unit | undefined> {
  let unit = await findUnit(shell, unitId)
  while (unit !== undefined && (unit.gln === null || unit.sor === null))
    unit = unit.parentId === null ? undefined : await findUnit(shell, unit.parentId)
  return unit
}
