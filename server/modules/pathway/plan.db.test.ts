import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { CitizenActor, ProfessionalActor } from '../../../contract/actor.ts'
import type { PlanView } from '../../../contract/pathway-plan.ts'
import type { CitizenId, GoalId, OrganisationId, PathwayId, PersonId, StayId } from '../../../kernel/ids.ts'
import { type DanishDate, instant } from '../../../kernel/instant.ts'
import { openTestHouse, type TestHouse } from '../../../test/support/shell.ts'
import { must, setTaskStage, type TaskStage } from '../../../test/support/task-stage.ts'
import { sql } from '../../platform/db/sql.ts'
import { loadAgreements } from '../agreement/index.ts'
import { changeCitizen, citizenModule, recordDeath, registerCitizen, tellStory } from '../citizen/index.ts'
import { loadGeography, registerUnit } from '../organisation/index.ts'
import { listCitizenTasks, taskModule } from '../task/index.ts'
import { type Fact, loadProgrammes, pathwayModule, recordFacts } from './index.ts'
import { expireOffers } from './use-cases/expire-offers.ts'
import { takeBackChange, tellChange } from './use-cases/plan-change.ts'
import { answerCoordinatorOffer, offerCoordinator } from './use-cases/plan-coordinator.ts'
import { addGoal, endGoal, followUpGoal } from './use-cases/plan-goals.ts'
import { viewPlan } from './use-cases/plan-view.ts'

let house: TestHouse
let stage: TaskStage
let newHomeNursing: OrganisationId
let citizenId: CitizenId
let stayId: StayId
let number = 0

/** Official test persons (MedCom), one for each test. */
const numbers = [
  '0201609995',
  '0201609996',
  '0504909995',
  '0504909989',
  '0201919990',
  '0201919996',
  '0201919995',
  '0108589995',
  '0108629996',
  '0104909995',
  '0104909989',
  '1502799995',
  '1502829995',
]

beforeAll(async () => {
  const modules = [citizenModule, pathwayModule, taskModule]
  house = await openTestHouse({ listeners: modules.flatMap(({ listeners = [] }) => listeners) })
  stage = await setTaskStage(house.shell)
  must(await loadGeography(house.shell))
  await loadAgreements(house.shell)
  await loadProgrammes(house.shell)
  const since = '2020-01-01' as DanishDate
  const lyngby = must(
    await registerUnit(house.shell, {
      kind: 'municipality',
      name: 'Lyngby-Taarbæk Kommune',
      municipalityCode: '0173',
      validFrom: since,
    }),
  )
  const team = await registerUnit(house.shell, {
    kind: 'team',
    name: 'Hjemmesygeplejen i Lyngby',
    parentId: lyngby.id,
    room: 'health',
    services: ['home-nursing', 'home-care'],
    validFrom: since,
  })
  newHomeNursing = must(team).id
})
afterAll(() => house.close())

beforeEach(async () => {
  house.clock.set('2026-06-02T08:05:00Z')
  citizenId = must(
    await registerCitizen(house.shell, {
      number: numbers[number++] ?? '',
      name: 'Test Borger',
      municipalityCode: '0157',
      gpUnitId: stage.practice,
      from: '2020-01-01' as DanishDate,
    }),
  )
  stayId = house.shell.ids.next<StayId>()
  await house.settle()
  await tell('stay-started', '2026-06-02T08:00Z', {
    class: 'admitted',
    unitId: stage.ward,
    reportRequested: true,
  })
})

async function tell(kind: Fact['kind'], at: string, data: Fact['data'] = {}): Promise<void> {
  const key = `${kind} ${stayId} ${at}` as Fact['key']
  await recordFacts(house.shell, citizenId, [
    { key, kind, at: instant(at), subjectId: stayId, data, source: 'test' },
  ])
  await house.settle()
}

async function plan(actor: ProfessionalActor = stage.wardNurse): Promise<PlanView> {
  return must(await viewPlan(house.shell, actor, citizenId))
}

async function openTasks(actor: ProfessionalActor = stage.wardNurse) {
  const { tasks } = must(await listCitizenTasks(house.shell, citizenId, actor))
  return tasks.filter(({ status }) => status === 'open')
}

function citizen(): CitizenActor {
  return { kind: 'citizen', personId: citizenId as string as PersonId, name: 'Test Borger', citizenId }
}

async function goHome(): Promise<void> {
  house.clock.set('2026-06-05T12:05:00Z')
  await tell('stay-ended', '2026-06-05T12:00Z', { over24h: true, toMunicipalNursing: true })
}

describe('the plan', () => {
  test('shows what comes next, the soonest due first, with who has it and where they are phoned', async () => {
    const { steps, pathways } = await plan()
    expect(pathways).toMatchObject([{ status: 'running' }])
    expect(steps.length).toBeGreaterThan(2)
    const due = steps.flatMap(({ dueAt }) => dueAt ?? [])
    expect(due).toEqual(due.toSorted())
    expect(steps.every(({ unit }) => unit.name !== '')).toBe(true)
    for (const { origins } of steps) expect(origins).toHaveLength(1)
  })

  test('what the citizen has told matters is offered as a goal and not asked again', async () => {
    must(
      await tellStory(house.shell, stage.wardNurse, citizenId, {
        kind: 'matters',
        text: `At kunne gå i haven (${citizenId.slice(-4)})`,
        saidBy: 'citizen',
      }),
    )
    const { toldMatters } = await plan()
    const told = toldMatters.at(-1)
    expect(told).toMatchObject({ saidBy: 'citizen', toldBy: 'Wanda Sygeplejerske' })
    const after = must(
      await addGoal(house.shell, citizen(), citizenId, {
        text: told?.text ?? '',
        saidBy: 'citizen',
        storyEntryId: told?.storyEntryId ?? null,
        ownerId: stage.homeNursing,
        targetOn: '2026-07-01' as DanishDate,
      }),
    )
    expect(after.toldMatters.some(({ storyEntryId }) => storyEntryId === told?.storyEntryId)).toBe(false)
    const goal = after.goals.at(-1)
    expect(goal).toMatchObject({ status: 'active', owner: { id: stage.homeNursing } })
    const goalId = goal?.id as GoalId
    must(
      await followUpGoal(house.shell, stage.homeNurse, citizenId, goalId, {
        text: 'Gik til lågen',
        progress: 'better',
      }),
    )
    const ended = must(
      await endGoal(house.shell, citizen(), citizenId, goalId, { status: 'reached', text: '' }),
    )
    expect(ended.goals.at(-1)).toMatchObject({
      status: 'reached',
      followUps: [{ text: 'Gik til lågen', progress: 'better', by: { name: 'Hanne Sygeplejerske' } }],
    })
    const again = await followUpGoal(house.shell, stage.homeNurse, citizenId, goalId, {
      text: 'En gang til',
      progress: null,
    })
    expect(again).toMatchObject({ ok: false, refusal: { code: 'goal-over-already' } })
  })
})

describe('the coordinator', () => {
  test('is the ward in hospital and changes hands only when the other has said yes', async () => {
    expect((await plan()).coordinator).toMatchObject({ basis: 'admitted', unit: { id: stage.ward } })
    await goHome()
    const home = (await plan()).coordinator
    expect(home?.basis).not.toBe('admitted')
    const holder = [stage.practiceNurse, stage.wardNurse, stage.homeNurse].find(
      ({ unitId }) => unitId === home?.unit.id,
    )
    if (holder === undefined) throw new Error('nobody is the coordinator')
    const to = holder === stage.homeNurse ? stage.practiceNurse : stage.homeNurse
    const offered = must(
      await offerCoordinator(house.shell, holder, citizenId, {
        toUnitId: to.unitId,
        personId: undefined,
        text: 'Vil I tage tovholderrollen?',
      }),
    )
    expect(offered.coordinator).toMatchObject({ unit: { id: holder.unitId }, offer: { mayWithdraw: true } })
    const offerId = offered.coordinator?.offer?.id ?? ''
    const notMine = await answerCoordinatorOffer(house.shell, holder, citizenId, offerId, {
      answer: 'accept',
      text: '',
    })
    expect(notMine).toMatchObject({ ok: false, refusal: { code: 'coordinator-not-yours' } })
    const accepted = must(
      await answerCoordinatorOffer(house.shell, to, citizenId, offerId, { answer: 'accept', text: '' }),
    )
    expect(accepted.coordinator).toMatchObject({
      basis: 'appointed',
      unit: { id: to.unitId },
      person: { name: to.name },
      offer: null,
    })
  })

  test('an offer of a ward the citizen has left gives nobody a tie once another is made', async () => {
    const wanted = { personId: undefined, text: 'Vil I tage tovholderrollen?' }
    must(
      await offerCoordinator(house.shell, stage.wardNurse, citizenId, {
        ...wanted,
        toUnitId: stage.homeNurse.unitId,
      }),
    )
    await goHome()
    const home = (await plan()).coordinator
    const holder = home?.unit.id === stage.homeNurse.unitId ? stage.homeNurse : stage.practiceNurse
    const to = holder === stage.homeNurse ? stage.practiceNurse : stage.homeNurse
    must(await offerCoordinator(house.shell, holder, citizenId, { ...wanted, toUnitId: to.unitId }))
    const ties = await house.db.query(sql`
      select unit_id as "unitId", valid_to is null as "isOpen"
      from access.relations
      where citizen_id = ${citizenId} and kind = 'offer'
        and source_id in (select offer_id from pathway.coordinator_events where citizen_id = ${citizenId})
      order by valid_from`)
    expect(ties).toEqual([
      { unitId: stage.homeNurse.unitId, isOpen: false },
      { unitId: to.unitId, isOpen: true },
    ])
  })

  test('an offer of a ward the citizen has left ends by itself, and with it the tie it gave; so does one nobody answers in a week', async () => {
    const wanted = { personId: undefined, text: 'Vil I tage tovholderrollen?' }
    const ties = () =>
      house.db.query(sql`
        select unit_id as "unitId", valid_to is null as "isOpen"
        from access.relations
        where citizen_id = ${citizenId} and kind = 'offer'
          and source_id in (select offer_id from pathway.coordinator_events where citizen_id = ${citizenId})
        order by valid_from`)
    const toNurses = { ...wanted, toUnitId: stage.homeNurse.unitId }
    must(await offerCoordinator(house.shell, stage.wardNurse, citizenId, toNurses))
    await expireOffers(house.shell)
    expect(await ties()).toEqual([{ unitId: stage.homeNurse.unitId, isOpen: true }])
    await goHome()
    await expireOffers(house.shell)
    expect(await ties()).toEqual([{ unitId: stage.homeNurse.unitId, isOpen: false }])
    const home = (await plan()).coordinator
    const holder = home?.unit.id === stage.homeNurse.unitId ? stage.homeNurse : stage.practiceNurse
    const to = holder === stage.homeNurse ? stage.practiceNurse : stage.homeNurse
    must(await offerCoordinator(house.shell, holder, citizenId, { ...wanted, toUnitId: to.unitId }))
    house.clock.advance({ hours: 7 * 24 })
    await expireOffers(house.shell)
    expect((await ties()).at(-1)).toEqual({ unitId: to.unitId, isOpen: false })
    expect((await plan()).coordinator).toMatchObject({ unit: { id: holder.unitId }, offer: null })
  })

  test('is nobody any more after a death, and goals stand as they were', async () => {
    const sourceId = house.shell.ids.next<string>()
    await recordDeath(house.shell, { citizenId, diedAt: instant('2026-06-02T08:04Z'), sourceId })
    await house.settle()
    expect((await plan()).coordinator).toBeNull()
    const goal = { text: 'Ud i haven', saidBy: 'professional', storyEntryId: null } as const
    expect(
      await addGoal(house.shell, stage.wardNurse, citizenId, { ...goal, ownerId: null, targetOn: null }),
    ).toMatchObject({ ok: false, refusal: { code: 'goal-after-death' } })
    await recordDeath(house.shell, { citizenId, diedAt: null, sourceId })
    await house.settle()
    expect((await plan()).coordinator).toMatchObject({ basis: 'admitted' })
  })
})

describe('what people tell has changed', () => {
  async function pathwayId(): Promise<PathwayId> {
    return (await plan()).pathways[0]?.pathwayId as PathwayId
  }

  test('a no after discharge stops the follow-up and has the own doctor told; taken back, it goes on', async () => {
    await goHome()
    const stepsOf = async () =>
      (await plan()).steps.flatMap(({ origins }) => origins.map(({ stepId }) => stepId))
    expect(await stepsOf()).toContain('A16')
    const refused = await tellChange(house.shell, stage.wardNurse, citizenId, {
      kind: 'REFUSED',
      pathwayIds: [await pathwayId()],
      text: 'Vil ikke have hjælp efter udskrivning',
      happenedAt: instant('2026-06-05T12:02:00Z'),
    })
    const { changes } = must(refused)
    expect(changes[0]).toMatchObject({
      kind: 'REFUSED',
      happenedAt: '2026-06-05T12:02:00.000Z',
      toldAt: '2026-06-05T12:05:00.000Z',
      by: { name: 'Wanda Sygeplejerske' },
    })
    await house.settle()
    expect(await stepsOf()).not.toContain('A16')
    expect(await stepsOf()).toContain('A22')
    must(await takeBackChange(house.shell, stage.wardNurse, citizenId, changes[0]?.id ?? ''))
    await house.settle()
    expect(await stepsOf()).toContain('A16')
    expect(await stepsOf()).not.toContain('A22')
    const twice = await takeBackChange(house.shell, stage.wardNurse, citizenId, changes[0]?.id ?? '')
    expect(twice).toMatchObject({ ok: false, refusal: { code: 'change-taken-back-already' } })
  })

  test('consent withdrawn: no step sees to it, so the own doctor is asked; taken back, that is over', async () => {
    const { changes } = must(
      await tellChange(house.shell, stage.wardNurse, citizenId, {
        kind: 'CONSENT_WITHDRAWN',
        pathwayIds: [await pathwayId()],
        text: '',
        happenedAt: undefined,
      }),
    )
    await house.settle()
    const asked = async () => (await openTasks()).filter(({ origin }) => origin === null)
    expect(await asked()).toMatchObject([
      { serviceCode: 'sharing-stopped', responsible: { id: stage.practice } },
    ])
    must(await takeBackChange(house.shell, stage.wardNurse, citizenId, changes[0]?.id ?? ''))
    await house.settle()
    expect(await asked()).toEqual([])
  })

  test('moved without a yes to passing on: whoever has it keeps it, and somebody asks', async () => {
    const before = (await openTasks()).map(({ id, responsible }) => [id, responsible.id])
    must(
      await tellChange(house.shell, stage.homeNurse, citizenId, {
        kind: 'MOVED',
        toMunicipality: '0173',
        hasConsent: false,
        text: '',
        happenedAt: undefined,
      }),
    )
    await house.settle()
    const after = await openTasks()
    expect(
      after.filter(({ origin }) => origin !== null).map(({ id, responsible }) => [id, responsible.id]),
    ).toEqual(before)
    expect(after.find(({ origin }) => origin === null)).toMatchObject({
      serviceCode: 'passing-on-consent',
      responsible: { id: stage.homeNursing },
    })
  })

  test('moved with a yes: what the old municipality had is called for at the new one', async () => {
    must(
      await tellChange(house.shell, stage.homeNurse, citizenId, {
        kind: 'MOVED',
        toMunicipality: '0173',
        hasConsent: true,
        text: '',
        happenedAt: undefined,
      }),
    )
    await house.settle()
    const holders = (await openTasks()).map(({ responsible }) => responsible.id)
    expect(holders).not.toContain(stage.homeNursing)
    expect(holders).toContain(newHomeNursing)
    expect((await plan()).changes[0]).toMatchObject({ kind: 'MOVED', to: '0173' })
  })

  test('the register tells of a move: the same, without anybody telling', async () => {
    must(
      await changeCitizen(house.shell, citizenId, {
        municipalityCode: '0173',
        from: '2026-06-02' as DanishDate,
      }),
    )
    await house.settle()
    expect((await openTasks()).map(({ responsible }) => responsible.id)).not.toContain(stage.homeNursing)
  })

  test.each([
    ['ahead of now', { happenedAt: instant('2026-06-02T09:00Z'), text: 'Nej' }, 'change-ahead'],
    ['without words', { happenedAt: undefined, text: ' ' }, 'change-text-missing'],
  ])('a no %s is refused', async (_, told, code) => {
    const answer = await tellChange(house.shell, stage.wardNurse, citizenId, {
      kind: 'REFUSED',
      pathwayIds: [await pathwayId()],
      ...told,
    })
    expect(answer).toMatchObject({ ok: false, refusal: { code } })
  })
})
