import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { CitizenActor, ProfessionalActor } from '../../../contract/actor.ts'
import type { CitizenId, OrganisationId, PersonId, RoleId } from '../../../kernel/ids.ts'
import { type DanishDate, instant } from '../../../kernel/instant.ts'
import { openTestHouse, type TestHouse } from '../../../test/support/shell.ts'
import { sql } from '../../platform/db/sql.ts'
import type { SessionKey } from '../../platform/http/answer.ts'
import { type NewUnit, registerUnit } from '../organisation/index.ts'
import {
  changeCitizen,
  citizenModule,
  findByCpr,
  findByNumber,
  getCitizen,
  isKnownTo,
  listByCpr,
  listCitizens,
  listMovedFrom,
  listRelatives,
  type NewCitizen,
  recordDeath,
  recordKnownTo,
  recordNumber,
  recordRelative,
  registerCitizen,
  undoNumberMove,
} from './index.ts'
import { confirmStory, correctStory, listStory, tellStory } from './use-cases/story.ts'
import { searchCitizen, viewCitizen, viewMe } from './use-cases/view-citizen.ts'

/** Official test numbers (MedCom, July 2024), one for each citizen of this file. */
const numbers = [
  '0201609995',
  '0201609996',
  '0504909995',
  '0504909989',
  '0201919990',
  '0201919996',
  '0201919995',
]
const xEcpr = { number: '0203291WQ3', system: 'urn:oid:1.2.208.176.1.6.1.1' }
const midtjylland = 'urn:oid:1.2.208.176.1.6.1.3.181'
const nordjylland = 'urn:oid:1.2.208.176.1.6.1.3.179'
const date = (text: string) => text as DanishDate

let house: TestHouse
let practice: OrganisationId
let otherPractice: OrganisationId

beforeAll(async () => {
  house = await openTestHouse({ listeners: citizenModule.listeners ?? [] })
  const add = async (told: Omit<NewUnit, 'validFrom'>) => {
    const unit = await registerUnit(house.shell, { validFrom: date('2020-01-01'), ...told })
    if (!unit.ok) throw new Error(unit.refusal.code)
    return unit.value.id
  }
  practice = await add({ kind: 'practice', name: 'Lægerne Torvet', phone: '+45 86 00 00 01' })
  otherPractice = await add({ kind: 'practice', name: 'Lægehuset Havnen' })
})
afterAll(() => house.close())

async function register(told: Partial<NewCitizen> = {}): Promise<CitizenId> {
  const number = told.number ?? numbers.pop()
  if (number === undefined) throw new Error('no test number left')
  const citizen = await registerCitizen(house.shell, {
    name: 'Ellen Louise Test Lauridsen',
    sex: 'female',
    municipalityCode: '0751',
    gpUnitId: practice,
    address: { line: 'Testgrusgraven 3, 5.th', postalCode: '3400', district: 'Hillerød' },
    ...told,
    number,
  })
  if (!citizen.ok) throw new Error(citizen.refusal.code)
  await house.settle()
  return citizen.value
}

function doctor(unitId: OrganisationId, jobFunction = 'general-practitioner'): ProfessionalActor {
  return {
    kind: 'professional',
    personId: '00000000-0000-7000-8000-000000000001' as PersonId,
    name: 'Anders Læge',
    roleId: '00000000-0000-7000-8000-000000000002' as RoleId,
    function: jobFunction,
    unitId,
  }
}

function asCitizen(citizenId: CitizenId): CitizenActor {
  return { kind: 'citizen', personId: citizenId as string as PersonId, name: 'Ellen Louise', citizenId }
}

describe('one person, many numbers', () => {
  test('given a CPR number, then it is found, with and without a hyphen, and only once registered', async () => {
    const citizenId = await register({ number: '0201609995' })
    numbers.splice(numbers.indexOf('0201609995'), 1)
    expect(await findByCpr(house.shell, '020160-9995')).toBe(citizenId)
    expect(await listByCpr(house.shell, ['0201609995', '2512489996'])).toEqual(
      new Map([['0201609995', citizenId]]),
    )
    expect(await findByCpr(house.shell, 'not a number')).toBeUndefined()
    expect(await registerCitizen(house.shell, { number: '0201609995', name: 'En anden' })).toMatchObject({
      refusal: { code: 'number-taken' },
    })
  })

  test('given the same local replacement number in two regions, then it is two people', async () => {
    const number = '1206550VK9'
    const one = await register({ number, system: midtjylland })
    const other = await register({ number, system: nordjylland })
    expect(one).not.toBe(other)
    expect(await findByNumber(house.shell, { system: midtjylland, value: number })).toBe(one)
    expect(await findByNumber(house.shell, { system: nordjylland, value: number })).toBe(other)
  })

  test('given a replacement number, when the right number becomes known and nobody has it, then the citizen has both', async () => {
    const citizenId = await register({ number: '1308781OS6', system: xEcpr.system })
    const cpr = '2512489996'
    const why = { byName: 'Sekretær', reason: 'Borgeren er identificeret' }
    expect(await recordNumber(house.shell, citizenId, { number: cpr }, why)).toMatchObject({
      value: { citizenId },
    })
    expect(await findByCpr(house.shell, cpr)).toBe(citizenId)
    expect(await findByNumber(house.shell, { system: xEcpr.system, value: '1308781OS6' })).toBe(citizenId)
    const view = await viewCitizen(house.shell, doctor(practice), citizenId)
    expect(view.ok && view.value.number).toEqual({ kind: 'cpr', shown: '251248-9996' })
  })

  test('given another record has the right number, then the first is moved there, each knows of the other, and it can be undone', async () => {
    const why = { byName: 'Sekretær', reason: 'Borgeren er identificeret' }
    const unknown = await register(xEcpr)
    const cpr = numbers.at(-1) ?? ''
    const known = await register()
    expect(await recordNumber(house.shell, unknown, { number: cpr }, why)).toMatchObject({
      value: { citizenId: known },
    })
    const number = { system: xEcpr.system, value: xEcpr.number }
    expect(await findByNumber(house.shell, number)).toBe(known)
    expect((await getCitizen(house.shell, unknown)).movedTo).toBe(known)
    expect(await listMovedFrom(house.shell, known)).toEqual([unknown])
    expect((await undoNumberMove(house.shell, unknown, why)).ok).toBe(true)
    expect(await findByNumber(house.shell, number)).toBe(unknown)
    expect(await listMovedFrom(house.shell, known)).toEqual([])
  })
})

describe('who may see whom', () => {
  test('given the own doctor, then number, practice and address are shown and the look is recorded', async () => {
    const citizenId = await register()
    const view = await viewCitizen(house.shell, doctor(practice), citizenId)
    expect(view).toMatchObject({
      value: {
        name: 'Ellen Louise Test Lauridsen',
        practice: { unitId: practice, name: 'Lægerne Torvet' },
        address: { line: 'Testgrusgraven 3, 5.th' },
        addressWithheld: null,
      },
    })
    const records = await house.db.query(sql`
      select rule_id as rule, object from access.records where citizen_id = ${citizenId}`)
    expect(records).toEqual([{ rule: 'P02', object: 'citizen' }])
  })

  test('given the citizen changes doctor, then the new one is let in; the old for 30 days more', async () => {
    const citizenId = await register()
    await changeCitizen(house.shell, citizenId, { gpUnitId: otherPractice })
    await house.settle()
    expect((await viewCitizen(house.shell, doctor(otherPractice), citizenId)).ok).toBe(true)
    expect((await viewCitizen(house.shell, doctor(practice), citizenId)).ok).toBe(true)
    house.clock.advance({ hours: 31 * 24 })
    expect((await viewCitizen(house.shell, doctor(otherPractice), citizenId)).ok).toBe(true)
    expect((await viewCitizen(house.shell, doctor(practice), citizenId)).ok).toBe(false)
  })

  test('given a number nobody has and one of a citizen in no relation, then the answers are alike, whoever asks', async () => {
    await register({ number: '0108589995', gpUnitId: otherPractice })
    for (const jobFunction of ['general-practitioner', 'secretariat', 'operator', 'message-desk']) {
      const asker = doctor(practice, jobFunction)
      const hidden = await searchCitizen(house.shell, asker, { number: '0108589995' })
      const missing = await searchCitizen(house.shell, asker, { number: '2311143995' })
      expect(hidden.ok).toBe(false)
      expect(hidden).toEqual(missing)
      expect(JSON.stringify(hidden)).not.toContain('0108589995')
    }
  })

  test('given a protected address, then a role that does not visit is told it is withheld, and a showing is logged by itself', async () => {
    const citizenId = await register({ protectedFrom: date('2026-01-01') })
    const secretary = await viewCitizen(house.shell, doctor(practice, 'clinic-staff'), citizenId)
    expect(secretary).toMatchObject({
      value: { address: null, addressWithheld: 'protected', isProtected: true },
    })
    const visiting = await viewCitizen(house.shell, doctor(practice), citizenId)
    expect(visiting).toMatchObject({ value: { address: { postalCode: '3400' } } })
    const shown = await house.db.query(sql`
      select id from access.records where citizen_id = ${citizenId} and object = 'address'`)
    expect(shown).toHaveLength(1)
    expect(JSON.stringify(await listCitizens(house.shell, [citizenId]))).not.toContain('Testgrusgraven')
  })

  test('given special protection, then there is no address', async () => {
    const citizenId = await register({ number: '1502829995', address: undefined })
    expect(await viewMe(house.shell, asCitizen(citizenId))).toMatchObject({
      value: { address: null, addressWithheld: 'none' },
    })
  })
})

describe('the story is told once', () => {
  test('given the citizen tells, a colleague confirms and corrects, then all of it is shown with its source', async () => {
    const citizenId = await findOne()
    const told = await tellStory(house.shell, asCitizen(citizenId), citizenId, {
      kind: 'matters',
      text: 'At jeg kan sidde i haven',
      saidBy: 'professional',
    })
    const entryId = told.ok ? (told.value.entries[0]?.id ?? '') : ''
    expect(told).toMatchObject({ value: { entries: [{ saidBy: 'citizen', toldBy: { kind: 'citizen' } }] } })
    house.clock.advance({ hours: 24 })
    await confirmStory(house.shell, doctor(practice), citizenId, entryId)
    const confirmed = await listStory(house.shell, doctor(practice), citizenId)
    expect(confirmed).toMatchObject({
      value: { entries: [{ confirmations: [{ by: { name: 'Anders Læge', unitName: 'Lægerne Torvet' } }] }] },
    })
    const corrected = await correctStory(
      house.shell,
      doctor(practice),
      citizenId,
      entryId,
      'At sidde på altanen',
    )
    expect(corrected).toMatchObject({
      value: {
        entries: [{ text: 'At sidde på altanen', versions: [{ text: 'At jeg kan sidde i haven' }, {}] }],
      },
    })
  })

  test('given somebody without a tie, then the story can be neither read nor told', async () => {
    const citizenId = await findOne()
    expect((await listStory(house.shell, doctor(otherPractice), citizenId)).ok).toBe(false)
    const told = { kind: 'wish', text: 'x', saidBy: 'professional' } as const
    expect((await tellStory(house.shell, doctor(otherPractice), citizenId, told)).ok).toBe(false)
  })

  async function findOne(): Promise<CitizenId> {
    const citizenId = await findByCpr(house.shell, '0201609995')
    if (citizenId === undefined) throw new Error('not registered')
    return citizenId
  }
})

describe('over the wire', () => {
  const call = (
    name: string,
    actor: ProfessionalActor | CitizenActor,
    parts: { params?: object; body?: object },
  ) => {
    const mounted = citizenModule.routes?.find(({ route }) => route.name === name)
    if (mounted === undefined) throw new Error(`no route is called ${name}`)
    const requestId = house.shell.ids.next<string>()
    const wire = { query: {}, session: '' as SessionKey, params: parts.params ?? {}, body: parts.body ?? {} }
    return mounted.call(house.shell, { ...wire, requestId, actor })
  }

  test('given a search, a look, a story told and confirmed, then each answer has the shape the contract names', async () => {
    const citizenId = await register({ number: '0104909989' })
    const params = { citizenId }
    const found = await call('search-citizen', doctor(practice), { body: { number: '010490-9989' } })
    expect(found).toMatchObject({ value: { citizenId, number: { kind: 'cpr', shown: '010490-9989' } } })
    expect(await call('search-citizen', doctor(practice), { body: { number: '1' } })).toMatchObject({
      refusal: { code: 'cpr-wrong-length', data: {} },
    })
    expect((await call('get-citizen', doctor(practice), { params })).ok).toBe(true)
    expect((await call('get-me', asCitizen(citizenId), {})).ok).toBe(true)
    const body = { kind: 'wish', text: 'At blive boende' }
    const told = await call('tell-story', asCitizen(citizenId), { params, body })
    const { entries } = told.ok ? (told.value as { entries: { id: string }[] }) : { entries: [] }
    const entry = { ...params, entryId: entries[0]?.id }
    expect((await call('confirm-story', doctor(practice), { params: entry })).ok).toBe(true)
    const words = { text: 'At blive boende i huset' }
    expect((await call('correct-story', doctor(practice), { params: entry, body: words })).ok).toBe(true)
    expect(await call('list-story', doctor(practice), { params })).toMatchObject({
      value: { entries: [{ text: 'At blive boende i huset', confirmations: [] }] },
    })
  })
})

describe('death, municipalities and relatives', () => {
  test('given a death told twice and taken back, then the citizen is dead and then alive, and each is told once', async () => {
    const citizenId = await register()
    const sourceId = '00000000-0000-7000-8000-0000000000aa'
    const diedAt = instant('2026-05-30T04:00:00Z')
    await recordDeath(house.shell, { citizenId, diedAt, sourceId })
    await recordDeath(house.shell, { citizenId, diedAt, sourceId })
    expect(await getCitizen(house.shell, citizenId)).toMatchObject({ status: 'dead', diedAt })
    await recordDeath(house.shell, { citizenId, diedAt: null, sourceId })
    expect(await getCitizen(house.shell, citizenId)).toMatchObject({ status: 'active', diedAt: null })
    const facts = await house.db.query(
      sql`select id from citizen.death_facts where citizen_id = ${citizenId}`,
    )
    expect(facts).toHaveLength(2)
  })

  test('given a municipality with a case, then it knows the citizen on its days and no other does', async () => {
    const citizenId = await register({ number: '1502779995' })
    const today = date(house.clock.now().slice(0, 10))
    await recordKnownTo(house.shell, {
      citizenId,
      municipalityCode: '0751',
      sourceId: '00000000-0000-7000-8000-0000000000bb',
      from: today,
    })
    expect(await isKnownTo(house.shell, citizenId, '0751')).toBe(true)
    expect(await isKnownTo(house.shell, citizenId, '0851')).toBe(false)
  })

  test('given a guardian, then what they may decide in is known, and after the last day they are gone', async () => {
    const citizenId = await register({ number: '0506889996' })
    const guardian = {
      id: '00000000-0000-7000-8000-0000000000cc',
      name: 'Værge Test',
      relation: 'guardian',
      phone: null,
      scope: 'Personlige forhold',
      relativeCitizenId: null,
      from: date('2026-01-01'),
    } as const
    await recordRelative(house.shell, citizenId, { ...guardian, to: null })
    expect(await listRelatives(house.shell, citizenId)).toMatchObject([{ scope: 'Personlige forhold' }])
    await recordRelative(house.shell, citizenId, { ...guardian, to: date('2026-01-31') })
    expect(await listRelatives(house.shell, citizenId)).toEqual([])
  })
})

test('what was said is never changed: the program may add to the facts and read them, and no more', async () => {
  for (const table of ['story_events', 'death_facts', 'moves']) {
    const [change, remove] = [
      `update citizen.${table} set citizen_id = citizen_id`,
      `delete from citizen.${table}`,
    ]
    await expect(house.db.pool.query(change)).rejects.toThrow(/permission denied/)
    await expect(house.db.pool.query(remove)).rejects.toThrow(/permission denied/)
  }
})
