import { describe, expect, test } from 'vitest'
import type { OrganisationId } from '../../../../kernel/ids.ts'
import type { DanishDate } from '../../../../kernel/instant.ts'
import { placeUnit, type Room, type Unit, type UnitKind } from './unit.ts'

function unit(kind: UnitKind, given: Partial<Unit> = {}): Unit {
  const id = kind as string as OrganisationId
  return {
    id,
    kind,
    room: null,
    parentId: null,
    partyId: id,
    name: kind,
    sector: 'kommune',
    services: [],
    municipalityCode: null,
    serves: [],
    sor: null,
    gln: null,
    yder: null,
    phone: null,
    dutyPhone: null,
    validFrom: '2026-01-01' as DanishDate,
    validTo: null,
    ...given,
  }
}

const id = 'new' as OrganisationId
const municipality = unit('municipality')
const hospital = unit('hospital', { room: 'hospital', sector: 'hospital' })

describe('the place of a new unit', () => {
  test.each([
    ['region', null, 'hospital'],
    ['municipality', null, 'kommune'],
    ['hospital', 'hospital', 'hospital'],
    ['practice', 'practice', 'praksis'],
    ['secretariat', null, 'faelles'],
    ['supplier', 'private-supplier', 'faelles'],
    ['pharmacy', 'pharmacy', 'faelles'],
    ['authority', 'authority', 'faelles'],
    ['operator', 'operation', 'faelles'],
  ] as const)('a %s answers for itself, its room is %s and its sector %s', (kind, room, sector) => {
    expect(placeUnit({ id, kind }, undefined, undefined)).toEqual({
      ok: true,
      value: { partyId: id, room, sector },
    })
  })

  test('a hospital under a region answers for itself, not through the region', () => {
    const region = unit('region', { sector: 'hospital' })
    expect(placeUnit({ id, kind: 'hospital' }, region, region)).toMatchObject({ value: { partyId: id } })
  })

  test('a ward is in the one room of its hospital', () => {
    expect(placeUnit({ id, kind: 'ward' }, hospital, hospital)).toEqual({
      ok: true,
      value: { partyId: hospital.id, room: 'hospital', sector: 'hospital' },
    })
  })

  test('an acute team run by a hospital is shown as an acute team and answers through the hospital', () => {
    expect(placeUnit({ id, kind: 'team', sector: 'akut' }, hospital, hospital)).toMatchObject({
      value: { partyId: hospital.id, sector: 'akut' },
    })
  })

  test('a municipality has several rooms, so a unit under it must say which, and a unit further down follows', () => {
    const allowed = ['health', 'elder-care', 'assessment', 'job-centre']
    expect(placeUnit({ id, kind: 'team' }, municipality, municipality)).toEqual({
      ok: false,
      refusal: { code: 'unit-room-missing', data: { rooms: allowed } },
    })
    const rooms: Room[] = ['health', 'elder-care', 'assessment', 'job-centre', 'hospital', 'practice']
    for (const room of rooms) {
      const placed = placeUnit({ id, kind: 'team', room }, municipality, municipality)
      expect(placed.ok).toBe(allowed.includes(room))
    }
    const nursing = unit('department', { room: 'health', partyId: municipality.id })
    expect(placeUnit({ id, kind: 'team' }, nursing, municipality)).toMatchObject({
      value: { room: 'health' },
    })
  })

  test('an office of a secretariat holds no information about citizens', () => {
    const secretariat = unit('secretariat', { sector: 'faelles' })
    expect(placeUnit({ id, kind: 'team' }, secretariat, secretariat)).toMatchObject({ value: { room: null } })
    expect(placeUnit({ id, kind: 'team', room: 'health' }, secretariat, secretariat)).toMatchObject({
      refusal: { code: 'unit-room-not-of-party' },
    })
  })

  test('a nursing home of a municipality lies in its elder care', () => {
    expect(
      placeUnit({ id, kind: 'nursing-home', room: 'elder-care' }, municipality, municipality),
    ).toMatchObject({
      value: { partyId: municipality.id, room: 'elder-care', sector: 'kommune' },
    })
  })

  test('a team of a private place is in the room of that place and of no municipality', () => {
    const supplier = unit('supplier', { room: 'private-supplier', sector: 'faelles' })
    expect(placeUnit({ id, kind: 'team' }, supplier, supplier)).toMatchObject({
      value: { partyId: supplier.id, room: 'private-supplier' },
    })
    expect(
      placeUnit({ id, kind: 'team', room: 'private-supplier' }, municipality, municipality),
    ).toMatchObject({
      refusal: { code: 'unit-room-not-of-party' },
    })
  })

  test('a ward or a team without anything above it is refused', () => {
    for (const kind of ['department', 'ward', 'team', 'nursing-home', 'job-centre'] as const)
      expect(placeUnit({ id, kind }, undefined, undefined)).toMatchObject({
        refusal: { code: 'unit-needs-parent' },
      })
  })
})
