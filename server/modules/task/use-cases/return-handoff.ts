import type { ProfessionalActor } from '../../../../contract/actor.ts'
import type { HandoffId } from '../../../../kernel/ids.ts'
import type { Shell } from '../../../platform/shell.ts'
import { changeTask } from '../change-task.ts'
import type { TaskKey } from '../store.ts'

/** What came by law belongs to another: back to the sender as sent to a wrong receiver, who has it at once. */
export function returnHandoff(
  shell: Shell,
  key: TaskKey,
  actor: ProfessionalActor,
  given: { text: string; version?: number | undefined },
) {
  return changeTask(shell, key, actor, 'return-handoff', (doer) => ({
    type: 'return-handoff',
    doer,
    handoffId: shell.ids.next<HandoffId>(),
    ...given,
  }))
}
