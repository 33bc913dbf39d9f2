import type { Actor } from '../../../../contract/actor.ts'
import { type CitizenId, isId, type OrganisationId } from '../../../../kernel/ids.ts'
import type { Shell } from '../../../platform/shell.ts'
import { findUnit, type Unit, unitsWithin } from '../../organisation/index.ts'
import { reachOf } from '../domain/purpose-at.ts'
import { ruleBook } from '../rule-book.ts'
import { isRelated } from '../store/relations.ts'

/**
 * The units whose ties to a citizen are also the actor's: the own unit, those below it, and those above it up to the edge of
 * the room. Never sideways to another room: the employer being the same is no reason (law, part 2). A function that follows
 * citizens through a whole hospital reaches every unit of its room. A unit without a room, a municipality with its mailbox,
 * reaches no further than itself. Empty for citizens.
 */
export async function scopeOf(shell: Shell, actor: Actor): Promise<readonly OrganisationId[]> {
  if (actor.kind !== 'professional' && actor.kind !== 'service') return []
  const own = await findUnit(shell, actor.unitId)
  if (own === undefined) return []
  if (own.room === null) return [own.id]
  const isSameRoom = (unit: Unit | undefined): unit is Unit =>
    unit !== undefined && unit.room === own.room && unit.partyId === own.partyId
  const isWhole = reachOf(await ruleBook(), actor.function) === 'party-room'
  const top = isWhole ? own.partyId : own.id
  const below = await Promise.all((await unitsWithin(shell, top)).map((id) => findUnit(shell, id)))
  const scope = below.filter(isSameRoom).map((unit) => unit.id)
  if (isWhole) return scope
  for (let above = await parentOf(shell, own); isSameRoom(above); above = await parentOf(shell, above)) {
    scope.push(above.id)
  }
  return scope
}

async function parentOf(shell: Shell, unit: Unit): Promise<Unit | undefined> {
  return unit.parentId === null ? undefined : findUnit(shell, unit.parentId)
}

/** True when the actor's units have a tie with the citizen. Opens nothing by itself: `allow` decides and records. */
export async function hasRelation(shell: Shell, actor: Actor, citizenId: CitizenId): Promise<boolean> {
  if (!isId(citizenId)) return false
  const unitIds = await scopeOf(shell, actor)
  return unitIds.length > 0 && isRelated(shell, unitIds, citizenId)
}
