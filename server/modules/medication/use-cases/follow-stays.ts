import type { CitizenId } from '../../../../kernel/ids.ts'
import { epoch, type Instant } from '../../../../kernel/instant.ts'
import type { Shell } from '../../../platform/shell.ts'
import { listStayTimes, type StayStatus, type StayTimes } from '../../stay/index.ts'
import type { MedicineEvent } from '../domain/event.ts'
import { keep, lockKnown } from '../keep.ts'
import { gatherAtAdmission } from './start-reconciliation.ts'

const inHospital: ReadonlySet<StayStatus> = new Set(['acute-ambulant', 'admitted', 'on-leave'])

/** How long after a stay that was heard of late its medicine is still gathered: as long as a relation counts (D10). */
const lateness = 30 * 24 * 3_600_000

/** The letters of admission and discharge may come together: the medicine must be reconciled all the same. */
function isJustOver({ status, endedAt }: StayTimes, now: Instant): boolean {
  return status === 'ended' && endedAt !== null && epoch(now) - epoch(endedAt) < lateness
}

/** When the citizen came home: at the discharge; of a stay that was a mistake, when we heard that it was. Null while they are there. */
function leftHospitalAt({ status, endedAt }: StayTimes, heardAt: Instant): Instant | null {
  if (status === 'cancelled') return heardAt
  return status === 'ended' ? endedAt : null
}

/** The reconciliation of the newest stay is the one people work on. */
function byStart(one: StayTimes, other: StayTimes): number {
  return (one.startedAt ?? '') < (other.startedAt ?? '') ? -1 : 1
}

/**
 * Follows the citizens' stays: gathers the home list when one begins, and notes when it is over, or is not after all. What is
 * known already changes nothing, so an event that comes twice or late does no harm.
 */
export async function followStays(shell: Shell, citizenIds: readonly CitizenId[]): Promise<void> {
  const stays = await listStayTimes(shell, citizenIds)
  for (const stay of stays.toSorted(byStart)) {
    const { citizenId, stayId, status } = stay
    if (inHospital.has(status) || isJustOver(stay, shell.clock.now()))
      await gatherAtAdmission(shell, citizenId, stayId)
    const known = await lockKnown(shell, citizenId)
    const reconciliation = known.state.reconciliations.find((one) => one.stayId === stayId)
    if (reconciliation === undefined) continue
    const { reconciliationId } = reconciliation
    const at = shell.clock.now()
    const leftAt = leftHospitalAt(stay, reconciliation.endedAt ?? at)
    const events: MedicineEvent[] =
      leftAt !== null && reconciliation.endedAt !== leftAt
        ? [{ type: 'stay-ended', at, reconciliationId, happenedAt: leftAt }]
        : inHospital.has(status) && reconciliation.endedAt !== null
          ? [{ type: 'stay-resumed', at, reconciliationId, happenedAt: at }]
          : []
    await keep(shell, known, events)
  }
}
