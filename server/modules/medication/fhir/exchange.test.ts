import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { CitizenId } from '../../../../kernel/ids.ts'
import { instant } from '../../../../kernel/instant.ts'
import { anyList, medicine } from '../domain/arbitrary.ts'
import { printList } from './print-list.ts'
import { readList } from './read-list.ts'

const citizenId = '00000000-0000-7000-8000-0000000000cc' as CitizenId
const about = { citizenId, title: 'Medicin', at: instant('2026-06-06T08:00:00Z'), nextId: () => 'id' }

const sent = (medicines: Parameters<typeof printList>[0]) =>
  JSON.parse(JSON.stringify(printList(medicines, about))) as {
    entry: { resource: Record<string, unknown> }[]
  }

describe('a medicine list in FHIR', () => {
  test('any list that is sent is read as it was', () => {
    fc.assert(
      fc.property(anyList, (medicines) => {
        expect(readList(sent(medicines), citizenId)).toEqual({ ok: true, value: medicines })
      }),
    )
  })

  test('is coded by ATC and names the citizen by our own id alone', () => {
    const bundle = sent([medicine('A10BA02', 'Metformin', { strength: '500 mg', morning: 1 })])
    expect(JSON.stringify(bundle)).toContain('"system":"http://www.whocc.no/atc","code":"A10BA02"')
    const subjects = bundle.entry.map(({ resource }) => resource.subject)
    expect(subjects).toEqual([{ reference: `Patient/${citizenId}` }, { reference: `Patient/${citizenId}` }])
  })

  test.each([
    ['is no Bundle', () => ({ resourceType: 'Patient' }), 'Bundle.resourceType'],
    ['holds nothing', () => ({ resourceType: 'Bundle', entry: [] }), 'Bundle.entry'],
    [
      'is of another citizen',
      () =>
        printList([medicine('A10BA02', 'x', { morning: 1 })], { ...about, citizenId: 'other' as CitizenId }),
      'Bundle.entry[1].resource.subject.reference',
    ],
    [
      'has no amount',
      () => {
        const bundle = sent([medicine('A10BA02', 'Metformin', { morning: 1 })])
        Object.assign(bundle.entry[1]?.resource ?? {}, { dosage: [] })
        return bundle
      },
      'Bundle.entry[1].resource.dosage',
    ],
  ])('that %s is refused with the place', (_, write, path) => {
    expect(readList(write(), citizenId)).toMatchObject({
      refusal: { code: 'medicine-bundle-unreadable', data: { path } },
    })
  })
})
