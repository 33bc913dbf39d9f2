import type { ProfessionalActor } from '../../../../contract/actor.ts'
import type { TaskView } from '../../../../contract/task.ts'
import { ok, type Refusal, type Result, refused } from '../../../../kernel/result.ts'
import type { Shell } from '../../../platform/shell.ts'
import { type AccessRefused, allow } from '../../access/index.ts'
import { listEvents, type TaskKey } from '../store.ts'
import { viewTask } from '../view.ts'

/** One task with its history, why it is whose, and what this person may do. */
export function getTask(
  shell: Shell,
  key: TaskKey,
  actor: ProfessionalActor,
): Promise<Result<TaskView, AccessRefused | Refusal<'task-unknown'>>> {
  return shell.transaction(async (inner) => {
    const allowed = await allow(inner, {
      actor,
      citizenId: key.citizenId,
      kind: 'APP',
      purpose: 'treatment',
      action: 'read',
      object: 'task',
    })
    if (!allowed.ok) return allowed
    const events = await listEvents(inner, key)
    return events.length === 0 ? refused('task-unknown') : ok(await viewTask(inner, actor, events))
  })
}
