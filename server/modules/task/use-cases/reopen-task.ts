import type { ProfessionalActor } from '../../../../contract/actor.ts'
import type { Shell } from '../../../platform/shell.ts'
import { changeTask } from '../change-task.ts'
import type { TaskKey } from '../store.ts'

/** It was closed by mistake, or is needed again. The unit that had it last has it. */
export function reopenTask(
  shell: Shell,
  key: TaskKey,
  actor: ProfessionalActor,
  given: { text: string; version?: number | undefined },
) {
  return changeTask(shell, key, actor, 'reopen-task', (doer) => ({ type: 'reopen', doer, ...given }))
}
