import type { UnitActor } from '../../../../contract/actor.ts'
import { onlyShown } from '../../../../contract/data-kind.ts'
import { type TaskView, taskView } from '../../../../contract/task.ts'
import { ok, type Refusal, type Result, refused } from '../../../../kernel/result.ts'
import type { Shell } from '../../../platform/shell.ts'
import { type AccessRefused, allow } from '../../access/index.ts'
import { listEvents, type TaskKey } from '../store.ts'
import { viewTask } from '../view.ts'

/** One task with its history, why it is whose, and what this person may do. */
export function getTask(
  shell: Shell,
  key: TaskKey,
  actor: UnitActor,
): Promise<Result<TaskView, AccessRefused | Refusal<'task-unknown'>>> {
  return shell.transaction(async (inner) => {
    const allowed = await allow(inner, {
      actor,
      citizenId: key.citizenId,
      kind: 'APP',
      also: ['ID', 'PLAN'],
      purpose: 'treatment',
      action: 'read',
      object: 'task',
    })
    if (!allowed.ok) return allowed
    const events = await listEvents(inner, key)
    if (events.length === 0) return refused('task-unknown')
    return ok(onlyShown(taskView, await viewTask(inner, actor, events), allowed.value.kinds))
  })
}
