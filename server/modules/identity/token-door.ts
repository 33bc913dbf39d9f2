import type { FastifyInstance } from 'fastify'
import { epoch } from '../../../kernel/instant.ts'
import { serviceScopes } from '../../../kernel/service-scope.ts'
import { networkOf, tellSecurity } from '../../platform/security-log.ts'
import type { Shell } from '../../platform/shell.ts'
import { createClientKeys } from './client-keys.ts'
import { signingAlgorithms } from './domain/key-set.ts'
import { tokenRefused } from './domain/token-refused.ts'
import { takeForms } from './form-body.ts'
import { issueToken, type TokenForm, tokenSeconds } from './use-cases/issue-token.ts'

/** Asked for every few minutes by each system; who tries again and again is slowed down. */
const strict = { rateLimit: { max: 120, timeWindow: '1 minute' } }

/** Where other systems get their tokens, and where they read how. */
export function mountTokenDoor(server: FastifyInstance, shell: Shell): void {
  const keys = createClientKeys(
    { hosts: shell.settings.CLIENT_KEY_HOSTS },
    () => epoch(shell.clock.now()),
    (uri, code) => shell.log.warn({ uri, code }, 'the keys a system publishes could not be fetched'),
  )
  const discovery = describe(shell)
  for (const path of [
    '/.well-known/oauth-authorization-server',
    '/.well-known/smart-configuration',
    // SMART looks below the address of the FHIR server.
    '/fhir/.well-known/smart-configuration',
  ])
    server.get(path, async (_request, reply) =>
      reply.header('cache-control', 'public, max-age=300').send(discovery),
    )

  server.register(async (door) => {
    takeForms(door)
    door.post<{ Body: TokenForm | undefined }>(
      '/oauth/token',
      {
        config: strict,
        errorHandler(fault, request, reply) {
          if (fault.statusCode === undefined || fault.statusCode >= 500 || fault.statusCode === 429)
            throw fault
          shell.log.debug({ requestId: request.id }, 'a token was asked for in a form we cannot read')
          const { error, description } = tokenRefused(
            'invalid_request',
            'send application/x-www-form-urlencoded',
          )
          void reply.code(400).send({ error, error_description: description })
        },
      },
      async (request, reply) => {
        reply.headers({ 'cache-control': 'no-store', pragma: 'no-cache' })
        const told = { from: networkOf(request.ip), requestId: request.id }
        const issued =
          request.body === undefined
            ? tokenRefused('invalid_request', 'a part is missing, or is there twice')
            : await issueToken(shell, keys, request.body)
        if (!issued.ok) {
          tellSecurity(shell.log, 'service-refused', { ...told, code: issued.error })
          const isStranger = issued.error === 'invalid_client'
          if (isStranger) reply.header('www-authenticate', 'Bearer realm="sammenhaeng"')
          return reply
            .code(isStranger ? 401 : 400)
            .send({ error: issued.error, error_description: issued.description })
        }
        const { clientId, accessToken, scopes } = issued.value
        tellSecurity(shell.log, 'service-signed-in', { ...told, who: clientId })
        return reply.send({
          access_token: accessToken,
          token_type: 'bearer',
          expires_in: tokenSeconds,
          scope: scopes.join(' '),
        })
      },
    )
  })
}

/** How to get in (RFC 8414, SMART App Launch 2). */
function describe(shell: Shell): Readonly<Record<string, unknown>> {
  const { PUBLIC_URL } = shell.settings
  return {
    issuer: PUBLIC_URL,
    token_endpoint: `${PUBLIC_URL}/oauth/token`,
    grant_types_supported: ['client_credentials'],
    response_types_supported: [],
    token_endpoint_auth_methods_supported: ['private_key_jwt'],
    token_endpoint_auth_signing_alg_values_supported: signingAlgorithms,
    scopes_supported: serviceScopes,
    code_challenge_methods_supported: ['S256'],
    capabilities: ['client-confidential-asymmetric', 'permission-v2'],
    service_documentation: `${PUBLIC_URL}/api/v1/openapi.json`,
  }
}
