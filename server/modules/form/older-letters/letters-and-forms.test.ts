import { describe, expect, test } from 'vitest'
import type { OrganisationId, PersonId } from '../../../../kernel/ids.ts'
import type { Instant } from '../../../../kernel/instant.ts'
import { readContentFolder, understand } from '../../../platform/content-file.ts'
import type { Citizen } from '../../citizen/index.ts'
import type { OlderLetterTold, WallTime } from '../../message/index.ts'
import { formShape } from '../document.ts'
import type { Answer } from '../domain/answer.ts'
import { type Form, type Item, isAnswered, placedItems, type Value } from '../domain/form.ts'
import type { ResponseEvent } from '../domain/response.ts'
import { answersOf, isDocumentLetter } from './answers-of.ts'
import { contentOf, olderStandardOf } from './content-of.ts'

const files = await readContentFolder('forms')

function formOf(code: string): Form {
  const file = files.find(({ name }) => name.endsWith(`/${code}.yaml`))
  if (file === undefined) throw new Error(`${code} is no form`)
  return understand(file, formShape).value
}

/** An answer to every question, each recognisable in the letter. */
function everyAnswer(form: Form): Answer[] {
  return placedItems(form.items).flatMap(({ item }) =>
    isAnswered(item) ? [{ linkId: item.id, row: 0, values: [valueFor(item)] }] : [],
  )
}

function valueFor(item: Item): Value {
  switch (item.type) {
    case 'boolean':
      return true
    case 'choice':
      return item.options[0]?.code ?? ''
    case 'open-choice':
      return { text: `svar-${item.id}` }
    case 'dateTime':
      return '2026-06-05T10:00:00.000Z'
    case 'date':
      return '2026-06-05'
    case 'string':
      return item.id === 'diagnosis-code' ? 'DI10' : `svar-${item.id}`
    case 'text':
      return `svar-${item.id}`
    default:
      return 7
  }
}

function signed(answers: readonly Answer[]): Extract<ResponseEvent, { type: 'signed' }> {
  return {
    type: 'signed',
    version: 1,
    answers,
    facts: [],
    scores: [],
    happenedAt: null,
    at: '2026-06-05T10:00:00.000Z' as Instant,
    by: {
      personId: 'a' as PersonId,
      name: 'Karen Test Jensen',
      function: 'home-nurse',
      unitId: 'b' as OrganisationId,
    },
  }
}

const stay = {
  startedAt: '2026-06-01T07:30:00.000Z' as Instant,
  endedAt: null,
  expectedDischargeAt: '2026-06-06T10:00:00.000Z' as Instant,
}
const codes = ['admission-report', 'discharge-report', 'finished-treatment', 'discharge-letter']

describe('A document that leaves as an older letter', () => {
  test.each(codes)('every answer of the %s is in it', (code) => {
    const form = formOf(code)
    const content = contentOf(form, signed(everyAnswer(form)), {} as Citizen, stay)
    expect(content).toMatchObject({ standard: olderStandardOf(code) })
    const whole = JSON.stringify(content)
    for (const { item } of placedItems(form.items))
      if (item.type === 'text' || item.type === 'string' || item.type === 'open-choice')
        expect(whole).toContain(item.id === 'diagnosis-code' ? 'DI10' : `svar-${item.id}`)
  })

  test('a finished-treatment message is not written without an admission and a planned discharge', () => {
    const form = formOf('finished-treatment')
    const document = signed(everyAnswer(form))
    expect(contentOf(form, document, {} as Citizen, undefined)).toBe('lacks-admission')
    expect(contentOf(form, document, {} as Citizen, { ...stay, expectedDischargeAt: null })).toBe(
      'lacks-discharge',
    )
  })

  test('other forms have no older letter', () => {
    expect(olderStandardOf('care-plan')).toBeUndefined()
  })
})

describe('A discharge letter from a hospital outside', () => {
  const letter = {
    kind: 'discharge-letter',
    envelope: { envelopeId: 'K1', sentAt: '2026-06-05T12:00' as WallTime, asksReceipt: true },
    letter: {
      letterId: 'B1',
      version: 'D0133L',
      writtenAt: '2026-06-05T11:00' as WallTime,
      status: 'new',
    },
    sender: { gln: '5790000999019', name: 'Sygehuset', department: 'Medicinsk afdeling' },
    receiver: { gln: '5790000999026' },
    citizen: { family: 'Elmer', state: 'admitted' },
    relatives: [],
    dischargedAt: '2026-06-05T10:00' as WallTime,
    diagnoses: {
      main: { code: 'DI10', text: 'Blodtryksforhøjelse' },
      mainAdditional: [],
      others: [{ code: 'DE232', list: 'sks', role: 'additional', text: 'Diabetes insipidus' }],
    },
    texts: [{ text: 'Indlagt af vagtlæge.' }],
    references: [],
  } as OlderLetterTold

  test('its diagnoses and its text are the answers, and what it does not say is left open', () => {
    if (!isDocumentLetter(letter)) throw new Error('no document')
    const answers = answersOf(letter)
    expect(answers.filter(({ linkId }) => linkId.startsWith('diagnosis'))).toEqual([
      { linkId: 'diagnosis', row: 0, values: ['Blodtryksforhøjelse'] },
      { linkId: 'diagnosis-code', row: 0, values: ['DI10'] },
      { linkId: 'diagnosis', row: 1, values: ['Diabetes insipidus'] },
      { linkId: 'diagnosis-code', row: 1, values: ['DE232'] },
    ])
    expect(answers.find(({ linkId }) => linkId === 'course')?.values[0]).toContain('Indlagt af vagtlæge.')
    // Whether the doctor must follow up, and whom to phone, is nowhere in an older discharge letter.
    expect(answers.map(({ linkId }) => linkId)).not.toContain('gp-follow-up')
    expect(answers.map(({ linkId }) => linkId)).not.toContain('responsible-phone')
  })

  test('every answer is of a question the form has', () => {
    if (!isDocumentLetter(letter)) throw new Error('no document')
    const known = new Set(placedItems(formOf('discharge-letter').items).map(({ item }) => item.id))
    for (const { linkId } of answersOf(letter)) expect(known).toContain(linkId)
  })
})

describe('A referral from a doctor outside', () => {
  const referral = {
    kind: 'referral',
    envelope: { envelopeId: 'K1', sentAt: '2026-06-05T12:00' as WallTime, asksReceipt: true },
    letter: {
      letterId: 'B1',
      version: 'H0133R',
      writtenAt: '2026-06-05T11:00' as WallTime,
      status: 'cancelled',
    },
    sender: { gln: '5790000999019', name: 'Lægerne Torvet' },
    receiver: { gln: '5790000999026' },
    citizen: { family: 'Elmer', state: 'not-in-care' },
    to: 'hospital',
    priority: 'acute',
    setting: 'inpatient',
    transport: 'lying',
    reason: 'Indlæggelse ønskes.',
    main: { list: 'icpc', code: 'K77', text: 'Hjertesvigt' },
    additional: [],
    history: 'Kendt med hjertesvigt.',
    findings: 'Ødemer.',
    medicine: 'Furosemid.',
    allergies: 'Penicillin.',
    practical: 'Nøgleboks.',
    relative: { given: 'Wanda', family: 'Elmer', relation: 'relative' },
    references: [],
  } as OlderLetterTold

  test('is read whole, line by line, and says first that it was taken back', () => {
    if (!isDocumentLetter(referral)) throw new Error('no document')
    const answers = new Map(answersOf(referral).map(({ linkId, values }) => [linkId, values[0]]))
    const known = placedItems(formOf('referral').items).flatMap(({ item }) =>
      isAnswered(item) ? item.id : [],
    )
    expect([...answers.keys()].toSorted()).toEqual(known.toSorted())
    expect(answers.get('reason')).toBe(
      'ANNULLERET: afsenderen har trukket brevet tilbage.\nIndlæggelse ønskes.',
    )
    expect(answers.get('urgency')).toBe('Akut')
    expect(answers.get('practical')).toBe('Indlæggelse\nLiggende transport\nNøgleboks.')
  })
})
