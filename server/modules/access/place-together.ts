import type { Actor } from '../../../contract/actor.ts'
import type { Database } from '../../platform/db/database.ts'
import { gather } from '../../platform/gather.ts'
import type { Shell } from '../../platform/shell.ts'
import { type Place, placeOf } from './use-cases/asker.ts'

interface Asked {
  readonly shell: Shell
  readonly actor: Actor
}

const turns = new WeakMap<Database, (asked: Asked) => Promise<Place>>()

/**
 * Where an actor stands now. A screen asks several things at once: those of the same moment by the same actor are told once,
 * for the way through the units is the same for each. Inside a transaction it is asked there, past what others know.
 */
export function placeTogether(shell: Shell, actor: Actor): Promise<Place> {
  if (shell.db.isTransaction) return placeOf(shell, actor, shell.clock.now())
  let turn = turns.get(shell.db)
  if (turn === undefined) {
    turn = gather(findEach, { most: 64, atOnce: 8 })
    turns.set(shell.db, turn)
  }
  return turn({ shell, actor })
}

function findEach(asked: readonly Asked[]): Promise<Place[]> {
  const found = new Map<string, Promise<Place>>()
  return Promise.all(
    asked.map(({ shell, actor }) => {
      const name = standpointOf(actor)
      const one = found.get(name) ?? placeOf(shell, actor, shell.clock.now())
      found.set(name, one)
      return one
    }),
  )
}

/** All of an actor that their place follows from. */
function standpointOf(actor: Actor): string {
  switch (actor.kind) {
    case 'professional':
      return `${actor.kind} ${actor.unitId} ${actor.function} ${actor.roleId}`
    case 'service':
      return `${actor.kind} ${actor.unitId} ${actor.function}`
    case 'citizen':
    case 'system':
      return actor.kind
  }
}
