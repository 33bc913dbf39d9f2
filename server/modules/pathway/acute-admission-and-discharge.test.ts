import { describe, expect, test } from 'vitest'
import { danishDateOf } from '../../../kernel/copenhagen-time.ts'
import { dueAt } from '../../../kernel/deadline.ts'
import { type Instant, instant } from '../../../kernel/instant.ts'
import { advance } from './domain/advance.ts'
import { fact, live, otherStay, stepDone, subject } from './domain/arbitrary.ts'
import type { Fact } from './domain/fact.ts'
import type { WithdrawReason } from './domain/programme.ts'
import { shippedProgramme } from './shipped-programmes.ts'

const programme = shippedProgramme('acute-admission-and-discharge', 1)

const admitted = fact('stay-started', '2026-06-02T10:00', { class: 'admitted', reportRequested: true })
const discharged = fact('stay-ended', '2026-06-05T14:00', {
  over24h: true,
  toMunicipalNursing: true,
})
const followUp = fact('follow-up-recommended', '2026-06-04T11:00')
const died = fact('citizen-died', '2026-06-04T03:00')
const needsTraining = fact('rehabilitation-needed', '2026-06-04T10:00')

const at = (time: string): Instant => instant(`${time}+02:00`)
const advanced = (time: string, ...facts: Fact[]) => advance(programme, subject, facts, [], at(time))
const opened = (time: string, ...facts: Fact[]) => advanced(time, ...facts).open.map(({ stepId }) => stepId)
const stateOf = (stepId: string, { steps }: ReturnType<typeof advanced>) =>
  steps.find((step) => step.stepId === stepId)

/** When a step called for by these facts is due, and the Danish day of it. */
function dueOf(stepId: string, time: string, ...facts: Fact[]) {
  const opening = advanced(time, ...facts).open.find((one) => one.stepId === stepId)
  const due = programme.steps.find(({ id }) => id === stepId)?.due
  if (opening?.anchorAt === undefined || due === undefined) throw new Error(`${stepId} is not called for`)
  return dueAt(opening.anchorAt, due)
}

describe('an admission calls for what the home and the ward owe each other', () => {
  test('the municipality pauses help and sends its report, the ward assesses and screens', () => {
    expect(opened('2026-06-02T10:05', admitted)).toEqual(['A2', 'A3', 'A5', 'A6'])
  })
  test('an acute contact without admission calls for no plan of treatment and, unasked, no report', () => {
    const contact = fact('stay-started', '2026-06-02T10:00', {
      class: 'acute-ambulant',
      reportRequested: false,
    })
    expect(opened('2026-06-02T10:05', contact)).toEqual(['A2'])
  })
  test('the notice itself is done by having come', () => {
    expect(stateOf('A1', advanced('2026-06-02T10:05', admitted))).toEqual({ stepId: 'A1', state: 'done' })
  })
  test('a citizen the municipality does not know is outside, until somebody finds a need', () => {
    const unknown = fact('stay-started', '2026-06-02T10:00', {
      class: 'admitted',
      knownToMunicipality: false,
    })
    expect(opened('2026-06-02T10:05', unknown)).toEqual([])
    const need = fact('help-needed-after-discharge', '2026-06-03T09:00')
    expect(opened('2026-06-03T09:05', unknown, need)).toEqual(['A2', 'A5', 'A6'])
  })
})

describe('the clock', () => {
  test('after 24 hours the care plan is called for, and the pathway asks to be looked at then', () => {
    const early = advanced('2026-06-02T10:05', admitted)
    expect(early.nextLookAt).toBe(at('2026-06-03T10:00'))
    expect(opened('2026-06-03T10:00', admitted)).not.toContain('A7')
    expect(opened('2026-06-03T10:01', admitted)).toContain('A7')
  })
  test('a citizen home before 24 hours owes nobody a care plan', () => {
    const home = fact('stay-ended', '2026-06-02T20:00')
    expect(opened('2026-06-06T10:00', admitted, home)).not.toContain('A7')
  })
  test('the citizen is asked about coherence from the tenth day after discharge', () => {
    expect(opened('2026-06-14T23:00', admitted, discharged)).not.toContain('A20')
    expect(opened('2026-06-15T00:01', admitted, discharged)).toContain('A20')
  })
})

describe('discharge on Friday 5 June 2026 at 14:00, Constitution Day (pathways P)', () => {
  const now = '2026-06-05T14:05'
  const facts = [admitted, discharged, needsTraining, followUp]
  test('everything owed at and after discharge is called for, and what the discharge made pointless is not', () => {
    expect(opened(now, ...facts)).toEqual(['A12', 'A13', 'A14', 'A15', 'B3', 'A16', 'A18', 'A19'])
  })
  test.each([
    ['A14', 'the discharge letter: three workdays, Wednesday 10 June', '2026-06-10'],
    ['A19', 'the follow-up visit: seven days, Friday 12 June', '2026-06-12'],
    ['A18', 'medicine after discharge: seven days, Friday 12 June', '2026-06-12'],
    ['A12', 'medicine at discharge: the same day', '2026-06-05'],
    ['A13', 'the discharge report: the same day', '2026-06-05'],
  ])('%s %s, to the end of the day', (stepId, _, day) => {
    const { dueAt: due } = dueOf(stepId, now, ...facts)
    expect(danishDateOf(due)).toBe(day)
    expect(due).toBe(instant(Date.parse(`${day}T24:00:00+02:00`) - 1))
  })
  test('first contact within 24 hours, and the rehabilitation plan too: Saturday 6 June at 14:00', () => {
    expect(dueOf('A16', now, ...facts).dueAt).toBe(at('2026-06-06T14:00'))
    expect(dueOf('B3', now, ...facts).dueAt).toBe(at('2026-06-06T14:00'))
  })
  test('rehabilitation is offered by Friday 12 June, counted from discharge and not from the plan', () => {
    const planned = stepDone('B3', '2026-06-06T11:00')
    expect(danishDateOf(dueOf('B5', '2026-06-06T11:05', ...facts, planned).dueAt)).toBe('2026-06-12')
  })
  test('the warning comes when three quarters of the time are gone', () => {
    expect(dueOf('A16', now, ...facts).warnAt).toBe(at('2026-06-06T08:00'))
  })
  test('to the nursing home with acute nursing: within eight hours, and no second first contact', () => {
    const acute = [admitted, discharged, fact('acute-nursing-needed', '2026-06-05T09:00')]
    expect(opened(now, ...acute)).toContain('A16a')
    expect(opened(now, ...acute)).not.toContain('A16')
    expect(dueOf('A16a', now, ...acute).dueAt).toBe(at('2026-06-05T22:00'))
  })
  test('home without municipal nursing: letter and medicine, no report and no 72 hours', () => {
    const home = fact('stay-ended', '2026-06-05T14:00', { over24h: true, toMunicipalNursing: false })
    expect(opened(now, admitted, home)).toEqual(['A12', 'A14'])
  })
  test('the GP reads the letter within two workdays of its being sent', () => {
    const sent = stepDone('A14', '2026-06-08T09:00')
    expect(danishDateOf(dueOf('A17', '2026-06-08T09:05', ...facts, sent).dueAt)).toBe('2026-06-10')
  })
})

test('discharged the day before clocks change, first contact is still due 24 hours later, not at the same hour', () => {
  const home = fact('stay-ended', '2026-10-24T14:00+02:00', { toMunicipalNursing: true })
  expect(dueOf('A16', '2026-10-24T14:05', admitted, home).dueAt).toBe('2026-10-25T12:00:00.000Z')
})

describe('what has been called for and should not be', () => {
  const ended = (facts: Fact[][], time: string) =>
    live(programme, facts, at(time)).last.close.flatMap((one) =>
      one.outcome === 'withdrawn' ? [[one.stepId, one.reason] as [string, WithdrawReason]] : [],
    )
  test('death stops everything open, and calls only for telling the others', () => {
    const { last } = live(programme, [[admitted], [died]], at('2026-06-04T03:10'))
    expect(last.close.map((one) => one.outcome === 'withdrawn' && one.reason)).toEqual(Array(5).fill('DEATH'))
    expect(last.open.map(({ stepId }) => stepId)).toEqual(['D1', 'D2'])
  })
  test('a death reported by mistake: what was stopped is called for once more', () => {
    const undone = fact('death-cancelled', '2026-06-04T08:00')
    const { last } = live(programme, [[admitted], [died], [undone]], at('2026-06-04T08:10'))
    expect(last.open.map(({ stepId, occurrence }) => [stepId, occurrence])).toEqual(
      ['A2', 'A3', 'A5', 'A6', 'A7'].map((stepId) => [stepId, 2]),
    )
    expect(last.close.map(({ stepId }) => stepId)).toEqual(['D1', 'D2'])
  })
  test('an admission that never was: everything is withdrawn with the reason said', () => {
    const never = fact('stay-cancelled', '2026-06-02T12:00')
    expect(ended([[admitted], [never]], '2026-06-02T12:05')).toEqual(
      ['A2', 'A3', 'A5', 'A6'].map((stepId) => [stepId, 'STAY_CANCELLED']),
    )
    expect(advanced('2026-06-02T12:05', admitted, never)).toMatchObject({
      status: 'stopped',
      stoppedBy: 'STAY_CANCELLED',
    })
  })
  test('a discharge that was taken back: its tasks go, those of the stay come again', () => {
    const back = fact('stay-end-cancelled', '2026-06-05T16:00')
    const { last } = live(programme, [[admitted], [discharged], [back]], at('2026-06-05T16:05'))
    expect(last.close.every((one) => one.outcome === 'withdrawn' && one.reason === 'NOT_CALLED_FOR')).toBe(
      true,
    )
    expect(last.open.map(({ stepId }) => stepId)).toEqual(['A2', 'A3', 'A5', 'A6', 'A7'])
  })
  test('readmitted within 30 days: the follow-up is the new stay’s, the letters are still owed', () => {
    const again = fact('stay-started', '2026-06-08T09:00', { class: 'admitted' }, { subjectId: otherStay })
    expect(ended([[admitted, discharged, followUp], [again]], '2026-06-08T09:05')).toEqual([
      ['A16', 'READMITTED'],
      ['A18', 'READMITTED'],
      ['A19', 'READMITTED'],
    ])
  })
  test('another stay 31 days later changes nothing', () => {
    const later = fact('stay-started', '2026-07-07T09:00', { class: 'admitted' }, { subjectId: otherStay })
    expect(ended([[admitted, discharged], [later]], '2026-07-07T09:05')).toEqual([])
  })
  test('back at hospital within the same stay: discharge begins anew when it comes', () => {
    const back = fact('stay-started', '2026-06-06T09:00', { class: 'admitted', reportRequested: true })
    const homeAgain = fact('stay-ended', '2026-06-09T12:00', { toMunicipalNursing: true })
    expect(ended([[admitted, discharged], [back]], '2026-06-06T09:05')).toContainEqual(['A16', 'READMITTED'])
    expect(dueOf('A16', '2026-06-09T12:05', admitted, discharged, back, homeAgain).dueAt).toBe(
      at('2026-06-10T12:00'),
    )
  })
  test('leave pauses nothing by itself', () => {
    const leave = fact('stay-left-on-leave', '2026-06-03T12:00')
    const facts = [admitted, leave]
    expect(opened('2026-06-03T12:05', ...facts)).toEqual(opened('2026-06-03T12:05', admitted))
  })
})

describe('corrections and repetitions', () => {
  test('a corrected discharge time moves the deadlines of what is open', () => {
    const correction = fact('stay-corrected', '2026-06-05T15:00', {
      fact: 'stay-ended',
      happenedAt: at('2026-06-05T16:30'),
    })
    const { last } = live(programme, [[admitted, discharged], [correction]], at('2026-06-05T17:00'))
    expect(last.change.find(({ stepId }) => stepId === 'A16')?.deadline?.dueAt).toBe(at('2026-06-06T16:30'))
  })
  test('a new expected date after the plan was sent calls for an updated plan, due from the news', () => {
    const sent = stepDone('A7', '2026-06-03T12:00')
    const news = fact('discharge-expected', '2026-06-04T09:00', { on: '2026-06-08' })
    const { last } = live(programme, [[admitted], [sent], [news]], at('2026-06-04T09:05'))
    expect(last.open).toEqual([{ stepId: 'A7', occurrence: 2, anchorAt: at('2026-06-04T09:00') }])
  })
  test('a task that tells its own end is not told of it', () => {
    const { last } = live(
      programme,
      [[admitted], [stepDone('A2', '2026-06-02T11:00')]],
      at('2026-06-02T11:05'),
    )
    expect(last.close).toEqual([{ stepId: 'A2', occurrence: 1, outcome: 'done', isByTask: true }])
  })
  test('a task people reopen is open again as it was, and no second one is called for', () => {
    const undone = fact(
      'step-reopened',
      '2026-06-02T12:00',
      { pathwayId: subject.pathwayId, stepId: 'A2', occurrence: 1 },
      { subjectId: undefined },
    )
    const { last } = live(
      programme,
      [[admitted], [stepDone('A2', '2026-06-02T11:00')], [undone]],
      at('2026-06-02T12:05'),
    )
    expect(last.reopen).toEqual([{ stepId: 'A2', occurrence: 1 }])
    expect(last.open).toEqual([])
  })
  test('a need told by mistake and taken back by name: its step is withdrawn, what else was told stands', () => {
    const frail = fact('frailty-found', '2026-06-05T09:00')
    const back = fact('fact-taken-back', '2026-06-05T10:00', { cancels: frail.key })
    const ended = (...before: Fact[]) =>
      live(programme, [before, [back]], at('2026-06-05T14:05')).last.close.map(({ stepId }) => stepId)
    expect(ended(admitted, discharged, frail)).toEqual(['A19'])
    expect(ended(admitted, discharged, frail, followUp)).toEqual([])
  })
  test('two weeks after discharge with everything done the pathway has ended', () => {
    const everything = ['A12', 'A13', 'A14', 'A15', 'A16', 'A17', 'A18', 'A20']
    const done = everything.map((stepId) => stepDone(stepId, '2026-06-15T11:00'))
    expect(advanced('2026-06-18T12:00', admitted, discharged, ...done).status).toBe('running')
    expect(advanced('2026-06-20T12:00', admitted, discharged, ...done).status).toBe('ended')
  })
})
