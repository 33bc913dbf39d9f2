import type { ProfessionalActor } from '../../../../contract/actor.ts'
import type { OrganisationId } from '../../../../kernel/ids.ts'
import type { Shell } from '../../../platform/shell.ts'
import { ruleBook } from '../../access/index.ts'
import { findUnit } from '../../organisation/index.ts'
import type { StayInCourse } from '../domain/course.ts'
import { standingEnding } from '../domain/end-by-hand.ts'
import { lastSpell, responsiblePlace, type StayState } from '../domain/fold-stay.ts'
import { municipalUnitOf } from './read-course.ts'

/** True for the ward that has the citizen or had them last, and for the discharge coordination of the same hospital. */
export async function isHospitalOfStay(
  shell: Shell,
  actor: ProfessionalActor,
  scope: readonly OrganisationId[],
  stay: StayState,
): Promise<boolean> {
  const spell = lastSpell(stay)
  const placeId = spell && responsiblePlace(spell)?.unitId
  if (placeId === undefined) return false
  if (scope.includes(placeId)) return true
  const [own, place] = [await findUnit(shell, actor.unitId), await findUnit(shell, placeId)]
  return own?.services.includes('discharge-coordination') === true && own.partyId === place?.partyId
}

/** A doctor of that hospital: who decides for a dying citizen (pathways A, 72 hours: individual decision). */
export async function isDoctorOfStay(
  shell: Shell,
  actor: ProfessionalActor,
  scope: readonly OrganisationId[],
  stay: StayState,
): Promise<boolean> {
  const { jobs } = await ruleBook()
  return (
    jobs.get(actor.function)?.profession === 'doctor' && (await isHospitalOfStay(shell, actor, scope, stay))
  )
}

/** Those who were told of the stay, in any room of the municipality, and the hospital of the stay. */
export async function mayEndByHand(
  shell: Shell,
  actor: ProfessionalActor,
  scope: readonly OrganisationId[],
  { facts, state }: StayInCourse,
): Promise<boolean> {
  if (await isHospitalOfStay(shell, actor, scope, state)) return true
  const [own, told] = [await findUnit(shell, actor.unitId), await findUnit(shell, municipalUnitOf(facts))]
  return own !== undefined && own.partyId === told?.partyId
}

/** A discharge is taken back by the hospital that said it; that the citizen was home by whoever may say so. */
export function mayUndoEnding(
  shell: Shell,
  actor: ProfessionalActor,
  scope: readonly OrganisationId[],
  stay: StayInCourse,
): Promise<boolean> {
  return standingEnding(stay.state)?.destination === undefined
    ? mayEndByHand(shell, actor, scope, stay)
    : isHospitalOfStay(shell, actor, scope, stay.state)
}
