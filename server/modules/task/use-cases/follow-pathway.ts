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
import { recordRelations } from '../../access/index.ts'
import type { TaskCalledFor, TaskDeadlineChanged, TaskNoLongerCalledFor } from '../../pathway/index.ts'
import type { Offer, TaskCommand } from '../domain/command.ts'
import { decide, openTask } from '../domain/decide.ts'
import type { Origin, TaskDeadline, TaskEvent } from '../domain/event.ts'
import { type CalledWork, isSameWork } from '../domain/same-work.ts'
import type { TaskState } from '../domain/task.ts'
import { keep, keepNew } from '../keep.ts'
import { mayTell } from '../may-tell.ts'
import { findPlaces, findTaskByOrigin, insertOrigin, lockTask } from '../store.ts'

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

/** A call of a pathway, and when it was decided. */
export interface Call {
  readonly called: TaskCalledFor['data']
  readonly decidedAt: Instant
}

/**
 * Opens the tasks steps call for, and offers them on when the agreement says another shall do it and it may be told there;
 * may it not, the responsible unit keeps it and reads why. Once per step and occurrence. Where the unit has that very work
 * already for another pathway, no second task is opened: the first one gets the step for an origin too (pathways O). Calls
 * that could be for the same work come after each other, so that the second finds what the first has opened.
 */
export async function openCalledFor(shell: Shell, calls: readonly Call[]): Promise<void> {
  const rounds: Call[][] = []
  for (const sameWork of Map.groupBy(calls, ({ called }) => nameOfWork(called)).values())
    for (const [place, call] of sameWork.entries()) {
      const round = rounds[place] ?? []
      rounds[place] = round
      round.push(call)
    }
  for (const round of rounds) await openRound(shell, round)
}

function nameOfWork({ citizenId, serviceCode, responsibleId }: TaskCalledFor['data']): string {
  return `${citizenId} ${serviceCode} ${responsibleId}`
}

/** A call that has no task yet. */
interface Wish extends Call {
  readonly taskId: TaskId
  /** Whom it is to be offered to. */
  readonly handoffTo: TaskCalledFor['data']['handoffTo']
  /** Open tasks of the unit that may be the same work, held by this transaction. */
  readonly alike: readonly TaskState[]
}

async function openRound(shell: Shell, calls: readonly Call[]): Promise<void> {
  const now = shell.clock.now()
  const wishes: Wish[] = []
  for (const wish of await wishesOf(shell, calls)) {
    const { called, handoffTo, decidedAt } = wish
    const twin = wish.alike.find((task) => isSameWork(task, workOf(called, handoffTo?.unitId)))
    if (twin === undefined) wishes.push(wish)
    else await shareTask(shell, twin, called, decidedAt, called.reasons)
  }
  await tellTiesOfOffers(shell, wishes, now)
  const openings: (readonly TaskEvent[])[] = []
  for (const wish of wishes) {
    const { called, handoffTo, decidedAt } = wish
    const isTold = handoffTo === undefined || (await mayBeTold(shell, called, handoffTo.unitId))
    const kept = isTold ? undefined : wish.alike.find((task) => isSameWork(task, workOf(called, undefined)))
    if (kept === undefined) openings.push(opening(shell, wish, isTold, now))
    else await shareTask(shell, kept, called, decidedAt, [...called.reasons, notTold])
  }
  await keepNew(shell, openings)
}

async function wishesOf(shell: Shell, calls: readonly Call[]): Promise<Wish[]> {
  const places = await findPlaces(
    shell,
    calls.map(({ called }) => called),
  )
  const wishes: Wish[] = []
  for (const [index, call] of calls.entries()) {
    const place = places[index]
    if (place === undefined || place.own !== null) continue
    const { citizenId, responsibleId, handoffTo } = call.called
    wishes.push({
      ...call,
      taskId: shell.ids.next<TaskId>(),
      handoffTo: handoffTo?.unitId === responsibleId ? undefined : handoffTo,
      alike: await lockAll(shell, citizenId, place.alike),
    })
  }
  return wishes
}

function opening(
  shell: Shell,
  { called, decidedAt, taskId, handoffTo }: Wish,
  isTold: boolean,
  now: Instant,
): readonly TaskEvent[] {
  const { citizenId, serviceCode, title, priority, responsibleId, legal, answerWithin } = called
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
  return opened.value
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

/** An offer is made by the tie of the unit that makes it, which begins with the task. */
function tellTiesOfOffers(shell: Shell, wishes: readonly Wish[], now: Instant): Promise<void> {
  return recordRelations(
    shell,
    wishes.flatMap(({ called: { citizenId, responsibleId }, handoffTo, taskId, alike }) => {
      const { taskId: sourceId, responsibleSince: from } = alike[0] ?? { taskId, responsibleSince: now }
      return handoffTo === undefined
        ? []
        : [{ citizenId, unitId: responsibleId, kind: 'task' as const, sourceId, from }]
    }),
  )
}

/** The program offers the task on for the unit that has it, and so discloses as that unit and by the rules for its place. */
async function mayBeTold(
  shell: Shell,
  { citizenId, pathwayId, responsibleId }: TaskCalledFor['data'],
  toUnitId: OrganisationId,
): Promise<boolean> {
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
