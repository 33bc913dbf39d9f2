import type { CitizenId, TaskId } from '../../../../kernel/ids.ts'
import type { Instant } from '../../../../kernel/instant.ts'
import type { Shell } from '../../../platform/shell.ts'
import { answerTimes } from '../domain/answer-time.ts'
import { decide, openTask } from '../domain/decide.ts'
import type { TaskAskedFor, TaskNoLongerAskedFor } from '../events.ts'
import { keep, keepNew } from '../keep.ts'
import { findTaskByAsk, listEvents, lockTask, type TaskKey } from '../store.ts'

/** What was asked for has not got its task yet: the asking is still on its way, so this is tried again later. */
export class NotYetAskedForError extends Error {
  override readonly name = 'NotYetAskedForError'
  constructor(askedBy: string) {
    super(`what ${askedBy} asked for has no task yet`)
  }
}

/** Opens the task a module asks for, once per key. */
export async function openAskedFor(
  shell: Shell,
  citizenId: CitizenId,
  { askedBy, askKey, ...asked }: TaskAskedFor['data'],
  decidedAt: Instant,
): Promise<void> {
  const ask = { askedBy, askKey }
  const taskId = await findTaskByAsk(shell, citizenId, ask)
  if (taskId !== undefined) return openAgain(shell, { citizenId, taskId }, askedBy, decidedAt)
  const opened = openTask(
    {
      ...asked,
      ask,
      by: { rule: askedBy },
      citizenId,
      taskId: shell.ids.next<TaskId>(),
      deadlineDecidedAt: decidedAt,
      answerWithin: answerTimes[asked.priority],
      origin: null,
    },
    shell.clock.now(),
  )
  if (!opened.ok) throw new Error(`a task asked for was refused: ${opened.refusal.code}`)
  await keepNew(shell, [opened.value])
}

const deathTakenBack = 'Dødsfaldet var en fejl: opgaven er åben igen.'

/** What a death has called off and is asked for afterwards, as death was a mistake, is open again: else nobody would have it. */
async function openAgain(shell: Shell, key: TaskKey, askedBy: string, askedAt: Instant): Promise<void> {
  const task = await lockTask(shell, key)
  if (task?.status !== 'cancelled' || task.closedAt === null || askedAt <= task.closedAt) return
  const ended = (await listEvents(shell, key)).findLast(({ type }) => type === 'task-cancelled')
  if (ended?.type !== 'task-cancelled' || ended.reason !== 'DEATH' || !('rule' in ended.by)) return
  const command = { type: 'reopen', doer: { rule: askedBy }, text: deathTakenBack } as const
  const decision = decide(task, command, shell.clock.now())
  if (decision.ok) await keep(shell, task, decision.value)
}

/** What was asked for is settled without its task. A task that people have closed stays as they left it. */
export async function settleAskedFor(
  shell: Shell,
  citizenId: CitizenId,
  { askedBy, askKey, reason }: TaskNoLongerAskedFor['data'],
): Promise<void> {
  const taskId = await findTaskByAsk(shell, citizenId, { askedBy, askKey })
  const task = taskId && (await lockTask(shell, { citizenId, taskId }))
  if (task === undefined) throw new NotYetAskedForError(askedBy)
  const decision = decide(task, { type: 'call-off', doer: { rule: askedBy }, reason }, shell.clock.now())
  if (decision.ok) await keep(shell, task, decision.value)
}
