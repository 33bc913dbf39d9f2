import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { ServiceActor } from '../../../contract/actor.ts'
import { holdsScope } from '../../../kernel/service-scope.ts'
import { createAllowance } from '../../platform/http/allowance.ts'
import { networkOf, tellSecurity } from '../../platform/security-log.ts'
import type { Shell } from '../../platform/shell.ts'
import { bearerToken, findClientActor } from '../identity/index.ts'
import { printPackedAnswer, receivePacked } from './delivery/receive-packed.ts'
import type { MessageFormat } from './domain/reading/read-bundle.ts'
import { explainUnreadable } from './domain/unreadable.ts'
import { developmentToken, tokenCheck } from './tokens.ts'
import { contentTypes, printOutcome, written } from './use-cases/print-answer.ts'

/** What a system must be let in to, to deliver. */
const scope = 'system/Bundle.c'

/**
 * The FHIR door: `POST /fhir/$process-message` with a bearer token: one of MESSAGE_TOKENS, or one a registered system has
 * signed for. The answer is written as the sender accepts, else as the
 * message was written.
 */
export function mountDoor(server: FastifyInstance, shell: Shell): void {
  server.register(async (door) => {
    const token = await developmentToken(shell.settings)
    const mayDeliver = tokenCheck(token === undefined ? shell.settings.MESSAGE_TOKENS : [token])
    const delivering = new WeakMap<FastifyRequest, ServiceActor>()
    const bodyLimit = shell.settings.MESSAGE_LIMIT_MB * 1024 * 1024
    door.removeAllContentTypeParsers()
    door.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit }, (_request, body, done) =>
      done(null, body),
    )
    const tries = createAllowance(60, 60_000)
    door.addHook('onRequest', async (request, reply) => {
      // Before the body is read: a stranger's hundred megabytes are not taken in to be refused.
      if (mayDeliver(request.headers.authorization)) return
      const client = await clientBehind(shell, request)
      if (client !== undefined && holdsScope(client.scopes, scope)) {
        delivering.set(request, client)
        return
      }
      tellSecurity(shell.log, 'message-refused', { from: networkOf(request.ip), requestId: request.id })
      if (!tries.take(request.ip ?? '')) return reply.code(429).header('retry-after', '60').send()
      if (client !== undefined)
        return sayNo(reply, 403, `Bearer error="insufficient_scope", scope="${scope}"`, {
          type: 'forbidden',
          text: `Systemet er ikke lukket ind til at aflevere beskeder (${scope}).`,
        })
      return sayNo(reply, 401, 'Bearer', {
        type: 'login',
        text: 'Der mangler en gyldig adgangsnøgle (bearer token).',
      })
    })
    door.setErrorHandler((fault: Error & { statusCode?: number }, request, reply) => {
      if (fault.statusCode === 413) return tell(reply, 413, 'message-too-large')
      if (fault.statusCode !== undefined && fault.statusCode < 500) return tell(reply, 400, 'message-empty')
      shell.log.error({ requestId: request.id, fault }, 'a message met a fault of ours')
      const outcome = printOutcome([{ type: 'transient', text: 'Modtageren har en fejl. Send igen senere.' }])
      return reply.code(503).type(contentTypes.json).send(JSON.stringify(outcome))
    })
    // Only known senders come so far; what their letter unfolds to is held to the same limit.
    const decompress = { requestEncodings: ['gzip' as const] }
    door.post('/fhir/$process-message', { decompress }, async (request, reply) => {
      const bytes = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0)
      const contentType = request.headers['content-type'] ?? ''
      const clientId = delivering.get(request)?.clientId
      const packed = await receivePacked(shell, { bytes, contentType, channel: 'http', clientId })
      const {
        status,
        contentType: type,
        body,
      } = printPackedAnswer(shell, packed, wantedFormat(request.headers.accept))
      return reply.code(status).header('cache-control', 'no-store').type(type).send(body)
    })
  })
}

async function clientBehind(shell: Shell, request: FastifyRequest): Promise<ServiceActor | undefined> {
  const token = bearerToken(request.headers.authorization)
  return token === undefined ? undefined : findClientActor(shell, token)
}

function sayNo(
  reply: FastifyReply,
  status: 401 | 403,
  challenge: string,
  issue: { type: 'login' | 'forbidden'; text: string },
): FastifyReply {
  return reply
    .code(status)
    .header('www-authenticate', challenge)
    .type(contentTypes.json)
    .send(JSON.stringify(printOutcome([issue])))
}

function tell(
  reply: FastifyReply,
  status: 400 | 413,
  code: 'message-too-large' | 'message-empty',
): FastifyReply {
  const { type, text } = explainUnreadable(code)
  const { contentType, body } = written(status, printOutcome([{ type, text: text.da }]), 'json')
  return reply.code(status).type(contentType).send(body)
}

/** The first of JSON and XML the sender accepts; undefined when it does not mind. */
export function wantedFormat(accept: string | undefined): MessageFormat | undefined {
  const wanted = (accept ?? '')
    .split(',')
    .map((part) => {
      const [type = '', ...parameters] = part.split(';')
      const weight = parameters.map((one) => /^\s*q=([\d.]+)/.exec(one)?.[1]).find((one) => one !== undefined)
      return {
        format: /json/.test(type) ? 'json' : /xml/.test(type) ? 'xml' : undefined,
        weight: Number(weight ?? 1),
      }
    })
    .filter(({ format, weight }) => format !== undefined && weight > 0)
    .toSorted((a, b) => b.weight - a.weight)
  return wanted[0]?.format as MessageFormat | undefined
}
