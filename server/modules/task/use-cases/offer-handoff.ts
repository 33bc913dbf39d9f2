import type { ProfessionalActor } from '../../../../contract/actor.ts'
import { danishDateOf } from '../../../../kernel/copenhagen-time.ts'
import { dueAt } from '../../../../kernel/deadline.ts'
import type { CitizenId, HandoffId, OrganisationId } from '../../../../kernel/ids.ts'
import type { DanishDate, Instant } from '../../../../kernel/instant.ts'
import { refused } from '../../../../kernel/result.ts'
import type { Shell } from '../../../platform/shell.ts'
import { hasRelation } from '../../access/index.ts'
import { getCitizen } from '../../citizen/index.ts'
import { findUnit, type Unit } from '../../organisation/index.ts'
import { changeTask } from '../change-task.ts'
import type { TaskCommand } from '../domain/command.ts'
import type { Person } from '../domain/may.ts'
import type { TaskState } from '../domain/task.ts'
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
  // Only told to somebody with a tie to the citizen; anybody else is turned away by `changeTask` without a word of it.
  if (
    (await hasRelation(shell, actor, key.citizenId)) &&
    !(await isOfCitizen(shell, receiver, key.citizenId))
  )
    return refused('handoff-receiver-elsewhere', { toId })
  const offer = (doer: Person, task: TaskState): TaskCommand => ({
    type: 'offer-handoff',
    doer,
    version,
    offer: {
      handoffId: shell.ids.next<HandoffId>(),
      toId,
      message,
      acceptance: 'on-answer',
      answerDueAt: answerDueAt(now, task),
      delivery: 'here',
    },
  })
  const disclosing = { fromUnitId: actor.unitId, toUnitId: toId, message }
  return changeTask(shell, key, actor, 'offer-handoff', offer, disclosing)
}

/**
 * A unit without a room holds no information about citizens: a whole municipality, a region, a secretariat. A job centre gets
 * health data only by the citizen's written consent (law P13), which an offer is not.
 */
function mayReceive({ room, validTo }: Unit, today: DanishDate): boolean {
  return room !== null && room !== 'job-centre' && (validTo === null || validTo >= today)
}

/**
 * An offer opens the citizen's page to the receiver, so a slip of the hand must not reach another municipality's nurses or
 * another practice: they must serve the citizen's municipality, or be the citizen's own doctor. A hospital may be any, since
 * treatment moves between them.
 */
async function isOfCitizen(shell: Shell, receiver: Unit, citizenId: CitizenId): Promise<boolean> {
  if (receiver.room === 'hospital') return true
  const { municipalityCode, gpUnitId } = await getCitizen(shell, citizenId)
  if (receiver.room === 'practice') return receiver.id === gpUnitId || receiver.partyId === gpUnitId
  return municipalityCode !== null && receiver.serves.includes(municipalityCode)
}

/** Within the service's answer time, and not after the task itself is due: it must not run late while nobody has said yes. */
function answerDueAt(now: Instant, { answerWithin, deadline }: TaskState): Instant {
  const answer = dueAt(now, answerWithin).dueAt
  return deadline !== null && deadline.dueAt > now && deadline.dueAt < answer ? deadline.dueAt : answer
}
