import { dueAt, type TimeLimit } from '../../../../kernel/deadline.ts'
import type { CitizenId } from '../../../../kernel/ids.ts'
import { publish } from '../../../platform/outbox.ts'
import type { Shell } from '../../../platform/shell.ts'
import { askAgain, settleAtDeath } from '../asks.ts'
import { medicineRules } from '../catalogue.ts'
import { caveAsksAtDeath } from '../cave-asks.ts'
import { lockKnown } from '../keep.ts'
import { whoAnswers } from '../who-answers.ts'

/**
 * The citizen has died: what was asked of people about differences between the lists and about CAVE is asked no more. When death was a mistake,
 * what is still open is asked again.
 */
export async function hearOfDeath(shell: Shell, citizenId: CitizenId, isDead: boolean): Promise<void> {
  const { state, events, cave } = await lockKnown(shell, citizenId)
  const now = shell.clock.now()
  const rules = await medicineRules()
  const setting = { citizenId, now, rules, within: (limit: TimeLimit) => dueAt(now, limit) }
  await publish(shell, [
    ...(isDead ? settleAtDeath(state, setting) : askAgain(state, events, setting)),
    ...caveAsksAtDeath(cave, isDead, { ...setting, to: await whoAnswers(shell, citizenId) }),
  ])
}
