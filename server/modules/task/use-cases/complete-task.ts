import type { ProfessionalActor } from '../../../../contract/actor.ts'
import type { Instant } from '../../../../kernel/instant.ts'
import type { Shell } from '../../../platform/shell.ts'
import { changeTask } from '../change-task.ts'
import type { TaskKey } from '../store.ts'

/** It is done. An open hand-off is withdrawn in the same breath. */
export function completeTask(
  shell: Shell,
  key: TaskKey,
  actor: ProfessionalActor,
  given: { outcome: string; happenedAt?: Instant | undefined; version?: number | undefined },
) {
  return changeTask(shell, key, actor, 'complete-task', (doer) => ({ type: 'complete', doer, ...given }))
}
