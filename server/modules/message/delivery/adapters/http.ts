import { lookup } from 'node:dns'
import { type IncomingMessage, Agent as PlainAgent, request as plainRequest } from 'node:http'
import { Agent, request } from 'node:https'
import { isIP, type LookupFunction } from 'node:net'
import { isPublicAddress } from '../../../identity/index.ts'
import type { NotHandedOver } from '../../domain/delivery/event.ts'
import type { Adapter, Handing, Parcel } from './adapter.ts'

/** What the operator decides, and what a test stands in for. */
export interface HttpWorld {
  /** Hosts, with their port where it is not the usual one, that may be reached without TLS and inside our own network. */
  readonly hosts: readonly string[]
  /** Bearer tokens by host, as in `partner.example=token`. */
  readonly tokens: readonly string[]
  readonly resolve?: typeof lookup
  /** Certificates to trust beside those of the world. */
  readonly certificate?: string
  /** In milliseconds. */
  readonly patience?: number
}

/** An acknowledgement takes some five thousand. */
const mostBytes = 1024 * 1024
const patience = 60_000

/**
 * Posts letters over HTTP. The address is one an operator has written: https to an address of the open world (looked at where
 * the connection is made, so that a name that changes its mind leads nowhere), or a host the operator has named. No redirect is
 * followed, what takes too long is given up, and no more is read of an answer than an acknowledgement could need.
 */
export function httpAdapter(world: HttpWorld): Adapter {
  const guarded = { lookup: onlyPublic(world.resolve ?? lookup), keepAlive: true, maxSockets: 32 }
  const agents = {
    https: new Agent({ ...guarded, ...(world.certificate && { ca: world.certificate }) }),
    namedHttps: new Agent({
      keepAlive: true,
      maxSockets: 32,
      ...(world.certificate && { ca: world.certificate }),
    }),
    namedHttp: new PlainAgent({ keepAlive: true, maxSockets: 32 }),
  }
  const tokens = new Map(world.tokens.map((line) => splitOnce(line)))
  return async (address, parcel, signal) => {
    const url = URL.canParse(address) ? new URL(address) : undefined
    const isNamed = url !== undefined && world.hosts.includes(url.host)
    if (url === undefined || !mayReach(url, isNamed)) return not('address-forbidden')
    const isPlain = url.protocol === 'http:'
    const agent = isPlain ? agents.namedHttp : isNamed ? agents.namedHttps : agents.https
    const token = tokens.get(url.host)
    const stop = AbortSignal.any([signal, AbortSignal.timeout(world.patience ?? patience)])
    try {
      const answer = await post(url, parcel, { agent, isPlain, token, stop })
      return handingOf(answer)
    } catch {
      if (signal.aborted) return not('own-trouble')
      return not(stop.aborted ? 'too-slow' : 'no-contact')
    }
  }
}

/** Whether an address may be written to at all. */
export function mayReach(url: URL, isNamed: boolean): boolean {
  if (url.username !== '' || url.password !== '') return false
  if (isNamed) return url.protocol === 'https:' || url.protocol === 'http:'
  if (url.protocol !== 'https:') return false
  // A number is connected to without being looked up.
  const host = url.hostname.replace(/^\[|\]$/g, '')
  return isIP(host) === 0 || isPublicAddress(host)
}

interface Answer {
  readonly status: number
  readonly contentType: string
  readonly bytes: Buffer
}

interface How {
  readonly agent: Agent | PlainAgent
  readonly isPlain: boolean
  readonly token: string | undefined
  readonly stop: AbortSignal
}

function post(url: URL, parcel: Parcel, { agent, isPlain, token, stop }: How): Promise<Answer> {
  return new Promise((resolve, fail) => {
    const send = isPlain ? plainRequest : request
    let hasAnswer = false
    const asked = send(
      url,
      {
        method: 'POST',
        agent,
        signal: stop,
        headers: {
          'content-type': parcel.contentType,
          'content-length': parcel.bytes.length,
          accept: parcel.contentType.split(';')[0],
          ...(token !== undefined && { authorization: `Bearer ${token}` }),
        },
      },
      (answer) => {
        hasAnswer = true
        void read(answer).then(resolve, fail)
      },
    )
    // Once an answer has begun, what it said counts.
    asked.on('error', (fault) => !hasAnswer && fail(fault))
    asked.end(parcel.bytes)
  })
}

async function read(answer: IncomingMessage): Promise<Answer> {
  const parts: Buffer[] = []
  let length = 0
  const status = answer.statusCode ?? 0
  const contentType = answer.headers['content-type'] ?? ''
  try {
    for await (const part of answer as AsyncIterable<Buffer>) {
      length += part.length
      // Too much to be an acknowledgement: that it was taken is known, the rest is not read.
      if (length > mostBytes) {
        answer.destroy()
        return { status, contentType, bytes: Buffer.alloc(0) }
      }
      parts.push(part)
    }
  } catch (fault) {
    // Cut off in the middle of the answer: the status had come, and tells whether it was taken.
    if (status >= 200 && status < 300) return { status, contentType, bytes: Buffer.alloc(0) }
    throw fault
  }
  return { status, contentType, bytes: Buffer.concat(parts) }
}

function handingOf({ status, contentType, bytes }: Answer): Handing {
  const answer = bytes.length > 0 ? { answer: { bytes, contentType } } : {}
  if (status >= 200 && status < 300) return { outcome: { kind: 'handed-over' }, ...answer }
  if (status === 401 || status === 403 || status === 404) return not('not-let-in')
  if ([400, 406, 413, 415, 422].includes(status))
    return { outcome: { kind: 'turned-away', status }, ...answer }
  return { ...not('receiver-in-trouble'), ...answer }
}

function not(why: NotHandedOver): Handing {
  return { outcome: { kind: 'not-handed-over', why } }
}

/** Looks a name up and gives only what is of the open world. */
function onlyPublic(resolve: typeof lookup): LookupFunction {
  return (name, options, answer) => {
    resolve(name, { ...options, all: true }, (fault, found) => {
      if (fault !== null) return answer(fault, '')
      const reachable = found.filter(({ address }) => isPublicAddress(address))
      const [first] = reachable
      if (first === undefined) return answer(new Error('no address of the open world'), '')
      return options.all === true ? answer(null, reachable) : answer(null, first.address, first.family)
    })
  }
}

function splitOnce(line: string): [string, string] {
  const at = line.indexOf('=')
  return [line.slice(0, at), line.slice(at + 1)]
}
