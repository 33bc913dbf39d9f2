import type { FastifyInstance } from 'fastify'
import { networkOf, tellSecurity } from '../../platform/security-log.ts'
import type { Shell } from '../../platform/shell.ts'
import { type Form, takeForms } from './form-body.ts'
import type { RelyingParty } from './open-id.ts'
import { endSessions } from './use-cases/end-sessions.ts'

/** A whole hospital's shift may end at once; a stranger who tries is slowed down. */
const strict = { rateLimit: { max: 600, timeWindow: '1 minute' } }

/**
 * Where the provider says that a person has signed out there, has been shut out, or has got a new factor: their sessions here
 * end in the same moment (OpenID Connect Back-Channel Logout 1.0).
 */
export function mountProviderSignOut(
  server: FastifyInstance,
  shell: Shell,
  relyingParty: RelyingParty,
): void {
  server.register(async (door) => {
    takeForms(door)
    door.post<{ Body: Form | undefined }>(
      '/auth/backchannel-logout',
      { config: strict },
      async (request, reply) => {
        reply.header('cache-control', 'no-store')
        const said = await relyingParty
          .readSignOut(request.body?.logout_token ?? '')
          .catch((fault: unknown) => {
            shell.log.warn({ fault: (fault as Error).message }, 'a sign-out of the provider was not believed')
            return undefined
          })
        if (said === undefined) {
          tellSecurity(shell.log, 'sign-in-refused', {
            code: 'provider-sign-out-unbelieved',
            from: networkOf(request.ip),
            requestId: request.id,
          })
          return reply.code(400).send({ error: 'invalid_request' })
        }
        const { subject, providerSession, saidAt } = said
        await endSessions(shell, { subject, providerSession, begunBefore: saidAt }, 'provider')
        return reply.code(200).send()
      },
    )
  })
}
