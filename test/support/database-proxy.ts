import { connect, createServer, type Socket } from 'node:net'
import { join } from 'node:path'

/** A connection that has been caught in the middle of a conversation: what it said went on, and it hears nothing more. */
export interface Caught {
  /** Breaks it, as a network does: both ends find out. */
  cut(): void
}

/** A way to the database that a test can break at a chosen word. */
export interface DatabaseProxy {
  readonly host: string
  readonly port: number
  /** Breaks every connection there is; new ones are let in. */
  cutAll(): void
  /** Turns new connections away, and breaks the ones there are, until `letIn`. */
  shut(): void
  letIn(): void
  /**
   * The first connection that sends all these words, one after another, has the last of them passed on to the database and
   * hears nothing back. Words are parts of statements or values as they travel.
   */
  silenceAfter(...words: string[]): Promise<Caught>
  /** The first connection that sends all these words is broken before the last of them reaches the database. */
  cutBefore(...words: string[]): Promise<void>
  close(): Promise<void>
}

interface Trap {
  readonly words: readonly string[]
  readonly kind: 'silence' | 'cut'
  readonly spring: (caught: Caught) => void
}

/** Listens on a free port and passes everything on to the socket of a PostgreSQL server. */
export async function openDatabaseProxy(target: { host: string; port: number }): Promise<DatabaseProxy> {
  const open = new Set<Caught>()
  const traps = new Set<Trap>()
  let isShut = false

  const server = createServer((client) => {
    if (isShut) {
      client.destroy()
      return
    }
    const upstream = connect(join(target.host, `.s.PGSQL.${target.port}`))
    let isSilent = false
    const heard = new Map<Trap, number>()
    const caught: Caught = {
      cut() {
        open.delete(caught)
        client.destroy()
        upstream.destroy()
      },
    }
    open.add(caught)
    const passOn = (chunk: Buffer): void => {
      const said = chunk.toString('latin1')
      for (const trap of traps) {
        const next = heard.get(trap) ?? 0
        if (!said.includes(trap.words[next] ?? '')) continue
        heard.set(trap, next + 1)
        if (next + 1 < trap.words.length) continue
        traps.delete(trap)
        if (trap.kind === 'silence') isSilent = true
        else {
          caught.cut()
          trap.spring(caught)
          return
        }
        trap.spring(caught)
      }
      upstream.write(chunk)
    }
    client.on('data', passOn)
    upstream.on('data', (chunk: Buffer) => {
      if (!isSilent) client.write(chunk)
    })
    for (const socket of [client, upstream] satisfies Socket[]) {
      socket.on('error', () => undefined)
      socket.on('close', caught.cut)
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the proxy has no port')

  const set = (kind: Trap['kind'], words: readonly string[]): Promise<Caught> =>
    new Promise((spring) => traps.add({ words, kind, spring }))
  const cutAll = (): void => {
    for (const caught of open) caught.cut()
  }
  return {
    host: '127.0.0.1',
    port: address.port,
    cutAll,
    shut() {
      isShut = true
      cutAll()
    },
    letIn() {
      isShut = false
    },
    silenceAfter: (...words) => set('silence', words),
    async cutBefore(...words) {
      await set('cut', words)
    },
    async close() {
      cutAll()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
