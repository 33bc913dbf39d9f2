import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { listPathwaysRoute } from '../../../contract/pathway.ts'
import { localReplacementSystem } from '../../../kernel/cpr.ts'
import type {
  CitizenId,
  OrganisationId,
  PathwayId,
  PersonId,
  RehabPlanId,
  StayId,
} from '../../../kernel/ids.ts'
import { type DanishDate, instant } from '../../../kernel/instant.ts'
import type { Result } from '../../../kernel/result.ts'
import { openTestHouse, type TestHouse } from '../../../test/support/shell.ts'
import { sql } from '../../platform/db/sql.ts'
import type { DeliveredEvent } from '../../platform/outbox.ts'
import { loadAgreements } from '../agreement/index.ts'
import { recordDeath, registerCitizen } from '../citizen/index.ts'
import { type NewUnit, registerUnit } from '../organisation/index.ts'
import { inForceOn, publishedProgrammes } from './current-programmes.ts'
import { advance } from './domain/advance.ts'
import { foldObligations } from './domain/obligation.ts'
import {
  type Fact,
  type FactData,
  type FactKey,
  type FactKind,
  getRunning,
  loadProgrammes,
  lookAtClock,
  type PathwayTold,
  pathwayModule,
  publishProgrammes,
  recordFacts,
} from './index.ts'
import { listFacts, listObligationEvents, listPathways } from './store.ts'
import { viewPathways } from './use-cases/get-running.ts'
import { readProgrammeFiles } from './use-cases/publish-programmes.ts'

const since = '2020-01-01' as DanishDate

function must<Value>(result: Result<Value>): Value {
  if (!result.ok) throw new Error(result.refusal.code)
  return result.value
}

describe('a citizen’s pathways in the database', () => {
  let house: TestHouse
  let told: PathwayTold[] = []
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
        ...(pathwayModule.listeners ?? []),
        {
          name: 'test.hear',
          on: ['task-called-for', 'task-no-longer-called-for', 'task-deadline-changed'],
          async handle(_, events: readonly DeliveredEvent[]) {
            told.push(
              ...(events as unknown as PathwayTold[]).filter((event) => event.citizenId === citizenId),
            )
          },
        },
      ],
    })
    await loadAgreements(house.shell)
    await loadProgrammes(house.shell)
    await register('Esbjerg Sygehus', { kind: 'hospital', municipalityCode: '0561' })
    await register('ward', { kind: 'ward', parentId: units['Esbjerg Sygehus'] })
    await register('Varde Kommune', { kind: 'municipality', municipalityCode: '0573' })
    const varde = { kind: 'team', parentId: units['Varde Kommune'] } as const
    await register('home nursing', { ...varde, room: 'health', services: ['home-nursing'] })
    await register('home care', { ...varde, room: 'elder-care', services: ['home-care'] })
    await register('clinic', { kind: 'practice', municipalityCode: '0573' })
  })
  afterAll(() => house.close())

  /** Known by a replacement number: no person has it. */
  const newCitizen = async () => {
    count += 1
    return must(
      await registerCitizen(house.shell, {
        number: `${String(count).padStart(2, '0')}01600VK1`,
        system: localReplacementSystem,
        name: 'Testborger',
        municipalityCode: '0573',
        gpUnitId: units.clinic,
        from: since,
      }),
    )
  }

  beforeEach(async () => {
    told = []
    house.clock.set('2026-06-02T08:05:00Z')
    citizenId = await newCitizen()
    stayId = house.shell.ids.next<StayId>()
  })

  const fact = (
    kind: FactKind,
    at: string,
    data: FactData = {},
    subjectId: StayId | undefined = stayId,
  ): Fact => ({
    key: `${kind} ${subjectId} ${at}` as FactKey,
    kind,
    at: instant(at),
    ...(kind === 'citizen-died' ? {} : { subjectId }),
    data,
    source: 'test',
  })
  const admitted = () =>
    fact('stay-started', '2026-06-02T08:00Z', {
      class: 'admitted',
      unitId: units.ward,
      reportRequested: true,
    })
  const discharged = () =>
    fact('stay-ended', '2026-06-05T12:00Z', {
      over24h: true,
      toMunicipalNursing: true,
    })
  const followUp = () => fact('follow-up-recommended', '2026-06-04T11:00Z')
  const record = async (...facts: Fact[]) => {
    await recordFacts(house.shell, citizenId, facts)
    await house.settle()
  }
  const called = () =>
    told
      .flatMap((event) => (event.type === 'task-called-for' ? [event.data] : []))
      .toSorted((a, b) => (a.stepId < b.stepId ? -1 : 1))
  const calledOff = () =>
    told
      .flatMap((event) =>
        event.type === 'task-no-longer-called-for' ? [`${event.data.stepId} ${event.data.reason}`] : [],
      )
      .toSorted()
  const standing = async () =>
    (await getRunning(house.shell, citizenId))
      .flatMap(({ subjectId, steps }) =>
        steps.map(
          ({ stepId, state, dueAt }) => `${subjectId} ${stepId} ${state} ${state === 'open' ? dueAt : ''}`,
        ),
      )
      .toSorted()

  test('an admission calls for tasks at the units that have them', async () => {
    await record(admitted())
    expect(
      called().map(({ stepId, responsibleId, occurrence }) => [stepId, responsibleId, occurrence]),
    ).toEqual([
      ['A2', units['home care'], 1],
      ['A3', units['home nursing'], 1],
      ['A5', units.ward, 1],
      ['A6', units.ward, 1],
    ])
    expect(called()[1]).toEqual({
      citizenId,
      pathwayId: expect.any(String),
      stepId: 'A3',
      occurrence: 1,
      serviceCode: 'admission-report',
      title: { da: 'Send indlæggelsesrapport', en: 'Send the admission report' },
      responsibleId: units['home nursing'],
      dueAt: '2026-06-03T08:00:00.000Z',
      warnAt: '2026-06-03T02:00:00.000Z',
      answerWithin: { amount: 4, unit: 'hour' },
      programme: 'acute-admission-and-discharge',
      form: { code: 'admission-report', version: 1 },
      priority: 'same-day',
      reasons: [
        {
          kind: 'law',
          ref: 'SUL 138',
          text: {
            da: 'Sundhedsloven § 138: opgaven ligger hos kommunens hjemmesygepleje. Ingen aftale har flyttet den.',
            en: expect.any(String),
          },
        },
      ],
      legal: [{ act: 'SUL', section: '138', confidence: 'certain' }],
    })
  })

  test('after discharge the ward has the task until home nursing accepts, and the reasons name clause and decision', async () => {
    house.clock.set('2026-06-05T12:05:00Z')
    await record(admitted(), discharged())
    const medicine = called().find(({ stepId }) => stepId === 'A18')
    expect(medicine).toMatchObject({
      responsibleId: units.ward,
      handoffTo: { unitId: units['home nursing'], acceptance: 'on-answer' },
      answerWithin: { amount: 4, unit: 'hour' },
      dueAt: '2026-06-12T21:59:59.999Z',
    })
    expect(medicine?.reasons.map(({ text }) => text.da).slice(2)).toEqual([
      'Beslutning 2026-14. I kraft siden 1. marts 2026; før: borgerens egen læge.',
      'Hospitalets afdeling har opgaven, indtil kommunens hjemmesygepleje har sagt ja.',
    ])
  })

  test('the agreement’s time goes before the programme’s: acute nursing within two hours, also when the time is corrected', async () => {
    house.clock.set('2026-06-05T12:05:00Z')
    await record(
      admitted(),
      fact('acute-nursing-needed', '2026-06-05T09:00Z'),
      fact('stay-ended', '2026-06-05T12:00Z', { toMunicipalNursing: true }),
    )
    expect(called().find(({ stepId }) => stepId === 'A16a')?.dueAt).toBe('2026-06-05T14:00:00.000Z')
    await record(
      fact('stay-corrected', '2026-06-05T12:30Z', {
        fact: 'stay-ended',
        happenedAt: '2026-06-05T12:20:00.000Z',
      }),
    )
    const moved = told.flatMap((event) => (event.type === 'task-deadline-changed' ? [event.data] : []))
    expect(moved.find(({ stepId }) => stepId === 'A16a')?.dueAt).toBe('2026-06-05T14:20:00.000Z')
  })

  test('the same facts twice, in another order, one by one or all at once end in the same place', async () => {
    house.clock.set('2026-06-06T08:00:00Z')
    const facts = () => [
      admitted(),
      fact('stay-left-on-leave', '2026-06-03T12:00Z'),
      fact('stay-returned', '2026-06-04T07:00Z', { unitId: units.ward }),
      discharged(),
      fact('rehabilitation-needed', '2026-06-04T10:00Z'),
      fact('stay-corrected', '2026-06-05T13:00Z', {
        fact: 'stay-ended',
        happenedAt: '2026-06-05T12:30:00.000Z',
      }),
    ]
    await record(...facts())
    const expected = (await standing()).map((line) => line.replace(stayId, 'stay'))
    for (const order of [
      [0, 1, 2, 3, 4, 5],
      [5, 4, 3, 2, 1, 0],
      [3, 0, 5, 4, 1, 2],
    ]) {
      citizenId = await newCitizen()
      stayId = house.shell.ids.next<StayId>()
      for (const index of order) await record(facts()[index] as Fact)
      told = []
      await record(...facts().toReversed())
      expect(told).toEqual([])
      expect((await standing()).map((line) => line.replace(stayId, 'stay'))).toEqual(expected)
    }
  })

  test('told by ten at once, each step is called for once', async () => {
    const facts = [admitted(), fact('treatment-finished', '2026-06-02T08:04Z')]
    await Promise.all(
      Array.from({ length: 10 }, (_, index) =>
        recordFacts(house.shell, citizenId, [facts[index % 2] as Fact]),
      ),
    )
    await house.settle()
    expect(called().map(({ stepId }) => stepId)).toEqual(['A10', 'A2', 'A3', 'A5', 'A6'])
    expect(await getRunning(house.shell, citizenId)).toHaveLength(1)
  })

  test('the clock calls for the care plan after 24 hours, once, however many look', async () => {
    await record(admitted())
    told = []
    await lookAtClock(house.shell)
    await house.settle()
    expect(told).toEqual([])
    house.clock.set('2026-06-03T08:00:01Z')
    await Promise.all([lookAtClock(house.shell), lookAtClock(house.shell)])
    await house.settle()
    expect(called().map(({ stepId }) => stepId)).toEqual(['A7'])
  })

  test('a death told by the register stops what is open; taken back, it is called for again', async () => {
    const sourceId = house.shell.ids.next<string>()
    await record(admitted())
    await recordDeath(house.shell, { citizenId, diedAt: instant('2026-06-02T09:00Z'), sourceId })
    house.clock.set('2026-06-02T09:30:00Z')
    await house.settle()
    expect(calledOff()).toEqual(['A2 DEATH', 'A3 DEATH', 'A5 DEATH', 'A6 DEATH'])
    expect(await getRunning(house.shell, citizenId)).toMatchObject([{ status: 'running', stoppedBy: null }])
    told = []
    house.clock.set('2026-06-02T11:00:00Z')
    await recordDeath(house.shell, { citizenId, diedAt: null, sourceId })
    await house.settle()
    expect(called().map(({ stepId, occurrence }) => `${stepId} ${occurrence}`)).toEqual([
      'A2 2',
      'A3 2',
      'A5 2',
      'A6 2',
    ])
    expect(calledOff()).toEqual(['D1 NOT_CALLED_FOR', 'D2 NOT_CALLED_FOR'])
  })

  test('a cancelled admission withdraws everything and shows that it did', async () => {
    await record(admitted())
    await record(fact('stay-cancelled', '2026-06-02T10:00Z'))
    expect(calledOff()).toEqual(['A2', 'A3', 'A5', 'A6'].map((stepId) => `${stepId} STAY_CANCELLED`))
    const [pathway] = await getRunning(house.shell, citizenId)
    expect(pathway).toMatchObject({ status: 'stopped', stoppedBy: 'STAY_CANCELLED' })
    expect(pathway?.steps.find(({ stepId }) => stepId === 'A3')).toMatchObject({
      state: 'withdrawn',
      reason: 'STAY_CANCELLED',
    })
  })

  test('from a hospital that is not in the house, the municipality’s work is called for and the ward’s is not', async () => {
    house.clock.set('2026-06-05T12:05:00Z')
    const { unitId: _, ...data } = admitted().data
    await record({ ...admitted(), data: { ...data, unitId: null } })
    expect(called().map(({ stepId }) => stepId)).toEqual(['A2', 'A3'])
    await record(discharged())
    expect(called().find(({ stepId }) => stepId === 'A16')).toMatchObject({
      responsibleId: units['home nursing'],
      reasons: [{ kind: 'law' }],
    })
  })

  test('what a task tells of itself is not told back to it', async () => {
    await record(admitted())
    const pathwayId = called()[0]?.pathwayId as PathwayId
    told = []
    await record({
      ...fact('step-done', '2026-06-02T08:30Z', { pathwayId, stepId: 'A2', occurrence: 1 }),
      subjectId: undefined,
    })
    expect(told).toEqual([])
    const [pathway] = await getRunning(house.shell, citizenId)
    expect(pathway?.steps.find(({ stepId }) => stepId === 'A2')?.state).toBe('done')
  })

  test('a readmission within 30 days is shown with the stay before it', async () => {
    house.clock.set('2026-06-08T10:00:00Z')
    await record(admitted(), discharged(), followUp())
    const again = house.shell.ids.next<StayId>()
    await record(fact('stay-started', '2026-06-08T09:00Z', { class: 'admitted', unitId: units.ward }, again))
    const [second, first] = await getRunning(house.shell, citizenId)
    expect([second?.subjectId, second?.readmittedFrom]).toEqual([again, first?.pathwayId])
    expect(first?.readmittedFrom).toBeNull()
    expect(calledOff()).toEqual(['A16 READMITTED', 'A18 READMITTED', 'A19 READMITTED'])
  })

  test('what is stored of a pathway is what facts and clock add up to', async () => {
    const told = [
      admitted(),
      discharged(),
      fact('stay-end-cancelled', '2026-06-05T15:00Z'),
      fact('citizen-died', '2026-06-06T03:00Z'),
      fact('death-cancelled', '2026-06-06T08:00Z'),
      fact('stay-ended', '2026-06-07T10:00Z', { toMunicipalNursing: false }),
      fact('stay-cancelled', '2026-06-08T10:00Z'),
    ]
    for (const one of told) {
      house.clock.set(one.at)
      await record(one)
      const [row] = await listPathways(house.db, citizenId)
      const [programme] = inForceOn(await publishedProgrammes(house.shell), '2026-06-02' as DanishDate)
      const events = (await listObligationEvents(house.db, citizenId)).get(row?.pathwayId as PathwayId) ?? []
      if (row === undefined || programme === undefined) throw new Error('no pathway')
      const facts = await listFacts(house.db, citizenId)
      const again = advance(programme, row, facts, foldObligations(events), house.clock.now())
      expect([again.open, again.change, again.close, again.reopen]).toEqual([[], [], [], []])
      expect(row.status).toBe(again.status)
      expect(row.nextLookAt).toBe(again.nextLookAt ?? null)
    }
    expect(await listPathways(house.db, citizenId)).toMatchObject([
      { status: 'stopped', stoppedBy: 'STAY_CANCELLED' },
    ])
  })

  test('transferred to another ward: it has what the first had, by the same deadline; the municipality keeps its own', async () => {
    await register('other ward', { kind: 'ward', parentId: units['Esbjerg Sygehus'] })
    await record(admitted())
    const before = called()
    told = []
    house.clock.set('2026-06-02T09:00:00Z')
    await record(fact('citizen-transferred', '2026-06-02T08:30Z', { unitId: units['other ward'] }))
    expect(calledOff()).toEqual(['A5 TRANSFERRED', 'A6 TRANSFERRED'])
    expect(
      called().map(({ stepId, occurrence, responsibleId }) => [stepId, occurrence, responsibleId]),
    ).toEqual([
      ['A5', 2, units['other ward']],
      ['A6', 2, units['other ward']],
    ])
    expect(called()[0]?.dueAt).toBe(before.find(({ stepId }) => stepId === 'A5')?.dueAt)
  })

  test('moved within the municipality: whoever has it keeps it, and is not asked again', async () => {
    await record(admitted())
    told = []
    const moved = fact('citizen-moved', '2026-06-02T08:30Z', {
      fromMunicipality: '0573',
      toMunicipality: '0573',
    })
    await record(moved)
    expect([calledOff(), called()]).toEqual([[], []])
    await record(fact('frailty-found', '2026-06-02T08:40Z'))
    expect([calledOff(), called()]).toEqual([[], []])
  })

  test('a deadline that stands still is told, and runs again with the days it was held', async () => {
    const planId = house.shell.ids.next<RehabPlanId>()
    const ofPlan = (kind: FactKind, at: string, data: FactData = {}) => ({
      ...fact(kind, at, { ...data, partOf: stayId }),
      subjectId: planId,
    })
    const deadlines = () =>
      told.flatMap((event) =>
        event.type === 'task-deadline-changed' && event.data.stepId === 'B5' ? [event.data.dueAt] : [],
      )
    await record(
      admitted(),
      discharged(),
      ofPlan('rehabilitation-plan-sent', '2026-06-05T13:00Z', {
        gopType: 'GENERAL_BASIC',
        dayZero: '2026-06-05',
      }),
    )
    expect(called().find(({ stepId }) => stepId === 'B5')?.dueAt).toBe('2026-06-12T21:59:59.999Z')
    house.clock.set('2026-06-08T12:00:00Z')
    await record(ofPlan('rehabilitation-paused', '2026-06-08T11:00Z'))
    expect(deadlines()).toEqual([null])
    house.clock.set('2026-06-10T12:00:00Z')
    await record(ofPlan('rehabilitation-resumed', '2026-06-10T11:00Z'))
    expect(deadlines()).toEqual([null, '2026-06-14T21:59:59.999Z'])
  })

  test('a running pathway keeps its version; the next one starts on the new', async () => {
    await record(admitted())
    const files = await readProgrammeFiles()
    const edit = (edited: (text: string) => string) =>
      files.map((file) =>
        file.name.endsWith('discharge.v2.yaml') ? { ...file, text: edited(file.text) } : file,
      )
    await expect(
      publishProgrammes(
        house.shell,
        edit((text) => text.replace('amount: 24', 'amount: 25')),
      ),
    ).rejects.toThrow(/acute-admission-and-discharge.v2.yaml:\d+ published-version-edited/)
    const renewed = edit((text) =>
      text.replace('\nversion: 2', '\nversion: 4').replace('validFrom: 2026-01-01', 'validFrom: 2026-06-03'),
    )
    expect(await publishProgrammes(house.shell, renewed)).toHaveLength(1)
    house.clock.set('2026-06-04T10:00:00Z')
    const next = house.shell.ids.next<StayId>()
    await record(fact('treatment-finished', '2026-06-03T08:04Z'))
    await record(fact('stay-started', '2026-06-04T09:00Z', { class: 'admitted', unitId: units.ward }, next))
    const versions = (await getRunning(house.shell, citizenId)).map(({ programme }) => programme.version)
    expect(versions).toEqual([4, 2])
  })

  test('citizens read their own pathways, and nobody else’s', async () => {
    await record(admitted())
    const actor = (own: CitizenId) =>
      ({ kind: 'citizen', personId: own as string as PersonId, name: 'Testborger', citizenId: own }) as const
    const seen = must(await viewPathways(house.shell, actor(citizenId), citizenId))
    expect(listPathwaysRoute.answer.parse(seen).pathways[0]?.steps.map(({ state }) => state)).toContain(
      'open',
    )
    expect(await viewPathways(house.shell, actor(await newCitizen()), citizenId)).toMatchObject({
      refusal: { code: 'not-your-own-record' },
    })
  })

  test('the program itself may not change or remove a fact or what was said of an obligation', async () => {
    for (const deed of [
      sql`update pathway.facts set source = 'x'`,
      sql`delete from pathway.facts`,
      sql`update pathway.obligation_events set type = 'done'`,
      sql`delete from pathway.obligation_events`,
      sql`update pathway.programmes set checksum = 'x'`,
    ])
      await expect(house.db.execute(deed)).rejects.toThrow(/permission denied/)
  })
})
