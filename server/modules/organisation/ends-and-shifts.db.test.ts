import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { ProfessionalActor } from '../../../contract/actor.ts'
import type { OrganisationId, PersonId } from '../../../kernel/ids.ts'
import { type DanishDate, instant } from '../../../kernel/instant.ts'
import type { Result } from '../../../kernel/result.ts'
import { openTestHouse, type TestHouse } from '../../../test/support/shell.ts'
import { sql } from '../../platform/db/sql.ts'
import {
  closeUnit,
  endRole,
  findRoleOn,
  findServiceUnit,
  grantRole,
  importRota,
  isOnShift,
  listPeopleOf,
  type Person,
  placeStudent,
  type Role,
  registerPerson,
  registerUnit,
  roleFacts,
  rolesOf,
  type Unit,
  unitsAbove,
} from './index.ts'
import { endShift, startShift, viewMyShift } from './use-cases/shifts.ts'

const on = (date: string) => date as DanishDate
const since = on('2024-01-01')
const why = { byName: 'Karen Friis', reason: 'Har fået andet arbejde' }
const nothing = async () => 0
const nothingLeft = async () => ({ openWork: 0, citizens: 0 })

function must<Value>(result: Result<Value>): Value {
  if (!result.ok) throw new Error(result.refusal.code)
  return result.value
}

let house: TestHouse
let municipality: Unit
let east: Unit
let west: Unit
let count = 0

beforeAll(async () => {
  house = await openTestHouse()
  municipality = must(
    await registerUnit(house.shell, {
      kind: 'municipality',
      name: 'Gladsaxe Kommune',
      municipalityCode: '0159',
      validFrom: since,
    }),
  )
})
afterAll(() => house.close())

/** Each test has two teams of its own; it is Monday 1 June 2026, ten in the morning. */
beforeEach(async () => {
  house.clock.set('2026-06-01T08:00:00.000Z')
  count += 1
  const team = async (name: string) =>
    must(
      await registerUnit(house.shell, {
        kind: 'team',
        name: `Hjemmesygeplejen ${name} ${count}`,
        parentId: municipality.id,
        room: 'health',
        services: [`home-nursing-${count}`],
        validFrom: since,
      }),
    )
  east = await team('Øst')
  west = await team('Vest')
})

async function hire(
  name: string,
  unit: Unit,
  told: Partial<Role> = {},
): Promise<{ person: Person; role: Role; actor: ProfessionalActor }> {
  const person = must(await registerPerson(house.shell, { name, subject: `test:${name}-${count}` }))
  const role = must(
    await grantRole(house.shell, {
      personId: person.id,
      unitId: unit.id,
      function: told.function ?? 'home-nurse',
      validFrom: told.validFrom ?? since,
      ...(told.validTo ? { validTo: told.validTo } : {}),
    }),
  )
  const actor = { kind: 'professional', personId: person.id, name, roleId: role.id } as const
  return { person, role, actor: { ...actor, function: role.function, unitId: unit.id } }
}

describe('a role that is ended', () => {
  test('opens nothing from now on, and is still known on the days it was held', async () => {
    const { person, role } = await hire('Mette', east)
    must(await endRole(house.shell, { ...why, roleId: role.id }, nothing))
    expect(await rolesOf(house.shell, person.id, on('2026-06-01'))).toEqual([])
    expect(await findRoleOn(house.shell, role.id, on('2026-06-01'))).toBeUndefined()
    expect(await findRoleOn(house.shell, role.id, on('2026-05-31'))).toMatchObject({ unitId: east.id })
    expect(await rolesOf(house.shell, person.id, on('2025-03-01'))).toHaveLength(1)
  })

  test('on a day to come can be stopped at once after all, and both ends are kept', async () => {
    const { person, role } = await hire('Mette', east)
    must(await endRole(house.shell, { ...why, roleId: role.id, lastOn: on('2026-12-31') }, nothing))
    expect(await rolesOf(house.shell, person.id, on('2026-12-31'))).toHaveLength(1)
    must(await endRole(house.shell, { ...why, roleId: role.id }, nothing))
    expect(await rolesOf(house.shell, person.id, on('2026-06-01'))).toEqual([])
    const again = await endRole(house.shell, { ...why, roleId: role.id }, nothing)
    expect(again).toMatchObject({ refusal: { code: 'role-ended-already' } })
    const ends = await house.owner.query(
      sql`select last_on, by_name from organisation.role_ends where role_id = ${role.id} order by last_on`,
    )
    expect(ends).toEqual([
      { last_on: '2026-05-31', by_name: 'Karen Friis' },
      { last_on: '2026-12-31', by_name: 'Karen Friis' },
    ])
  })

  test('before it began never opens anything', async () => {
    const { person, role } = await hire('Mette', east, { validFrom: on('2026-07-01') })
    must(await endRole(house.shell, { ...why, roleId: role.id }, nothing))
    expect(await rolesOf(house.shell, person.id, on('2026-07-01'))).toEqual([])
  })

  test('can be granted anew afterwards', async () => {
    const { person, role } = await hire('Mette', east)
    must(await endRole(house.shell, { ...why, roleId: role.id }, nothing))
    const { personId, unitId } = role
    const anew = { personId, unitId, function: role.function, validFrom: on('2026-06-01') }
    must(await grantRole(house.shell, anew))
    expect(await rolesOf(house.shell, person.id, on('2026-06-01'))).toHaveLength(1)
  })

  test('of the last person where work waits is refused, unless it is urgent', async () => {
    const { role } = await hire('Mette', east)
    const threeTasks = async (_: unknown, unitIds: readonly OrganisationId[]) =>
      unitIds.includes(east.id) ? 3 : 0
    expect(await endRole(house.shell, { ...why, roleId: role.id }, threeTasks)).toMatchObject({
      refusal: { code: 'unit-left-alone', data: { count: 3 } },
    })
    const second = await hire('Sofie', east)
    must(await endRole(house.shell, { ...why, roleId: role.id }, threeTasks))
    const urgent = { ...why, roleId: second.role.id, isUrgent: true }
    must(await endRole(house.shell, urgent, threeTasks))
  })

  test('that there is not is refused', async () => {
    const roleId = house.shell.ids.next<Role['id']>()
    expect(await endRole(house.shell, { ...why, roleId }, nothing)).toMatchObject({
      refusal: { code: 'role-unknown' },
    })
  })
})

describe('a unit that is closed', () => {
  const service = () => ({
    service: `home-nursing-${count}`,
    municipalityCode: '0159',
    on: on('2026-06-01'),
  })

  test('is asked for nothing more: the successor is, and the roles in it have ended', async () => {
    const { person } = await hire('Mette', east)
    const closing = { ...why, unitId: east.id, successorId: west.id }
    const closed = must(await closeUnit(house.shell, closing, nothingLeft))
    expect(closed).toMatchObject({ rolesEnded: 1, unit: { validTo: '2026-05-31' } })
    expect(await findServiceUnit(house.shell, service())).toMatchObject({ id: west.id })
    expect(await rolesOf(house.shell, person.id, on('2026-06-01'))).toEqual([])
    expect(await rolesOf(house.shell, person.id, on('2026-05-31'))).toHaveLength(1)
    expect(await closeUnit(house.shell, closing, nothingLeft)).toMatchObject({
      refusal: { code: 'unit-closed-already' },
    })
  })

  test('with work or citizens left, units below it or nobody to follow it stays open', async () => {
    const { shell } = house
    const closing = { ...why, unitId: east.id, successorId: west.id }
    const attempt = async (told: typeof closing | Omit<typeof closing, 'successorId'>, left = {}) => {
      const closed = await closeUnit(shell, told, async () => ({ openWork: 0, citizens: 0, ...left }))
      return closed.ok ? 'closed' : closed.refusal.code
    }
    expect(await attempt(closing, { openWork: 1 })).toBe('unit-has-open-work')
    expect(await attempt(closing, { citizens: 1 })).toBe('unit-has-citizens')
    expect(await attempt({ ...why, unitId: east.id })).toBe('unit-successor-missing')
    expect(await attempt({ ...closing, unitId: municipality.id })).toBe('unit-has-units-below')
    expect(await attempt({ ...closing, successorId: municipality.id })).toBe('unit-successor-unfit')
    expect(await attempt({ ...closing, successorId: shell.ids.next() })).toBe('unit-unknown')
    expect(await findServiceUnit(shell, service())).toMatchObject({ id: east.id })
  })
})

describe('a shift', () => {
  test('one begins oneself ends by itself after twelve hours', async () => {
    const { actor, role } = await hire('Maria', east)
    expect(must(await viewMyShift(house.shell, actor)).shift).toBeNull()
    const { shift } = must(await startShift(house.shell, actor))
    expect(shift).toEqual({
      from: '2026-06-01T08:00:00.000Z',
      to: '2026-06-01T20:00:00.000Z',
      toldThrough: 'self',
    })
    expect(await startShift(house.shell, actor)).toMatchObject({ refusal: { code: 'shift-begun-already' } })
    const isThere = (at: string) => isOnShift(house.shell, role.id, instant(at))
    expect(await isThere('2026-06-01T07:59:59.999Z')).toBe(false)
    expect(await isThere('2026-06-01T08:00:00.000Z')).toBe(true)
    expect(await isThere('2026-06-01T19:59:59.999Z')).toBe(true)
    expect(await isThere('2026-06-01T20:00:00.000Z')).toBe(false)
  })

  test('can be ended before, and what was then stays so', async () => {
    const { actor, role } = await hire('Maria', east)
    must(await startShift(house.shell, actor))
    house.clock.set('2026-06-01T10:00:00.000Z')
    expect(must(await endShift(house.shell, actor)).shift).toBeNull()
    expect(await endShift(house.shell, actor)).toMatchObject({ refusal: { code: 'shift-not-begun' } })
    expect(await isOnShift(house.shell, role.id, instant('2026-06-01T09:00:00.000Z'))).toBe(true)
    expect(await isOnShift(house.shell, role.id, instant('2026-06-01T10:00:00.000Z'))).toBe(false)
    must(await startShift(house.shell, actor))
    expect(await isOnShift(house.shell, role.id, instant('2026-06-01T10:30:00.000Z'))).toBe(true)
  })

  test('belongs to one role: in the other job one is not at work', async () => {
    const { actor, person } = await hire('Maria', east)
    const other = must(
      await grantRole(house.shell, {
        personId: person.id,
        unitId: west.id,
        function: 'home-nurse',
        validFrom: since,
      }),
    )
    must(await startShift(house.shell, actor))
    expect(await isOnShift(house.shell, other.id, house.clock.now())).toBe(false)
  })
})

describe('a rota', () => {
  const line = (who: Person, unit: Unit, from: string, to: string) =>
    `${who.subject},${unit.id},${from},${to}`
  const rota = (...lines: string[]) => ['who,unit,from,to', ...lines].join('\n')

  test('says who is at work when, in Danish time; told again it changes nothing', async () => {
    const { person, role } = await hire('Yusuf', east)
    const text = rota(line(person, east, '2026-06-02 07:00', '2026-06-02 15:00'))
    expect(await importRota(house.shell, text)).toEqual({ ok: true, value: { added: 1, removed: 0 } })
    expect(await importRota(house.shell, text)).toEqual({ ok: true, value: { added: 0, removed: 0 } })
    expect(await isOnShift(house.shell, role.id, instant('2026-06-02T05:00:00.000Z'))).toBe(true)
    expect(await isOnShift(house.shell, role.id, instant('2026-06-02T13:00:00.000Z'))).toBe(false)
  })

  test('told anew takes out what is not there any more, but not what is over', async () => {
    const { person, role } = await hire('Yusuf', east)
    const days = [1, 2, 3].map((day) => line(person, east, `2026-06-0${day} 07:00`, `2026-06-0${day} 15:00`))
    must(await importRota(house.shell, rota(...days)))
    house.clock.set('2026-06-02T08:00:00.000Z')
    const anew = rota(
      line(person, east, '2026-06-01 08:00', '2026-06-01 15:00'),
      line(person, east, '2026-06-03 14:00', '2026-06-03 22:00'),
    )
    expect(await importRota(house.shell, anew)).toEqual({ ok: true, value: { added: 2, removed: 2 } })
    const isThere = (at: string) => isOnShift(house.shell, role.id, instant(at))
    expect(await isThere('2026-06-02T07:00:00.000Z')).toBe(true)
    expect(await isThere('2026-06-02T09:00:00.000Z')).toBe(false)
    expect(await isThere('2026-06-03T06:00:00.000Z')).toBe(false)
    expect(await isThere('2026-06-03T13:00:00.000Z')).toBe(true)
  })

  test('with a fault changes nothing, and each fault is told with its line', async () => {
    const { person, role } = await hire('Yusuf', east)
    const text = rota(
      line(person, east, '2026-06-02 07:00', '2026-06-02 15:00'),
      line(person, west, '2026-06-02 07:00', '2026-06-02 15:00'),
      `nobody,${east.id},2026-06-02 07:00,2026-06-02 15:00`,
    )
    expect(await importRota(house.shell, text)).toMatchObject({
      refusal: { code: 'rota-refused', data: { problems: [{ line: 3 }, { line: 4 }] } },
    })
    const misspelt = rota(line(person, east, '2026-06-02 7.00', '2026-06-02 15:00'))
    expect(await importRota(house.shell, misspelt)).toMatchObject({
      refusal: { data: { problems: [{ line: 2 }] } },
    })
    expect(await isOnShift(house.shell, role.id, instant('2026-06-02T06:00:00.000Z'))).toBe(false)
  })
})

describe('a student', () => {
  test('is supervised by a named person of the place, to the end of the last day', async () => {
    const { person: supervisor, role } = await hire('Sofie', east)
    const student = await hire('Emma', east, { function: 'student-nurse' })
    const placed = { roleId: student.role.id, supervisorPersonId: supervisor.id, lastOn: on('2026-06-30') }
    must(await placeStudent(house.shell, placed))
    const now = house.clock.now()
    expect(await roleFacts(house.shell, student.role.id, now)).toEqual({
      isOnShift: false,
      placement: { isSupervised: true, endsAt: '2026-06-30T22:00:00.000Z' },
    })
    expect(await roleFacts(house.shell, role.id, now)).toEqual({ isOnShift: false, placement: null })
    must(await endRole(house.shell, { ...why, roleId: role.id }, nothing))
    expect((await roleFacts(house.shell, student.role.id, now)).placement).toMatchObject({
      isSupervised: false,
    })
  })

  test('is not supervised by themselves, by a stranger, or longer than the role lasts', async () => {
    const student = await hire('Emma', east, { function: 'student-nurse', validTo: on('2026-06-30') })
    const stranger = must(await registerPerson(house.shell, { name: 'Fremmed' }))
    const place = (supervisorPersonId: PersonId, lastOn = on('2026-06-30')) =>
      placeStudent(house.shell, { roleId: student.role.id, supervisorPersonId, lastOn })
    const unfit = { refusal: { code: 'placement-supervisor-unfit' } }
    expect(await place(student.person.id)).toMatchObject(unfit)
    expect(await place(stranger.id)).toMatchObject(unfit)
    expect(await place(stranger.id, on('2026-07-01'))).toMatchObject({
      refusal: { code: 'placement-outlasts-role', data: { lastOn: '2026-06-30' } },
    })
    expect((await roleFacts(house.shell, student.role.id, house.clock.now())).placement).toBeNull()
  })
})

describe('who works where', () => {
  test('is listed for some units on any day, by name, once for each role', async () => {
    await hire('Birgit Holm', east)
    await hire('Anna Holm', west, { validTo: on('2026-05-31') })
    await hire('Carl Lund', east)
    const units = [east.id, west.id]
    const named = async (date: string, name?: string) =>
      (await listPeopleOf(house.shell, units, on(date), { name })).map((one) => one.name)
    expect(await named('2026-06-01')).toEqual(['Birgit Holm', 'Carl Lund'])
    expect(await named('2026-05-31')).toEqual(['Anna Holm', 'Birgit Holm', 'Carl Lund'])
    expect(await named('2026-05-31', 'holm')).toEqual(['Anna Holm', 'Birgit Holm'])
    expect(await named('2026-05-31', '%')).toEqual([])
  })

  test('a team lies under its municipality', async () => {
    expect(await unitsAbove(house.shell, east.id)).toEqual([east.id, municipality.id])
  })
})
