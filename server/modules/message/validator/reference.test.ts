import { describe, expect, test } from 'vitest'
import type { Finding } from './finding.ts'
import { isWrong, judgeBy, own, profile } from './profiles-for-tests.ts'

const r4 = 'http://hl7.org/fhir/StructureDefinition/'

/** A collection of a stay and those it refers to. */
const stay = profile('stay', 'Encounter', [
  {
    id: 'Encounter.subject',
    type: [{ code: 'Reference', targetProfile: [own('citizen')], aggregation: ['bundled'] }],
  },
  {
    id: 'Encounter.serviceProvider',
    type: [{ code: 'Reference', targetProfile: [own('ward'), own('clinic')] }],
  },
  {
    id: 'Encounter.partOf',
    type: [{ code: 'Reference', targetProfile: [own('stay')], aggregation: ['contained'] }],
  },
])
const definitions = [
  profile('any-bundle', 'Bundle', []),
  stay,
  profile('citizen', 'Patient', [{ id: 'Patient.birthDate', min: 1 }]),
  profile('ward', 'Organization', [{ id: 'Organization.telecom', min: 1 }]),
  profile('clinic', 'Organization', [{ id: 'Organization.address', min: 1 }]),
]

const at = 'https://sender.test/fhir'
const patient = { resourceType: 'Patient', id: 'p1', birthDate: '1950-01-01' }
const ward = { resourceType: 'Organization', id: 'o1', name: 'x', telecom: [{ value: '1', system: 'phone' }] }

function bundle(encounter: object, ...others: readonly { resourceType: string; id: string }[]): object {
  const first = {
    resourceType: 'Encounter',
    id: 'e1',
    meta: { profile: [own('stay')] },
    status: 'finished',
    class: { code: 'IMP' },
    ...encounter,
  }
  return {
    resourceType: 'Bundle',
    type: 'collection',
    entry: [first, ...others].map((resource) => ({
      fullUrl: `${at}/${resource.resourceType}/${resource.id}`,
      resource,
    })),
  }
}
const subject = (reference: string): object => ({ subject: { reference } })

describe('where references lead in a Bundle', () => {
  const judge = judgeBy(definitions)

  test('by full url, by type and id, and by a UUID', () => {
    expect(judge(bundle(subject(`${at}/Patient/p1`), patient))).toEqual([])
    expect(judge(bundle(subject('Patient/p1'), patient))).toEqual([])
    const byUuid = structuredClone(
      bundle(subject('urn:uuid:0f4a1a34-5d57-4d4e-9a3b-6a6d6a6d6a6d'), patient),
    ) as {
      entry: { fullUrl: string }[]
    }
    if (byUuid.entry[1]) byUuid.entry[1].fullUrl = 'urn:uuid:0f4a1a34-5d57-4d4e-9a3b-6a6d6a6d6a6d'
    expect(judge(byUuid)).toEqual([])
  })
  test('one that must be in the Bundle and is not, is told; one that may be elsewhere is only noted', () => {
    expect(judge(bundle(subject('Patient/gone'), patient))).toEqual([
      'reference-unresolved at Bundle.entry[0].resource.ofType(Encounter).subject',
    ])
    const elsewhere = bundle({ serviceProvider: { reference: 'Organization/gone' } })
    expect(judge(elsewhere)).toEqual([])
    const noted = judgeBy(definitions, (finding: Finding) => finding.rule === 'reference-unresolved')
    expect(noted(elsewhere)).toHaveLength(1)
  })
  test('a reference to another server is not taken for one to an entry with the same id', () => {
    expect(judge(bundle(subject('https://other.test/Patient/p1'), patient))).toHaveLength(1)
  })
  test('a reference to one version leads to that version only', () => {
    const versioned = { ...patient, meta: { versionId: '2' } }
    expect(judge(bundle(subject('Patient/p1/_history/2'), versioned))).toEqual([])
    expect(judge(bundle(subject('Patient/p1/_history/1'), versioned))).toHaveLength(1)
  })
})

describe('what is asked of the one referred to', () => {
  const judge = judgeBy(definitions)

  test('a resource of another type is told, wherever it is', () => {
    expect(judge(bundle(subject('Organization/o1'), ward))).toEqual([
      'reference-target Organization at Bundle.entry[0].resource.ofType(Encounter).subject',
    ])
    expect(judge(bundle({ serviceProvider: { reference: 'Patient/elsewhere' } }))).toEqual([
      'reference-target Patient at Bundle.entry[0].resource.ofType(Encounter).serviceProvider',
    ])
  })
  test('what it lacks for the one profile asked for is told where it lacks it', () => {
    expect(judge(bundle(subject('Patient/p1'), { resourceType: 'Patient', id: 'p1' }))).toEqual([
      'min at Bundle.entry[1].resource.ofType(Patient).birthDate',
    ])
  })
  test('of several profiles one is enough, and none is told at the reference', () => {
    const provider = { serviceProvider: { reference: 'Organization/o1' } }
    expect(judge(bundle(provider, ward))).toEqual([])
    expect(
      judge(bundle(provider, { resourceType: 'Organization', id: 'o1', name: 'x' } as typeof ward)),
    ).toEqual([
      `reference-target ${own('ward')} at Bundle.entry[0].resource.ofType(Encounter).serviceProvider`,
    ])
  })
  test('a type said beside the reference must be the type of the one it leads to', () => {
    const said = { subject: { reference: 'Patient/p1', type: 'Group' } }
    expect(judge(bundle(said, patient))).toEqual([
      'reference-type Patient at Bundle.entry[0].resource.ofType(Encounter).subject',
    ])
  })
  test('one that must be contained is not to stand in another entry', () => {
    const other = { resourceType: 'Encounter', id: 'e2', status: 'finished', class: { code: 'IMP' } }
    expect(judge(bundle({ partOf: { reference: 'Encounter/e2' } }, other))).toEqual([
      'aggregation bundled at Bundle.entry[0].resource.ofType(Encounter).partOf',
    ])
  })
  test('two that refer to each other are judged once each', () => {
    const round = (id: string, other: string): object => ({
      resourceType: 'Organization',
      id,
      name: 'x',
      partOf: { reference: `Organization/${other}` },
    })
    const both = [round('o1', 'o2'), round('o2', 'o1')] as unknown as (typeof ward)[]
    const lines = { id: 'Organization.partOf', type: [{ code: 'Reference', targetProfile: [own('ring')] }] }
    const ring = profile('ring', 'Organization', [lines])
    expect(judgeBy([...definitions, ring], isWrong)(bundle({}, ...both))).toEqual([])
  })
})

describe('contained resources', () => {
  const judge = judgeBy([profile('held', 'Encounter', [])])
  const encounter = (more: object): object => ({
    resourceType: 'Encounter',
    status: 'finished',
    class: { code: 'IMP' },
    ...more,
  })
  test('are judged as what they are, and found by their id', () => {
    const held = encounter({
      contained: [{ resourceType: 'Patient', id: 'p', active: 'yes' }],
      ...subject('#p'),
    })
    expect(judge(held)).toEqual(['type boolean at Encounter.contained[0].ofType(Patient).active'])
    expect(judge(encounter(subject('#gone')))).toContain('reference-unresolved at Encounter.subject')
  })
  test('may point to one that a base profile asks for', () => {
    const definition = profile('lead', 'Encounter', [
      { id: 'Encounter.subject', type: [{ code: 'Reference', targetProfile: [`${r4}Patient`] }] },
    ])
    const held = encounter({
      contained: [{ resourceType: 'Group', id: 'g', type: 'person', actual: true }],
      ...subject('#g'),
    })
    expect(judgeBy([definition])(held)).toEqual(['reference-target Group at Encounter.subject'])
  })
})
