import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { CitizenActor, ProfessionalActor } from '../../../contract/actor.ts'
import type { CitizenId, OrganisationId, PersonId, RoleId } from '../../../kernel/ids.ts'
import type { DanishDate, Instant } from '../../../kernel/instant.ts'
import { openTestHouse, type TestHouse } from '../../../test/support/shell.ts'
import { sql } from '../../platform/db/sql.ts'
import type { SessionKey } from '../../platform/http/answer.ts'
import { type NewUnit, registerUnit } from '../organisation/index.ts'
import {
  accessModule,
  allow,
  denyUnknown,
  endRelation,
  hasRelation,
  recordRelation,
  scopeOf,
} from './index.ts'

let house: TestHouse
const units: Record<string, OrganisationId> = {}
const source = '00000000-0000-7000-8000-0000000000aa'

beforeAll(async () => {
  house = await openTestHouse()
  const add = async (key: string, told: Omit<NewUnit, 'validFrom' | 'name'>) => {
    const unit = await registerUnit(house.shell, {
      name: key,
      validFrom: '2020-01-01' as DanishDate,
      ...told,
    })
    if (!unit.ok) throw new Error(unit.refusal.code)
    units[key] = unit.value.id
  }
  await add('hospital', { kind: 'hospital' })
  await add('ward', { kind: 'ward', parentId: units.hospital })
  await add('other-ward', { kind: 'ward', parentId: units.hospital })
  await add('municipality', { kind: 'municipality', municipalityCode: '0751' })
  await add('nursing', { kind: 'department', parentId: units.municipality, room: 'health' })
  await add('team', { kind: 'team', parentId: units.nursing })
  await add('other-team', { kind: 'team', parentId: units.nursing })
  await add('job-centre', { kind: 'job-centre', parentId: units.municipality, room: 'job-centre' })
})
afterAll(() => house.close())

function unit(key: string): OrganisationId {
  const id = units[key]
  if (id === undefined) throw new Error(`no unit ${key}`)
  return id
}

function professional(key: string, jobFunction = 'home-nurse'): ProfessionalActor {
  return {
    kind: 'professional',
    personId: '00000000-0000-7000-8000-000000000001' as PersonId,
    name: 'Mette Holm',
    roleId: '00000000-0000-7000-8000-000000000002' as RoleId,
    function: jobFunction,
    unitId: unit(key),
  }
}

function newCitizen(): CitizenId {
  return house.shell.ids.next<CitizenId>()
}

const look = (actor: ProfessionalActor | CitizenActor, citizenId: CitizenId) =>
  allow(house.shell, {
    actor,
    citizenId,
    kind: 'PLAN',
    purpose: 'treatment',
    action: 'read',
    object: 'story',
  })

function records(citizenId: CitizenId) {
  return house.db.query<{ outcome: string; ruleId: string; kind: string | null; unitId: string | null }>(sql`
    select outcome, rule_id as "ruleId", evidence_kind as kind, evidence_unit_id as "unitId"
    from access.records
    where citizen_id = ${citizenId}
    order by at, id`)
}

const relate = (citizenId: CitizenId, key: string, more: { to?: Instant } = {}) =>
  recordRelation(house.shell, {
    citizenId,
    unitId: unit(key),
    kind: 'task',
    sourceId: source,
    from: house.clock.now(),
    ...more,
  })

describe('closed by default, and every look leaves a trace', () => {
  test('given no tie, then the look is denied, and the denial is written down', async () => {
    const citizenId = newCitizen()
    expect(await look(professional('team'), citizenId)).toMatchObject({
      refusal: { code: 'no-relation', data: { ruleId: 'D01', basis: 'Sundhedsloven § 40' } },
    })
    expect(await records(citizenId)).toEqual([{ outcome: 'denied', ruleId: 'D01', kind: null, unitId: null }])
  })

  test('given a task at the team, then its nurse is let in, with rule, section and evidence', async () => {
    const citizenId = newCitizen()
    await relate(citizenId, 'team')
    expect(await look(professional('team'), citizenId)).toMatchObject({
      value: { ruleId: 'P03', basis: 'Sundhedsloven § 42 a, stk. 1', evidence: 'task' },
    })
    expect(await records(citizenId)).toEqual([
      { outcome: 'granted', ruleId: 'P03', kind: 'task', unitId: unit('team') },
    ])
  })

  test('given the deed is rolled back, then nothing was seen and nothing is written', async () => {
    const citizenId = newCitizen()
    await relate(citizenId, 'team')
    await house.shell
      .transaction(async (inner) => {
        await allow(inner, {
          actor: professional('team'),
          citizenId,
          kind: 'PLAN',
          purpose: 'treatment',
          action: 'write',
        })
        throw new Error('the deed failed')
      })
      .catch(() => undefined)
    expect(await records(citizenId)).toEqual([])
  })

  test('given a tie that ended 20 days ago, then it still counts; after 31 days it does not', async () => {
    const citizenId = newCitizen()
    await relate(citizenId, 'team')
    await endRelation(house.shell, { citizenId, sourceId: source, kinds: ['task'], at: house.clock.now() })
    house.clock.advance({ hours: 20 * 24 })
    expect((await look(professional('team'), citizenId)).ok).toBe(true)
    house.clock.advance({ hours: 11 * 24 })
    expect((await look(professional('team'), citizenId)).ok).toBe(false)
  })

  test('given the records, then the program can neither change nor remove one', async () => {
    await expect(house.db.execute(sql`update access.records set outcome = 'granted'`)).rejects.toThrow(
      /denied/,
    )
    await expect(house.db.execute(sql`delete from access.records`)).rejects.toThrow(/denied/)
    await expect(house.db.execute(sql`delete from access.records_other`)).rejects.toThrow(/denied/)
  })
})

describe('a tie reaches up and down in the room, never sideways', () => {
  test.each([
    ['team', 'team', true],
    ['team', 'nursing', true],
    ['nursing', 'team', true],
    ['team', 'other-team', false],
    ['team', 'job-centre', false],
    ['ward', 'hospital', true],
    ['ward', 'other-ward', false],
    ['hospital', 'ward', true],
    ['municipality', 'team', false],
  ])('given a tie at %s, then somebody in %s is let in: %s', async (tied, asking, isLetIn) => {
    const citizenId = newCitizen()
    await relate(citizenId, tied)
    expect(await hasRelation(house.shell, professional(asking), citizenId)).toBe(isLetIn)
  })

  test('given a citizen, then the scope is empty; a unit without a room reaches no further than itself', async () => {
    const citizen: CitizenActor = {
      kind: 'citizen',
      personId: source as PersonId,
      name: 'Ellen',
      citizenId: newCitizen(),
    }
    expect(await scopeOf(house.shell, citizen)).toEqual([])
    expect(await scopeOf(house.shell, professional('municipality'))).toEqual([unit('municipality')])
    expect(await hasRelation(house.shell, professional('team'), 'not-an-id' as CitizenId)).toBe(false)
  })
})

test('citizens read who has looked, the newest first, in plain words, and that is itself a look', async () => {
  const citizenId = newCitizen()
  await relate(citizenId, 'team')
  await look(professional('team'), citizenId)
  house.clock.advance({ minutes: 1 })
  const citizen: CitizenActor = { kind: 'citizen', personId: source as PersonId, name: 'Ellen', citizenId }
  const [mounted] = accessModule.routes ?? []
  const wire = { params: {}, query: {}, body: {}, session: '' as SessionKey, requestId: undefined }
  const answer = await mounted?.call(house.shell, { ...wire, actor: citizen })
  expect(answer).toMatchObject({
    value: {
      records: [
        { ruleId: 'P32', who: { kind: 'citizen' } },
        {
          ruleId: 'P03',
          why: { da: 'Opslag af hjemmesygeplejen' },
          law: 'Sundhedsloven § 42 a, stk. 1',
          who: { function: 'home-nurse', unitName: 'team' },
        },
      ],
    },
  })
})

test('room is made for the months ahead, also when records of a month were there first', async () => {
  await look(professional('team'), newCitizen())
  await accessModule.start?.(house.shell)
  const parts = await house.owner.query<{ name: string }>(sql`
    select inhrelid::regclass::text as name
    from pg_inherits
    where inhparent = 'access.records'::regclass
    order by name`)
  expect(parts.length).toBeGreaterThan(10)
  house.clock.advance({ hours: 24 * 60 })
  const citizenId = newCitizen()
  await look(professional('team'), citizenId)
  expect(await records(citizenId)).toHaveLength(1)
})

describe('a record says all that the law asks of it', () => {
  test('who, where, for which controller, what, why, by which rule and on what evidence, in one look', async () => {
    const citizenId = newCitizen()
    await relate(citizenId, 'team')
    const granted = await allow(house.shell, {
      actor: professional('team'),
      citizenId,
      kind: 'PLAN',
      also: ['ID', 'SOC', 'MED'],
      purpose: 'treatment',
      action: 'read',
      object: 'story',
    })
    expect(granted).toMatchObject({ value: { kinds: new Set(['PLAN', 'ID', 'MED']), withheld: true } })
    const rows = await house.db.query(sql`
      select data_kind as kind, look_id = (${granted.ok ? granted.value.recordId : ''})::uuid as "isSameLook", purpose, flow,
        controller_id as controller, evidence_level as level, evidence, withheld_kinds as withheld, octet_length(digest) as digest
      from access.records
      where citizen_id = ${citizenId}
      order by id`)
    const evidence = [{ kind: 'task', unit: unit('team'), source, from: expect.any(String), to: null }]
    const same = { isSameLook: true, purpose: 'treatment', flow: 'pull', controller: unit('municipality') }
    expect(rows).toEqual([
      { kind: 'PLAN', ...same, level: 4, evidence, withheld: ['SOC'], digest: 32 },
      { kind: 'ID', ...same, level: 4, evidence, withheld: [], digest: 32 },
      { kind: 'MED', ...same, level: 4, evidence, withheld: [], digest: 32 },
    ])
  })

  test('what is asked for at the same moment shares a commit, and each has its own answer and record', async () => {
    const [known, unknown] = [newCitizen(), newCitizen()]
    await relate(known, 'team')
    const answers = await Promise.all(
      Array.from({ length: 40 }, (_, index) => look(professional('team'), index % 2 === 0 ? known : unknown)),
    )
    expect(answers.map(({ ok }) => ok)).toEqual(answers.map((_, index) => index % 2 === 0))
    const written = await house.db.query<{ transactions: number; records: number }>(sql`
      select count(distinct written_in) as transactions, count(*) as records
      from access.records
      where citizen_id in (${known}, ${unknown})`)
    expect(written[0]?.records).toBe(40)
    expect(written[0]?.transactions).toBeLessThan(5)
  })

  test('a denial says by which rule and how it may be opened, and the same of somebody nobody knows', async () => {
    const question = {
      actor: professional('team'),
      kind: 'PLAN',
      purpose: 'treatment',
      action: 'read',
    } as const
    const known = await allow(house.shell, { ...question, citizenId: newCitizen() })
    const unknown = await denyUnknown(house.shell, question)
    expect(unknown).toEqual(known)
    expect(known).toMatchObject({
      refusal: {
        code: 'no-relation',
        data: {
          ruleId: 'D01',
          text: { da: 'Afvist: ingen behandlingsrelation' },
          mayOverride: expect.any(Boolean),
          mayDeclare: expect.any(Boolean),
        },
      },
    })
  })
})
