import type { OrganisationId } from '../../../../kernel/ids.ts'
import type { DanishDate } from '../../../../kernel/instant.ts'
import type { Shell } from '../../../platform/shell.ts'
import { listPeopleOf, unitsWithin } from '../../organisation/index.ts'

/** The data protection officers of a party on a day, by name. */
export async function listOfficers(shell: Shell, partyId: OrganisationId, on: DanishDate): Promise<string[]> {
  const people = await listPeopleOf(shell, await unitsWithin(shell, partyId), on, {
    functions: ['data-protection-officer'],
  })
  return [...new Set(people.map(({ name }) => name))]
}
