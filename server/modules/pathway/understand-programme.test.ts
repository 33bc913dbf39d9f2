import { expect, test } from 'vitest'
import { ContentError } from '../../platform/content-file.ts'
import { understandProgrammes } from './understand-programme.ts'

const text = `programme: home
version: 1
name: { da: Hjem, en: Home }
validFrom: 2024-01-01
trigger: { fact: stay-started }
inclusion: { fact: stay-started }
steps:
  - id: A1
    title: { da: Kontakt, en: Contact }
    service: first-contact
    opens: { fact: stay-ended, where: { over24h: true } }
    due: { anchor: stay-ended, amount: 24, unit: hour }
    confidence: certain
  - id: A2
    title: { da: Svar, en: Answer }
    service: first-contact
    opens: { done: A1 }
    due: { anchor: A1.done, amount: 1, unit: workday }
    confidence: certain
done: { elapsed: { amount: 3, unit: day }, since: stay-ended }
`

function faultsAfter(before: string, after: string): string[] {
  expect(text).toContain(before)
  try {
    understandProgrammes([{ name: 'p.yaml', text: text.replace(before, after) }], new Set(['first-contact']))
    return []
  } catch (error) {
    if (!(error instanceof ContentError)) throw error
    return error.faults.map(({ line, rule }) => `${line} ${rule}`)
  }
}

test('a programme without fault is read', () => {
  expect(faultsAfter('version: 1', 'version: 2')).toEqual([])
})

test.each([
  ['a fact nobody tells', 'fact: stay-ended,', 'fact: stay-flew,', '11 fact-unknown'],
  [
    'a fact nobody tells, inside not inside all',
    'opens: { done: A1 }',
    'opens: { all: [{ done: A1 }, { not: { fact: moon } }] }',
    '17 fact-unknown',
  ],
  ['a field the fact does not have', 'over24h: true', 'over25h: true', '11 field-unknown'],
  ['a deadline counted from nothing', 'anchor: A1.done', 'anchor: whenever', '18 fact-unknown'],
  [
    'a deadline counted from what may not have happened when the step opens',
    'opens: { done: A1 }',
    'opens: { any: [{ done: A1 }, { fact: frailty-found }] }',
    '18 deadline-without-anchor',
  ],
  ['a deadline counted from a step there is not', 'anchor: A1.done', 'anchor: A9.done', '18 step-unknown'],
  ['a service no catalogue has', 'service: first-contact', 'service: flying', '10 service-unknown'],
  ['a step named twice', '- id: A2', '- id: A1', '14 step-named-twice'],
  ['a step that waits for itself', 'opens: { done: A1 }', 'opens: { done: A2 }', '17 step-unreachable'],
  [
    'a step that asks for what it denies',
    'opens: { done: A1 }',
    'opens: { all: [{ fact: stay-ended }, { not: { fact: stay-ended } }] }',
    '17 step-unreachable',
  ],
  ['a condition that is none', 'opens: { done: A1 }', 'opens: { perhaps: A1 }', '17 not-the-shape'],
  [
    'hours with a time on the clock',
    'unit: hour }',
    "unit: hour, at: '12:00' }",
    '12 clock-time-without-days',
  ],
])('%s is refused with its line', (_, before, after, fault) => {
  expect(faultsAfter(before, after)).toContain(fault)
})
