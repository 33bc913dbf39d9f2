import pg from 'pg'
import type { Database, DatabaseOptions } from './db/database.ts'
import { sql } from './db/sql.ts'
import type { Log } from './log.ts'
import type { Shell } from './shell.ts'

/** A live topic: `worklist:<unit id>`, `citizen:<citizen id>`, `ward:<unit id>`, `messages:<unit id>`. Ids only. */
export type Topic = `${string}:${string}`

/** What transactions under way will tell. */
const held = new WeakMap<Database, Set<Topic>>()

/** Tells every open screen that something under these topics has changed, at the commit of the transaction it is in. */
export async function signal(shell: Shell, topics: readonly Topic[]): Promise<void> {
  if (topics.length === 0) return
  if (!shell.db.isTransaction) return notify(shell.db, new Set(topics))
  const waiting = held.get(shell.db) ?? new Set()
  for (const topic of topics) waiting.add(topic)
  held.set(shell.db, waiting)
}

/** The last deed of a transaction: what it has to tell, each topic once. A listener that handles hundreds tells in one go. */
export async function tellHeldSignals(db: Database): Promise<void> {
  const waiting = held.get(db)
  if (waiting !== undefined) await notify(db, waiting)
  held.delete(db)
}

async function notify(db: Database, topics: ReadonlySet<Topic>): Promise<void> {
  const all = [...topics]
  // A notification may hold 8000 bytes; a topic takes some 50.
  for (let from = 0; from < all.length; from += 100)
    await db.execute(sql`select pg_notify('live', ${all.slice(from, from + 100).join(' ')})`)
}

export interface LiveSignal {
  readonly id: number
  readonly topic: string
}

export interface LiveHub {
  /** Calls back for every signal under the topics until the returned function is called. */
  listen(topics: ReadonlySet<string>, tell: (signal: LiveSignal) => void): () => void
  /** Signals after an id, or undefined when they are no longer remembered and the screen must read afresh. */
  since(id: number, topics: ReadonlySet<string>): LiveSignal[] | undefined
  readonly latest: number
  stop(): Promise<void>
}

const remembered = 2_000

/** Listens on one connection and hands each signal to the screens that asked for its topic. Reconnects by itself. */
export async function startLiveHub(options: DatabaseOptions, log: Log): Promise<LiveHub> {
  // Ids begin at the start time, so that a screen that reconnects to a new process never holds an id from its future.
  let latest = Date.now()
  let isStopping = false
  let client: pg.Client | undefined
  const past: LiveSignal[] = []
  let forgottenUpTo = latest
  const listeners = new Map<string, Set<(signal: LiveSignal) => void>>()

  const receive = (payload: string): void => {
    for (const topic of payload.split(' ')) {
      latest += 1
      const signal = { id: latest, topic }
      past.push(signal)
      if (past.length > remembered) forgottenUpTo = past.shift()?.id ?? forgottenUpTo
      for (const tell of listeners.get(topic) ?? []) tell(signal)
    }
  }

  const connect = async (): Promise<void> => {
    const { poolSize: _, role: __, ...connection } = options
    const fresh = new pg.Client({ ...connection, application_name: 'sammenhaeng live' })
    fresh.on('notification', ({ payload }) => receive(payload ?? ''))
    fresh.on('error', () => undefined)
    try {
      await fresh.connect()
      await fresh.query('listen live')
    } catch (fault) {
      log.warn({ fault }, 'live signals cannot be heard; trying again')
      await fresh.end().catch(() => undefined)
      return comeAgain()
    }
    client = fresh
    fresh.once('end', comeAgain)
    // Something may have happened while nobody listened.
    for (const [topic, tellers] of listeners) for (const tell of tellers) tell({ id: latest, topic })
  }
  const comeAgain = (): void => {
    if (isStopping) return
    // Signals may be missed from here on: whoever asks "since" must read afresh.
    forgottenUpTo = latest
    past.length = 0
    setTimeout(() => void connect(), 1_000).unref()
  }
  await connect()

  return {
    listen(topics, tell) {
      for (const topic of topics) {
        const tellers = listeners.get(topic) ?? new Set()
        tellers.add(tell)
        listeners.set(topic, tellers)
      }
      return () => {
        for (const topic of topics) {
          const tellers = listeners.get(topic)
          tellers?.delete(tell)
          if (tellers?.size === 0) listeners.delete(topic)
        }
      }
    },
    since(id, topics) {
      if (id < forgottenUpTo || id > latest) return undefined
      return past.filter((signal) => signal.id > id && topics.has(signal.topic))
    },
    get latest() {
      return latest
    },
    async stop() {
      isStopping = true
      await client?.end().catch(() => undefined)
    },
  }
}
