import { danishDateOf } from '../../../kernel/copenhagen-time.ts'
import type { CitizenId } from '../../../kernel/ids.ts'
import type { Shell } from '../../platform/shell.ts'
import { getCitizen } from '../citizen/index.ts'
import { findServiceUnit, findUnit, type Unit } from '../organisation/index.ts'
import { listResponsibility } from '../stay/index.ts'
import type { Party } from './domain/medicine.ts'

/**
 * The unit of a party that sees to the citizen's medicine: the ward that has or last had the citizen, the own doctor's
 * practice, the home nursing of the municipality.
 */
export async function unitOfParty(
  shell: Shell,
  citizenId: CitizenId,
  party: Party,
): Promise<Unit | undefined> {
  const { gpUnitId, municipalityCode } = await getCitizen(shell, citizenId)
  switch (party) {
    case 'gp':
      return gpUnitId === null ? undefined : findUnit(shell, gpUnitId)
    case 'municipality': {
      const on = danishDateOf(shell.clock.now())
      if (municipalityCode === null) return undefined
      return findServiceUnit(shell, { service: 'home-nursing', municipalityCode, on })
    }
    case 'hospital': {
      const periods = await listResponsibility(shell, citizenId)
      const unitId = periods.findLast((one) => one.party === 'hospital')?.place?.unitId
      return unitId === undefined || unitId === null ? undefined : findUnit(shell, unitId)
    }
  }
}

/** The unit that answers for the treatment now: the ward during the stay and its 72 hours, else the own doctor's practice. */
export async function whoAnswers(shell: Shell, citizenId: CitizenId): Promise<Unit | undefined> {
  const now = shell.clock.now()
  // The last period may begin when the 72 hours are over.
  const responsible = (await listResponsibility(shell, citizenId)).findLast(({ from }) => from <= now)
  const ward = responsible?.party === 'hospital' ? responsible.place?.unitId : undefined
  const unitId = ward ?? (await getCitizen(shell, citizenId)).gpUnitId
  return unitId === null ? undefined : findUnit(shell, unitId)
}
