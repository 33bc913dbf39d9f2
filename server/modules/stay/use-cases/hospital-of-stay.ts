import type { ProfessionalActor } from '../../../../contract/actor.ts'
import type { OrganisationId } from '../../../../kernel/ids.ts'
import type { Shell } from '../../../platform/shell.ts'
import { findUnit } from '../../organisation/index.ts'
import { lastSpell, responsiblePlace, type StayState } from '../domain/fold-stay.ts'

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
