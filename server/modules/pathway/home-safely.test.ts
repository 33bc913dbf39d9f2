import { describe, expect, test } from 'vitest'
import { danishDateOf } from '../../../kernel/copenhagen-time.ts'
import { dueAt } from '../../../kernel/deadline.ts'
import { type Instant, instant } from '../../../kernel/instant.ts'
import { advance } from './domain/advance.ts'
import { fact, live, otherStay, plan, stay, stepDone, subject } from './domain/arbitrary.ts'
import type { Fact } from './domain/fact.ts'
import { shippedProgramme } from './shipped-programmes.ts'

const programme = shippedProgramme('acute-admission-and-discharge', 3)

const admitted = fact('stay-started', '2026-06-02T10:00', { class: 'admitted', reportRequested: true })
const discharged = fact('stay-ended', '2026-06-05T14:00', { over24h: true, toMunicipalNursing: true })
const frail = fact('frailty-found', '2026-06-03T11:00')
const signed = (form: string, at: string) => fact('form-signed', at, { form, responseId: `${form} ${at}` })

const at = (time: string): Instant => instant(`${time}+02:00`)
const advanced = (time: string, ...facts: Fact[]) => advance(programme, subject, facts, [], at(time))
const opened = (time: string, ...facts: Fact[]) => advanced(time, ...facts).open.map(({ stepId }) => stepId)

function dueOf(stepId: string, time: string, ...facts: Fact[]) {
  const opening = advanced(time, ...facts).open.find((one) => one.stepId === stepId)
  const due = programme.steps.find(({ id }) => id === stepId)?.due
  if (opening?.anchorAt === undefined || due === undefined) throw new Error(`${stepId} is not called for`)
  return dueAt(opening.anchorAt, due).dueAt
}

describe('a form that is signed does the step it belongs to', () => {
  test.each([
    ['admission-report', 'A3'],
    ['needs-screening', 'A6'],
  ])('during the stay: %s does %s', (form, stepId) => {
    expect(opened('2026-06-02T10:05', admitted)).toContain(stepId)
    expect(opened('2026-06-02T12:05', admitted, signed(form, '2026-06-02T12:00'))).not.toContain(stepId)
  })
  test.each([
    ['discharge-report', 'A13'],
    ['discharge-letter', 'A14'],
    ['follow-up-visit', 'A19'],
  ])('after discharge: %s does %s', (form, stepId) => {
    const facts = [admitted, frail, discharged]
    expect(opened('2026-06-05T14:05', ...facts)).toContain(stepId)
    expect(opened('2026-06-05T15:05', ...facts, signed(form, '2026-06-05T15:00'))).not.toContain(stepId)
  })
  test('its task is told that it is done in another way', () => {
    const report = signed('admission-report', '2026-06-02T12:00')
    const { last } = live(programme, [[admitted], [report]], at('2026-06-02T12:05'))
    expect(last.close).toEqual([{ stepId: 'A3', occurrence: 1, outcome: 'done', isByTask: false }])
  })
  test('the 72 hours are stated when both the report and the letter are signed', () => {
    const facts = [admitted, discharged, signed('discharge-report', '2026-06-05T14:10')]
    expect(opened('2026-06-05T14:15', ...facts)).toContain('A15')
    expect(
      opened('2026-06-08T10:05', ...facts, signed('discharge-letter', '2026-06-08T10:00')),
    ).not.toContain('A15')
  })
  test('the GP has two workdays to read the letter from the moment it was signed', () => {
    const letter = signed('discharge-letter', '2026-06-08T10:00')
    expect(danishDateOf(dueOf('A17', '2026-06-08T10:05', admitted, discharged, letter))).toBe('2026-06-10')
  })
  test('medicine is reconciled when the parties have said so, at discharge and after it', () => {
    const atDischarge = fact('medicines-reconciled-at-discharge', '2026-06-05T14:00')
    const after = fact('medicines-reconciled-after-discharge', '2026-06-09T10:00')
    const facts = [admitted, discharged]
    expect(opened('2026-06-05T14:05', ...facts)).toEqual(expect.arrayContaining(['A12', 'A18']))
    expect(opened('2026-06-09T10:05', ...facts, atDischarge, after)).not.toContain('A12')
    expect(opened('2026-06-09T10:05', ...facts, atDischarge, after)).not.toContain('A18')
  })
})

describe('the care plan and its answer', () => {
  const planned = signed('care-plan', '2026-06-03T12:00')
  const answered = fact('care-plan-answered', '2026-06-03T14:00', { answer: 'can-receive' })
  const news = fact('discharge-expected', '2026-06-04T09:00', { on: '2026-06-05' })
  test('the municipality answers within four hours of the plan', () => {
    expect(dueOf('A8', '2026-06-03T12:05', admitted, planned)).toBe(at('2026-06-03T16:00'))
    expect(opened('2026-06-03T14:05', admitted, planned, answered)).not.toContain('A8')
  })
  test('a new date calls for a new plan; one signed before the news does not count, and then for a new answer', () => {
    expect(opened('2026-06-04T09:05', admitted, planned, answered, news)).toContain('A7')
    expect(opened('2026-06-04T09:05', admitted, planned, answered, news)).not.toContain('A8')
    const renewed = signed('care-plan', '2026-06-04T10:00')
    const facts = [admitted, planned, answered, news, renewed]
    expect(opened('2026-06-04T10:05', ...facts)).not.toContain('A7')
    expect(dueOf('A8', '2026-06-04T10:05', ...facts)).toBe(at('2026-06-04T14:00'))
  })
  test('a plan signed with the very news is the new plan', () => {
    const withNews = signed('care-plan', '2026-06-04T09:00')
    expect(opened('2026-06-04T09:05', admitted, news, withNews)).not.toContain('A7')
  })
})

describe('a discharge the municipality cannot receive safely', () => {
  const unsafe = fact('discharge-unsafe', '2026-06-05T14:30')
  const facts = [admitted, discharged, unsafe]
  test('stops: what is done at discharge waits, and the ward has four hours to find a solution', () => {
    expect(opened('2026-06-05T14:35', ...facts)).toContain('A8a')
    for (const stepId of ['A12', 'A13', 'A14', 'A15', 'A16'])
      expect(opened('2026-06-05T14:35', ...facts)).not.toContain(stepId)
    expect(dueOf('A8a', '2026-06-05T14:35', ...facts)).toBe(at('2026-06-05T18:30'))
  })
  test('goes on when it is safe', () => {
    const solved = stepDone('A8a', '2026-06-05T17:00')
    expect(opened('2026-06-05T17:05', ...facts, solved)).toEqual(
      expect.arrayContaining(['A12', 'A13', 'A14', 'A15', 'A16']),
    )
  })
  test('said before the citizen left, and the citizen sent home all the same: what is owed is called for', () => {
    const before = fact('discharge-unsafe', '2026-06-05T10:00')
    expect(opened('2026-06-05T10:05', admitted, before)).toContain('A8a')
    const sentHome = opened('2026-06-05T14:05', admitted, before, discharged)
    expect(sentHome).toEqual(expect.arrayContaining(['A12', 'A13', 'A14', 'A16']))
  })
  test('said before the citizen left, and the citizen sent home all the same: the ward must still make it safe, until it has or somebody has been there', () => {
    const sentHome = [admitted, fact('discharge-unsafe', '2026-06-05T10:00'), discharged]
    expect(opened('2026-06-05T14:05', ...sentHome)).toContain('A8a')
    expect(dueOf('A8a', '2026-06-05T14:05', ...sentHome)).toBe(at('2026-06-05T14:00'))
    const solved = stepDone('A8a', '2026-06-05T15:00')
    expect(opened('2026-06-05T15:05', ...sentHome, solved)).not.toContain('A8a')
    const held = fact('first-contact-held', '2026-06-05T18:00')
    expect(opened('2026-06-05T18:05', ...sentHome, held)).not.toContain('A8a')
  })
})

describe('what meets whoever comes to the door', () => {
  test.each([
    ['citizen-not-home', 'A16b'],
    ['no-key', 'A16c'],
    ['aids-missing', 'A16d'],
  ] as const)('%s calls for %s', (kind, stepId) => {
    expect(opened('2026-06-06T09:05', admitted, discharged, fact(kind, '2026-06-06T09:00'))).toContain(stepId)
  })
  test('a visit in vain is no first contact: it is still owed, and so is what stood in the way', () => {
    const visit = [fact('no-key', '2026-06-06T09:00'), signed('first-contact', '2026-06-06T09:00')]
    const owed = opened('2026-06-06T09:05', admitted, discharged, ...visit)
    expect(owed).toEqual(expect.arrayContaining(['A16', 'A16c']))
    const held = fact('first-contact-held', '2026-06-06T18:00')
    const then = opened('2026-06-06T18:05', admitted, discharged, ...visit, held)
    expect(then).not.toContain('A16')
    expect(then).not.toContain('A16c')
  })
  test('the citizen is found when the first contact has been held', () => {
    const away = fact('citizen-not-home', '2026-06-06T09:00')
    const held = fact('first-contact-held', '2026-06-06T11:00')
    expect(opened('2026-06-06T11:05', admitted, discharged, away, held)).not.toContain('A16b')
  })
})

test('no letter on the fourth workday: the ward is asked to find it, until it is signed', () => {
  const facts = [admitted, discharged]
  expect(opened('2026-06-10T23:59', ...facts)).not.toContain('A14a')
  expect(opened('2026-06-11T00:01', ...facts)).toContain('A14a')
  expect(danishDateOf(dueOf('A14a', '2026-06-11T00:01', ...facts))).toBe('2026-06-11')
  const letter = signed('discharge-letter', '2026-06-11T09:00')
  expect(opened('2026-06-11T09:05', ...facts, letter)).not.toContain('A14a')
})

test('when the window has ended the GP takes over the treatment', () => {
  const ended = fact('treatment-window-ended', '2026-06-08T14:00')
  expect(opened('2026-06-08T14:05', admitted, discharged, ended)).toContain('A21')
})

test('a frail citizen is contacted again in week 3 and week 8 after the visit', () => {
  const facts = [admitted, frail, discharged]
  const visited = signed('follow-up-visit', '2026-06-10T12:00')
  expect(opened('2026-06-20T12:00', ...facts)).not.toContain('A19a')
  expect(opened('2026-06-20T12:00', ...facts, visited)).toContain('A19a')
  expect(danishDateOf(dueOf('A19a', '2026-06-20T12:00', ...facts, visited))).toBe('2026-06-26')
  expect(danishDateOf(dueOf('A19b', '2026-07-25T12:00', ...facts, visited))).toBe('2026-07-31')
})

test('the plan for rehabilitation that was sent for the stay does what the ward owed of it', () => {
  const needed = fact('rehabilitation-needed', '2026-06-04T10:00')
  const sent = fact(
    'rehabilitation-plan-sent',
    '2026-06-05T15:00',
    { gopType: 'GENERAL_BASIC', dayZero: '2026-06-05', partOf: stay },
    { subjectId: plan },
  )
  expect(opened('2026-06-05T14:05', admitted, needed, discharged)).toEqual(
    expect.arrayContaining(['B1', 'B3']),
  )
  const after = opened('2026-06-05T15:05', admitted, needed, discharged, sent)
  for (const stepId of ['B1', 'B2', 'B3', 'B5']) expect(after).not.toContain(stepId)
})

describe('what may happen to any pathway', () => {
  const facts = [admitted, frail, discharged]
  const ended = (news: Fact, time: string) =>
    live(programme, [facts, [news]], at(time)).last.close.flatMap((one) =>
      one.outcome === 'withdrawn' ? [`${one.stepId} ${one.reason}`] : [],
    )
  test('a refusal ends the follow-up, the GP is told, and the letters are still owed', () => {
    const refused = fact('pathway-refused', '2026-06-06T09:00')
    expect(ended(refused, '2026-06-06T09:05')).toEqual(['A16 REFUSED', 'A18 REFUSED', 'A19 REFUSED'])
    expect(opened('2026-06-06T09:05', ...facts, refused)).toEqual(
      expect.arrayContaining(['A13', 'A14', 'A22']),
    )
  })
  test('a refusal of another stay is none of this one’s', () => {
    const other = fact('pathway-refused', '2026-06-06T09:00', {}, { subjectId: otherStay })
    expect(ended(other, '2026-06-06T09:05')).toEqual([])
  })
  test('consent withdrawn ends what rests on it and nothing else', () => {
    const withdrawn = fact('consent-withdrawn', '2026-06-06T09:00', {}, { subjectId: undefined })
    expect(ended(withdrawn, '2026-06-06T09:05')).toEqual(['A19 CONSENT_WITHDRAWN'])
    expect(advanced('2026-06-06T09:05', ...facts, withdrawn).status).toBe('running')
  })
  test('a citizen who moves: what municipality and GP have open is asked for anew, with the same deadline', () => {
    const moved = fact(
      'citizen-moved',
      '2026-06-06T09:00',
      { fromMunicipality: '0573', toMunicipality: '0561' },
      { subjectId: undefined },
    )
    const { last } = live(programme, [facts, [moved]], at('2026-06-06T09:05'))
    expect(last.takeOver.map(({ stepId, occurrence, reason }) => [stepId, occurrence, reason])).toEqual([
      ['A16', 1, 'MOVED'],
      ['A18', 1, 'MOVED'],
      ['A19', 1, 'MOVED'],
    ])
    expect(last.takeOver[0]?.anchorAt).toBe(discharged.at)
    expect([last.close, last.open]).toEqual([[], []])
  })
  test('a citizen who is transferred: the new ward takes over what the ward has open', () => {
    const transferred = fact('citizen-transferred', '2026-06-03T09:00', { unitId: 'other ward' })
    const { last } = live(programme, [[admitted], [transferred]], at('2026-06-03T09:05'))
    expect(last.takeOver.map(({ stepId, reason }) => [stepId, reason])).toEqual([
      ['A5', 'TRANSFERRED'],
      ['A6', 'TRANSFERRED'],
    ])
  })
  test('told late and with its true time, what was done in time was done in time', () => {
    const onPaper = stepDone('A16', '2026-06-06T09:00')
    const { last } = live(programme, [facts, [onPaper]], at('2026-06-09T09:00'))
    expect(last.close).toEqual([{ stepId: 'A16', occurrence: 1, outcome: 'done', isByTask: true }])
  })
})

test('the hospital holds the threads until the citizen has come home, then the GP', () => {
  expect(advanced('2026-06-02T10:05', admitted).coordinator).toBe('HO')
  expect(advanced('2026-06-05T14:05', admitted, discharged).coordinator).toBe('GP')
})
