import { describe, expect, test } from 'vitest'
import { danishDateOf } from '../../../../../kernel/copenhagen-time.ts'
import type { PathwayId, StayId } from '../../../../../kernel/ids.ts'
import { type Instant, instant } from '../../../../../kernel/instant.ts'
import { shippedProgrammes } from '../../shipped-programmes.ts'
import { togetherRules } from '../../together.ts'
import { advance } from '../advance.ts'
import type { Fact, FactData, FactKey, FactKind } from '../fact.ts'
import type { Family } from '../family.ts'
import type { Programme, Step } from '../programme.ts'
import { byCoordinator, familyOf, mayStart, readTogether } from './together.ts'

const together = await togetherRules()
const own = 'course' as StayId
const subject = { pathwayId: 'pathway' as PathwayId, subjectId: own }

const at = (time: string): Instant => instant(`${time}+02:00`)

function fact(kind: FactKind, time: string, data: FactData = {}, subjectId: StayId | undefined = own): Fact {
  const key = `${kind} ${time} ${subjectId}` as FactKey
  return { key, kind, at: at(time), data, source: 'test', ...(subjectId && { subjectId }) }
}

function step(id: string, service: string, more: Partial<Step> = {}): Step {
  return {
    id,
    title: { da: id, en: id },
    service,
    opens: { fact: 'frailty-found' },
    due: { anchor: { kind: 'frailty-found' }, amount: 10, unit: 'day' },
    cancelled: [],
    legal: [],
    confidence: 'certain',
    ...more,
  }
}

/** A made-up programme of a family, begun when frailty was found. */
function programmeOf(family: Family, ...steps: Step[]): Programme {
  return readTogether(
    {
      code: `family-${family.toLowerCase()}`,
      version: 1,
      name: { da: family, en: family },
      family,
      validFrom: '2026-01-01' as never,
      trigger: { fact: 'frailty-found' },
      inclusion: { fact: 'frailty-found' },
      exceptions: [{ reason: 'DEATH', when: { fact: 'citizen-died' } }],
      steps,
      done: { fact: 'citizen-died' },
    },
    together,
  )
}

const begun = fact('frailty-found', '2026-06-01T08:00')
const elsewhere = 'stay' as StayId
const admitted = fact('stay-started', '2026-06-03T08:00', { class: 'admitted' }, elsewhere)
const home = fact('stay-ended', '2026-06-06T08:00', {}, elsewhere)

/** Where the steps stand after these facts, each called for on 1 June. */
function standing(programme: Programme, time: string, ...facts: Fact[]) {
  const first = advance(programme, subject, [begun], [], at('2026-06-01T09:00'))
  const issued = first.open.map((one) => ({ ...one, state: 'open' as const }))
  return advance(programme, subject, [begun, ...facts], issued, at(time))
}

describe('an admission', () => {
  test.each<Family>(['C', 'K', 'L', 'M'])('lets the deadlines of family %s wait', (family) => {
    const programme = programmeOf(family, step('X1', 'visit'))
    const { change } = standing(programme, '2026-06-03T09:00', admitted)
    expect(change).toMatchObject([{ stepId: 'X1', deadline: null }])
  })
  test('moves them by as long when the citizen is home again', () => {
    const programme = programmeOf('C', step('X1', 'visit'))
    const before = standing(programme, '2026-06-02T09:00').steps
    const { steps } = standing(programme, '2026-06-06T09:00', admitted, home)
    const anchor = (states: typeof steps) => (states[0]?.state === 'wanted' ? states[0].anchorAt : undefined)
    expect(danishDateOf(anchor(before) as Instant)).toBe('2026-06-01')
    expect(danishDateOf(anchor(steps) as Instant)).toBe('2026-06-04')
  })
  test('an acute contact without admission lets nothing wait', () => {
    const contact = fact('stay-started', '2026-06-03T08:00', { class: 'acute-ambulant' }, elsewhere)
    expect(standing(programmeOf('C', step('X1', 'visit')), '2026-06-03T09:00', contact).change).toEqual([])
  })
  test('does not move what the law sets a date for in a case of work', () => {
    const duty = step('X1', 'talk', {
      legal: [{ act: 'SEL', section: '33', confidence: 'certain' }] as never,
    })
    const { change } = standing(programmeOf('L', duty, step('X2', 'visit')), '2026-06-03T09:00', admitted)
    expect(change.map(({ stepId }) => stepId)).toEqual(['X2'])
  })
  test('leaves chronic disease and palliative care as they are', () => {
    for (const family of ['D', 'H'] as const)
      expect(standing(programmeOf(family, step('X1', 'visit')), '2026-06-03T09:00', admitted).change).toEqual(
        [],
      )
  })
})

describe('treatment for comfort only', () => {
  const comfort = fact('treatment-level-set', '2026-06-02T08:00', { level: 'comfort' }, undefined)
  test('ends routine controls of chronic disease and nothing else of it', () => {
    const programme = programmeOf('D', step('X1', 'chronic-control'), step('X2', 'wound-care'))
    expect(standing(programme, '2026-06-02T09:00', comfort).close).toMatchObject([
      { stepId: 'X1', outcome: 'withdrawn', reason: 'CITIZEN_WISH' },
    ])
  })
  test('another level ends none', () => {
    const full = fact('treatment-level-set', '2026-06-02T08:00', { level: 'full' }, undefined)
    expect(standing(programmeOf('D', step('X1', 'chronic-control')), '2026-06-02T09:00', full).close).toEqual(
      [],
    )
  })
})

test('death closes all, in every programme of the house but the paperwork', () => {
  const died = fact('citizen-died', '2026-06-02T08:00', {}, undefined)
  for (const family of ['C', 'D', 'K', 'L', 'M'] as const)
    expect(standing(programmeOf(family, step('X1', 'visit')), '2026-06-02T09:00', died).close).toMatchObject([
      { reason: 'DEATH' },
    ])
  for (const { code, exceptions } of shippedProgrammes)
    expect([code, exceptions.some(({ reason }) => reason === 'DEATH')]).toEqual([code, true])
})

describe('one kind of pathway starts another', () => {
  test.each<[Family, Family, boolean]>([
    ['A', 'B', true],
    ['A', 'F', true],
    ['A', 'K', true],
    ['A', 'L', false],
    ['B', 'L', true],
    ['B', 'C', true],
    ['B', 'G', false],
    ['D', 'G', true],
    ['K', 'E', true],
    ['M', 'A', false],
  ])('%s and %s: %s', (starter, family, expected) => {
    expect(mayStart([starter], family, together)).toBe(expected)
  })
  test('one that starts by itself asks nobody', () => {
    expect(mayStart([], 'M', together)).toBe(true)
  })
})

test('every programme of the house is of a family, and a palliative one names the coordinator before a chronic one', () => {
  for (const programme of shippedProgrammes) expect(familyOf(programme, together)).toBeDefined()
  expect(byCoordinator<Family>(['D', 'A', 'H'], (one) => one, together)).toEqual(['H', 'D', 'A'])
})
