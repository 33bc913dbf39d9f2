import type { ProfessionalActor } from '../../../../contract/actor.ts'
import type { Shell } from '../../../platform/shell.ts'
import { changeTask } from '../change-task.ts'
import type { HandoffKey } from '../store.ts'

/** A question to the sender before the answer. The ball is theirs, the clock goes on. */
export function requestMore(
  shell: Shell,
  key: HandoffKey,
  actor: ProfessionalActor,
  given: { question: string; version?: number | undefined },
) {
  const { handoffId } = key
  return changeTask(shell, key, actor, 'request-more', (doer) => ({
    type: 'request-more',
    doer,
    handoffId,
    ...given,
  }))
}

/** What the receiver asked for. The ball is theirs again. */
export function giveMore(
  shell: Shell,
  key: HandoffKey,
  actor: ProfessionalActor,
  given: { answer: string; version?: number | undefined },
) {
  const { handoffId } = key
  return changeTask(shell, key, actor, 'give-more', (doer) => ({
    type: 'give-more',
    doer,
    handoffId,
    ...given,
  }))
}
