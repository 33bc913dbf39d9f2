import type { SignedInActor } from '../../../../contract/actor.ts'
import type { PlanView } from '../../../../contract/pathway-plan.ts'
import { danishDateOf } from '../../../../kernel/copenhagen-time.ts'
import type { CitizenId, GoalId, OrganisationId } from '../../../../kernel/ids.ts'
import type { DanishDate } from '../../../../kernel/instant.ts'
import { ok, type Refusal, type Result, refused } from '../../../../kernel/result.ts'
import { signal } from '../../../platform/live.ts'
import type { Shell } from '../../../platform/shell.ts'
import { type AccessRefused, allow } from '../../access/index.ts'
import { getCitizen } from '../../citizen/index.ts'
import { findUnit } from '../../organisation/index.ts'
import * as domain from '../domain/plan/goal.ts'
import type { Stamp } from '../domain/plan/source.ts'
import { insertGoalEvent, readPlan } from '../store/plan.ts'
import { lockCitizens } from '../store.ts'
import { showPlan, sourceOf } from './plan-view.ts'

type GoalAnswer<Code extends string> = Promise<
  Result<PlanView, AccessRefused | Refusal<Code | 'goal-after-death'>>
>

export interface GoalWords {
  readonly text: string
  readonly ownerId: OrganisationId | null
  readonly targetOn: DanishDate | null
}

/** A goal in the citizen's own words, told by the citizen or written down by somebody else. */
export function addGoal(
  shell: Shell,
  actor: SignedInActor,
  citizenId: CitizenId,
  wanted: GoalWords & { readonly saidBy: domain.SaidBy; readonly storyEntryId: string | null },
): GoalAnswer<'goal-text-missing' | 'goal-says-so-already' | 'goal-target-behind' | 'goal-owner-unknown'> {
  const saidBy = whose(actor, citizenId, wanted.saidBy)
  return change(shell, actor, citizenId, 'add-goal', wanted.ownerId, (goals, stamp) =>
    domain.addGoal(goals, { ...wanted, saidBy }, { ...stamp, goalId: shell.ids.next<GoalId>() }),
  )
}

/** New words, owner or target date. */
export function changeGoal(
  shell: Shell,
  actor: SignedInActor,
  citizenId: CitizenId,
  goalId: GoalId,
  wanted: GoalWords,
): GoalAnswer<
  'goal-unknown' | 'goal-over-already' | 'goal-text-missing' | 'goal-target-behind' | 'goal-owner-unknown'
> {
  return change(shell, actor, citizenId, 'change-goal', wanted.ownerId, (goals, stamp) =>
    domain.changeGoal(goals, goalId, wanted, stamp),
  )
}

/** How it goes with a goal. */
export function followUpGoal(
  shell: Shell,
  actor: SignedInActor,
  citizenId: CitizenId,
  goalId: GoalId,
  told: { readonly text: string; readonly progress: domain.Progress | null },
): GoalAnswer<'goal-unknown' | 'goal-over-already' | 'goal-text-missing' | 'goal-owner-unknown'> {
  return change(shell, actor, citizenId, 'follow-up-goal', null, (goals, { today: _today, ...stamp }) =>
    domain.followUpGoal(goals, goalId, told, stamp),
  )
}

/** Reached, or given up. */
export function endGoal(
  shell: Shell,
  actor: SignedInActor,
  citizenId: CitizenId,
  goalId: GoalId,
  told: { readonly status: 'reached' | 'given-up'; readonly text: string },
): GoalAnswer<'goal-unknown' | 'goal-over-already' | 'goal-owner-unknown'> {
  return change(shell, actor, citizenId, 'end-goal', null, (goals, { today: _today, ...stamp }) =>
    domain.endGoal(goals, goalId, told, stamp),
  )
}

/** Allow, lock, decide, save, answer: the way of every deed on a goal. */
function change<Code extends string>(
  shell: Shell,
  actor: SignedInActor,
  citizenId: CitizenId,
  object: string,
  ownerId: OrganisationId | null,
  deed: (
    goals: readonly domain.Goal[],
    stamp: Stamp & { readonly today: DanishDate },
  ) => Result<domain.GoalEvent, Refusal<Code>>,
): GoalAnswer<Code | 'goal-owner-unknown'> {
  return shell.transaction(async (inner) => {
    const granted = await allow(inner, {
      actor,
      citizenId,
      kind: 'PLAN',
      purpose: 'treatment',
      action: 'write',
      object,
    })
    if (!granted.ok) return granted
    if (ownerId !== null && (await findUnit(inner, ownerId)) === undefined)
      return refused('goal-owner-unknown')
    await lockCitizens(inner.db, [citizenId])
    const living = domain.ofTheLiving((await getCitizen(inner, citizenId)).diedAt)
    if (!living.ok) return living
    const { goals } = await readPlan(inner.db, citizenId)
    const at = inner.clock.now()
    const event = deed(domain.foldGoals(goals), {
      id: inner.ids.next<string>(),
      by: sourceOf(actor),
      at,
      today: danishDateOf(at),
    })
    if (!event.ok) return event
    await insertGoalEvent(inner.db, citizenId, event.value)
    await signal(inner, [`citizen:${citizenId}`])
    return ok(await showPlan(inner, actor, citizenId))
  })
}

/** Whose words they are: one's own, or those of somebody who acts for the citizen; only professionals write for others. */
function whose(actor: SignedInActor, citizenId: CitizenId, told: domain.SaidBy): domain.SaidBy {
  if (actor.kind !== 'citizen') return told
  return actor.citizenId === citizenId ? 'citizen' : 'relative'
}
