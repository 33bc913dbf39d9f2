import type { DataKind } from '../../../../../kernel/access-words.ts'
import { danishDateOf, startOfDay } from '../../../../../kernel/copenhagen-time.ts'
import { addDays, addMonths } from '../../../../../kernel/danish-calendar.ts'
import type { CitizenId } from '../../../../../kernel/ids.ts'
import { type DanishDate, epoch, type Instant } from '../../../../../kernel/instant.ts'
import { ok, type Refusal, type Result, refused } from '../../../../../kernel/result.ts'
import type { RepresentationKind } from '../vocabulary.ts'
import { isEarlierDay, type Standing, standingOf, type Term } from './standing.ts'

export interface RepresentationWish {
  readonly citizenId: CitizenId
  readonly representativeCitizenId: CitizenId
  readonly kind: RepresentationKind
  readonly dataKinds: readonly DataKind[]
  readonly doesCoverHealth: boolean
  readonly inForceFrom: DanishDate
  readonly lastDay?: DanishDate | undefined
  readonly reviewOn?: DanishDate | undefined
}

/** Somebody acts for the citizen, as it is kept. */
export interface KeptRepresentation extends Term {
  readonly representativeCitizenId: CitizenId
  readonly kind: RepresentationKind
  readonly dataKinds: readonly DataKind[]
  readonly doesCoverHealth: boolean
  readonly reviewOn: DanishDate | null
}

export type RepresentationRefused = Refusal<
  | 'nobody-acts-for-themselves'
  | 'representation-not-begun'
  | 'representation-ends-before-it-begins'
  | 'representation-review-missing'
  | 'representation-review-too-late'
  | 'representation-stands-already'
  | 'child-is-fifteen'
  | 'child-birth-date-unknown'
>

/** From this day the young person consents, objects and gets access alone (SUL § 17). */
export function fifteenthBirthday(bornOn: DanishDate): DanishDate {
  return addMonths(bornOn, 15 * 12)
}

/**
 * Somebody acts for the citizen by law or document (SUL §§ 14, 18). Recorded once it is in force; looked at again within a
 * year. A parent needs no review: their access ends by itself when the child turns fifteen.
 */
export function recordRepresentation(
  kept: readonly KeptRepresentation[],
  bornOn: DanishDate | null,
  wish: RepresentationWish,
  at: Instant,
): Result<KeptRepresentation, RepresentationRefused> {
  const { citizenId, representativeCitizenId, kind, dataKinds, doesCoverHealth, inForceFrom, lastDay } = wish
  const today = danishDateOf(at)
  if (citizenId === representativeCitizenId) return refused('nobody-acts-for-themselves')
  if (isEarlierDay(today, inForceFrom)) return refused('representation-not-begun', { inForceFrom })
  if (lastDay !== undefined && isEarlierDay(lastDay, inForceFrom))
    return refused('representation-ends-before-it-begins', { inForceFrom, lastDay })
  if (kind === 'parent') {
    if (bornOn === null) return refused('child-birth-date-unknown')
    if (!isEarlierDay(today, fifteenthBirthday(bornOn))) return refused('child-is-fifteen')
  } else {
    if (wish.reviewOn === undefined) return refused('representation-review-missing')
    if (isEarlierDay(wish.reviewOn, today) || isEarlierDay(addMonths(today, 12), wish.reviewOn))
      return refused('representation-review-too-late', { latestDay: addMonths(today, 12) })
  }
  const isThere = kept.some(
    (other) =>
      other.kind === kind &&
      other.representativeCitizenId === representativeCitizenId &&
      standingOfRepresentation(other, bornOn, at) !== 'over',
  )
  if (isThere) return refused('representation-stands-already')
  return ok({
    representativeCitizenId,
    kind,
    dataKinds,
    doesCoverHealth,
    reviewOn: wish.reviewOn ?? null,
    from: startOfDay(inForceFrom),
    to: lastDay === undefined ? null : startOfDay(addDays(lastDay, 1)),
    endedAt: null,
  })
}

/** The end as it is known now: a parent's no later than the first moment of the child's fifteenth birthday. */
export function endOfRepresentation(
  representation: Pick<KeptRepresentation, 'kind' | 'to'>,
  bornOn: DanishDate | null,
): Instant | null {
  const { kind, to } = representation
  if (kind !== 'parent' || bornOn === null) return to
  const birthday = startOfDay(fifteenthBirthday(bornOn))
  return to !== null && epoch(to) < epoch(birthday) ? to : birthday
}

/** Computed at the moment of the look. A parent of somebody whose birth date is not known is a parent of nobody's child. */
export function standingOfRepresentation(
  representation: Pick<KeptRepresentation, 'kind' | keyof Term>,
  bornOn: DanishDate | null,
  at: Instant,
): Standing {
  if (representation.kind === 'parent' && bornOn === null) return 'over'
  return standingOf({ ...representation, to: endOfRepresentation(representation, bornOn) }, at)
}

export type EndRefused = Refusal<'representation-ended-already'>

/** The representative no longer acts, or is kept out for the sake of the child (SUL § 37). */
export function endRepresentation(
  representation: Pick<KeptRepresentation, 'kind' | keyof Term>,
  bornOn: DanishDate | null,
  at: Instant,
): Result<{ readonly endedAt: Instant }, EndRefused> {
  return standingOfRepresentation(representation, bornOn, at) === 'over'
    ? refused('representation-ended-already')
    : ok({ endedAt: at })
}

/** The day it was to be looked at again has come. */
export function isReviewDue(
  representation: Pick<KeptRepresentation, 'kind' | 'reviewOn' | keyof Term>,
  bornOn: DanishDate | null,
  at: Instant,
): boolean {
  const { reviewOn } = representation
  return (
    reviewOn !== null &&
    standingOfRepresentation(representation, bornOn, at) === 'in-force' &&
    !isEarlierDay(danishDateOf(at), reviewOn)
  )
}

/** Those who decide for the citizen; an ordinary power and a nearest relative read only (law handbook, part 11). */
const deciding: readonly RepresentationKind[] = ['parent', 'guardian', 'lasting-power']

/**
 * Whether somebody decides for the citizen now: whom data are shown to, and who is kept out (SUL §§ 14, 18). A document must cover
 * health, and reach what is said of those close to the citizen (REL). Rules P34 and P35 decide; this tells the page what to offer.
 */
export function decidesNow(
  representation: Pick<KeptRepresentation, 'kind' | 'dataKinds' | 'doesCoverHealth' | keyof Term>,
  bornOn: DanishDate | null,
  at: Instant,
): boolean {
  const { kind, dataKinds, doesCoverHealth } = representation
  return (
    deciding.includes(kind) &&
    (kind === 'parent' || doesCoverHealth) &&
    dataKinds.includes('REL') &&
    standingOfRepresentation(representation, bornOn, at) === 'in-force'
  )
}
