import { describe, expect, test } from 'vitest'
import { judgeBy, profile } from './profiles-for-tests.ts'

const patient = (more: object = {}): object => ({ resourceType: 'Patient', ...more })

describe('what any resource must keep', () => {
  const judge = judgeBy([profile('any-patient', 'Patient', [])])

  test('an element that the type does not have is told by its name', () => {
    expect(judge(patient({ shoeSize: 43 }))).toEqual(['element-unknown at Patient.shoeSize'])
  })
  test('a name that is not shaped like one is not repeated, since it may be a citizen’s number', () => {
    expect(judge(patient({ '0101010101': 1 }))).toEqual(['element-unknown at Patient'])
  })
  test('a resource of another type than was asked for is told', () => {
    expect(judge({ resourceType: 'Device' })[0]).toMatch(/^profile-mismatch/)
    expect(judge({ resourceType: 'Teapot' })).toEqual(['resource-type at Resource'])
    expect(judge({})).toEqual(['resource-type at Resource'])
  })
  test('a list is a list, and a single value is not', () => {
    expect(judge(patient({ name: { family: 'Hansen' } }))).toEqual(['json-shape at Patient.name'])
    expect(judge(patient({ birthDate: ['1950-01-01'] }))).toEqual(['json-shape at Patient.birthDate'])
  })
  test('empty objects, lists and texts say nothing and are not allowed', () => {
    expect(judge(patient({ name: [{}] }))).toEqual(['empty at Patient.name[0]'])
    expect(judge(patient({ name: [] }))).toEqual(['empty at Patient.name'])
    expect(judge(patient({ name: [{ family: '' }] }))).toEqual(['empty at Patient.name[0].family'])
    expect(judge(patient({ maritalStatus: null }))).toEqual(['empty at Patient.maritalStatus'])
  })
  test('a number where a text belongs is the wrong type, a malformed date the wrong format', () => {
    expect(judge(patient({ name: [{ family: 17 }] }))).toEqual(['type string at Patient.name[0].family'])
    expect(judge(patient({ birthDate: '1950-02-30' }))).toEqual([
      'primitive-format date at Patient.birthDate',
    ])
    expect(judge(patient({ active: 'true' }))).toEqual(['type boolean at Patient.active'])
    expect(judge(patient({ id: 'has spaces' }))).toEqual(['primitive-format id at Patient.id'])
  })
  test('a code outside a required value set is told', () => {
    expect(judge(patient({ gender: 'woman' }))).toEqual([
      'binding http://hl7.org/fhir/ValueSet/administrative-gender|4.0.1 at Patient.gender',
    ])
  })
  test('only one of a choice may stand, and only of an allowed type', () => {
    expect(judge(patient({ deceasedBoolean: true, deceasedDateTime: '2026-01-01' }))).toEqual([
      'choice at Patient.deceased',
    ])
    expect(judge(patient({ deceasedString: 'yes' }))).toEqual(['choice at Patient.deceasedString'])
  })
  test('a list of texts may have gaps where an extension stands, and no other gaps', () => {
    const said = { extension: [{ url: 'https://elsewhere.test/e', valueString: 'x' }] }
    const name = (given: unknown, beside: unknown): object => patient({ name: [{ given, _given: beside }] })
    expect(judge(name(['Else', null], [null, said]))).toEqual([])
    expect(judge(name(['Else', null], [null, null]))).toEqual(['empty at Patient.name[0].given[1]'])
    expect(judge(name(undefined, [said]))).toEqual([])
    expect(judge(name(['Else'], 7))).toEqual(['json-shape at Patient.name[0].given'])
  })
  test('an invariant of the type is told by its key', () => {
    expect(judge(patient({ contact: [{ gender: 'female' }] }))).toEqual([
      'invariant pat-1 at Patient.contact[0]',
    ])
  })
  test('an extension nested without end is not followed without end', () => {
    let nested: object = { url: 'https://elsewhere.test/e', valueString: 'x' }
    for (let depth = 0; depth < 500; depth++)
      nested = { url: 'https://elsewhere.test/e', extension: [nested] }
    expect(judge(patient({ extension: [nested] })).some((finding) => finding.startsWith('cannot-tell'))).toBe(
      true,
    )
  })
})

describe('what a profile adds', () => {
  const judge = judgeBy([
    profile('strict-patient', 'Patient', [
      { id: 'Patient.birthDate', min: 1 },
      { id: 'Patient.photo', max: '0' },
      { id: 'Patient.name', max: '2' },
      { id: 'Patient.language', fixedCode: 'da' },
      { id: 'Patient.maritalStatus', patternCodeableConcept: { coding: [{ system: 'urn:s', code: 'M' }] } },
      { id: 'Patient.contact.relationship', min: 1 },
      { id: 'Patient.multipleBirth[x]', type: [{ code: 'integer' }], maxValueInteger: 9, minValueInteger: 1 },
      { id: 'Patient.name.family', maxLength: 5 },
    ]),
  ])
  const good = { birthDate: '1950-01-01' }

  test('what must be there is missed', () => {
    expect(judge(patient())).toEqual(['min at Patient.birthDate'])
    expect(judge(patient({ ...good, contact: [{ name: { text: 'x' } }] }))).toEqual([
      'min at Patient.contact[0].relationship',
    ])
  })
  test('what may not be there, or not so often, is told', () => {
    expect(judge(patient({ ...good, photo: [{ title: 'x' }] }))).toEqual(['max at Patient.photo'])
    const names = [{ text: 'a' }, { text: 'b' }, { text: 'c' }]
    expect(judge(patient({ ...good, name: names }))).toEqual(['max at Patient.name'])
  })
  test('a fixed value is exactly so, a pattern at least so', () => {
    expect(judge(patient({ ...good, language: 'en' }))).toEqual(['fixed at Patient.language'])
    const more = {
      coding: [
        { system: 'urn:t', code: 'M' },
        { system: 'urn:s', code: 'M', display: 'Gift' },
      ],
    }
    expect(judge(patient({ ...good, maritalStatus: more }))).toEqual([])
    const less = { coding: [{ system: 'urn:s' }, { code: 'M' }] }
    expect(judge(patient({ ...good, maritalStatus: less }))).toEqual(['pattern at Patient.maritalStatus'])
  })
  test('length is counted in characters, and limits hold at both ends', () => {
    expect(judge(patient({ ...good, name: [{ family: '👵👵👵👵👵' }] }))).toEqual([])
    expect(judge(patient({ ...good, name: [{ family: 'Hansen' }] }))).toEqual([
      'max-length at Patient.name[0].family',
    ])
    expect(judge(patient({ ...good, multipleBirthInteger: 10 }))).toEqual([
      'max-value at Patient.multipleBirth',
    ])
    expect(judge(patient({ ...good, multipleBirthInteger: 0 }))).toEqual([
      'min-value at Patient.multipleBirth',
    ])
    expect(judge(patient({ ...good, multipleBirthBoolean: true }))).toEqual([
      'choice at Patient.multipleBirthBoolean',
    ])
  })
})
