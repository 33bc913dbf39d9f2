import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { openDatabase } from '../../server/platform/db/database.ts'
import { migrate } from '../../server/platform/db/migrate.ts'
import { ensureProgramLogin } from '../../server/platform/db/program-login.ts'
import { type EmbeddedServer, launchPostgres } from '../../server/platform/embedded-postgres/launch.ts'
import { prepareJobs } from '../../server/platform/jobs.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    postgres: { host: string; port: number; user: string }
  }
}

let running: Promise<{ server: EmbeddedServer; folder: string }> | undefined
let users = 0

async function start(): Promise<{ server: EmbeddedServer; folder: string }> {
  const folder = await mkdtemp(join(tmpdir(), 'sammenhaeng-test-'))
  // As root the server runs as another user, who must be able to go in.
  await chmod(folder, 0o755)
  const server = await launchPostgres({ dataDir: folder, isThrowaway: true })
  const owner = openDatabase({
    host: server.host,
    port: server.port,
    user: server.user,
    database: 'postgres',
  })
  await owner.pool.query('create database template_migrated')
  await ensureProgramLogin(owner)
  await owner.close()
  const template = openDatabase({
    host: server.host,
    port: server.port,
    user: server.user,
    database: 'template_migrated',
  })
  await migrate(template)
  await prepareJobs(template)
  await template.close()
  return { server, folder }
}

/** One throw-away PostgreSQL for the whole run, with one migrated database that every test file clones. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  running ??= start()
  users += 1
  const { server, folder } = await running
  project.provide('postgres', { host: server.host, port: server.port, user: server.user })
  return async () => {
    users -= 1
    if (users > 0) return
    await server.stop()
    await rm(folder, { recursive: true, force: true })
  }
}
