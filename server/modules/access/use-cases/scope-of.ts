import type { Actor } from '../../../../contract/actor.ts'
import { type CitizenId, isId, type OrganisationId } from '../../../../kernel/ids.ts'
import type { Shell } from '../../../platform/shell.ts'
import { findUnit, type Unit, unitsWithin } from '../../organisation/index.ts'
import { listRelated } from '../store.ts'

/**
 * The units whose ties to a citizen are also the actor's: the own unit, those below it, and those above it up to the edge of
 * the room. Never sideways to another room: the employer being the same is no reason (law, part 2). Empty for citizens and
 * for units that hold no information about citizens.
 */
export async function scopeOf(shell: Shell, actor: Actor): Promise<readonly OrganisationId[]> {
  if (actor.kind !== 'professional') return []
  const own = await findUnit(shell, actor.unitId)
  if (own === undefined || own.room === null) return []
  const isSameRoom = (unit: Unit | undefined): unit is Unit =>
    unit !== undefined && unit.room === own.room && unit.partyId === own.partyId
  const below = await Promise.all((await unitsWithin(shell, own.id)).map((id) => findUnit(shell, id)))
  const scope = below.filter(isSameRoom).map((unit) => unit.id)
  for (let above = await parentOf(shell, own); isSameRoom(above); above = await parentOf(shell, above)) {
    scope.push(above.id)
  }
  return scope
}

async function parentOf(shell: Shell, unit: Unit): Promise<Unit | undefined> {
  return unit.parentId === null ? undefined : findUnit(shell, unit.parentId)
}

/** Of these citizens, those the actor's units have a tie with: for lists and live topics, which show that and no more. */
export async function listRelatedCitizens(
  shell: Shell,
  actor: Actor,
  citizenIds: readonly CitizenId[],
): Promise<CitizenId[]> {
  const unitIds = await scopeOf(shell, actor)
  const ids = citizenIds.filter(isId)
  return unitIds.length === 0 || ids.length === 0 ? [] : listRelated(shell, unitIds, ids)
}

/** True when the actor's units have a tie with the citizen. Opens nothing by itself: `allow` decides and records. */
export async function hasRelation(shell: Shell, actor: Actor, citizenId: CitizenId): Promise<boolean> {
  return (await listRelatedCitizens(shell, actor, [citizenId])).length > 0
}
