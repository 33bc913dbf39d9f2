import { access, constants, mkdir, statfs } from 'node:fs/promises'
import { openShell } from '../app.ts'
import { type HouseDatabase, openHouseDatabase } from '../database.ts'
import { listDefinitions } from '../modules/message/index.ts'
import { listPending } from '../platform/db/migrate.ts'
import { sql } from '../platform/db/sql.ts'
import type { Settings } from '../platform/settings.ts'
import type { CommandContext } from './main.ts'
import { exitCode } from './output.ts'

interface Finding {
  readonly what: string
  readonly isGood: boolean
  readonly found: string
  /** Present when something should be done. */
  readonly advice?: string
}

/** Checks settings, database, clock and disk, and says what to do about what it finds. Exit code 1 when anything is wrong. */
export async function doctor({ settings, output }: CommandContext): Promise<number> {
  const findings = [...checkSettings(settings), await checkDisk(settings), ...(await checkDatabase(settings))]
  for (const { isGood, what, found, advice } of findings) {
    output.say(`${isGood ? '✓' : '✗'} ${what}: ${found}`)
    if (advice !== undefined) output.say(`    → ${advice}`)
  }
  output.data({ findings })
  return findings.every((finding) => finding.isGood) ? exitCode.done : exitCode.found
}

function checkSettings(settings: Settings): Finding[] {
  const isPublic = !/^http:\/\/(localhost|127\.0\.0\.1)(:|$)/.test(settings.PUBLIC_URL)
  const isDevelopmentLogin = settings.OIDC_ISSUER === undefined
  return [
    { what: 'settings', isGood: true, found: 'readable' },
    {
      what: 'sign-in',
      isGood: !(isPublic && isDevelopmentLogin),
      found: isDevelopmentLogin
        ? 'the development provider, which asks for no password'
        : 'your own provider',
      ...(isPublic && isDevelopmentLogin
        ? {
            advice:
              'Others can reach this address. Set OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET and DEMO=off.',
          }
        : {}),
    },
    {
      what: 'transport',
      isGood: !isPublic || settings.PUBLIC_URL.startsWith('https:'),
      found: settings.PUBLIC_URL,
      ...(isPublic && !settings.PUBLIC_URL.startsWith('https:')
        ? { advice: 'Put a proxy with TLS in front and set PUBLIC_URL to the https address.' }
        : {}),
    },
    ...(isPublic ? checkPublicSettings(settings) : []),
  ]
}

/** What an address others can reach needs besides. */
function checkPublicSettings(settings: Settings): Finding[] {
  const check = (what: string, isGood: boolean, found: string, advice: string): Finding =>
    isGood ? { what, isGood, found: 'set' } : { what, isGood, found, advice }
  return [
    check(
      'level of assurance',
      settings.OIDC_ISSUER === undefined || settings.OIDC_ACR.length > 0,
      'any the provider gives',
      'Set OIDC_ACR to the levels you accept, so that a sign-in with one factor is refused.',
    ),
    check(
      'proxy',
      settings.TRUST_PROXY.length > 0,
      'none is believed',
      'Set TRUST_PROXY to the address of the proxy, so that limits are counted for each sender.',
    ),
    check(
      'way from the proxy',
      /^(127\.0\.0\.1|localhost|::1)$/.test(settings.HOST),
      `plain http on ${settings.HOST}`,
      'Set HOST=127.0.0.1 with the proxy on this machine, or see that the network between them is encrypted.',
    ),
    check(
      'message tokens',
      settings.MESSAGE_TOKENS.length === 0,
      'fixed tokens open the message door',
      'Let senders sign in with keys of their own (client register), and leave MESSAGE_TOKENS empty.',
    ),
    check(
      'reports of weaknesses',
      settings.SECURITY_CONTACT !== undefined,
      'nobody is named',
      'Set SECURITY_CONTACT to where they should go (https: or mailto:).',
    ),
    check(
      'owner of the database',
      settings.DATABASE_URL === undefined || settings.DATABASE_OWNER_URL === undefined,
      'its password is in the environment of the program',
      'Migrate with DATABASE_OWNER_URL, and start without it: docs/how-to/run-in-production.md.',
    ),
  ]
}

async function checkDisk(settings: Settings): Promise<Finding> {
  try {
    await mkdir(settings.DATA_DIR, { recursive: true })
    await access(settings.DATA_DIR, constants.W_OK)
  } catch (fault) {
    return {
      what: 'disk',
      isGood: false,
      found: `${settings.DATA_DIR} cannot be written (${(fault as NodeJS.ErrnoException).code})`,
      advice: 'Set DATA_DIR to a folder this user may write, or mend its rights.',
    }
  }
  const { bavail, bsize } = await statfs(settings.DATA_DIR)
  const gigabytes = (bavail * bsize) / 2 ** 30
  const found = `${gigabytes.toFixed(1)} GB free in ${settings.DATA_DIR}`
  return gigabytes < 2
    ? { what: 'disk', isGood: false, found, advice: 'Free at least 2 GB; a full disk stops the database.' }
    : { what: 'disk', isGood: true, found }
}

async function checkDatabase(settings: Settings): Promise<Finding[]> {
  const name = settings.DATABASE_URL === undefined ? 'embedded' : 'given by DATABASE_URL'
  try {
    const database = await openHouseDatabase(settings)
    try {
      const { version, now } = await database.owner.one<{ version: number; now: string }>(
        sql`select current_setting('server_version_num')::int as version, now() as now`,
      )
      const apart = Math.abs(Date.parse(now) - Date.now()) / 1_000
      const pending = await listPending(database.owner)
      return [
        {
          what: 'database',
          isGood: version >= 170_000,
          found: `PostgreSQL ${Math.floor(version / 10_000)}.${version % 10_000}, ${name}`,
          ...(version < 170_000 ? { advice: 'Upgrade to PostgreSQL 17 or later.' } : {}),
        },
        {
          what: 'clock',
          isGood: apart < 2,
          found: `${apart.toFixed(1)} s from the clock of the database`,
          ...(apart < 2
            ? {}
            : {
                advice: 'Deadlines are counted by the clock: let both machines follow the same time server.',
              }),
        },
        ...(pending.length === 0 ? [await checkProfiles(settings, database)] : []),
        {
          what: 'migrations',
          isGood: pending.length === 0,
          found: pending.length === 0 ? 'up to date' : `${pending.length} have not run`,
          ...(pending.length === 0
            ? {}
            : { advice: 'Run: npm run sammenhaeng -- migrate (start does it too).' }),
        },
      ]
    } finally {
      await database.close()
    }
  } catch (fault) {
    return [
      {
        what: 'database',
        isGood: false,
        found: `cannot be reached (${name}): ${(fault as Error).message}`,
        advice: 'Check DATABASE_URL and that the server runs, or leave it out to use the embedded one.',
      },
    ]
  }
}

/** Messages can be taken in without the published profiles; the program then checks only what it reads itself. */
async function checkProfiles(settings: Settings, database: HouseDatabase): Promise<Finding> {
  const { standards } = await listDefinitions(openShell(settings, database))
  const half = standards.filter(({ missing }) => missing.length > 0).map(({ name }) => name)
  return half.length === 0
    ? { what: 'published profiles', isGood: true, found: 'loaded for every standard' }
    : {
        what: 'published profiles',
        isGood: true,
        found: `full validation is off for ${half.join(', ')}`,
        advice:
          'Load the published packages: npm run sammenhaeng -- definitions import <package.tgz or folder>',
      }
}
