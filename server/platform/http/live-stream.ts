import type { FastifyInstance } from 'fastify'
import type { Actor, SignedInActor } from '../../../contract/actor.ts'
import type { LiveHub, LiveSignal } from '../live.ts'
import type { Shell } from '../shell.ts'
import { asker, type SessionKey } from './answer.ts'
import { comesFromElsewhere } from './same-site.ts'
import type { FindActor } from './server.ts'

/** Which of the wanted topics the actor may hear of. The modules that own the topics answer. */
export type AllowTopics = (
  shell: Shell,
  actor: Actor,
  topics: readonly string[],
) => Promise<readonly string[]>

export interface LiveStreamOptions {
  readonly hub: LiveHub
  readonly findActor: FindActor
  readonly allowTopics: AllowTopics
  /** Milliseconds between looks at whether the listener may still listen; tests shorten it. */
  readonly heartbeat?: number
}

const usualHeartbeat = 25_000
const mostTopics = 30
/** Streams one person may have open, in all their windows. */
const mostStreams = 20

/**
 * Server-sent events: a line for every change under the topics asked for, with topic and id and nothing else. The screen then
 * reads afresh. `Last-Event-ID`, or `since` on a new line, catches up; when too much was missed, a `reset` tells the screen to
 * read everything. At every heartbeat it is asked again who listens and to what they may: a stream ends with its session, and
 * at once when the person signs out or goes on in another role, on whichever server that was.
 */
export function mountLiveStream(server: FastifyInstance, shell: Shell, options: LiveStreamOptions): void {
  const { hub, findActor, allowTopics, heartbeat = usualHeartbeat } = options
  const open = new Set<() => void>()
  const streams = new Map<string, number>()

  server.get<{ Querystring: { topics?: unknown; since?: unknown } }>(
    '/api/v1/live',
    async (request, reply) => {
      if (comesFromElsewhere(request.headers, shell.settings.PUBLIC_URL)) return reply.code(403).send()
      const found = await findActor(shell, request, { isBackground: true })
      if (found === undefined) return reply.code(401).send()
      const { personId } = found.actor
      const openNow = streams.get(personId) ?? 0
      if (openNow >= mostStreams) return reply.code(429).send()
      // Counted before anything is waited for: many that come at once are many.
      streams.set(personId, openNow + 1)
      const leave = (): void => {
        const left = (streams.get(personId) ?? 1) - 1
        if (left === 0) streams.delete(personId)
        else streams.set(personId, left)
      }
      const wanted = wantedTopics(request.query.topics)
      const allowed = await allowTopics(shell, found.actor, wanted).catch((fault: unknown) => {
        leave()
        throw fault
      })
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
      let topics: ReadonlySet<string> = new Set(allowed)
      let stopListening = hub.listen(topics, tell)
      raw.write(`retry: 1000\n: listening to ${topics.size} topics\n\n`)
      const last = Number(request.headers['last-event-id'] ?? request.query.since ?? Number.NaN)
      if (!Number.isNaN(last)) {
        const missed = hub.since(last, topics)
        if (missed === undefined) raw.write(`id: ${hub.latest}\nevent: reset\ndata: {}\n\n`)
        else for (const signal of missed) tell(signal)
      }
      // Said last: whoever hears it has all that went before.
      raw.write(`id: ${hub.latest}\nevent: hello\ndata: {}\n\n`)

      const lookAgain = async (): Promise<void> => {
        const now = await findActor(shell, request, { isBackground: true })
        if (now === undefined || !isSame(now, found)) return close()
        const still = await allowTopics(shell, now.actor, wanted)
        if (still.length !== topics.size || still.some((topic) => !topics.has(topic))) {
          stopListening()
          topics = new Set(still)
          stopListening = hub.listen(topics, tell)
        }
        raw.write(': still here\n\n')
      }
      // Who cannot be asked about, as when the database is away, hears no more: the screen comes back by itself.
      const look = (): void => void lookAgain().catch(() => close())
      const beat = setInterval(look, heartbeat)
      const stopWatching = hub.listen(new Set([`person:${personId}`]), look)
      let isClosed = false
      const close = (): void => {
        if (isClosed) return
        isClosed = true
        clearInterval(beat)
        stopWatching()
        stopListening()
        open.delete(close)
        leave()
        raw.end()
      }
      open.add(close)
      request.raw.once('close', close)
    },
  )
  server.addHook('preClose', async () => {
    for (const close of open) close()
  })
}

function wantedTopics(asked: unknown): string[] {
  return (typeof asked === 'string' ? asked : '')
    .split(',')
    .filter((topic) => topic !== '')
    .slice(0, mostTopics)
}

interface Listener {
  readonly actor: SignedInActor
  readonly session: SessionKey
}

function isSame(one: Listener, other: Listener): boolean {
  return one.session === other.session && asker(one.actor) === asker(other.actor)
}
