import type { TaskSummaryView } from '../../../../contract/task.ts'
import type { Topic } from '../../../app/live.ts'
import { useUnitId } from '../../../app/session.ts'

/** What every deed with a task needs: its address, the version the reader has seen, and what the deed puts out of date. */
export function useTaskAddress(task: TaskSummaryView) {
  const unitId = useUnitId()
  const params = { citizenId: task.citizen.id, taskId: task.id }
  return {
    params,
    /** A deed with the hand-off is only offered when there is one. */
    handoffParams: { ...params, handoffId: task.handoff?.id ?? '' },
    version: task.version,
    touches: [`worklist:${unitId}`, `citizen:${task.citizen.id}`] as const satisfies readonly Topic[],
  }
}
