import type { PlanStepView, PlanView } from '../../../../contract/pathway-plan.ts'
import type { TaskSummaryView } from '../../../../contract/task.ts'

/** The step of the plan that a task is; none for a task no pathway calls for. */
export function planStepOf(
  plan: PlanView | undefined,
  { origins }: Pick<TaskSummaryView, 'origins'>,
): PlanStepView | undefined {
  return plan?.steps.find((step) =>
    step.origins.some(({ pathwayId, stepId }) =>
      origins.some((origin) => origin.pathwayId === pathwayId && origin.stepId === stepId),
    ),
  )
}
