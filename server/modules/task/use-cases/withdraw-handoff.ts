import type { ProfessionalActor } from '../../../../contract/actor.ts'
import type { Shell } from '../../../platform/shell.ts'
import { changeTask } from '../change-task.ts'
import type { HandoffKey } from '../store.ts'

/** The sender keeps the task after all; nobody can accept any more. */
export function withdrawHandoff(shell: Shell, key: HandoffKey, actor: ProfessionalActor, version?: number) {
  const { handoffId } = key
  return changeTask(shell, key, actor, 'withdraw-handoff', (doer) => ({
    type: 'withdraw-handoff',
    doer,
    handoffId,
    version,
  }))
}
