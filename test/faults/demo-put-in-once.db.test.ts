import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { danishDateOf } from '../../kernel/copenhagen-time.ts'
import { addMonths } from '../../kernel/danish-calendar.ts'
import type { DanishDate } from '../../kernel/instant.ts'
import { demoPeople, seedDemo } from '../../seed/demo.ts'
import { demoCitizens } from '../../seed/demo-citizens.ts'
import { demoCitizenLogins, demoProfessionals } from '../../seed/demo-people.ts'
import { findByCpr, listRelatives } from '../../server/modules/citizen/index.ts'
import {
  findPersonBySubject,
  getUnit,
  isOnShift,
  roleFacts,
  rolesOf,
} from '../../server/modules/organisation/index.ts'
import { sql } from '../../server/platform/db/sql.ts'
import { openHouse, quiet, type RunningHouse } from '../support/house.ts'

let house: RunningHouse
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

/** How many rows each of our tables has, but for what is told and forgotten. */
async function countRows(): Promise<Record<string, number>> {
  const tables = await house.database.owner.query<{ name: string }>(sql`
    select schemaname || '.' || tablename as name
    from pg_tables
    where schemaname in ('organisation', 'citizen', 'access', 'message') and tablename !~ '[0-9]$'
    order by 1`)
  const counts: Record<string, number> = {}
  for (const { name } of tables) {
    const { rows } = await house.database.owner.pool.query(`select count(*)::int as count from ${name}`)
    counts[name] = rows[0].count
  }
  return counts
}

/** The page of the development sign-in, reached as a browser does. */
async function choicePage(): Promise<string> {
  const cookies: string[] = []
  let url = new URL('/auth/sign-in', house.address)
  for (;;) {
    const response = await fetch(url, { redirect: 'manual', headers: { cookie: cookies.join('; ') } })
    cookies.push(...response.headers.getSetCookie().map((line) => line.split(';')[0] ?? ''))
    const to = response.headers.get('location')
    if (to === null) return response.text()
    url = new URL(to, url)
  }
}

async function listRolesOf(subject: string) {
  const person = await findPersonBySubject(house.shell, subject)
  const today = danishDateOf(house.clock.now())
  return person === undefined ? [] : rolesOf(house.shell, person.id, today)
}

async function roleOf(subject: string) {
  const [role] = await listRolesOf(subject)
  if (role === undefined) throw new Error(`${subject} has no role`)
  return role
}

describe('the demo', () => {
  test('is put in once: started again it stays as it is', async () => {
    await quiet(house)
    const before = await countRows()
    await house.shell.transaction(seedDemo)
    expect(await countRows()).toEqual(before)
  })

  test('has somebody at every kind of place the law handbook knows', async () => {
    const rooms = new Set<string | null>()
    for (const { subject } of demoProfessionals)
      for (const { unitId } of await listRolesOf(subject))
        rooms.add((await getUnit(house.shell, unitId)).room)
    expect([...rooms].toSorted()).toEqual(
      [
        'assessment',
        'authority',
        'elder-care',
        'health',
        'hospital',
        'job-centre',
        'operation',
        'pharmacy',
        'practice',
        'private-supplier',
        null,
      ].toSorted(),
    )
    const functions = demoProfessionals.flatMap(({ roles }) => roles.map((role) => role.function))
    for (const told of [
      'log-reviewer',
      'data-protection-officer',
      'unit-leader',
      'student-nurse',
      'secretary',
    ])
      expect(functions).toContain(told)
  })

  test('lists each person once, at a place, and citizens by official test numbers alone', () => {
    expect(new Set(demoPeople.map(({ subject }) => subject)).size).toBe(demoPeople.length)
    expect(new Set(demoPeople.map(({ name }) => name)).size).toBe(demoPeople.length)
    const known = demoCitizens.map(({ cprNumber }) => cprNumber)
    for (const { cprNumber } of demoCitizenLogins) expect(known).toContain(cprNumber)
  })

  test('lists everybody on the sign-in page, each under the heading of their place', async () => {
    const page = await choicePage()
    const headings = [...page.matchAll(/<h2[^>]*>([^<]+)<\/h2>/g)].map((match) => match[1])
    expect(headings).toEqual([...new Set(demoPeople.map(({ place }) => place))])
    for (const { name } of demoPeople) expect(page).toContain(`<strong>${name}</strong>`)
    const [gladsaxe = ''] = page.split('</section>')
    expect(gladsaxe).toContain('Mette Holm')
    expect(gladsaxe).not.toContain('Sofie Lund')
  })

  test('has a child under fifteen and one of sixteen, whatever the day of this year', () => {
    const bornOn = (name: string) =>
      demoCitizens.find((one) => one.name.startsWith(name))?.birthDate as DanishDate
    for (const today of ['2026-06-01', '2026-12-31'] as DanishDate[]) {
      expect(addMonths(bornOn('Lars Test'), 15 * 12) > today).toBe(true)
      expect(addMonths(bornOn('Gitte'), 15 * 12) <= today).toBe(true)
      expect(addMonths(bornOn('Gitte'), 18 * 12) > today).toBe(true)
    }
  })

  test('has the care staff at work from early to late, and a student with a supervisor', async () => {
    const { id } = await roleOf('demo:maria-juul')
    expect(await isOnShift(house.shell, id, house.clock.now())).toBe(true)
    expect(await isOnShift(house.shell, (await roleOf('demo:mette-holm')).id, house.clock.now())).toBe(false)
    const student = await roleFacts(house.shell, (await roleOf('demo:emma-dahl')).id, house.clock.now())
    expect(student.placement).toMatchObject({ isSupervised: true })
  })

  test('knows relatives who are citizens themselves', async () => {
    const bruno = await findByCpr(house.shell, '2509479989')
    const nancy = await findByCpr(house.shell, '2512489996')
    expect(await listRelatives(house.shell, bruno as never)).toMatchObject([
      { relation: 'sibling', relativeCitizenId: nancy },
    ])
  })
})
