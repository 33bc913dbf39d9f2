import { dueAt, type TimeLimit } from '../../../../kernel/deadline.ts'
import type { CitizenId } from '../../../../kernel/ids.ts'
import { publish } from '../../../platform/outbox.ts'
import type { Shell } from '../../../platform/shell.ts'
import { askAgain, settleAtDeath } from '../asks.ts'
import { medicineRules } from '../catalogue.ts'
import { lockKnown } from '../keep.ts'

/**
 * The citizen has died: what was asked of people about differences between the lists is asked no more. When death was a mistake,
 * what is still open is asked again.
 */
export async function hearOfDeath(shell: Shell, citizenId: CitizenId, isDead: boolean): Promise<void> {
  const { state, events } = await lockKnown(shell, citizenId)
  const now = shell.clock.now()
  const rules = await medicineRules()
  const setting = { citizenId, now, rules, within: (limit: TimeLimit) => dueAt(now, limit) }
  await publish(shell, isDead ? settleAtDeath(state, setting) : askAgain(state, events, setting))
}
