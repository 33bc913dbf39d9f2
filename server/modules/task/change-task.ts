import type { ProfessionalActor } from '../../../contract/actor.ts'
import { onlyShown } from '../../../contract/data-kind.ts'
import { type TaskView, taskView } from '../../../contract/task.ts'
import { ok, type Refusal, type Result, refused } from '../../../kernel/result.ts'
import type { Shell } from '../../platform/shell.ts'
import { type AccessRefused, allow } from '../access/index.ts'
import { doerOf } from './doer.ts'
import type { TaskCommand } from './domain/command.ts'
import { decide } from './domain/decide.ts'
import type { Person, TaskRefused } from './domain/may.ts'
import type { TaskState } from './domain/task.ts'
import { keep } from './keep.ts'
import { type Disclosing, mayTell } from './may-tell.ts'
import { listEvents, lockTask, type TaskKey } from './store.ts'
import { viewTask } from './view.ts'

export type ChangeRefused =
  | AccessRefused
  | TaskRefused
  | Refusal<
      'task-unknown' | 'handoff-receiver-unknown' | 'handoff-receiver-elsewhere' | 'handoff-may-not-be-told'
    >

/** What the person wants, once it is known for whom they act and how the task stands. */
export type Want = (doer: Person, task: TaskState) => TaskCommand

/**
 * The one way a person changes a task: may they at all, how does it stand, does the domain let them, save, show it as it is
 * now. The access record says which deed it was.
 * @param deed the route's name, such as `accept-handoff`
 * @param disclosing to whom the deed tells of the citizen, when it does
 */
export function changeTask(
  shell: Shell,
  key: TaskKey,
  actor: ProfessionalActor,
  deed: string,
  want: Want,
  disclosing?: Disclosing,
): Promise<Result<TaskView, ChangeRefused>> {
  return shell.transaction(async (inner) => {
    const allowed = await allow(inner, {
      actor,
      citizenId: key.citizenId,
      kind: 'APP',
      also: ['ID', 'PLAN'],
      purpose: 'treatment',
      action: 'write',
      object: deed,
    })
    if (!allowed.ok) return allowed
    const task = await lockTask(inner, key)
    if (task === undefined) return refused('task-unknown')
    const decision = decide(task, want(await doerOf(inner, actor), task), inner.clock.now())
    if (!decision.ok) return decision
    const told = disclosing && (await mayTell(inner, actor, key.citizenId, disclosing))
    if (told?.ok === false) return told
    await keep(inner, task, decision.value)
    const view = await viewTask(inner, actor, await listEvents(inner, key))
    return ok(onlyShown(taskView, view, allowed.value.kinds))
  })
}
