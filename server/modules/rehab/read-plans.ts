import type { CitizenId, RehabPlanId } from '../../../kernel/ids.ts'
import type { Shell } from '../../platform/shell.ts'
import type { Assessment } from './domain/assessment.ts'
import type { RehabEvent } from './domain/event.ts'
import { fold, type Plan } from './domain/plan.ts'
import { listAssessments, listHistories, lockCitizens } from './store.ts'

/** A plan with what it is made of. */
export interface PlanWithHistory {
  readonly plan: Plan
  readonly history: readonly RehabEvent[]
}

/** All that is known of one citizen's rehabilitation. */
export interface Course {
  readonly plans: readonly PlanWithHistory[]
  readonly assessments: readonly Assessment[]
}

export async function readCourse(shell: Shell, citizenId: CitizenId): Promise<Course> {
  const histories = await listHistories(shell.db, [citizenId])
  const assessments = histories.size === 0 ? [] : await listAssessments(shell.db, citizenId)
  return { plans: plansOf(histories.values()), assessments }
}

/** The plans of some citizens, held until the transaction ends. */
export async function lockPlans(shell: Shell, citizenIds: readonly CitizenId[]): Promise<PlanWithHistory[]> {
  await lockCitizens(shell.db, citizenIds)
  return plansOf((await listHistories(shell.db, citizenIds)).values())
}

/** One plan, held until the transaction ends; undefined when there is none. */
export async function lockPlan(
  shell: Shell,
  citizenId: CitizenId,
  planId: RehabPlanId,
): Promise<PlanWithHistory | undefined> {
  return (await lockPlans(shell, [citizenId])).find(({ plan }) => plan.planId === planId)
}

function plansOf(histories: Iterable<readonly RehabEvent[]>): PlanWithHistory[] {
  return [...histories].map((history) => ({ plan: fold(history), history }))
}
