import { describe, expect, test } from 'vitest'
import { danishDateOf } from '../../../kernel/copenhagen-time.ts'
import { dueAt } from '../../../kernel/deadline.ts'
import { type Instant, instant } from '../../../kernel/instant.ts'
import { advance } from './domain/advance.ts'
import { fact, live, plan, stay, subject } from './domain/arbitrary.ts'
import type { Fact, FactData, FactKind } from './domain/fact.ts'
import { shippedProgramme } from './shipped-programmes.ts'

const programme = shippedProgramme('rehabilitation', 1)
const ofPlan = { ...subject, subjectId: plan }

const told = (kind: FactKind, at: string, data: FactData = {}): Fact =>
  fact(kind, at, { ...data, partOf: stay }, { subjectId: plan })
const sent = (gopType = 'GENERAL_ADVANCED', dayZero = '2026-06-05') =>
  told('rehabilitation-plan-sent', '2026-06-05T15:00', { gopType, dayZero })
const offered = (at: string, on: string, isCitizenWish = false) =>
  told('rehabilitation-start-offered', at, { on, isCitizenWish })

const at = (time: string): Instant => instant(`${time}+02:00`)
const advanced = (time: string, ...facts: Fact[]) => advance(programme, ofPlan, facts, [], at(time))
const opened = (time: string, ...facts: Fact[]) => advanced(time, ...facts).open.map(({ stepId }) => stepId)

/** The Danish day a step called for by these facts is due; undefined while its deadline stands still. */
function dueOn(stepId: string, time: string, ...facts: Fact[]): string | undefined {
  const opening = advanced(time, ...facts).open.find((one) => one.stepId === stepId)
  const due = programme.steps.find(({ id }) => id === stepId)?.due
  if (opening?.anchorAt === undefined || due === undefined) throw new Error(`${stepId} is not called for`)
  return opening.isPaused ? undefined : danishDateOf(dueAt(opening.anchorAt, due).dueAt)
}

describe('a plan that was sent', () => {
  test('asks the municipality to contact the citizen within two workdays, and to offer a start', () => {
    expect(opened('2026-06-05T15:05', sent())).toEqual(['B4', 'B5'])
    expect(dueOn('B4', '2026-06-05T15:05', sent())).toBe('2026-06-09')
  })
  test('of the specialised type is the hospital’s, and gives no private choice', () => {
    expect(opened('2026-06-05T15:05', sent('SPECIALISED'))).toEqual(['B5a'])
    expect(opened('2026-06-20T12:00', sent('SPECIALISED'))).toEqual(['B5a'])
    expect(advanced('2026-06-05T15:05', sent('SPECIALISED')).coordinator).toBe('HO')
    expect(advanced('2026-06-05T15:05', sent()).coordinator).toBe('MUt')
  })
  test('and sent back for what it lacks calls for nothing until it is sent again', () => {
    const incomplete = told('rehabilitation-plan-incomplete', '2026-06-06T10:00')
    expect(opened('2026-06-06T10:05', sent(), incomplete)).toEqual([])
    const again = told('rehabilitation-plan-sent', '2026-06-07T10:00', {
      gopType: 'GENERAL_BASIC',
      dayZero: '2026-06-05',
    })
    expect(opened('2026-06-07T10:05', sent(), incomplete, again)).toEqual(['B4', 'B5'])
    expect(dueOn('B5', '2026-06-07T10:05', sent(), incomplete, again)).toBe('2026-06-12')
  })
})

describe('the seven days', () => {
  test('count from the discharge, and from the later date of the plan when it has one', () => {
    expect(dueOn('B5', '2026-06-05T15:05', sent())).toBe('2026-06-12')
    expect(dueOn('B5', '2026-06-05T15:05', sent('GENERAL_BASIC', '2026-06-19'))).toBe('2026-06-26')
  })
  test('on day 8 the citizen may choose a private supplier, and no day before', () => {
    expect(opened('2026-06-12T23:59', sent())).not.toContain('B6')
    expect(opened('2026-06-13T00:01', sent())).toContain('B6')
    expect(dueOn('B6', '2026-06-13T00:01', sent())).toBe('2026-06-13')
  })
  test('an offer in time of a start in time leaves no right, whenever the citizen comes', () => {
    expect(opened('2026-06-20T12:00', sent(), offered('2026-06-08T10:00', '2026-06-12'))).not.toContain('B6')
  })
  test('an offer of a start after the seventh day is late, unless the citizen asked for it', () => {
    expect(opened('2026-06-13T00:01', sent(), offered('2026-06-08T10:00', '2026-06-16'))).toContain('B6')
    expect(opened('2026-06-13T00:01', sent(), offered('2026-06-08T10:00', '2026-06-16', true))).not.toContain(
      'B6',
    )
  })
  test('an offer made after the seventh day does not take the right away', () => {
    expect(opened('2026-06-16T12:00', sent(), offered('2026-06-15T10:00', '2026-06-17'))).toContain('B6')
    expect(opened('2026-06-16T12:00', sent(), offered('2026-06-15T10:00', '2026-06-17', true))).toContain(
      'B6',
    )
  })
  test('the right is used when the citizen has chosen', () => {
    const chosen = told('rehabilitation-provider-chosen', '2026-06-14T10:00', { isPrivate: true })
    expect(opened('2026-06-14T10:05', sent(), chosen)).toEqual(['B4', 'B5'])
  })
})

describe('in hospital again', () => {
  const paused = told('rehabilitation-paused', '2026-06-08T14:00')
  const resumed = told('rehabilitation-resumed', '2026-06-11T09:00')
  test('the deadlines stand still, and day 8 does not come', () => {
    expect(dueOn('B5', '2026-06-08T14:05', sent(), paused)).toBeUndefined()
    expect(opened('2026-06-30T12:00', sent(), paused)).not.toContain('B6')
  })
  test('afterwards there are as many days more as it lasted', () => {
    expect(dueOn('B5', '2026-06-11T09:05', sent(), paused, resumed)).toBe('2026-06-15')
    expect(opened('2026-06-15T12:00', sent(), paused, resumed)).not.toContain('B6')
    expect(opened('2026-06-16T00:01', sent(), paused, resumed)).toContain('B6')
  })
  test('a pause after the seven days gives no more of them', () => {
    const late = told('rehabilitation-paused', '2026-06-20T14:00')
    expect(opened('2026-06-21T12:00', sent(), late)).toContain('B6')
  })
  test('the task is told that its deadline stands still, and when it runs again, once each', () => {
    const { last } = live(programme, [[sent()], [paused]], at('2026-06-08T14:05'), ofPlan)
    expect(last.change.map(({ stepId, deadline }) => [stepId, deadline])).toEqual([
      ['B4', null],
      ['B5', null],
    ])
    const again = live(programme, [[sent()], [paused], [resumed]], at('2026-06-11T09:05'), ofPlan)
    expect(again.last.change.map(({ stepId, deadline }) => [stepId, deadline?.dueAt.slice(0, 10)])).toEqual([
      ['B4', '2026-06-12'],
      ['B5', '2026-06-15'],
    ])
  })
})

describe('from the first session to the last', () => {
  const started = told('rehabilitation-started', '2026-06-10T09:00')
  const ended = told('rehabilitation-ended', '2026-06-26T12:00')
  test('goals at the first session', () => {
    expect(opened('2026-06-10T10:00', sent(), started)).toEqual(['B7'])
    expect(dueOn('B7', '2026-06-10T10:00', sent(), started)).toBe('2026-06-10')
  })
  test('a mid-way status in the sixth week, for those who still train', () => {
    expect(opened('2026-07-16T12:00', sent(), started)).toContain('B8')
    expect(dueOn('B8', '2026-07-16T12:00', sent(), started)).toBe('2026-07-22')
    expect(opened('2026-07-16T12:00', sent(), started, ended)).not.toContain('B8')
  })
  test('a final status within five workdays of the end, and then the pathway has ended', () => {
    expect(dueOn('B9', '2026-06-26T12:05', sent(), started, ended)).toBe('2026-07-03')
    const goals = fact(
      'step-done',
      '2026-06-10T10:00',
      { pathwayId: subject.pathwayId, stepId: 'B7', occurrence: 1 },
      { subjectId: undefined },
    )
    const status = told('rehabilitation-final-status-sent', '2026-07-02T10:00')
    expect(advanced('2026-07-02T10:05', sent(), started, goals, ended, status).status).toBe('ended')
  })
  test('a citizen who says no or cannot be reached: all stops but telling the GP', () => {
    for (const kind of ['pathway-refused', 'contact-lost'] as const) {
      const { open, status } = advanced('2026-06-09T10:05', sent(), told(kind, '2026-06-09T10:00'))
      expect(open.map(({ stepId }) => stepId)).toEqual(['B10'])
      expect(status).toBe('running')
    }
  })
})
