import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { CitizenActor, ProfessionalActor } from '../../../contract/actor.ts'
import type { DataKind } from '../../../kernel/access-words.ts'
import type { CitizenId, OrganisationId, PersonId, RoleId } from '../../../kernel/ids.ts'
import { type DanishDate, epoch, type Instant, instant } from '../../../kernel/instant.ts'
import { ok } from '../../../kernel/result.ts'
import { openTestHouse, type TestHouse } from '../../../test/support/shell.ts'
import { sql } from '../../platform/db/sql.ts'
import { type NewUnit, registerUnit } from '../organisation/index.ts'
import * as access from './index.ts'
import { liftRegisteredBlocks, listBlockChoices, listMyBlocks } from './use-cases/blocks.ts'
import {
  liftBlockFor,
  listBlockChoicesFor,
  listBlocksFor,
  setBlockFor,
} from './use-cases/blocks-for-another.ts'
import { listConsents, listMyConsents } from './use-cases/consents.ts'
import { listDelegations } from './use-cases/delegations.ts'
import { findUnitsToBlock } from './use-cases/find-units-to-block.ts'
import { acknowledgeNotice, listMyNotices, remindOfConsents } from './use-cases/notices.ts'
import { listMyRepresentatives } from './use-cases/representations.ts'

const start = '2026-06-01T08:00:00.000Z'
const heard: string[] = []
let house: TestHouse
const units: Record<string, OrganisationId> = {}

beforeAll(async () => {
  house = await openTestHouse({
    listeners: [
      {
        name: 'test.hear',
        on: ['override-opened'],
        handle: async (_, events) => {
          heard.push(...events.map((event) => JSON.stringify(event)))
        },
      },
    ],
  })
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
  await add('practice', { kind: 'practice' })
  await add('municipality', { kind: 'municipality', municipalityCode: '0751' })
  await add('nursing', { kind: 'department', parentId: units.municipality, room: 'health' })
  await add('team', { kind: 'team', parentId: units.nursing })
  await add('care', { kind: 'department', parentId: units.municipality, room: 'elder-care' })
  await add('job-centre', { kind: 'job-centre', parentId: units.municipality, room: 'job-centre' })
})
beforeEach(async () => {
  house.clock.set(start)
  await house.settle()
  heard.length = 0
})
afterAll(() => house.close())

const unit = (key: string): OrganisationId => {
  const id = units[key]
  if (id === undefined) throw new Error(`no unit ${key}`)
  return id
}

let people = 0
function professional(key: string, jobFunction = 'home-nurse'): ProfessionalActor {
  people += 1
  const id = `00000000-0000-7000-8000-${String(people).padStart(12, '0')}`
  return {
    kind: 'professional',
    personId: id as PersonId,
    name: 'Mette Holm',
    roleId: id as RoleId,
    function: jobFunction,
    unitId: unit(key),
  }
}

function citizen(): CitizenActor {
  const citizenId = house.shell.ids.next<CitizenId>()
  return { kind: 'citizen', personId: citizenId as string as PersonId, name: 'Ellen', citizenId }
}

/** The unit has the citizen in its care. */
async function tie(citizenId: CitizenId, key: string): Promise<void> {
  await access.recordRelation(house.shell, {
    citizenId,
    unitId: unit(key),
    kind: 'care',
    sourceId: house.shell.ids.next(),
    from: start as Instant,
  })
}

const look = (
  actor: ProfessionalActor | CitizenActor,
  citizenId: CitizenId,
  kind: DataKind = 'PLAN',
  action: 'read' | 'write' = 'read',
) => access.allow(house.shell, { actor, citizenId, kind, purpose: 'treatment', action, object: 'story' })

const ruleOf = async (...asked: Parameters<typeof look>) => {
  const answer = await look(...asked)
  return answer.ok ? answer.value.ruleId : String(answer.refusal.data.ruleId)
}

function must<Value>(result: { ok: true; value: Value } | { ok: false; refusal: { code: string } }): Value {
  if (!result.ok) throw new Error(result.refusal.code)
  return result.value
}

const everything = { aim: { target: 'everything' }, doesKeepAlerts: false } as const

describe('a block', () => {
  test('given the home nurse may look, when the citizen blocks her unit, then she is refused and the citizen still sees', async () => {
    const ellen = citizen()
    const mette = professional('team')
    await tie(ellen.citizenId, 'team')
    expect(await ruleOf(mette, ellen.citizenId)).toBe('P03')
    must(
      await access.setMyBlock(house.shell, ellen, {
        aim: { target: 'unit', unitId: unit('nursing') },
        doesKeepAlerts: true,
      }),
    )
    expect(await look(mette, ellen.citizenId)).toMatchObject({
      refusal: { code: 'blocked-by-citizen', data: { ruleId: 'D03' } },
    })
    expect((await look(ellen, ellen.citizenId)).ok).toBe(true)
    expect(must(await listMyBlocks(house.shell, ellen)).blocks).toMatchObject([
      { target: 'unit', unit: { name: 'nursing' }, status: 'in-force', setThrough: 'own-page' },
    ])
  })

  test('of one nurse stops her and not her colleague', async () => {
    const ellen = citizen()
    const [mette, anna] = [professional('team'), professional('team')]
    await tie(ellen.citizenId, 'team')
    await look(mette, ellen.citizenId)
    const aim = { target: 'person', personId: mette.personId } as const
    const block = must(await access.setMyBlock(house.shell, ellen, { aim, doesKeepAlerts: true }))
    expect(block.person).toEqual({ id: mette.personId, function: 'home-nurse', unitName: 'team' })
    expect(await ruleOf(mette, ellen.citizenId)).toBe('D03')
    expect(await ruleOf(anna, ellen.citizenId)).toBe('P03')
  })

  test('lifted opens again at once, stays on the list, and cannot be lifted twice', async () => {
    const ellen = citizen()
    const mette = professional('team')
    await tie(ellen.citizenId, 'team')
    const { id } = must(await access.setMyBlock(house.shell, ellen, everything))
    expect(await ruleOf(mette, ellen.citizenId)).toBe('D03')
    house.clock.advance({ minutes: 1 })
    expect(must(await access.liftMyBlock(house.shell, ellen, id))).toMatchObject({ status: 'over' })
    expect(await ruleOf(mette, ellen.citizenId)).toBe('P03')
    expect(await access.liftMyBlock(house.shell, ellen, id)).toMatchObject({
      refusal: { code: 'block-lifted-already' },
    })
    expect(must(await listMyBlocks(house.shell, ellen)).blocks).toHaveLength(1)
    const stranger = citizen()
    expect(await access.liftMyBlock(house.shell, stranger, id)).toMatchObject({
      refusal: { code: 'block-unknown' },
    })
  })

  test('asked for by telephone is written down by staff for everything, and by nobody without a tie', async () => {
    const ellen = citizen()
    await tie(ellen.citizenId, 'team')
    const wish = { ...everything, way: 'phone' } as const
    expect(
      await access.registerBlock(house.shell, professional('ward', 'ward-nurse'), ellen.citizenId, wish),
    ).toMatchObject({ refusal: { code: 'no-relation' } })
    const aim = { target: 'unit', unitId: unit('ward') } as const
    expect(
      await access.registerBlock(house.shell, professional('team'), ellen.citizenId, { ...wish, aim }),
    ).toMatchObject({ refusal: { code: 'block-must-be-total' } })
    const block = must(await access.registerBlock(house.shell, professional('team'), ellen.citizenId, wish))
    expect(block).toMatchObject({ target: 'everything', setThrough: 'phone' })
  })

  test('written down by staff is lifted by staff only while the citizen consents, and own ones stay', async () => {
    const ellen = citizen()
    const mette = professional('team')
    await tie(ellen.citizenId, 'team')
    const aim = { target: 'unit', unitId: unit('ward') } as const
    must(await access.setMyBlock(house.shell, ellen, { aim, doesKeepAlerts: true }))
    must(await access.registerBlock(house.shell, mette, ellen.citizenId, { ...everything, way: 'letter' }))
    expect(await liftRegisteredBlocks(house.shell, mette, ellen.citizenId)).toMatchObject({
      refusal: { code: 'lift-needs-consent-now' },
    })
    must(
      await access.openOverride(house.shell, mette, ellen.citizenId, {
        reasonCode: 'CONSENT_NOW',
        reason: '',
      }),
    )
    expect(must(await liftRegisteredBlocks(house.shell, mette, ellen.citizenId))).toEqual({ lifted: 1 })
    expect(await ruleOf(mette, ellen.citizenId)).toBe('P03')
    expect(must(await listMyBlocks(house.shell, ellen)).blocks).toMatchObject([
      { target: 'unit', status: 'in-force' },
      { target: 'everything', status: 'over' },
    ])
  })

  test('of a unit or person nobody knows is refused', async () => {
    const ellen = citizen()
    const nobody = '00000000-0000-7000-8000-00000000dead'
    const set = (aim: access.BlockWish['aim']) =>
      access.setMyBlock(house.shell, ellen, { aim, doesKeepAlerts: true })
    expect(await set({ target: 'unit', unitId: nobody as OrganisationId })).toMatchObject({
      refusal: { code: 'blocked-unit-unknown' },
    })
    expect(await set({ target: 'person', personId: nobody as PersonId })).toMatchObject({
      refusal: { code: 'blocked-person-unknown' },
    })
  })

  test('is chosen from those who have looked and those whose care one is in; units are found by name', async () => {
    const ellen = citizen()
    const mette = professional('team')
    await tie(ellen.citizenId, 'team')
    await tie(ellen.citizenId, 'ward')
    await look(mette, ellen.citizenId)
    const choices = must(await listBlockChoices(house.shell, ellen))
    expect(choices.people).toMatchObject([
      { personId: mette.personId, function: 'home-nurse', unit: { name: 'team' }, looks: 1 },
    ])
    expect(choices.units.map(({ name, isTied }) => [name, isTied]).sort()).toEqual([
      ['team', true],
      ['ward', true],
    ])
    expect(must(await findUnitsToBlock(house.shell, { search: 'war', limit: 5 })).units).toMatchObject([
      { name: 'ward', partyName: 'hospital' },
    ])
  })
})

describe('a consent', () => {
  const toLise = (lise: CitizenActor, more: Partial<access.ConsentTold> = {}): access.ConsentTold => ({
    receiver: async () => ok({ kind: 'relative', citizenId: lise.citizenId, name: 'Lise' }),
    purpose: 'support',
    dataKinds: ['PLAN'],
    form: 'written',
    givenBy: 'citizen',
    note: '',
    ...more,
  })

  test('lets a relative see what it says and no more, until it is taken back', async () => {
    const [bruno, lise] = [citizen(), citizen()]
    expect(await ruleOf(lise, bruno.citizenId)).toBe('D08')
    const { id } = must(await access.recordConsent(house.shell, bruno, bruno.citizenId, toLise(lise)))
    expect(await ruleOf(lise, bruno.citizenId)).toBe('P33')
    expect(await ruleOf(lise, bruno.citizenId, 'MED')).toBe('D08')
    expect(await access.listRepresented(house.shell, lise)).toMatchObject([
      { citizenId: bruno.citizenId, as: 'consent', dataKinds: ['PLAN'] },
    ])
    house.clock.advance({ minutes: 1 })
    expect(must(await access.revokeConsent(house.shell, bruno, bruno.citizenId, id))).toMatchObject({
      status: 'revoked',
      mayRevoke: false,
    })
    expect(await ruleOf(lise, bruno.citizenId)).toBe('D08')
    expect(await access.listRepresented(house.shell, lise)).toEqual([])
    expect(await access.revokeConsent(house.shell, bruno, bruno.citizenId, id)).toMatchObject({
      refusal: { code: 'consent-ended-already' },
    })
  })

  test('lapses after a year to the second', async () => {
    const [bruno, lise] = [citizen(), citizen()]
    const { to } = must(await access.recordConsent(house.shell, bruno, bruno.citizenId, toLise(lise)))
    house.clock.set(instant(epoch(to as Instant) - 24 * 3_600_000))
    expect(await ruleOf(lise, bruno.citizenId)).toBe('P33')
    house.clock.set(to)
    expect(await ruleOf(lise, bruno.citizenId)).toBe('D08')
    expect(must(await listMyConsents(house.shell, bruno)).consents).toMatchObject([{ status: 'lapsed' }])
  })

  test('given by word of mouth is written down by a nurse who has the citizen, and by nobody else', async () => {
    const [bruno, lise] = [citizen(), citizen()]
    await tie(bruno.citizenId, 'team')
    const told = toLise(lise, { form: 'oral', note: 'Sagt ved hjemmebesøg' })
    expect(
      await access.recordConsent(house.shell, professional('ward', 'ward-nurse'), bruno.citizenId, told),
    ).toMatchObject({ refusal: { code: 'no-relation' } })
    must(await access.recordConsent(house.shell, professional('team'), bruno.citizenId, told))
    expect(
      must(await listConsents(house.shell, professional('team'), bruno.citizenId)).consents,
    ).toMatchObject([
      { form: 'oral', givenBy: 'citizen', recordedBy: { unitName: 'team' }, receiver: { name: 'Lise' } },
    ])
    expect(await access.recordConsent(house.shell, lise, bruno.citizenId, told)).toMatchObject({
      ok: false,
    })
  })

  test('in writing lets the job centre see what one can do at work, and not the record', async () => {
    const bruno = citizen()
    const worker = professional('job-centre', 'job-centre-worker')
    const told = {
      receiver: async () => ok({ kind: 'unit', unitId: unit('job-centre'), name: '' } as const),
      purpose: 'employment',
      dataKinds: ['FUN', 'REC'],
      givenBy: 'citizen',
      note: '',
    } as const
    await tie(bruno.citizenId, 'team')
    expect(
      await access.recordConsent(house.shell, professional('team'), bruno.citizenId, {
        ...told,
        form: 'oral',
      }),
    ).toMatchObject({ refusal: { code: 'consent-must-be-written' } })
    expect(await ruleOf(worker, bruno.citizenId, 'FUN')).not.toBe('P13')
    must(
      await access.recordConsent(house.shell, professional('team'), bruno.citizenId, {
        ...told,
        form: 'written',
      }),
    )
    expect(await ruleOf(worker, bruno.citizenId, 'FUN')).toBe('P13')
    expect((await look(worker, bruno.citizenId, 'PSY')).ok).toBe(false)
  })

  test('refused for longer than a year, and the relative sees nothing by it', async () => {
    const [bruno, lise] = [citizen(), citizen()]
    const told = toLise(lise, { lastDay: '2027-07-01' as DanishDate })
    expect(await access.recordConsent(house.shell, bruno, bruno.citizenId, told)).toMatchObject({
      refusal: { code: 'consent-longer-than-a-year', data: { basis: 'SUL 44(2)' } },
    })
    expect(await ruleOf(lise, bruno.citizenId)).toBe('D08')
  })

  test('is reminded of once, thirty days before it lapses', async () => {
    const [bruno, lise] = [citizen(), citizen()]
    const { to, id } = must(await access.recordConsent(house.shell, bruno, bruno.citizenId, toLise(lise)))
    const notices = async () => must(await listMyNotices(house.shell, bruno)).notices
    house.clock.set(instant(epoch(to as Instant) - 31 * 86_400_000))
    await remindOfConsents(house.shell)
    expect(await notices()).toEqual([])
    house.clock.set(instant(epoch(to as Instant) - 29 * 86_400_000))
    await remindOfConsents(house.shell)
    await remindOfConsents(house.shell)
    expect(await notices()).toMatchObject([
      { kind: 'consent-expires', aboutId: id, consent: { receiverName: 'Lise', to }, acknowledgedAt: null },
    ])
  })
})

describe('somebody who acts for the citizen', () => {
  const born = (who: CitizenActor, bornOn: string, diedAt: Instant | null = null, isRefused = false) =>
    access.recordSubjects(house.shell, [
      {
        citizenId: who.citizenId,
        name: 'Ida Test',
        bornOn: bornOn as DanishDate,
        diedAt,
        isAfterDeathInformationRefused: isRefused,
        address: null,
      },
    ])

  const told = (
    who: CitizenActor,
    kind: access.RepresentationTold['kind'],
    more: Partial<access.RepresentationTold> = {},
  ): access.RepresentationTold => ({
    kind,
    representative: async () => ok({ citizenId: who.citizenId, name: 'Lise' }),
    dataKinds: ['ID', 'ADM', 'PLAN', 'REC'],
    doesCoverHealth: true,
    document: 'Set ved fremmøde',
    inForceFrom: '2026-01-01' as DanishDate,
    ...(kind === 'parent' ? {} : { reviewOn: '2027-05-01' as DanishDate }),
    ...more,
  })

  const record = async (of: CitizenActor, as: access.RepresentationTold) => {
    await tie(of.citizenId, 'team')
    return access.recordRepresentation(house.shell, professional('team'), of.citizenId, as)
  }

  test('a mother sees until the child turns fifteen at midnight in Copenhagen; then the young person decides', async () => {
    const [child, mother] = [citizen(), citizen()]
    await born(child, '2011-06-15')
    must(await record(child, told(mother, 'parent')))
    expect(await ruleOf(mother, child.citizenId)).toBe('P35')
    house.clock.set('2026-06-14T21:59:59.999Z')
    expect(await ruleOf(mother, child.citizenId)).toBe('P35')
    house.clock.set('2026-06-14T22:00:00.000Z')
    expect(await ruleOf(mother, child.citizenId)).toBe('D09')
    expect(await access.listRepresented(house.shell, mother)).toEqual([])
    must(
      await access.recordConsent(house.shell, child, child.citizenId, {
        receiver: async () => ok({ kind: 'relative', citizenId: mother.citizenId, name: 'Lise' }),
        purpose: 'support',
        dataKinds: ['PLAN'],
        form: 'written',
        givenBy: 'citizen',
        note: '',
      }),
    )
    expect((await look(mother, child.citizenId)).ok).toBe(true)
  })

  test('a mother kept out for the sake of the child is out at once', async () => {
    const [child, mother] = [citizen(), citizen()]
    await born(child, '2020-06-15')
    const { id } = must(await record(child, told(mother, 'parent')))
    expect(await ruleOf(mother, child.citizenId)).toBe('P35')
    house.clock.advance({ minutes: 1 })
    must(
      await access.endRepresentation(house.shell, professional('team'), child.citizenId, {
        representationId: id,
        reason: 'Af hensyn til barnet, SUL § 37',
      }),
    )
    expect((await look(mother, child.citizenId)).ok).toBe(false)
    expect(must(await listMyRepresentatives(house.shell, child)).representations).toMatchObject([
      { status: 'over', endReason: 'Af hensyn til barnet, SUL § 37' },
    ])
  })

  test('a guardian sees by a document that covers health, and not by one that does not', async () => {
    const [inger, son, friend] = [citizen(), citizen(), citizen()]
    await born(inger, '1938-02-01')
    must(await record(inger, told(son, 'guardian')))
    expect(await ruleOf(son, inger.citizenId)).toBe('P34')
    must(await record(inger, told(friend, 'lasting-power', { doesCoverHealth: false })))
    expect((await look(friend, inger.citizenId)).ok).toBe(false)
  })

  test('a guardian consents for the citizen, in their own name as representative; a relative by consent cannot', async () => {
    const [inger, son, neighbour] = [citizen(), citizen(), citizen()]
    await born(inger, '1938-02-01')
    must(await record(inger, told(son, 'guardian', { dataKinds: ['ID', 'PLAN', 'REL'] })))
    const consent = {
      receiver: async () => ok({ kind: 'relative', citizenId: neighbour.citizenId, name: 'Nabo' } as const),
      purpose: 'support',
      dataKinds: ['PLAN', 'REL'],
      form: 'oral',
      givenBy: 'citizen',
      note: '',
    } as const
    expect(must(await access.recordConsent(house.shell, son, inger.citizenId, consent))).toMatchObject({
      givenBy: 'representative',
      form: 'written',
      recordedBy: { unitName: null },
    })
    expect(await ruleOf(neighbour, inger.citizenId)).toBe('P33')
    expect((await access.recordConsent(house.shell, neighbour, inger.citizenId, consent)).ok).toBe(false)
  })

  const seesOthers: DataKind[] = ['ID', 'PLAN', 'REL']

  test('a mother blocks for her child; the child reads by whom, and lifts it alone from fifteen, when she no longer can', async () => {
    const [child, mother] = [citizen(), citizen()]
    const mette = professional('team')
    await born(child, '2011-06-15')
    must(await record(child, told(mother, 'parent', { dataKinds: seesOthers })))
    expect(await access.listRepresented(house.shell, mother)).toMatchObject([
      { as: 'parent', mayDecide: true },
    ])
    const aim = { target: 'unit', unitId: unit('nursing') } as const
    const block = must(await setBlockFor(house.shell, mother, child.citizenId, { aim, doesKeepAlerts: true }))
    expect(block).toMatchObject({ setThrough: 'representative', setByName: 'Ellen', mayLift: true })
    expect(await ruleOf(mette, child.citizenId)).toBe('D03')
    expect(must(await listMyBlocks(house.shell, child)).blocks).toMatchObject([
      { setThrough: 'representative', setByName: 'Ellen', mayLift: true, status: 'in-force' },
    ])

    const records = await house.db.query<{ action: string; object: string; rule: string }>(sql`
      select action, object, rule_id as rule from access.records
      where citizen_id = ${child.citizenId} and person_id = ${mother.personId} and outcome = 'granted'
      order by id`)
    expect(records).toContainEqual({ action: 'write', object: 'block', rule: 'P35' })

    house.clock.set('2026-06-14T22:00:00.000Z')
    for (const refused of [
      await setBlockFor(house.shell, mother, child.citizenId, everything),
      await liftBlockFor(house.shell, mother, child.citizenId, block.id),
      await listBlocksFor(house.shell, mother, child.citizenId),
    ])
      expect(refused).toMatchObject({ ok: false, refusal: { data: { ruleId: 'D09' } } })
    expect(await ruleOf(mette, child.citizenId)).toBe('D03')
    must(await access.liftMyBlock(house.shell, child, block.id))
    expect(await ruleOf(mette, child.citizenId)).toBe('P03')
  })

  test('a guardian lifts what one who acts has set, and never what the citizen has said themselves', async () => {
    const [inger, son] = [citizen(), citizen()]
    await born(inger, '1938-02-01')
    must(await record(inger, told(son, 'guardian', { dataKinds: seesOthers })))
    const own = must(await access.setMyBlock(house.shell, inger, everything))
    const aim = { target: 'unit', unitId: unit('practice') } as const
    const his = must(await setBlockFor(house.shell, son, inger.citizenId, { aim, doesKeepAlerts: true }))
    const { blocks } = must(await listBlocksFor(house.shell, son, inger.citizenId))
    expect(blocks.map(({ id, mayLift }) => [id, mayLift])).toEqual(
      expect.arrayContaining([
        [own.id, false],
        [his.id, true],
      ]),
    )
    expect(await liftBlockFor(house.shell, son, inger.citizenId, own.id)).toMatchObject({
      refusal: { code: 'block-is-the-citizens-own' },
    })
    house.clock.advance({ minutes: 1 })
    expect(must(await liftBlockFor(house.shell, son, inger.citizenId, his.id))).toMatchObject({
      status: 'over',
    })
    expect(await liftBlockFor(house.shell, son, inger.citizenId, crypto.randomUUID())).toMatchObject({
      refusal: { code: 'block-unknown' },
    })
    const looks = await house.db.query(sql`
      select distinct action, object, data_kind as kind from access.records
      where citizen_id = ${inger.citizenId} and person_id = ${son.personId} and outcome = 'granted'
      order by object`)
    expect(looks).toEqual([
      { action: 'write', object: 'block', kind: 'REL' },
      { action: 'read', object: 'blocks', kind: 'REL' },
      { action: 'write', object: 'lift-block', kind: 'REL' },
    ])
  })

  test('a document that does not cover health, an ordinary power, a consent and a stranger block nothing for anybody', async () => {
    const [inger, daughter, neighbour, friend, stranger] = [
      citizen(),
      citizen(),
      citizen(),
      citizen(),
      citizen(),
    ]
    await born(inger, '1938-02-01')
    const dataKinds = seesOthers
    must(await record(inger, told(daughter, 'guardian', { dataKinds, doesCoverHealth: false })))
    must(await record(inger, told(neighbour, 'power', { dataKinds })))
    must(
      await access.recordConsent(house.shell, inger, inger.citizenId, {
        receiver: async () => ok({ kind: 'relative', citizenId: friend.citizenId, name: 'Ven' } as const),
        purpose: 'support',
        dataKinds,
        form: 'written',
        givenBy: 'citizen',
        note: '',
      }),
    )
    for (const who of [daughter, neighbour, friend, stranger]) {
      expect((await setBlockFor(house.shell, who, inger.citizenId, everything)).ok).toBe(false)
      for (const one of await access.listRepresented(house.shell, who)) expect(one.mayDecide).toBe(false)
    }
    expect(must(await listMyBlocks(house.shell, inger)).blocks).toEqual([])
  })

  test('a guardian chooses among those who have the citizen, and among who has looked only by a document that covers the log', async () => {
    const [inger, son, daughter] = [citizen(), citizen(), citizen()]
    const mette = professional('team')
    await born(inger, '1938-02-01')
    must(await record(inger, told(son, 'guardian', { dataKinds: seesOthers })))
    must(await record(inger, told(daughter, 'guardian', { dataKinds: [...seesOthers, 'LOG'] })))
    await look(mette, inger.citizenId)
    expect(must(await listBlockChoicesFor(house.shell, son, inger.citizenId))).toMatchObject({
      units: [{ name: 'team' }],
      people: null,
      withheld: true,
    })
    const all = must(await listBlockChoicesFor(house.shell, daughter, inger.citizenId))
    expect(all.withheld).toBe(false)
    expect(all.people?.some(({ personId }) => personId === mette.personId)).toBe(true)
  })

  test('a guardian who blocks everything cannot keep themselves in: staff end it of necessity, and lift on the citizen’s word what was left', async () => {
    const [inger, son] = [citizen(), citizen()]
    await born(inger, '1938-02-01')
    const { id } = must(await record(inger, told(son, 'guardian', { dataKinds: seesOthers })))
    must(await setBlockFor(house.shell, son, inger.citizenId, everything))
    const mette = professional('team')
    const open = async (reasonCode: 'CONSENT_NOW' | 'INCAPABLE') =>
      must(
        await access.openOverride(house.shell, mette, inger.citizenId, {
          reasonCode,
          reason: 'Værgen er sat fra bestillingen af Familieretshuset',
        }),
      )
    const lift = async () => {
      await open('CONSENT_NOW')
      return must(await liftRegisteredBlocks(house.shell, mette, inger.citizenId)).lifted
    }
    expect(await lift()).toBe(0)
    house.clock.advance({ hours: 5 })
    const end = () =>
      access.endRepresentation(house.shell, mette, inger.citizenId, {
        representationId: id,
        reason: 'Værgemålet er ophævet',
      })
    expect(await end()).toMatchObject({ refusal: { code: 'blocked-by-citizen' } })
    await open('INCAPABLE')
    must(await end())
    house.clock.advance({ hours: 5 })
    expect(await lift()).toBe(1)
  })

  test('a guardian lets others in to no more than the document covers, and never themselves', async () => {
    const [inger, son, neighbour] = [citizen(), citizen(), citizen()]
    must(await record(inger, told(son, 'guardian', { dataKinds: ['PLAN', 'REL'] })))
    const consent = (to: CitizenActor, dataKinds: DataKind[]) =>
      access.recordConsent(house.shell, son, inger.citizenId, {
        receiver: async () => ok({ kind: 'relative', citizenId: to.citizenId, name: 'Nabo' } as const),
        purpose: 'support',
        dataKinds,
        form: 'written',
        givenBy: 'citizen',
        note: '',
      })
    expect(await consent(neighbour, ['PLAN', 'REC'])).toMatchObject({
      refusal: { code: 'consent-beyond-document' },
    })
    expect(await consent(son, ['PLAN'])).toMatchObject({ refusal: { code: 'consent-not-to-yourself' } })
    expect((await consent(neighbour, ['PLAN'])).ok).toBe(true)
  })

  test('what a mother consents to for her child lapses when the child turns fifteen', async () => {
    const [child, mother, aunt] = [citizen(), citizen(), citizen()]
    await born(child, '2011-06-15')
    must(await record(child, told(mother, 'parent', { dataKinds: ['PLAN', 'REL'] })))
    const consent = {
      receiver: async () => ok({ kind: 'relative', citizenId: aunt.citizenId, name: 'Moster' } as const),
      purpose: 'support',
      dataKinds: ['PLAN'],
      form: 'written',
      givenBy: 'representative',
      note: '',
    } as const
    const { to } = must(await access.recordConsent(house.shell, mother, child.citizenId, consent))
    expect(to).toBe('2026-06-14T22:00:00.000Z')
    expect((await look(aunt, child.citizenId)).ok).toBe(true)
    house.clock.set('2026-06-14T22:00:00.000Z')
    expect((await look(aunt, child.citizenId)).ok).toBe(false)
    expect(
      await access.recordConsent(house.shell, professional('team'), child.citizenId, consent),
    ).toMatchObject({ refusal: { code: 'minor-consents-alone' } })
  })

  test('nobody at work writes themselves down as guardian, nor as the relative or person who may be told', async () => {
    const [ellen, mette] = [citizen(), professional('team')]
    const herself = citizen()
    await access.recordOwnRecord(house.shell, mette.personId, herself.citizenId)
    await tie(ellen.citizenId, 'team')
    expect(
      await access.recordRepresentation(house.shell, mette, ellen.citizenId, told(herself, 'guardian')),
    ).toMatchObject({ refusal: { code: 'representation-not-of-yourself' } })
    const consent = { dataKinds: ['PLAN'], form: 'oral', givenBy: 'citizen', note: '' } as const
    expect(
      await access.recordConsent(house.shell, mette, ellen.citizenId, {
        ...consent,
        purpose: 'support',
        receiver: async () => ok({ kind: 'relative', citizenId: herself.citizenId, name: 'Mette' }),
      }),
    ).toMatchObject({ refusal: { code: 'consent-not-to-yourself' } })
  })

  test('who acts for the citizen is written down neither by care staff nor on one’s own word alone', async () => {
    const [kaja, friend] = [citizen(), citizen()]
    const doctor = professional('practice', 'general-practitioner')
    must(
      await access.declareRelation(house.shell, doctor, kaja.citizenId, { reason: 'Er i akuttid her i dag' }),
    )
    expect(
      await access.recordRepresentation(house.shell, doctor, kaja.citizenId, told(friend, 'guardian')),
    ).toMatchObject({ refusal: { code: 'representation-only-by-health-persons' } })
  })

  test('an ordinary power opens nothing by itself', async () => {
    const [inger, friend] = [citizen(), citizen()]
    must(await record(inger, told(friend, 'power')))
    expect((await look(friend, inger.citizenId)).ok).toBe(false)
  })

  test('the nearest relative of somebody who has died is told of the illness, unless the citizen did not want it', async () => {
    const [aage, hugo, widow] = [citizen(), citizen(), citizen()]
    await born(aage, '1940-01-01')
    must(await record(aage, told(widow, 'nearest-relative')))
    expect((await look(widow, aage.citizenId, 'REC')).ok).toBe(false)
    const diedAt = '2026-05-30T10:00:00.000Z' as Instant
    await born(aage, '1940-01-01', diedAt)
    expect(await ruleOf(widow, aage.citizenId, 'REC')).toBe('P36')
    expect((await look(widow, aage.citizenId, 'MED')).ok).toBe(false)
    await born(hugo, '1940-01-01', diedAt, true)
    must(await record(hugo, told(widow, 'nearest-relative')))
    expect((await look(widow, hugo.citizenId, 'REC')).ok).toBe(false)
  })
})

describe('an override', () => {
  const words = 'Bevidstløs, skal have medicin nu'
  const blocked = async () => {
    const ellen = citizen()
    await tie(ellen.citizenId, 'team')
    must(await access.setMyBlock(house.shell, ellen, everything))
    return ellen
  }

  test('opens a blocked citizen to read for four hours to the second, tells the citizen, and tells those who review', async () => {
    const ellen = await blocked()
    const mette = professional('team')
    expect(await ruleOf(mette, ellen.citizenId, 'MED')).toBe('D03')
    const override = must(
      await access.openOverride(house.shell, mette, ellen.citizenId, {
        reasonCode: 'ACUTE_MEDICATION_RISK',
        reason: words,
      }),
    )
    expect(await ruleOf(mette, ellen.citizenId, 'MED')).toBe('P20')
    expect((await look(mette, ellen.citizenId, 'PLAN', 'write')).ok).toBe(false)
    expect(must(await access.getMyOverride(house.shell, mette, ellen.citizenId)).override).toEqual(override)
    expect(must(await listMyNotices(house.shell, ellen)).notices).toMatchObject([
      {
        kind: 'override-opened',
        aboutId: override.id,
        delivery: 'own-page',
        override: { function: 'home-nurse', unitName: 'team', reason: words },
      },
    ])
    await house.settle()
    expect(heard).toHaveLength(1)
    expect(heard[0]).toContain('ACUTE_MEDICATION_RISK')
    expect(heard[0]).not.toContain(words)
    const [logged] = await house.owner.query<{ ruleId: string; reason: string; overrideId: string }>(sql`
      select rule_id as "ruleId", reason, override_id as "overrideId"
      from access.records
      where citizen_id = ${ellen.citizenId} and action = 'override'`)
    expect(logged).toEqual({
      ruleId: 'P20',
      reason: `ACUTE_MEDICATION_RISK: ${words}`,
      overrideId: override.id,
    })
    house.clock.set('2026-06-01T11:59:59.999Z')
    expect(await ruleOf(mette, ellen.citizenId, 'MED')).toBe('P20')
    house.clock.set('2026-06-01T12:00:00.000Z')
    expect(await ruleOf(mette, ellen.citizenId, 'MED')).toBe('D03')
    expect(must(await access.getMyOverride(house.shell, mette, ellen.citizenId)).override).toBeNull()
  })

  test('is the person’s own: neither a colleague, nor another citizen, nor another role', async () => {
    const [ellen, other] = [await blocked(), await blocked()]
    const mette = professional('team')
    must(
      await access.openOverride(house.shell, mette, ellen.citizenId, {
        reasonCode: 'INCAPABLE',
        reason: words,
      }),
    )
    expect(await ruleOf(professional('team'), ellen.citizenId)).toBe('D03')
    expect(await ruleOf(mette, other.citizenId)).toBe('D03')
    const elsewhere = { ...professional('ward', 'ward-nurse'), personId: mette.personId }
    expect((await look(elsewhere, ellen.citizenId)).ok).toBe(false)
  })

  test('opens somebody the unit has nothing to do with, and with consent now it is P21', async () => {
    const ellen = citizen()
    const doctor = professional('ward', 'ward-doctor')
    expect(await ruleOf(doctor, ellen.citizenId)).toBe('D01')
    must(
      await access.openOverride(house.shell, doctor, ellen.citizenId, {
        reasonCode: 'CONSENT_NOW',
        reason: '',
      }),
    )
    expect(await ruleOf(doctor, ellen.citizenId)).toBe('P21')
  })

  test('is refused without words, to those who are no health persons, and about oneself; nothing is opened by it', async () => {
    const ellen = await blocked()
    const open = (actor: ProfessionalActor, reason = words) =>
      access.openOverride(house.shell, actor, ellen.citizenId, { reasonCode: 'UNCONSCIOUS', reason })
    const mette = professional('team')
    expect(await open(mette, 'Akut')).toMatchObject({ refusal: { code: 'override-reason-too-short' } })
    const secretary = professional('ward', 'medical-secretary')
    expect(await open(secretary)).toMatchObject({
      refusal: { code: 'override-only-by-health-persons' },
    })
    expect(must(await access.getMyOverride(house.shell, secretary, ellen.citizenId)).override).toBeNull()
    await access.recordOwnRecord(house.shell, mette.personId, ellen.citizenId)
    expect(await open(mette)).toMatchObject({ refusal: { data: { ruleId: 'D02' } } })
    expect(must(await access.getMyOverride(house.shell, mette, ellen.citizenId)).override).toBeNull()
    await house.settle()
    expect(heard).toEqual([])
    expect(must(await listMyNotices(house.shell, ellen)).notices).toEqual([])
  })

  test('of a citizen nobody has registered is answered as one that may not be seen', async () => {
    const asked = { reasonCode: 'UNCONSCIOUS', reason: words } as const
    expect(
      await access.openOverride(house.shell, professional('ward', 'ward-doctor'), undefined, asked),
    ).toMatchObject({ refusal: { code: 'no-relation' } })
    expect(
      await access.openOverride(house.shell, professional('ward', 'secretary'), undefined, asked),
    ).toMatchObject({ refusal: { code: 'override-only-by-health-persons' } })
  })

  test('closed by the person before its time is over at once; another’s cannot be closed', async () => {
    const ellen = await blocked()
    const mette = professional('team')
    const { id } = must(
      await access.openOverride(house.shell, mette, ellen.citizenId, {
        reasonCode: 'INCAPABLE',
        reason: words,
      }),
    )
    expect(await access.closeOverride(house.shell, professional('team'), ellen.citizenId, id)).toMatchObject({
      refusal: { code: 'override-unknown' },
    })
    house.clock.advance({ minutes: 5 })
    expect(must(await access.closeOverride(house.shell, mette, ellen.citizenId, id))).toEqual({
      override: null,
    })
    expect(await ruleOf(mette, ellen.citizenId)).toBe('D03')
    expect(await access.closeOverride(house.shell, mette, ellen.citizenId, id)).toMatchObject({
      refusal: { code: 'override-over-already' },
    })
  })

  test('the citizen acknowledges the notice, and nobody else’s', async () => {
    const ellen = await blocked()
    must(
      await access.openOverride(house.shell, professional('team'), ellen.citizenId, {
        reasonCode: 'INCAPABLE',
        reason: words,
      }),
    )
    const [notice] = must(await listMyNotices(house.shell, ellen)).notices
    house.clock.advance({ minutes: 5 })
    expect(must(await acknowledgeNotice(house.shell, ellen, notice?.id ?? ''))).toMatchObject({
      acknowledgedAt: '2026-06-01T08:05:00.000Z',
    })
    expect(await acknowledgeNotice(house.shell, citizen(), notice?.id ?? '')).toMatchObject({
      refusal: { code: 'notice-unknown' },
    })
  })
})

describe('a declared relation', () => {
  test('lets a doctor see a visitor for fourteen days, the doctor alone, and not past a block', async () => {
    const ellen = citizen()
    const doctor = professional('practice', 'general-practitioner')
    expect(await ruleOf(doctor, ellen.citizenId)).toBe('D01')
    const told = { reason: 'Akut besøg som feriegæst' }
    expect(must(await access.declareRelation(house.shell, doctor, ellen.citizenId, told))).toMatchObject({
      to: '2026-06-15T08:00:00.000Z',
    })
    expect(await ruleOf(doctor, ellen.citizenId)).toBe('P02')
    expect(await ruleOf(professional('practice', 'general-practitioner'), ellen.citizenId)).toBe('D01')
    house.clock.set('2026-06-15T08:00:00.000Z')
    expect((await look(doctor, ellen.citizenId)).ok).toBe(false)
    house.clock.set(start)
    must(await access.setMyBlock(house.shell, ellen, everything))
    const other = professional('practice', 'general-practitioner')
    expect(await access.declareRelation(house.shell, other, ellen.citizenId, told)).toMatchObject({
      refusal: { code: 'blocked-by-citizen' },
    })
  })

  test('is not accepted on a ward, nor without words', async () => {
    const ellen = citizen()
    const reason = 'Patienten ligger her'
    const nurse = professional('ward', 'ward-nurse')
    expect(await access.declareRelation(house.shell, nurse, ellen.citizenId, { reason })).toMatchObject({
      refusal: { code: 'declaration-not-accepted' },
    })
    const doctor = professional('practice', 'general-practitioner')
    expect(
      await access.declareRelation(house.shell, doctor, ellen.citizenId, { reason: 'besøg' }),
    ).toMatchObject({ refusal: { code: 'declaration-reason-too-short' } })
  })
})

describe('a delegated task', () => {
  test('is given by a nurse to a unit, seen on the plan, makes a tie, and is taken back', async () => {
    const ellen = citizen()
    const mette = professional('team')
    await tie(ellen.citizenId, 'team')
    const until = '2026-07-01T08:00:00.000Z' as Instant
    const told = { task: 'insulin', unitId: unit('care'), until }
    const row = must(await access.delegateTask(house.shell, mette, ellen.citizenId, told))
    expect(row).toMatchObject({ task: 'insulin', to: { unitName: 'care' }, status: 'in-force' })
    const helper = professional('care', 'home-helper')
    expect(await access.hasRelation(house.shell, helper, ellen.citizenId)).toBe(true)
    expect(must(await listDelegations(house.shell, mette, ellen.citizenId)).delegations).toMatchObject([
      { id: row.id },
    ])
    house.clock.advance({ minutes: 1 })
    expect(must(await access.endDelegation(house.shell, mette, ellen.citizenId, row.id))).toMatchObject({
      status: 'over',
    })
    const [tied] = await house.owner.query<{ isOpen: boolean }>(sql`
      select valid_to > ${house.clock.now()} as "isOpen"
      from access.relations
      where citizen_id = ${ellen.citizenId} and kind = 'delegation'`)
    expect(tied).toEqual({ isOpen: false })
  })

  test('lets in nobody of another organisation who does not have the citizen already', async () => {
    const ellen = citizen()
    await tie(ellen.citizenId, 'ward')
    const nurse = professional('ward', 'ward-nurse')
    const told = { task: 'insulin', unitId: unit('care'), until: '2026-07-01T08:00:00.000Z' as Instant }
    expect(await access.delegateTask(house.shell, nurse, ellen.citizenId, told)).toMatchObject({
      refusal: { code: 'delegation-receiver-elsewhere' },
    })
    await tie(ellen.citizenId, 'care')
    expect((await access.delegateTask(house.shell, nurse, ellen.citizenId, told)).ok).toBe(true)
  })

  test('is refused to those who do no health work, to a unit nobody knows and to somebody who does not work there', async () => {
    const ellen = citizen()
    await tie(ellen.citizenId, 'team')
    const until = '2026-07-01T08:00:00.000Z' as Instant
    const mette = professional('team')
    const nobody = '00000000-0000-7000-8000-00000000dead'
    for (const [receiver, code] of [
      [{ unitId: nobody as OrganisationId }, 'delegation-receiver-unknown'],
      [{ unitId: unit('care'), personId: nobody as PersonId }, 'delegation-receiver-unknown'],
    ] as const)
      expect(
        await access.delegateTask(house.shell, mette, ellen.citizenId, {
          task: 'insulin',
          until,
          ...receiver,
        }),
      ).toMatchObject({ refusal: { code } })
    expect(
      (
        await access.delegateTask(house.shell, professional('team', 'secretary'), ellen.citizenId, {
          task: 'insulin',
          unitId: unit('care'),
          until,
        })
      ).ok,
    ).toBe(false)
  })
})

describe('a permission of the management', () => {
  const until = '2027-05-01T00:00:00.000Z' as Instant
  const told = {
    kind: 'technical-help',
    functions: ['secretary'],
    dataKinds: [],
    reason: 'Bestilling af tider',
    to: until,
  } as const

  test('lets a secretary of the unit look up, until it is withdrawn', async () => {
    const ellen = citizen()
    await tie(ellen.citizenId, 'team')
    const secretary = professional('team', 'secretary')
    expect((await look(secretary, ellen.citizenId, 'APP')).ok).toBe(false)
    const leader = professional('nursing', 'unit-leader')
    const { id } = must(await access.givePermission(house.shell, leader, unit('team'), told))
    expect(await ruleOf(secretary, ellen.citizenId, 'APP')).toBe('P07')
    house.clock.advance({ minutes: 1 })
    must(await access.withdrawPermission(house.shell, leader, unit('team'), id))
    expect((await look(secretary, ellen.citizenId, 'APP')).ok).toBe(false)
    expect(must(await access.listPermissions(house.shell, leader, unit('nursing')))).toMatchObject({
      permissions: [{ id, unitName: 'team', status: 'over' }],
    })
    expect(await access.withdrawPermission(house.shell, leader, unit('team'), id)).toMatchObject({
      refusal: { code: 'permission-ended-already' },
    })
  })

  test('that opens records is not given by a leader to herself, nor to everybody', async () => {
    const leader = professional('nursing', 'unit-leader')
    for (const kind of ['quality', 'research', 'export'] as const)
      for (const functions of [['unit-leader'], []])
        expect(
          await access.givePermission(house.shell, leader, unit('nursing'), { ...told, kind, functions }),
        ).toMatchObject({ refusal: { code: 'permission-for-yourself' } })
  })

  test('is given neither by a nurse, nor by the leader of another unit', async () => {
    for (const actor of [professional('team'), professional('ward', 'unit-leader')])
      expect(await access.givePermission(house.shell, actor, unit('team'), told)).toMatchObject({
        refusal: { code: 'permission-only-by-management' },
      })
  })
})

test('what the citizen wants can be added to and never changed by the program', async () => {
  for (const table of ['blocks', 'consents', 'representations', 'overrides', 'delegations', 'notices'])
    for (const deed of [`update access.${table} set citizen_id = citizen_id`, `delete from access.${table}`])
      await expect(house.db.pool.query(deed)).rejects.toThrow(/denied/)
})
