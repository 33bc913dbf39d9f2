import type { ProfessionalActor } from '../../../../contract/actor.ts'
import type { Shell } from '../../../platform/shell.ts'
import { changeTask } from '../change-task.ts'
import type { CancelReason } from '../domain/reason-code.ts'
import type { TaskKey } from '../store.ts'

/** It will not be done, for one of the shared reasons. */
export function cancelTask(
  shell: Shell,
  key: TaskKey,
  actor: ProfessionalActor,
  given: { reason: CancelReason; text: string; version?: number | undefined },
) {
  return changeTask(shell, key, actor, 'cancel-task', (doer) => ({ type: 'cancel', doer, ...given }))
}
