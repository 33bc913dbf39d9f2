import type { SignedInActor } from '../../../../contract/actor.ts'
import { onlyShown } from '../../../../contract/data-kind.ts'
import { type TaskSummaryView, tasksView } from '../../../../contract/task.ts'
import type { CitizenId } from '../../../../kernel/ids.ts'
import { ok, type Result } from '../../../../kernel/result.ts'
import type { Shell } from '../../../platform/shell.ts'
import { type AccessRefused, allow } from '../../access/index.ts'
import { listOfCitizen } from '../store.ts'
import { viewTasks } from '../view.ts'

/** Who has what for one citizen: open tasks by deadline, then the closed ones. The citizen, and who acts for them, may read it too. */
export async function listCitizenTasks(
  shell: Shell,
  citizenId: CitizenId,
  actor: SignedInActor,
): Promise<Result<{ tasks: TaskSummaryView[] }, AccessRefused>> {
  const allowed = await allow(shell, {
    actor,
    citizenId,
    kind: 'APP',
    also: ['ID', 'PLAN'],
    purpose: 'treatment',
    action: 'read',
    object: 'tasks',
  })
  if (!allowed.ok) return allowed
  const tasks = await viewTasks(shell, actor, await listOfCitizen(shell, citizenId))
  return ok(onlyShown(tasksView, { tasks }, allowed.value.kinds))
}
