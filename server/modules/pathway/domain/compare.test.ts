import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { instant } from '../../../../kernel/instant.ts'
import { readContentFolder, understand } from '../../../platform/content-file.ts'
import { programmeShape } from '../document.ts'
import { anyFactsFor, anyNow, fact, stepDone, subject } from './arbitrary.ts'
import { compareCourses, isDifferent, replay } from './compare.ts'
import type { Programme, Step } from './programme.ts'
import { count, emptyStep, emptyTally, movedBy } from './tally.ts'

const file = (await readContentFolder('programmes')).find(
  ({ name }) => name === 'content/programmes/acute-admission-and-discharge.yaml',
)
if (file === undefined) throw new Error('the programme is gone')
const programme: Programme = understand(file, programmeShape).value

const changed = (stepId: string, more: Partial<Step>): Programme => ({
  ...programme,
  steps: programme.steps.map((step) => (step.id === stepId ? { ...step, ...more } : step)),
})
const without = (stepId: string): Programme => ({
  ...programme,
  steps: programme.steps.filter(({ id }) => id !== stepId),
})

const until = instant('2026-06-20T12:00:00.000Z')
const stay = [
  fact('stay-started', '2026-06-01T10:00', { class: 'admitted', reportRequested: true }),
  stepDone('A3', '2026-06-01T12:00'),
  fact('stay-ended', '2026-06-05T14:00', { over24h: true, toMunicipalNursing: true }),
  stepDone('A13', '2026-06-05T15:00'),
]
const compared = (renewed: Programme) =>
  compareCourses(replay(programme, subject, stay, until), replay(renewed, subject, stay, until))
const of = (renewed: Programme, stepId: string) => compared(renewed).find((one) => one.stepId === stepId)

describe('what a programme would have called for', () => {
  test('is what it calls for when the facts come one by one, with the clock looked at between them', () => {
    const course = replay(programme, subject, stay, until)
    expect(course.find(({ stepId }) => stepId === 'A3')).toMatchObject({ state: 'done' })
    // After 24 hours in hospital, and withdrawn by the discharge.
    expect(course.find(({ stepId }) => stepId === 'A7')).toMatchObject({
      calledForAt: '2026-06-02T08:00:00.001Z',
      state: 'withdrawn',
    })
    expect(course.find(({ stepId }) => stepId === 'A14')).toMatchObject({
      state: 'open',
      dueAt: '2026-06-10T21:59:59.999Z',
    })
    expect(course.some(({ stepId }) => stepId === 'A20')).toBe(true)
    expect(course.some(({ stepId }) => stepId === 'D1')).toBe(false)
  })

  test('the same version makes no difference, whatever has happened', () => {
    fc.assert(
      fc.property(anyFactsFor(programme), anyNow, (facts, now) => {
        const [one, other] = [
          replay(programme, subject, facts, now),
          replay(programme, subject, facts.toReversed(), now),
        ]
        const differences = compareCourses(one, other)
        expect(isDifferent(differences)).toBe(false)
      }),
      { numRuns: 60 },
    )
  })

  test('a shorter deadline is earlier by so much', () => {
    const sooner = changed('A16', { due: { anchor: { kind: 'stay-ended' }, amount: 8, unit: 'hour' } })
    expect(of(sooner, 'A16')).toMatchObject({ shift: -16 * 60, isInOld: true, isInNew: true })
    expect(of(sooner, 'A14')?.shift).toBeUndefined()
  })

  test('a step that is gone is only in the old, one that is new only in the new', () => {
    expect(of(without('A13'), 'A13')).toMatchObject({ isInOld: true, isInNew: false })
    expect(
      compareCourses(
        replay(without('A13'), subject, stay, until),
        replay(programme, subject, stay, until),
      ).find(({ stepId }) => stepId === 'A13'),
    ).toMatchObject({ isInOld: false, isInNew: true })
  })

  test('a step that no longer closes by itself ends otherwise', () => {
    const twoDays = { elapsed: { amount: 2, unit: 'day' }, since: { kind: 'stay-ended' } } as const
    const givenUp = changed('A12', { cancelled: [{ when: twoDays, reason: 'NO_CONTACT' }] })
    expect(of(givenUp, 'A12')).toMatchObject({ isEndedOtherwise: true })
    expect(of(givenUp, 'A13')).toMatchObject({ isEndedOtherwise: false })
  })

  test('a deadline may be gained and lost', () => {
    const { due: _, ...endless } = programme.steps.find(({ id }) => id === 'A14') as Step
    const lost = { ...programme, steps: programme.steps.map((step) => (step.id === 'A14' ? endless : step)) }
    expect(of(lost, 'A14')?.deadline).toBe('lost')
  })
})

describe('counting', () => {
  const differences = [
    { stepId: 'A16', isInOld: true, isInNew: true, shift: -60, isEndedOtherwise: false },
    { stepId: 'A13', isInOld: true, isInNew: false, isEndedOtherwise: false },
  ]

  test('adds up pathways and never says whose', () => {
    const one = count(emptyTally, { isStarted: true, differences, otherUnit: new Set() })
    const two = count(one, {
      isStarted: true,
      differences: [{ stepId: 'A16', isInOld: true, isInNew: true, isEndedOtherwise: false }],
      otherUnit: new Set(['A16']),
    })
    expect(two).toMatchObject({ pathways: 2, different: 2, notStarted: 0 })
    expect(two.steps.A16).toMatchObject({ inOld: 2, inNew: 2, otherUnit: 1, shifts: { '-60': 1 } })
    expect(two.steps.A13).toMatchObject({ onlyOld: 1, inNew: 0 })
  })

  test('the middle of how far deadlines moved', () => {
    const moved = { ...emptyStep, shifts: { '-60': 1, '-120': 3, '30': 2 } }
    expect(movedBy(moved, 'earlier')).toEqual({ n: 4, medianMinutes: 120 })
    expect(movedBy(moved, 'later')).toEqual({ n: 2, medianMinutes: 30 })
  })
})
