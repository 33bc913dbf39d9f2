import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { CitizenActor, ProfessionalActor } from '../../../contract/actor.ts'
import type { MedicinesView } from '../../../contract/medication.ts'
import { localReplacementSystem } from '../../../kernel/cpr.ts'
import type { CitizenId, MessageId, OrganisationId, PersonId, StayId } from '../../../kernel/ids.ts'
import { type DanishDate, instant } from '../../../kernel/instant.ts'
import type { Result } from '../../../kernel/result.ts'
import { openTestHouse, type TestHouse } from '../../../test/support/shell.ts'
import { type DeliveredEvent, publish } from '../../platform/outbox.ts'
import { recordRelation } from '../access/index.ts'
import { citizenModule, recordDeath, registerCitizen } from '../citizen/index.ts'
import { grantRole, type NewUnit, registerPerson, registerUnit } from '../organisation/index.ts'
import { listStayTimes, stayModule } from '../stay/index.ts'
import { listCitizenTasks, taskModule } from '../task/index.ts'
import { medicine, who } from './domain/arbitrary.ts'
import type { CardOrder } from './domain/card.ts'
import { factsOf } from './domain/facts.ts'
import { fold } from './domain/fold.ts'
import type { LineStatus, Medicine } from './domain/medicine.ts'
import { emptyCard } from './fmk/port.ts'
import { CardAwayError, plugInMedicineCard as plugIn, medicineCardSimulator as simulator } from './index.ts'
import { rowsOf } from './keep.ts'
import { cardListener, changedCardListener, deathListener, stayListener } from './listeners.ts'
import * as store from './store.ts'
import {
  answerHomeSupply,
  confirmMedicines,
  type DecideLineTold,
  decideMedicineLine,
  dispenseByCard,
  markCardReconciled,
  setDoseDispensing,
  stateDispensingList,
} from './use-cases/change-medicines.ts'
import { exportMedicines, importDispensingList } from './use-cases/exchange-lists.ts'
import { followCardFeed } from './use-cases/follow-card-feed.ts'
import {
  getMedicineHistory,
  getMedicineList,
  getMedicines,
  giveMedicineList,
} from './use-cases/read-medicines.ts'
import { sendDue } from './use-cases/send-to-card.ts'
import { readCard, startReconciliation } from './use-cases/start-reconciliation.ts'

const since = '2020-01-01' as DanishDate

function must<Value>(result: Result<Value>): Value {
  if (!result.ok) throw new Error(`${result.refusal.code} ${JSON.stringify(result.refusal.data)}`)
  return result.value
}

let house: TestHouse
let told: DeliveredEvent[] = []
let citizenId: CitizenId
let stayId: StayId
let count = 0
const units: Record<string, OrganisationId> = {}
const people: Record<string, ProfessionalActor> = {}

async function unit(name: string, told: Omit<NewUnit, 'name' | 'validFrom'>): Promise<void> {
  units[name] = must(await registerUnit(house.shell, { name, validFrom: since, ...told })).id
}

async function person(key: string, name: string, unitName: string, does: string): Promise<void> {
  const { id: personId } = must(await registerPerson(house.shell, { name, subject: `test:${key}` }))
  const unitId = units[unitName] as OrganisationId
  const role = must(await grantRole(house.shell, { personId, unitId, function: does, validFrom: since }))
  people[key] = { kind: 'professional', personId, name, roleId: role.id, unitId, function: does }
}

function by(key: string): ProfessionalActor {
  const found = people[key]
  if (found === undefined) throw new Error(key)
  return found
}

beforeAll(async () => {
  house = await openTestHouse({
    listeners: [
      ...(stayModule.listeners ?? []),
      ...(citizenModule.listeners ?? []),
      ...(taskModule.listeners ?? []),
      stayListener,
      cardListener,
      changedCardListener,
      deathListener,
      {
        name: 'test.hear',
        on: ['medicines-changed', 'task-asked-for', 'task-no-longer-asked-for'],
        async handle(_, events: readonly DeliveredEvent[]) {
          told.push(...events)
        },
      },
    ],
  })
  await unit('Herlev', { kind: 'hospital', municipalityCode: '0163' })
  await unit('Hjertemedicinsk', { kind: 'ward', parentId: units.Herlev })
  await unit('Gladsaxe', { kind: 'municipality', municipalityCode: '0159' })
  await unit('Hjemmesygeplejen', {
    kind: 'team',
    parentId: units.Gladsaxe,
    room: 'health',
    services: ['home-nursing'],
  })
  await unit('Lægehuset', { kind: 'practice', municipalityCode: '0159' })
  await person('doctor', 'Amir Rahimi', 'Hjertemedicinsk', 'hospital-doctor')
  await person('ward-nurse', 'Sofie Lund', 'Hjertemedicinsk', 'ward-nurse')
  await person('gp', 'Anne Skov', 'Lægehuset', 'general-practitioner')
  await person('nurse', 'Mette Holm', 'Hjemmesygeplejen', 'home-nurse')
})
afterAll(() => house.close())

/** What the man with diabetes and heart disease has at home, all prescribed by his own doctor. */
function homeOrders(): CardOrder[] {
  const gp = who('Anne Skov', { personId: by('gp').personId, unitId: units.Lægehuset as OrganisationId })
  const home: Medicine[] = [
    medicine('A10BA02', 'Metformin', { strength: '500 mg', morning: 2, evening: 2, isDoseDispensed: true }),
    medicine('B01AF02', 'Apixaban', { strength: '5 mg', morning: 1, evening: 1, isDoseDispensed: true }),
    medicine('C01AA05', 'Digoxin', { strength: '62,5 mikrogram', morning: 1, isDoseDispensed: true }),
    medicine('C03CA01', 'Furosemid', { strength: '40 mg', morning: 1, isDoseDispensed: true }),
  ]
  return home.map((one, index) => ({
    ...one,
    prescriber: gp,
    orderId: `00000000-0000-7000-8000-00000000000${index + 1}`,
    version: '1',
  }))
}

beforeEach(async () => {
  told = []
  count += 1
  simulator.breakDown(null)
  plugIn(simulator)
  house.clock.set('2026-06-01T08:00:00Z')
  citizenId = must(
    await registerCitizen(house.shell, {
      number: `${String(count).padStart(2, '0')}01600VK1`,
      system: localReplacementSystem,
      name: 'Testborger',
      municipalityCode: '0159',
      gpUnitId: units.Lægehuset,
      from: since,
    }),
  )
  for (const [name, kind] of [
    ['Lægehuset', 'gp'],
    ['Hjemmesygeplejen', 'task'],
  ] as const)
    await recordRelation(house.shell, {
      citizenId,
      unitId: units[name] as OrganisationId,
      kind,
      sourceId: house.shell.ids.next<string>(),
      from: instant('2026-01-01T08:00:00Z'),
    })
  await simulator.write(house.shell, citizenId, {
    ...emptyCard,
    version: '1',
    orders: homeOrders(),
    ordersChangedAt: instant('2026-05-01T08:00:00Z'),
    doseDispensing: { status: 'active', since: instant('2026-01-01T08:00:00Z'), by: null, reason: '' },
  })
  await admit()
  stayId = (await listStayTimes(house.shell, [citizenId]))[0]?.stayId as StayId
})

async function hospitalTells(base: 'STIN' | 'SLHJ', at: string): Promise<void> {
  const sender = { sor: '440001000016003', gln: '5790000000005', name: 'Hjertemedicinsk' }
  const start = instant('2026-06-01T08:00:00Z')
  await publish(house.shell, [
    {
      type: 'hospital-notification-received',
      citizenId,
      occurredAt: house.clock.now(),
      data: {
        messageId: house.shell.ids.next<MessageId>(),
        notification: {
          letterId: `${base}-${at}`,
          eventAt: instant(at),
          sentAt: instant(at),
          periodStart: start,
          ...(base === 'SLHJ' && { periodEnd: instant(at) }),
          class: 'IMP',
          isReportRequested: false,
          base,
          code: base,
          change: 'new',
          episodeId: 'episode-1',
          sender,
          provider: sender,
          receiver: sender,
        },
        receiverUnitId: units.Gladsaxe,
        municipalityCode: '0159',
        providerUnitId: units.Hjertemedicinsk,
      },
    },
  ])
  await house.settle()
}

const admit = () => hospitalTells('STIN', '2026-06-01T08:00:00Z')

/** Friday 5 June 2026 at 14 in Denmark. */
async function discharge(): Promise<void> {
  house.clock.set('2026-06-05T12:00:00Z')
  await hospitalTells('SLHJ', '2026-06-05T12:00:00Z')
}

const on = (actor: string) => ({ actor: by(actor), citizenId })

async function view(actor = 'doctor'): Promise<MedicinesView> {
  return must(await getMedicines(house.shell, by(actor), citizenId))
}

async function reconciliationId() {
  const { reconciliation } = await view()
  if (reconciliation === null) throw new Error('no reconciliation')
  return reconciliation.reconciliationId as never
}

async function decide(
  actor: string,
  rowKey: string,
  status: LineStatus,
  more: {
    doses?: Medicine[]
    pausedUntil?: string
    reason?: string
    caveReason?: string
    followUp?: DecideLineTold['followUp']
  } = {},
) {
  const answer = await decideMedicineLine(house.shell, on(actor), {
    reconciliationId: await reconciliationId(),
    rowKey,
    status,
    reason: more.reason ?? (status === 'unchanged' ? '' : 'Nyrefunktionen er faldet'),
    caveReason: more.caveReason ?? '',
    doses: more.doses ?? [],
    pausedUntil: (more.pausedUntil ?? null) as DanishDate | null,
    followUp: more.followUp ?? null,
  })
  await house.settle()
  return answer
}

const metforminLess = () =>
  medicine('A10BA02', 'Metformin', { strength: '500 mg', morning: 1, evening: 1, isDoseDispensed: true })

/** The ward nurse says of every medicine that it is sent along. */
async function sendMedicineHome(): Promise<void> {
  const { reconciliation } = await view()
  const today = reconciliation?.supply?.days[0]
  if (today === undefined) throw new Error('nobody is going home')
  must(
    await answerHomeSupply(house.shell, on('ward-nurse'), {
      reconciliationId: await reconciliationId(),
      homeOn: today.homeOn as DanishDate,
      answers: new Map(today.needs.map(({ rowKey }) => [rowKey, 'sent-along'])),
    }),
  )
}

/** The hospital settles every line, marks the card and stands behind it. */
async function reconcileAtHospital(): Promise<void> {
  must(await decide('doctor', 'A10BA02-tablet', 'dose-changed', { doses: [metforminLess()] }))
  must(await decide('doctor', 'B01AF02-tablet', 'unchanged'))
  must(await decide('doctor', 'C01AA05-tablet', 'stopped'))
  must(await decide('doctor', 'C03CA01-tablet', 'unchanged'))
  must(await markCardReconciled(house.shell, on('doctor'), await reconciliationId()))
  await house.settle()
  await sendMedicineHome()
  must(await confirmMedicines(house.shell, on('doctor'), await reconciliationId()))
  await house.settle()
}

const row = (seen: MedicinesView, rowKey: string) => {
  const found = seen.rows.find((one) => one.rowKey === rowKey)
  if (found === undefined) throw new Error(rowKey)
  return found
}

const doses = (entries: readonly { doseText: { da: string } }[]) => entries.map(({ doseText }) => doseText.da)

/** Of this citizen: what the test before left waiting for the card is asked about in its own time. */
const asked = (type: string) =>
  told
    .filter((event) => event.type === type && event.citizenId === citizenId)
    .map(({ data }) => (data as { askKey: string }).askKey.split(':')[0])

const factKinds = async () => factsOf(await store.listEvents(house.db, citizenId)).map(({ kind }) => kind)

describe('from admission to a list everybody stands behind', () => {
  test('when the citizen is admitted, what they have at home is gathered by itself, and every line is unclear', async () => {
    const seen = await view()
    expect(seen.reconciliation).toMatchObject({ stayId, dischargedAt: null, isDone: false })
    expect(seen.rows.map(({ rowKey, status, proposed }) => [rowKey, status, proposed])).toEqual([
      ['A10BA02-tablet', 'unclear', 'unchanged'],
      ['B01AF02-tablet', 'unclear', 'unchanged'],
      ['C01AA05-tablet', 'unclear', 'unchanged'],
      ['C03CA01-tablet', 'unclear', 'unchanged'],
    ])
    expect(row(seen, 'B01AF02-tablet').highRisk).toBe('anticoagulant')
    const again = must(await startReconciliation(house.shell, by('doctor'), citizenId, stayId))
    expect(again.reconciliation?.reconciliationId).toBe(seen.reconciliation?.reconciliationId)
  })

  test('the whole way: the hospital changes and stops, home nursing finds a difference, the own doctor decides, bags are packed again, the citizen has the list', async () => {
    must(await setDoseDispensing(house.shell, on('doctor'), { isPaused: true, reason: 'Indlagt' }))
    await house.settle()
    expect((await simulator.fetchCard(house.shell, citizenId)).doseDispensing.status).toBe('paused')
    await reconcileAtHospital()
    const atHospital = await view()
    expect(doses(row(atHospital, 'A10BA02-tablet').before)).toEqual(['2 tabletter morgen og aften'])
    expect(doses(row(atHospital, 'A10BA02-tablet').discharge)).toEqual(['1 tablet morgen og aften'])
    expect(doses(row(atHospital, 'A10BA02-tablet').now)).toEqual(['1 tablet morgen og aften'])
    expect(row(atHospital, 'C01AA05-tablet')).toMatchObject({ status: 'stopped', now: [], discharge: [] })
    expect(row(atHospital, 'A10BA02-tablet').now[0]?.prescriber?.name).toBe('Amir Rahimi')
    expect(await factKinds()).toEqual([
      'dose-dispensing-paused',
      'medicines-confirmed',
      'medicines-reconciled-at-discharge',
    ])
    await discharge()

    // At home the box still holds digoxin, and the citizen says the doctor wants it so.
    const card = await simulator.fetchCard(house.shell, citizenId)
    const atHome = [...card.orders, ...homeOrders().filter(({ name }) => name === 'Digoxin')]
    house.clock.set('2026-06-06T08:00:00Z')
    must(await stateDispensingList(house.shell, on('nurse'), atHome))
    await house.settle()
    const [difference] = (await view('gp')).differences
    expect(difference).toMatchObject({
      rowKey: 'C01AA05-tablet',
      kind: 'only-at-home',
      isHighRisk: true,
      status: 'open',
      // Digoxin is dangerous: the same day.
      dueAt: '2026-06-06T21:59:59.999Z',
      prescriber: { name: 'Amir Rahimi' },
      foundBy: { name: 'Mette Holm' },
    })
    expect(asked('task-asked-for')).toEqual(['difference'])
    const refusal = await confirmMedicines(house.shell, on('nurse'), await reconciliationId())
    expect(refusal).toMatchObject({ ok: false, refusal: { code: 'medicine-lists-differ' } })
    const tooEarly = await setDoseDispensing(house.shell, on('gp'), { isPaused: false, reason: '' })
    expect(tooEarly).toMatchObject({ ok: false, refusal: { code: 'medicine-lines-unclear' } })

    house.clock.set('2026-06-06T09:00:00Z')
    must(
      await decide('gp', 'C01AA05-tablet', 'stopped', { reason: 'Pulsen er 48. Digoxin skal ikke gives.' }),
    )
    expect(asked('task-no-longer-asked-for')).toEqual(['difference'])
    expect(asked('task-asked-for')).toEqual(['difference', 'dispense'])
    must(await dispenseByCard(house.shell, on('nurse')))
    await house.settle()
    expect(asked('task-no-longer-asked-for')).toEqual(['difference', 'dispense'])
    const solved = await view('gp')
    expect(solved.differences).toMatchObject([{ status: 'solved' }])
    expect(solved.reconciliation?.conditions.map(({ isMet }) => isMet)).toEqual([true, true, false, true])

    must(await setDoseDispensing(house.shell, on('gp'), { isPaused: false, reason: 'Listen er afstemt' }))
    await house.settle()
    must(await confirmMedicines(house.shell, on('gp'), await reconciliationId()))
    must(await confirmMedicines(house.shell, on('nurse'), await reconciliationId()))
    const list = must(await getMedicineList(house.shell, by('nurse'), citizenId))
    const given = await giveMedicineList(house.shell, by('nurse'), citizenId, {
      version: list.version,
      how: 'printed',
    })
    expect(must(given).medicines.map(({ name, when, news }) => [name, when.da, news])).toEqual([
      ['Metformin', '1 tablet morgen og aften', 'dose-changed'],
      ['Apixaban', '1 tablet morgen og aften', null],
      ['Furosemid', '1 tablet morgen', null],
    ])
    expect(must(given).notNow).toMatchObject([
      { name: 'Digoxin', kind: 'stopped', why: 'Pulsen er 48. Digoxin skal ikke gives.' },
    ])
    const done = await view('nurse')
    expect(done.reconciliation).toMatchObject({ isDone: true, doneAt: '2026-06-06T09:00:00.000Z' })
    expect(await factKinds()).toEqual([
      'dose-dispensing-paused',
      'medicines-confirmed',
      'medicines-reconciled-at-discharge',
      'medicine-difference-found',
      'medicine-differences-solved',
      'dose-dispensing-resumed',
      'medicines-confirmed',
      'medicines-confirmed',
      'medicines-reconciled-after-discharge',
    ])
    const history = must(await getMedicineHistory(house.shell, by('gp'), citizenId))
    const digoxin = history.entries.filter(({ type, name }) => type === 'line-decided' && name === 'Digoxin')
    expect(digoxin.map(({ by: whose, isReplaced }) => [whose?.name, isReplaced])).toEqual([
      ['Anne Skov', false],
      ['Amir Rahimi', true],
    ])
  })

  test('a task for the named prescriber stands on the worklist of the unit', async () => {
    await reconcileAtHospital()
    await discharge()
    const atHome = (await simulator.fetchCard(house.shell, citizenId)).orders.filter(
      ({ name }) => name !== 'Furosemid',
    )
    must(await stateDispensingList(house.shell, on('nurse'), atHome))
    await house.settle()
    const tasks = must(await listCitizenTasks(house.shell, citizenId, by('gp')))
    const found = (
      tasks as {
        tasks: readonly {
          title: { da: string } | null
          meantFor: { name: string } | null
          responsible: { name: string }
        }[]
      }
    ).tasks
    expect(
      found.map(({ title, meantFor, responsible }) => [title?.da, meantFor?.name, responsible.name]),
    ).toContainEqual(['Afklar: medicinen derhjemme er ikke som på medicinkortet', 'Anne Skov', 'Lægehuset'])
  })
})

test('when the citizen dies, nobody is asked about the lists any more; when death was a mistake, the same people are again', async () => {
  await reconcileAtHospital()
  await discharge()
  must(await stateDispensingList(house.shell, on('nurse'), []))
  await house.settle()
  const before = asked('task-asked-for').length
  expect(before).toBeGreaterThan(0)
  const openTasks = async () =>
    must(await listCitizenTasks(house.shell, citizenId, by('gp'))).tasks.filter(
      ({ serviceCode, status }) => serviceCode === 'medicine-difference' && status === 'open',
    ).length
  const wereOpen = await openTasks()
  const sourceId = house.shell.ids.next<string>()
  await recordDeath(house.shell, { citizenId, diedAt: instant('2026-06-05T20:00:00Z'), sourceId })
  await house.settle()
  expect(asked('task-no-longer-asked-for')).toHaveLength(before)
  house.clock.advance({ minutes: 10 })
  await recordDeath(house.shell, { citizenId, diedAt: null, sourceId })
  await house.settle()
  expect(wereOpen).toBeGreaterThan(0)
  expect(await openTasks()).toBe(wereOpen)
})

describe('who may, and what is refused', () => {
  test('only doctors decide a line, only the municipality says what it dispenses, and a ward nurse confirms nothing', async () => {
    expect(await decide('nurse', 'A10BA02-tablet', 'unchanged')).toMatchObject({
      refusal: { code: 'medicine-only-prescriber' },
    })
    expect(await stateDispensingList(house.shell, on('gp'), null)).toMatchObject({
      refusal: { code: 'dispensing-list-only-municipality' },
    })
    expect(await confirmMedicines(house.shell, on('ward-nurse'), await reconciliationId())).toMatchObject({
      refusal: { code: 'medicine-only-treating-party' },
    })
    expect(await markCardReconciled(house.shell, on('nurse'), await reconciliationId())).toMatchObject({
      refusal: { code: 'fmk-only-prescriber' },
    })
  })

  test('nobody stands behind a list with an unclear line, and a confirmation falls away when a line changes', async () => {
    expect(await confirmMedicines(house.shell, on('doctor'), await reconciliationId())).toMatchObject({
      refusal: { code: 'medicine-lines-unclear' },
    })
    await reconcileAtHospital()
    must(await decide('doctor', 'C03CA01-tablet', 'paused', { pausedUntil: '2026-06-20' }))
    const seen = await view()
    expect(seen.reconciliation?.confirmations[0]).toMatchObject({
      party: 'hospital',
      isConfirmed: false,
      fellAway: { rowKey: 'C03CA01-tablet', name: 'Furosemid' },
    })
    expect(await factKinds()).toEqual([
      'medicines-confirmed',
      'medicines-reconciled-at-discharge',
      'fact-taken-back',
    ])
  })

  test('a list that changed while it lay on the screen is not acted on unseen', async () => {
    const { version } = await view()
    must(await decide('doctor', 'C01AA05-tablet', 'stopped'))
    const late = await decideMedicineLine(
      house.shell,
      { ...on('doctor'), version },
      {
        reconciliationId: await reconciliationId(),
        rowKey: 'C03CA01-tablet',
        status: 'stopped',
        reason: 'x',
        caveReason: '',
        doses: [],
        pausedUntil: null,
        followUp: null,
      },
    )
    expect(late).toMatchObject({ refusal: { code: 'medicine-list-changed-meanwhile' } })
  })

  test('the citizen sees the own list and that is on record as seen; a list of another version is not', async () => {
    await reconcileAtHospital()
    const self: CitizenActor = {
      kind: 'citizen',
      personId: citizenId as string as PersonId,
      name: 'Testborger',
      citizenId,
    }
    const list = must(await getMedicineList(house.shell, self, citizenId))
    expect(list.name).toBe('Testborger')
    must(await giveMedicineList(house.shell, self, citizenId, { version: list.version, how: 'seen' }))
    expect(await view()).toMatchObject({ listGiven: { how: 'seen', isCurrent: true } })
    expect(
      await giveMedicineList(house.shell, self, citizenId, { version: list.version - 1, how: 'seen' }),
    ).toMatchObject({ refusal: { code: 'medicine-list-changed-meanwhile' } })
  })
})

describe('the medicine card', () => {
  test('when the card is down the decision is kept and visible, tried again, and after three tries a person is asked; mended, it goes through and the task ends', async () => {
    simulator.breakDown('down')
    must(await decide('doctor', 'C01AA05-tablet', 'stopped'))
    expect(row(await view(), 'C01AA05-tablet')).toMatchObject({
      status: 'stopped',
      card: { status: 'waiting' },
    })
    expect((await view()).card.changes).toMatchObject([
      { what: 'stop-order', attempts: 1, because: 'fmk-away' },
    ])
    house.clock.advance({ minutes: 2 })
    await sendDue(house.shell)
    expect(asked('task-asked-for')).toEqual([])
    house.clock.advance({ minutes: 5 })
    await sendDue(house.shell)
    await house.settle()
    expect(asked('task-asked-for')).toEqual(['card-away'])
    expect(await confirmMedicines(house.shell, on('doctor'), await reconciliationId())).toMatchObject({
      ok: false,
    })
    simulator.breakDown(null)
    house.clock.advance({ minutes: 20 })
    await sendDue(house.shell)
    await house.settle()
    expect(asked('task-no-longer-asked-for')).toEqual(['card-away'])
    expect(row(await view(), 'C01AA05-tablet')).toMatchObject({ card: { status: 'agrees' }, now: [] })
  })

  test('a slow card is waited for no longer than people stand by, and nothing is lost', async () => {
    simulator.breakDown('slow')
    plugIn(simulator, 20)
    must(await decide('doctor', 'C01AA05-tablet', 'stopped'))
    expect(row(await view(), 'C01AA05-tablet').card.status).toBe('waiting')
    simulator.breakDown(null)
    house.clock.advance({ minutes: 2 })
    await sendDue(house.shell)
    expect(row(await view(), 'C01AA05-tablet').card.status).toBe('agrees')
  })

  test('when the answer is lost on the way back, the order is not made twice', async () => {
    simulator.breakDown('answer-lost')
    const added = medicine('C10AA05', 'Atorvastatin', { strength: '20 mg', evening: 1 })
    must(await decide('doctor', 'C10AA05-tablet', 'new', { doses: [added] }))
    simulator.breakDown(null)
    house.clock.advance({ minutes: 2 })
    await sendDue(house.shell)
    const card = await simulator.fetchCard(house.shell, citizenId)
    expect(card.orders.filter(({ name }) => name === 'Atorvastatin')).toHaveLength(1)
    expect(row(await view(), 'C10AA05-tablet')).toMatchObject({ status: 'new', card: { status: 'agrees' } })
  })

  test('when the answer is lost and the line is decided anew meanwhile, the citizen does not get both: a person is asked', async () => {
    const orders = async () =>
      (await simulator.fetchCard(house.shell, citizenId)).orders.filter(({ name }) => name === 'Atorvastatin')
    const dosed = (strength: string) => medicine('C10AA05', 'Atorvastatin', { strength, evening: 1 })
    simulator.breakDown('answer-lost')
    must(await decide('doctor', 'C10AA05-tablet', 'new', { doses: [dosed('20 mg')] }))
    simulator.breakDown(null)
    must(await decide('doctor', 'C10AA05-tablet', 'new', { doses: [dosed('40 mg')] }))
    expect(await orders()).toMatchObject([{ strength: '20 mg' }])
    expect(row(await view(), 'C10AA05-tablet').card).toMatchObject({
      status: 'refused',
      because: 'order-changed-by-another',
    })
    expect(asked('task-asked-for')).toEqual(['card-refused'])
    must(await decide('doctor', 'C10AA05-tablet', 'new', { doses: [dosed('40 mg')] }))
    expect(await orders()).toMatchObject([{ strength: '40 mg' }])
    expect(asked('task-no-longer-asked-for')).toEqual(['card-refused'])
  })

  test('an order another has changed meanwhile is not written over: it is refused, a person is asked, and deciding anew settles it', async () => {
    const card = await simulator.fetchCard(house.shell, citizenId)
    await simulator.write(house.shell, citizenId, {
      ...card,
      version: '2',
      orders: card.orders.map((one) =>
        one.name === 'Digoxin' ? { ...one, version: '2', indication: 'rettet af en anden' } : one,
      ),
    })
    must(await decide('doctor', 'C01AA05-tablet', 'stopped'))
    expect(row(await view(), 'C01AA05-tablet')).toMatchObject({
      status: 'unclear',
      card: { status: 'refused', because: 'order-changed-by-another' },
    })
    expect(asked('task-asked-for')).toEqual(['card-refused'])
    must(await decide('doctor', 'C01AA05-tablet', 'stopped'))
    expect(row(await view(), 'C01AA05-tablet')).toMatchObject({
      status: 'stopped',
      card: { status: 'agrees' },
    })
    expect(asked('task-no-longer-asked-for')).toEqual(['card-refused'])
  })

  test('a change made in another system is seen when the card is read, and whoever confirmed must look again', async () => {
    await reconcileAtHospital()
    const card = await simulator.fetchCard(house.shell, citizenId)
    await simulator.write(house.shell, citizenId, {
      ...card,
      version: 'other',
      orders: card.orders.filter(({ name }) => name !== 'Furosemid'),
      ordersChangedAt: instant('2026-06-01T09:00:00Z'),
    })
    house.clock.set('2026-06-01T10:00:00Z')
    const seen = must(await readCard(house.shell, by('doctor'), citizenId))
    expect(row(seen, 'C03CA01-tablet')).toMatchObject({ status: 'unclear', now: [] })
    expect(seen.reconciliation?.confirmations[0]?.isConfirmed).toBe(false)
    expect(seen.card.isChangedSince).toBe(true)
  })

  test('reading the card while it is down is refused, and says so', async () => {
    simulator.breakDown('down')
    expect(await readCard(house.shell, by('doctor'), citizenId)).toMatchObject({
      refusal: { code: 'fmk-away' },
    })
    await expect(simulator.fetchCard(house.shell, citizenId)).rejects.toThrow(CardAwayError)
  })
})

describe('what nobody should have to do twice', () => {
  test('when home nursing does as the doctor decided while the card is away, its task is settled though the card is behind', async () => {
    await reconcileAtHospital()
    await discharge()
    const { orders } = await simulator.fetchCard(house.shell, citizenId)
    must(
      await stateDispensingList(
        house.shell,
        on('nurse'),
        orders.filter(({ name }) => name !== 'Furosemid'),
      ),
    )
    await house.settle()
    simulator.breakDown('down')
    house.clock.advance({ minutes: 5 })
    const half = medicine('C03CA01', 'Furosemid', { strength: '40 mg', morning: 0.5 })
    must(await decide('gp', 'C03CA01-tablet', 'dose-changed', { doses: [half] }))
    expect(asked('task-asked-for')).toEqual(['difference', 'dispense'])
    house.clock.advance({ minutes: 5 })
    const asDecided = orders.map((one) => (one.name === 'Furosemid' ? { ...one, ...half } : one))
    must(await stateDispensingList(house.shell, on('nurse'), asDecided))
    await house.settle()
    expect(asked('task-no-longer-asked-for')).toEqual(['difference', 'dispense'])
    house.clock.advance({ minutes: 5 })
    must(
      await stateDispensingList(
        house.shell,
        on('nurse'),
        orders.filter(({ name }) => name !== 'Furosemid'),
      ),
    )
    await house.settle()
    expect(asked('task-asked-for')).toEqual(['difference', 'dispense', 'dispense'])
  })

  test('what the hospital has not decided is not said to be so at discharge', async () => {
    expect(row(await view(), 'C03CA01-tablet').isDischargeDecided).toBe(false)
    must(await decide('doctor', 'C03CA01-tablet', 'unchanged'))
    expect(row(await view(), 'C03CA01-tablet').isDischargeDecided).toBe(true)
  })

  test('a citizen does not say that the list was handed over, and staff do not say that the citizen has seen it', async () => {
    const { version } = must(await getMedicineList(house.shell, by('nurse'), citizenId))
    const self: CitizenActor = {
      kind: 'citizen',
      personId: house.shell.ids.next<PersonId>(),
      name: 'Testborger',
      citizenId,
    }
    const notYours = { refusal: { code: 'medicine-list-not-yours-to-give' } }
    expect(await giveMedicineList(house.shell, self, citizenId, { version, how: 'handed' })).toMatchObject(
      notYours,
    )
    expect(
      await giveMedicineList(house.shell, by('nurse'), citizenId, { version, how: 'seen' }),
    ).toMatchObject(notYours)
  })
})

describe('what is to be followed up', () => {
  const potassium = {
    party: 'gp',
    by: 'egen læge',
    on: '2026-06-15' as DanishDate,
    what: 'kontrol af kalium',
  } as const
  const followUps = async () =>
    must(await listCitizenTasks(house.shell, citizenId, by('gp'))).tasks.filter(
      ({ serviceCode, status }) => serviceCode === 'medicine-follow-up' && status === 'open',
    )

  test('a follow-up by the own doctor is a task of the practice, due that day, and names no medicine', async () => {
    must(await decide('doctor', 'C03CA01-tablet', 'stopped', { followUp: potassium }))
    const [task, ...more] = await followUps()
    expect(more).toEqual([])
    expect(task).toMatchObject({
      responsible: { id: units.Lægehuset },
      deadline: { dueAt: '2026-06-15T21:59:59.999Z' },
    })
    expect(JSON.stringify(task)).not.toMatch(/furosemid|kalium/i)
    expect(row(await view('gp'), 'C03CA01-tablet').followUp).toEqual({ ...potassium, askedOf: 'Lægehuset' })
  })

  test('decided anew with the same follow-up it is the same task; with none it is asked no more', async () => {
    must(await decide('doctor', 'C03CA01-tablet', 'stopped', { followUp: potassium }))
    const [task] = await followUps()
    must(await decide('doctor', 'C03CA01-tablet', 'paused', { followUp: potassium }))
    expect((await followUps()).map(({ id }) => id)).toEqual([task?.id])
    must(await decide('doctor', 'C03CA01-tablet', 'stopped'))
    expect(await followUps()).toEqual([])
  })

  test('home nursing and the ward are found by their party; somebody else gets no task and is written down', async () => {
    must(
      await decide('doctor', 'C03CA01-tablet', 'stopped', {
        followUp: { ...potassium, party: 'municipality' },
      }),
    )
    must(
      await decide('doctor', 'C01AA05-tablet', 'stopped', { followUp: { ...potassium, party: 'hospital' } }),
    )
    must(
      await decide('doctor', 'B01AF02-tablet', 'stopped', {
        followUp: { ...potassium, party: null, by: 'hans datter' },
      }),
    )
    const { rows } = await view()
    expect(rows.map(({ followUp }) => followUp?.askedOf ?? null)).toEqual(
      rows.map(({ rowKey }) =>
        rowKey.startsWith('C03') ? 'Hjemmesygeplejen' : rowKey.startsWith('C01') ? 'Hjertemedicinsk' : null,
      ),
    )
  })

  test('a follow-up in the past is refused, and after death nobody is asked', async () => {
    const past = { ...potassium, on: '2026-05-31' as DanishDate }
    expect(await decide('doctor', 'C03CA01-tablet', 'stopped', { followUp: past })).toMatchObject({
      refusal: { code: 'medicine-follow-up-past' },
    })
    must(await decide('doctor', 'C03CA01-tablet', 'stopped', { followUp: potassium }))
    const sourceId = house.shell.ids.next<string>()
    await recordDeath(house.shell, { citizenId, diedAt: instant('2026-06-01T07:30:00Z'), sourceId })
    await house.settle()
    expect(asked('task-no-longer-asked-for')).toContain('follow-up')
  })
})

describe('what others write on the card', () => {
  // The feed goes on through the tests: its clock must too.
  beforeEach(() => house.clock.set(`2026-07-${String(1 + (count % 30)).padStart(2, '0')}T08:00:00Z`))

  const writeAsAnother = async (version: string) => {
    const card = await simulator.fetchCard(house.shell, citizenId)
    await simulator.write(house.shell, citizenId, {
      ...card,
      version,
      orders: card.orders.filter(({ name }) => name !== 'Furosemid'),
      ordersChangedAt: house.clock.now(),
    })
  }
  const follow = async () => {
    await followCardFeed(house.shell)
    await house.settle()
  }

  test('a line another doctor stops is seen within the minute without anybody fetching, and the page says how fresh it is', async () => {
    await follow()
    house.clock.advance({ minutes: 5 })
    await writeAsAnother('2')
    await follow()
    const seen = await view()
    expect(row(seen, 'C03CA01-tablet')).toMatchObject({ now: [] })
    expect(seen.card).toMatchObject({ readAt: house.clock.now(), isFeedBehind: false })
    house.clock.advance({ minutes: 5 })
    await follow()
    expect((await view()).card).toMatchObject({ readAt: seen.card.readAt, freshAt: house.clock.now() })
  })

  test('nothing is read twice: what has not changed since is not told again', async () => {
    await follow()
    const before = (await store.listEvents(house.db, citizenId)).length
    house.clock.advance({ minutes: 1 })
    await follow()
    await follow()
    expect((await store.listEvents(house.db, citizenId)).length).toBe(before)
  })

  test('while the feed is away, or answers nonsense, it is tried with pauses, the page says so, and nothing is lost', async () => {
    await follow()
    for (const fault of ['down', 'garbled'] as const) {
      simulator.breakDown(fault)
      house.clock.advance({ minutes: 3 })
      await follow()
      expect((await view()).card.isFeedBehind).toBe(true)
    }
    simulator.breakDown(null)
    await writeAsAnother('3')
    await follow()
    expect((await view()).card.isFeedBehind, 'it waits').toBe(true)
    house.clock.advance({ minutes: 3 })
    await follow()
    expect((await view()).card.isFeedBehind).toBe(false)
    expect(row(await view(), 'C03CA01-tablet')).toMatchObject({ now: [] })
  })

  test('when the card answers nonsense to a change, the line says so, it is tried again, and a person is asked in the end', async () => {
    simulator.breakDown('down')
    must(await decide('doctor', 'C01AA05-tablet', 'stopped'))
    simulator.breakDown('garbled')
    for (const minutes of [2, 3, 6]) {
      house.clock.advance({ minutes })
      await sendDue(house.shell)
      await house.settle()
    }
    expect((await view()).card.changes).toMatchObject([{ status: 'waiting', because: 'fmk-fault' }])
    expect(asked('task-asked-for')).toEqual(['card-away'])
    simulator.breakDown(null)
    house.clock.advance({ minutes: 20 })
    await sendDue(house.shell)
    await house.settle()
    expect(row(await view(), 'C01AA05-tablet').card.status).toBe('agrees')
    expect(asked('task-no-longer-asked-for')).toEqual(['card-away'])
  })
})

describe('lists in FHIR', () => {
  test('the card as a Bundle is read back as the dispensing list, and the lists then agree', async () => {
    const bundle = must(await exportMedicines(house.shell, by('doctor'), citizenId, 'now'))
    expect(JSON.stringify(bundle)).toContain('http://www.whocc.no/atc')
    const seen = must(
      await importDispensingList(house.shell, by('nurse'), citizenId, JSON.parse(JSON.stringify(bundle))),
    )
    expect(
      seen.reconciliation?.conditions.find(({ condition }) => condition === 'dispensing-list-agrees')?.isMet,
    ).toBe(true)
  })
})

test('the cached row of a reconciliation is what its events give', async () => {
  await reconcileAtHospital()
  await discharge()
  const events = await store.listEvents(house.db, citizenId)
  const stored = await store.listReconciliations(house.db, [stayId], [citizenId])
  expect(stored).toEqual(rowsOf({ citizenId, events, state: fold(events) }))
})
