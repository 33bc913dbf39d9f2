import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ProfessionalActor } from '../../../contract/actor.ts'
import type { CitizenId, MessageId, OrganisationId, PersonId, RoleId, StayId } from '../../../kernel/ids.ts'
import { type DanishDate, epoch, type Instant, instant } from '../../../kernel/instant.ts'
import { openTestHouse, type TestHouse } from '../../../test/support/shell.ts'
import { sql } from '../../platform/db/sql.ts'
import type { SessionKey } from '../../platform/http/answer.ts'
import { publish } from '../../platform/outbox.ts'
import { hasRelation, recordRelation } from '../access/index.ts'
import { citizenModule, getCitizen, registerCitizen } from '../citizen/index.ts'
import type { HospitalNotificationData } from '../message/index.ts'
import { type NewUnit, registerUnit } from '../organisation/index.ts'
import { letter } from './domain/arbitrary.ts'
import type { Notification } from './domain/notification.ts'
import { listResponsibility, stayModule } from './index.ts'
import * as store from './store.ts'
import { applyNotifications, type ToldNotification } from './use-cases/apply-notifications.ts'
import {
  dischargeByHand,
  endStayByHand,
  extendStayWindow,
  resumeStayWindow,
  suspendStayWindow,
  undoEndByHand,
  waiveStayWindow,
} from './use-cases/change-stay.ts'
import { listWardPatients } from './use-cases/list-ward.ts'
import { foldKnown, readKnown, rowOf } from './use-cases/read-course.ts'
import { tellEndedWindows } from './use-cases/tell-ended-windows.ts'
import { listStays } from './use-cases/view-stays.ts'

/** Official test numbers (MedCom, July 2024). */
const numbers = [
  '0201609995',
  '0201609996',
  '0504909995',
  '0504909989',
  '0201919990',
  '0201919996',
  '0201919995',
]
numbers.push('2911829996', '1509819996', '0505059996', '0505109990')
numbers.push('0108589995', '0108629996', '0104909995', '0104909989', '1502799995', '1502829995', '0506889996')
numbers.push('2512489996', '0211223989', '2509479989', '0107729995')

let house: TestHouse
const units: Record<string, OrganisationId> = {}

beforeAll(async () => {
  house = await openTestHouse({
    listeners: [...(stayModule.listeners ?? []), ...(citizenModule.listeners ?? [])],
    now: '2026-06-10T08:00:00Z',
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
  await add('hospital', { kind: 'hospital', sor: '440001000016001' })
  await add('ward', {
    kind: 'ward',
    parentId: units.hospital,
    sor: '440001000016003',
    dutyPhone: '+45 78 00 00 01',
  })
  await add('psychiatry', { kind: 'ward', parentId: units.hospital, services: ['psychiatry'] })
  await add('other-hospital', { kind: 'hospital', sor: '440001000016002' })
  await add('municipality', { kind: 'municipality', municipalityCode: '0751' })
  await add('nursing', { kind: 'team', parentId: units.municipality, room: 'health' })
  await add('practice', { kind: 'practice' })
  await add('job-centre', { kind: 'job-centre', parentId: units.municipality, room: 'job-centre' })
})
afterAll(() => house.close())

function unit(key: string): OrganisationId {
  const id = units[key]
  if (id === undefined) throw new Error(`no unit ${key}`)
  return id
}

async function newCitizen(): Promise<CitizenId> {
  const citizen = await registerCitizen(house.shell, {
    number: numbers.pop() ?? '',
    name: 'Else Test Lauridsen',
  })
  if (!citizen.ok) throw new Error(citizen.refusal.code)
  return citizen.value
}

function professional(key: string, jobFunction: string): ProfessionalActor {
  return {
    kind: 'professional',
    personId: '00000000-0000-7000-8000-000000000001' as PersonId,
    name: 'Mette Holm',
    roleId: '00000000-0000-7000-8000-000000000002' as RoleId,
    function: jobFunction,
    unitId: unit(key),
  }
}

let messages = 0

/** A letter as `message` tells of it: from the ward, to the municipality, about one episode. */
function told(
  citizenId: CitizenId,
  one: Notification,
  where: { readonly ward?: string; readonly episode?: string } = {},
): ToldNotification & { readonly data: HospitalNotificationData } {
  messages += 1
  const sor = where.ward === 'other-hospital' ? '440001000016002' : '440001000016003'
  const mailbox = { sor, gln: '5790000000005', name: 'Afsnittet' }
  return {
    citizenId,
    data: {
      messageId: `00000000-0000-7000-8000-${String(messages).padStart(12, '0')}` as MessageId,
      notification: {
        ...one,
        letterId: one.letterId,
        envelopeId: `envelope-${messages}`,
        episodeId: where.episode ?? 'episode-1',
        status: 'in-progress',
        activity: '',
        isDeceased: one.base === 'MORS',
        sender: mailbox,
        provider: { sor, name: mailbox.name },
        receiver: mailbox,
        earlierLetters: [],
      },
      receiverUnitId: unit('municipality'),
      municipalityCode: '0751',
      providerUnitId: unit(where.ward ?? 'ward'),
    },
  }
}

/** Tells through the outbox, as `message` does, and lets everybody hear. */
async function receive(...letters: ReturnType<typeof told>[]): Promise<void> {
  await publish(
    house.shell,
    letters.map(({ citizenId, data }) => ({
      type: 'hospital-notification-received',
      citizenId,
      occurredAt: house.clock.now(),
      data,
    })),
  )
  await house.settle()
}

async function stayOf(citizenId: CitizenId): Promise<store.StayRow> {
  const [row] = await store.listStayRows(house.db, [citizenId])
  if (row === undefined) throw new Error('no stay')
  return row
}

/** All that is kept of a citizen's stays, without what tells one citizen from another. */
async function standingOf(citizenId: CitizenId): Promise<unknown> {
  return house.owner.one(sql`
    select
      (select jsonb_agg(to_jsonb(stay) - '{citizen_id,id,changed_at}'::text[])
       from stay.stays as stay where stay.citizen_id = ${citizenId}) as stays,
      (select jsonb_agg(letter_id order by letter_id) from stay.notifications where citizen_id = ${citizenId}) as letters,
      (select jsonb_agg(to_jsonb(tie) - '{citizen_id,source_id,told_at}'::text[] order by kind, unit_id)
       from access.relations as tie where tie.citizen_id = ${citizenId}) as ties,
      (select jsonb_agg(object order by object) from access.records where citizen_id = ${citizenId}) as records`)
}

/** Factual time of an hour of the letters, which count from 1 June. */
const at = (hours: number): Instant => instant(epoch(instant('2026-06-01T00:00:00Z')) + hours * 3_600_000)

describe('letters become a stay', () => {
  test('given an admission, then the ward sees the patient, the municipality the stay, and others nothing', async () => {
    const citizenId = await newCitizen()
    await receive(told(citizenId, letter('STIN', 0)))
    const ward = professional('ward', 'ward-nurse')
    const list = await listWardPatients(house.shell, ward, { whose: 'ward', limit: 50 })
    expect(list).toMatchObject({ value: { patients: [{ citizenId, status: 'admitted' }] } })
    const nurse = await listStays(house.shell, professional('nursing', 'home-nurse'), citizenId)
    expect(nurse).toMatchObject({
      value: { stays: [{ status: 'admitted', place: { unitId: unit('ward') } }] },
    })
    const outside = await listStays(house.shell, professional('other-hospital', 'ward-nurse'), citizenId)
    expect(outside.ok).toBe(false)
    expect(await hasRelation(house.shell, professional('job-centre', 'job-adviser'), citizenId)).toBe(false)
    expect(
      await listWardPatients(house.shell, ward, { whose: 'ward', unitId: unit('other-hospital'), limit: 50 }),
    ).toMatchObject({
      refusal: { code: 'stay-unit-not-yours' },
    })
    const sent = await house.db.query(sql`
      select rule_id as rule, object from access.records
      where citizen_id = ${citizenId} and flow = 'push'`)
    expect(sent).toEqual([{ rule: 'P24', object: 'STIN' }])
  })

  test('given a discharge after two days, then the ward has 72 hours and shows where it can be reached', async () => {
    const citizenId = await newCitizen()
    house.clock.set('2026-06-03T01:00:00Z')
    await receive(told(citizenId, letter('SLHJ', 48)), told(citizenId, letter('STIN', 0)))
    const view = await listStays(house.shell, professional('ward', 'ward-nurse'), citizenId)
    expect(view).toMatchObject({
      value: {
        stays: [{ status: 'ended', window: { status: 'open', endsAt: at(120), phone: '+45 78 00 00 01' } }],
        responsibility: [
          { basis: 'stay' },
          { basis: 'window-after-discharge', to: at(120) },
          { basis: 'own-doctor' },
        ],
      },
    })
    const patients = await listWardPatients(house.shell, professional('ward', 'ward-nurse'), {
      whose: 'ward',
      limit: 50,
    })
    expect(patients.ok && patients.value.patients.find((one) => one.citizenId === citizenId)).toMatchObject({
      windowUntil: at(120),
    })
    expect((await listResponsibility(house.shell, citizenId)).map(({ basis }) => basis)).toEqual([
      'stay',
      'window-after-discharge',
      'own-doctor',
    ])
  })

  test('given a new admission elsewhere in the 72 hours, then responsibility has moved there', async () => {
    const citizenId = await newCitizen()
    await receive(told(citizenId, letter('STIN', 0)), told(citizenId, letter('SLHJ', 48)))
    await receive(told(citizenId, letter('STIN', 60), { ward: 'other-hospital', episode: 'episode-2' }))
    house.clock.set('2026-06-10T08:00:00Z')
    const rows = await store.listStayRows(house.db, [citizenId])
    expect(rows.find((row) => row.episodeId === 'episode-1')?.windowUntil).toBe(at(60))
    const view = await listStays(house.shell, professional('other-hospital', 'ward-nurse'), citizenId)
    expect(view.ok && view.value.responsibility.at(-1)).toMatchObject({
      basis: 'stay',
      place: { unitId: unit('other-hospital') },
      to: null,
    })
  })

  test('given a dying citizen for whom the doctor has decided so, then the own doctor answers from the discharge; taken back, the ward does', async () => {
    const citizenId = await newCitizen()
    house.clock.set(at(24))
    await receive(told(citizenId, letter('STIN', 0)))
    const { stayId } = await stayOf(citizenId)
    const on = { actor: professional('ward', 'hospital-doctor'), citizenId, stayId }
    expect(await waiveStayWindow(house.shell, on, { isWaived: true, reason: ' ' })).toMatchObject({
      refusal: { code: 'stay-reason-missing' },
    })
    const wardNurse = { ...on, actor: professional('ward', 'ward-nurse') }
    expect(await waiveStayWindow(house.shell, wardNurse, { isWaived: true, reason: 'Døende' })).toMatchObject(
      {
        refusal: { code: 'window-doctor-decides' },
      },
    )
    expect(await listStays(house.shell, wardNurse.actor, citizenId)).toMatchObject({
      value: { stays: [{ mayWaive: { may: false, because: 'window-doctor-decides' } }] },
    })
    const nurse = { ...on, actor: professional('nursing', 'home-nurse') }
    expect((await waiveStayWindow(house.shell, nurse, { isWaived: true, reason: 'Døende' })).ok).toBe(false)
    expect(await waiveStayWindow(house.shell, on, { isWaived: true, reason: 'Døende' })).toMatchObject({
      value: {
        stays: [{ windowWaived: { by: 'Mette Holm', role: { da: 'Læge på sygehus' }, reason: 'Døende' } }],
      },
    })
    house.clock.set(at(49))
    await receive(told(citizenId, letter('SLHJ', 48)))
    expect(await listStays(house.shell, on.actor, citizenId)).toMatchObject({
      value: { stays: [{ window: null, noWindow: 'dying' }] },
    })
    expect((await listResponsibility(house.shell, citizenId)).map(({ basis }) => basis)).toEqual([
      'stay',
      'own-doctor',
    ])
    expect(await waiveStayWindow(house.shell, on, { isWaived: false, reason: '' })).toMatchObject({
      refusal: { code: 'stay-over-already' },
    })
  })

  test('given 72 hours that are over, then pathways are told once, by the very end of them, and not a minute before', async () => {
    const citizenId = await newCitizen()
    house.clock.set(at(49))
    await receive(told(citizenId, letter('STIN', 0)), told(citizenId, letter('SLHJ', 48)))
    const ends = () =>
      house.owner.query<{ at: string }>(sql`
        select at from pathway.facts where citizen_id = ${citizenId} and kind = 'treatment-window-ended'`)
    house.clock.set(at(119))
    await tellEndedWindows(house.shell)
    expect(await ends()).toEqual([])
    house.clock.set(at(121))
    await tellEndedWindows(house.shell)
    await tellEndedWindows(house.shell)
    expect(await ends()).toEqual([{ at: at(120) }])
  })

  test('given a discharge that is cancelled after the 72 hours, then their end is taken back, and the real discharge has an end of its own', async () => {
    const citizenId = await newCitizen()
    house.clock.set(at(49))
    const first = letter('SLHJ', 48)
    await receive(told(citizenId, letter('STIN', 0)), told(citizenId, first))
    const facts = () =>
      house.owner.query<{ kind: string; at: string }>(sql`
        select kind, at from pathway.facts
        where citizen_id = ${citizenId} and source = 'clock'
        order by told_at, kind desc`)
    house.clock.set(at(121))
    await tellEndedWindows(house.shell)
    house.clock.set(at(122))
    const cancellation = letter('SLHJ', 48, {
      change: 'cancellation',
      cancels: first.letterId,
      sentAt: at(122),
    })
    await receive(told(citizenId, cancellation))
    await tellEndedWindows(house.shell)
    await tellEndedWindows(house.shell)
    expect(await facts()).toEqual([
      { kind: 'treatment-window-ended', at: at(120) },
      { kind: 'fact-taken-back', at: at(122) },
    ])
    house.clock.set(at(131))
    await receive(told(citizenId, letter('SLHJ', 130)))
    await tellEndedWindows(house.shell)
    expect(await facts()).toHaveLength(2)
    house.clock.set(at(203))
    await tellEndedWindows(house.shell)
    expect((await facts()).at(-1)).toEqual({ kind: 'treatment-window-ended', at: at(202) })
  })

  test('given a psychiatric stay, then there is no window, and the reason is shown', async () => {
    const citizenId = await newCitizen()
    const psychiatric = { ward: 'psychiatry' }
    await receive(
      told(citizenId, letter('STIN', 0), psychiatric),
      told(citizenId, letter('SLHJ', 48), psychiatric),
    )
    const view = await listStays(house.shell, professional('psychiatry', 'psychiatric-nurse'), citizenId)
    expect(view).toMatchObject({ value: { stays: [{ window: null, noWindow: 'psychiatric' }] } })
  })

  test('given a death and its cancellation, then the citizen is dead and then alive', async () => {
    const citizenId = await newCitizen()
    await receive(told(citizenId, letter('STIN', 0)), told(citizenId, letter('MORS', 30)))
    expect(await getCitizen(house.shell, citizenId)).toMatchObject({ status: 'dead', diedAt: at(30) })
    const cancellation = letter('MORS', 30, { change: 'cancellation', cancels: 'MORS-30', sentAt: at(31) })
    await receive(told(citizenId, cancellation))
    expect(await getCitizen(house.shell, citizenId)).toMatchObject({ status: 'active', diedAt: null })
    expect(await stayOf(citizenId)).toMatchObject({ status: 'admitted' })
  })

  test('given an admission that is cancelled, then the municipality sees that it was, and the list of the ward is without the citizen', async () => {
    const citizenId = await newCitizen()
    const first = letter('STIN', 0)
    await receive(told(citizenId, first))
    await receive(
      told(citizenId, letter('STIN', 0, { change: 'cancellation', cancels: first.letterId, sentAt: at(1) })),
    )
    expect(await stayOf(citizenId)).toMatchObject({ status: 'cancelled', placeUnitId: null })
    const ward = await listWardPatients(house.shell, professional('ward', 'ward-nurse'), {
      whose: 'ward',
      limit: 200,
    })
    expect(ward.ok && ward.value.patients.some((one) => one.citizenId === citizenId)).toBe(false)
    const nurse = await listStays(house.shell, professional('nursing', 'home-nurse'), citizenId)
    expect(nurse).toMatchObject({
      value: { stays: [{ status: 'cancelled', history: [{ mark: 'cancelled' }, { mark: 'cancellation' }] }] },
    })
    const kinds = await house.owner.query<{ kind: string }>(sql`
      select kind from pathway.facts where citizen_id = ${citizenId} order by kind`)
    expect(kinds.map(({ kind }) => kind)).toEqual(['stay-cancelled', 'stay-started'])
  })

  test('given the hospital is corrected, then the right one is let in, and the wrong one loses its tie now', async () => {
    const citizenId = await newCitizen()
    house.clock.set('2026-06-03T02:00:00Z')
    await receive(told(citizenId, letter('STIN', 0)))
    const right = letter('STIN', 0, { change: 'correction', revises: 'STIN-0', sentAt: at(2) })
    const mistaken = told(citizenId, right, { ward: 'other-hospital' })
    // The correction comes from the mailbox that sent the mistake.
    const sender = { sor: '440001000016003', gln: '5790000000005' }
    const notification = { ...mistaken.data.notification, sender }
    await receive({ ...mistaken, data: { ...mistaken.data, notification } })
    house.clock.advance({ hours: 31 * 24 })
    expect(await hasRelation(house.shell, professional('other-hospital', 'ward-nurse'), citizenId)).toBe(true)
    expect(await hasRelation(house.shell, professional('ward', 'ward-nurse'), citizenId)).toBe(false)
    house.clock.set('2026-06-10T08:00:00Z')
  })
})

describe('what people do', () => {
  test('given the hospital never says so, when a home nurse ends the stay, then it is over until the hospital says otherwise', async () => {
    const citizenId = await newCitizen()
    house.clock.set('2026-06-10T08:00:00Z')
    await receive(told(citizenId, letter('STIN', 0)))
    const on = {
      actor: professional('nursing', 'home-nurse'),
      citizenId,
      stayId: (await stayOf(citizenId)).stayId,
    }
    const tooEarly = await endStayByHand(house.shell, on, { endedAt: at(-1), reason: 'Er hjemme' })
    expect(tooEarly).toMatchObject({ refusal: { code: 'stay-end-impossible' } })
    const ended = await endStayByHand(house.shell, on, { endedAt: at(40), reason: 'Er hjemme' })
    expect(ended).toMatchObject({
      value: { stays: [{ status: 'ended', noWindow: 'ended-by-hand', mayEndByHand: { may: false } }] },
    })
    const again = await endStayByHand(house.shell, on, { endedAt: at(41), reason: 'Er hjemme' })
    expect(again).toMatchObject({ refusal: { code: 'stay-over-already' } })
    await receive(told(citizenId, letter('SLHJ', 44)))
    const view = await listStays(house.shell, on.actor, citizenId)
    expect(view).toMatchObject({
      value: { stays: [{ endedAt: at(44), endingsByHand: [{ mark: 'overtaken' }] }] },
    })
  })

  test('given the citizen has been admitted again since, then the ward cannot undo the discharge and have two stays at once', async () => {
    const citizenId = await newCitizen()
    house.clock.set(at(50))
    await receive(told(citizenId, letter('STIN', 0)))
    const { stayId } = await stayOf(citizenId)
    const ward = { actor: professional('ward', 'ward-nurse'), citizenId, stayId }
    const home = { dischargedAt: at(48), destination: 'own-home-with-nursing' } as const
    expect((await dischargeByHand(house.shell, ward, home)).ok).toBe(true)
    await receive(told(citizenId, letter('STIN', 49), { episode: 'episode-2' }))
    expect(await undoEndByHand(house.shell, ward, 'Forkert patient')).toMatchObject({
      refusal: { code: 'stay-followed-by-another' },
    })
  })

  test('given a ward that discharges to home nursing, then it has the 72 hours; undone with a reason the citizen is there again, and both stay visible', async () => {
    const citizenId = await newCitizen()
    house.clock.set(at(50))
    await receive(told(citizenId, letter('STIN', 0)))
    const { stayId } = await stayOf(citizenId)
    const ward = { actor: professional('ward', 'ward-nurse'), citizenId, stayId }
    const nurse = { ...ward, actor: professional('nursing', 'home-nurse') }
    const home = { dischargedAt: at(48), destination: 'own-home-with-nursing' } as const
    expect(await dischargeByHand(house.shell, nurse, home)).toMatchObject({
      refusal: { code: 'stay-not-yours' },
    })
    expect(await dischargeByHand(house.shell, ward, { ...home, dischargedAt: at(51) })).toMatchObject({
      refusal: { code: 'stay-end-impossible' },
    })
    expect(await dischargeByHand(house.shell, ward, home)).toMatchObject({
      value: {
        stays: [
          {
            status: 'ended',
            noWindow: null,
            window: { status: 'open', endsAt: at(120), phone: '+45 78 00 00 01' },
            endingsByHand: [{ destination: 'own-home-with-nursing', mark: 'in-force', undone: null }],
          },
        ],
      },
    })
    expect((await listWardPatients(house.shell, ward.actor, { whose: 'ward', limit: 200 })).ok).toBe(true)
    expect(await undoEndByHand(house.shell, nurse, 'Står her ikke')).toMatchObject({
      refusal: { code: 'stay-not-yours' },
    })
    expect(await undoEndByHand(house.shell, ward, ' ')).toMatchObject({
      refusal: { code: 'stay-reason-missing' },
    })
    const undone = await undoEndByHand(house.shell, ward, 'Forkert patient')
    expect(undone).toMatchObject({
      value: {
        stays: [
          {
            status: 'admitted',
            window: null,
            endingsByHand: [{ mark: 'undone', undone: { by: 'Mette Holm', reason: 'Forkert patient' } }],
            mayDischarge: { may: true },
            mayUndoEnd: { may: false, because: 'stay-not-ended-by-hand' },
          },
        ],
      },
    })
    expect(await undoEndByHand(house.shell, ward, 'Igen')).toMatchObject({
      refusal: { code: 'stay-not-ended-by-hand' },
    })
    expect((await listResponsibility(house.shell, citizenId)).map(({ basis }) => basis)).toEqual(['stay'])
    const looks = await house.db.query<{ object: string; kind: string }>(sql`
      select distinct object, unnest(array_prepend(data_kind, further_kinds)) as kind
      from access.records
      where citizen_id = ${citizenId} and unit_id = ${unit('ward')} and action = 'write' and outcome = 'granted'
      order by object, kind`)
    expect(looks).toEqual([
      { object: 'discharge-by-hand', kind: 'ADM' },
      { object: 'discharge-by-hand', kind: 'PLAN' },
      { object: 'undo-end-by-hand', kind: 'ADM' },
      { object: 'undo-end-by-hand', kind: 'PLAN' },
    ])
  })

  test('given a discharge by hand to a home without nursing, then no 72 hours follow, and the hospital’s letter moves the time and not where to', async () => {
    const citizenId = await newCitizen()
    house.clock.set(at(50))
    await receive(told(citizenId, letter('STIN', 0)))
    const { stayId } = await stayOf(citizenId)
    const ward = { actor: professional('ward', 'ward-nurse'), citizenId, stayId }
    expect(
      await dischargeByHand(house.shell, ward, { dischargedAt: 'now', destination: 'own-home' }),
    ).toMatchObject({ value: { stays: [{ endedAt: at(50), noWindow: 'no-municipal-nursing' }] } })
    await receive(told(citizenId, letter('SLHJ', 49)))
    expect(await listStays(house.shell, ward.actor, citizenId)).toMatchObject({
      value: {
        stays: [
          { endedAt: at(49), noWindow: 'no-municipal-nursing', endingsByHand: [{ mark: 'overtaken' }] },
        ],
      },
    })
    expect(await undoEndByHand(house.shell, ward, 'Forkert')).toMatchObject({
      refusal: { code: 'stay-not-ended-by-hand' },
    })
  })

  test('given a stay the hospital has not ended, then the citizen’s own doctor may not end it by hand', async () => {
    const citizenId = await newCitizen()
    house.clock.set('2026-06-10T08:00:00Z')
    await receive(told(citizenId, letter('STIN', 0)))
    const { stayId } = await stayOf(citizenId)
    await recordRelation(house.shell, {
      citizenId,
      unitId: unit('practice'),
      kind: 'gp',
      sourceId: citizenId,
      from: at(0),
    })
    const doctor = professional('practice', 'general-practitioner')
    const ended = { endedAt: at(40), reason: 'Er hjemme' }
    expect(await endStayByHand(house.shell, { actor: doctor, citizenId, stayId }, ended)).toMatchObject({
      refusal: { code: 'stay-not-yours' },
    })
    expect(await listStays(house.shell, doctor, citizenId)).toMatchObject({
      value: { stays: [{ mayEndByHand: { may: false, because: 'stay-not-yours' } }] },
    })
  })

  test('given an open window, then the ward alone extends it, pauses it for 112 and takes it up again, and the time is kept', async () => {
    const citizenId = await newCitizen()
    house.clock.set('2026-06-03T02:00:00Z')
    await receive(told(citizenId, letter('STIN', 0)), told(citizenId, letter('SLHJ', 48)))
    const { stayId } = await stayOf(citizenId)
    const nurse = { actor: professional('nursing', 'home-nurse'), citizenId, stayId }
    const ward = { actor: professional('ward', 'ward-nurse'), citizenId, stayId }
    const later = { endsAt: at(144), reason: 'Afventer blodprøver' }
    expect(await extendStayWindow(house.shell, nurse, later)).toMatchObject({
      refusal: { code: 'window-not-yours' },
    })
    expect(await extendStayWindow(house.shell, ward, later)).toMatchObject({
      value: { stays: [{ window: { status: 'extended', endsAt: at(144) } }] },
    })
    expect(await suspendStayWindow(house.shell, nurse, 'Brystsmerter')).toMatchObject({
      refusal: { code: 'window-not-yours' },
    })
    expect(await suspendStayWindow(house.shell, ward, 'Brystsmerter')).toMatchObject({
      value: { stays: [{ window: { status: 'suspended' } }] },
    })
    house.clock.advance({ hours: 1 })
    expect(await resumeStayWindow(house.shell, nurse)).toMatchObject({
      refusal: { code: 'window-not-yours' },
    })
    expect(await resumeStayWindow(house.shell, ward)).toMatchObject({
      value: { stays: [{ window: { status: 'extended' } }] },
    })
    expect((await stayOf(citizenId)).windowUntil).toBe(at(144))
    const unknown = { ...ward, stayId: '00000000-0000-7000-8000-00000000dead' as StayId }
    expect(await extendStayWindow(house.shell, unknown, later)).toMatchObject({
      refusal: { code: 'stay-unknown' },
    })
  })
})

describe('over the wire', () => {
  const call = (
    name: string,
    actor: ProfessionalActor,
    parts: { params?: object; query?: object; body?: object },
  ) => {
    const mounted = stayModule.routes?.find(({ route }) => route.name === name)
    if (mounted === undefined) throw new Error(`no route is called ${name}`)
    const requestId = house.shell.ids.next<string>()
    const wire = { session: '' as SessionKey, params: {}, query: {}, body: {}, ...parts }
    return mounted.call(house.shell, { ...wire, requestId, actor })
  }

  test('given stays, the ward and deeds on them, then each answer has the shape the contract names', async () => {
    const citizenId = await newCitizen()
    house.clock.set('2026-06-03T02:00:00Z')
    const ward = professional('ward', 'ward-nurse')
    await receive(told(citizenId, letter('STIN', 0)))
    expect((await call('list-ward-patients', ward, { query: { unit: unit('ward') } })).ok).toBe(true)
    const params = { citizenId, stayId: (await stayOf(citizenId)).stayId }
    const nurse = professional('nursing', 'home-nurse')
    const body = { endedAt: '2026-06-03T01:00:00+02:00', reason: 'Er hjemme' }
    expect((await call('end-stay-by-hand', nurse, { params, body })).ok).toBe(true)
    await receive(told(citizenId, letter('SLHJ', 48)))
    const later = { endsAt: at(144), reason: 'Afventer blodprøver' }
    expect((await call('extend-window', ward, { params, body: later })).ok).toBe(true)
    expect((await call('suspend-window', ward, { params, body: { reason: '112' } })).ok).toBe(true)
    expect((await call('resume-window', ward, { params })).ok).toBe(true)
    expect(await call('list-stays', ward, { params: { citizenId } })).toMatchObject({
      value: { stays: [{ status: 'ended', window: { status: 'extended' }, noWindow: null }] },
    })
  })
})

describe('whatever the network does', () => {
  test('given letters in any order, one by one or together, some twice, then the saved stay is what folding anew gives', async () => {
    const letters = [
      letter('STAA', 0),
      letter('STIN', 5),
      letter('STOR', 10),
      letter('SLOR', 20, { leaveStart: at(10) }),
      letter('SLHJ', 48),
      letter('SLHJ', 46, { change: 'correction', revises: 'SLHJ-48', sentAt: at(49) }),
    ]
    const citizens = [await newCitizen(), await newCitizen(), await newCitizen()]
    const first = letters.map((one) => told(citizens[0] as CitizenId, one))
    await receive(...first)
    const expected = await stayOf(citizens[0] as CitizenId)
    for (const [index, citizenId] of citizens.slice(1).entries()) {
      const again = letters.map((one) => told(citizenId, one))
      const [shuffled] = fc.sample(fc.shuffledSubarray(again, { minLength: again.length }), {
        numRuns: 1,
        seed: index,
      })
      for (const one of [...(shuffled ?? []), ...(shuffled ?? []).slice(0, 3)]) await receive(one)
      const saved = await stayOf(citizenId)
      expect({ ...saved, citizenId: null, stayId: null }).toEqual({
        ...expected,
        citizenId: null,
        stayId: null,
      })
    }
    for (const citizenId of citizens) {
      const known = await readKnown(house.shell, [citizenId])
      const course = (await foldKnown(house.shell, known)).get(citizenId)
      expect(known.rows.map((row) => course && rowOf(course, row))).toEqual(known.rows)
    }
    expect(expected).toMatchObject({ status: 'ended', endedAt: at(46), windowUntil: at(118) })
  })

  test('given letters of many told in one breath, shuffled, some twice and one that cannot be read among them, then each stay, tie and record is as if they had come one by one', async () => {
    const story = [
      letter('STAA', 0),
      letter('STIN', 5),
      letter('STOR', 10),
      letter('SLOR', 20, { leaveStart: at(10) }),
      letter('SLHJ', 48),
    ]
    const lives = fc.array(fc.integer({ min: 1, max: story.length }), { minLength: 2, maxLength: 6 })
    const tell = (lengths: readonly number[]) => {
      const citizenIds = lengths.map(() => house.shell.ids.next<CitizenId>())
      const letters = citizenIds.flatMap((citizenId, place) =>
        story.slice(0, lengths[place]).map((one) => told(citizenId, one)),
      )
      return { citizenIds, letters }
    }
    await fc.assert(
      fc.asyncProperty(lives, fc.integer(), async (lengths, seed) => {
        const alone = tell(lengths)
        for (const one of alone.letters) await applyNotifications(house.shell, [one])
        const together = tell(lengths)
        const [shuffled = []] = fc.sample(
          fc.shuffledSubarray(together.letters, { minLength: together.letters.length }),
          { numRuns: 1, seed },
        )
        const unreadable = told(house.shell.ids.next<CitizenId>(), letter('STIN', 0))
        const data = { ...unreadable.data, notification: null } as never
        await receive(...shuffled, { ...unreadable, data }, ...shuffled.slice(0, 3))
        for (const [place, citizenId] of together.citizenIds.entries())
          expect(await standingOf(citizenId)).toEqual(await standingOf(alone.citizenIds[place] as CitizenId))
        const { waiting } = await house.owner.one<{ waiting: number }>(sql`
          select count(*) as waiting from platform.outbox where listener = 'stay.apply-notifications'`)
        expect(waiting).toBe(1)
        await house.owner.execute(sql`delete from platform.outbox`)
      }),
      { numRuns: 4 },
    )
  })

  test('given two servers take in letters of one citizen at once, then both count', async () => {
    const citizenId = await newCitizen()
    await Promise.all([
      applyNotifications(house.shell, [told(citizenId, letter('STIN', 0))]),
      applyNotifications(house.shell, [told(citizenId, letter('SLHJ', 30))]),
      applyNotifications(house.shell, [told(citizenId, letter('STOR', 10))]),
    ])
    expect(await stayOf(citizenId)).toMatchObject({ status: 'ended', startedAt: at(0), endedAt: at(30) })
  })

  test('given two hundred letters, then they are taken in with a handful of statements', async () => {
    const citizenIds = Array.from({ length: 200 }, () => house.shell.ids.next<CitizenId>())
    let statements = 0
    const counting: typeof house.shell = {
      ...house.shell,
      transaction: (work) =>
        house.shell.transaction((inner) => {
          const count =
            <Arguments extends unknown[], Answer>(ask: (...given: Arguments) => Answer) =>
            (...given: Arguments) => {
              statements += 1
              return ask(...given)
            }
          const db = {
            ...inner.db,
            query: count(inner.db.query),
            execute: count(inner.db.execute),
          } as typeof inner.db
          return work({ ...inner, db })
        }),
    }
    await applyNotifications(
      counting,
      citizenIds.map((citizenId) => told(citizenId, letter('STIN', 0))),
    )
    expect(statements).toBeLessThanOrEqual(15)
    expect(await store.listStayRows(house.db, citizenIds)).toHaveLength(200)
  })

  test('what a letter said is never changed: the program may add and read, and no more', async () => {
    for (const table of ['notifications', 'deeds']) {
      await expect(house.db.pool.query(`update stay.${table} set stay_id = stay_id`)).rejects.toThrow(
        /denied/,
      )
      await expect(house.db.pool.query(`delete from stay.${table}`)).rejects.toThrow(/denied/)
    }
  })
})
