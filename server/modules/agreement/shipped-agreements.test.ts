import { describe, expect, test } from 'vitest'
import type { DanishDate } from '../../../kernel/instant.ts'
import { readContentFolder } from '../../platform/content-file.ts'
import { type Book, resolve } from './domain/resolve.ts'
import { listResponsibilities } from './domain/responsibilities.ts'
import { printRole } from './domain/role.ts'
import { understandBook } from './understand-book.ts'

const documents = understandBook({
  catalogues: await readContentFolder('services'),
  agreements: await readContentFolder('agreements'),
})
const book: Book = {
  catalogues: documents.flatMap((one) => (one.kind === 'catalogue' ? [one.document] : [])),
  agreements: documents.flatMap((one) => (one.kind === 'agreement' ? [one.document] : [])),
}

function ask(serviceCode: string, municipalityCode: string, on = '2026-06-05') {
  const answer = resolve({ serviceCode, municipalityCode, on: on as DanishDate }, book)
  if (!answer.ok) throw new Error(answer.refusal.code)
  return answer.value
}

const who = (...question: Parameters<typeof ask>) => printRole(ask(...question).role)

describe('the agreement in force says who has it', () => {
  test('medicine after discharge is with home nursing in Varde and with the GP in Gentofte', () => {
    expect(who('medicine-reconciliation-after-discharge', '0573')).toBe('municipal-unit home-nursing')
    expect(who('medicine-reconciliation-after-discharge', '0157')).toBe('gp-of-citizen')
  })
  test('the follow-up visit is called by home nursing in Esbjerg and by the GP in Rudersdal', () => {
    expect(who('follow-up-visit', '0561')).toBe('municipal-unit home-nursing')
    expect(who('follow-up-visit', '0230')).toBe('gp-of-citizen')
  })
  test('acute nursing begins within two hours in Varde and within eight in Gentofte', () => {
    expect(ask('acute-nursing-start', '0573').doneWithin).toEqual({ amount: 2, unit: 'hour' })
    expect(ask('acute-nursing-start', '0157').doneWithin).toEqual({ amount: 8, unit: 'hour' })
  })
  test('a rule that names Fanø beats the one for the whole area', () => {
    expect(who('acute-nursing-start', '0563')).toBe('municipal-unit home-nursing')
    expect(ask('acute-nursing-start', '0563').rule?.clause).toBe('3.2')
  })
  test('a decision moves the task on its day and not the day before', () => {
    expect(who('medicine-reconciliation-after-discharge', '0561', '2026-02-28')).toBe('gp-of-citizen')
    expect(who('medicine-reconciliation-after-discharge', '0561', '2026-03-01')).toBe(
      'municipal-unit home-nursing',
    )
  })
  test('a trial in Gladsaxe moves the visit and gives it back when it ends', () => {
    expect(
      ['2026-03-31', '2026-04-01', '2027-03-31', '2027-04-01'].map((on) =>
        who('follow-up-visit', '0159', on),
      ),
    ).toEqual([
      'gp-of-citizen',
      'municipal-unit home-nursing',
      'municipal-unit home-nursing',
      'gp-of-citizen',
    ])
  })
  test('until a municipality has ratified, the hospital keeps the task', () => {
    expect(who('medicine-reconciliation-after-discharge', '0575')).toBe('stay-unit')
  })
  test('outside every community the hospital keeps what no law places elsewhere', () => {
    expect(who('medicine-reconciliation-after-discharge', '0101')).toBe('stay-unit')
    expect(who('rehabilitation-start', '0101')).toBe('municipal-unit training')
  })
  test('a service no catalogue has is refused', () => {
    expect(
      resolve({ serviceCode: 'x', municipalityCode: '0561', on: '2026-06-05' as DanishDate }, book),
    ).toMatchObject({
      refusal: { code: 'service-unknown' },
    })
  })
})

describe('every answer says why', () => {
  test('by which clause and decision, since when, and who had it before', () => {
    expect(ask('medicine-reconciliation-after-discharge', '0573').reasons.map(({ text }) => text.da)).toEqual(
      [
        'Borgeren bor i Varde Kommune.',
        'Sundhedsaftale for Sydvestjylland, pkt. 4.2: »Hjemmesygeplejen afstemmer medicinen sammen med egen læge senest syv dage efter udskrivning.«',
        'Beslutning 2026-14. I kraft siden 1. marts 2026; før: borgerens egen læge.',
      ],
    )
    expect(ask('medicine-reconciliation-after-discharge', '0157').reasons.at(-1)?.text).toEqual({
      da: 'Beslutning 2026-07. I kraft siden 1. maj 2026; før: hospitalets afdeling.',
      en: 'Decision 2026-07. In force since 1 May 2026; before: the hospital ward.',
    })
  })
  test('by which law, when no agreement has moved it', () => {
    expect(ask('rehabilitation-start', '0561').reasons).toEqual([
      {
        kind: 'law',
        ref: 'SUL 140',
        text: {
          da: 'Sundhedsloven § 140: opgaven ligger hos kommunens genoptræning. Ingen aftale har flyttet den.',
          en: expect.any(String),
        },
      },
    ])
  })
  test('that an agreement waits for a party', () => {
    expect(ask('follow-up-visit', '0575').reasons.map(({ text }) => text.da)).toEqual([
      'Borgeren bor i Vejen Kommune.',
      'Sundhedsaftale for Sydvestjylland gælder ikke her endnu: ikke alle parter har tiltrådt den.',
      'Borgerens egen læge har opgaven, indtil en aftale flytter den.',
    ])
  })
})

test('the community’s page has each service once, split only where municipalities differ', () => {
  const [west] = book.agreements.filter(({ id }) => id === 'sundhedsaftale-sydvestjylland')
  if (west === undefined) throw new Error('no agreement')
  const lines = listResponsibilities(book, west, '2026-06-05' as DanishDate)
  const acute = lines.filter(({ resolution }) => resolution.service.code === 'acute-nursing-start')
  expect(acute.map(({ municipalities }) => municipalities)).toEqual([
    ['0561', '0573', '0530'],
    ['0563'],
    ['0575'],
  ])
  expect(lines.filter(({ resolution }) => resolution.service.code === 'discharge-report')).toHaveLength(1)
})
