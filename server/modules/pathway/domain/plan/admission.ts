import type { OrganisationId, PathwayId, SubjectId } from '../../../../../kernel/ids.ts'
import type { Instant } from '../../../../../kernel/instant.ts'
import type { PreparedFacts } from '../prepare.ts'
import { situationOf, stayUnitOf } from '../situation.ts'

/** A stay that goes on. */
export interface Admission {
  readonly unitId: OrganisationId
  readonly since: Instant
}

const nobody = '' as PathwayId

/** The ward that has the citizen now; of two stays at once the one that began last. An acute contact is no admission. */
export function admissionOf(facts: PreparedFacts): Admission | undefined {
  const stays = new Set(
    facts.standing.flatMap(({ kind, subjectId }) => (kind === 'stay-started' ? (subjectId ?? []) : [])),
  )
  return [...stays]
    .flatMap((subjectId) => goingOn(subjectId, facts) ?? [])
    .reduce<Admission | undefined>(
      (last, one) => (last === undefined || one.since > last.since ? one : last),
      undefined,
    )
}

function goingOn(subjectId: SubjectId, facts: PreparedFacts): Admission | undefined {
  const situation = situationOf({ pathwayId: nobody, subjectId }, facts)
  const admitted = situation.byKind.get('stay-started')?.find(({ data }) => data.class === 'admitted')
  const unitId = stayUnitOf(situation)
  if (admitted === undefined || unitId === undefined || situation.byKind.has('stay-ended')) return undefined
  return { unitId, since: admitted.at }
}
