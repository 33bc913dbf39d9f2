import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { PathwayId, TaskId } from '../../../../kernel/ids.ts'
import type { Instant } from '../../../../kernel/instant.ts'
import { friday, homeNurse, homeNursing, later, opening, Story, ward, wardNurse } from './arbitrary.ts'
import { decide, openTask } from './decide.ts'
import type { Origin, TaskDeadline } from './event.ts'
import { type CalledWork, isSameWork } from './same-work.ts'
import { fold, followAll, type TaskState } from './task.ts'

const rule = { rule: 'pathway' }

function pathway(number: number): PathwayId {
  return `00000006-0000-7000-8000-${String(number).padStart(12, '0')}` as PathwayId
}

function due(minutes: number, from: Instant = friday): TaskDeadline {
  return { dueAt: later(from, minutes), warnAt: later(from, Math.floor(minutes * 0.75)) }
}

const opened = { ...opening, programme: 'acute-admission-and-discharge' }
const called: CalledWork = {
  programme: 'diabetes',
  serviceCode: opening.serviceCode,
  responsibleId: ward,
  offeredToId: undefined,
  deadline: due(30 * 60),
}
const other: Origin = { pathwayId: pathway(2), stepId: 'D1', occurrence: 1 }

function sharing(deadline: TaskDeadline | null = due(30 * 60)) {
  return {
    type: 'add-origin',
    doer: rule,
    caller: {
      origin: other,
      programme: 'diabetes',
      deadline,
      decidedAt: friday,
      priority: 'routine',
      reasons: [],
      legal: [],
    },
  } as const
}

describe('given a follow-up visit the ward has by the discharge programme', () => {
  const { task } = new Story(opened)

  test('another programme that calls for the same, of the same unit, in the same week, finds it', () => {
    expect(isSameWork(task, called)).toBe(true)
  })
  test.each<[string, Partial<CalledWork>]>([
    ['another service', { serviceCode: 'wound-care' }],
    ['another unit', { responsibleId: homeNursing }],
    ['the week after', { deadline: due(8 * 24 * 60) }],
    ['no deadline', { deadline: null }],
    ['an offer to another unit', { offeredToId: homeNursing }],
    ['the same programme about another stay', { programme: opened.programme }],
    ['a programme nobody has named', { programme: undefined }],
  ])('%s is work of its own', (_, difference) => {
    expect(isSameWork(task, { ...called, ...difference })).toBe(false)
  })
  test('a week ends on Sunday night, Danish time', () => {
    const monday = { dueAt: '2026-06-07T22:00:00.000Z' as Instant, warnAt: friday }
    const sunday = { dueAt: '2026-06-07T21:59:59.000Z' as Instant, warnAt: friday }
    expect(isSameWork(task, { ...called, deadline: sunday })).toBe(true)
    expect(isSameWork(task, { ...called, deadline: monday })).toBe(false)
  })
  test('one that somebody has worded for themselves is not touched', () => {
    expect(isSameWork(new Story({ ...opening, origin: null }).task, called)).toBe(false)
  })
})

describe('given a visit two programmes share', () => {
  const shared = () => new Story(opened).do(sharing(due(5 * 60)))

  test('both stand as its origins, and the earlier deadline holds', () => {
    const { task } = shared()
    expect(task.origins.map(({ stepId }) => stepId)).toEqual(['A16', 'D1'])
    expect(task.deadline).toEqual(due(5 * 60))
  })
  test('when the one with the earlier deadline wants it no longer, the other’s deadline holds', () => {
    const { task } = shared().do({ type: 'call-off', doer: rule, reason: 'FULFILLED', of: other })
    expect(task.status).toBe('open')
    expect(task.origins.map(({ stepId }) => stepId)).toEqual(['A16'])
    expect(task.deadline).toEqual(opening.deadline)
  })
  test('when nobody wants it any more, it is called off', () => {
    const { task } = shared()
      .do({ type: 'call-off', doer: rule, reason: 'FULFILLED', of: opening.origin as Origin })
      .do({ type: 'call-off', doer: rule, reason: 'DEATH', of: other })
    expect(task.status).toBe('cancelled')
  })
  test('moving one deadline leaves the other where it was', () => {
    const moved = shared()
      .after(1)
      .do({
        type: 'move-deadline',
        doer: rule,
        of: other,
        deadline: due(3 * 24 * 60),
        decidedAt: later(friday, 1),
      })
    expect(moved.task.deadline).toEqual(opening.deadline)
  })
  test('the same step told twice is added once', () => {
    expect(shared().do(sharing()).task.origins).toHaveLength(2)
  })
  test('late stays late when another wants it still earlier', () => {
    const late = new Story(opened).after(25 * 60).letTimePass()
    const since = late.task.breachedAt
    expect(since).not.toBeNull()
    expect(late.do(sharing(due(60))).task.breachedAt).toBe(since)
  })
})

test('done in time but written down the day after, it was not late: the true time counts', () => {
  const story = new Story(opened).after(30 * 60).letTimePass()
  expect(story.task.breachedAt).not.toBeNull()
  story.do({ type: 'complete', doer: wardNurse, outcome: 'Besøgt', happenedAt: later(friday, 60) })
  expect(story.task.breachedAt).toBeNull()
  expect(story.events.some(({ type }) => type === 'deadline-breached')).toBe(true)
})

/** A house of tasks in memory, kept as the use cases keep the real one. */
class House {
  tasks: TaskState[] = []
  /** What the pathways have called for and not withdrawn, and nobody has done. */
  readonly wanted = new Set<string>()
  at: Instant = friday

  call(origin: Origin, work: CalledWork): void {
    if (this.taskOf(origin) !== undefined) return
    this.wanted.add(keyOf(origin))
    const twin = this.tasks.find((task) => isSameWork(task, work))
    const { programme, deadline, serviceCode, responsibleId } = work
    const common = { priority: 'routine', reasons: [], legal: [], deadline } as const
    if (twin !== undefined) {
      const caller = { ...common, origin, programme: programme ?? null, decidedAt: this.at }
      this.change(twin, { type: 'add-origin', doer: rule, caller })
      return
    }
    const begun = openTask(
      {
        ...opening,
        ...common,
        origin,
        ...(programme && { programme }),
        taskId: `task-${this.tasks.length}` as TaskId,
        serviceCode,
        responsibleId,
        deadlineDecidedAt: this.at,
      },
      this.at,
    )
    if (begun.ok) this.tasks.push(fold(begun.value))
  }

  taskOf(origin: Origin): TaskState | undefined {
    return this.tasks.find(({ origins }) => origins.some((one) => keyOf(one) === keyOf(origin)))
  }

  change(task: TaskState, command: Parameters<typeof decide>[1]): void {
    const decision = decide(task, command, this.at)
    if (!decision.ok) return
    const after = followAll(task, decision.value)
    this.tasks = this.tasks.map((one) => (one === task ? after : one))
    if (after.status === 'completed') for (const origin of after.origins) this.wanted.delete(keyOf(origin))
  }
}

function keyOf({ pathwayId, stepId, occurrence }: Origin): string {
  return `${pathwayId} ${stepId} ${occurrence}`
}

const anyOrigin = fc.record({
  pathwayId: fc.constantFrom(1, 2, 3).map(pathway),
  stepId: fc.constantFrom('1', '2'),
  occurrence: fc.constantFrom(1, 2),
})
const anyDue = fc.option(
  fc.integer({ min: 1, max: 12 }).map((days) => due(days * 24 * 60)),
  { freq: 5 },
)
const deed = fc.oneof(
  fc.record({
    kind: fc.constant('call' as const),
    origin: anyOrigin,
    serviceCode: fc.constantFrom('visit', 'call'),
    responsibleId: fc.constantFrom(ward, homeNursing),
    deadline: anyDue,
  }),
  fc.record({ kind: fc.constant('withdraw' as const), origin: anyOrigin }),
  fc.record({ kind: fc.constant('move' as const), origin: anyOrigin, deadline: anyDue }),
  fc.record({ kind: fc.constant('complete' as const), origin: anyOrigin }),
)

test('whatever the pathways call for and call off, each obligation that stands has exactly one open task, and no task stands without one', () => {
  let merged = 0
  fc.assert(
    fc.property(fc.array(deed, { maxLength: 40, size: 'max' }), (deeds) => {
      const house = new House()
      for (const [index, one] of deeds.entries()) {
        house.at = later(friday, index)
        const { origin } = one
        const task = house.taskOf(origin)
        switch (one.kind) {
          case 'call':
            house.call(origin, { ...one, programme: origin.pathwayId, offeredToId: undefined })
            break
          case 'withdraw':
            house.wanted.delete(keyOf(origin))
            if (task) house.change(task, { type: 'call-off', doer: rule, reason: 'FULFILLED', of: origin })
            break
          case 'move':
            if (task)
              house.change(task, {
                type: 'move-deadline',
                doer: rule,
                of: origin,
                deadline: one.deadline,
                decidedAt: house.at,
              })
            break
          case 'complete': {
            const doer = task?.responsibleId === ward ? wardNurse : homeNurse
            if (task) house.change(task, { type: 'complete', doer, outcome: 'Gjort' })
          }
        }
        const carried = house.tasks
          .filter(({ status }) => status === 'open')
          .flatMap(({ origins }) => origins.map(keyOf))
        expect(carried.toSorted()).toEqual([...house.wanted].toSorted())
        merged += house.tasks.filter(({ origins }) => origins.length > 1).length
        for (const { callers, deadline } of house.tasks)
          for (const caller of callers)
            if (caller.deadline !== null)
              expect(deadline && deadline.dueAt <= caller.deadline.dueAt).toBe(true)
      }
    }),
    { numRuns: 300 },
  )
  expect(merged).toBeGreaterThan(100)
})
