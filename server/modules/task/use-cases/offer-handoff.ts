import type { ProfessionalActor } from '../../../../contract/actor.ts'
import { dueAt } from '../../../../kernel/deadline.ts'
import type { HandoffId, OrganisationId } from '../../../../kernel/ids.ts'
import { refused } from '../../../../kernel/result.ts'
import type { Shell } from '../../../platform/shell.ts'
import { findUnit } from '../../organisation/index.ts'
import { changeTask } from '../change-task.ts'
import { answerTimes } from '../domain/answer-time.ts'
import type { TaskKey } from '../store.ts'

/** Asks another unit to take over. The task stays where it is until they accept. */
export async function offerHandoff(
  shell: Shell,
  key: TaskKey,
  actor: ProfessionalActor,
  given: { toId: OrganisationId; message: string; version?: number | undefined },
) {
  const { toId, message, version } = given
  const receiver = await findUnit(shell, toId)
  // Only a unit with a room holds information about citizens: a whole municipality or a region does not.
  if (receiver === undefined || receiver.room === null || receiver.validTo !== null)
    return refused('handoff-receiver-unknown', { toId })
  return changeTask(shell, key, actor, 'offer-handoff', (doer, task) => ({
    type: 'offer-handoff',
    doer,
    version,
    offer: {
      handoffId: shell.ids.next<HandoffId>(),
      toId,
      message,
      acceptance: 'on-answer',
      answerDueAt: dueAt(shell.clock.now(), answerTimes[task.priority]).dueAt,
      delivery: 'here',
    },
  }))
}
