import type { Database } from '../../platform/db/database.ts'
import { gather } from '../../platform/gather.ts'
import type { Shell } from '../../platform/shell.ts'
import { type Look, type RecordedDecision, recordDecisions } from './store.ts'

interface Asked {
  readonly shell: Shell
  readonly look: Look
}

const turns = new WeakMap<Database, (asked: Asked) => Promise<RecordedDecision>>()

/**
 * Decides and records a look. A screen asks several things at once, and so do many screens: looks at the same moment share a
 * commit, and each is still waited for. Inside a transaction a look is part of it and of no other.
 */
export async function recordTogether(shell: Shell, look: Look): Promise<RecordedDecision> {
  if (shell.db.isTransaction) return answerOf(await recordDecisions(shell, [look]))
  let turn = turns.get(shell.db)
  if (turn === undefined) {
    turn = gather(recordAll, { most: 64, atOnce: 2 })
    turns.set(shell.db, turn)
  }
  return turn({ shell, look })
}

async function recordAll(asked: readonly Asked[]): Promise<readonly RecordedDecision[]> {
  const looks = asked.map(({ look }) => look)
  return asked[0] === undefined ? [] : recordDecisions(asked[0].shell, looks)
}

function answerOf([only]: readonly RecordedDecision[]): RecordedDecision {
  if (only === undefined) throw new Error('one look gives one answer')
  return only
}
