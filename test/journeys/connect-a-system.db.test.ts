import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { serviceScopes } from '../../kernel/service-scope.ts'
import { programLogin } from '../../server/platform/db/program-login.ts'
import { readText } from '../architecture/sources.ts'
import { openHouse, type RunningHouse } from '../support/house.ts'
import { callAs } from '../support/service-client.ts'
import type { SignedIn } from '../support/sign-in.ts'
import { signIn } from '../support/sign-in.ts'

const page = readText('docs/how-to/connect-a-system.md')
const lines = [...page.matchAll(/```sh\n([\s\S]*?)```/g)].flatMap(([, block = '']) =>
  block.trim().split('\n'),
)
const program = join(import.meta.dirname, '..', '..', 'bin', 'sammenhaeng.ts')

let house: RunningHouse
let folder: string
let karen: SignedIn

/** The line of the page that says this, with what the reader has put in by then. */
function line(says: string, given: Readonly<Record<string, string>> = {}): string[] {
  const found = lines.find((one) => one.includes(says))
  if (found === undefined) throw new Error(`the page has no line with ${says}`)
  const [, words = ''] = /sammenhaeng -- ([^)]*)/.exec(found) ?? []
  return [...words.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, bare = '']) => quoted ?? given[bare] ?? bare)
}

/** Runs a line of the page where the reader would, against this house. */
async function run(words: readonly string[]): Promise<string> {
  const { host, port, user, database } = house.database.connection
  const urlOf = (login: string) =>
    `postgresql:///${database}?host=${encodeURIComponent(host ?? '')}&port=${port}&user=${login}`
  const { stdout } = await promisify(execFile)(process.execPath, [program, ...words], {
    cwd: folder,
    env: {
      ...process.env,
      DATABASE_URL: urlOf(programLogin),
      DATABASE_OWNER_URL: urlOf(user ?? ''),
      DATA_DIR: folder,
      PUBLIC_URL: house.address,
    },
  })
  // The house's clock stands; the commands go by the real one.
  house.clock.set(new Date().toISOString())
  return stdout
}

describe('En leverandør forbinder sit system efter vejledningen', () => {
  beforeAll(async () => {
    house = await openHouse({ now: new Date().toISOString() })
    folder = await mkdtemp(join(tmpdir(), 'sammenhaeng-system-'))
    karen = await signIn(house.address, 'demo:karen-friis')
  })
  afterAll(async () => {
    await house.close()
    await rm(folder, { recursive: true, force: true })
  })

  test('from key pair to first worklist, new keys and the end, as the page says', async () => {
    await run(line('new-key my-system'))
    const [client = ''] = (await run(line('client register'))).split(/\s/)
    const given = { $CLIENT: client }
    const token = (await run(line('client token', given))).trim()
    const [, address = ''] = /curl .* http:\/\/localhost:8700(\S+)/.exec(page) ?? []
    const worklist = () => callAs<{ tasks: object[] }>(house.address, token, address)
    const read = await worklist()
    const seen = await karen.get<{ tasks: { id: string }[] }>('/api/v1/tasks')
    expect(read.status).toBe(200)
    expect(read.body.tasks.length).toBe(seen.body.tasks.length)

    await run(line('new-key my-system/next'))
    expect(await run(line('client rotate', given))).toContain('key set 2')
    expect(await run(line('client list', given))).toContain(client)
    expect(await run(line('client revoke', given))).toContain('shut out')
    expect((await worklist()).status).toBe(401)
    // Each line of the page starts the program anew: a second each on a machine at rest, and many on one that is not.
  }, 180_000)

  test('every scope there is stands on the page', () => {
    for (const scope of serviceScopes.filter((one) => !one.endsWith('.rs')))
      expect(page).toContain(`\`${scope}\``)
  })
})
