import { describe, expect, test } from 'vitest'
import type { OrganisationId, PersonId, RoleId } from '../../../../kernel/ids.ts'
import type { DanishDate } from '../../../../kernel/instant.ts'
import { checkClosure, endRoleOn, type LeftBehind } from './ending.ts'
import type { Role } from './person.ts'
import type { Unit } from './unit.ts'

const on = (date: string) => date as DanishDate
const today = on('2026-06-05')

const role: Role = {
  id: 'role' as RoleId,
  personId: 'person' as PersonId,
  unitId: 'unit' as OrganisationId,
  function: 'home-nurse',
  validFrom: on('2024-01-01'),
  validTo: null,
}

describe('ending a role', () => {
  test('yesterday ends it at once, a later day ends it then', () => {
    expect(endRoleOn(role, on('2026-06-04'), today)).toEqual({ ok: true, value: '2026-06-04' })
    expect(endRoleOn(role, on('2026-12-31'), today)).toEqual({ ok: true, value: '2026-12-31' })
  })

  test('cannot be done for days that have passed: what was opened then was opened in the role', () => {
    expect(endRoleOn(role, on('2026-06-03'), today)).toMatchObject({
      refusal: { code: 'end-too-early', data: { earliest: '2026-06-04' } },
    })
  })

  test('brings an end forward, and never puts it off', () => {
    const ending = { ...role, validTo: on('2026-06-30') }
    expect(endRoleOn(ending, on('2026-06-10'), today)).toMatchObject({ ok: true })
    expect(endRoleOn(ending, on('2026-06-30'), today)).toMatchObject({
      refusal: { code: 'role-ended-already', data: { lastOn: '2026-06-30' } },
    })
    expect(endRoleOn(ending, on('2026-07-31'), today)).toMatchObject({
      refusal: { code: 'role-ended-already' },
    })
  })

  test('a role that has not begun can be ended before it does', () => {
    expect(endRoleOn({ ...role, validFrom: on('2026-07-01') }, on('2026-06-04'), today)).toMatchObject({
      ok: true,
    })
  })
})

function unit(id: string, given: Partial<Unit> = {}): Unit {
  return {
    id: id as OrganisationId,
    kind: 'team',
    room: 'health',
    parentId: 'municipality' as OrganisationId,
    partyId: 'municipality' as OrganisationId,
    name: id,
    sector: 'kommune',
    services: ['home-nursing'],
    municipalityCode: '0159',
    serves: ['0159'],
    sor: null,
    gln: null,
    yder: null,
    phone: null,
    dutyPhone: null,
    validFrom: on('2024-01-01'),
    validTo: null,
    ...given,
  }
}

describe('closing a unit', () => {
  const nothing: LeftBehind = { openWork: 0, citizens: 0, unitsBelow: [] }
  const east = unit('east')
  const west = unit('west')

  test('is possible when nothing is left and another does its work', () => {
    expect(checkClosure(east, west, nothing, today)).toEqual({ ok: true, value: undefined })
  })

  test.each([
    ['there are open tasks', west, { ...nothing, openWork: 3 }, 'unit-has-open-work'],
    ['citizens have it as their practice', west, { ...nothing, citizens: 40 }, 'unit-has-citizens'],
    ['a unit below it is open', west, { ...nothing, unitsBelow: [unit('below')] }, 'unit-has-units-below'],
    ['nobody takes over', undefined, nothing, 'unit-successor-missing'],
    ['it would follow itself', east, nothing, 'unit-successor-unfit'],
    [
      'the other does not do home nursing',
      unit('west', { services: ['training'] }),
      nothing,
      'unit-successor-unfit',
    ],
    [
      'the other does not serve the municipality',
      unit('west', { serves: ['0157'] }),
      nothing,
      'unit-successor-unfit',
    ],
    [
      'the other is closed itself',
      unit('west', { validTo: on('2026-06-04') }),
      nothing,
      'unit-successor-unfit',
    ],
  ] as const)('is refused when %s', (_, successor, left, code) => {
    expect(checkClosure(east, successor, left, today)).toMatchObject({ refusal: { code } })
  })

  test('needs nobody to take over from a unit that does nothing for citizens', () => {
    expect(checkClosure(unit('east', { services: [] }), undefined, nothing, today)).toMatchObject({
      ok: true,
    })
  })

  test('happens once', () => {
    const closed = unit('east', { validTo: on('2026-06-04') })
    expect(checkClosure(closed, west, nothing, today)).toMatchObject({
      refusal: { code: 'unit-closed-already' },
    })
  })
})
