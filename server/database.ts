import { type DatabaseOptions, type DatabasePool, openDatabase } from './platform/db/database.ts'
import { ensureProgramLogin, programLogin, programRole } from './platform/db/program-login.ts'
import { sql } from './platform/db/sql.ts'
import { launchPostgres } from './platform/embedded-postgres/launch.ts'
import type { Settings } from './platform/settings.ts'

/** The database the program runs on, and how it got there. */
export interface HouseDatabase {
  /** As the owner of the tables, for migrations only. Where only the program's login is known, that: migrations then wait. */
  readonly owner: DatabasePool
  /** As the program's role, which may not change what is append-only and cannot become anybody else. */
  readonly program: DatabasePool
  /** How the program connects. */
  readonly connection: DatabaseOptions
  /** `embedded` means a server of our own was started on DATA_DIR. */
  readonly kind: 'embedded' | 'given'
  /** Closes the pools and stops the embedded server, if it is ours. */
  close(): Promise<void>
}

/**
 * Connects to DATABASE_URL, or starts the embedded server. The pools connect at their first question. With DATABASE_OWNER_URL
 * the program signs in as itself; without, the user of DATABASE_URL steps down on every connection and could step up again.
 */
export async function openHouseDatabase(settings: Settings): Promise<HouseDatabase> {
  if (settings.DATABASE_URL !== undefined) {
    const connection = { connectionString: settings.DATABASE_URL }
    const owner = { connectionString: settings.DATABASE_OWNER_URL ?? settings.DATABASE_URL }
    return withPools(owner, connection, 'given', async () => undefined)
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
  await ensureProgramLogin(server)
  await server.close()
  const database = { host, port, database: 'sammenhaeng' }
  return withPools({ ...database, user }, { ...database, user: programLogin }, 'embedded', embedded.stop)
}

function withPools(
  asOwner: DatabaseOptions,
  connection: DatabaseOptions,
  kind: HouseDatabase['kind'],
  stop: () => Promise<void>,
): HouseDatabase {
  const owner = openDatabase({ ...asOwner, poolSize: 2 })
  const program = openDatabase({ ...connection, poolSize: 28, role: programRole })
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
