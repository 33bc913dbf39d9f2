import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { CitizenId, FormResponseId, PersonId } from '../../../../kernel/ids.ts'
import { type DanishDate, instant } from '../../../../kernel/instant.ts'
import { type ContentFile, readContentFolder, understand } from '../../../platform/content-file.ts'
import { formShape } from '../document.ts'
import type { Answer } from '../domain/answer.ts'
import { type Form, type Item, isAnswered, itemsOf, type Value } from '../domain/form.ts'
import { writeForm } from '../write-form.ts'
import { printQuestionnaire } from './print-questionnaire.ts'
import { printResponseAsFhir } from './print-response.ts'
import { type Defaults, readQuestionnaire } from './read-questionnaire.ts'
import { questionnaireOf, readResponse } from './read-response.ts'
import type { Json } from './words.ts'

const defaults: Defaults = {
  kind: 'PLAN',
  about: 'citizen',
  writtenBy: ['municipality'],
  validFrom: '2026-06-01' as DanishDate,
}
const understood = (file: ContentFile): Form => understand(file, formShape).value
const shipped = (await readContentFolder('forms')).map(understood)
/** As it goes over the wire and comes back. */
const overTheWire = (json: Json): Json => JSON.parse(JSON.stringify(json)) as Json

// ------------------------------------------------------------------------------------------------ any form

const name = fc.stringMatching(/^[a-z]{1,6}$/)
const bilingual = fc.record({ da: fc.string({ minLength: 1 }), en: fc.string({ minLength: 1 }) })
const kinds = fc.constantFrom('PLAN', 'FUN', 'MED', 'REC') as fc.Arbitrary<Item['kind']>
const common = { text: bilingual, kind: kinds, isRequired: fc.boolean() }

/** Names are given afterwards, so that none is there twice. */
type Unnamed = Omit<Item, 'id' | 'items' | 'codes' | 'prefill'> & { readonly items: readonly Unnamed[] }

const question: fc.Arbitrary<Unnamed> = fc
  .oneof(
    fc.record({
      ...common,
      type: fc.constantFrom('boolean', 'integer', 'decimal', 'date', 'dateTime', 'string', 'text'),
    }),
    fc.record({
      ...common,
      type: fc.constantFrom('choice', 'open-choice'),
      options: fc.uniqueArray(fc.record({ code: name, text: bilingual }), {
        minLength: 1,
        maxLength: 3,
        selector: ({ code }) => code,
      }),
    }),
    fc.record({
      ...common,
      type: fc.constant('quantity'),
      unit: fc.record({ code: name, text: name }),
      min: fc.nat(10),
      max: fc.integer({ min: 10, max: 99 }),
    }),
  )
  .chain((written) =>
    fc
      .record({ repeats: fc.boolean() })
      .map(({ repeats }) => ({ options: [], ...written, repeats, items: [] })),
  )

const group = (inner: fc.Arbitrary<Unnamed>, repeats: fc.Arbitrary<boolean>): fc.Arbitrary<Unnamed> =>
  fc
    .record({
      ...common,
      type: fc.constant('group' as const),
      repeats,
      items: fc.array(inner, { minLength: 1, maxLength: 3 }),
    })
    .map((written) => ({ options: [], ...written }))

const anyItem = fc.oneof(
  question,
  group(fc.oneof(question, group(question, fc.constant(false))), fc.boolean()),
)

function named(items: readonly Unnamed[], prefix: string): Item[] {
  return items.map(({ items: within, ...item }, index) => ({
    ...item,
    id: `${prefix}${index}`,
    codes: [],
    prefill: [],
    items: named(within, `${prefix}${index}-`),
  }))
}

const anyForm: fc.Arbitrary<Form> = fc
  .record({ title: bilingual, purpose: bilingual, items: fc.array(anyItem, { minLength: 1, maxLength: 4 }) })
  .map(({ title, purpose, items }) => ({
    code: 'any',
    version: 3,
    title,
    purpose,
    validFrom: '2026-01-01' as DanishDate,
    about: 'stay',
    services: ['care-plan'],
    writtenBy: ['hospital'],
    receivers: ['stay-unit'],
    items: named(items, 'q'),
    tells: [],
  }))

// ------------------------------------------------------------------------------------------------ any answers

function anyValue({ type, options }: Item): fc.Arbitrary<Value> {
  const code = () => fc.constantFrom(...options.map((option) => option.code))
  switch (type) {
    case 'boolean':
      return fc.boolean()
    case 'choice':
      return code()
    case 'open-choice':
      return fc.oneof(code(), fc.record({ text: fc.string({ minLength: 1 }) }))
    case 'integer':
    case 'score':
      return fc.integer({ min: 1, max: 9 })
    case 'decimal':
    case 'quantity':
      return fc.integer({ min: -999, max: 999 }).map((tenths) => tenths / 10)
    case 'date':
      return fc.constantFrom('2026-06-05', '2028-02-29')
    case 'dateTime':
      return fc.constantFrom('2026-06-05T12:00:00.000Z', '2026-10-25T01:30:00.000Z')
    default:
      return fc.stringMatching(/^[a-zæøå ]{1,12}$/)
  }
}

function anyAnswers(form: Form): fc.Arbitrary<Answer[]> {
  const asked = [...itemsOf(form).values()].filter(({ item }) => isAnswered(item))
  return fc
    .tuple(
      ...asked.map(({ item, repeating }) =>
        fc.array(fc.array(anyValue(item), { maxLength: item.repeats ? 3 : 1 }), {
          minLength: 1,
          maxLength: repeating === undefined ? 1 : 3,
        }),
      ),
    )
    .map((all) =>
      all.flatMap((rows, index) =>
        rows.flatMap((values, row): Answer[] =>
          values.length === 0 ? [] : [{ linkId: asked[index]?.item.id ?? '', row, values }],
        ),
      ),
    )
}

const inOrder = (answers: readonly Answer[]) =>
  answers.toSorted((one, other) => (`${one.linkId} ${one.row}` < `${other.linkId} ${other.row}` ? -1 : 1))

function printed(form: Form, answers: readonly Answer[], kinds?: ReadonlySet<string>): Json {
  const at = instant('2026-06-05T12:00:00Z')
  const by = { personId: 'p' as PersonId, name: 'Hanne', function: 'home-nurse', unitId: null }
  return overTheWire(
    printResponseAsFhir({
      response: { id: '01900000-0000-7000-8000-000000000001' as FormResponseId },
      citizenId: '01900000-0000-7000-8000-000000000002' as CitizenId,
      form,
      status: 'signed',
      version: { answers, scores: [], at, happenedAt: null, by },
      kinds: kinds ?? new Set([...itemsOf(form).values()].map(({ item }) => item.kind)),
    }),
  )
}

describe('a form goes to FHIR and back', () => {
  test.each(shipped.map((form) => [form.code, form] as const))('%s, without loss', (_, form) => {
    const read = readQuestionnaire(overTheWire(printQuestionnaire(form)), defaults)
    expect(read).toEqual({ ok: true, value: form })
  })

  test.each(shipped.map((form) => [form.code, form] as const))('%s, as the text of a file too', (_, form) => {
    expect(understood({ name: 'again', text: writeForm(form) })).toEqual(form)
  })

  test('any form', () => {
    fc.assert(
      fc.property(anyForm, (form) => {
        expect(readQuestionnaire(overTheWire(printQuestionnaire(form)), defaults)).toEqual({
          ok: true,
          value: form,
        })
      }),
      { numRuns: 100 },
    )
  })
})

describe('a document goes to FHIR and back', () => {
  test.each(shipped.map((form) => [form.code, form] as const))('%s, with any answers', (_, form) => {
    fc.assert(
      fc.property(anyAnswers(form), (answers) => {
        const resource = printed(form, answers)
        expect(questionnaireOf(resource)).toEqual({ code: form.code, version: form.version })
        const read = readResponse(form, resource)
        expect(read.ok && inOrder(read.value)).toEqual(inOrder(answers))
      }),
      { numRuns: 20 },
    )
  })

  test('any answers to any form', () => {
    fc.assert(
      fc.property(
        anyForm.chain((form) => anyAnswers(form).map((answers) => [form, answers] as const)),
        ([form, answers]) => {
          const read = readResponse(form, printed(form, answers))
          expect(read.ok && inOrder(read.value)).toEqual(inOrder(answers))
        },
      ),
      { numRuns: 100 },
    )
  })

  test('without what the reader may not see, and saying so', () => {
    const form = shipped.find(({ code }) => code === 'first-contact') as Form
    const answers: Answer[] = [
      { linkId: 'met', row: 0, values: ['at-home'] },
      { linkId: 'medicine-agrees', row: 0, values: [true] },
    ]
    const resource = printed(form, answers, new Set(['PLAN']))
    expect(JSON.stringify(resource)).not.toMatch('medicine-agrees')
    expect(resource.extension).toEqual([{ url: 'urn:sammenhaeng:withheld', valueBoolean: true }])
  })
})

describe('a Questionnaire of another house', () => {
  const foreign = {
    resourceType: 'Questionnaire',
    id: 'phq',
    status: 'active',
    url: 'https://example.org/Questionnaire/Well_Being',
    title: 'Trivsel',
    item: [
      {
        linkId: '/1.1',
        type: 'choice',
        text: 'Hvordan har du det?',
        prefix: '1.',
        answerOption: [
          { valueCoding: { system: 'http://loinc.org', code: 'LA6568-5', display: 'Godt' } },
          { valueString: 'Ved ikke' },
        ],
      },
      {
        linkId: 'why',
        type: 'text',
        text: 'Hvorfor?',
        enableWhen: [
          { question: '/1.1', operator: '=', answerCoding: { system: 'http://loinc.org', code: 'LA6568-5' } },
        ],
      },
    ],
  }

  test('is read as a draft that says who writes it by default', () => {
    const read = readQuestionnaire(foreign, defaults)
    expect(read).toMatchObject({
      ok: true,
      value: {
        code: 'well-being',
        version: 1,
        about: 'citizen',
        writtenBy: ['municipality'],
        items: [
          {
            id: '/1.1',
            text: { da: '1. Hvordan har du det?' },
            options: [
              { code: 'la6568-5', coding: { system: 'http://loinc.org', code: 'LA6568-5' } },
              { code: 'ved-ikke' },
            ],
          },
          { enableWhen: { conditions: [{ item: '/1.1', operator: '=', value: 'la6568-5' }] } },
        ],
      },
    })
  })

  test.each([
    ['an attachment', { linkId: 'a', type: 'attachment' }, 'item[0].type'],
    [
      'a list of answers elsewhere',
      { linkId: 'a', type: 'choice', answerValueSet: 'x' },
      'item[0].answerValueSet',
    ],
    ['a first answer', { linkId: 'a', type: 'string', initial: [{ valueString: 'x' }] }, 'item[0].initial'],
    [
      'an extension that may change its meaning',
      { linkId: 'a', type: 'string', extension: [{ url: 'x', valueString: 'y' }] },
      'item[0].extension[0]',
    ],
    [
      'a condition on nothing',
      { linkId: 'a', type: 'string', enableWhen: [{ question: 'b', operator: '=', answerBoolean: true }] },
      'item[0].enableWhen[0].question',
    ],
    ['a name with other signs', { linkId: 'a b', type: 'string' }, 'item[0].linkId'],
    ['an answer worked out elsewhere', { linkId: 'a', type: 'string', readOnly: true }, 'item[0].readOnly'],
  ])('is refused with its place: %s', (_, item, at) => {
    const read = readQuestionnaire({ ...foreign, item: [{ text: 'A', ...item }] }, defaults)
    expect(read.ok ? [] : (read.refusal.data.faults as { at: string }[]).map((fault) => fault.at)).toContain(
      at,
    )
  })
})

describe('a QuestionnaireResponse of another house', () => {
  const form = shipped.find(({ code }) => code === 'discharge-report') as Form
  const faultsIn = (item: Json) => {
    const read = readResponse(form, { resourceType: 'QuestionnaireResponse', item: [item] })
    return read.ok ? [] : (read.refusal.data.faults as { at: string }[]).map(({ at }) => at)
  }

  test.each([
    ['what is not asked', { linkId: 'shoe-size', answer: [{ valueInteger: 42 }] }, 'item[0].linkId'],
    [
      'an option that is none',
      { linkId: 'home', item: [{ linkId: 'transport', answer: [{ valueCoding: { code: 'taxi' } }] }] },
      'item[0].item[0].answer[0].valueCoding',
    ],
    [
      'another unit',
      {
        linkId: 'observations',
        item: [{ linkId: 'temperature', answer: [{ valueQuantity: { value: 100, code: '[degF]' } }] }],
      },
      'item[0].item[0].answer[0].valueQuantity',
    ],
    [
      'words where a time is asked',
      { linkId: 'home', item: [{ linkId: 'home-at', answer: [{ valueString: 'i morgen' }] }] },
      'item[0].item[0].answer[0].valueString',
    ],
  ])('is refused with its place: %s', (_, item, at) => {
    expect(faultsIn(item)).toContain(at)
  })
})
