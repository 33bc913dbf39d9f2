import { type ChildProcess, spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { inject } from 'vitest'
import { openShell } from '../../server/app.ts'
import { type DatabasePool, openDatabase } from '../../server/platform/db/database.ts'
import { programLogin } from '../../server/platform/db/program-login.ts'
import { sql } from '../../server/platform/db/sql.ts'
import { readSettings } from '../../server/platform/settings.ts'
import type { Shell } from '../../server/platform/shell.ts'
import { messageToken } from './house.ts'

const root = join(import.meta.dirname, '..', '..')

/** The product as its operator runs it: a process of its own. */
export interface ServerProcess {
  readonly address: string
  /** Everything it has written so far, line by line. */
  readonly lines: readonly string[]
  /** Ends it at once, as a power cut does (SIGKILL); done when it is gone. */
  kill(): Promise<void>
  /** Asks it to stop (SIGTERM); gives its exit code. */
  stop(): Promise<number | null>
}

/** A database of its own, and as many server processes on it as a test wants. */
export interface ProcessHouse {
  /** As the owner of the tables, straight to the database. */
  readonly database: DatabasePool
  /** For composing letters; runs on the system's clock. */
  readonly shell: Shell
  /**
   * Its connections are known to PostgreSQL as `server`.
   * @param via another way to the database than straight to its socket
   */
  start(options?: {
    via?: { host: string; port: number }
    env?: Record<string, string>
  }): Promise<ServerProcess>
  /** The environment a process of the product needs to run on this database. */
  readonly environment: Readonly<Record<string, string>>
  /** Waits until every event has reached every listener. Throws when one was parked. */
  settle(): Promise<void>
  close(): Promise<void>
}

/** Clones the migrated template; nothing runs on it before the first `start`, which puts the demo in. */
export async function openProcessHouse(): Promise<ProcessHouse> {
  const { host, port, user } = inject('postgres')
  const name = `processes_${randomUUID().replaceAll('-', '').slice(0, 16)}`
  const server = openDatabase({ host, port, user, database: 'postgres', poolSize: 1 })
  await server.pool.query(`create database ${name} template template_migrated`)
  const database = openDatabase({ host, port, user, database: name, poolSize: 4 })
  const folder = await mkdtemp(join(tmpdir(), 'sammenhaeng-processes-'))
  const running = new Set<ServerProcess>()
  const shell = openShell(readSettings({ DATA_DIR: folder, LOG_LEVEL: 'silent' }), {
    owner: database,
    program: database,
    connection: { host, port, user, database: name },
    kind: 'given',
    close: async () => undefined,
  })
  const environmentVia = (via: { host: string; port: number }) => {
    const urlOf = (login: string) =>
      `postgresql:///${name}?host=${encodeURIComponent(via.host)}&port=${via.port}&user=${login}&application_name=server`
    return {
      DATABASE_URL: urlOf(programLogin),
      DATABASE_OWNER_URL: urlOf(user),
      DATA_DIR: folder,
      MESSAGE_TOKENS: messageToken,
      PORT: '0',
    }
  }
  return {
    database,
    shell,
    environment: environmentVia({ host, port }),
    async start({ via = { host, port }, env = {} } = {}) {
      const child = await startServer({ ...environmentVia(via), ...env })
      running.add(child)
      return child
    },
    async settle() {
      for (;;) {
        const waiting = await database.query<{
          listener: string
          last_fault: string | null
          parked: boolean
        }>(sql`select listener, last_fault, parked_at is not null as parked from platform.outbox`)
        if (waiting.length === 0) return
        const parked = waiting.find((one) => one.parked)
        if (parked !== undefined)
          throw new Error(`an event is parked: ${parked.listener} ${parked.last_fault}`)
        await pause(20)
      }
    },
    async close() {
      await Promise.all([...running].map((child) => child.kill()))
      await database.close()
      await server.pool.query(`drop database ${name} with (force)`)
      await server.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

export function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds))
}

async function startServer(env: Record<string, string>): Promise<ServerProcess> {
  const child = spawn(process.execPath, ['bin/sammenhaeng.ts', '--json', 'start', '--no-web'], {
    cwd: root,
    env: { PATH: process.env.PATH ?? '', LOG_LEVEL: 'warn', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const gone = new Promise<number | null>((resolve) => child.once('exit', resolve))
  const lines: string[] = []
  const address = await new Promise<string>((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr])
      createInterface({ input: stream }).on('line', (line) => {
        lines.push(line)
        if (line.startsWith('{"address"')) resolve((JSON.parse(line) as { address: string }).address)
      })
    void gone.then((code) => reject(new Error(`the server ended with ${code}: ${lines.join('\n')}`)))
  })
  return {
    address,
    lines,
    kill: () => end(child, 'SIGKILL', gone).then(() => undefined),
    stop: () => end(child, 'SIGTERM', gone),
  }
}

function end(
  child: ChildProcess,
  signal: 'SIGKILL' | 'SIGTERM',
  gone: Promise<number | null>,
): Promise<number | null> {
  child.kill(signal)
  return gone
}
