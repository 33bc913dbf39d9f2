import { randomUUID } from 'node:crypto'
import compress from '@fastify/compress'
import cookie from '@fastify/cookie'
import helmet from '@fastify/helmet'
import rateLimit from '@fastify/rate-limit'
import { type FastifyInstance, type FastifyReply, type FastifyRequest, fastify } from 'fastify'
import type { SignedInActor } from '../../../contract/actor.ts'
import { commonRefusals, fileAnswer, type RefusalCodes } from '../../../contract/route.ts'
import { type Refusal, refused } from '../../../kernel/result.ts'
import { isDatabaseAway } from '../db/database.ts'
import type { Module } from '../module.ts'
import { networkOf, type SecurityEvent, tellSecurity } from '../security-log.ts'
import { createShell, type Shell } from '../shell.ts'
import { createAllowance } from './allowance.ts'
import { type AskingBrowser, asker, type MountedRoute, type SessionKey } from './answer.ts'
import { furtherHeaders, securityHeaders } from './headers.ts'
import { cameInTheClear, isForSystems } from './in-the-clear.ts'
import { problemOf } from './problem.ts'
import { comesFromElsewhere } from './same-site.ts'

/**
 * Who is behind a request. The identity module answers; `isFresh` is false when a write lacks the page's own token. A look of
 * the program's own (`isBackground`) does not count as somebody being there.
 */
export type FindActor = (
  shell: Shell,
  request: FastifyRequest,
  options?: { readonly isBackground?: boolean },
) => Promise<{ actor: SignedInActor; session: SessionKey; isFresh: boolean } | undefined>

/** How the browser of a request is told to keep or forget its session. The identity module answers. */
export type TellBrowser = (shell: Shell, reply: FastifyReply, session: SessionKey | undefined) => void

export interface ServerOptions {
  readonly shell: Shell
  readonly modules: readonly Module[]
  readonly findActor: FindActor
  readonly tellBrowser: TellBrowser
  /** Requests a minute from one address, one person, or to one route; tests raise it. */
  readonly requestsPerMinute?: number
}

/** From one address: a hospital may sit behind one. */
const mostPerAddress = 6_000
/** By one person, in all their windows: a page asks for some ten things. */
const mostPerPerson = 600
/** No body of ours comes near; messages from systems have a limit of their own. */
const bodyLimit = 64 * 1024

/** The web server with every route of every module, and nothing listening yet. */
export async function createServer(options: ServerOptions): Promise<FastifyInstance> {
  const { shell, modules } = options
  const { settings } = shell
  const server = fastify({
    logger: false,
    bodyLimit,
    genReqId: () => randomUUID(),
    return503OnClosing: true,
    forceCloseConnections: 'idle',
    // Whose word is taken for where a request comes from: nobody's, unless the operator names their proxies.
    trustProxy: settings.TRUST_PROXY.length > 0 ? [...settings.TRUST_PROXY] : false,
    // A request that trickles in holds a connection no longer than this; the largest message needs some minutes.
    requestTimeout: 300_000,
    http: { headersTimeout: 20_000, insecureHTTPParser: false, requireHostHeader: true },
    onProtoPoisoning: 'error',
    onConstructorPoisoning: 'error',
    // HEAD would look at a citizen's data and show nobody.
    exposeHeadRoutes: false,
    routerOptions: { maxParamLength: 100 },
    frameworkErrors: (_fault, _request, reply) => {
      // The hooks that set headers have not run for an address that cannot be read.
      reply.headers({
        ...furtherHeaders,
        'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
        'x-content-type-options': 'nosniff',
        'cache-control': 'no-store',
      })
      sendRefusal(reply, refused('address-unknown'))
    },
  })
  await server.register(helmet, securityHeaders(settings))
  server.addHook('onRequest', async (request, reply) => {
    for (const [name, value] of Object.entries(furtherHeaders)) reply.raw.setHeader(name, value)
    // Two hosts in one request: a proxy may have read the one and we the other.
    if ((request.raw.headersDistinct?.host?.length ?? 0) > 1)
      return sendRefusal(reply, refused('input-invalid', { part: 'headers' }))
    if (cameInTheClear(request, settings))
      return isForSystems(request.url)
        ? sendRefusal(reply, refused('request-in-the-clear'))
        : reply.redirect(`${settings.PUBLIC_URL}${request.url}`, 308)
  })
  // A form of another site could post as text; what we take is JSON.
  server.removeContentTypeParser('text/plain')
  // Answers are packed; packed bodies are not taken in, so a small one cannot unfold into a large one.
  await server.register(compress, { threshold: 2048, encodings: ['br', 'gzip'], globalDecompression: false })
  await server.register(cookie)
  await server.register(rateLimit, {
    max: options.requestsPerMinute ?? mostPerAddress,
    timeWindow: '1 minute',
    // Whoever has hung up has no address any more.
    keyGenerator: (request) => request.ip ?? '',
    onExceeded: (request) => tellOf(shell, request, 'too-many-requests', { code: 'by-address' }),
    allowList: (request) => request.url.startsWith('/health/') || request.url.startsWith('/fhir/'),
    errorResponseBuilder: () => Object.assign(new Error('too many requests'), { statusCode: 429 }),
  })

  answerBeforeClosing(server)
  // The address is not said back: people paste CPR numbers into address bars.
  server.setNotFoundHandler({ preHandler: server.rateLimit() }, (_request, reply) =>
    sendRefusal(reply, refused('address-unknown')),
  )
  server.setErrorHandler((fault: Error & { statusCode?: number }, request, reply) => {
    if (fault.statusCode === 429) return sendRefusal(reply, refused('too-many-requests'))
    if (isDatabaseAway(fault)) {
      shell.log.warn({ requestId: request.id, fault: fault.message }, 'the database is away')
      return sendRefusal(reply, refused('database-away'))
    }
    if (fault.statusCode !== undefined && fault.statusCode < 500)
      return sendRefusal(
        reply,
        refused('input-invalid', { part: 'body', faults: [faultOf(fault.statusCode)] }),
      )
    shell.log.error({ requestId: request.id, fault }, 'a request met a fault of ours')
    return sendRefusal(reply, refused('our-mistake', { requestId: request.id }))
  })

  const mount = mountRoutes(server, options)
  for (const module of modules) {
    for (const mounted of module.routes ?? []) mount(mounted)
    module.mount?.(server, shell)
  }
  return server
}

/** Why a body could not be read. Never in the reader's own words: they repeat what was sent. */
function faultOf(status: number): { at: string; rule: string; text: string } {
  if (status === 413) return { at: '', rule: 'too_big', text: 'the body is too large' }
  if (status === 415) return { at: '', rule: 'media_type', text: 'the body is not JSON' }
  return { at: '', rule: 'unreadable', text: 'the body cannot be read' }
}

function tellOf(
  shell: Shell,
  request: FastifyRequest,
  event: SecurityEvent,
  told: { readonly who?: string; readonly route?: string; readonly code?: string } = {},
): void {
  tellSecurity(shell.log, event, { ...told, from: networkOf(request.ip), requestId: request.id })
}

/** How long an orderly stop waits for requests under way, in milliseconds. */
const patience = 10_000

/** From the moment the server is asked to stop, whoever waits for an answer gets it and is then hung up on. */
function answerBeforeClosing(server: FastifyInstance): void {
  let isClosing = false
  server.addHook('preClose', async () => {
    isClosing = true
    setTimeout(() => server.server.closeAllConnections(), patience).unref()
  })
  server.addHook('onSend', (_request, reply, _payload, done) => {
    if (isClosing) reply.header('connection', 'close')
    done()
  })
}

function sendRefusal(reply: FastifyReply, result: ReturnType<typeof refused>, codes = {}): FastifyReply {
  const problem = problemOf(result.refusal, codes)
  return reply.code(problem.status).type('application/problem+json').send(JSON.stringify(problem))
}

/**
 * Mounts a declared route behind the gates every one of them has, in this order: from our own page, signed in, not too often,
 * and for a write with the page's own token. What lies behind them, the access rules decide.
 */
function mountRoutes(server: FastifyInstance, options: ServerOptions): (mounted: MountedRoute) => void {
  const { shell, findActor, tellBrowser, requestsPerMinute } = options
  const byPerson = createAllowance(requestsPerMinute ?? mostPerPerson, 60_000)
  return (mounted) => {
    const { route } = mounted
    const byRoute = createAllowance(requestsPerMinute ?? route.mostPerMinute ?? mostPerPerson, 60_000)
    const turnAway = (request: FastifyRequest, reply: FastifyReply, code: string, who?: string) => {
      const event =
        code === 'too-many-requests' || code === 'request-from-elsewhere' ? code : 'request-refused'
      tellOf(shell, request, event, { route: route.name, code, ...(who === undefined ? {} : { who }) })
      return sendRefusal(reply, refused(code))
    }
    server.route({
      method: route.method,
      url: route.path,
      ...(route.largestBody !== undefined && { bodyLimit: route.largestBody }),
      async handler(request, reply) {
        // What concerns a person must not lie in a cache on the way or on a shared computer.
        reply.header('cache-control', 'no-store')
        if (comesFromElsewhere(request.headers, shell.settings.PUBLIC_URL))
          return turnAway(request, reply, 'request-from-elsewhere')
        const found = await findActor(shell, request)
        if (found === undefined) {
          if (request.headers.authorization !== undefined)
            reply.header('www-authenticate', 'Bearer error="invalid_token"')
          return sendRefusal(reply, refused('not-signed-in'))
        }
        const who = asker(found.actor)
        if (!byPerson.take(who) || !byRoute.take(who))
          return turnAway(request, reply, 'too-many-requests', who)
        if (route.method !== 'GET' && !found.isFresh) return turnAway(request, reply, 'stale-page', who)
        const { browser, tell } = holdingBack()
        const { answerWaitsFor, allDone } = holdingUp()
        const result = await mounted.call(createShell({ ...shell, requestId: request.id, answerWaitsFor }), {
          params: request.params,
          query: request.query,
          body: request.body,
          actor: found.actor,
          session: found.session,
          requestId: header(request, 'idempotency-key'),
          browser,
        })
        await allDone()
        if (!result.ok) {
          if (isForbidden(result.refusal, route.refusals))
            tellOf(shell, request, 'request-refused', { route: route.name, code: result.refusal.code, who })
          return sendRefusal(reply, result, route.refusals)
        }
        if (route.isWatched) tellOf(shell, request, 'watched-deed', { route: route.name, who })
        tell((session) => tellBrowser(shell, reply, session))
        if (route.answersAs === 'file') return sendFile(reply, result.value)
        return reply.type(route.answersAs ?? 'application/json').send(JSON.stringify(result.value ?? null))
      },
    })
  }
}

/** A file is saved and never shown: whatever it is, no browser may take it for a page of ours. */
function sendFile(reply: FastifyReply, answered: unknown): FastifyReply {
  const parts = [answered, ...Object.values((answered ?? {}) as Record<string, unknown>)]
  const file = parts.map((part) => fileAnswer.safeParse(part)).find(({ success }) => success)?.data
  if (file === undefined) throw new Error('a route that answers a file has answered none')
  const plain = file.fileName.replaceAll(/[^\w.-]+/g, '_')
  return reply
    .headers({
      'content-disposition': `attachment; filename="${plain}"; filename*=UTF-8''${encodeName(file.fileName)}`,
      'content-security-policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
      'x-content-type-options': 'nosniff',
    })
    .type(file.contentType)
    .send(Buffer.from(file.bytes))
}

/** RFC 8187: what encodeURIComponent leaves as it is and the header may not hold. */
function encodeName(name: string): string {
  return encodeURIComponent(name).replaceAll(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  )
}

function isForbidden(refusal: Refusal, codes: RefusalCodes): boolean {
  return (codes[refusal.code] ?? (commonRefusals as RefusalCodes)[refusal.code]) === 'forbidden'
}

/** What an answer waits for: all of it is done before anything leaves, and what fails there fails the request. */
function holdingUp(): { answerWaitsFor(work: Promise<unknown>): void; allDone(): Promise<unknown> } {
  const held: Promise<unknown>[] = []
  return {
    answerWaitsFor: (work) => {
      held.push(work)
      // When the request fails of something else first, nobody is left to hear of this.
      work.catch(() => undefined)
    },
    allDone: () => Promise.all(held),
  }
}

/** What the browser is to keep waits until the deed is committed: one that was undone must not change who is signed in. */
function holdingBack(): {
  browser: AskingBrowser
  tell(tellBrowser: (session: SessionKey | undefined) => void): void
} {
  let held: { session: SessionKey | undefined } | undefined
  return {
    browser: {
      keepSession: (session) => {
        held = { session }
      },
      forgetSession: () => {
        held = { session: undefined }
      },
    },
    tell(tellBrowser) {
      if (held !== undefined) tellBrowser(held.session)
    },
  }
}

function header(request: FastifyRequest, name: string): string | undefined {
  const value = request.headers[name]
  return typeof value === 'string' ? value : undefined
}
