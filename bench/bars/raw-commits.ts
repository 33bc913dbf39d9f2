import { sql } from '../../server/platform/db/sql.ts'
import type { Bench, Finding } from '../bench.ts'
import { rateOf } from '../measure.ts'

/** How many ask at once. The pool of the program gives each a connection as one becomes free. */
export const callersTried = [8, 24, 64] as const

/**
 * The raw durable-commit ceiling: one row with a number, a moment and a short text into a table with nothing but a primary
 * key, one row a commit, waited for, by the program's own pool, driver and role. The best of several numbers of callers.
 */
export async function measureCommits({ shell, options }: Bench): Promise<number> {
  const commit = async (): Promise<void> => {
    await shell.db.execute(sql`
      insert into bench.commits (id, at, text)
      values (${shell.ids.next<string>()}, ${shell.clock.now()}, 'one row')`)
  }
  let best = 0
  for (const callers of callersTried) {
    await rateOf(commit, { callers, seconds: 0.5 })
    best = Math.max(best, await rateOf(commit, { callers, seconds: options.seconds / 2 }))
  }
  return best
}

/** The ceiling as a line of the table. */
export function commitsFinding(perSecond: number): Finding {
  return {
    what: 'raw durable commits',
    how: `one small row each, best of ${callersTried.join(', ')} callers`,
    measured: `${Math.round(perSecond)} a second`,
    numbers: { perSecond },
  }
}
