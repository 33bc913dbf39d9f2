import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inject } from 'vitest'
import { demoPeople, seedDemo, seedDemoDay } from '../../seed/demo.ts'
import { type House, startHouse } from '../../server/app.ts'
import type { HouseDatabase } from '../../server/database.ts'
import { modules } from '../../server/modules.ts'
import { openDatabase } from '../../server/platform/db/database.ts'
import { programLogin, programRole } from '../../server/platform/db/program-login.ts'
import { sql } from '../../server/platform/db/sql.ts'
import { drainAll } from '../../server/platform/outbox.ts'
import { readSettings } from '../../server/platform/settings.ts'
import { type TestClock, testClock } from './shell.ts'

/** The token the test house lets message senders in with. */
export const messageToken = 'test-token-for-messages'

export interface RunningHouse extends House {
  readonly clock: TestClock
  /** Stops the house and drops its database. */
  close(): Promise<void>
}

/**
 * The whole product with the demo, on a database of its own (a clone of the migrated template), a free port and a clock that
 * stands until a test moves it.
 */
export async function openHouse(
  options: {
    now?: string
    hasWeb?: boolean
    env?: Record<string, string>
    /** With the limits on requests that are in force in use. */
    isLimited?: boolean
    heartbeat?: number
    /** With somebody who went home this morning, as the demo that people start. */
    isDemoDay?: boolean
  } = {},
): Promise<RunningHouse> {
  const { host, port, user } = inject('postgres')
  const name = `house_${randomUUID().replaceAll('-', '').slice(0, 16)}`
  const server = openDatabase({ host, port, user, database: 'postgres', poolSize: 1 })
  await server.pool.query(`create database ${name} template template_migrated`)
  const connection = { host, port, user: programLogin, database: name }
  const database: HouseDatabase = {
    owner: openDatabase({ ...connection, user, poolSize: 4 }),
    program: openDatabase({ ...connection, poolSize: 12, role: programRole }),
    connection,
    kind: 'given',
    close: async () => undefined,
  }
  const folder = await mkdtemp(join(tmpdir(), 'sammenhaeng-house-'))
  const clock = testClock(options.now ?? '2026-06-01T08:00:00.000Z')
  const house = await startHouse({
    settings: readSettings({
      PORT: '0',
      DATA_DIR: folder,
      LOG_LEVEL: 'error',
      MESSAGE_TOKENS: messageToken,
      // Tests move the clock by hours with nobody at the screen.
      SESSION_IDLE_MINUTES: '1440',
      ...options.env,
    }),
    database,
    clock,
    demo: { people: async () => demoPeople, seed: options.isDemoDay === true ? seedDemoDay : seedDemo },
    ...(options.isLimited ? {} : { requestsPerMinute: 100_000 }),
    ...(options.heartbeat === undefined ? {} : { heartbeat: options.heartbeat }),
    hasWeb: options.hasWeb ?? false,
  })
  return {
    ...house,
    clock,
    async close() {
      await house.stop()
      await Promise.all([database.owner.close(), database.program.close()])
      await server.pool.query(`drop database ${name} with (force)`)
      await server.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** Does everything the clock would have done by now: every job of every module, and what they tell. */
export async function runJobs(house: RunningHouse): Promise<void> {
  for (const job of modules.flatMap((module) => module.jobs ?? [])) await job.run(house.shell)
  await drainAll(house.shell)
}

/** Waits until every event has reached every listener: the house's own dispatcher brings them. */
export async function quiet(house: RunningHouse): Promise<void> {
  const waiting = () => house.database.owner.query(sql`select from platform.outbox limit 1`)
  while ((await waiting()).length > 0) await new Promise((resolve) => setTimeout(resolve, 20))
}
