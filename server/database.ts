import { type DatabaseOptions, type DatabasePool, openDatabase } from './platform/db/database.ts'
import { sql } from './platform/db/sql.ts'
import { launchPostgres } from './platform/embedded-postgres/launch.ts'
import type { Settings } from './platform/settings.ts'

/** The database the program runs on, and how it got there. */
export interface HouseDatabase {
  /** As the owner of the tables: migrations, and the job worker's own schema. */
  readonly owner: DatabasePool
  /** As the program's role, which may not change what is append-only. */
  readonly program: DatabasePool
  readonly connection: DatabaseOptions
  /** `embedded` means a server of our own was started on DATA_DIR. */
  readonly kind: 'embedded' | 'given'
  /** Closes the pools and stops the embedded server, if it is ours. */
  close(): Promise<void>
}

/** Connects to DATABASE_URL, or starts the embedded server. The pools connect at their first question. */
export async function openHouseDatabase(settings: Settings): Promise<HouseDatabase> {
  if (settings.DATABASE_URL !== undefined) {
    return withPools({ connectionString: settings.DATABASE_URL }, 'given', async () => undefined)
  }
  const embedded = await launchPostgres({ dataDir: settings.DATA_DIR })
  const { host, port, user } = embedded
  const server = openDatabase({ host, port, user, database: 'postgres', poolSize: 1 })
  const found = await server.query(sql`select from pg_database where datname = 'sammenhaeng'`)
  // Another program on the same folder may make it in the same moment; either way it is there.
  if (found.length === 0)
    await server.pool.query('create database sammenhaeng').catch((fault: { code?: string }) => {
      if (fault.code !== '42P04' && fault.code !== '23505') throw fault
    })
  await server.close()
  return withPools({ host, port, user, database: 'sammenhaeng' }, 'embedded', embedded.stop)
}

function withPools(
  connection: DatabaseOptions,
  kind: HouseDatabase['kind'],
  stop: () => Promise<void>,
): HouseDatabase {
  const owner = openDatabase({ ...connection, poolSize: 6 })
  const program = openDatabase({ ...connection, poolSize: 24, role: 'sammenhaeng_program' })
  return {
    owner,
    program,
    connection,
    kind,
    async close() {
      await Promise.all([owner.close(), program.close()])
      await stop()
    },
  }
}
