import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { DatabasePool } from './database.ts'
import { sql } from './sql.ts'

export interface Migration {
  /** File name: time and deed, unique over all modules. */
  readonly name: string
  readonly text: string
  readonly checksum: string
}

/** The migrations cannot be run as they are; the text says which and what to do. */
export class MigrationError extends Error {
  override readonly name = 'MigrationError'
}

const server = join(import.meta.dirname, '..', '..')
const fileName = /^\d{8}T\d{4}_[a-z0-9_]+\.sql$/

/** Every migration of the platform and the modules, in the one order of time they run in. */
export async function readMigrations(): Promise<Migration[]> {
  const modules = await readdir(join(server, 'modules'))
  const folders = [
    join(server, 'platform', 'migrations'),
    ...modules.map((word) => join(server, 'modules', word, 'migrations')),
  ]
  const found: Migration[] = []
  for (const folder of folders)
    for (const name of await readdir(folder).catch(() => [])) {
      if (!fileName.test(name))
        throw new MigrationError(`${name}: name it like 20270114T1030_create_handoffs.sql`)
      const text = await readFile(join(folder, name), 'utf8')
      found.push({ name, text, checksum: createHash('sha256').update(text).digest('hex') })
    }
  found.sort((a, b) => (a.name < b.name ? -1 : 1))
  found.forEach((migration, index) => {
    if (found[index + 1]?.name.slice(0, 13) === migration.name.slice(0, 13))
      throw new MigrationError(
        `${migration.name} and ${found[index + 1]?.name} have the same time; give one another`,
      )
  })
  return found
}

/** Any number will do, so long as it is ours: two servers that start at once take turns. */
const migrationLock = 7_061_700

/**
 * Brings the database up to date: runs what has not run, each in a transaction of its own, forward only. Two at once take
 * turns. Refuses a database in which a migration that has run is not the one we hold.
 * @returns the names that were run now
 */
export async function migrate(db: DatabasePool): Promise<string[]> {
  const migrations = await readMigrations()
  const client = await db.pool.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [migrationLock])
    // Where there is nothing to do, the program's own login may come here too.
    const { rows: known } = await client.query<{ found: string | null }>(
      "select to_regclass('platform.migrations')::text as found",
    )
    if (known[0]?.found === null)
      await client.query(`
        create schema platform;
        create table platform.migrations (
          name text primary key,
          checksum text not null,
          applied_at timestamptz not null default now()
        )`)
    const { rows } = await client.query<{ name: string; checksum: string }>(
      'select name, checksum from platform.migrations',
    )
    const applied = new Map(rows.map((row) => [row.name, row.checksum]))
    const run: string[] = []
    for (const migration of migrations) {
      const checksum = applied.get(migration.name)
      if (checksum === migration.checksum) continue
      if (checksum !== undefined)
        throw new MigrationError(
          `${migration.name} has run here with another text. Write a new migration instead.`,
        )
      await client.query('begin')
      try {
        await client.query(migration.text)
        await client.query('insert into platform.migrations (name, checksum) values ($1, $2)', [
          migration.name,
          migration.checksum,
        ])
        await client.query('commit')
      } catch (fault) {
        await client.query('rollback')
        throw new MigrationError(`${migration.name} failed: ${(fault as Error).message}`, { cause: fault })
      }
      run.push(migration.name)
    }
    return run
  } finally {
    await client.query('select pg_advisory_unlock($1)', [migrationLock]).catch(() => undefined)
    client.release()
  }
}

/** The migrations we hold that the database has not run; empty when it is up to date. */
export async function listPending(db: DatabasePool): Promise<string[]> {
  const known = await db.maybe<{ found: string | null }>(
    sql`select to_regclass('platform.migrations')::text as found`,
  )
  const rows = known?.found ? await db.query<{ name: string }>(sql`select name from platform.migrations`) : []
  const applied = new Set(rows.map((row) => row.name))
  return (await readMigrations()).map(({ name }) => name).filter((name) => !applied.has(name))
}
