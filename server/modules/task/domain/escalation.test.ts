import { describe, expect, test } from 'vitest'
import { instant } from '../../../../kernel/instant.ts'
import {
  friday,
  handoffNumber,
  homeNurse,
  homeNursing,
  ladderOf,
  later,
  opening,
  practiceNurse,
  Story,
  ward,
  wardNurse,
} from './arbitrary.ts'
import { escalationOn } from './escalation.ts'
import type { EscalationRaised } from './event.ts'
import { nextAttentionAt } from './let-time-pass.ts'

const handoffId = handoffNumber(1)
const hours = 60

/** Who has been called so far, in order. */
function calls(story: Story) {
  return story.events
    .filter((event): event is EscalationRaised => event.type === 'escalation-raised')
    .map(({ subject, rung }) => `${subject} ${rung.number}: ${rung.role}, ${rung.asks}`)
}

describe('given a task due in 24 hours', () => {
  test('it is warned about when three quarters of the time are gone, once', () => {
    const story = new Story()
    expect(nextAttentionAt(story.task)).toBe(later(friday, 18 * hours))
    story.after(18 * hours).letTimePass()
    expect(story.events.at(-1)?.type).toBe('deadline-warned')
    expect(nextAttentionAt(story.task)).toBe(later(friday, 24 * hours))
    expect(story.letTimePass().events).toHaveLength(2)
  })

  test('when it is not done in time, the breach is kept and the unit leader is called', () => {
    const story = new Story().after(24 * hours).letTimePass()
    expect(story.task.breachedAt).toBe(later(friday, 24 * hours))
    expect(calls(story)).toEqual(['deadline 1: unit-leader, act'])
  })

  test('looked at first when it is late, it is breached and no longer warned about', () => {
    const story = new Story().after(30 * hours).letTimePass()
    expect(story.events.slice(1).map(({ type }) => type)).toEqual(['deadline-breached', 'escalation-raised'])
  })

  test('opened when it is late already, its ladder is called at once', () => {
    const dueAt = later(friday, -hours)
    const story = new Story({ ...opening, deadline: { dueAt, warnAt: dueAt } }).letTimePass()
    expect(calls(story)).toEqual(['deadline 1: unit-leader, act'])
  })

  test('however many rungs are called, it is one escalation, known by the entry that began it', () => {
    const story = new Story().after(24 * hours).letTimePass()
    const { sequence } = escalationOn(story.task, 'deadline') ?? {}
    expect(story.events[(sequence ?? 0) - 1]?.type).toBe('escalation-raised')
    story.after(24 * hours + 15).letTimePass()
    expect(escalationOn(story.task, 'deadline')).toMatchObject({ sequence, rung: { number: 2 } })
  })

  test('when nobody takes it, the duty leader is called after 15 minutes and the cluster contact after 30 more', () => {
    const story = new Story().after(24 * hours).letTimePass()
    story.after(24 * hours + 14).letTimePass()
    expect(calls(story)).toHaveLength(1)
    story.after(24 * hours + 15).letTimePass()
    story.after(24 * hours + 45).letTimePass()
    expect(calls(story)).toEqual([
      'deadline 1: unit-leader, act',
      'deadline 2: duty-leader, act',
      'deadline 3: cluster-contact, act',
    ])
    expect(nextAttentionAt(story.task)).toBeNull()
  })

  test('when somebody takes it, nobody more is called', () => {
    const story = new Story().after(24 * hours).letTimePass()
    story.do({ type: 'take-escalation', doer: wardNurse, subject: 'deadline' })
    expect(escalationOn(story.task, 'deadline')?.takenBy?.name).toBe(wardNurse.name)
    expect(calls(story.after(48 * hours).letTimePass())).toHaveLength(1)
  })

  test('whoever takes the task on sees to it; when they release it, the ladder is called anew', () => {
    const story = new Story()
      .after(24 * hours)
      .letTimePass()
      .do({ type: 'take-on', doer: wardNurse })
    expect(escalationOn(story.task, 'deadline')?.takenBy?.name).toBe(wardNurse.name)
    expect(nextAttentionAt(story.task)).toBeNull()
    story.after(25 * hours).do({ type: 'release', doer: wardNurse })
    story.letTimePass()
    expect(calls(story)).toEqual(['deadline 1: unit-leader, act', 'deadline 1: unit-leader, act'])
  })

  test('a stranger cannot take it, and nobody can take it twice', () => {
    const story = new Story().after(24 * hours).letTimePass()
    const take = { type: 'take-escalation', subject: 'deadline' } as const
    expect(story.try({ ...take, doer: practiceNurse })).toMatchObject({
      refusal: { code: 'escalation-for-another' },
    })
    story.do({ ...take, doer: wardNurse })
    expect(story.try({ ...take, doer: wardNurse })).toMatchObject({
      refusal: { code: 'escalation-taken-already', data: { name: wardNurse.name } },
    })
  })

  test('when it is done, the calling ends', () => {
    const story = new Story()
      .after(24 * hours)
      .letTimePass()
      .do({ type: 'complete', doer: wardNurse, outcome: 'Besøgt' })
    expect(story.task.escalations).toEqual([])
    expect(story.task.breachedAt).not.toBeNull()
  })

  test('done in time but written down late it is still known when it was done', () => {
    const story = new Story()
      .after(30 * hours)
      .letTimePass()
      .do({ type: 'complete', doer: wardNurse, outcome: 'Besøgt', happenedAt: later(friday, 20 * hours) })
    expect(story.events.at(-1)).toMatchObject({ happenedAt: later(friday, 20 * hours) })
    expect(
      new Story().try({ type: 'complete', doer: wardNurse, outcome: '', happenedAt: later(friday, 1) }),
    ).toMatchObject({ refusal: { code: 'task-happened-later' } })
    const inYear1200 = instant('1200-01-01T00:00:00Z')
    expect(
      new Story().try({ type: 'complete', doer: wardNurse, outcome: '', happenedAt: inYear1200 }),
    ).toMatchObject({ refusal: { code: 'task-happened-too-long-ago' } })
  })

  test('when nobody looked for days, each on the ladder still gets the time promised', () => {
    const story = new Story().after(100 * hours).letTimePass()
    expect(calls(story)).toEqual(['deadline 1: unit-leader, act'])
    expect(nextAttentionAt(story.task)).toBe(later(friday, 100 * hours + 15))
  })

  test('when the anchor moves, the deadline moves, the calling ends and the breach stays in the history', () => {
    const deadline = { dueAt: later(friday, 50 * hours), warnAt: later(friday, 44 * hours) }
    const story = new Story().after(24 * hours).letTimePass()
    story.do({ type: 'move-deadline', doer: { rule: 'pathway' }, deadline, decidedAt: story.at })
    expect(story.task).toMatchObject({ deadline, breachedAt: null, escalations: [] })
    expect(story.events.some(({ type }) => type === 'deadline-breached')).toBe(true)
    expect(nextAttentionAt(story.task)).toBe(deadline.warnAt)
  })

  test('of two moves that arrive in the wrong order the later decided holds', () => {
    const move = (dueAt: number, decidedAt: number) =>
      ({
        type: 'move-deadline',
        doer: { rule: 'pathway' },
        deadline: { dueAt: later(friday, dueAt), warnAt: later(friday, dueAt) },
        decidedAt: later(friday, decidedAt),
      }) as const
    const story = new Story().after(60).do(move(3_000, 50)).do(move(2_000, 40))
    expect(story.task.deadline?.dueAt).toBe(later(friday, 3_000))
  })

  test('a paused deadline calls nobody', () => {
    const story = new Story().do({
      type: 'move-deadline',
      doer: { rule: 'pathway' },
      deadline: null,
      decidedAt: friday,
    })
    expect(nextAttentionAt(story.task)).toBeNull()
  })
})

describe('given an offer home nursing does not answer in four hours', () => {
  const unanswered = () =>
    new Story()
      .offer(homeNursing)
      .after(4 * hours)
      .letTimePass()

  test('their leader is called; then the ward phones them; then their duty leader and the cluster contact', () => {
    const story = unanswered()
    expect(story.events.at(-1)).toMatchObject({ rung: { unitId: homeNursing, role: 'unit-leader' } })
    story.after(4 * hours + 15).letTimePass()
    expect(story.events.at(-1)).toMatchObject({
      rung: {
        unitId: ward,
        asks: 'phone-receiver',
        phoneTo: { name: ladderOf(homeNursing)[0].name, phone: ladderOf(homeNursing)[0].phone },
      },
    })
    story.after(4 * hours + 30).letTimePass()
    story.after(5 * hours).letTimePass()
    expect(calls(story)).toEqual([
      'answer 1: unit-leader, act',
      'answer 2: unit-leader, phone-receiver',
      'answer 3: duty-leader, act',
      'answer 4: cluster-contact, act',
    ])
  })

  test('acknowledging is no answer: their leader is called all the same', () => {
    const story = new Story()
      .offer(homeNursing)
      .do({ type: 'acknowledge-handoff', doer: homeNurse, handoffId })
      .after(4 * hours)
      .letTimePass()
    expect(calls(story)).toHaveLength(1)
  })

  test('any answer ends the calling', () => {
    const declined = unanswered().do({
      type: 'decline-handoff',
      doer: homeNurse,
      handoffId,
      reason: 'MISSING_DATA',
      text: 'Ingen medicinliste',
    })
    expect(declined.task.escalations).toEqual([])
    expect(unanswered().do({ type: 'accept-handoff', doer: homeNurse, handoffId }).task.escalations).toEqual(
      [],
    )
  })

  test('sent as a message that nobody has acknowledged, it is the ward that is called', () => {
    const story = new Story()
      .offer(homeNursing, 1, { delivery: 'by-message' })
      .after(4 * hours)
      .letTimePass()
    expect(story.events.at(-1)).toMatchObject({ rung: { unitId: ward, asks: 'act' } })
  })

  test('when the ward is the one to answer a question, it is the ward that is called', () => {
    const story = new Story()
      .offer(homeNursing)
      .after(10)
      .do({ type: 'request-more', doer: homeNurse, handoffId, question: 'Er der nøgleboks?' })
      .after(4 * hours)
      .letTimePass()
    expect(story.events.at(-1)).toMatchObject({ rung: { unitId: ward, asks: 'act' } })
  })

  test('when it expires, the calling ends and the ward can offer it to another', () => {
    const story = unanswered()
      .after(8 * hours)
      .letTimePass()
    expect(story.task.escalations).toEqual([])
    expect(story.offer(homeNursing, 2).task.handoffs).toHaveLength(2)
  })
})

describe('given a task that is late when another unit takes it over', () => {
  test('the new unit has an hour before its own leader is called', () => {
    const story = new Story()
      .after(24 * hours)
      .letTimePass()
      .offer(homeNursing)
    story.after(25 * hours).do({ type: 'accept-handoff', doer: homeNurse, handoffId })
    expect(story.task.escalations).toEqual([])
    expect(nextAttentionAt(story.task)).toBe(later(friday, 26 * hours))
    story.after(26 * hours).letTimePass()
    expect(story.events.at(-1)).toMatchObject({
      subject: 'deadline',
      rung: { unitId: homeNursing, number: 1 },
    })
  })
})

describe('given a task without a deadline', () => {
  test('time changes nothing', () => {
    const story = new Story({ ...opening, deadline: null }).after(10_000).letTimePass()
    expect(story.events).toHaveLength(1)
  })
})
