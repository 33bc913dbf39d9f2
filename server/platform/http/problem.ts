import {
  commonRefusals,
  type Problem,
  type RefusalCategory,
  type RefusalCodes,
} from '../../../contract/route.ts'
import type { Refusal } from '../../../kernel/result.ts'

function statusOf(category: RefusalCategory): number {
  switch (category) {
    case 'invalid':
      return 422
    case 'unknown':
      return 404
    case 'forbidden':
      return 403
    case 'conflict':
      return 409
    case 'unavailable':
      return 503
  }
}

/**
 * A refusal as problem+json (RFC 9457). `not-signed-in` is 401 and `too-many-requests` 429, as HTTP clients expect; all
 * else follows the category its contract gives. A code no contract lists is a fault of ours.
 */
export function problemOf(refusal: Refusal, codes: RefusalCodes): Problem {
  const category = codes[refusal.code] ?? (commonRefusals as RefusalCodes)[refusal.code]
  if (category === undefined) throw new TypeError(`the contract does not list the refusal ${refusal.code}`)
  const status =
    refusal.code === 'not-signed-in' ? 401 : refusal.code === 'too-many-requests' ? 429 : statusOf(category)
  return {
    type: `urn:sammenhaeng:refusal:${refusal.code}`,
    title: refusal.code.replaceAll('-', ' '),
    status,
    code: refusal.code,
    data: refusal.data,
  }
}
