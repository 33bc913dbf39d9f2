import type { Instant } from '../../../../../kernel/instant.ts'
import { ok, type Refusal, type Result, refused } from '../../../../../kernel/result.ts'
import { aYearAfter, isLater, standingOf, type Term } from './standing.ts'

export type DelegationRefused = Refusal<'delegation-ends-before-it-begins' | 'delegation-longer-than-a-year'>

/** From when to when a delegated health task holds (SUL § 6): it is thought through anew at least once a year. */
export function delegate(
  asked: { readonly from?: Instant | undefined; readonly until: Instant },
  at: Instant,
): Result<Term & { readonly to: Instant }, DelegationRefused> {
  const from = asked.from !== undefined && isLater(asked.from, at) ? asked.from : at
  if (!isLater(asked.until, from)) return refused('delegation-ends-before-it-begins')
  if (isLater(asked.until, aYearAfter(from))) return refused('delegation-longer-than-a-year')
  return ok({ from, to: asked.until, endedAt: null })
}

export function endDelegation(
  delegation: Term,
  at: Instant,
): Result<{ readonly endedAt: Instant }, Refusal<'delegation-ended-already'>> {
  return standingOf(delegation, at) === 'over' ? refused('delegation-ended-already') : ok({ endedAt: at })
}
