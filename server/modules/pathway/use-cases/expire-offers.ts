import type { CitizenId } from '../../../../kernel/ids.ts'
import { epoch, instant } from '../../../../kernel/instant.ts'
import { signal } from '../../../platform/live.ts'
import type { Shell } from '../../../platform/shell.ts'
import { endRelation } from '../../access/index.ts'
import { expiringOffers, foldAppointments } from '../domain/plan/coordinator.ts'
import { insertCoordinatorEvent, listWithWaitingOffer, readPlan } from '../store/plan.ts'
import { lockCitizens } from '../store.ts'
import { presentCoordinator } from './plan-coordinator.ts'
import { readPlanCourse } from './plan-course.ts'

/** An offer that waits is looked at for so long, in milliseconds: well past the week in which it can be answered. */
const lookBack = 60 * 86_400_000

/**
 * Ends the offers to be the coordinator that lead nowhere any more, each with the tie it gave: whoever was asked has no reason to
 * look at the citizen after it. One that fails is logged, tried again a minute later, and holds nobody else's back.
 */
export async function expireOffers(shell: Shell): Promise<void> {
  const since = instant(epoch(shell.clock.now()) - lookBack)
  for (const citizenId of await listWithWaitingOffer(shell.db, since))
    try {
      await shell.transaction((inner) => expireOf(inner, citizenId))
    } catch (fault) {
      shell.log.warn({ fault }, 'an offer to be the coordinator could not be ended; it will be tried again')
    }
}

async function expireOf(shell: Shell, citizenId: CitizenId): Promise<void> {
  await lockCitizens(shell.db, [citizenId])
  const appointments = foldAppointments((await readPlan(shell.db, citizenId)).coordinator)
  const present = await presentCoordinator(shell, await readPlanCourse(shell, citizenId), appointments)
  const at = shell.clock.now()
  const expiring = expiringOffers(present, appointments, at)
  for (const { offerId } of expiring) {
    const id = shell.ids.next<string>()
    await insertCoordinatorEvent(shell.db, citizenId, { type: 'expired', id, offerId, at })
    await endRelation(shell, { citizenId, sourceId: offerId, kinds: ['offer'], at })
  }
  if (expiring.length > 0) await signal(shell, [`citizen:${citizenId}`])
}
