import { dueAt } from '../../../../kernel/deadline.ts'
import type { CitizenId, HandoffId, TaskId } from '../../../../kernel/ids.ts'
import type { Instant } from '../../../../kernel/instant.ts'
import type { Shell } from '../../../platform/shell.ts'
import type { TaskCalledFor, TaskDeadlineChanged, TaskNoLongerCalledFor } from '../../pathway/index.ts'
import type { Offer, TaskCommand } from '../domain/command.ts'
import { decide, openTask } from '../domain/decide.ts'
import type { Origin, TaskDeadline } from '../domain/event.ts'
import { keep, keepNew } from '../keep.ts'
import { findTaskByOrigin, lockTask } from '../store.ts'

const doer = { rule: 'pathway' }

/** A step of a pathway has not got its task yet: what calls for it is still on its way, so this is tried again later. */
export class NotYetOpenedError extends Error {
  override readonly name = 'NotYetOpenedError'
  constructor({ pathwayId, stepId, occurrence }: Origin) {
    super(`step ${stepId} (${occurrence}) of pathway ${pathwayId} has no task yet`)
  }
}

/** Opens the task a step calls for, and offers it on when the agreement says another shall do it. Once per step and occurrence. */
export async function openCalledFor(shell: Shell, called: TaskCalledFor['data'], decidedAt: Instant) {
  const { citizenId, serviceCode, title, priority, responsibleId, reasons, legal } = called
  const { answerWithin, handoffTo } = called
  const now = shell.clock.now()
  const offer: Offer | undefined =
    handoffTo === undefined || handoffTo.unitId === responsibleId
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
      taskId: shell.ids.next<TaskId>(),
      serviceCode,
      title,
      priority,
      responsibleId,
      deadline: deadlineOf(called),
      deadlineDecidedAt: decidedAt,
      answerWithin,
      origin: originOf(called),
      reasons,
      legal,
      ...(offer && { offer }),
    },
    now,
  )
  if (!opened.ok) throw new Error(`a pathway's task was refused: ${opened.refusal.code}`)
  await keepNew(shell, opened.value)
}

/** What called for the task is gone: it was fulfilled in another way, or became pointless. */
export function callOff(shell: Shell, gone: TaskNoLongerCalledFor['data']): Promise<void> {
  return followUp(shell, gone, { type: 'call-off', doer, reason: gone.reason })
}

/** The anchor has moved, and the deadline with it. */
export function moveDeadline(
  shell: Shell,
  moved: TaskDeadlineChanged['data'],
  decidedAt: Instant,
): Promise<void> {
  return followUp(shell, moved, { type: 'move-deadline', doer, deadline: deadlineOf(moved), decidedAt })
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
