import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { DanishDate } from '../../../kernel/instant.ts'
import type { Gln, SorCode } from '../../../kernel/organisation-number.ts'
import type { Result } from '../../../kernel/result.ts'
import { openTestHouse, type TestHouse } from '../../../test/support/shell.ts'
import { sql } from '../../platform/db/sql.ts'
import {
  escalationLadder,
  findMailbox,
  findPersonBySubject,
  findServiceUnit,
  findUnit,
  findUnitByGln,
  findUnitBySor,
  getPerson,
  getUnit,
  grantRole,
  listUnits,
  loadGeography,
  registerPerson,
  registerUnit,
  rolesOf,
  setEscalationLadder,
  type Unit,
  unitsWithin,
} from './index.ts'
import { viewUnit, viewUnits } from './use-cases/view-units.ts'

const on = (date: string): DanishDate => date as DanishDate
const since = on('2020-01-01')

function must<Value>(result: Result<Value>): Value {
  if (!result.ok) throw new Error(result.refusal.code)
  return result.value
}

describe('units', () => {
  let house: TestHouse
  let region: Unit
  let hospital: Unit
  let ward: Unit
  let municipality: Unit
  let homeNursing: Unit

  beforeAll(async () => {
    house = await openTestHouse()
    must(await loadGeography(house.shell))
    const register = async (told: Parameters<typeof registerUnit>[1]) =>
      must(await registerUnit(house.shell, told))
    region = await register({ kind: 'region', name: 'Region Syddanmark', validFrom: since })
    hospital = await register({
      kind: 'hospital',
      name: 'Esbjerg Sygehus',
      parentId: region.id,
      municipalityCode: '0561',
      sor: '8041000016000',
      gln: '5790001348120',
      phone: '00 00 00 01',
      validFrom: since,
    })
    ward = await register({
      kind: 'ward',
      name: 'Medicinsk afdeling',
      parentId: hospital.id,
      services: ['ward'],
      validFrom: since,
    })
    municipality = await register({
      kind: 'municipality',
      name: 'Esbjerg Kommune',
      municipalityCode: '0561',
      validFrom: since,
    })
    homeNursing = await register({
      kind: 'team',
      name: 'Hjemmesygeplejen Øst',
      parentId: municipality.id,
      room: 'health',
      services: ['home-nursing'],
      gln: '5790000209354',
      validFrom: since,
    })
  })
  afterAll(() => house.close())

  test('a ward answers through its hospital and a municipal team through its municipality, each in its room', () => {
    expect(ward).toMatchObject({
      partyId: hospital.id,
      room: 'hospital',
      sector: 'hospital',
      municipalityCode: '0561',
    })
    expect(homeNursing).toMatchObject({
      partyId: municipality.id,
      room: 'health',
      sector: 'kommune',
      serves: ['0561'],
    })
    expect(municipality).toMatchObject({ partyId: municipality.id, room: null })
  })

  test('a unit is found by its id, its mailbox and its register key, and is the same each time', async () => {
    const { shell } = house
    expect(await getUnit(shell, hospital.id)).toEqual(hospital)
    expect(await getUnit(shell, hospital.id)).toEqual(hospital)
    expect(await findUnitByGln(shell, '5790001348120' as Gln)).toEqual(hospital)
    expect(await findUnitBySor(shell, '8041000016000' as SorCode)).toEqual(hospital)
    expect(await findUnitByGln(shell, '5790002626814' as Gln)).toBeUndefined()
    expect(await findUnit(shell, shell.ids.next())).toBeUndefined()
    await expect(getUnit(shell, shell.ids.next())).rejects.toThrow('there is no unit')
  })

  test('a ward without a mailbox sends through its hospital; a team without a register key has no mailbox', async () => {
    expect(await findMailbox(house.shell, ward.id)).toEqual(hospital)
    expect(await findMailbox(house.shell, homeNursing.id)).toBeUndefined()
  })

  test('within a region lie its hospital and wards, and nothing of the municipality', async () => {
    expect(new Set(await unitsWithin(house.shell, region.id))).toEqual(
      new Set([region.id, hospital.id, ward.id]),
    )
    expect(await unitsWithin(house.shell, ward.id)).toEqual([ward.id])
  })

  test('home nursing for a citizen of Esbjerg is the team that serves Esbjerg, and there is none for Varde', async () => {
    const { shell } = house
    const question = { service: 'home-nursing', municipalityCode: '0561', on: on('2026-06-05') }
    expect(await findServiceUnit(shell, question)).toEqual(homeNursing)
    expect(await findServiceUnit(shell, { ...question, municipalityCode: '0573' })).toBeUndefined()
    expect(await findServiceUnit(shell, { ...question, on: on('2019-12-31') })).toBeUndefined()
    expect(await findServiceUnit(shell, { ...question, withinId: hospital.id })).toBeUndefined()
    expect(await findServiceUnit(shell, { ...question, withinId: municipality.id })).toEqual(homeNursing)
  })

  test('a team of one municipality goes before one that serves many', async () => {
    const { shell } = house
    const shared = must(
      await registerUnit(shell, {
        kind: 'team',
        name: 'Fælles akutteam',
        parentId: hospital.id,
        sector: 'akut',
        services: ['acute-nursing'],
        serves: ['0561', '0573'],
        validFrom: since,
      }),
    )
    const question = { service: 'acute-nursing', municipalityCode: '0561', on: on('2026-06-05') }
    expect(await findServiceUnit(shell, question)).toEqual(shared)
    const own = must(
      await registerUnit(shell, {
        kind: 'team',
        name: 'Akutsygeplejen Esbjerg',
        parentId: municipality.id,
        room: 'health',
        services: ['acute-nursing'],
        validFrom: since,
      }),
    )
    expect(await findServiceUnit(shell, question)).toEqual(own)
    expect(await findServiceUnit(shell, { ...question, municipalityCode: '0573' })).toEqual(shared)
  })

  test('a receiver is chosen by name, sector, kind, service or municipality', async () => {
    const { shell } = house
    const names = async (wishes: Parameters<typeof listUnits>[1]) =>
      (await listUnits(shell, wishes)).map((unit) => unit.name)
    expect(await names({ search: 'HJEMMESYG' })).toEqual(['Hjemmesygeplejen Øst'])
    expect(await names({ search: '%' })).toEqual([])
    expect(await names({ kind: 'hospital' })).toEqual(['Esbjerg Sygehus'])
    expect(await names({ sector: 'akut' })).toEqual(['Fælles akutteam'])
    expect(await names({ municipalityCode: '0573' })).toEqual(['Fælles akutteam'])
    expect(await names({ withinId: hospital.id, service: 'ward' })).toEqual(['Medicinsk afdeling'])
    expect(await names({ on: on('2019-12-31') })).toEqual([])
    expect(await names({ limit: 2 })).toHaveLength(2)
    const { units } = must(await viewUnits(shell, { limit: 100 }))
    expect(units.map((unit) => unit.name)).toEqual([
      'Akutsygeplejen Esbjerg',
      'Esbjerg Kommune',
      'Esbjerg Sygehus',
      'Fælles akutteam',
      'Hjemmesygeplejen Øst',
      'Medicinsk afdeling',
      'Region Syddanmark',
    ])
  })

  test('a screen sees the party, the unit above and the name of the municipality', async () => {
    expect(must(await viewUnit(house.shell, ward.id))).toMatchObject({
      name: 'Medicinsk afdeling',
      party: { id: hospital.id, name: 'Esbjerg Sygehus' },
      parent: { id: hospital.id, name: 'Esbjerg Sygehus' },
      municipality: { code: '0561', name: 'Esbjerg' },
    })
    expect(await viewUnit(house.shell, house.shell.ids.next())).toMatchObject({
      refusal: { code: 'unit-unknown' },
    })
  })

  test.each([
    ['a number that is no GLN', { gln: '5790001348121' }, 'gln-wrong-check-digit'],
    ['a number too short for SOR', { sor: '12345' }, 'sor-wrong-form'],
    ['letters as ydernummer', { yder: 'abc' }, 'yder-wrong-form'],
    ['a mailbox another unit has', { gln: '5790001348120' }, 'unit-number-taken'],
    ['a register key another unit has', { sor: '8041000016000' }, 'unit-number-taken'],
  ])('%s is refused', async (_, told, code) => {
    const before = await listUnits(house.shell)
    const refused = await registerUnit(house.shell, {
      kind: 'hospital',
      name: 'Andet sygehus',
      validFrom: since,
      ...told,
    })
    expect(refused).toMatchObject({ ok: false, refusal: { code } })
    expect(await listUnits(house.shell)).toEqual(before)
  })

  test('a mailbox may pass to another unit on the day after the first has closed', async () => {
    const { shell } = house
    const gln = '5790001987244'
    const told = { kind: 'practice', municipalityCode: '0561', gln } as const
    const old = must(
      await registerUnit(shell, {
        ...told,
        name: 'Gammel praksis',
        validFrom: since,
        validTo: on('2026-03-31'),
      }),
    )
    const next = { ...told, name: 'Ny praksis', yder: '12345' }
    expect(await registerUnit(shell, { ...next, validFrom: on('2026-03-31') })).toMatchObject({
      refusal: { code: 'unit-number-taken', data: { by: old.id, number: 'gln' } },
    })
    const fresh = must(await registerUnit(shell, { ...next, validFrom: on('2026-04-01') }))
    expect(fresh.yder).toBe('012345')
    expect(await findUnitByGln(shell, gln as Gln)).toEqual(fresh)
  })

  test('a municipal team must be in a room, and not in one of a hospital', async () => {
    const told = { kind: 'team', name: 'Team', validFrom: since } as const
    expect(await registerUnit(house.shell, told)).toMatchObject({ refusal: { code: 'unit-needs-parent' } })
    expect(await registerUnit(house.shell, { ...told, parentId: house.shell.ids.next() })).toMatchObject({
      refusal: { code: 'unit-parent-unknown' },
    })
    expect(await registerUnit(house.shell, { ...told, parentId: municipality.id })).toMatchObject({
      refusal: { code: 'unit-room-missing' },
    })
    expect(
      await registerUnit(house.shell, { ...told, parentId: municipality.id, room: 'hospital' }),
    ).toMatchObject({ refusal: { code: 'unit-room-not-of-party' } })
  })

  test('a unit registered in a deed that fails is nowhere afterwards, and the deed itself sees it', async () => {
    const { shell } = house
    let lost: Unit | undefined
    await shell
      .transaction(async (inner) => {
        lost = must(
          await registerUnit(inner, { kind: 'ward', name: 'Tabt', parentId: hospital.id, validFrom: since }),
        )
        expect(await getUnit(inner, lost.id)).toEqual(lost)
        expect(await unitsWithin(inner, hospital.id)).toContain(lost.id)
        throw new Error('the deed failed')
      })
      .catch((fault: Error) => expect(fault.message).toBe('the deed failed'))
    expect(await findUnit(shell, lost?.id as Unit['id'])).toBeUndefined()
    expect(await unitsWithin(shell, hospital.id)).not.toContain(lost?.id)
  })

  test('what another process has changed is seen within two seconds', async () => {
    expect((await getUnit(house.shell, ward.id)).name).toBe('Medicinsk afdeling')
    await house.owner.execute(sql`update organisation.units set name = 'Medicin 1' where id = ${ward.id}`)
    house.clock.set('2026-06-01T08:00:03.000Z')
    expect((await getUnit(house.shell, ward.id)).name).toBe('Medicin 1')
  })

  test('nobody answers: the team has no ladder, so that of its municipality is used, and its own once it has one', async () => {
    const { shell } = house
    const rung = { personId: null, phone: '00 00 00 02', timeoutMinutes: 15 }
    await setEscalationLadder(shell, municipality.id, [
      { ...rung, function: 'unit-leader', name: 'Leder af sygeplejen' },
      { ...rung, function: 'duty-leader', name: 'Vagthavende leder', timeoutMinutes: 30 },
    ])
    expect(await escalationLadder(shell, homeNursing.id)).toEqual([
      { ...rung, step: 1, function: 'unit-leader', name: 'Leder af sygeplejen' },
      { ...rung, step: 2, function: 'duty-leader', name: 'Vagthavende leder', timeoutMinutes: 30 },
    ])
    await setEscalationLadder(shell, homeNursing.id, [
      { ...rung, function: 'unit-leader', name: 'Teamleder' },
    ])
    expect((await escalationLadder(shell, homeNursing.id)).map(({ name }) => name)).toEqual(['Teamleder'])
    expect(await escalationLadder(shell, ward.id)).toEqual([])
  })

  test('the database itself refuses a wrong GLN, a unit above itself and a change to a role', async () => {
    const { db, owner } = house
    const set = (change: ReturnType<typeof sql>) =>
      owner.execute(sql`update organisation.units set ${change} where id = ${ward.id}`)
    await expect(set(sql`gln = '5790001348121'`)).rejects.toThrow('gln_has_its_check_digit')
    await expect(set(sql`sor = '123'`)).rejects.toThrow('sor_has_11_to_18_digits')
    await expect(set(sql`gln = '5790001348120'`)).rejects.toThrow('one_unit_per_gln_and_day')
    await expect(set(sql`parent_id = id`)).rejects.toThrow('unit_is_not_above_itself')
    await expect(db.execute(sql`update organisation.roles set function = 'doctor'`)).rejects.toThrow(
      'permission denied',
    )
    await expect(db.execute(sql`delete from organisation.area_members`)).rejects.toThrow('permission denied')
  })

  test('one person may hold two roles at once, each on its own days', async () => {
    const { shell } = house
    const person = must(
      await registerPerson(shell, { name: 'Karen Nørgaard', subject: 'karen', authorisationId: '0BC1D' }),
    )
    const nurse = { personId: person.id, unitId: homeNursing.id, function: 'home-nurse', validFrom: since }
    const coordinator = {
      ...nurse,
      unitId: ward.id,
      function: 'discharge-coordinator',
      validFrom: on('2026-06-01'),
    }
    must(await grantRole(shell, { ...nurse, validTo: on('2026-06-30') }))
    must(await grantRole(shell, coordinator))
    const functions = async (date: string) =>
      (await rolesOf(shell, person.id, on(date))).map((role) => role.function)
    expect(await functions('2019-12-31')).toEqual([])
    expect(await functions('2026-05-31')).toEqual(['home-nurse'])
    expect(await functions('2026-06-30')).toEqual(['home-nurse', 'discharge-coordinator'])
    expect(await functions('2026-07-01')).toEqual(['discharge-coordinator'])
    expect(await grantRole(shell, { ...nurse, validFrom: on('2026-06-30') })).toMatchObject({
      refusal: { code: 'role-already-held' },
    })
    expect(await grantRole(shell, { ...nurse, unitId: shell.ids.next() })).toMatchObject({
      refusal: { code: 'role-unit-unknown' },
    })
    expect(await grantRole(shell, { ...nurse, personId: shell.ids.next() })).toMatchObject({
      refusal: { code: 'role-person-unknown' },
    })
  })

  test('a sign-in and an authorisation belong to one person', async () => {
    const { shell } = house
    const found = await findPersonBySubject(shell, 'karen')
    expect(found).toMatchObject({ name: 'Karen Nørgaard', authorisationId: '0BC1D' })
    expect(await getPerson(shell, found?.id as never)).toEqual(found)
    expect(await findPersonBySubject(shell, 'nobody')).toBeUndefined()
    expect(await registerPerson(shell, { name: 'En anden', subject: 'karen' })).toMatchObject({
      refusal: { code: 'person-already-registered' },
    })
    expect(await registerPerson(shell, { name: 'En tredje', authorisationId: 'AEIOU' })).toMatchObject({
      refusal: { code: 'authorisation-id-wrong-form' },
    })
  })
})
