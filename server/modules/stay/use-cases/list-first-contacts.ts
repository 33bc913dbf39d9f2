import type { ProfessionalActor } from '../../../../contract/actor.ts'
import { onlyShown } from '../../../../contract/data-kind.ts'
import { type FirstContactView, firstContactsView } from '../../../../contract/stay.ts'
import { ok, type Result } from '../../../../kernel/result.ts'
import type { Shell } from '../../../platform/shell.ts'
import { listScope, recordListed } from '../../access/index.ts'
import { listCitizens, listOpenAddresses } from '../../citizen/index.ts'
import { findUnit } from '../../organisation/index.ts'
import { listOwedOf, type OwedTask } from '../../task/index.ts'
import * as store from '../store.ts'
import { viewOwed } from './list-ward.ts'

/** What the municipality does first when somebody comes home (pathways A16): with nursing as usual, or acute nursing at once. */
const firstContacts = ['first-contact', 'acute-nursing-start']

/** Who has come home and waits for the first contact from the actor's units: theirs to do, or offered to them. */
export async function listFirstContacts(
  shell: Shell,
  actor: ProfessionalActor,
  limit: number,
): Promise<Result<{ contacts: FirstContactView[] }, never>> {
  const scope = await listScope(shell, actor, {
    kind: 'APP',
    also: ['ID', 'ADM'],
    purpose: 'treatment',
    via: ['task', 'offer'],
  })
  const tasks = await listOwedOf(shell, scope, firstContacts, limit)
  const citizenIds = [...new Set(tasks.map(({ citizenId }) => citizenId))]
  const isBlocked = new Set(scope.blocked)
  const closedMeanwhile = await recordListed(shell, {
    actor,
    kinds: ['APP', ...[...scope.kinds].filter((kind) => kind !== 'APP')],
    purpose: 'treatment',
    object: 'first-contacts',
    citizenIds,
    masked: citizenIds.filter((citizenId) => isBlocked.has(citizenId)),
  })
  for (const citizenId of closedMeanwhile) isBlocked.add(citizenId)
  const shown = citizenIds.filter((citizenId) => !isBlocked.has(citizenId))
  const citizens = new Map((await listCitizens(shell, shown)).map((citizen) => [citizen.id, citizen]))
  const addresses = await listOpenAddresses(shell, shown)
  const stays = new Map((await store.listLatestEnded(shell.db, shown)).map((stay) => [stay.citizenId, stay]))
  const now = shell.clock.now()

  const contactOf = async (task: OwedTask): Promise<FirstContactView> => {
    const citizen = citizens.get(task.citizenId)
    const stay = stays.get(task.citizenId)
    const isOpen = stay?.windowUntil != null && stay.windowUntil > now
    const ward = stay?.windowUnitId ?? stay?.placeUnitId
    const unit = ward == null ? undefined : await findUnit(shell, ward)
    return {
      citizenId: task.citizenId,
      name: citizen?.name ?? null,
      birthDate: citizen?.birthDate ?? null,
      address: addresses.get(task.citizenId) ?? null,
      dischargedAt: stay?.endedAt ?? null,
      ward: stay === undefined ? null : { unitId: stay.placeUnitId, name: stay.placeName ?? '' },
      wardPhone: unit?.dutyPhone ?? unit?.phone ?? null,
      windowUntil: isOpen ? stay.windowUntil : null,
      task: viewOwed(task, now),
      isOffered: !scope.unitIds.includes(task.responsibleId),
      takenBy: task.personName,
      withheld: isBlocked.has(task.citizenId),
      isBlocked: isBlocked.has(task.citizenId),
    }
  }
  const contacts = await Promise.all(tasks.map(contactOf))
  return ok(contacts.length === 0 ? { contacts } : onlyShown(firstContactsView, { contacts }, scope.kinds))
}
