import { danishDateOf } from '../../../kernel/copenhagen-time.ts'
import type { Instant } from '../../../kernel/instant.ts'
import { signal, type Topic } from '../../platform/live.ts'
import { publish } from '../../platform/outbox.ts'
import type { Shell } from '../../platform/shell.ts'
import { replaceRelations } from '../access/index.ts'
import type { TaskAskedFor, TaskNoLongerAskedFor } from '../task/index.ts'
import { type Ask, asksOf, deadlineOf, rehabLaw } from './domain/asks.ts'
import type { RehabEvent } from './domain/event.ts'
import { clockOf, dayZeroOf, fold, openPause, type Plan } from './domain/plan.ts'
import { tiesOf } from './domain/ties.ts'
import type { RehabilitationChanged } from './events.ts'
import { insertEvents, type PlanRow, savePlan } from './store.ts'

/**
 * Saves what has happened to a plan held by this transaction, tells who has a tie and what is wanted of whom, and wakes the
 * screens. Ties are told with the deed: whoever finds the plan on a list a moment later must have a right to it.
 * @param known the history before, empty for a new plan
 */
export async function keep(
  shell: Shell,
  known: readonly RehabEvent[],
  events: readonly RehabEvent[],
): Promise<Plan> {
  const history = [...known, ...events]
  const plan = fold(history)
  if (events.length === 0) return plan
  const before = known.length === 0 ? undefined : fold(known)
  const at = shell.clock.now()
  await savePlan(shell.db, rowOf(plan, at), at)
  await insertEvents(shell.db, plan, known.length, events)
  const { citizenId, planId } = plan
  const ties = tiesOf(history).map((tie) => ({ ...tie, citizenId, sourceId: planId }))
  await replaceRelations(shell, [{ citizenId, sourceId: planId }], ties)
  await publish(shell, [changed(plan, events, at), ...asked(before, plan, at)])
  await signal(shell, topicsOf(before, plan))
  return plan
}

/** The plan as lists show it. */
export function rowOf(plan: Plan, at: Instant): PlanRow {
  const clock = clockOf(plan, danishDateOf(at))
  return {
    citizenId: plan.citizenId,
    planId: plan.planId,
    stayId: plan.stayId,
    status: plan.status,
    gopType: plan.content.gopType,
    ownerUnitId: plan.ownerUnitId,
    providerUnitId: plan.provider?.unitId ?? null,
    isChoiceWaiting: plan.provider?.state === 'waits',
    isPaused: openPause(plan) !== undefined,
    dayZero: dayZeroOf(plan) ?? null,
    latestStart: clock.latestStart ?? null,
    rightFrom: clock.rightFrom ?? null,
    clockState: clock.state,
    sequence: plan.sequence,
  }
}

function changed(
  { citizenId, planId, status, ownerUnitId }: Plan,
  events: readonly RehabEvent[],
  at: Instant,
): RehabilitationChanged {
  const what = events.map(({ type }) => type)
  return {
    type: 'rehabilitation-changed',
    citizenId,
    occurredAt: at,
    data: { planId, status, ownerUnitId, what },
  }
}

/** What is wanted now and was not before, and what was and is not any more. */
function asked(before: Plan | undefined, after: Plan, at: Instant): (TaskAskedFor | TaskNoLongerAskedFor)[] {
  const earlier = before === undefined ? [] : asksOf(before)
  const now = asksOf(after)
  const common = { citizenId: after.citizenId, occurredAt: at }
  const isIn = (asks: readonly Ask[], { key }: Ask) => asks.some((one) => one.key === key)
  return [
    ...now
      .filter((ask) => !isIn(earlier, ask))
      .map(
        (ask): TaskAskedFor => ({
          ...common,
          type: 'task-asked-for',
          data: {
            askedBy: 'rehab',
            askKey: ask.key,
            serviceCode: ask.serviceCode,
            title: ask.title,
            responsibleId: ask.unitId,
            deadline: deadlineOf(ask, at),
            priority: 'routine',
            reasons: [{ kind: 'fact', text: ask.why, ref: `rehab:${after.planId}` }],
            legal: rehabLaw,
          },
        }),
      ),
    ...earlier
      .filter((ask) => !isIn(now, ask))
      .map(
        (ask): TaskNoLongerAskedFor => ({
          ...common,
          type: 'task-no-longer-asked-for',
          data: {
            askedBy: 'rehab',
            askKey: ask.key,
            reason: after.closed === 'DEATH' ? 'DEATH' : 'FULFILLED',
          },
        }),
      ),
  ]
}

function topicsOf(before: Plan | undefined, after: Plan): Topic[] {
  const units = [before?.ownerUnitId, after.ownerUnitId, before?.provider?.unitId, after.provider?.unitId]
  const told = new Set(units.filter((unitId) => unitId !== undefined))
  return [`citizen:${after.citizenId}`, ...[...told].map((unitId): Topic => `worklist:${unitId}`)]
}
