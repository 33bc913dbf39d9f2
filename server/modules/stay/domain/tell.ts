import type { Instant } from '../../../../kernel/instant.ts'
import { ok, type Refusal, type Result, refused } from '../../../../kernel/result.ts'
import { isInHospital, lastSpell, type StayState } from './fold-stay.ts'
import { foldTellings, type Need, type Telling, type Told } from './telling.ts'

/** What somebody says; `at: null` and `isNeeded: false` take it back. */
export type Said =
  | { readonly about: 'expected-discharge'; readonly at: Instant | null }
  /** `now` is when we hear it, so that a clock running fast in a browser refuses nobody. */
  | { readonly about: 'treatment-finished'; readonly at: Instant | 'now' | null }
  | { readonly about: Need; readonly isNeeded: boolean }

export type TellRefused = Refusal<
  'stay-over-already' | 'expected-discharge-not-ahead' | 'finished-treatment-outside-stay'
>

/** All that holds of a stay. A new time in hospital begins with nothing told. */
export function toldOfStay(stay: StayState, tellings: readonly Telling[]): Told {
  return foldTellings(tellings, stay.spells.length > 1 ? lastSpell(stay)?.startedAt : undefined)
}

/** A need may also be found after the citizen has gone home: the plans owed are then still owed. */
export function isTellable(stay: StayState): boolean {
  return lastSpell(stay) !== undefined && (isInHospital(stay.status) || stay.status === 'ended')
}

/** The times the hospital has told of a stay that goes on. */
export interface ToldOfStay {
  readonly expectedDischargeAt: Instant | null
  readonly treatmentFinishedAt: Instant | null
}

/** When a stay, as a list knows it, is expected to end, and since when the treatment is over. */
export function toldIn(
  stay: { readonly startedAt: Instant | null; readonly endedAt: Instant | null },
  tellings: readonly Telling[],
): ToldOfStay {
  if (stay.endedAt !== null || stay.startedAt === null)
    return { expectedDischargeAt: null, treatmentFinishedAt: null }
  const { standing } = foldTellings(tellings, stay.startedAt)
  return {
    expectedDischargeAt: standing.get('expected-discharge')?.at ?? null,
    treatmentFinishedAt: standing.get('treatment-finished')?.at ?? null,
  }
}

/** The telling that makes it so, or undefined when it is so already. */
export function tell(
  stay: StayState,
  tellings: readonly Telling[],
  said: Said,
  whose: Pick<Telling, 'id' | 'by'>,
  now: Instant,
): Result<Telling | undefined, TellRefused> {
  const spell = lastSpell(stay)
  const isNeed = 'isNeeded' in said
  if (spell === undefined || !isTellable(stay) || (!isNeed && !isInHospital(stay.status))) {
    return refused('stay-over-already', { status: stay.status })
  }
  const isTakenBack = isNeed ? !said.isNeeded : said.at === null
  const at = isNeed || said.at === null ? undefined : said.at === 'now' ? now : said.at
  if (said.about === 'expected-discharge' && at !== undefined && at <= now) {
    return refused('expected-discharge-not-ahead', { now })
  }
  if (said.about === 'treatment-finished' && at !== undefined && (at < spell.startedAt || at > now)) {
    return refused('finished-treatment-outside-stay', { startedAt: spell.startedAt, now })
  }
  const standing = toldOfStay(stay, tellings).standing.get(said.about)
  const isSame = standing !== undefined && (standing.at === at || (!isNeed && said.at === 'now'))
  const isSo = isTakenBack ? standing === undefined : isSame
  return ok(isSo ? undefined : { ...whose, about: said.about, isTakenBack, at, toldAt: now })
}
