import { createContext, Script } from 'node:vm'
import { describe, expect, test } from 'vitest'
import { everyRoute } from '../support/every-route.ts'
import { type Breach, hold } from './hold.ts'
import { isTestCode, lineOf, listSources, type Source } from './sources.ts'

const inUse = listSources('kernel', 'contract', 'server', 'bin').filter(({ path }) => !isTestCode(path))

function breachesOf(sources: readonly Source[], pattern: RegExp, of: 'code' | 'bare' = 'bare'): Breach[] {
  return sources.flatMap((source) =>
    [...source[of].matchAll(pattern)].map((match) => ({
      at: source.path,
      line: lineOf(source[of], match.index),
      what: match[0].trim(),
    })),
  )
}

type Def = Readonly<Record<string, unknown>> & { readonly type?: string }

function defOf(shape: unknown): Def | undefined {
  return (shape as { _zod?: { def?: Def } } | undefined)?._zod?.def
}

/** The objects a body may be that take more than they name. What lies inside them is cut to what is named, without a word. */
function looseBodies(shape: unknown): number {
  const def = defOf(shape)
  if (def?.type === 'union')
    return (def.options as unknown[]).reduce<number>((sum, one) => sum + looseBodies(one), 0)
  if (def?.type !== 'object') return def?.innerType === undefined ? 0 : looseBodies(def.innerType)
  return defOf(def.catchall)?.type === 'never' ? 0 : 1
}

describe('what somebody sends', () => {
  test('may hold what the contract names and nothing more', () => {
    const bodies = everyRoute.filter(({ route }) => route.body !== undefined)
    hold({
      looked: bodies.length,
      breaches: bodies
        .filter(({ route }) => looseBodies(route.body) > 0)
        .map(({ route }) => ({ at: route.name, what: 'takes more than its body names' })),
      instead: 'Write z.strictObject: what nobody named must not be set, and a misspelt part must be told.',
    })
  })

  test('has an end: every text and list of a body has a longest length', () => {
    const texts = everyRoute.filter(({ route }) => route.body !== undefined)
    hold({
      looked: texts.length,
      breaches: texts.flatMap(({ route }) =>
        endlessParts(route.body, 'body').map((part) => ({
          at: route.name,
          what: `${part} has no longest length`,
        })),
      ),
      instead: 'Give the text or list a .max(…).',
    })
  })
})

interface Check {
  readonly _zod: {
    readonly def: { readonly check?: string; readonly format?: string; readonly maximum?: number }
  }
}

/** Texts and lists without a longest length. What has a form of its own (an id, a time, a word of a list) has an end. */
function endlessParts(shape: unknown, at: string, seen = new Set<unknown>()): string[] {
  if (typeof shape !== 'object' || shape === null || seen.has(shape)) return []
  seen.add(shape)
  const zod = (
    shape as { _zod?: { def?: Readonly<Record<string, unknown>>; bag?: Readonly<Record<string, unknown>> } }
  )._zod
  const def = zod?.def
  if (def === undefined) return []
  const checks = (def.checks as readonly Check[] | undefined) ?? []
  const hasEnd =
    def.format !== undefined ||
    zod?.bag?.maximum !== undefined ||
    checks.some(({ _zod }) =>
      ['max_length', 'length_equals', 'string_format', 'max_size'].includes(_zod.def.check ?? ''),
    )
  const inner = (part: unknown, name: string) => endlessParts(part, `${at}.${name}`, seen)
  return [
    ...((def.type === 'string' || def.type === 'array') && !hasEnd ? [at] : []),
    ...Object.entries((def.shape as Record<string, unknown> | undefined) ?? {}).flatMap(([name, part]) =>
      inner(part, name),
    ),
    ...((def.options as unknown[] | undefined) ?? []).flatMap((part) => inner(part, '|')),
    ...['element', 'innerType', 'valueType', 'in', 'out'].flatMap((name) => inner(def[name], name)),
  ]
}

describe('the way out of the house', () => {
  test('is taken in a few known places only, to addresses the operator has set', () => {
    hold({
      looked: inUse.length,
      breaches: [
        ...breachesOf(inUse, /\bfetch\(/g).filter(({ what }) => what.length > 0),
        ...breachesOf(inUse, /\b(?:https?|net|tls|dgram)\.(?:request|get|connect|createConnection)\(/g),
        ...inUse.flatMap(({ path, imports }) =>
          imports
            .filter(({ specifier }) =>
              ['openid-client', 'undici', 'node:https', 'node:tls', 'node:dgram', 'node:dns'].some(
                (name) => specifier === name || specifier.startsWith(`${name}/`),
              ),
            )
            .map(({ line, specifier }) => ({ at: path, line, what: `imports ${specifier}` })),
        ),
      ],
      exceptions: {
        'server/command-line/client-key.ts': 'asks where the operator who types the command says',
        'server/command-line/message.ts': 'sends where the operator who types the command says',
        'server/modules/identity/open-id.ts': 'asks OIDC_ISSUER, which is https or on this machine',
        'server/modules/identity/fetch-keys.ts':
          'fetches the keys of a registered system from a host of CLIENT_KEY_HOSTS, by https, at a public address, without following redirects',
        'server/modules/message/delivery/adapters/http.ts':
          'posts letters to mailboxes an operator has registered, by https at a public address or to a host of MESSAGE_SEND_HOSTS, without following redirects',
      },
      instead:
        'A server that fetches what a stranger names fetches from inside. Take the address from the settings.',
    })
  })
})

describe('the program', () => {
  test('makes no code, no shell command and no statement of SQL out of text', () => {
    hold({
      looked: inUse.length,
      breaches: [
        ...breachesOf(inUse, /\beval\(|\bnew Function\(|\bvm\.\w+\(|\bexecSync\(|\bexec\(\s*[`'"]/g),
        ...breachesOf(inUse, /\.query\(\s*`[^`]*\$\{(?!programRole|programLogin)/g, 'code'),
        ...inUse.flatMap(({ path, imports }) =>
          imports
            .filter(({ specifier }) => ['node:vm', 'node:child_process'].includes(specifier))
            .map(({ line, specifier }) => ({ at: path, line, what: `imports ${specifier}` })),
        ),
      ],
      exceptions: {
        'server/platform/embedded-postgres/launch.ts':
          'starts PostgreSQL with a list of words, no shell; none comes from outside',
      },
      instead: 'Give values as parameters: sql`…` does, and a program takes a list of words.',
    })
  })

  test('reads the environment in one place, where every setting is checked', () => {
    hold({
      looked: inUse.length,
      breaches: breachesOf(inUse, /\bprocess\.env\b/g),
      exceptions: {
        'server/command-line/main.ts': 'hands it to readSettings',
        'server/platform/embedded-postgres/launch.ts': 'hands it on to PostgreSQL',
        'server/web-build.ts': 'NODE_ENV, for the build of the web app',
      },
      instead: 'Add a setting to server/platform/settings.ts.',
    })
  })

  test('takes chance for what must not be guessed from the system, and old checksums from nowhere', () => {
    hold({
      looked: inUse.length,
      breaches: [
        ...breachesOf(inUse, /\bMath\.random\(/g),
        ...breachesOf(inUse, /createHash\(\s*'(?:md5|sha1)'/g, 'code'),
        ...breachesOf(inUse, /createCipheriv\(|createDecipheriv\(/g),
      ],
      instead: 'Use randomBytes or randomUUID of node:crypto, and SHA-256.',
    })
  })

  test('shows text as text: no page of ours puts HTML together, and none stores more than how it is shown', () => {
    const web = listSources('web').filter(({ path }) => !isTestCode(path))
    hold({
      looked: web.length,
      breaches: [
        ...breachesOf(
          web,
          /dangerouslySetInnerHTML|\binnerHTML\b|\bouterHTML\b|insertAdjacentHTML|document\.write/g,
        ),
        ...breachesOf(web, /\bpostMessage\(|addEventListener\(\s*'message'/g, 'code'),
        ...breachesOf(web, /\b(?:localStorage|sessionStorage|indexedDB)\b|document\.cookie/g),
      ],
      exceptions: {
        'web/app/preference.ts': 'language and density, which tell nothing about anybody',
        'web/app/waiting/device-box.ts':
          'what waits for the network, sealed with a key that is in memory only',
      },
      instead: 'Let React write the text; keep what concerns people on the server.',
    })
  })
})

/** About as long as a body may be (64 kB); for those that seem slow, as long as a message may be and more. */
const lengths = { first: 30_000, again: 300_000 }

/** Milliseconds for all attempts together. What grows with the square takes minutes for the long ones, however fast the machine. */
const patience = { first: 400, again: 5_000 }

/** What a pattern might choke on: signs it names itself, over and over, and then one that does not fit. */
function attacksOn(pattern: string, long: number): string[] {
  const named = [...new Set(pattern.replace(/\\[bBdDsSwW]/g, 'a0 ').replace(/[\\^$*+?()[\]{}|]/g, ''))]
  const signs = [...new Set([...named.slice(0, 12), 'a', '0', ' ', '-', '.', '/', '<', '\t', '\n'])]
  const pairs = signs.slice(0, 8).flatMap((one) => signs.slice(0, 8).map((other) => one + other))
  return [...signs, ...pairs].flatMap((pump) => {
    const pumped = pump.repeat(long / pump.length)
    return [`${pumped}\u0000`, `${signs[0]}${pumped}${signs[1]}\u0000`]
  })
}

/** Tries all texts on the pattern; true when it was still at it when the time was up. */
const attempt = new Script('for (const text of texts) pattern.test(text)')

function chokesOn(pattern: RegExp, texts: readonly string[], timeout: number): boolean {
  try {
    attempt.runInContext(createContext({ pattern, texts }), { timeout })
    return false
  } catch {
    return true
  }
}

function isChokable(source: string, flags: string): boolean {
  const pattern = new RegExp(source, flags.replace('g', ''))
  if (!chokesOn(pattern, attacksOn(source, lengths.first), patience.first)) return false
  // A busy machine is slow, too: only what is slow with each text by itself, and a long one, grows too fast.
  return attacksOn(source, lengths.again).some((text) => chokesOn(pattern, [text], patience.again))
}

function regExpsOf({
  path,
  code,
  bare,
}: Source): { at: string; line: number; source: string; flags: string }[] {
  return [...bare.matchAll(/\/( +)\/([dgimsuvy]*)/g)].flatMap((match) => {
    const source = code.slice(match.index + 1, match.index + 1 + (match[1] ?? '').length)
    const flags = match[2] ?? ''
    try {
      new RegExp(source, flags)
      return [{ at: path, line: lineOf(bare, match.index), source, flags }]
    } catch {
      // Two slashes that are no pattern.
      return []
    }
  })
}

describe('patterns', () => {
  const patterns = inUse.flatMap(regExpsOf)

  test('are found', () => expect(patterns.length).toBeGreaterThan(60))

  test('take no longer than the length of what they read allows, whatever somebody writes', () => {
    const tried = new Map<string, boolean>()
    const slow = patterns.filter(({ source, flags }) => {
      const key = `${flags} ${source}`
      if (!tried.has(key)) tried.set(key, isChokable(source, flags))
      return tried.get(key)
    })
    hold({
      looked: patterns.length,
      breaches: slow.map(({ at, line, source }) => ({ at, line, what: `/${source}/` })),
      exceptions: {
        'server/modules/message/domain/reading/r4-shape.ts':
          'reads a table of ours, once, when the program starts',
      },
      instead: 'Let no two parts that may repeat take the same sign one after the other; or read by hand.',
    })
  }, 120_000)
})
