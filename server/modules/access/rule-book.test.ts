import { describe, expect, test } from 'vitest'
import type { Instant } from '../../../kernel/instant.ts'
import { ContentError, type ContentFile, readContentFolder } from '../../platform/content-file.ts'
import { nothingKnown, professional, question, tie } from './domain/arbitrary.ts'
import { decide } from './domain/decide.ts'
import { ruleBook, ruleText, understandRuleBook } from './rule-book.ts'

const shipped = await readContentFolder('access')

/** The shipped files with one thing written otherwise. */
function withChange(name: string, from: string, to: string): ContentFile[] {
  return shipped.map((file) => {
    if (!file.name.endsWith(`/${name}`)) return file
    if (!file.text.includes(from)) throw new Error(`${name} no longer says ${from}`)
    return { ...file, text: file.text.replace(from, to) }
  })
}

function faultsOf(files: readonly ContentFile[]): string[] {
  try {
    understandRuleBook(files)
    return []
  } catch (error) {
    if (!(error instanceof ContentError)) throw error
    return error.faults.map(({ file, line, rule }) => `${file.split('/').at(-1)}:${line} ${rule}`)
  }
}

function lineOf(name: string, text: string): number {
  const file = shipped.find((one) => one.name.endsWith(`/${name}`))
  return 1 + (file?.text.split('\n').findIndex((line) => line.includes(text)) ?? -1)
}

test('the rule book holds all 64 rows of the law handbook, the program’s own work, and what the table lacks', async () => {
  const { rules } = await ruleBook()
  const ids = [...new Set(rules.map(({ id }) => id))].toSorted()
  expect(ids).toHaveLength(67)
  expect([ids[0], ids[19], ids[20], ids.at(-3), ids.at(-1)]).toEqual(['D01', 'D20', 'P01', 'S01', 'S03'])
})

test('every rule that is to be verified says what, and what is then changed', async () => {
  const { rules } = await ruleBook()
  for (const { id, confidence, toVerify } of rules) {
    expect(confidence === 'to-verify', id).toBe(toVerify !== null)
  }
})

describe('a mistake is named with file, line and rule, and nothing is kept', () => {
  test.each([
    ['a condition nobody knows', '      - supervised_placement', '      - supervised_placment'],
    ['a part of a condition nobody knows', 'except: [wound-case, conference]', 'besides: [wound-case]'],
    ['a tie nobody knows', 'one_of: [window], at_least: 2', 'one_of: [door], at_least: 2'],
  ])('%s', (_what, from, to) => {
    const faults = faultsOf(withChange('rules.yaml', from, to))
    expect(faults).toHaveLength(1)
    expect(faults[0]).toMatch(/^rules\.yaml:\d+ (condition|word)-unknown$/)
    expect(Number(/:(\d+)/.exec(faults[0] ?? '')?.[1])).toBe(lineOf('rules.yaml', from))
  })

  test('a set of data that is not at the head of the file', () => {
    const faults = faultsOf(withChange('rules.yaml', '    data: clinical', '    data: clinicial'))
    expect(faults).toEqual([`rules.yaml:${lineOf('rules.yaml', '    data: clinical')} set-unknown`])
  })

  test('a field nobody knows', () => {
    expect(faultsOf(withChange('rules.yaml', 'blockable: yes', 'blokable: yes'))).toEqual([
      expect.stringMatching(/^rules\.yaml:\d+ not-the-shape$/),
    ])
  })

  test('a tie without a level, and a function without work', () => {
    expect(
      faultsOf(withChange('evidence.yaml', '  stay: { open: 4, ended: 2,', '  stay: { ended: 2,')),
    ).toEqual([`evidence.yaml:${lineOf('evidence.yaml', '  stay:')} not-the-shape`])
    expect(
      faultsOf(withChange('functions.yaml', 'doctor: { work: health-person', 'doctor: { work: helth-person')),
    ).toHaveLength(1)
  })

  test('a file that is not there', () => {
    expect(faultsOf(shipped.filter(({ name }) => !name.endsWith('rules.yaml')))).toEqual([
      'rules.yaml:1 file-missing',
    ])
  })
})

describe('only a parameter changes', () => {
  const home = question(professional('general-practitioner'), 'MED')
  const declared = {
    ...nothingKnown,
    workplace: 'general-practice' as const,
    evidence: [tie('declared')],
  }
  const on = '2026-06-05T10:00:00.000Z' as Instant

  test('a declared visit opens for the own doctor until the word in the rule says no', () => {
    const stricter = understandRuleBook(withChange('rules.yaml', 'declared: yes', 'declared: no'))
    const shippedBook = understandRuleBook(shipped)
    expect(decide(shippedBook, home, declared, on)).toMatchObject({ outcome: 'granted', ruleId: 'P02' })
    expect(decide(stricter, home, declared, on)).toMatchObject({ outcome: 'denied', ruleId: 'D01' })
  })

  test('acute nursing in the region opens from 2027 when the reform is switched on, and only then', () => {
    const acute = question(professional('acute-nurse'), 'REC', { purpose: 'continuity' })
    const facts = { ...nothingKnown, workplace: 'hospital' as const, evidence: [tie('task')] }
    const reform = understandRuleBook(withChange('rules.yaml', 'reform-2027: off', 'reform-2027: on'))
    const before = '2026-12-31T22:59:59.999Z' as Instant
    const after = '2026-12-31T23:00:00.000Z' as Instant
    expect(decide(reform, acute, facts, before).outcome).toBe('denied')
    expect(decide(reform, acute, facts, after)).toMatchObject({ outcome: 'granted', ruleId: 'P03' })
    expect(decide(understandRuleBook(shipped), acute, facts, after).outcome).toBe('denied')
  })
})

test('a rule is told with the provision that held on the day', async () => {
  const before = await ruleText('P31', '2025-06-30T10:00:00.000Z' as Instant)
  const after = await ruleText('P31', '2026-06-05T10:00:00.000Z' as Instant)
  expect(before).toMatchObject({ law: { act: 'RSL', confidence: 'certain' } })
  expect(after).toMatchObject({ law: { act: 'RSL', confidence: 'to-verify' } })
  expect(await ruleText('P99', '2026-06-05T10:00:00.000Z' as Instant)).toBeUndefined()
})
