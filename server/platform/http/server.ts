import { randomUUID } from 'node:crypto'
import compress from '@fastify/compress'
import cookie from '@fastify/cookie'
import helmet from '@fastify/helmet'
import rateLimit from '@fastify/rate-limit'
import { type FastifyInstance, type FastifyReply, type FastifyRequest, fastify } from 'fastify'
import type { SignedInActor } from '../../../contract/actor.ts'
import { refused } from '../../../kernel/result.ts'
import { isDatabaseAway } from '../db/database.ts'
import type { Module } from '../module.ts'
import type { Shell } from '../shell.ts'
import type { MountedRoute, SessionKey } from './answer.ts'
import { problemOf } from './problem.ts'

/** Who is behind a request. The identity module answers; `isFresh` is false when a write lacks the page's own token. */
export type FindActor = (
  shell: Shell,
  request: FastifyRequest,
) => Promise<{ actor: SignedInActor; session: SessionKey; isFresh: boolean } | undefined>

export interface ServerOptions {
  readonly shell: Shell
  readonly modules: readonly Module[]
  readonly findActor: FindActor
  /** Requests a minute from one address; tests raise it. */
  readonly requestsPerMinute?: number
}

/** The web server with every route of every module, and nothing listening yet. */
export async function createServer(options: ServerOptions): Promise<FastifyInstance> {
  const { shell, modules, findActor } = options
  const isSecure = shell.settings.PUBLIC_URL.startsWith('https:')
  const server = fastify({
    logger: false,
    bodyLimit: 1024 * 1024,
    genReqId: () => randomUUID(),
    return503OnClosing: true,
    forceCloseConnections: 'idle',
    routerOptions: { maxParamLength: 100 },
    frameworkErrors: (_fault, _request, reply) => {
      sendRefusal(reply, refused('address-unknown'))
    },
  })
  await server.register(helmet, {
    contentSecurityPolicy: {
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        // The one inline style sheet is React Aria's own for touch; any other is refused.
        styleSrc: ["'self'", "'sha256-38RhXrc7EdReTKsOm23ZPOCUgniTUUcjky8QOOrQx6o='"],
        styleSrcAttr: ["'unsafe-inline'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        fontSrc: ["'self'"],
        connectSrc: ["'self'"],
        formAction: [
          "'self'",
          ...(shell.settings.OIDC_ISSUER ? [new URL(shell.settings.OIDC_ISSUER).origin] : []),
        ],
        frameAncestors: ["'none'"],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        upgradeInsecureRequests: isSecure ? [] : null,
      },
    },
    hsts: isSecure,
    referrerPolicy: { policy: 'same-origin' },
    crossOriginEmbedderPolicy: false,
  })
  await server.register(compress, { threshold: 2048, encodings: ['br', 'gzip'] })
  await server.register(cookie)
  await server.register(rateLimit, {
    max: options.requestsPerMinute ?? 1_200,
    timeWindow: '1 minute',
    allowList: (request) => request.url.startsWith('/health/') || request.url.startsWith('/fhir/'),
    errorResponseBuilder: () => Object.assign(new Error('too many requests'), { statusCode: 429 }),
  })

  answerBeforeClosing(server)
  // The address is not said back: people paste CPR numbers into address bars.
  server.setNotFoundHandler((_request, reply) => sendRefusal(reply, refused('address-unknown')))
  server.setErrorHandler((fault: Error & { statusCode?: number }, request, reply) => {
    if (fault.statusCode === 429) return sendRefusal(reply, refused('too-many-requests'))
    if (isDatabaseAway(fault)) {
      shell.log.warn({ requestId: request.id, fault: fault.message }, 'the database is away')
      return sendRefusal(reply, refused('database-away'))
    }
    if (fault.statusCode !== undefined && fault.statusCode < 500)
      return sendRefusal(reply, refused('input-invalid', { faults: [{ at: '', text: fault.message }] }))
    shell.log.error({ requestId: request.id, fault }, 'a request met a fault of ours')
    return sendRefusal(reply, refused('our-mistake', { requestId: request.id }))
  })

  for (const module of modules) {
    for (const mounted of module.routes ?? []) mountRoute(server, shell, findActor, mounted)
    module.mount?.(server, shell)
  }
  return server
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

function mountRoute(
  server: FastifyInstance,
  shell: Shell,
  findActor: FindActor,
  mounted: MountedRoute,
): void {
  const { route } = mounted
  server.route({
    method: route.method,
    url: route.path,
    async handler(request, reply) {
      const found = await findActor(shell, request)
      if (found === undefined) return sendRefusal(reply, refused('not-signed-in'))
      if (route.method !== 'GET' && !found.isFresh) return sendRefusal(reply, refused('stale-page'))
      const result = await mounted.call(shell, {
        params: request.params,
        query: request.query,
        body: request.body,
        actor: found.actor,
        session: found.session,
        requestId: header(request, 'idempotency-key'),
      })
      // What concerns a person must not lie in a cache on the way or on a shared computer.
      reply.header('cache-control', 'no-store')
      if (!result.ok) return sendRefusal(reply, result, route.refusals)
      return reply.type('application/json').send(JSON.stringify(result.value ?? null))
    },
  })
}

function header(request: FastifyRequest, name: string): string | undefined {
  const value = request.headers[name]
  return typeof value === 'string' ? value : undefined
}
