import type { ProfessionalActor } from '../../../../contract/actor.ts'
import type { Shell } from '../../../platform/shell.ts'
import { changeTask } from '../change-task.ts'
import type { HandoffKey } from '../store.ts'

/** Seen. Not yet an answer: the clock goes on. */
export function acknowledgeHandoff(
  shell: Shell,
  key: HandoffKey,
  actor: ProfessionalActor,
  version?: number,
) {
  const { handoffId } = key
  return changeTask(shell, key, actor, 'acknowledge-handoff', (doer) => ({
    type: 'acknowledge-handoff',
    doer,
    handoffId,
    version,
  }))
}
