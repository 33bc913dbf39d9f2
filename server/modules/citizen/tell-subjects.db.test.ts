import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { CitizenActor } from '../../../contract/actor.ts'
import type { CitizenId, PersonId } from '../../../kernel/ids.ts'
import { type DanishDate, instant } from '../../../kernel/instant.ts'
import { openTestHouse, type TestHouse } from '../../../test/support/shell.ts'
import { sql } from '../../platform/db/sql.ts'
import { recordOwnRecord, watchSubject } from '../access/index.ts'
import { changeCitizen, citizenModule, recordDeath, recordRelative, registerCitizen } from './index.ts'
import { sayAfterDeathWish, viewAfterDeathWish } from './use-cases/after-death-wish.ts'
import { tellEverybodyAnew, tellUntold } from './use-cases/tell-subjects.ts'

const date = (text: string) => text as DanishDate
const home = { line: 'Testpark Allé 48', postalCode: '2900', district: 'Hellerup' }

let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse({ listeners: citizenModule.listeners ?? [] })
})
afterAll(() => house.close())

async function register(number: string, name: string, address = home): Promise<CitizenId> {
  const citizen = await registerCitizen(house.shell, { number, name, address, from: date('2020-01-01') })
  if (!citizen.ok) throw new Error(citizen.refusal.code)
  await house.settle()
  return citizen.value
}

interface Told {
  readonly born_on: string
  readonly died_at: string | null
  readonly is_after_death_information_refused: boolean
  readonly surname_key: string
  readonly address_key: string | null
  readonly is_watched: boolean
}

function toldOf(citizenId: CitizenId): Promise<Told> {
  return house.owner.one<Told>(sql`
    select born_on, died_at, is_after_death_information_refused, surname_key, address_key, is_watched
    from access.subjects
    where citizen_id = ${citizenId}`)
}

/** Who is close to a citizen today, as access knows it. */
async function kinOf(citizenId: CitizenId): Promise<string[]> {
  const rows = await house.owner.query<{ line: string }>(sql`
    select relation || ' ' || relative_citizen_id as line
    from access.kinships
    where citizen_id = ${citizenId} and (valid_to is null or valid_to >= '2026-06-01')`)
  return rows.map(({ line }) => line).toSorted()
}

describe('what access is told of a citizen', () => {
  let nancy: CitizenId
  let max: CitizenId
  let bruno: CitizenId

  beforeAll(async () => {
    nancy = await register('2512489996', 'Nancy Ann Test Berggren')
    max = await register('0107729995', 'Max Test BERGGREN', { ...home, line: 'testpark  allé 48.' })
    bruno = await register('2509479989', 'Bruno Test Elmer', { ...home, line: 'Testdrømmehaven 48' })
  })

  test('is age, and keys that are alike for the same surname and the same home, however they are written', async () => {
    const [hers, his, brothers] = await Promise.all([toldOf(nancy), toldOf(max), toldOf(bruno)])
    expect(hers).toMatchObject({ born_on: '1948-12-25', died_at: null, is_watched: false })
    expect(his.surname_key).toBe(hers.surname_key)
    expect(his.address_key).toBe(hers.address_key)
    expect(brothers.surname_key).not.toBe(hers.surname_key)
    expect(brothers.address_key).not.toBe(hers.address_key)
  })

  test('holds neither name nor address, and the keys cannot be made without the secret of the house', async () => {
    const row = JSON.stringify(await toldOf(nancy)).toLowerCase()
    expect(row).not.toMatch(/berggren|testpark|2900|nancy/)
    const other = await openTestHouse({ listeners: citizenModule.listeners ?? [] })
    try {
      await registerCitizen(other.shell, { number: '2512489996', name: 'Nancy Ann Test Berggren' })
      await other.settle()
      const { key } = await other.owner.one<{ key: string }>(
        sql`select surname_key as key from access.subjects`,
      )
      expect(key).not.toBe((await toldOf(nancy)).surname_key)
    } finally {
      await other.close()
    }
  })

  test('follows a new name and a new home, and stays watched over when it was', async () => {
    const before = await toldOf(bruno)
    await watchSubject(house.shell, bruno, true)
    await changeCitizen(house.shell, bruno, { name: 'Bruno Test Berggren', address: null })
    await house.settle()
    const now = await toldOf(bruno)
    expect(now.surname_key).toBe((await toldOf(nancy)).surname_key)
    expect(now.surname_key).not.toBe(before.surname_key)
    expect(now).toMatchObject({ address_key: null, is_watched: true })
  })

  test('is the death as soon as a source tells it, and that it was a mistake', async () => {
    const sourceId = house.shell.ids.next<string>()
    const diedAt = instant('2026-05-20T04:00:00.000Z')
    await recordDeath(house.shell, { citizenId: bruno, diedAt, sourceId })
    await house.settle()
    expect((await toldOf(bruno)).died_at).toBe(diedAt)
    await recordDeath(house.shell, { citizenId: bruno, diedAt: null, sourceId })
    await house.settle()
    expect((await toldOf(bruno)).died_at).toBeNull()
  })

  test('is who is close, both ways round: a son is family of his mother and she of him', async () => {
    const relative = {
      id: house.shell.ids.next<string>(),
      name: 'Max Test Berggren',
      relation: 'child' as const,
      phone: null,
      scope: null,
      relativeCitizenId: max,
      from: date('2026-01-01'),
      to: null,
    }
    await recordRelative(house.shell, nancy, relative)
    await recordRelative(house.shell, nancy, {
      ...relative,
      id: house.shell.ids.next<string>(),
      name: 'Jørgen, nabo',
      relation: 'other',
      relativeCitizenId: null,
    })
    await house.settle()
    expect(await kinOf(nancy)).toEqual([`child ${max}`])
    expect(await kinOf(max)).toEqual([`parent ${nancy}`])
  })

  test('no longer counts who is no longer told, and keeps what another citizen told', async () => {
    const guardian = {
      id: house.shell.ids.next<string>(),
      name: 'Nancy Ann Test Berggren',
      relation: 'guardian' as const,
      phone: null,
      scope: 'Helbred',
      relativeCitizenId: nancy,
      from: date('2026-01-01'),
      to: null,
    }
    await recordRelative(house.shell, bruno, guardian)
    await house.settle()
    // A guardian is not by that of the family: nothing is told the other way round.
    expect(await kinOf(bruno)).toEqual([`guardian ${nancy}`])
    expect(await kinOf(nancy)).toEqual([`child ${max}`])
    await recordRelative(house.shell, bruno, { ...guardian, relativeCitizenId: null })
    await house.settle()
    expect(await kinOf(bruno)).toEqual([])
    expect(await kinOf(max)).toEqual([`parent ${nancy}`])
  })

  test('is told of those registered before, and of everybody when the secret has changed, each only once', async () => {
    await house.owner.execute(sql`delete from access.subjects`)
    expect(await tellEverybodyAnew(house.shell)).toBe(3)
    await tellUntold(house.shell)
    const { count } = await house.owner.one<{ count: number }>(
      sql`select count(*)::int as count from access.subjects`,
    )
    expect(count).toBe(3)
    house.clock.advance({ hours: 1 })
    await tellUntold(house.shell)
    const { newest } = await house.owner.one<{ newest: string }>(
      sql`select max(told_at) as newest from access.subjects`,
    )
    expect(newest).toBe('2026-06-01T08:00:00.000Z')
  })

  test('a professional is known as the citizen they are; the last telling counts', async () => {
    const personId = house.shell.ids.next<PersonId>()
    await recordOwnRecord(house.shell, personId, bruno)
    await recordOwnRecord(house.shell, personId, nancy)
    await recordOwnRecord(house.shell, personId, nancy)
    const rows = await house.owner.query(sql`select citizen_id from access.own_records`)
    expect(rows).toEqual([{ citizen_id: nancy }])
  })
})

describe('a wish about what is told after death', () => {
  test('is said by the citizen, can be taken back, and reaches the rules each time', async () => {
    const citizenId = await register('0211223989', 'Åge Test Berggren')
    const personId = citizenId as string as PersonId
    const aage: CitizenActor = { kind: 'citizen', personId, name: 'Åge Test Berggren', citizenId }
    expect(await viewAfterDeathWish(house.shell, aage)).toEqual({
      ok: true,
      value: { isInformationRefused: false, saidAt: null },
    })
    for (const isInformationRefused of [true, true, false]) {
      const said = await sayAfterDeathWish(house.shell, aage, isInformationRefused)
      expect(said).toMatchObject({ ok: true, value: { isInformationRefused } })
      await house.settle()
      expect((await toldOf(citizenId)).is_after_death_information_refused).toBe(isInformationRefused)
    }
    const said = await house.owner.query(sql`select is_information_refused from citizen.after_death_wishes`)
    expect(said).toHaveLength(2)
  })
})
