import { describe, expect, test } from 'vitest'
import type { CitizenId } from '../../../../kernel/ids.ts'
import { readRuleTexts } from '../rule-texts.ts'
import { decide, decisionsFor, refusalOf } from './decide.ts'
import {
  type DataKind,
  levelOf,
  type Question,
  type RelationKind,
  relationKinds,
  type Workplace,
} from './question.ts'
import { rules } from './rules.ts'

const ellen = 'ellen' as CitizenId

function asks(
  jobFunction: string,
  workplace: Workplace,
  kind: DataKind,
  more: Partial<Question> = {},
): Question {
  return {
    actor: { kind: 'professional', function: jobFunction },
    citizenId: ellen,
    kind,
    purpose: 'treatment',
    action: 'read',
    flow: 'pull',
    workplace,
    ...more,
  }
}

const tie = (relation: RelationKind, isOpen = true) => ({ relation, isOpen })

describe('who may look, and by which rule', () => {
  test.each([
    ['a ward nurse at a patient in the ward', asks('ward-nurse', 'hospital', 'PLAN'), tie('stay'), 'P01'],
    [
      'a ward nurse 20 days after discharge',
      asks('ward-nurse', 'hospital', 'PLAN'),
      tie('stay', false),
      'P01',
    ],
    ['a ward doctor in the 72 hours', asks('hospital-doctor', 'hospital', 'REC'), tie('window'), 'P11'],
    ['the own doctor', asks('general-practitioner', 'general-practice', 'MED'), tie('gp'), 'P02'],
    ['a home nurse with a task', asks('home-nurse', 'municipal-health', 'PLAN'), tie('task'), 'P03'],
    ['a home nurse with an offer', asks('home-nurse', 'municipal-health', 'PLAN'), tie('offer'), 'P03'],
    ['an assistant in elder care', asks('social-health-assistant', 'elder-care', 'MED'), tie('task'), 'P05'],
    ['a home helper on today’s tasks', asks('home-helper', 'elder-care', 'PLAN'), tie('task'), 'P06'],
    ['a secretary for appointments', asks('medical-secretary', 'hospital', 'APP'), tie('stay'), 'P07'],
    ['an assessor for function', asks('assessor', 'assessment', 'FUN'), tie('task'), 'P14'],
    [
      'the desk of the mailbox told of a stay',
      asks('message-desk', 'governance', 'ADM'),
      tie('notice'),
      'P24',
    ],
    ['the municipality told of a stay', asks('home-nurse', 'municipal-health', 'ADM'), tie('notice'), 'P24'],
  ])('%s is let in', (_who, question, evidence, ruleId) => {
    expect(decide(question, evidence)).toMatchObject({ outcome: 'granted', ruleId })
  })

  test.each([
    ['a home nurse without a tie', asks('home-nurse', 'municipal-health', 'PLAN'), undefined, 'D01'],
    [
      'the municipality told of a stay, at the plan',
      asks('home-nurse', 'municipal-health', 'PLAN'),
      tie('notice'),
      'D01',
    ],
    [
      'a home nurse whose offer was withdrawn',
      asks('home-nurse', 'municipal-health', 'PLAN'),
      tie('offer', false),
      'D01',
    ],
    ['the desk of the mailbox at the plan', asks('message-desk', 'governance', 'PLAN'), tie('notice'), 'D01'],
    ['a mayor, whatever the tie', asks('mayor', 'governance', 'PLAN'), tie('task'), 'D06'],
    ['an operator', asks('operator', 'other', 'ID'), tie('task'), 'D16'],
    ['an assessor at the record', asks('assessor', 'assessment', 'REC'), tie('task'), 'D04'],
    ['elder care at the record', asks('social-health-assistant', 'elder-care', 'REC'), tie('task'), 'D05'],
    ['a function nobody has listed', asks('window-cleaner', 'hospital', 'ID'), tie('stay'), 'D01'],
    [
      'a home nurse at psychiatric records',
      asks('home-nurse', 'municipal-health', 'PSY'),
      tie('task'),
      'D01',
    ],
  ])('%s is kept out', (_who, question, evidence, ruleId) => {
    expect(decide(question, evidence)).toMatchObject({ outcome: 'denied', ruleId })
  })

  test('citizens see all of their own and write their story, and see nobody else', () => {
    const own = { actor: { kind: 'citizen', citizenId: ellen } } as const
    expect(decide(asks('', 'other', 'REC', own), undefined)).toMatchObject({
      ruleId: 'P32',
      outcome: 'granted',
    })
    expect(decide(asks('', 'other', 'PLAN', { ...own, action: 'write' }), undefined).outcome).toBe('granted')
    expect(decide(asks('', 'other', 'REC', { ...own, action: 'write' }), undefined).outcome).toBe('denied')
    const other = { ...own, citizenId: 'magnus' as CitizenId }
    expect(decide(asks('', 'other', 'ID', other), undefined)).toMatchObject({
      ruleId: 'D08',
      outcome: 'denied',
    })
  })

  test('the program hands on a notice of admission by its own section, and works on messages', () => {
    const program = { actor: { kind: 'system' } } as const
    expect(decide(asks('', 'other', 'ADM', { ...program, flow: 'push' }), undefined).ruleId).toBe('P24')
    expect(decide(asks('', 'other', 'PLAN', program), undefined).ruleId).toBe('S01')
  })

  test('a denial tells no more than its reason', () => {
    expect([refusalOf('D01'), refusalOf('D06'), refusalOf('D08')]).toEqual([
      'no-relation',
      'not-for-your-work',
      'not-your-own-record',
    ])
  })
})

describe('more evidence never gives less', () => {
  const functions = [
    'ward-nurse',
    'home-nurse',
    'general-practitioner',
    'home-helper',
    'assessor',
    'mayor',
    'x',
  ]
  const workplaces: Workplace[] = [
    'hospital',
    'general-practice',
    'municipal-health',
    'elder-care',
    'governance',
  ]
  const kinds: DataKind[] = ['ID', 'ADM', 'PLAN', 'REC', 'MED', 'PSY']

  test('given any question, then what is granted without a tie is granted with one', () => {
    for (const jobFunction of functions)
      for (const workplace of workplaces)
        for (const kind of kinds) {
          const question = asks(jobFunction, workplace, kind)
          if (decide(question, undefined).outcome === 'denied') continue
          for (const relation of relationKinds)
            expect(decide(question, tie(relation)).outcome).toBe('granted')
        }
  })

  test('the answers prepared for the database are those the rules give, best tie first', () => {
    for (const jobFunction of functions)
      for (const workplace of workplaces)
        for (const kind of kinds) {
          const question = asks(jobFunction, workplace, kind)
          const prepared = decisionsFor(question)
          for (const decision of prepared) expect(decide(question, decision.evidence)).toEqual(decision)
          const levels = prepared.map((decision) => levelOf(decision.evidence))
          expect(levels).toEqual(levels.toSorted((one, other) => other - one))
          expect(prepared.at(-1)?.evidence).toBeUndefined()
        }
  })
})

test('every rule has its Danish text, its legal basis and nothing else does', async () => {
  const texts = await readRuleTexts()
  expect([...texts.keys()].toSorted()).toEqual([...new Set(rules.map((rule) => rule.id))].toSorted())
})

test('a decision is well within a tenth of a millisecond', () => {
  const question = asks('home-nurse', 'municipal-health', 'PLAN')
  for (let warm = 0; warm < 2_000; warm += 1) decisionsFor(question)
  const start = performance.now()
  for (let run = 0; run < 2_000; run += 1) decisionsFor(question)
  expect((performance.now() - start) / 2_000).toBeLessThan(0.1)
})
