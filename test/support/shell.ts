import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inject } from 'vitest'
import { epoch, type Instant, instant } from '../../kernel/instant.ts'
import { type DatabaseOptions, type DatabasePool, openDatabase } from '../../server/platform/db/database.ts'
import { programLogin, programRole } from '../../server/platform/db/program-login.ts'
import { type Ids, uuid7 } from '../../server/platform/ids.ts'
import { createLog } from '../../server/platform/log.ts'
import { drainAll, type Listener, subscribe } from '../../server/platform/outbox.ts'
import { readSettings } from '../../server/platform/settings.ts'
import { type Clock, createShell, type Shell } from '../../server/platform/shell.ts'

/** A clock that stands until a test moves it. */
export interface TestClock extends Clock {
  set(at: string): void
  /** Moves forward by hours and minutes. */
  advance(by: { hours?: number; minutes?: number }): void
}

export function testClock(start = '2026-06-01T08:00:00.000Z'): TestClock {
  let now: Instant = instant(start)
  return {
    now: () => now,
    set(at) {
      now = instant(at)
    },
    advance({ hours = 0, minutes = 0 }) {
      now = instant(epoch(now) + (hours * 60 + minutes) * 60_000)
    },
  }
}

/** Ids that are counted: the first is …0001, so a failing test reads the same at every run. */
export function countedIds(): Ids {
  let count = 0
  return {
    next: <Id extends string>() => {
      count += 1
      const chance = new Uint8Array(10)
      new DataView(chance.buffer).setUint32(6, count)
      return uuid7(1_780_000_000_000, chance) as Id
    },
  }
}

export interface TestHouse {
  readonly shell: Shell
  readonly clock: TestClock
  readonly db: DatabasePool
  /** A connection as the owner of the tables, for what the program itself may not do. */
  readonly owner: DatabasePool
  readonly connection: DatabaseOptions
  /** Lets every listener hear what has been told, until all is quiet. */
  settle(): Promise<void>
  close(): Promise<void>
}

/**
 * A shell over a database of its own (a clone of the migrated template), a standing clock and counted ids. Call `close`
 * when the file is done.
 */
export async function openTestHouse(
  options: { listeners?: readonly Listener[]; now?: string; env?: Record<string, string> } = {},
): Promise<TestHouse> {
  const { host, port, user } = inject('postgres')
  const name = `test_${randomUUID().replaceAll('-', '').slice(0, 16)}`
  const server = openDatabase({ host, port, user, database: 'postgres', poolSize: 1 })
  await server.pool.query(`create database ${name} template template_migrated`)
  const connection = { host, port, user, database: name }
  const db = openDatabase({ ...connection, user: programLogin, poolSize: 8, role: programRole })
  const owner = openDatabase({ ...connection, poolSize: 2 })
  const folder = await mkdtemp(join(tmpdir(), 'sammenhaeng-files-'))
  const clock = testClock(options.now)
  const subscriptions = subscribe(options.listeners ?? [])
  const shell = createShell({
    db,
    clock,
    ids: countedIds(),
    log: createLog('silent'),
    settings: readSettings({ DATA_DIR: folder, ...options.env }),
    subscriptions,
  })
  return {
    shell,
    clock,
    db,
    owner,
    connection,
    async settle() {
      await drainAll(shell)
    },
    async close() {
      await db.close()
      await owner.close()
      await server.pool.query(`drop database ${name} with (force)`)
      await server.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
