import { dueAt } from '../../../../kernel/deadline.ts'
import type { CitizenId } from '../../../../kernel/ids.ts'
import { publish } from '../../../platform/outbox.ts'
import type { Shell } from '../../../platform/shell.ts'
import { settleAtDeath } from '../asks.ts'
import { medicineRules } from '../catalogue.ts'
import { lockKnown } from '../keep.ts'

/** The citizen has died: what was asked of people about differences between the lists is asked no more. */
export async function hearOfDeath(shell: Shell, citizenId: CitizenId): Promise<void> {
  const { state } = await lockKnown(shell, citizenId)
  const now = shell.clock.now()
  const rules = await medicineRules()
  await publish(shell, settleAtDeath(state, { citizenId, now, rules, within: (limit) => dueAt(now, limit) }))
}
