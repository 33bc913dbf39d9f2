import type { ProfessionalActor } from '../../../../contract/actor.ts'
import { danishDateOf } from '../../../../kernel/copenhagen-time.ts'
import { dueAt } from '../../../../kernel/deadline.ts'
import type { HandoffId, OrganisationId } from '../../../../kernel/ids.ts'
import type { DanishDate } from '../../../../kernel/instant.ts'
import { refused } from '../../../../kernel/result.ts'
import type { Shell } from '../../../platform/shell.ts'
import { findUnit, type Unit } from '../../organisation/index.ts'
import { changeTask } from '../change-task.ts'
import type { TaskKey } from '../store.ts'

/** Asks another unit to take over. The task stays where it is until they accept. */
export async function offerHandoff(
  shell: Shell,
  key: TaskKey,
  actor: ProfessionalActor,
  given: { toId: OrganisationId; message: string; version?: number | undefined },
) {
  const { toId, message, version } = given
  const now = shell.clock.now()
  const receiver = await findUnit(shell, toId)
  if (receiver === undefined || !mayReceive(receiver, danishDateOf(now)))
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
      answerDueAt: dueAt(now, task.answerWithin).dueAt,
      delivery: 'here',
    },
  }))
}

/**
 * A unit without a room holds no information about citizens: a whole municipality, a region, a secretariat. A job centre gets
 * health data only by the citizen's written consent (law P13), which an offer is not.
 */
function mayReceive({ room, validTo }: Unit, today: DanishDate): boolean {
  return room !== null && room !== 'job-centre' && (validTo === null || validTo >= today)
}
