import { resolve } from 'node:path'
import { z } from 'zod'
import { withSecretFiles } from './secret-files.ts'

const port = z.coerce.number().int().min(0).max(65_535)
const list = z
  .string()
  .default('')
  .transform((text) =>
    text
      .split(',')
      .map((part) => part.trim())
      .filter((part) => part !== ''),
  )

/** Every setting of the program, with what it is for; the README's table is tested against this list. */
const environment = z.object({
  PORT: port.default(8700).describe('Port of the web app and the API; 0 picks a free one'),
  HOST: z.string().default('127.0.0.1').describe('Address to listen on; 0.0.0.0 for all'),
  PUBLIC_URL: z.url().optional().describe('Address people use, if another than http://localhost:PORT'),
  DATABASE_URL: z
    .string()
    .optional()
    .describe('PostgreSQL 17 or later; without it an embedded server is started'),
  DATABASE_OWNER_URL: z
    .string()
    .optional()
    .describe(
      'The same database as the owner of the tables, for migrations; DATABASE_URL is then the program’s',
    ),
  DATABASE_TLS: z
    .enum(['verify', 'trusted-network'])
    .default('verify')
    .describe(
      'A database on another machine must have sslmode=verify-full; trusted-network where the network itself is encrypted',
    ),
  DATA_DIR: z.string().default('.data').describe('Folder of the embedded server, keys and files'),
  OIDC_ISSUER: z
    .url()
    .optional()
    .describe('OpenID Connect provider; without it the embedded development provider'),
  OIDC_CLIENT_ID: z.string().default('sammenhaeng').describe('Our name at the provider'),
  OIDC_CLIENT_SECRET: z.string().optional().describe('Our secret at the provider'),
  OIDC_ACR: list.describe(
    'Levels of assurance (acr) the provider must vouch for, one of them, by commas; any takes every level',
  ),
  SESSION_HOURS: z.coerce.number().positive().max(24).default(10).describe('How long a sign-in lasts'),
  SESSION_IDLE_MINUTES: z.coerce
    .number()
    .positive()
    .max(1_440)
    .default(60)
    .describe('A sign-in nobody has used for this long is over'),
  TRUST_PROXY: list.describe(
    'Addresses of the proxies in front, whose X-Forwarded-For is believed, by commas',
  ),
  METRICS_TOKEN: z
    .string()
    .min(16)
    .optional()
    .describe('Bearer token for /metrics; without it only this machine may ask'),
  SECURITY_CONTACT: z
    .url({ protocol: /^(https|mailto)$/ })
    .optional()
    .describe('Where to report weaknesses (https: or mailto:), told in /.well-known/security.txt'),
  SUBJECT_KEY: z
    .string()
    .min(32)
    .optional()
    .describe('Secret that surnames and addresses are compared under; default one made in DATA_DIR/keys'),
  LOG_SEAL_KEY: z
    .string()
    .min(32)
    .optional()
    .describe('Ed25519 private key (PEM or base64) that seals the log; default one made in DATA_DIR/keys'),
  LOG_KEEP_YEARS: z.coerce
    .number()
    .int()
    .min(2)
    .max(50)
    .default(5)
    .describe('Years the access log is kept; the command log expire erases older months'),
  LOG_SHOWS_NAMES: z
    .enum(['on', 'off'])
    .default('off')
    .describe('Whether citizens see the names of staff in their log; off: role and unit'),
  CLIENT_KEY_HOSTS: list.describe('Hosts whose https addresses systems may publish their keys at, by commas'),
  MESSAGE_TOKENS: list.describe('Bearer tokens systems may deliver messages with, separated by commas'),
  MESSAGE_FOLDER: z
    .string()
    .optional()
    .describe('Folder watched for message files; default DATA_DIR/messages'),
  MESSAGE_LIMIT_MB: z.coerce.number().positive().max(100).default(100).describe('Largest message taken in'),
  MESSAGE_RESENDS: z.coerce
    .number()
    .int()
    .min(0)
    .max(3)
    .default(2)
    .describe('How often a letter nobody answers within 30 minutes is sent again before a person is called'),
  MESSAGE_SEND_HOSTS: list.describe(
    'Hosts (host:port) letters may be sent to without TLS or inside the own network, by commas; others must be https and public',
  ),
  MESSAGE_SEND_TOKENS: list.describe(
    'Bearer tokens for partners letters are sent to, as host=token, by commas',
  ),
  INSTRUMENT_LICENCES: list.describe(
    'Instruments this house has a licence to show the questions of (cat, start-back), by commas; of others only totals are kept',
  ),
  DEMO: z
    .enum(['on', 'off'])
    .default('on')
    .describe('Demo communities, test people and made-up citizens; off for real use'),
  LOG_LEVEL: z
    .enum(['debug', 'info', 'warn', 'error', 'silent'])
    .default('info')
    .describe('How much is logged'),
})

export type Environment = z.output<typeof environment>

/** The settings as the program uses them. */
export interface Settings extends Omit<Environment, 'DATA_DIR' | 'MESSAGE_FOLDER' | 'PUBLIC_URL'> {
  /** Absolute path. */
  readonly DATA_DIR: string
  /** Absolute path. */
  readonly MESSAGE_FOLDER: string
  /** Without a slash at the end. Known once the port is. */
  readonly PUBLIC_URL: string
}

/** A setting that cannot be used: the text names each one, what was wrong and what to write instead. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError'
}

/** Reads and checks the settings. Throws SettingsError naming every fault at once, never a secret's value. */
export function readSettings(env: Readonly<Record<string, string | undefined>>): Settings {
  const found = withSecretFiles(env)
  if (found.faults.length > 0)
    throw new SettingsError(`These settings cannot be used:\n${found.faults.join('\n')}`)
  const given = Object.fromEntries(
    Object.entries(found.env).filter(([, value]) => value !== undefined && value !== ''),
  )
  const read = environment.safeParse(given)
  if (!read.success) {
    const faults = read.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`)
    throw new SettingsError(
      `These settings cannot be used:\n${faults.join('\n')}\nThe README lists every setting.`,
    )
  }
  const settings = read.data
  if (settings.OIDC_ISSUER !== undefined && settings.OIDC_CLIENT_SECRET === undefined)
    throw new SettingsError('OIDC_ISSUER is set, so OIDC_CLIENT_SECRET must be set too.')
  if (settings.OIDC_ISSUER !== undefined && settings.OIDC_ACR.length === 0)
    throw new SettingsError(
      'OIDC_ISSUER is set, so OIDC_ACR must name the levels of assurance you accept; `any` takes every level.',
    )
  if (settings.OIDC_ISSUER !== undefined && !isHttpsOrHere(new URL(settings.OIDC_ISSUER)))
    throw new SettingsError('OIDC_ISSUER must be https, unless the provider is on this very machine.')
  if (settings.DATABASE_OWNER_URL !== undefined && settings.DATABASE_URL === undefined)
    throw new SettingsError('DATABASE_OWNER_URL is set, so DATABASE_URL must be set too.')
  if (settings.DATABASE_TLS === 'verify')
    for (const name of ['DATABASE_URL', 'DATABASE_OWNER_URL'] as const)
      if (settings[name] !== undefined && !isSafeDatabase(settings[name]))
        throw new SettingsError(
          `${name} is on another machine, so it must end in sslmode=verify-full; DATABASE_TLS=trusted-network where the network itself is encrypted.`,
        )
  if (
    settings.DEMO === 'off' &&
    settings.PUBLIC_URL !== undefined &&
    !isHttpsOrHere(new URL(settings.PUBLIC_URL))
  )
    throw new SettingsError(
      'DEMO is off, so PUBLIC_URL must be https, by a proxy with TLS in front, unless it is this very machine.',
    )
  const dataDir = resolve(settings.DATA_DIR)
  return {
    ...settings,
    DATA_DIR: dataDir,
    OIDC_ACR: settings.OIDC_ACR.includes('any') ? [] : settings.OIDC_ACR,
    MESSAGE_FOLDER: resolve(settings.MESSAGE_FOLDER ?? `${dataDir}/messages`),
    PUBLIC_URL: (settings.PUBLIC_URL ?? `http://localhost:${settings.PORT}`).replace(/\/$/, ''),
  }
}

const thisMachine = /^(localhost|127\.0\.0\.1|\[::1\])$/

/** Over plain http anybody on the way could say who signs in, and read what is shown. */
function isHttpsOrHere({ protocol, hostname }: URL): boolean {
  return protocol === 'https:' || (protocol === 'http:' && thisMachine.test(hostname))
}

/** On this machine or a socket of it, or by TLS to the server its certificate names. What is no address is the driver's to refuse. */
function isSafeDatabase(url: string): boolean {
  if (!URL.canParse(url)) return true
  const { hostname, searchParams } = new URL(url)
  const host = searchParams.get('host') ?? decodeURIComponent(hostname)
  return (
    host === '' ||
    host.startsWith('/') ||
    thisMachine.test(host) ||
    searchParams.get('sslmode') === 'verify-full'
  )
}

/** What no log line may hold: our secrets at others, and those others show us. */
export function secretsOf(settings: Settings): string[] {
  const {
    OIDC_CLIENT_SECRET,
    METRICS_TOKEN,
    SUBJECT_KEY,
    LOG_SEAL_KEY,
    MESSAGE_TOKENS,
    MESSAGE_SEND_TOKENS,
    DATABASE_URL,
    DATABASE_OWNER_URL,
  } = settings
  const passwords = [DATABASE_URL, DATABASE_OWNER_URL].flatMap((url) =>
    url !== undefined && URL.canParse(url) ? [new URL(url).password] : [],
  )
  return [
    OIDC_CLIENT_SECRET,
    METRICS_TOKEN,
    SUBJECT_KEY,
    LOG_SEAL_KEY,
    ...MESSAGE_TOKENS,
    ...MESSAGE_SEND_TOKENS.map((line) => line.slice(line.indexOf('=') + 1)),
    ...passwords,
  ].filter((secret) => secret !== undefined && secret !== '') as string[]
}

/** Name, default and meaning of every setting, for the README and `doctor`. */
export function listSettings(): { name: string; default: string; meaning: string }[] {
  return Object.entries(environment.shape).map(([name, shape]) => {
    const empty = shape.safeParse(undefined)
    const value = empty.success ? empty.data : undefined
    return {
      name,
      default: value === undefined || value.toString() === '' ? '' : String(value),
      meaning: shape.description ?? '',
    }
  })
}
