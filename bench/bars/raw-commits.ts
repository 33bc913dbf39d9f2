import { randomBytes } from 'node:crypto'
import { sql } from '../../server/platform/db/sql.ts'
import type { Bench, Finding } from '../bench.ts'
import { rateOf } from '../measure.ts'

const callersTried = [24, 64, 256] as const

/** How many commits a second, and how many callers at once it took. */
export interface Commits {
  readonly perSecond: number
  readonly callers: number
}

/**
 * The raw durable-commit ceiling: one row with a number, a moment and eight bytes into a table with nothing but a primary
 * key, one row a commit, waited for, by the program's own pool, driver and role. The best of several numbers of callers.
 */
export async function findCeiling(bench: Bench): Promise<Commits> {
  let best: Commits = { perSecond: 0, callers: 0 }
  for (const callers of callersTried) {
    await commitFor(bench, callers, 0.3)
    const perSecond = await commitFor(bench, callers, bench.options.seconds / 3)
    if (perSecond > best.perSecond) best = { perSecond, callers }
  }
  return best
}

/** Commits rows of so many bytes for some seconds and tells how many a second. */
export function commitFor(
  { shell }: Pick<Bench, 'shell'>,
  callers: number,
  seconds: number,
  bytes = 8,
): Promise<number> {
  const content = randomBytes(bytes)
  return rateOf(
    async () => {
      await shell.db.execute(sql`
        insert into bench.commits (id, at, content)
        values (${shell.ids.next<string>()}, ${shell.clock.now()}, ${content})`)
    },
    { callers, seconds },
  )
}

/** The ceiling as a line of the table. */
export function ceilingFinding({ perSecond, callers }: Commits): Finding {
  return {
    what: 'raw durable commits',
    how: `one small row each, best of ${callersTried.join(', ')} callers: ${callers}`,
    measured: `${Math.round(perSecond)} a second`,
    numbers: { perSecond, callers },
  }
}
