import { describe, expect, test } from 'vitest'
import { accessPurposes, dataKinds } from '../../../kernel/access-words.ts'
import { listRules } from '../access/index.ts'
import { readControl } from './control-parameters.ts'
import { processingsOf, type RegisterRule } from './domain/article-30.ts'
import { printCsv, printHtml } from './domain/print-article-30.ts'
import { readRegisterWords } from './register-words.ts'

const words = await readRegisterWords()
const nursing: RegisterRule = {
  id: 'P03',
  title: { da: 'Hjemmesygepleje', en: 'Home nursing' },
  says: 'permits',
  actors: ['professional'],
  workplaces: ['municipal-health'],
  data: ['PLAN', 'REL'],
  purposes: ['treatment'],
  flow: 'pull',
  law: ['Sundhedsloven § 42 a, stk. 1'],
  confidence: 'certain',
}
const own: RegisterRule = {
  ...nursing,
  id: 'P32',
  actors: ['citizen'],
  workplaces: null,
  data: ['PLAN', 'LOG'],
  purposes: ['own-record'],
}

describe('the register of processing activities', () => {
  test('has one processing for each purpose some rule permits, with law, data, people and recipients', () => {
    const processings = processingsOf([nursing, own], 'municipality', words)
    expect(processings.map(({ purpose }) => purpose)).toEqual(['treatment', 'own-record'])
    const [treatment] = processings
    expect(treatment?.legalBasis).toContain('Sundhedsloven § 42 a, stk. 1')
    expect(treatment?.dataKinds.map(({ kind }) => kind)).toEqual(['PLAN', 'REL'])
    expect(treatment?.people.map(({ da }) => da)).toEqual(['Borgere i forløb', 'Pårørende og værger'])
    expect(treatment?.recipients.map(({ da }) => da)).toEqual(['Kommunal sygepleje og genoptræning'])
  })

  test('a hospital does not list what only the municipality may do, and a denial is no processing', () => {
    const denial: RegisterRule = { ...nursing, id: 'D05', says: 'denies', workplaces: null }
    expect(processingsOf([nursing, own, denial], 'hospital', words).map(({ purpose }) => purpose)).toEqual([
      'own-record',
    ])
  })

  test('has a word for every purpose, kind of data and workplace the rules in force use', async () => {
    const rules = await listRules('2026-06-01' as Parameters<typeof listRules>[0])
    expect(rules.length).toBeGreaterThan(60)
    expect([...words.purposes.keys()].sort()).toEqual([...accessPurposes].sort())
    expect(Object.keys(words.data)).toEqual([...dataKinds])
    const forAny = rules.filter(({ says, purposes }) => says === 'permits' && purposes.length > 20)
    expect([...new Set(forAny.map(({ id }) => id))].sort()).toEqual(Object.keys(words.forAnyPurpose).sort())
    const places = new Set(rules.flatMap(({ who }) => who.at ?? []))
    expect([...places].filter((place) => words.workplaces[place] === undefined)).toEqual([])
    const actors = new Set(rules.flatMap(({ who }) => who.actors))
    expect([...actors].filter((actor) => words.actors[actor] === undefined)).toEqual([])
  })

  test('prints as a page and as a table, and what somebody wrote stays text', () => {
    const register = {
      controller: { name: '<b>Herlev & co</b>', phone: null },
      dataProtectionOfficers: ['Dorte'],
      on: '2026-06-01',
      processor: words.processor,
      processings: processingsOf(
        [{ ...nursing, title: { da: '=SUM(A1) "ja"', en: 'x' } }],
        'municipality',
        words,
      ),
    }
    const html = printHtml(register, 'da')
    expect(html).toContain('&lt;b&gt;Herlev &amp; co&lt;/b&gt;')
    expect(html).toContain('<h2>Behandling</h2>')
    expect(html).not.toContain('<script')
    const csv = printCsv(register, 'da')
    expect(csv.split('\r\n')).toHaveLength(3)
    expect(csv.startsWith('\u{feff}"Formål";"Hjemmel"')).toBe(true)
    expect(csv).toContain('"P03 =SUM(A1) ""ja"""')
  })
})

describe('the parameters of the control', () => {
  test('are read, and an override is reviewed within five workdays, a question answered within seven', async () => {
    const control = await readControl()
    expect(control.reviews.override.due).toEqual({ amount: 5, unit: 'workday' })
    expect(control.question.due).toEqual({ amount: 7, unit: 'workday' })
    expect(control.breach.authorityWithinHours).toBe(72)
    expect(control.reviews.sample).toMatchObject({ shareOfPeople: 0.02, atLeastLooksAUnit: 25 })
  })
})
