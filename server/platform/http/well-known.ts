import type { FastifyInstance } from 'fastify'
import type { Shell } from '../shell.ts'

const halfAYear = 182 * 24 * 3_600_000

/** Where to report a weakness (RFC 9116), when the operator has said where. */
export function mountSecurityTxt(server: FastifyInstance, shell: Shell): void {
  const { SECURITY_CONTACT: contact, PUBLIC_URL } = shell.settings
  server.get('/.well-known/security.txt', async (_request, reply) => {
    if (contact === undefined) return reply.callNotFound()
    const expires = new Date(Date.parse(shell.clock.now()) + halfAYear).toISOString()
    return reply
      .type('text/plain; charset=utf-8')
      .send(
        [
          `Contact: ${contact}`,
          `Expires: ${expires}`,
          'Preferred-Languages: da, en',
          `Canonical: ${PUBLIC_URL}/.well-known/security.txt`,
          '',
        ].join('\n'),
      )
  })
}
