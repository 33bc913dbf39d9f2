import { type CryptoKey, compactVerify, decodeJwt, decodeProtectedHeader } from 'jose'
import { type ClientId, isId } from '../../../../kernel/ids.ts'
import type { Shell } from '../../../platform/shell.ts'
import type { ClientKeys } from '../client-keys.ts'
import { checkClaims } from '../domain/assertion.ts'
import { type Client, isLetIn, keySetsAt } from '../domain/client.ts'
import { grantScopes } from '../domain/grant-scopes.ts'
import { signingAlgorithms } from '../domain/key-set.ts'
import { type TokenResult, tokenRefused } from '../domain/token-refused.ts'
import { exchangeAssertion, findClient } from '../store/clients.ts'

/** How long a token opens anything: SMART Backend Services asks for 5 minutes at most. In seconds. */
export const tokenSeconds = 300

/** What names a client's statement as one (RFC 7523). */
export const assertionType = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer'

const longestAssertion = 8_000

/** What a client asks for, part by part as it was sent. */
export type TokenForm = Readonly<Partial<Record<string, string>>>

export interface IssuedToken {
  readonly clientId: ClientId
  readonly accessToken: string
  readonly scopes: readonly string[]
}

/**
 * Gives another system a short token for a statement signed with its own key (RFC 6749 section 4.4, RFC 7523 section 2.2). Who
 * is not registered and who signs with a wrong key are answered alike, so nobody learns which clients there are.
 */
export async function issueToken(
  shell: Shell,
  keys: ClientKeys,
  form: TokenForm,
): Promise<TokenResult<IssuedToken>> {
  if (form.grant_type === undefined) return tokenRefused('invalid_request', 'grant_type is missing')
  if (form.grant_type !== 'client_credentials')
    return tokenRefused('unsupported_grant_type', 'grant_type must be client_credentials')
  if (form.client_assertion_type !== assertionType)
    return tokenRefused('invalid_request', `client_assertion_type must be ${assertionType}`)
  const { client_assertion: assertion } = form
  if (assertion === undefined || assertion === '' || assertion.length > longestAssertion)
    return tokenRefused('invalid_request', 'client_assertion is missing, or too long')

  const shown = await readAssertion(shell, keys, assertion)
  if (!shown.ok) return shown
  const { client, claims } = shown.value
  if (form.client_id !== undefined && form.client_id !== client.id) return unknown
  const checked = checkClaims(claims, {
    clientId: client.id,
    audiences: audiencesOf(shell),
    now: shell.clock.now(),
  })
  if (!checked.ok) return checked
  const scopes = grantScopes(client.scopes, form.scope)
  if (!scopes.ok) return scopes
  const accessToken = await exchangeAssertion(shell, client.id, checked.value, scopes.value, tokenSeconds)
  if (accessToken === undefined)
    return tokenRefused('invalid_client', 'the assertion has been used: a new jti in each')
  return { ok: true, value: { clientId: client.id, accessToken, scopes: scopes.value } }
}

/** Whom a statement may be meant for: the address of the token, or the issuer. */
export function audiencesOf(shell: Shell): readonly string[] {
  const { PUBLIC_URL } = shell.settings
  return [`${PUBLIC_URL}/oauth/token`, PUBLIC_URL]
}

const unknown = tokenRefused(
  'invalid_client',
  'no client that is let in has signed this: check client id, key and kid, and that the registration stands',
)

/** Whose statement it is, when the signature is by a key of a client that is let in. */
async function readAssertion(
  shell: Shell,
  keys: ClientKeys,
  assertion: string,
): Promise<TokenResult<{ client: Client; claims: Readonly<Record<string, unknown>> }>> {
  const outside = readUnsigned(assertion)
  if (outside === undefined) return tokenRefused('invalid_client', 'client_assertion is not a signed JWT')
  if (!(signingAlgorithms as readonly unknown[]).includes(outside.alg))
    return tokenRefused('invalid_client', `alg must be one of ${signingAlgorithms.join(', ')}`)
  const now = shell.clock.now()
  const client = isId(outside.subject) ? await findClient(shell, outside.subject as ClientId) : undefined
  if (client === undefined || !isLetIn(client, now)) return unknown
  const sources = keySetsAt(client.keySets, now).map(({ source }) => source)
  const finder = await keys.find(sources, outside.kid)
  try {
    const { payload } = await compactVerify(
      assertion,
      (header, token): Promise<CryptoKey> => finder(header, token),
      {
        algorithms: [...signingAlgorithms],
      },
    )
    return { ok: true, value: { client, claims: JSON.parse(new TextDecoder().decode(payload)) } }
  } catch {
    return unknown
  }
}

function readUnsigned(
  assertion: string,
): { alg: string | undefined; kid: string | undefined; subject: string } | undefined {
  try {
    const { alg, kid } = decodeProtectedHeader(assertion)
    return { alg, kid, subject: decodeJwt(assertion).sub ?? '' }
  } catch {
    return undefined
  }
}
