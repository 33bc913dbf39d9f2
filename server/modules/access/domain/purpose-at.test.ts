import { describe, expect, test } from 'vitest'
import { ruleBook } from '../rule-book.ts'
import {
  citizen,
  ellen,
  magnus,
  nothingKnown,
  professional,
  represents,
  system,
  tie,
  today,
} from './arbitrary.ts'
import { purposeAt, reachOf } from './purpose-at.ts'
import type { Asker, Facts, Workplace } from './vocabulary.ts'

const book = await ruleBook()

function purposeOf(actor: Asker, more: Partial<Facts> = {}) {
  return purposeAt(
    book,
    { actor, citizenId: ellen, purpose: 'treatment' },
    { ...nothingKnown, ...more },
    today,
  )
}

describe('a page opened for treatment is opened for', () => {
  test.each<[string, string, Workplace, string]>([
    ['a home nurse', 'home-nurse', 'municipal-health', 'treatment'],
    ['somebody at the job centre', 'employment-consultant', 'job-centre', 'employment'],
    ['an assessor', 'assessor', 'assessment', 'help-assessment'],
    ['an assistant without a delegated task', 'care-assistant', 'elder-care', 'practical-help'],
    ['a home helper at a nursing home', 'home-helper', 'nursing-home', 'practical-help'],
    ['a nurse in elder care', 'nurse', 'elder-care', 'treatment'],
    ['an authority', 'supervision-officer', 'authority', 'supervision'],
    ['a pharmacist', 'pharmacist', 'pharmacy', 'dispensing'],
    ['a secretary', 'secretary', 'hospital', 'technical-help'],
    ['a log reviewer', 'log-reviewer', 'governance', 'control'],
    ['the message desk', 'message-desk', 'governance', 'administration'],
    ['a mayor', 'mayor', 'governance', 'planning'],
  ])('%s', (_who, jobFunction, workplace, purpose) => {
    expect(purposeOf(professional(jobFunction), { workplace })).toBe(purpose)
  })

  test('an assistant with a delegated task: treatment', () => {
    const evidence = [tie('delegation')]
    expect(purposeOf(professional('care-assistant'), { workplace: 'elder-care', evidence })).toBe('treatment')
  })

  test('another system that has signed in: technical help', () => {
    const client = { ...professional('technical-help'), kind: 'service' } as Asker
    expect(purposeOf(client, { workplace: 'hospital' })).toBe('technical-help')
  })
})

test('a page made for one purpose keeps it', () => {
  const asked = { actor: professional('hospital-doctor'), citizenId: ellen, purpose: 'own-learning' } as const
  expect(purposeAt(book, asked, { ...nothingKnown, workplace: 'hospital' }, today)).toBe('own-learning')
  expect(purposeAt(book, { ...asked, actor: system() }, nothingKnown, today)).toBe('own-learning')
})

describe('citizens', () => {
  test('on their own page look at their own record', () => {
    expect(purposeOf(citizen(ellen))).toBe('own-record')
  })

  test.each([
    ['parent', 'custody'],
    ['guardian', 'representation'],
    ['lasting-power', 'representation'],
    ['nearest-relative', 'after-death'],
    ['power', 'support'],
  ] as const)('on another’s as %s: %s', (kind, purpose) => {
    expect(purposeOf(citizen(magnus), { representations: [represents(kind)] })).toBe(purpose)
  })

  test('on another’s with nothing but a consent, or nothing at all: support', () => {
    expect(purposeOf(citizen(magnus))).toBe('support')
  })
})

test('a discharge coordinator follows citizens through the whole hospital, a ward nurse her own ward', () => {
  expect(reachOf(book, 'discharge-coordinator')).toBe('party-room')
  expect(reachOf(book, 'ward-nurse')).toBe('room')
  expect(reachOf(book, 'window-cleaner')).toBe('room')
})
