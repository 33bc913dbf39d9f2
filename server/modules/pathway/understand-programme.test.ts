import { describe, expect, test } from 'vitest'
import type { DanishDate } from '../../../kernel/instant.ts'
import { ContentError, readContentFolder, understand } from '../../platform/content-file.ts'
import { inForceOn } from './current-programmes.ts'
import { programmeShape } from './document.ts'
import type { Known } from './domain/check-programme.ts'
import type { PublishedProgramme } from './domain/programme.ts'
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

const within = { amount: 4, unit: 'hour' } as const
const known: Known = {
  services: new Map([
    ['first-contact', { role: 'municipal-unit home-nursing', answerWithin: within }],
    ['orphan', { answerWithin: within }],
    ['silent', { role: 'gp-of-citizen' }],
  ]),
  forms: new Set(['first-contact@1']),
}

function faultsAfter(before: string, after: string): string[] {
  expect(text).toContain(before)
  try {
    understandProgrammes([{ name: 'p.yaml', text: text.replace(before, after) }], known)
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
  [
    'a value that is no word of its list',
    'trigger: { fact: stay-started }',
    'trigger: { fact: stay-started, where: { class: flying } }',
    '5 value-unknown',
  ],
  ['yes or no where a text stands', 'over24h: true', "over24h: 'yes'", '11 value-of-wrong-kind'],
  [
    'a text where yes or no stands',
    'opens: { done: A1 }',
    'opens: { fact: care-plan-answered, where: { answer: true } }',
    '17 value-of-wrong-kind',
  ],
  [
    'a deadline counted from a field that is no date',
    'due: { anchor: stay-ended,',
    'due: { anchor: stay-ended.unitId,',
    '12 anchor-without-moment',
  ],
  [
    'another stay’s medicine',
    'inclusion: { fact: stay-started }',
    'inclusion: { fact: frailty-found, ofAnotherStay: true }',
    '6 only-starts-and-ends-of-other-stays',
  ],
  [
    'in time for a step without a deadline',
    'due: { anchor: stay-ended, amount: 24, unit: hour }\n    confidence: certain\n  - id: A2',
    'confidence: certain\n  - id: A2\n    closes: { passed: A1 }',
    '14 deadline-missing',
  ],
  [
    'a service nobody is responsible for',
    'service: first-contact',
    'service: orphan',
    '10 nobody-responsible',
  ],
  [
    'a hand-off nobody says when to answer',
    'confidence: certain\n  - id: A2',
    'handoff: { to: silent }\n    confidence: certain\n  - id: A2',
    '13 handoff-without-answer-deadline',
  ],
  [
    'a form without a version',
    'confidence: certain\n  - id: A2',
    'form: { code: first-contact }\n    confidence: certain\n  - id: A2',
    '13 form-without-version',
  ],
  [
    'a version of a form that is not published',
    'confidence: certain\n  - id: A2',
    'form: { code: first-contact, version: 2 }\n    confidence: certain\n  - id: A2',
    '13 form-unknown',
  ],
  [
    'a participant there is not',
    'confidence: certain\n  - id: A2',
    'who: XX\n    confidence: certain\n  - id: A2',
    '13 participant-unknown',
  ],
  [
    'a participant the programme does not name',
    'inclusion: { fact: stay-started }',
    'inclusion: { fact: stay-started }\nparticipants: [{ code: HO, holds: { da: Epikrisen, en: The letter } }]\ncoordinator: [{ who: GP }]',
    '8 participant-not-named',
  ],
  [
    'an indicator there is not',
    'inclusion: { fact: stay-started }',
    'inclusion: { fact: stay-started }\nindicators: [I99]',
    '7 indicator-unknown',
  ],
  [
    'a step closed by what cannot be',
    'confidence: certain\n  - id: A2',
    'closes: { all: [{ fact: frailty-found }, { not: { fact: frailty-found } }] }\n    confidence: certain\n  - id: A2',
    '13 step-never-closed',
  ],
  [
    'a step closed by its own being done',
    'confidence: certain\n  - id: A2',
    'closes: { done: A2 }\n    confidence: certain\n  - id: A2\n    closes: { done: A1 }',
    '13 step-waits-for-itself',
  ],
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

describe('what all programmes share', () => {
  const shared = {
    name: 'content/programmes/shared/exceptions.yaml',
    text: `standard: exceptions
version: 1
validFrom: 2026-01-01
exceptions:
  - { reason: DEATH, when: { fact: citizen-died } }
  - { reason: REFUSED, when: { fact: pathway-refused } }
takeovers:
  - { reason: MOVED, after: citizen-moved, who: [GP] }
`,
  }
  const from = (date: string, more = '') => ({
    name: 'p.yaml',
    text: text.replace('2024-01-01', date).replace('steps:\n', `${more}steps:\n`),
  })
  const read = (...files: Parameters<typeof understandProgrammes>[0]) => understandProgrammes(files, known)
  const reasonsOf = (document: ReturnType<typeof understandProgrammes>[number] | undefined) =>
    document?.programme.exceptions.map(({ reason, isShared }) => `${reason}${isShared ? ' shared' : ''}`)

  test('is read into a programme valid from its first day on', () => {
    const [document] = read(shared, from('2026-01-01'))
    expect(reasonsOf(document)).toEqual(['DEATH shared', 'REFUSED shared'])
    expect(document?.programme.takeovers).toMatchObject([{ reason: 'MOVED' }])
  })
  test('changes nothing in a programme from before it, nor in what it is known by', () => {
    const [here] = read(shared, from('2025-12-31'))
    const [without] = read(from('2025-12-31'))
    expect(here).toEqual(without)
    expect(reasonsOf(here)).toEqual([])
  })
  test('gives way to what a programme says of the same reason itself', () => {
    const own = 'exceptions: [{ reason: REFUSED, when: { fact: pathway-refused }, steps: [A1] }]\n'
    expect(reasonsOf(read(shared, from('2026-01-01', own))[0])).toEqual(['REFUSED', 'DEATH shared'])
  })
  test('cannot be changed under a published programme: its checksum is another', () => {
    const edited = { ...shared, text: shared.text.replace('who: [GP]', 'who: [GP, MUn]') }
    expect(read(edited, from('2026-01-01'))[0]?.checksum).not.toBe(
      read(shared, from('2026-01-01'))[0]?.checksum,
    )
  })
})

test('version 1 of the admission says word for word what it said when it was published', async () => {
  const file = (await readContentFolder('programmes')).find(({ name }) => name.endsWith('discharge.yaml'))
  expect(file && understand(file, programmeShape).checksum).toBe(
    '0fcd61b8aec32bc43c6916ff8e50a260ebf67907a757d9d7162929c77d2df810',
  )
})

describe('the version pathways start on', () => {
  const version = (number: number, validFrom: string, more: object = {}) =>
    ({ code: 'home', version: number, validFrom, ...more }) as unknown as PublishedProgramme
  const startsOn = (day: string, ...programmes: PublishedProgramme[]) =>
    inForceOn(programmes, day as DanishDate).map((one) => one.version)

  test('is the highest that has come into force', () => {
    const versions = [version(1, '2024-01-01'), version(2, '2026-01-01'), version(3, '2027-01-01')]
    expect(startsOn('2025-12-31', ...versions)).toEqual([1])
    expect(startsOn('2026-06-05', ...versions)).toEqual([2])
  })
  test('is none from the day it is retired: what it replaced stays replaced', () => {
    const versions = [version(1, '2024-01-01'), version(2, '2026-01-01', { retiredOn: '2026-06-05' })]
    expect(startsOn('2026-06-04', ...versions)).toEqual([2])
    expect(startsOn('2026-06-05', ...versions)).toEqual([])
  })
  test('is none after its last day', () => {
    expect(startsOn('2026-06-05', version(1, '2024-01-01', { validTo: '2026-06-04' }))).toEqual([])
  })
})
