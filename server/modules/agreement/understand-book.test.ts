import { describe, expect, test } from 'vitest'
import { ContentError, readContentFolder } from '../../platform/content-file.ts'
import { understandBook } from './understand-book.ts'

const catalogues = [
  {
    name: 'content/services/some.yaml',
    text: `catalogue: some
version: 1
validFrom: 2024-01-01
services:
  - code: follow-up-visit
    name: { da: Hjemmebesøg, en: Home visit }
    kind: care
    responsible: gp-of-citizen
    priority: routine
`,
  },
]

const text = `agreement: aftale
version: 1
community: sf2019-esbjerg
name: { da: Aftale, en: Agreement }
validFrom: 2024-01-01
validTo: 2027-12-31
parties:
  - { kind: municipality, municipality: '0561', name: Esbjerg Kommune, ratified: 2023-12-04 }
clauses:
  - { number: '1.1', da: Dansk., en: English. }
rules:
  - service: follow-up-visit
    who: municipal-unit home-nursing
    clause: '1.1'
`

/** The faults of the agreement after a change, as `line rule`. */
function faultsAfter(change: (written: string) => string, more: string[] = []): string[] {
  const agreements = [text, ...more].map((one, index) => ({
    name: `content/agreements/${index + 1}.yaml`,
    text: index === 0 ? change(one) : one,
  }))
  try {
    understandBook({ catalogues, agreements })
    return []
  } catch (error) {
    if (!(error instanceof ContentError)) throw error
    return error.faults.map(
      ({ file, line, rule }) => `${file.slice('content/agreements/'.length)}:${line} ${rule}`,
    )
  }
}

describe('an agreement with a fault is refused with file, line and rule', () => {
  test('without a fault it is read', () => {
    expect(faultsAfter((written) => written)).toEqual([])
  })
  test.each([
    ['a clause that is not there', "clause: '1.1'", "clause: '9.9'", '14 clause-unknown'],
    ['a service nobody knows', 'service: follow-up-visit', 'service: fly-away', '12 service-unknown'],
    ['a role there is not', 'municipal-unit home-nursing', 'the-neighbour', '13 not-the-shape'],
    ['a municipality code YAML takes for a number', "'0561'", '0561', '8 not-the-shape'],
    ['a date there is not', '2024-01-01', '2024-02-30', '5 not-the-shape'],
    [
      'an end before the beginning',
      'validTo: 2027-12-31',
      'validTo: 2023-12-31',
      '6 period-ends-before-it-begins',
    ],
    ['a word it does not have', '    who:', '    hvem:', '12 not-the-shape'],
    ['a word written twice', 'version: 1', 'agreement: x', '2 not-yaml'],
  ])('%s', (_, before, after, fault) => {
    expect(faultsAfter((written) => written.replace(before, after))).toContain(`1.yaml:${fault}`)
  })
  test('a rule for a municipality that is no party', () => {
    expect(faultsAfter((written) => `${written}    municipalities: ['0101']\n`)).toEqual([
      '1.yaml:15 municipality-not-a-party',
    ])
  })
  test('a rule outside the time of the agreement', () => {
    expect(faultsAfter((written) => `${written}    from: 2023-06-01\n`)).toEqual([
      '1.yaml:15 rule-outside-agreement',
    ])
  })
  test('two rules that answer the same question on the same day', () => {
    const again = `  - { service: follow-up-visit, who: gp-of-citizen, clause: '1.1', from: 2026-03-01 }\n`
    expect(faultsAfter((written) => written + again)).toEqual([
      '1.yaml:15 two-rules-answer-the-same-question',
    ])
  })
  test('two communities that both answer for one municipality', () => {
    expect(
      faultsAfter((written) => written, [text.replace('agreement: aftale', 'agreement: anden')]),
    ).toEqual(['2.yaml:12 two-rules-answer-the-same-question'])
  })
  test('every fault is told, not only the first', () => {
    expect(
      faultsAfter((written) =>
        written.replace("clause: '1.1'", "clause: '9.9'").replace('service: follow-up-visit', 'service: x'),
      ),
    ).toHaveLength(2)
  })
})

test('the agreements and services that come with the house are without fault', async () => {
  const documents = understandBook({
    catalogues: await readContentFolder('services'),
    agreements: await readContentFolder('agreements'),
  })
  expect(documents.filter(({ kind }) => kind === 'agreement')).toHaveLength(2)
})

test('a comment may be added to a published file, a word may not be changed', () => {
  const checksum = (written: string) =>
    understandBook({ catalogues, agreements: [{ name: 'a.yaml', text: written }] }).at(-1)?.checksum
  expect(checksum(`# why\n${text}`)).toBe(checksum(text))
  expect(checksum(text.replace('Dansk.', 'Andet.'))).not.toBe(checksum(text))
})
