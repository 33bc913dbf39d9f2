import type { ProfessionalActor } from '../../../../contract/actor.ts'
import type { Shell } from '../../../platform/shell.ts'
import { changeTask } from '../change-task.ts'
import type { EscalationSubject } from '../domain/event.ts'
import type { TaskKey } from '../store.ts'

/** "I see to it." Nobody more is called; what was late stays late until it is done. */
export function takeEscalation(
  shell: Shell,
  key: TaskKey,
  actor: ProfessionalActor,
  given: { subject: EscalationSubject; version?: number | undefined },
) {
  return changeTask(shell, key, actor, 'take-escalation', (doer) => ({
    type: 'take-escalation',
    doer,
    ...given,
  }))
}
