import { describe, expect, test } from 'vitest'
import { extension, judgeBy, own, profile } from './profiles-for-tests.ts'
import { stepsOf } from './slicing.ts'

const patient = (more: object = {}): object => ({ resourceType: 'Patient', ...more })
const slicing = (type: string, path: string, rules = 'open', ordered = false): object => ({
  discriminator: [{ type, path }],
  rules,
  ordered,
})
const r4 = 'http://hl7.org/fhir/StructureDefinition/'

describe('slices known by a value', () => {
  const judge = judgeBy([
    profile('numbers', 'Patient', [
      { id: 'Patient.identifier', slicing: slicing('value', 'system'), min: 1 },
      { id: 'Patient.identifier:cpr', sliceName: 'cpr', min: 1, max: '1' },
      { id: 'Patient.identifier:cpr.system', min: 1, fixedUri: 'urn:cpr' },
      { id: 'Patient.identifier:cpr.value', min: 1 },
      { id: 'Patient.identifier:old', sliceName: 'old', max: '0' },
      { id: 'Patient.identifier:old.system', min: 1, patternUri: 'urn:old' },
    ]),
  ])
  test('a mandatory slice is missed, also when the whole list is', () => {
    expect(judge(patient({ identifier: [{ system: 'urn:else', value: '1' }] }))).toEqual([
      'slice-min cpr at Patient.identifier',
    ])
    expect(judge(patient())).toEqual(['min at Patient.identifier'])
  })
  test('twice is too often, and what a slice forbids is told', () => {
    const cpr = { system: 'urn:cpr', value: '1' }
    expect(judge(patient({ identifier: [cpr, cpr] }))).toEqual(['slice-max cpr at Patient.identifier'])
    expect(judge(patient({ identifier: [cpr, { system: 'urn:old', value: '1' }] }))).toEqual([
      'slice-max old at Patient.identifier',
    ])
  })
  test('what is in a slice keeps the rules of the slice, what is in none only those of the list', () => {
    expect(judge(patient({ identifier: [{ system: 'urn:cpr' }] }))).toEqual([
      'min at Patient.identifier[0].value',
    ])
    expect(
      judge(patient({ identifier: [{ system: 'urn:cpr', value: '1' }, { system: 'urn:else' }] })),
    ).toEqual([])
  })
})

describe('closed, ordered and nested slicings', () => {
  const slices = (rules: string, ordered: boolean) =>
    judgeBy([
      profile('names', 'Patient', [
        { id: 'Patient.name', slicing: slicing('value', 'use', rules, ordered) },
        { id: 'Patient.name:official', sliceName: 'official' },
        { id: 'Patient.name:official.use', min: 1, fixedCode: 'official' },
        { id: 'Patient.name:nick', sliceName: 'nick' },
        { id: 'Patient.name:nick.use', min: 1, fixedCode: 'nickname' },
      ]),
    ])
  const [official, nick, other] = ['official', 'nickname', 'old'].map((use) => ({ use, text: 'x' }))

  test('a closed list takes nothing that is in no slice', () => {
    expect(slices('closed', false)(patient({ name: [official, other] }))).toEqual([
      'slicing-closed at Patient.name[1]',
    ])
  })
  test('an ordered list has its slices in their order', () => {
    expect(slices('open', true)(patient({ name: [official, other, nick] }))).toEqual([])
    expect(slices('open', true)(patient({ name: [nick, official] }))).toEqual([
      'slicing-order official at Patient.name[1]',
    ])
  })
  test('a list open at its end has other things only after its slices', () => {
    expect(slices('openAtEnd', false)(patient({ name: [official, other] }))).toEqual([])
    expect(slices('openAtEnd', false)(patient({ name: [other, official] }))).toEqual([
      'slicing-order official at Patient.name[1]',
    ])
  })
  test('a list inside a slice has slices and numbers of its own', () => {
    const judge = judgeBy([
      profile('contacts', 'Patient', [
        { id: 'Patient.contact', slicing: slicing('value', 'gender') },
        { id: 'Patient.contact:her', sliceName: 'her' },
        { id: 'Patient.contact:her.gender', min: 1, fixedCode: 'female' },
        { id: 'Patient.contact:her.telecom', slicing: slicing('value', 'system'), min: 1 },
        { id: 'Patient.contact:her.telecom:phone', sliceName: 'phone', min: 1, max: '1' },
        { id: 'Patient.contact:her.telecom:phone.system', min: 1, fixedCode: 'phone' },
      ]),
    ])
    const her = (...systems: string[]): object => ({
      gender: 'female',
      name: { text: 'x' },
      telecom: systems.map((system) => ({ system, value: '1' })),
    })
    expect(judge(patient({ contact: [her('phone', 'email')] }))).toEqual([])
    expect(judge(patient({ contact: [her('email')] }))).toEqual([
      'slice-min phone at Patient.contact[0].telecom',
    ])
    expect(judge(patient({ contact: [her('phone', 'phone')] }))).toEqual([
      'slice-max phone at Patient.contact[0].telecom',
    ])
  })
  test('a slice within a slice keeps the rules of both', () => {
    const judge = judgeBy([
      profile('twice', 'Patient', [
        { id: 'Patient.identifier', slicing: slicing('value', 'system') },
        { id: 'Patient.identifier:sor', sliceName: 'sor', slicing: slicing('value', 'use') },
        { id: 'Patient.identifier:sor.system', min: 1, fixedUri: 'urn:sor' },
        { id: 'Patient.identifier:sor/main', sliceName: 'sor/main', max: '1' },
        { id: 'Patient.identifier:sor/main.system', min: 1, fixedUri: 'urn:sor' },
        { id: 'Patient.identifier:sor/main.use', min: 1, fixedCode: 'official' },
        { id: 'Patient.identifier:sor/main.value', min: 1 },
      ]),
    ])
    expect(judge(patient({ identifier: [{ system: 'urn:sor', use: 'official' }] }))).toEqual([
      'min at Patient.identifier[0].value',
    ])
    const main = { system: 'urn:sor', use: 'official', value: '1' }
    expect(judge(patient({ identifier: [main, main] }))).toEqual(['slice-max sor/main at Patient.identifier'])
    expect(judge(patient({ identifier: [main, { system: 'urn:sor', use: 'old' }] }))).toEqual([])
  })
})

describe('slices known in other ways', () => {
  test('by a pattern further up, by being there, and by a type of a choice', () => {
    const judge = judgeBy([
      profile('observation', 'Observation', [
        { id: 'Observation.category', slicing: slicing('value', 'coding.code') },
        {
          id: 'Observation.category:vital',
          sliceName: 'vital',
          min: 1,
          patternCodeableConcept: { coding: [{ system: 'urn:c', code: 'vital' }] },
        },
        { id: 'Observation.component', slicing: slicing('exists', 'interpretation') },
        { id: 'Observation.component:read', sliceName: 'read', max: '1' },
        { id: 'Observation.component:read.interpretation', min: 1 },
        { id: 'Observation.value[x]', slicing: slicing('type', '$this', 'closed') },
        {
          id: 'Observation.value[x]:valueQuantity',
          sliceName: 'valueQuantity',
          type: [{ code: 'Quantity' }],
        },
        { id: 'Observation.value[x]:valueQuantity.unit', min: 1 },
      ]),
    ])
    const observation = (more: object): object => ({
      resourceType: 'Observation',
      status: 'final',
      code: { text: 'x' },
      category: [{ coding: [{ system: 'urn:c', code: 'vital' }] }],
      ...more,
    })
    expect(judge(observation({}))).toEqual([])
    expect(judge(observation({ category: [{ coding: [{ system: 'urn:c', code: 'lab' }] }] }))).toEqual([
      'slice-min vital at Observation.category',
    ])
    const read = { code: { text: 'x' }, interpretation: [{ text: 'x' }] }
    expect(judge(observation({ component: [read, { code: { text: 'y' } }, read] }))).toEqual([
      'slice-max read at Observation.component',
    ])
    expect(judge(observation({ valueQuantity: { value: 1 } }))).toEqual(['min at Observation.value.unit'])
    expect(judge(observation({ valueString: 'x' }))).toEqual(['slicing-closed at Observation.value'])
  })

  test('by what a reference leads to: its type, and the profile it keeps', () => {
    const nurse = profile('nurse', 'Practitioner', [{ id: 'Practitioner.name', min: 1 }])
    const report = (type: string) =>
      profile('report', 'DiagnosticReport', [
        { id: 'DiagnosticReport.performer', slicing: slicing(type, 'resolve()', 'closed') },
        {
          id: 'DiagnosticReport.performer:person',
          sliceName: 'person',
          min: 1,
          max: '1',
          type: [{ code: 'Reference', targetProfile: [own('nurse')] }],
        },
        {
          id: 'DiagnosticReport.performer:place',
          sliceName: 'place',
          max: '1',
          type: [{ code: 'Reference', targetProfile: [`${r4}Organization`] }],
        },
      ])
    const said = (...performer: string[]): object => ({
      resourceType: 'DiagnosticReport',
      status: 'final',
      code: { text: 'x' },
      contained: [
        { resourceType: 'Practitioner', id: 'named', name: [{ text: 'x' }] },
        { resourceType: 'Practitioner', id: 'nameless', active: true },
        { resourceType: 'Organization', id: 'place', name: 'x' },
      ],
      performer: performer.map((id) => ({ reference: `#${id}` })),
    })
    const rules = (findings: readonly string[]): readonly string[] =>
      findings.filter((one) => !one.includes('dom-3'))
    for (const type of ['type', 'profile']) {
      const judge = judgeBy([report(type), nurse])
      expect(rules(judge(said('named', 'place')))).toEqual([])
      expect(rules(judge(said('place')))).toEqual(['slice-min person at DiagnosticReport.performer'])
    }
    expect(rules(judgeBy([report('profile'), nurse])(said('named', 'nameless')))).toContain(
      'slicing-closed at DiagnosticReport.performer[1]',
    )
    expect(rules(judgeBy([report('type'), nurse])(said('nameless')))).toEqual([
      'min at DiagnosticReport.contained[1].ofType(Practitioner).name',
    ])
  })

  test('by the value of an extension', () => {
    const judge = judgeBy([
      profile('header', 'MessageHeader', [
        {
          id: 'MessageHeader.destination',
          slicing: slicing('value', `extension('${own('use')}').value`, 'closed'),
        },
        { id: 'MessageHeader.destination:primary', sliceName: 'primary', min: 1, max: '1' },
        { id: 'MessageHeader.destination:primary.extension', slicing: slicing('value', 'url') },
        {
          id: 'MessageHeader.destination:primary.extension:use',
          sliceName: 'use',
          min: 1,
          type: [{ code: 'Extension', profile: [own('use')] }],
        },
        { id: 'MessageHeader.destination:primary.extension:use.value[x]', min: 1, patternCode: 'primary' },
      ]),
      extension('use', 'code'),
    ])
    const header = (...uses: string[]): object => ({
      resourceType: 'MessageHeader',
      eventUri: 'urn:e',
      source: { endpoint: 'urn:s' },
      destination: uses.map((use) => ({
        endpoint: 'urn:d',
        extension: [{ url: own('use'), valueCode: use }],
      })),
    })
    expect(judge(header('primary'))).toEqual([])
    expect(judge(header('primary', 'cc'))).toEqual(['slicing-closed at MessageHeader.destination[1]'])
    expect(judge(header('primary', 'primary'))).toEqual(['slice-max primary at MessageHeader.destination'])
  })
})

describe('the paths of discriminators', () => {
  test('are read as FHIR allows them, and no other way', () => {
    expect(stepsOf('$this')).toEqual([])
    expect(stepsOf('$this.resolve()')).toEqual([{ kind: 'resolve' }])
    expect(stepsOf("extension('urn:e').value.code")).toEqual([
      { kind: 'extension', url: 'urn:e' },
      { kind: 'child', name: 'value' },
      { kind: 'child', name: 'code' },
    ])
    expect(stepsOf('value.ofType(Coding).code')).toHaveLength(3)
    expect(stepsOf("where(a = 'b')")).toBeUndefined()
  })
})
