import type { FastifyInstance } from 'fastify'
import type { Actor } from '../../../contract/actor.ts'
import type { LiveHub, LiveSignal } from '../live.ts'
import type { Shell } from '../shell.ts'
import type { FindActor } from './server.ts'

/** Which of the wanted topics the actor may hear of. The modules that own the topics answer. */
export type AllowTopics = (
  shell: Shell,
  actor: Actor,
  topics: readonly string[],
) => Promise<readonly string[]>

const heartbeat = 25_000
const mostTopics = 30

/**
 * Server-sent events: a line for every change under the topics asked for, with topic and id and nothing else. The screen then
 * reads afresh. `Last-Event-ID`, or `since` on a new line, catches up; when too much was missed, a `reset` tells the screen to read everything.
 */
export function mountLiveStream(
  server: FastifyInstance,
  shell: Shell,
  hub: LiveHub,
  findActor: FindActor,
  allowTopics: AllowTopics,
): void {
  const open = new Set<() => void>()
  server.get<{ Querystring: { topics?: string; since?: string } }>('/api/v1/live', async (request, reply) => {
    const found = await findActor(shell, request)
    if (found === undefined) return reply.code(401).send()
    const wanted = (request.query.topics ?? '').split(',').filter((topic) => topic !== '')
    const topics = new Set(await allowTopics(shell, found.actor, wanted.slice(0, mostTopics)))
    reply.hijack()
    const { raw } = reply
    raw.writeHead(200, {
      'content-type': 'text/event-stream',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
      connection: 'keep-alive',
    })
    const tell = (signal: LiveSignal): void => {
      raw.write(`id: ${signal.id}\ndata: ${JSON.stringify({ topic: signal.topic, id: signal.id })}\n\n`)
    }
    raw.write(`retry: 1000\n: listening to ${topics.size} topics\n\n`)
    const last = Number(request.headers['last-event-id'] ?? request.query.since ?? Number.NaN)
    const stopListening = hub.listen(topics, tell)
    if (!Number.isNaN(last)) {
      const missed = hub.since(last, topics)
      if (missed === undefined) raw.write(`id: ${hub.latest}\nevent: reset\ndata: {}\n\n`)
      else for (const signal of missed) tell(signal)
    }
    // Said last: whoever hears it has all that went before.
    raw.write(`id: ${hub.latest}\nevent: hello\ndata: {}\n\n`)
    const beat = setInterval(() => raw.write(': still here\n\n'), heartbeat)
    const close = (): void => {
      clearInterval(beat)
      stopListening()
      open.delete(close)
      raw.end()
    }
    open.add(close)
    request.raw.once('close', close)
  })
  server.addHook('preClose', async () => {
    for (const close of open) close()
  })
}
