import type { ProfessionalActor } from '../../../../contract/actor.ts'
import type { Shell } from '../../../platform/shell.ts'
import { changeTask } from '../change-task.ts'
import type { DeclineReason } from '../domain/reason-code.ts'
import type { HandoffKey } from '../store.ts'

/** No, and why. The sender has had the task all the time. */
export function declineHandoff(
  shell: Shell,
  key: HandoffKey,
  actor: ProfessionalActor,
  given: { reason: DeclineReason; text: string; version?: number | undefined },
) {
  const { handoffId } = key
  return changeTask(shell, key, actor, 'decline-handoff', (doer) => ({
    type: 'decline-handoff',
    doer,
    handoffId,
    ...given,
  }))
}
