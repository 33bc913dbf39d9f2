import { describe, expect, test } from 'vitest'
import type { Finding } from './finding.ts'
import { extension, judgeBy, own, profile } from './profiles-for-tests.ts'

const definitions = [
  profile('extended', 'Patient', [
    {
      id: 'Patient.extension',
      slicing: { discriminator: [{ type: 'value', path: 'url' }], rules: 'open' },
      min: 1,
    },
    {
      id: 'Patient.extension:wish',
      sliceName: 'wish',
      min: 1,
      max: '1',
      type: [{ code: 'Extension', profile: [own('wish')] }],
    },
  ]),
  extension('wish', 'string'),
  extension('ours', 'boolean'),
  extension('of-contacts', 'string', { context: [{ type: 'element', expression: 'Patient.contact' }] }),
]
const wish = { url: own('wish'), valueString: 'x' }
const patient = (...extensions: object[]): object => ({
  resourceType: 'Patient',
  extension: [wish, ...extensions],
})

describe('extensions', () => {
  const judge = judgeBy(definitions)

  test('are held to their own definition, named by the profile or not', () => {
    expect(judge(patient())).toEqual([])
    expect(judge(patient({ url: own('ours'), valueString: 'x' }))).toEqual([
      'choice at Patient.extension[1].valueString',
      'min at Patient.extension[1].value',
    ])
  })
  test('are counted by their url', () => {
    expect(judge(patient(wish))).toEqual(['slice-max wish at Patient.extension'])
    expect(
      judge({ resourceType: 'Patient', extension: [{ url: 'https://other.test/e', valueString: 'x' }] }),
    ).toEqual(['slice-min wish at Patient.extension'])
  })
  test('stand where their definition lets them stand', () => {
    const told = { url: own('of-contacts'), valueString: 'x' }
    expect(judge(patient(told))).toEqual([
      `extension-misplaced ${own('of-contacts')} at Patient.extension[1]`,
    ])
    expect(judge({ ...patient(), contact: [{ name: { text: 'x' }, extension: [told] }] })).toEqual([])
  })
  test('of others may be ignored, unless they change the meaning', () => {
    const unknown = { url: 'https://other.test/e', valueString: 'x' }
    expect(judge(patient(unknown))).toEqual([])
    const noted = judgeBy(definitions, ({ rule }: Finding) => rule === 'extension-unknown')
    expect(noted(patient(unknown))).toEqual(['extension-unknown at Patient.extension[1]'])
    expect(judge({ ...patient(), modifierExtension: [unknown] })).toEqual([
      'extension-unknown at Patient.modifierExtension[0]',
    ])
  })
  test('under an address of the publisher, or of HL7, must exist', () => {
    expect(judge(patient({ url: own('nobody-made-this'), valueString: 'x' }))).toEqual([
      'extension-unknown at Patient.extension[1]',
    ])
    expect(
      judge(patient({ url: 'http://hl7.org/fhir/StructureDefinition/nobody-made-this', valueString: 'x' })),
    ).toEqual(['extension-unknown at Patient.extension[1]'])
  })
  test('have a value or parts, not both and not neither', () => {
    const parts = [{ url: 'part', valueString: 'x' }]
    const url = 'https://other.test/e'
    expect(judge(patient({ url, extension: parts }))).toEqual([])
    expect(judge(patient({ url, extension: parts, valueString: 'x' }))).toEqual([
      'invariant ext-1 at Patient.extension[1]',
    ])
    expect(judge(patient({ url }))).toEqual(['invariant ext-1 at Patient.extension[1]'])
  })
  test('need an address of their own', () => {
    expect(judge(patient({ url: 'part', valueString: 'x' }))).toEqual([
      'extension-unknown at Patient.extension[1]',
    ])
    expect(judge(patient({ valueString: 'x' }))).toEqual(['min at Patient.extension[1].url'])
  })
})
