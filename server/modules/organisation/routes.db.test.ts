import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { OrganisationId, PersonId, RoleId } from '../../../kernel/ids.ts'
import type { DanishDate } from '../../../kernel/instant.ts'
import type { Result } from '../../../kernel/result.ts'
import { openTestHouse, type TestHouse } from '../../../test/support/shell.ts'
import type { SessionKey } from '../../platform/http/answer.ts'
import { loadGeography, registerUnit } from './index.ts'
import { organisationRoutes } from './routes.ts'

const since = '2020-01-01' as DanishDate

function must<Value>(result: Result<Value>): Value {
  if (!result.ok) throw new Error(result.refusal.code)
  return result.value
}

describe('over the wire', () => {
  let house: TestHouse
  beforeAll(async () => {
    house = await openTestHouse()
    must(await loadGeography(house.shell))
    const told = { kind: 'practice', name: 'Lægehuset', municipalityCode: '0219', validFrom: since } as const
    must(await registerUnit(house.shell, { ...told, services: ['general-practice'] }))
  })
  afterAll(() => house.close())

  const ask = (name: string, query: object, params: object = {}) => {
    const mounted = organisationRoutes.find(({ route }) => route.name === name)
    if (mounted === undefined) throw new Error(`no route is called ${name}`)
    const actor = { kind: 'professional', personId: house.shell.ids.next<PersonId>(), name: 'Karen' } as const
    const role = {
      roleId: house.shell.ids.next<RoleId>(),
      function: 'home-nurse',
      unitId: house.shell.ids.next<OrganisationId>(),
    }
    return mounted.call(house.shell, { ...wire, params, query, actor: { ...actor, ...role } })
  }
  const wire = { body: undefined, requestId: undefined, session: '' as SessionKey }

  test('a practice is found by a part of its name, and looked up by its id', async () => {
    const found = must(await ask('list-units', { search: 'læge', municipality: '0219' })) as {
      units: { id: string }[]
    }
    expect(found.units).toEqual([
      {
        id: found.units[0]?.id,
        kind: 'practice',
        name: 'Lægehuset',
        sector: 'praksis',
        room: 'practice',
        party: { id: found.units[0]?.id, name: 'Lægehuset' },
        parent: null,
        services: ['general-practice'],
        municipality: { code: '0219', name: 'Hillerød' },
        sor: null,
        gln: null,
        yder: null,
        phone: null,
        dutyPhone: null,
        validFrom: '2020-01-01',
        validTo: null,
      },
    ])
    expect(await ask('get-unit', {}, { unitId: found.units[0]?.id })).toEqual({
      ok: true,
      value: found.units[0],
    })
    expect(await ask('get-unit', {}, { unitId: house.shell.ids.next() })).toMatchObject({
      refusal: { code: 'unit-unknown' },
    })
  })

  test('a municipality is asked where it belongs, and a day that never was is refused', async () => {
    const question = { municipality: '0219', on: '2027-01-01', model: 'council-2027' }
    expect(await ask('where-belongs', question)).toEqual({
      ok: true,
      value: {
        municipality: { code: '0219', name: 'Hillerød' },
        model: 'council-2027',
        on: '2027-01-01',
        area: { area: 'sr2027-nordsjaelland', name: 'Sundhedsråd Nordsjælland' },
        region: { area: 'oestdanmark', name: 'Region Østdanmark' },
        alsoIn: [],
        phase: 'in-force',
        basis: 'documented',
        source: expect.stringContaining('first minutes'),
      },
    })
    expect(await ask('where-belongs', { ...question, on: '2027-02-30' })).toMatchObject({
      refusal: { code: 'input-invalid' },
    })
  })

  test('the map gets every area with its municipalities', async () => {
    const { areas } = must(await ask('list-areas', { on: '2026-06-05', model: 'cluster-2022' })) as {
      areas: { name: string; municipalities: { name: string }[] }[]
    }
    expect(areas).toHaveLength(22)
    expect(areas.flatMap(({ municipalities }) => municipalities)).toHaveLength(98)
    expect(areas.find(({ name }) => name === 'Sundhedsklynge Bornholm')?.municipalities).toEqual([
      { code: '0400', name: 'Bornholm' },
    ])
  })
})
