import type { ClientId } from '../../../../kernel/ids.ts'
import { epoch, type Instant, instant } from '../../../../kernel/instant.ts'
import { type TokenResult, tokenRefused } from './token-refused.ts'

/** How far into the future a statement may hold (SMART Backend Services): 5 minutes, in milliseconds. */
const longest = 5 * 60_000
/** How far two clocks may be apart, in milliseconds. */
const clocksApart = 30_000

/** What a signed statement says, once its signature is known to be the client's. */
export interface Assertion {
  readonly jti: string
  /** When it can be forgotten: from then on it would be refused as expired. */
  readonly forgetAt: Instant
}

/** Holds the claims of a client's statement (RFC 7523 section 3) to what we ask. */
export function checkClaims(
  claims: Readonly<Record<string, unknown>>,
  expected: { readonly clientId: ClientId; readonly audiences: readonly string[]; readonly now: Instant },
): TokenResult<Assertion> {
  const { iss, sub, aud, exp, nbf, iat, jti } = claims
  const now = epoch(expected.now)
  if (iss !== expected.clientId || sub !== expected.clientId)
    return tokenRefused('invalid_client', 'iss and sub must both be the client id')
  const audiences = Array.isArray(aud) ? aud : [aud]
  if (!audiences.some((one) => expected.audiences.includes(one as string)))
    return tokenRefused('invalid_client', `aud must be ${expected.audiences.join(' or ')}`)
  if (typeof exp !== 'number' || !Number.isFinite(exp))
    return tokenRefused('invalid_client', 'exp is missing: seconds since 1970')
  if (exp * 1_000 + clocksApart <= now) return tokenRefused('invalid_client', 'the assertion has expired')
  if (exp * 1_000 > now + longest + clocksApart)
    return tokenRefused('invalid_client', 'exp must be at most 5 minutes ahead')
  for (const [name, from] of [
    ['nbf', nbf],
    ['iat', iat],
  ] as const)
    if (from !== undefined && !(typeof from === 'number' && from * 1_000 <= now + clocksApart))
      return tokenRefused('invalid_client', `${name} lies ahead: check the clock`)
  if (typeof jti !== 'string' || jti === '' || jti.length > 200)
    return tokenRefused('invalid_client', 'jti is missing: a new random text in each assertion')
  return { ok: true, value: { jti, forgetAt: instant(exp * 1_000 + clocksApart) } }
}
