import type { ProfessionalActor } from '../../../../contract/actor.ts'
import type { Shell } from '../../../platform/shell.ts'
import { changeTask } from '../change-task.ts'
import type { TaskKey } from '../store.ts'

/** Nobody in the unit does it any more; a colleague may take it on. */
export function releaseTask(shell: Shell, key: TaskKey, actor: ProfessionalActor, version?: number) {
  return changeTask(shell, key, actor, 'release-task', (doer) => ({ type: 'release', doer, version }))
}
