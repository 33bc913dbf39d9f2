import { spawn } from 'node:child_process'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterAll, beforeAll, expect, test } from 'vitest'

const root = join(import.meta.dirname, '..', '..')
let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sammenhaeng-ctrl-c-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

test.skipIf(process.platform === 'win32')(
  'Ctrl+C reaches the whole group; the embedded database stands until the last deed is done and the log is sealed',
  async () => {
    const server = spawn(process.execPath, [join(root, 'bin', 'sammenhaeng.ts'), 'start', '--no-web'], {
      // A group as a terminal makes it.
      detached: true,
      env: { PATH: process.env.PATH, DATA_DIR: folder, PORT: '0', LOG_LEVEL: 'warn' },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    const complaints: string[] = []
    createInterface({ input: server.stderr }).on('line', (line) => complaints.push(line))
    await new Promise<void>((resolve) => {
      createInterface({ input: server.stdout }).on('line', (line) => {
        if (line.startsWith('Stop med Ctrl+C')) resolve()
      })
    })
    const ended = new Promise((resolve) => server.once('exit', resolve))
    process.kill(-(server.pid as number), 'SIGINT')
    expect(await ended).toBe(0)
    expect(complaints).toEqual([])
    expect(await readdir(join(folder, 'log-seals'))).toHaveLength(1)
  },
  120_000,
)
