import { holdsScope, isServiceScope } from '../../../../kernel/service-scope.ts'
import { type TokenResult, tokenRefused } from './token-refused.ts'

/** What a token opens: the scopes asked for when the client is registered for all of them; none asked for means all it has. */
export function grantScopes(
  registered: readonly string[],
  asked: string | undefined,
): TokenResult<readonly string[]> {
  const wanted = [...new Set((asked ?? '').split(' ').filter((scope) => scope !== ''))]
  if (wanted.length === 0) return { ok: true, value: registered }
  return wanted.every((scope) => isServiceScope(scope) && holdsScope(registered, scope))
    ? { ok: true, value: wanted }
    : tokenRefused('invalid_scope', `the client is registered for ${registered.join(' ')}`)
}
