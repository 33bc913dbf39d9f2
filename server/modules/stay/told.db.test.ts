import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { ProfessionalActor } from '../../../contract/actor.ts'
import type { CitizenView } from '../../../contract/citizen.ts'
import { localReplacementSystem } from '../../../kernel/cpr.ts'
import type {
  CitizenId,
  MessageId,
  OrganisationId,
  PersonId,
  RehabPlanId,
  RoleId,
  StayId,
} from '../../../kernel/ids.ts'
import { type DanishDate, type Instant, instant } from '../../../kernel/instant.ts'
import type { Result } from '../../../kernel/result.ts'
import { openTestHouse, type TestHouse } from '../../../test/support/shell.ts'
import { sql } from '../../platform/db/sql.ts'
import type { SessionKey } from '../../platform/http/answer.ts'
import { type DeliveredEvent, publish } from '../../platform/outbox.ts'
import { recordRelation } from '../access/index.ts'
import { loadAgreements } from '../agreement/index.ts'
import { citizenModule, registerCitizen } from '../citizen/index.ts'
import { type NewUnit, registerUnit } from '../organisation/index.ts'
import {
  type FactKey,
  loadProgrammes,
  type PathwayTold,
  pathwayModule,
  recordFacts,
} from '../pathway/index.ts'
import { letter } from './domain/arbitrary.ts'
import type { Notification } from './domain/notification.ts'
import type { Said } from './domain/tell.ts'
import { stayModule } from './index.ts'
import * as store from './store.ts'
import { listWardPatients } from './use-cases/list-ward.ts'
import { tellOfStay } from './use-cases/tell-of-stay.ts'
import { tellPathway } from './use-cases/tell-pathway.ts'
import { listStays } from './use-cases/view-stays.ts'

const since = '2020-01-01' as DanishDate

function must<Value>(result: Result<Value>): Value {
  if (!result.ok) throw new Error(result.refusal.code)
  return result.value
}

let house: TestHouse
let called: PathwayTold[] = []
let citizenId: CitizenId
let stayId: StayId
let count = 0
const units: Record<string, OrganisationId> = {}

const register = async (name: string, unit: Omit<NewUnit, 'name' | 'validFrom'>) => {
  units[name] = must(await registerUnit(house.shell, { name, validFrom: since, ...unit })).id
}

beforeAll(async () => {
  house = await openTestHouse({
    listeners: [
      ...(stayModule.listeners ?? []),
      ...(pathwayModule.listeners ?? []),
      {
        name: 'test.hear',
        on: ['task-called-for', 'task-no-longer-called-for', 'task-deadline-changed'],
        async handle(_, events: readonly DeliveredEvent[]) {
          called.push(...(events as unknown as PathwayTold[]))
        },
      },
    ],
  })
  await loadAgreements(house.shell)
  await loadProgrammes(house.shell)
  await register('Esbjerg Sygehus', { kind: 'hospital', municipalityCode: '0561' })
  await register('ward', { kind: 'ward', parentId: units['Esbjerg Sygehus'] })
  await register('other ward', { kind: 'ward', parentId: units['Esbjerg Sygehus'] })
  await register('coordination', {
    kind: 'team',
    parentId: units['Esbjerg Sygehus'],
    services: ['discharge-coordination'],
  })
  await register('Varde Kommune', { kind: 'municipality', municipalityCode: '0573' })
  const varde = { kind: 'team', parentId: units['Varde Kommune'], room: 'health' } as const
  await register('home nursing', { ...varde, services: ['home-nursing'] })
  await register('acute nursing', { ...varde, services: ['acute-nursing'] })
  await register('training', { ...varde, services: ['training'] })
  await register('home care', { ...varde, room: 'elder-care', services: ['home-care'] })
  await register('clinic', { kind: 'practice', municipalityCode: '0573' })
})
afterAll(() => house.close())

beforeEach(async () => {
  called = []
  count += 1
  house.clock.set('2026-06-01T08:00:00Z')
  citizenId = must(
    await registerCitizen(house.shell, {
      number: `${String(count).padStart(2, '0')}01600VK1`,
      system: localReplacementSystem,
      name: 'Testborger',
      municipalityCode: '0573',
      gpUnitId: units.clinic,
      from: since,
    }),
  )
  await receive(letter('STIN', 0))
  const [row] = await store.listStayRows(house.db, [citizenId])
  if (row === undefined) throw new Error('no stay')
  stayId = row.stayId
  called = []
})

/** A letter from the ward to the municipality, heard by everybody. */
async function receive(one: Notification): Promise<void> {
  const sender = { sor: '440001000016003', gln: '5790000000005', name: 'Afsnittet' }
  await publish(house.shell, [
    {
      type: 'hospital-notification-received',
      citizenId,
      occurredAt: house.clock.now(),
      data: {
        messageId: house.shell.ids.next<MessageId>(),
        notification: { ...one, episodeId: 'episode-1', sender, provider: sender, receiver: sender },
        receiverUnitId: units['Varde Kommune'],
        municipalityCode: '0573',
        providerUnitId: units.ward,
      },
    },
  ])
  await house.settle()
}

/** Friday 5 June 2026 at 14 in Denmark. */
async function dischargeOnFriday(): Promise<void> {
  house.clock.set('2026-06-05T12:05:00Z')
  await receive(letter('SLHJ', 108))
}

function professional(unit: string, jobFunction = 'ward-nurse'): ProfessionalActor {
  return {
    kind: 'professional',
    personId: '00000000-0000-7000-8000-000000000001' as PersonId,
    name: 'Mette Holm',
    roleId: '00000000-0000-7000-8000-000000000002' as RoleId,
    function: jobFunction,
    unitId: units[unit] as OrganisationId,
  }
}

const say = async (said: Said, actor = professional('ward')) => {
  const answer = await tellOfStay(house.shell, { actor, citizenId, stayId }, said)
  await house.settle()
  return answer
}

const tasks = (stepId: string) =>
  called.flatMap((event) =>
    event.type === 'task-called-for' && event.data.stepId === stepId
      ? [
          {
            unit: event.data.responsibleId,
            offeredTo: event.data.handoffTo?.unitId ?? null,
            dueAt: event.data.dueAt,
          },
        ]
      : [],
  )
const calledOff = () =>
  called.flatMap((event) => (event.type === 'task-no-longer-called-for' ? [event.data.stepId] : []))

const friday: Instant = instant('2026-06-05T12:00:00Z')

describe('what the hospital tells calls for what should be done', () => {
  test('a conference and an expected discharge: the coordination holds it at ten on that day; a new day moves it; taken back it is off', async () => {
    must(await say({ about: 'discharge-conference', isNeeded: true }))
    expect(tasks('A9')).toEqual([])
    must(await say({ about: 'expected-discharge', at: friday }))
    expect(tasks('A9')).toEqual([
      { unit: units.coordination, offeredTo: null, dueAt: '2026-06-05T08:00:00.000Z' },
    ])
    house.clock.advance({ hours: 1 })
    must(await say({ about: 'expected-discharge', at: instant('2026-06-08T12:00:00Z') }))
    const moved = called.flatMap((event) => (event.type === 'task-deadline-changed' ? [event.data] : []))
    expect(moved).toMatchObject([{ stepId: 'A9', dueAt: '2026-06-08T08:00:00.000Z' }])
    expect(calledOff()).toEqual([])
    must(await say({ about: 'expected-discharge', at: null }))
    expect(calledOff()).toEqual(['A9'])
  })

  test('finished treatment: the ward sends the message the same day; a mistake withdraws it; told again it is owed again', async () => {
    must(await say({ about: 'treatment-finished', at: 'now' }))
    expect(tasks('A10')).toEqual([{ unit: units.ward, offeredTo: null, dueAt: '2026-06-01T21:59:59.999Z' }])
    house.clock.advance({ hours: 1 })
    must(await say({ about: 'treatment-finished', at: null }))
    expect(calledOff()).toEqual(['A10'])
    must(await say({ about: 'treatment-finished', at: instant('2026-06-01T08:30:00Z') }))
    expect(tasks('A10')).toHaveLength(2)
  })

  test('help needed the same day: the ward phones before noon on the day expected', async () => {
    must(await say({ about: 'same-day-help', isNeeded: true }))
    must(await say({ about: 'expected-discharge', at: friday }))
    expect(tasks('A11')).toEqual([{ unit: units.ward, offeredTo: null, dueAt: '2026-06-05T10:00:00.000Z' }])
    must(await say({ about: 'same-day-help', isNeeded: false }))
    expect(calledOff()).toEqual(['A11'])
  })

  test('acute nursing: offered to the acute team within the agreement’s two hours, and no second first contact', async () => {
    must(await say({ about: 'acute-nursing', isNeeded: true }))
    await dischargeOnFriday()
    expect(tasks('A16a')).toEqual([
      { unit: units.ward, offeredTo: units['acute nursing'], dueAt: '2026-06-05T14:00:00.000Z' },
    ])
    expect(tasks('A16')).toEqual([])
    must(await say({ about: 'acute-nursing', isNeeded: false }))
    expect(calledOff()).toContain('A16a')
    expect(tasks('A16')).toMatchObject([{ offeredTo: units['home nursing'] }])
  })

  test.each(['frailty', 'follow-up'] as const)(
    '%s: the follow-up visit is offered to whom the agreement names, home nursing, within seven days, once; taken back it is off',
    async (need) => {
      must(await say({ about: need, isNeeded: true }))
      must(await say({ about: need, isNeeded: true }, professional('ward', 'hospital-doctor')))
      await dischargeOnFriday()
      expect(tasks('A19')).toEqual([
        { unit: units.ward, offeredTo: units['home nursing'], dueAt: '2026-06-12T21:59:59.999Z' },
      ])
      must(await say({ about: need, isNeeded: false }))
      expect(calledOff()).toContain('A19')
    },
  )

  test('rehabilitation: the ward owes the plan within 24 hours, and then training offers the start within seven days', async () => {
    must(await say({ about: 'rehabilitation', isNeeded: true }))
    await dischargeOnFriday()
    expect(tasks('B3')).toEqual([{ unit: units.ward, offeredTo: null, dueAt: '2026-06-06T12:00:00.000Z' }])
    const planId = house.shell.ids.next<RehabPlanId>()
    await recordFacts(house.shell, citizenId, [
      {
        key: `plan sent ${planId}` as FactKey,
        kind: 'rehabilitation-plan-sent',
        at: house.clock.now(),
        subjectId: planId,
        data: { gopType: 'GENERAL_BASIC', dayZero: '2026-06-05', partOf: stayId },
        source: 'test',
      },
    ])
    await house.settle()
    expect(calledOff()).toContain('B3')
    expect(tasks('B5')).toEqual([
      { unit: units.training, offeredTo: null, dueAt: '2026-06-12T21:59:59.999Z' },
    ])
  })

  test('a need found after the discharge is called for then, and one taken back before the discharge never', async () => {
    must(await say({ about: 'rehabilitation', isNeeded: true }))
    house.clock.advance({ hours: 1 })
    must(await say({ about: 'rehabilitation', isNeeded: false }))
    await dischargeOnFriday()
    expect(tasks('B3')).toEqual([])
    house.clock.advance({ hours: 1 })
    must(await say({ about: 'rehabilitation', isNeeded: true }))
    expect(tasks('B3')).toHaveLength(1)
  })

  test('heard twice, nothing is called for twice', async () => {
    must(await say({ about: 'treatment-finished', at: 'now' }))
    await tellPathway(house.shell, [citizenId])
    await tellPathway(house.shell, [citizenId])
    await house.settle()
    expect(tasks('A10')).toHaveLength(1)
  })
})

describe('who tells, and who sees', () => {
  test('the ward and the discharge coordination tell; another ward, the GP and the municipality do not', async () => {
    const said: Said = { about: 'expected-discharge', at: friday }
    for (const actor of [professional('other ward'), professional('clinic', 'general-practitioner')])
      expect((await say(said, actor)).ok).toBe(false)
    await recordRelation(house.shell, {
      citizenId,
      sourceId: house.shell.ids.next<string>(),
      kind: 'task',
      unitId: units['home nursing'] as OrganisationId,
      from: house.clock.now(),
    })
    expect(await say(said, professional('home nursing', 'home-nurse'))).toMatchObject({
      refusal: { code: 'stay-not-yours' },
    })
    expect(await store.listTellings(house.db, [citizenId])).toEqual([])
    await recordRelation(house.shell, {
      citizenId,
      sourceId: house.shell.ids.next<string>(),
      kind: 'task',
      unitId: units.coordination as OrganisationId,
      from: house.clock.now(),
    })
    expect(await say(said, professional('coordination', 'discharge-coordinator'))).toMatchObject({
      value: { stays: [{ expectedDischarge: { at: friday, by: 'Mette Holm' }, mayTell: { may: true } }] },
    })
  })

  /** The citizen’s page as somebody opens it. */
  async function citizenAs(actor: ProfessionalActor): Promise<Result<CitizenView>> {
    const mounted = citizenModule.routes?.find(({ route }) => route.name === 'get-citizen')
    if (mounted === undefined) throw new Error('the route is gone')
    const raw = { params: { citizenId }, query: {}, body: {}, actor, requestId: undefined }
    return mounted.call(house.shell, { ...raw, session: '' as SessionKey }) as Promise<Result<CitizenView>>
  }

  async function deniedTo({ unitId }: ProfessionalActor): Promise<number> {
    const { count } = await house.owner.one<{ count: number }>(sql`
      select count(*) as count
      from access.records
      where citizen_id = ${citizenId} and unit_id = ${unitId} and outcome = 'denied'`)
    return count
  }

  test('the ward’s list has the expected discharge; the home nurse reads it and the needs, with who told and what was before', async () => {
    must(await say({ about: 'frailty', isNeeded: true }))
    must(await say({ about: 'expected-discharge', at: friday }))
    house.clock.advance({ hours: 1 })
    must(await say({ about: 'expected-discharge', at: instant('2026-06-08T12:00:00Z') }))
    const ward = must(
      await listWardPatients(house.shell, professional('ward'), { whose: 'ward', limit: 200 }),
    )
    expect(ward.patients.find((one) => one.citizenId === citizenId)?.expectedDischargeAt).toBe(
      '2026-06-08T12:00:00.000Z',
    )
    const nurse = professional('home nursing', 'home-nurse')
    // The notice of the admission opens no more than that there is a stay; a task does.
    expect(must(await listStays(house.shell, nurse, citizenId)).stays).toMatchObject([
      {
        expectedDischarge: null,
        needs: null,
        toldBefore: null,
        withheld: true,
        mayTell: { because: 'stay-not-yours' },
      },
    ])
    expect(must(await citizenAs(nurse)).opens).toEqual(['ID', 'ADM'])
    expect(await deniedTo(nurse)).toBe(0)
    await recordRelation(house.shell, {
      citizenId,
      sourceId: house.shell.ids.next<string>(),
      kind: 'task',
      unitId: nurse.unitId,
      from: house.clock.now(),
    })
    expect(must(await listStays(house.shell, nurse, citizenId)).stays).toMatchObject([
      {
        stayId,
        expectedDischarge: { at: '2026-06-08T12:00:00.000Z' },
        needs: [{ need: 'frailty', by: 'Mette Holm' }],
        toldBefore: [{ at: friday, isTakenBack: false }],
        withheld: false,
      },
    ])
  })

  test('over the wire, times with an offset are understood', async () => {
    const mounted = stayModule.routes?.find(({ route }) => route.name === 'tell-of-stay')
    if (mounted === undefined) throw new Error('the route is gone')
    const answer = await mounted.call(house.shell, {
      session: '' as SessionKey,
      requestId: house.shell.ids.next<string>(),
      actor: professional('ward'),
      params: { citizenId, stayId },
      query: {},
      body: { about: 'expected-discharge', at: '2026-06-05T14:00:00+02:00' },
    })
    expect(answer).toMatchObject({ value: { stays: [{ expectedDischarge: { at: friday } }] } })
  })

  test('what was told is never changed: the program may add and read, and no more', async () => {
    await expect(house.db.execute(sql`update stay.tellings set about = 'frailty'`)).rejects.toThrow(/denied/)
    await expect(house.db.execute(sql`delete from stay.tellings`)).rejects.toThrow(/denied/)
  })
})
