import type { SignedInActor } from '../../../contract/actor.ts'
import type { Instant } from '../../../kernel/instant.ts'
import type { Database } from '../../platform/db/database.ts'
import { gather } from '../../platform/gather.ts'
import type { SessionKey } from '../../platform/http/answer.ts'
import type { Shell } from '../../platform/shell.ts'
import { findSession } from './store.ts'
import { actorOf } from './use-cases/actor-of.ts'

/** Who is signed in, in the role they chose, and the token their page sends with a write. */
export interface SignedIn {
  readonly actor: SignedInActor
  readonly pageToken: string
  readonly seenAt: Instant
}

interface Asked {
  readonly shell: Shell
  readonly key: SessionKey
}

const turns = new WeakMap<Database, (asked: Asked) => Promise<SignedIn | undefined>>()

/**
 * Who is behind a session. A screen asks several things at once: requests of the same moment share one look-up, which begins
 * after the last of them has come, so nobody is let in who was signed out before.
 */
export function findSignedIn(shell: Shell, key: SessionKey): Promise<SignedIn | undefined> {
  let turn = turns.get(shell.db)
  if (turn === undefined) {
    turn = gather(lookUpEach, { most: 64, atOnce: 8 })
    turns.set(shell.db, turn)
  }
  return turn({ shell, key })
}

function lookUpEach(asked: readonly Asked[]): Promise<(SignedIn | undefined)[]> {
  const found = new Map<SessionKey, Promise<SignedIn | undefined>>()
  return Promise.all(
    asked.map(({ shell, key }) => {
      const one = found.get(key) ?? lookUp(shell, key)
      found.set(key, one)
      return one
    }),
  )
}

async function lookUp(shell: Shell, key: SessionKey): Promise<SignedIn | undefined> {
  const session = await findSession(shell, key)
  const actor = session && (await actorOf(shell, session))
  return actor && { actor, pageToken: session.pageToken, seenAt: session.seenAt }
}
