import { describe, expect, test } from 'vitest'
import type { CitizenId } from '../../../../kernel/ids.ts'
import { type DanishDate, instant } from '../../../../kernel/instant.ts'
import { who } from '../domain/arbitrary.ts'
import { type CaveContent, type CaveEvent, foldCave } from '../domain/cave.ts'
import { printCave } from './print-cave.ts'
import { readCaves } from './read-cave.ts'

const citizenId = '01987654-3210-7654-8321-012345678901' as CitizenId
const at = instant('2026-06-01T08:00:00Z')
const by = who('Anne Skov')
const told = { by: 'citizen', on: '2026-06-01' as DanishDate } as const

const contents: readonly CaveContent[] = [
  {
    name: 'Penicilliner',
    atc: ['J01C'],
    kind: 'allergy',
    reaction: 'udslæt',
    severity: 'severe',
    certainty: 'confirmed',
  },
  { name: 'Nødder', atc: [], kind: 'not-known', reaction: '', severity: 'not-known', certainty: 'told' },
]
const written = contents.map(
  (content, index): CaveEvent => ({ type: 'cave-written', at, by, caveId: `id-${index}`, content, told }),
)
const bundle = (resources: readonly unknown[]) => ({
  resourceType: 'Bundle',
  entry: resources.map((resource) => ({ resource })),
})

describe('what a citizen does not tolerate as FHIR AllergyIntolerance', () => {
  test('printed and read again it says the same, but for how sure it is, which a clinician here says', () => {
    const read = readCaves(bundle(printCave(foldCave(written), citizenId)), citizenId)
    expect(read).toEqual({ ok: true, value: contents.map(({ certainty: _, ...rest }) => rest) })
  })

  test('what is assessed as so is confirmed; what is only told is not', () => {
    const printed = printCave(foldCave(written), citizenId)
    const statuses = printed.map(({ verificationStatus }) => JSON.stringify(verificationStatus))
    expect(statuses[0]).toContain('"confirmed"')
    expect(statuses[1]).toContain('"unconfirmed"')
  })

  test('what was refuted or written in error leaves as such, and is not taken in as something that counts', () => {
    const ended = (['refuted', 'entered-in-error'] as const).map(
      (as, index): CaveEvent => ({
        type: 'cave-ended',
        at,
        by,
        caveId: `id-${index}`,
        as,
        reason: 'Tåler det',
      }),
    )
    const printed = printCave(foldCave([...written, ...ended]), citizenId)
    expect(JSON.stringify(printed[0])).toContain('"refuted"')
    expect(printed[1]).not.toHaveProperty('clinicalStatus')
    expect(readCaves(bundle(printed), citizenId)).toEqual({ ok: true, value: [] })
  })

  test('that nothing is known leaves as a statement, and when nobody has asked nothing is said', () => {
    const none = printCave(foldCave([{ type: 'no-known-cave-stated', at, by, told }]), citizenId)
    expect(JSON.stringify(none)).toContain('716186003')
    expect(readCaves(bundle(none), citizenId)).toEqual({ ok: true, value: [] })
    expect(printCave(foldCave([]), citizenId)).toEqual([])
  })

  test('what is of another citizen, or cannot be read, is refused with its place', () => {
    const [one] = printCave(foldCave(written), citizenId)
    expect(readCaves(bundle([{ ...one, patient: { reference: 'Patient/other' } }]), citizenId)).toMatchObject(
      {
        refusal: { data: { path: 'Bundle.entry[0].resource.patient.reference' } },
      },
    )
    expect(readCaves(bundle([{ ...one, code: {} }]), citizenId)).toMatchObject({
      refusal: { data: { path: 'Bundle.entry[0].resource.code.text' } },
    })
  })
})
