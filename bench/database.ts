import { chmod, mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type HouseDatabase, openHouseDatabase } from '../server/database.ts'
import { sql } from '../server/platform/db/sql.ts'
import { readSettings, type Settings } from '../server/platform/settings.ts'

export interface BenchDatabase {
  readonly database: HouseDatabase
  readonly settings: Settings
  /** What a commit means here: the settings of the server that decide it. */
  readonly durability: string
  close(): Promise<void>
}

/** The database that was named is in use; nothing was done to it. */
export class NotEmptyError extends Error {
  override readonly name = 'NotEmptyError'
  constructor() {
    super(
      'DATABASE_URL names a database with tables in it. The bench fills a database: give it an empty one.',
    )
  }
}

/** A durable server of our own, thrown away afterwards, or the empty database DATABASE_URL names. */
export async function openBenchDatabase({ isKept }: { readonly isKept: boolean }): Promise<BenchDatabase> {
  const folder = await mkdtemp(join(await diskFolder(), 'sammenhaeng-bench-'))
  // As root the server runs as another user, who must be able to go in.
  await chmod(folder, 0o755)
  const settings = readSettings({
    DATA_DIR: folder,
    DEMO: 'off',
    LOG_LEVEL: process.env.LOG_LEVEL ?? 'error',
    PORT: '0',
    MESSAGE_TOKENS: 'bench',
    ...(process.env.DATABASE_URL === undefined ? {} : { DATABASE_URL: process.env.DATABASE_URL }),
  })
  const database = await openHouseDatabase(settings)
  const close = async (): Promise<void> => {
    await database.close()
    if (!isKept) await rm(folder, { recursive: true, force: true })
  }
  if (database.kind === 'given' && !(await isEmpty(database))) {
    await close()
    throw new NotEmptyError()
  }
  return { database, settings, durability: await durabilityOf(database), close }
}

/** The temporary folder may lie in memory, where nothing is durable; /var/tmp lies on disk. */
async function diskFolder(): Promise<string> {
  if (process.platform !== 'linux') return tmpdir()
  await mkdir('/var/tmp', { recursive: true })
  return '/var/tmp'
}

async function isEmpty({ owner }: HouseDatabase): Promise<boolean> {
  const { tables } = await owner.one<{ tables: number }>(sql`
    select count(*) as tables
    from pg_catalog.pg_tables
    where schemaname not in ('pg_catalog', 'information_schema')`)
  return tables === 0
}

async function durabilityOf({ owner }: HouseDatabase): Promise<string> {
  const { version, fsync, commit, method } = await owner.one<Record<string, string>>(sql`
    select current_setting('server_version') as version, current_setting('fsync') as fsync,
      current_setting('synchronous_commit') as commit, current_setting('wal_sync_method') as method`)
  return `PostgreSQL ${version}, fsync ${fsync}, synchronous_commit ${commit}, ${method}`
}
