import { createHash, timingSafeEqual } from 'node:crypto'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { DatabasePool } from '../db/database.ts'
import { listPending } from '../db/migrate.ts'
import { countOutbox } from '../outbox.ts'
import { networkOf, tellSecurity } from '../security-log.ts'
import type { Shell } from '../shell.ts'

/** Live, ready and metrics. None of them tells anything about a person. */
export function mountHealth(server: FastifyInstance, shell: Shell, db: DatabasePool): void {
  server.get('/health/live', async () => ({ status: 'live' }))

  server.get('/health/ready', async (_request, reply) => {
    const pending = await listPending(db).catch(() => undefined)
    if (pending === undefined)
      return reply.code(503).send({ status: 'not-ready', because: 'the database is away' })
    if (pending.length > 0)
      return reply.code(503).send({ status: 'not-ready', because: 'migrations are pending' })
    return { status: 'ready' }
  })

  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const duration = new Histogram({
    name: 'http_request_seconds',
    help: 'Time to answer, by route and status; the route is the declared address, never the one with ids in it',
    labelNames: ['route', 'method', 'status'] as const,
    buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5],
    registers: [registry],
  })
  new Gauge({
    name: 'outbox_events',
    help: 'Events that wait for a listener, or are parked for a person',
    labelNames: ['listener', 'state'] as const,
    registers: [registry],
    async collect() {
      this.reset()
      for (const { listener, waiting, parked } of await countOutbox(shell).catch(() => [])) {
        this.set({ listener, state: 'waiting' }, waiting)
        this.set({ listener, state: 'parked' }, parked)
      }
    },
  })
  new Gauge({
    name: 'database_connections',
    help: 'Connections of the pool, by state',
    labelNames: ['state'] as const,
    registers: [registry],
    collect() {
      this.set({ state: 'open' }, db.pool.totalCount)
      this.set({ state: 'idle' }, db.pool.idleCount)
      this.set({ state: 'wanted' }, db.pool.waitingCount)
    },
  })
  server.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'unknown'
    duration.observe({ route, method: request.method, status: reply.statusCode }, reply.elapsedTime / 1_000)
  })
  const { METRICS_TOKEN } = shell.settings
  server.get('/metrics', async (request, reply) => {
    if (!mayRead(request, METRICS_TOKEN)) {
      tellSecurity(shell.log, 'metrics-refused', { from: networkOf(request.ip), requestId: request.id })
      return METRICS_TOKEN === undefined
        ? reply.callNotFound()
        : reply.code(401).header('www-authenticate', 'Bearer').send()
    }
    return reply.type(registry.contentType).send(await registry.metrics())
  })
}

/** By the token; where none is set, from this machine and not through a proxy, which is on this machine too. */
function mayRead({ headers, socket }: FastifyRequest, token: string | undefined): boolean {
  if (token === undefined) {
    const isProxied = ['forwarded', 'x-forwarded-for', 'x-real-ip', 'via'].some(
      (name) => headers[name] !== undefined,
    )
    return !isProxied && /^(127\.|::1$|::ffff:127\.)/.test(socket.remoteAddress ?? '')
  }
  const [given, expected] = [headers.authorization ?? '', `Bearer ${token}`].map((text) =>
    createHash('sha256').update(text).digest(),
  )
  return given !== undefined && expected !== undefined && timingSafeEqual(given, expected)
}
