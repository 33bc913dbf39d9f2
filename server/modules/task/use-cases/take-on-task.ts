import type { ProfessionalActor } from '../../../../contract/actor.ts'
import type { Shell } from '../../../platform/shell.ts'
import { changeTask } from '../change-task.ts'
import type { TaskKey } from '../store.ts'

/** "I do it." The responsibility stays with the unit. */
export function takeOnTask(shell: Shell, key: TaskKey, actor: ProfessionalActor, version?: number) {
  return changeTask(shell, key, actor, 'take-on-task', (doer) => ({ type: 'take-on', doer, version }))
}
