import { describe, expect, test } from 'vitest'
import type { GoalId, PersonId } from '../../../../../kernel/ids.ts'
import { type DanishDate, type Instant, instant } from '../../../../../kernel/instant.ts'
import { addGoal, changeGoal, endGoal, foldGoals, followUpGoal, type GoalEvent } from './goal.ts'

const by = {
  kind: 'citizen',
  personId: 'p' as PersonId,
  name: 'Bruno',
  function: null,
  unitId: null,
} as const
const today = '2026-06-05' as DanishDate
const goalId = 'goal-1' as GoalId
const at = (minute: number): Instant => instant(`2026-06-05T08:${String(minute).padStart(2, '0')}:00Z`)
const stamp = (minute: number) => ({ id: `event-${minute}`, by, at: at(minute), today })
const words = { text: 'At kunne gå i haven', ownerId: null, targetOn: null }
const wanted = { ...words, saidBy: 'citizen', storyEntryId: null } as const

function must(decided: { ok: boolean; value?: GoalEvent }): GoalEvent {
  if (!decided.ok || decided.value === undefined) throw new Error(JSON.stringify(decided))
  return decided.value
}

const added = must(addGoal([], wanted, { ...stamp(1), goalId }))

describe('a goal', () => {
  test('keeps the citizen’s own words when somebody words it anew', () => {
    const changed = must(
      changeGoal(foldGoals([added]), goalId, { ...words, text: 'At gå en tur hver dag' }, stamp(2)),
    )
    expect(foldGoals([changed, added])).toMatchObject([
      { text: 'At gå en tur hver dag', earlier: [{ text: 'At kunne gå i haven' }] },
    ])
  })
  test('shows how it goes, and how it ended', () => {
    const up = must(
      followUpGoal(foldGoals([added]), goalId, { text: 'Nåede lågen', progress: 'better' }, stamp(3)),
    )
    const end = must(endGoal(foldGoals([added, up]), goalId, { status: 'reached', text: '' }, stamp(4)))
    const [goal] = foldGoals([added, up, end])
    expect(goal).toMatchObject({ status: 'reached', followUps: [{ progress: 'better' }] })
    expect(changeGoal(foldGoals([added, up, end]), goalId, words, stamp(5))).toMatchObject({
      refusal: { code: 'goal-over-already' },
    })
  })
  test('made of a line of the story is made once', () => {
    const made = must(addGoal([], { ...wanted, storyEntryId: 'line-1' }, { ...stamp(1), goalId }))
    const again = addGoal(
      foldGoals([made]),
      { ...wanted, text: 'Med andre ord', storyEntryId: 'line-1' },
      { ...stamp(2), goalId: 'goal-2' as GoalId },
    )
    expect(again).toMatchObject({ refusal: { code: 'goal-says-so-already' } })
  })
  test.each([
    ['without words', { text: '  ' }, 'goal-text-missing'],
    ['in words another has', { text: 'at kunne gå i haven' }, 'goal-says-so-already'],
    ['for a day gone by', { text: 'Andet', targetOn: '2026-06-04' as DanishDate }, 'goal-target-behind'],
  ])('%s is refused', (_, difference, code) => {
    const answer = addGoal(
      foldGoals([added]),
      { ...wanted, ...difference },
      { ...stamp(2), goalId: 'goal-2' as GoalId },
    )
    expect(answer).toMatchObject({ ok: false, refusal: { code } })
  })
  test('whose day has gone by can be worded anew without a new day', () => {
    const old = { ...added, targetOn: '2026-06-01' as DanishDate } as GoalEvent
    const anew = changeGoal(
      foldGoals([old]),
      goalId,
      { ...words, text: 'Nye ord', targetOn: '2026-06-01' as DanishDate },
      stamp(2),
    )
    expect(anew.ok).toBe(true)
  })
})
