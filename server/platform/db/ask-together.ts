import type pg from 'pg'
import type { Statement } from './sql.ts'

/** Answers one statement. */
export interface Asked {
  query<Row extends pg.QueryResultRow>(statement: Statement): Promise<pg.QueryResult<Row>>
}

interface Waiting {
  readonly statement: Statement
  answer(result: pg.QueryResult): void
  fail(fault: unknown): void
}

/** Questions that share a connection: few enough that more than one process of the database works on a large screen. */
const mostTogether = 8

/**
 * Questions asked at the same moment go down one connection, one behind the other and none waiting for the answer before it: a
 * screen's forty questions wake five processes of the database and not forty. Each is still a transaction of its own, and
 * one that fails fails alone. What writes or may wait for a lock has a connection to itself, for what stood behind it would
 * wait with it; so has a transaction.
 */
export function askTogether(pool: pg.Pool, isBroken: (fault: unknown) => boolean): Asked {
  let waiting: Waiting[] = []
  const sendWaiting = (): void => {
    const all = waiting
    waiting = []
    const each = Math.ceil(all.length / Math.ceil(all.length / mostTogether))
    for (let first = 0; first < all.length; first += each)
      void send(pool, all.slice(first, first + each), isBroken)
  }
  return {
    query: <Row extends pg.QueryResultRow>(statement: Statement) =>
      new Promise<pg.QueryResult<Row>>((answer, fail) => {
        const one = { statement, answer: answer as Waiting['answer'], fail }
        if (!statement.isQuestion) return void send(pool, [one], isBroken)
        // At the end of this turn of the event loop: whoever comes with it comes along.
        if (waiting.length === 0) setImmediate(sendWaiting)
        waiting.push(one)
      }),
  }
}

async function send(
  pool: pg.Pool,
  together: readonly Waiting[],
  isBroken: (fault: unknown) => boolean,
): Promise<void> {
  let client: pg.PoolClient
  try {
    client = await pool.connect()
  } catch (fault) {
    for (const { fail } of together) fail(fault)
    return
  }
  let broken = false
  await Promise.all(
    together.map(async ({ statement: { text, values, name }, answer, fail }) => {
      try {
        answer(await client.query({ text, values: [...values], name }))
      } catch (fault) {
        broken ||= isBroken(fault)
        fail(fault)
      }
    }),
  )
  client.release(broken)
}
