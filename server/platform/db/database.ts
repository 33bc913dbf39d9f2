import pg from 'pg'
import { type Instant, instant } from '../../../kernel/instant.ts'
import { type Asked, askTogether } from './ask-together.ts'
import { type Fragment, type Statement, statement } from './sql.ts'

/** Questions to the database. Each method takes one `sql` fragment. */
export interface Database {
  /** All rows. */
  query<Row>(fragment: Fragment): Promise<Row[]>
  /** The row, or undefined when there is none. More than one is a fault. */
  maybe<Row>(fragment: Fragment): Promise<Row | undefined>
  /** The only row; none or more is a fault. */
  one<Row>(fragment: Fragment): Promise<Row>
  /** How many rows a write touched. */
  execute(fragment: Fragment): Promise<number>
  /**
   * Runs the work in one transaction and commits it; rolls back when the work throws. Inside a transaction the work joins
   * the one that is open.
   */
  transaction<Value>(work: (db: Database) => Promise<Value>): Promise<Value>
  /** True inside a transaction. */
  readonly isTransaction: boolean
}

export interface DatabasePool extends Database {
  readonly pool: pg.Pool
  close(): Promise<void>
}

const { TIMESTAMPTZ, DATE, INT8 } = pg.types.builtins
const readers = new Map<number, (text: string) => unknown>([
  [TIMESTAMPTZ, readInstant],
  [DATE, (text) => text],
  [INT8, Number],
])

// Asked for every column of every answer: what it says is kept.
const types = {
  getTypeParser(oid: number, format?: 'text' | 'binary') {
    if (format === 'binary') return pg.types.getTypeParser(oid, format)
    let reader = readers.get(oid)
    if (reader === undefined) {
      reader = pg.types.getTypeParser(oid, 'text') as (text: string) => unknown
      readers.set(oid, reader)
    }
    return reader
  },
}

/** PostgreSQL writes `2026-06-05 12:00:00.123+00` since every session of ours is in UTC; `infinity` stays as it is. */
function readInstant(text: string): Instant {
  if (text[10] !== ' ' || !text.endsWith('+00'))
    return text === 'infinity' || text === '-infinity' ? (text as Instant) : instant(text)
  const milliseconds = text.slice(20, -3).padEnd(3, '0').slice(0, 3)
  return `${text.slice(0, 10)}T${text.slice(11, 19)}.${milliseconds}Z` as Instant
}

/** A statement that finds more or fewer rows than the caller has promised. */
export class UnexpectedRowsError extends Error {
  constructor(expected: string, found: number) {
    super(`expected ${expected}, found ${found} rows`)
    this.name = 'UnexpectedRowsError'
  }
}

function run<Row>(asked: Asked, fragment: Fragment): Promise<pg.QueryResult<Row & pg.QueryResultRow>> {
  return asked.query<Row & pg.QueryResultRow>(statement(fragment))
}

function questions(asked: Asked): Omit<Database, 'transaction' | 'isTransaction'> {
  return {
    async query<Row>(fragment: Fragment) {
      return (await run<Row>(asked, fragment)).rows
    },
    async maybe<Row>(fragment: Fragment) {
      const { rows } = await run<Row>(asked, fragment)
      if (rows.length > 1) throw new UnexpectedRowsError('at most one row', rows.length)
      return rows[0]
    },
    async one<Row>(fragment: Fragment) {
      const { rows } = await run<Row>(asked, fragment)
      const [row] = rows
      if (row === undefined || rows.length > 1) throw new UnexpectedRowsError('one row', rows.length)
      return row
    },
    async execute(fragment: Fragment) {
      return (await run(asked, fragment)).rowCount ?? 0
    },
  }
}

/** One connection answers one question at a time: those asked at once take turns. */
function takingTurns(connection: pg.ClientBase): Asked {
  let last: Promise<unknown> = Promise.resolve()
  return {
    query<Row extends pg.QueryResultRow>({ text, values, name }: Statement) {
      const turn = last.then(() => connection.query<Row>({ text, values: [...values], name }))
      last = turn.catch(() => undefined)
      return turn
    },
  }
}

function inside(connection: pg.ClientBase): Database {
  const self: Database = {
    ...questions(takingTurns(connection)),
    isTransaction: true,
    transaction: (work) => work(self),
  }
  return self
}

export interface DatabaseOptions {
  readonly connectionString?: string
  readonly host?: string
  readonly port?: number
  readonly user?: string
  readonly password?: string
  readonly database?: string
  /** Connections at most; the embedded default server allows 100 in all. */
  readonly poolSize?: number
  /** A role to step down to on every connection: the program's role may not change what is append-only. */
  readonly role?: string
}

/** Opens a pool. No connection is made before the first question. */
export function openDatabase(options: DatabaseOptions): DatabasePool {
  const { poolSize = 16, role, ...connection } = options
  const pool = new pg.Pool({
    ...connection,
    // A statement is sent before the one ahead of it is answered.
    pipeline: true,
    max: poolSize,
    types,
    application_name: 'sammenhaeng',
    options: `-c timezone=UTC -c statement_timeout=60000${role === undefined ? '' : ` -c role=${role}`}`,
    connectionTimeoutMillis: 5_000,
    // A quiet ward asks every few minutes: a new connection would have to learn every statement anew.
    idleTimeoutMillis: 300_000,
  })
  // An idle connection that breaks is replaced by the pool; the next question that fails is answered "unavailable".
  pool.on('error', () => undefined)
  // The pool looks after idle connections only: one that breaks while lent out would otherwise end the program.
  pool.on('connect', (client) => client.on('error', () => undefined))
  return {
    ...questions(askTogether(pool, isDatabaseAway)),
    pool,
    isTransaction: false,
    async transaction(work) {
      const client = await pool.connect()
      let broken: Error | undefined
      try {
        await client.query('begin')
        const value = await work(inside(client))
        await client.query('commit')
        return value
      } catch (fault) {
        await client.query('rollback').catch((error: Error) => {
          broken = error
        })
        throw fault
      } finally {
        client.release(broken)
      }
    },
    close: () => pool.end(),
  }
}

/** True for a fault that means the database cannot be reached or is going away, not that we asked wrongly. */
export function isDatabaseAway(fault: unknown): boolean {
  if (!(fault instanceof Error)) return false
  const code = (fault as { code?: string }).code ?? ''
  return (
    /^(08|57P|53)/.test(code) ||
    ['ECONNREFUSED', 'ECONNRESET', 'ENOENT', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND'].includes(code) ||
    /Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error/.test(
      fault.message,
    )
  )
}
