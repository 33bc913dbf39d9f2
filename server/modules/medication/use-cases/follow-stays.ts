import type { CitizenId } from '../../../../kernel/ids.ts'
import type { Shell } from '../../../platform/shell.ts'
import { listStayTimes, type StayStatus } from '../../stay/index.ts'
import type { MedicineEvent } from '../domain/event.ts'
import { keep, lockKnown } from '../keep.ts'
import { gatherAtAdmission } from './start-reconciliation.ts'

const inHospital: ReadonlySet<StayStatus> = new Set(['acute-ambulant', 'admitted', 'on-leave'])

/**
 * Follows the citizens' stays: gathers the home list when one begins, and notes when it is over, or is not after all. What is
 * known already changes nothing, so an event that comes twice or late does no harm.
 */
export async function followStays(shell: Shell, citizenIds: readonly CitizenId[]): Promise<void> {
  for (const stay of await listStayTimes(shell, citizenIds)) {
    const { citizenId, stayId, status, endedAt } = stay
    if (inHospital.has(status)) await gatherAtAdmission(shell, citizenId, stayId)
    const known = await lockKnown(shell, citizenId)
    const reconciliation = known.state.reconciliations.find((one) => one.stayId === stayId)
    if (reconciliation === undefined) continue
    const { reconciliationId } = reconciliation
    const at = shell.clock.now()
    const isOver = status === 'ended' && endedAt !== null
    const events: MedicineEvent[] =
      isOver && reconciliation.endedAt !== endedAt
        ? [{ type: 'stay-ended', at, reconciliationId, happenedAt: endedAt }]
        : inHospital.has(status) && reconciliation.endedAt !== null
          ? [{ type: 'stay-resumed', at, reconciliationId, happenedAt: at }]
          : []
    await keep(shell, known, events)
  }
}
