import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { launchPostgres } from '../embedded-postgres/launch.ts'
import { type DatabasePool, openDatabase } from './database.ts'
import { migrate } from './migrate.ts'

/** Runs the work on a throw-away database in which every migration has run; for commands that write down what they make. */
export async function withMigratedDatabase<Value>(
  work: (db: DatabasePool) => Promise<Value>,
): Promise<Value> {
  const folder = await mkdtemp(join(tmpdir(), 'sammenhaeng-schema-'))
  const server = await launchPostgres({ dataDir: folder, isThrowaway: true })
  const db = openDatabase({ host: server.host, port: server.port, user: server.user, database: 'postgres' })
  try {
    await migrate(db)
    return await work(db)
  } finally {
    await db.close()
    await server.stop()
    await rm(folder, { recursive: true, force: true })
  }
}
