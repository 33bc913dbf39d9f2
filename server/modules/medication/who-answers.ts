import type { CitizenId } from '../../../kernel/ids.ts'
import type { Shell } from '../../platform/shell.ts'
import { getCitizen } from '../citizen/index.ts'
import { findUnit, type Unit } from '../organisation/index.ts'
import { listResponsibility } from '../stay/index.ts'

/** The unit that answers for the treatment now: the ward during the stay and its 72 hours, else the own doctor's practice. */
export async function whoAnswers(shell: Shell, citizenId: CitizenId): Promise<Unit | undefined> {
  const now = shell.clock.now()
  // The last period may begin when the 72 hours are over.
  const responsible = (await listResponsibility(shell, citizenId)).findLast(({ from }) => from <= now)
  const ward = responsible?.party === 'hospital' ? responsible.place?.unitId : undefined
  const unitId = ward ?? (await getCitizen(shell, citizenId)).gpUnitId
  return unitId === null ? undefined : findUnit(shell, unitId)
}
