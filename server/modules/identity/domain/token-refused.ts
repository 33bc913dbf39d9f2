/** How a token is refused, in the words of RFC 6749 section 5.2. */
export type TokenError = 'invalid_request' | 'invalid_client' | 'unsupported_grant_type' | 'invalid_scope'

/** A refusal as the standard wants it; the description is for the person who connects the system. */
export interface TokenRefused {
  readonly ok: false
  readonly error: TokenError
  readonly description: string
}

export type TokenResult<Value> = { readonly ok: true; readonly value: Value } | TokenRefused

export function tokenRefused(error: TokenError, description: string): TokenRefused {
  return { ok: false, error, description }
}
