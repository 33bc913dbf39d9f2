import type { ProfessionalActor } from '../../../../contract/actor.ts'
import type { Shell } from '../../../platform/shell.ts'
import { changeTask } from '../change-task.ts'
import type { HandoffKey } from '../store.ts'

/** Yes: from this instant the receiver has the task. */
export function acceptHandoff(shell: Shell, key: HandoffKey, actor: ProfessionalActor, version?: number) {
  const { handoffId } = key
  return changeTask(shell, key, actor, 'accept-handoff', (doer) => ({
    type: 'accept-handoff',
    doer,
    handoffId,
    version,
  }))
}
