import { epoch, type Instant, instant } from '../../../../../kernel/instant.ts'
import { ok, type Refusal, type Result, refused } from '../../../../../kernel/result.ts'

/** So many characters at least say why the citizen is here. */
const leastCharacters = 10

export type DeclarationRefused = Refusal<'declaration-reason-too-short'>

/** A tie that rests on a person's word alone (law handbook, part 10, level 1): for so many days, then it lapses. */
export function declareRelation(
  told: { readonly reason: string },
  days: number,
  at: Instant,
): Result<{ readonly reason: string; readonly from: Instant; readonly to: Instant }, DeclarationRefused> {
  const reason = told.reason.trim()
  if ([...reason].length < leastCharacters)
    return refused('declaration-reason-too-short', { least: leastCharacters })
  return ok({ reason, from: at, to: instant(epoch(at) + days * 86_400_000) })
}
