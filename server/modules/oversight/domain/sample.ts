import type { OrganisationId, PersonId } from '../../../../kernel/ids.ts'
import type { SampleTerms } from './control.ts'

/** One person's looks from one unit during the month. */
export interface Candidate {
  readonly personId: PersonId
  readonly unitId: OrganisationId
  readonly partyId: OrganisationId
  /** Look-ups, not records: a page opened once is one. */
  readonly looks: number
  /** A number drawn for this month and person alone, the same however often it is drawn. */
  readonly lot: string
}

/**
 * Whose looks are read this month: of each party the share with the lowest lots, and from each unit so many more, in the
 * order of their lots, that its sample holds enough look-ups, or all it has. The order they come in does not matter, so a
 * month drawn again is the same.
 */
export function drawSample<Drawn extends Candidate>(
  candidates: readonly Drawn[],
  terms: SampleTerms,
): Drawn[] {
  const drawn = new Set<Drawn>()
  for (const ofParty of Map.groupBy(candidates, ({ partyId }) => partyId).values())
    for (const candidate of byLot(ofParty).slice(0, peopleOf(ofParty, terms))) drawn.add(candidate)
  for (const ofUnit of Map.groupBy(candidates, ({ unitId }) => unitId).values()) {
    let looks = 0
    const ordered = byLot(ofUnit)
    for (const candidate of ordered) if (drawn.has(candidate)) looks += readOf(candidate, terms)
    for (const candidate of ordered) {
      if (looks >= terms.atLeastLooksAUnit) break
      if (drawn.has(candidate)) continue
      drawn.add(candidate)
      looks += readOf(candidate, terms)
    }
  }
  return byLot([...drawn])
}

/** How many are drawn of a party: its share, counted up, of the people and not of their roles. */
function peopleOf(candidates: readonly Candidate[], { shareOfPeople }: SampleTerms): number {
  return Math.ceil(new Set(candidates.map(({ personId }) => personId)).size * shareOfPeople)
}

function readOf({ looks }: Candidate, { atMostLooksAPerson }: SampleTerms): number {
  return Math.min(looks, atMostLooksAPerson)
}

function byLot<Drawn extends Candidate>(candidates: readonly Drawn[]): Drawn[] {
  return candidates.toSorted((one, other) => compare(keyOf(one), keyOf(other)))
}

/** Two people with the same lot stay in one order too. */
function keyOf({ lot, personId, unitId }: Candidate): string {
  return `${lot} ${personId} ${unitId}`
}

function compare(one: string, other: string): number {
  if (one === other) return 0
  return one < other ? -1 : 1
}
