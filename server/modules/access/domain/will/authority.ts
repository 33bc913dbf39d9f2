import { danishDateOf, startOfDay } from '../../../../../kernel/copenhagen-time.ts'
import { addMonths } from '../../../../../kernel/danish-calendar.ts'
import type { CitizenId } from '../../../../../kernel/ids.ts'
import { type DanishDate, epoch, type Instant } from '../../../../../kernel/instant.ts'
import { ok, type Refusal, type Result, refused } from '../../../../../kernel/result.ts'
import type { KeptConsent } from './consent.ts'
import {
  endOfRepresentation,
  fifteenthBirthday,
  type KeptRepresentation,
  standingOfRepresentation,
} from './representation.ts'
import { isEarlierDay } from './standing.ts'

export type AuthorityRefused = Refusal<'consent-beyond-document' | 'minor-consents-alone'>

export interface GivenForAnother {
  /** All who act or have acted for the citizen. */
  readonly kept: readonly KeptRepresentation[]
  readonly bornOn: DanishDate | null
  /** Who consents, on their own page; undefined when a professional was told by word of mouth or letter. */
  readonly by: CitizenId | undefined
}

/**
 * A consent somebody else gives for the citizen reaches no further than what they act by: its kinds of data, its end, and
 * never past the day the child decides alone (SUL §§ 14, 17, 18). From fifteen to eighteen only by document.
 */
export function giveForAnother(
  consent: KeptConsent,
  { kept, bornOn, by }: GivenForAnother,
  at: Instant,
): Result<KeptConsent, AuthorityRefused> {
  const held = kept.filter(
    (one) =>
      (by === undefined || one.representativeCitizenId === by) &&
      standingOfRepresentation(one, bornOn, at) === 'in-force',
  )
  if (held.length === 0 && isMinorAlone(bornOn, at))
    return refused('minor-consents-alone', { basis: 'SUL 17' })
  if (
    by !== undefined &&
    !consent.dataKinds.every((kind) => held.some((one) => one.dataKinds.includes(kind)))
  )
    return refused('consent-beyond-document')
  const byDocument = latest(held.map((one) => endOfRepresentation(one, bornOn)))
  return ok({ ...consent, to: noLater(noLater(consent.to, byDocument), childhoodEnd(bornOn, at)) })
}

function noLater(one: Instant, limit: Instant | null): Instant {
  return limit !== null && epoch(limit) < epoch(one) ? limit : one
}

/** The last of them; null when one has no end, or there is none. */
function latest(ends: readonly (Instant | null)[]): Instant | null {
  let last: Instant | null = null
  for (const end of ends) {
    if (end === null) return null
    if (last === null || epoch(end) > epoch(last)) last = end
  }
  return last
}

function isMinorAlone(bornOn: DanishDate | null, at: Instant): boolean {
  if (bornOn === null) return false
  const today = danishDateOf(at)
  return !isEarlierDay(today, fifteenthBirthday(bornOn)) && isEarlierDay(today, addMonths(bornOn, 18 * 12))
}

/** When a child below fifteen begins to decide alone; null for everybody else. */
function childhoodEnd(bornOn: DanishDate | null, at: Instant): Instant | null {
  if (bornOn === null) return null
  const birthday = startOfDay(fifteenthBirthday(bornOn))
  return epoch(birthday) > epoch(at) ? birthday : null
}
