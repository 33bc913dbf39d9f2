import type { OrganisationId, PersonId } from '../../../../kernel/ids.ts'
import { ok, type Refusal, type Result, refused } from '../../../../kernel/result.ts'

/** A signed-in person as the control of look-ups sees them. */
export interface Doer {
  readonly personId: PersonId
  readonly name: string
  readonly function: string
  readonly unitId: OrganisationId
  readonly partyId: OrganisationId
  /** The own unit and every unit above it. */
  readonly unitChain: readonly OrganisationId[]
}

/** Whose looks are reviewed, in the role they looked in. */
export interface Reviewed {
  readonly id: PersonId
  readonly name: string
  readonly function: string | null
  readonly unitId: OrganisationId
}

export type ReviewerRefused = Refusal<'review-of-yourself' | 'review-of-your-own-unit'>

/**
 * Whether this person may review those looks: not their own, and from outside the unit (law, part 9). Who sits in the same
 * unit or in one below it is inside; the party as a whole is a unit one can sit below and still be outside of.
 */
export function mayReview(
  doer: Pick<Doer, 'personId' | 'unitId' | 'unitChain'>,
  reviewed: Pick<Reviewed, 'id' | 'unitId'>,
  partyId: OrganisationId,
): Result<undefined, ReviewerRefused> {
  if (doer.personId === reviewed.id) return refused('review-of-yourself')
  if (doer.unitId === reviewed.unitId) return refused('review-of-your-own-unit')
  const isBelow = reviewed.unitId !== partyId && doer.unitChain.includes(reviewed.unitId)
  return isBelow ? refused('review-of-your-own-unit') : ok()
}
