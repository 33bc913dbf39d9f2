import type { GoalId, OrganisationId } from '../../../../../kernel/ids.ts'
import type { DanishDate, Instant } from '../../../../../kernel/instant.ts'
import { ok, type Refusal, type Result, refused } from '../../../../../kernel/result.ts'
import { inWrittenOrder, type Source, type Stamp } from './source.ts'

export type SaidBy = 'citizen' | 'relative' | 'professional'
export type Progress = 'better' | 'same' | 'worse'

interface About extends Stamp {
  readonly goalId: GoalId
}

/** What a goal says: in the citizen's words, who works for it, and by when. */
interface Wording {
  readonly text: string
  /** The unit that works for it; null for the citizen. */
  readonly ownerId: OrganisationId | null
  readonly targetOn: DanishDate | null
}

export type GoalEvent =
  | (About &
      Wording & {
        readonly type: 'added'
        readonly saidBy: SaidBy
        /** The line of the story it was taken from. */
        readonly storyEntryId: string | null
      })
  | (About & Wording & { readonly type: 'changed' })
  | (About & { readonly type: 'followed-up'; readonly text: string; readonly progress: Progress | null })
  | (About & { readonly type: 'ended'; readonly status: 'reached' | 'given-up'; readonly text: string })

/** A goal as its events add up to: what it says now, how it came to say so, and how it goes. */
export interface Goal extends Wording {
  readonly id: GoalId
  readonly saidBy: SaidBy
  readonly storyEntryId: string | null
  readonly status: 'active' | 'reached' | 'given-up'
  readonly addedBy: Source
  readonly addedAt: Instant
  readonly earlier: readonly { readonly text: string; readonly by: Source; readonly at: Instant }[]
  /** Who gave it the words it has now. */
  readonly wordedBy: Source
  readonly wordedAt: Instant
  readonly followUps: readonly {
    readonly text: string
    readonly progress: Progress | null
    readonly by: Source
    readonly at: Instant
  }[]
  readonly ended: { readonly text: string; readonly by: Source; readonly at: Instant } | null
}

/** The goals that the events tell of, the oldest first. Any order of events, repeats without harm. */
export function foldGoals(events: readonly GoalEvent[]): Goal[] {
  const goals = new Map<GoalId, Goal>()
  for (const event of inWrittenOrder(events)) {
    const goal = goals.get(event.goalId)
    if (event.type === 'added') goals.set(event.goalId, goal ?? begin(event))
    else if (goal !== undefined) goals.set(goal.id, apply(goal, event))
  }
  return [...goals.values()]
}

function begin(event: Extract<GoalEvent, { type: 'added' }>): Goal {
  const { goalId, text, ownerId, targetOn, saidBy, storyEntryId, by, at } = event
  return {
    id: goalId,
    text,
    ownerId,
    targetOn,
    saidBy,
    storyEntryId,
    status: 'active',
    addedBy: by,
    addedAt: at,
    earlier: [],
    wordedBy: by,
    wordedAt: at,
    followUps: [],
    ended: null,
  }
}

function apply(goal: Goal, event: Exclude<GoalEvent, { type: 'added' }>): Goal {
  const { by, at } = event
  switch (event.type) {
    case 'changed': {
      const { text, ownerId, targetOn } = event
      if (text === goal.text) return { ...goal, ownerId, targetOn }
      const before = { text: goal.text, by: goal.wordedBy, at: goal.wordedAt }
      return {
        ...goal,
        text,
        ownerId,
        targetOn,
        earlier: [...goal.earlier, before],
        wordedBy: by,
        wordedAt: at,
      }
    }
    case 'followed-up':
      return {
        ...goal,
        followUps: [...goal.followUps, { text: event.text, progress: event.progress, by, at }],
      }
    case 'ended':
      return { ...goal, status: event.status, ended: { text: event.text, by, at } }
  }
}

/** A goal is the citizen's own: after death none is added, changed, followed up or ended. What they were stays to be read. */
export function ofTheLiving(diedAt: Instant | null): Result<undefined, Refusal<'goal-after-death'>> {
  return diedAt === null ? ok(undefined) : refused('goal-after-death', { diedAt })
}

type GoalStamp = Omit<About, 'goalId'>

/** What somebody wants the goal to say. */
export interface WantedGoal extends Wording {
  readonly saidBy: SaidBy
  readonly storyEntryId: string | null
}

/** Adds a goal. Refuses empty words, a day gone by, and what an active goal already says or was already made of. */
export function addGoal(
  goals: readonly Goal[],
  wanted: WantedGoal,
  { today, ...stamp }: About & { readonly today: DanishDate },
): Result<GoalEvent, Refusal<'goal-text-missing' | 'goal-says-so-already' | 'goal-target-behind'>> {
  const text = wanted.text.trim()
  if (text === '') return refused('goal-text-missing')
  const same = goals.find(
    (goal) =>
      goal.status === 'active' &&
      (isSame(goal.text, text) ||
        (wanted.storyEntryId !== null && goal.storyEntryId === wanted.storyEntryId)),
  )
  if (same !== undefined) return refused('goal-says-so-already', { goalId: same.id })
  if (wanted.targetOn !== null && wanted.targetOn < today) return refused('goal-target-behind')
  return ok({ ...stamp, ...wanted, text, type: 'added' })
}

/** New words, owner or day. The day a goal has had all along may stay although it has gone by. */
export function changeGoal(
  goals: readonly Goal[],
  goalId: GoalId,
  wanted: Wording,
  { today, ...stamp }: GoalStamp & { readonly today: DanishDate },
): Result<
  GoalEvent,
  Refusal<'goal-unknown' | 'goal-over-already' | 'goal-text-missing' | 'goal-target-behind'>
> {
  const goal = active(goals, goalId)
  if (!goal.ok) return goal
  const text = wanted.text.trim()
  if (text === '') return refused('goal-text-missing')
  const { ownerId, targetOn } = wanted
  if (targetOn !== null && targetOn < today && targetOn !== goal.value.targetOn)
    return refused('goal-target-behind')
  return ok({ ...stamp, goalId, text, ownerId, targetOn, type: 'changed' })
}

/** How it goes. */
export function followUpGoal(
  goals: readonly Goal[],
  goalId: GoalId,
  told: { readonly text: string; readonly progress: Progress | null },
  stamp: GoalStamp,
): Result<GoalEvent, Refusal<'goal-unknown' | 'goal-over-already' | 'goal-text-missing'>> {
  const goal = active(goals, goalId)
  if (!goal.ok) return goal
  const text = told.text.trim()
  if (text === '' && told.progress === null) return refused('goal-text-missing')
  return ok({ ...stamp, goalId, text, progress: told.progress, type: 'followed-up' })
}

/** Reached, or given up by the citizen. */
export function endGoal(
  goals: readonly Goal[],
  goalId: GoalId,
  told: { readonly status: 'reached' | 'given-up'; readonly text: string },
  stamp: GoalStamp,
): Result<GoalEvent, Refusal<'goal-unknown' | 'goal-over-already'>> {
  const goal = active(goals, goalId)
  if (!goal.ok) return goal
  return ok({ ...stamp, goalId, status: told.status, text: told.text.trim(), type: 'ended' })
}

function active(
  goals: readonly Goal[],
  goalId: GoalId,
): Result<Goal, Refusal<'goal-unknown' | 'goal-over-already'>> {
  const goal = goals.find(({ id }) => id === goalId)
  if (goal === undefined) return refused('goal-unknown')
  return goal.status === 'active' ? ok(goal) : refused('goal-over-already', { status: goal.status })
}

function isSame(one: string, other: string): boolean {
  return one.localeCompare(other, 'da', { sensitivity: 'accent' }) === 0
}
