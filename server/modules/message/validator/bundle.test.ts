import { describe, expect, test } from 'vitest'
import type { Finding } from './finding.ts'
import { judgeBy, own, profile } from './profiles-for-tests.ts'

const judge = judgeBy([
  profile('message', 'Bundle', []),
  profile('citizen', 'Patient', [{ id: 'Patient.birthDate', min: 1 }]),
])
const header = {
  resourceType: 'MessageHeader',
  id: 'h1',
  eventUri: 'urn:e',
  source: { endpoint: 'urn:s' },
  focus: [{ reference: 'Patient/p1' }],
}
const patient = { resourceType: 'Patient', id: 'p1' }
const entryOf = (resource: { resourceType: string; id?: string }): object => ({
  fullUrl: `https://sender.test/${resource.resourceType}/${resource.id}`,
  resource,
})
const message = (...entry: object[]): object => ({ resourceType: 'Bundle', type: 'message', entry })

describe('a Bundle that is a message', () => {
  test('begins with its header', () => {
    expect(judge(message(entryOf(header), entryOf(patient)))).toEqual([])
    expect(judge(message(entryOf(patient), entryOf(header)))).toContain('bundle-first at Bundle.entry[0]')
    expect(judge({ resourceType: 'Bundle', type: 'message' })).toEqual(['bundle-first at Bundle.entry'])
  })
  test('holds what it is about', () => {
    expect(judge(message(entryOf(header)))).toContain(
      'reference-unresolved at Bundle.entry[0].resource.focus[0]',
    )
  })
  test('names its entries by addresses that agree with their ids', () => {
    expect(
      judge(message(entryOf(header), { ...entryOf(patient), fullUrl: 'https://sender.test/Patient/p2' })),
    ).toEqual(['full-url id at Bundle.entry[1].fullUrl'])
    expect(judge(message(entryOf(header), { resource: patient }))).toEqual([
      'full-url missing at Bundle.entry[1]',
    ])
    const uuid = 'urn:uuid:0f4a1a34-5d57-4d4e-9a3b-6a6d6a6d6a6d'
    expect(judge(message(entryOf(header), { resource: patient, fullUrl: uuid }))).toEqual([])
  })
})

describe('the resources of a Bundle', () => {
  const claiming = (...profiles: string[]): object =>
    message(entryOf(header), entryOf({ ...patient, meta: { profile: profiles } } as typeof patient))

  test('keep the profiles they say they keep, whatever version they say', () => {
    const expected = ['min at Bundle.entry[1].resource.ofType(Patient).birthDate']
    expect(judge(claiming(own('citizen')))).toEqual(expected)
    expect(judge(claiming(`${own('citizen')}|17.0.0`))).toEqual(expected)
  })
  test('may claim a profile nobody here knows: that is said, and no fault', () => {
    const claim = claiming('https://other.test/StructureDefinition/x')
    expect(judge(claim)).toEqual([])
    const warned = judgeBy(
      [profile('message', 'Bundle', [])],
      ({ severity }: Finding) => severity === 'warning',
    )
    expect(warned(claim).some((finding) => finding.startsWith('profile-unknown'))).toBe(true)
  })
  test('may not claim a profile of another type', () => {
    expect(judge(claiming('http://hl7.org/fhir/StructureDefinition/Organization'))).toEqual([
      'profile-mismatch http://hl7.org/fhir/StructureDefinition/Organization at Bundle.entry[1].resource',
    ])
  })
  test('of a type that does not exist are told without repeating what was said', () => {
    const said = judge(message(entryOf(header), { fullUrl: 'urn:x:y', resource: { resourceType: 'Hansen' } }))
    expect(said.join()).not.toContain('Hansen')
    expect(said).toContain('resource-type at Bundle.entry[1].resource')
  })
})
