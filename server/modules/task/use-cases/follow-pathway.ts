import type { ServiceActor } from '../../../../contract/actor.ts'
import { dueAt } from '../../../../kernel/deadline.ts'
import type {
  CitizenId,
  ClientId,
  HandoffId,
  OrganisationId,
  PersonId,
  TaskId,
} from '../../../../kernel/ids.ts'
import type { Instant } from '../../../../kernel/instant.ts'
import type { Reason } from '../../../../kernel/reason.ts'
import type { Shell } from '../../../platform/shell.ts'
import { recordRelation } from '../../access/index.ts'
import type { TaskCalledFor, TaskDeadlineChanged, TaskNoLongerCalledFor } from '../../pathway/index.ts'
import type { Offer, TaskCommand } from '../domain/command.ts'
import { decide, openTask } from '../domain/decide.ts'
import type { Origin, TaskDeadline } from '../domain/event.ts'
import { type CalledWork, isSameWork } from '../domain/same-work.ts'
import type { TaskState } from '../domain/task.ts'
import { keep, keepNew } from '../keep.ts'
import { mayTell } from '../may-tell.ts'
import { findPlace, findTaskByOrigin, insertOrigin, lockTask } from '../store.ts'

const doer = { rule: 'pathway' }

/** A step of a pathway has not got its task yet: what calls for it is still on its way, so this is tried again later. */
export class NotYetOpenedError extends Error {
  override readonly name = 'NotYetOpenedError'
  constructor({ pathwayId, stepId, occurrence }: Origin) {
    super(`step ${stepId} (${occurrence}) of pathway ${pathwayId} has no task yet`)
  }
}

const notTold: Reason = {
  kind: 'fact',
  text: {
    da: 'Opgaven er ikke tilbudt videre: oplysningerne må ikke gives videre dertil uden borgerens ja.',
    en: 'The task is not offered on: this may not be passed on to them without the citizen’s consent.',
  },
}

/**
 * Opens the task a step calls for, and offers it on when the agreement says another shall do it and it may be told there;
 * may it not, the responsible unit keeps it and reads why. Once per step and occurrence. Where the unit has that very work
 * already for another pathway, no second task is opened: the first one gets the step for an origin too (pathways O).
 */
export async function openCalledFor(shell: Shell, called: TaskCalledFor['data'], decidedAt: Instant) {
  const { citizenId, serviceCode, title, priority, responsibleId, legal, answerWithin } = called
  const { own, alike } = await findPlace(shell, citizenId, originOf(called), called)
  if (own !== null) return
  const now = shell.clock.now()
  const handoffTo = called.handoffTo?.unitId === responsibleId ? undefined : called.handoffTo
  const tasks = await lockAll(shell, citizenId, alike)
  const twin = tasks.find((task) => isSameWork(task, workOf(called, handoffTo?.unitId)))
  if (twin !== undefined) return shareTask(shell, twin, called, decidedAt, called.reasons)
  const taskId = shell.ids.next<TaskId>()
  const isTold =
    handoffTo === undefined ||
    (await mayBeTold(shell, called, tasks[0] ?? { taskId, responsibleSince: now }, handoffTo.unitId))
  const kept = isTold ? undefined : tasks.find((task) => isSameWork(task, workOf(called, undefined)))
  if (kept !== undefined) return shareTask(shell, kept, called, decidedAt, [...called.reasons, notTold])
  const offer: Offer | undefined =
    handoffTo === undefined || !isTold
      ? undefined
      : {
          handoffId: shell.ids.next<HandoffId>(),
          toId: handoffTo.unitId,
          acceptance: handoffTo.acceptance,
          answerDueAt: dueAt(now, answerWithin).dueAt,
          message: '',
          delivery: 'here',
        }
  const opened = openTask(
    {
      by: doer,
      citizenId,
      taskId,
      serviceCode,
      title,
      priority,
      responsibleId,
      deadline: deadlineOf(called),
      deadlineDecidedAt: decidedAt,
      answerWithin,
      origin: originOf(called),
      ...(called.programme !== undefined && { programme: called.programme }),
      reasons: isTold ? called.reasons : [...called.reasons, notTold],
      legal,
      ...(offer && { offer }),
    },
    now,
  )
  if (!opened.ok) throw new Error(`a pathway's task was refused: ${opened.refusal.code}`)
  await keepNew(shell, opened.value)
}

async function lockAll(shell: Shell, citizenId: CitizenId, taskIds: readonly TaskId[]): Promise<TaskState[]> {
  const tasks: TaskState[] = []
  for (const taskId of taskIds) tasks.push((await lockTask(shell, { citizenId, taskId })) as TaskState)
  return tasks
}

function workOf(called: TaskCalledFor['data'], offeredToId: OrganisationId | undefined): CalledWork {
  const { programme, serviceCode, responsibleId } = called
  return {
    programme,
    serviceCode,
    responsibleId,
    offeredToId,
    deadline: deadlineOf(called),
  }
}

/** The task somebody has already is wanted by this step too. */
async function shareTask(
  shell: Shell,
  task: TaskState,
  called: TaskCalledFor['data'],
  decidedAt: Instant,
  reasons: readonly Reason[],
): Promise<void> {
  const { programme = null, priority, legal } = called
  const origin = originOf(called)
  const caller = { origin, programme, deadline: deadlineOf(called), decidedAt, priority, reasons, legal }
  const added = decide(task, { type: 'add-origin', doer, caller }, shell.clock.now())
  if (!added.ok) throw new Error(`a shared task was refused: ${added.refusal.code}`)
  await keep(shell, task, added.value)
  await insertOrigin(shell, task, origin)
}

/**
 * The program offers the task on for the unit that has it, and so discloses as that unit: by its tie to the citizen, which
 * begins with the task, and by the rules for its place.
 */
async function mayBeTold(
  shell: Shell,
  { citizenId, pathwayId, responsibleId }: TaskCalledFor['data'],
  { taskId: sourceId, responsibleSince: from }: Pick<TaskState, 'taskId' | 'responsibleSince'>,
  toUnitId: OrganisationId,
): Promise<boolean> {
  await recordRelation(shell, { citizenId, unitId: responsibleId, kind: 'task', sourceId, from })
  const program: ServiceActor = {
    kind: 'service',
    personId: pathwayId as string as PersonId,
    clientId: pathwayId as string as ClientId,
    name: 'Forløbsprogram',
    unitId: responsibleId,
    function: 'technical-help',
    scopes: [],
  }
  const told = await mayTell(shell, program, citizenId, { fromUnitId: responsibleId, toUnitId, message: '' })
  return told.ok
}

/** What called for the task is gone: it was fulfilled in another way, or became pointless. */
export function callOff(shell: Shell, gone: TaskNoLongerCalledFor['data']): Promise<void> {
  return followUp(shell, gone, { type: 'call-off', doer, reason: gone.reason, of: originOf(gone) })
}

/** The anchor has moved, and the deadline with it. */
export function moveDeadline(
  shell: Shell,
  moved: TaskDeadlineChanged['data'],
  decidedAt: Instant,
): Promise<void> {
  const deadline = deadlineOf(moved)
  return followUp(shell, moved, { type: 'move-deadline', doer, of: originOf(moved), deadline, decidedAt })
}

/** A task that is closed already stays as people left it. */
async function followUp(
  shell: Shell,
  step: Origin & { readonly citizenId: CitizenId },
  command: TaskCommand,
): Promise<void> {
  const origin = originOf(step)
  const taskId = await findTaskByOrigin(shell, step.citizenId, origin)
  const task = taskId && (await lockTask(shell, { citizenId: step.citizenId, taskId }))
  if (task === undefined) throw new NotYetOpenedError(origin)
  const decision = decide(task, command, shell.clock.now())
  if (decision.ok) await keep(shell, task, decision.value)
}

function originOf({ pathwayId, stepId, occurrence }: Origin): Origin {
  return { pathwayId, stepId, occurrence }
}

function deadlineOf(told: {
  readonly dueAt: Instant | null
  readonly warnAt: Instant | null
}): TaskDeadline | null {
  const { dueAt, warnAt } = told
  return dueAt === null || warnAt === null ? null : { dueAt, warnAt }
}
