import { lookup } from 'node:dns'
import { request } from 'node:https'
import type { LookupFunction } from 'node:net'
import { ok, type Refusal, type Result, refused } from '../../../kernel/result.ts'
import { type KeySetRefused, type PublicKey, readKeySet } from './domain/key-set.ts'
import { isPublicAddress } from './public-address.ts'

/** Where published keys may be fetched, and how that is done; a test stands in for the world. */
export interface KeyWorld {
  /** Hosts the operator has named (CLIENT_KEY_HOSTS); keys are fetched from no other. */
  readonly hosts: readonly string[]
  readonly isReachable?: (address: string) => boolean
  readonly resolve?: typeof lookup
  /** A certificate to trust beside those of the world. */
  readonly certificate?: string
  /** In milliseconds. */
  readonly patience?: number
}

export type FetchKeysRefused = Refusal<'client-keys-elsewhere' | 'client-keys-away'> | KeySetRefused

/** A key set of twenty keys takes some ten thousand. */
const mostBytes = 64 * 1024
const patience = 3_000

/**
 * Fetches the keys a client publishes. The address is one somebody else has written, so: https only, a host the operator has
 * named, an address of the open world (looked at where the connection is made, so that a name that changes its mind in
 * between leads nowhere), no redirect, little time and little data.
 */
export async function fetchKeys(
  uri: string,
  world: KeyWorld,
): Promise<Result<readonly PublicKey[], FetchKeysRefused>> {
  const url = keyAddress(uri, world.hosts)
  if (!url.ok) return url
  const body = await download(url.value, world).catch(() => undefined)
  if (body === undefined) return refused('client-keys-away')
  try {
    return readKeySet(JSON.parse(body))
  } catch {
    return refused('client-keys-unreadable')
  }
}

/** The address keys may be fetched from, or why not from this one. */
export function keyAddress(
  uri: string,
  hosts: readonly string[],
): Result<URL, Refusal<'client-keys-elsewhere'>> {
  const url = URL.canParse(uri) ? new URL(uri) : undefined
  const isNamed = url !== undefined && hosts.includes(url.hostname)
  if (!isNamed || url.protocol !== 'https:' || url.username !== '' || url.password !== '')
    return refused('client-keys-elsewhere', { hosts })
  return ok(url)
}

function download(url: URL, world: KeyWorld): Promise<string> {
  return new Promise((done, fail) => {
    const asked = request(
      url,
      {
        // A connection of its own: one kept open from before was not looked at.
        agent: false,
        lookup: onlyReachable(world),
        headers: { accept: 'application/json' },
        signal: AbortSignal.timeout(world.patience ?? patience),
        ...(world.certificate === undefined ? {} : { ca: world.certificate }),
      },
      (answer) => {
        if (answer.statusCode !== 200) {
          answer.destroy()
          return fail(new Error(`answered ${answer.statusCode}`))
        }
        const parts: Buffer[] = []
        let bytes = 0
        answer.on('data', (part: Buffer) => {
          bytes += part.length
          if (bytes > mostBytes) answer.destroy(new Error('too much'))
          else parts.push(part)
        })
        answer.on('error', fail)
        answer.on('end', () => done(Buffer.concat(parts).toString('utf8')))
        return undefined
      },
    )
    asked.on('error', fail)
    // An address that is a number is connected to without being looked up.
    asked.on('socket', (socket) =>
      socket.on('connect', () => {
        if (!(world.isReachable ?? isPublicAddress)(socket.remoteAddress ?? ''))
          asked.destroy(new Error('not an address of the open world'))
      }),
    )
    asked.end()
  })
}

/** Looks a name up and gives only what is of the open world. */
function onlyReachable({ isReachable = isPublicAddress, resolve = lookup }: KeyWorld): LookupFunction {
  return (name, options, answer) => {
    resolve(name, { ...options, all: true }, (fault, found) => {
      if (fault !== null) return answer(fault, '')
      const reachable = found.filter(({ address }) => isReachable(address))
      const [first] = reachable
      if (first === undefined) return answer(new Error('no address of the open world'), '')
      return options.all === true ? answer(null, reachable) : answer(null, first.address, first.family)
    })
  }
}
