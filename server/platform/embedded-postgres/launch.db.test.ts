import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openDatabase } from '../db/database.ts'
import { sql } from '../db/sql.ts'
import { EmbeddedServerError, launchPostgres } from './launch.ts'

describe('the embedded server keeps what it was given', () => {
  let dataDir: string
  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'sammenhaeng-launch-'))
    // As root the server runs as another user, who must be able to go in.
    await chmod(dataDir, 0o755)
  })
  afterAll(() => rm(dataDir, { recursive: true, force: true }))

  const ask = async <Row>(host: string, user: string, question: ReturnType<typeof sql>): Promise<Row[]> => {
    const db = openDatabase({ host, port: 5432, user, database: 'postgres', poolSize: 1 })
    try {
      return await db.query<Row>(question)
    } finally {
      await db.close()
    }
  }

  /** A process of its own that starts the server and waits, so that it can be killed hard. */
  const startInOwnProcess = async (): Promise<ChildProcess> => {
    const script = `
      import { launchPostgres } from ${JSON.stringify(join(import.meta.dirname, 'launch.ts'))}
      await launchPostgres({ dataDir: ${JSON.stringify(dataDir)} })
      console.log('ready')
      setInterval(() => {}, 1000)`
    const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    await once(child.stdout, 'data')
    return child
  }

  test('what was written is there after a stop and a new start', async () => {
    const first = await launchPostgres({ dataDir })
    await ask(first.host, first.user, sql`create table kept (word text)`)
    await ask(first.host, first.user, sql`insert into kept values ('here')`)
    await first.stop()
    const second = await launchPostgres({ dataDir })
    expect(await ask(second.host, second.user, sql`select word from kept`)).toEqual([{ word: 'here' }])
    await second.stop()
  })

  test('after a hard kill of the program the old server is taken over, and nothing is lost', async () => {
    const program = await startInOwnProcess()
    program.kill('SIGKILL')
    await once(program, 'exit')
    const server = await launchPostgres({ dataDir })
    expect(server.isAdopted).toBe(true)
    expect(await ask(server.host, server.user, sql`select word from kept`)).toEqual([{ word: 'here' }])
    await server.stop()
  })

  test('a second program beside the first shares its server, and leaves it running when done', async () => {
    const program = await startInOwnProcess()
    const second = await launchPostgres({ dataDir })
    await second.stop()
    expect(await ask(second.host, second.user, sql`select word from kept`)).toEqual([{ word: 'here' }])
    program.kill('SIGKILL')
    await once(program, 'exit')
    await (await launchPostgres({ dataDir })).stop()
  })

  test('data of another PostgreSQL is refused with what to do, and left alone', async () => {
    const file = join(dataDir, 'postgres', 'PG_VERSION')
    const version = await readFile(file, 'utf8')
    await writeFile(file, '16\n')
    await expect(launchPostgres({ dataDir })).rejects.toThrow(EmbeddedServerError)
    await expect(launchPostgres({ dataDir })).rejects.toThrow(/PostgreSQL 16.*DATABASE_URL/)
    await writeFile(file, version)
  })

  test('it listens on no network address', async () => {
    const server = await launchPostgres({ dataDir })
    expect(await ask(server.host, server.user, sql`show listen_addresses`)).toEqual([
      { listen_addresses: '' },
    ])
    await server.stop()
  })

  test.skipIf(process.platform === 'win32')(
    'nobody else on the machine may go in to its socket',
    async () => {
      const server = await launchPostgres({ dataDir })
      await chmod(server.host, 0o755)
      await server.stop()
      const again = await launchPostgres({ dataDir })
      expect((await stat(again.host)).mode & 0o777).toBe(0o700)
      await again.stop()
    },
  )
})
