import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { CitizenActor, ProfessionalActor } from '../../../contract/actor.ts'
import type { RehabDeedBody, RehabPlanView, RehabView } from '../../../contract/rehab.ts'
import type { CitizenId, PersonId, RehabPlanId, StayId } from '../../../kernel/ids.ts'
import { type DanishDate, epoch, instant } from '../../../kernel/instant.ts'
import type { Result } from '../../../kernel/result.ts'
import { writeNotification } from '../../../seed/notification.ts'
import { deliver } from '../../../test/support/deliver.ts'
import { openHouse, quiet, type RunningHouse } from '../../../test/support/house.ts'
import { sql } from '../../platform/db/sql.ts'
import type { Shell } from '../../platform/shell.ts'
import { setMyBlock } from '../access/index.ts'
import { findByCpr } from '../citizen/index.ts'
import { findPersonBySubject, listUnits, rolesOf } from '../organisation/index.ts'
import { listStayTimes } from '../stay/index.ts'
import type { PlanContent } from './domain/event.ts'
import { rowOf } from './keep.ts'
import { readCourse } from './read-plans.ts'
import { assessFunction, type Said } from './use-cases/assess-function.ts'
import { chooseProvider } from './use-cases/choose-provider.ts'
import { doDeed } from './use-cases/do-deed.ts'
import { listPlans } from './use-cases/list-plans.ts'
import { listProviders } from './use-cases/list-providers.ts'
import { getRehabilitation } from './use-cases/view-plans.ts'
import { writePlan } from './use-cases/write-plan.ts'

let house: RunningHouse
let shell: Shell
const people: Record<string, ProfessionalActor> = {}

beforeAll(async () => {
  // Friday 5 June 2026, 14:30 in Copenhagen.
  house = await openHouse({ now: '2026-06-05T12:30:00.000Z' })
  shell = house.shell
  for (const name of [
    'sofie-lund',
    'else-lauridsen',
    'kasper-yde',
    'anne-skov',
    'camilla-bach',
    'bente-krogh',
  ])
    people[name] = await professional(`demo:${name}`)
})
afterAll(() => house?.close())

async function professional(subject: string): Promise<ProfessionalActor> {
  const person = await findPersonBySubject(shell, subject)
  const [role] = person === undefined ? [] : await rolesOf(shell, person.id, '2026-06-05' as DanishDate)
  if (person === undefined || role === undefined) throw new Error(`no ${subject}`)
  const { id: personId, name } = person
  return {
    kind: 'professional',
    personId,
    name,
    roleId: role.id,
    function: role.function,
    unitId: role.unitId,
  }
}

function who(name: string): ProfessionalActor {
  const actor = people[name]
  if (actor === undefined) throw new Error(`nobody is called ${name}`)
  return actor
}

async function citizen(cprNumber: string): Promise<CitizenActor> {
  const citizenId = (await findByCpr(shell, cprNumber)) as CitizenId
  return { kind: 'citizen', personId: citizenId as string as PersonId, name: 'Borger', citizenId }
}

/** Admitted to the ward three days ago; gone home half an hour ago when `isHome`. */
async function admit(cprNumber: string, isHome: boolean): Promise<CitizenActor> {
  const now = epoch(shell.clock.now())
  const deed = { cprNumber, ward: 'herlev-heart' } as const
  const start = await writeNotification(shell, { ...deed, base: 'STIN', at: instant(now - 72 * 3_600_000) })
  expect((await deliver(house.address, start.bytes)).code).toBe('ok')
  if (isHome) {
    const at = instant(now - 30 * 60_000)
    const end = await writeNotification(shell, { ...deed, base: 'SLHJ', at, after: start.facts })
    expect((await deliver(house.address, end.bytes)).code).toBe('ok')
  }
  await quiet(house)
  return citizen(cprNumber)
}

const content: PlanContent = {
  gopType: 'GENERAL_ADVANCED',
  mustBeAtHospital: false,
  functionBefore: 'Gik selv ude, klarede trapper.',
  functionNow: 'Går 10 meter med rollator og støtte.',
  needs: 'Styrke, balance og tryghed ved gang.',
  whatToTrain: 'Gang, trapper, rejse og sætte sig.',
  restrictions: 'Ingen bøjning over 90 grader i 12 uger.',
  wholeLifeNeeds: '',
  startNoLaterThan: null,
  startNotBefore: null,
  contactMunicipality: 'Træningsenheden',
  contactRegion: 'Afsnittet',
}

function must<Value>(result: Result<Value>): Value {
  if (!result.ok) throw new Error(`refused: ${result.refusal.code} ${JSON.stringify(result.refusal.data)}`)
  return result.value
}

function only(view: RehabView): RehabPlanView {
  const [plan] = view.plans
  if (plan === undefined) throw new Error('no plan')
  return plan
}

async function stayOf({ citizenId }: CitizenActor): Promise<StayId> {
  const [stay] = await listStayTimes(shell, [citizenId])
  if (stay === undefined) throw new Error('no stay')
  return stay.stayId
}

async function write(actor: CitizenActor, told: Partial<PlanContent> = {}): Promise<RehabPlanId> {
  const stayId = await stayOf(actor)
  const plan = { stayId, content: { ...content, ...told } }
  return only(must(await writePlan(shell, who('sofie-lund'), actor.citizenId, plan))).planId as RehabPlanId
}

function does(name: string, { citizenId }: CitizenActor, planId: RehabPlanId, body: RehabDeedBody) {
  return doDeed(shell, { actor: who(name), citizenId, planId }, body)
}

const send = {
  deed: 'send',
  consent: { givenBy: 'citizen', representative: '', isToDoctor: true },
} as const satisfies RehabDeedBody

async function tasksOf({ citizenId }: CitizenActor): Promise<string[]> {
  await quiet(house)
  const rows = await house.database.owner.query<{ told: string }>(sql`
    select service_code || ' ' || status as told
    from task.tasks
    where citizen_id = ${citizenId} and service_code in (
      'function-coordination', 'rehabilitation-plan-again', 'rehabilitation-choice', 'rehabilitation-final-status-reading')
    order by opened_at, service_code`)
  return rows.map(({ told }) => told)
}

describe('a hip fracture goes home with an advanced plan', () => {
  let bruno: CitizenActor
  let planId: RehabPlanId

  test('the plan is sent with the consent of the citizen, and the therapist has it at once with its dates', async () => {
    bruno = await admit('2509479989', true)
    planId = await write(bruno)
    expect((await does('else-lauridsen', bruno, planId, send)).ok).toBe(false)
    const sent = only(must(await does('sofie-lund', bruno, planId, send)))
    expect(sent).toMatchObject({
      status: 'sent',
      owner: { name: 'Træningsenheden, Gladsaxe' },
      clock: { dayZero: '2026-06-05', latestStart: '2026-06-12', rightFrom: '2026-06-13', state: 'waiting' },
    })
    const listed = must(await listPlans(shell, who('else-lauridsen'), { limit: 50 }))
    expect(listed.plans.find((row) => row.planId === planId)).toMatchObject({
      name: 'Bruno Test Elmer',
      clockState: 'waiting',
    })
  })

  test('the log says that it was sent to the municipality and the doctor, by which rule', async () => {
    const records = await house.database.owner.query(sql`
      select rule_id as rule, flow
      from access.records
      where citizen_id = ${bruno.citizenId} and object = 'send-rehabilitation-plan' and data_kind = 'GOP'`)
    expect(records).toEqual([
      { rule: 'P27', flow: 'push' },
      { rule: 'P22', flow: 'push' },
    ])
  })

  test('the job centre, another hospital and a supplier nobody has chosen see nothing of it', async () => {
    for (const name of ['camilla-bach', 'bente-krogh', 'kasper-yde'])
      expect((await getRehabilitation(shell, who(name), bruno.citizenId)).ok).toBe(false)
  })

  test('hospital and municipality see walking two steps apart: a task to the owner, and the doctor agrees with one', async () => {
    const said: Said = {
      assessedOn: '2026-06-05' as DanishDate,
      domains: [{ code: 'd450', qualifier: 1, note: 'Med rollator' }],
      function: 'Går selv på stuen.',
      trainingNeed: 'Gangtræning.',
      rehabNeed: '',
      potential: 'full',
    }
    const on = (name: string) => ({ actor: who(name), citizenId: bruno.citizenId, planId })
    must(await does('else-lauridsen', bruno, planId, { deed: 'receive' }))
    must(await assessFunction(shell, on('sofie-lund'), said))
    const severe = { ...said, domains: [{ code: 'd450', qualifier: 3, note: '' }] } as const
    const view = only(must(await assessFunction(shell, on('else-lauridsen'), severe)))
    expect(view.functioning?.differences).toEqual([
      { code: 'd450', least: 'hospital', most: 'municipality', steps: 2 },
    ])
    expect(await tasksOf(bruno)).toEqual(['function-coordination open'])
    must(await assessFunction(shell, on('anne-skov'), { ...said, domains: severe.domains }))
    expect(
      only(must(await getRehabilitation(shell, bruno, bruno.citizenId))).functioning?.assessments,
    ).toHaveLength(3)
    const notTheirs = await does('anne-skov', bruno, planId, { deed: 'settle-difference', reason: 'Nej.' })
    expect(notTheirs).toMatchObject({ refusal: { code: 'rehab-plan-not-yours' } })
    const settled = await does('else-lauridsen', bruno, planId, {
      deed: 'settle-difference',
      reason: 'Går kort med støtte, ikke selvstændigt.',
    })
    expect(only(must(settled)).functioning).toMatchObject({
      differences: [],
      settlements: [{ how: 'agreed-to-differ', codes: ['d450'] }],
    })
    expect(await tasksOf(bruno)).toEqual(['function-coordination completed'])
  })

  test('an own assessment is put right by another, and both are kept', async () => {
    const view = only(must(await getRehabilitation(shell, who('sofie-lund'), bruno.citizenId)))
    const own = view.functioning?.assessments.find(({ party }) => party === 'hospital')
    const corrects = { assessmentId: own?.assessmentId as never, reason: 'Skrevet på forkert patient.' }
    const said: Said = {
      assessedOn: '2026-06-05' as DanishDate,
      domains: [{ code: 'd450', qualifier: 2, note: '' }],
      function: '',
      trainingNeed: '',
      rehabNeed: '',
      potential: 'substantial',
      corrects,
    }
    const on = { actor: who('sofie-lund'), citizenId: bruno.citizenId, planId }
    const after = only(must(await assessFunction(shell, on, said)))
    expect(after.functioning?.assessments.filter(({ party }) => party === 'hospital')).toMatchObject([
      { correctionReason: 'Skrevet på forkert patient.', isCorrected: false },
      { isCorrected: true },
    ])
  })

  test('before day 8 the citizen cannot choose privately, on day 8 they can, and the supplier then sees plan and function only', async () => {
    const kasper = who('kasper-yde')
    const wish = { planId, unitId: kasper.unitId }
    house.clock.set('2026-06-12T10:00:00.000Z')
    expect(await chooseProvider(shell, bruno, bruno.citizenId, wish)).toMatchObject({
      refusal: { code: 'rehab-private-choice-not-open' },
    })
    house.clock.set('2026-06-13T10:00:00.000Z')
    const { providers } = must(await listProviders(shell, bruno, bruno.citizenId, planId))
    expect(providers.find(({ kind }) => kind === 'private')).toMatchObject({ mayChoose: { may: true } })
    const chosen = only(must(await chooseProvider(shell, bruno, bruno.citizenId, wish)))
    expect(chosen).toMatchObject({
      owner: { name: 'Træningsenheden, Gladsaxe' },
      provider: { kind: 'private', state: 'waits' },
    })
    expect(await tasksOf(bruno)).toEqual(['function-coordination completed', 'rehabilitation-choice open'])
    const listed = must(await listPlans(shell, kasper, { limit: 50 }))
    expect(listed.plans.find((row) => row.planId === planId)).toMatchObject({ isChoiceWaiting: true })
    const accepted = only(must(await does('kasper-yde', bruno, planId, { deed: 'accept-course' })))
    expect(accepted.owner.unitId).toBe(kasper.unitId)
    const look = await getRehabilitation(shell, kasper, bruno.citizenId)
    expect(look.ok && only(look.value).functioning).not.toBeNull()
  })

  test('training begins and ends, the doctor reads the final status, and the supplier is let out', async () => {
    must(
      await does('kasper-yde', bruno, planId, {
        deed: 'start',
        on: '2026-06-13',
        tests: 'Rejse-sætte-sig 6',
        goals: 'Gå ned til søen.',
        trainingPlan: 'To gange om ugen i otte uger.',
      }),
    )
    house.clock.set('2026-08-10T10:00:00.000Z')
    must(await does('kasper-yde', bruno, planId, { deed: 'end', on: '2026-08-10', goals: 'Går til søen.' }))
    must(
      await does('kasper-yde', bruno, planId, {
        deed: 'give-final-status',
        status: 'Målet er nået.',
        handOver: 'exercise',
      }),
    )
    expect(await tasksOf(bruno)).toContain('rehabilitation-final-status-reading open')
    const read = await does('anne-skov', bruno, planId, { deed: 'read-final-status' })
    expect(only(must(read)).status).toBe('closed')
    expect(await tasksOf(bruno)).toContain('rehabilitation-final-status-reading completed')
    const open = await house.database.owner.query(sql`
      select unit_id from access.relations
      where citizen_id = ${bruno.citizenId} and source_id = ${planId} and valid_to is null`)
    expect(open).toEqual([])
  })

  test('the pathway has heard it all', async () => {
    await quiet(house)
    const facts = await house.database.owner.query<{ kind: string }>(sql`
      select kind from pathway.facts
      where citizen_id = ${bruno.citizenId} and subject_id = ${planId}
      order by at, key`)
    expect(facts.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining([
        'rehabilitation-plan-sent',
        'functional-difference-found',
        'functional-difference-settled',
        'rehabilitation-provider-chosen',
        'rehabilitation-started',
        'rehabilitation-ended',
        'rehabilitation-final-status-sent',
      ]),
    )
  })

  test('the row of the list is what the events add up to', async () => {
    const { plans } = await readCourse(shell, bruno.citizenId)
    const [row] = await house.database.owner.query<Record<string, unknown>>(sql`
      select status, owner_unit_id as "ownerUnitId", sequence, latest_start as "latestStart"
      from rehab.plans where citizen_id = ${bruno.citizenId} and id = ${planId}`)
    const plan = plans.find((one) => one.plan.planId === planId)?.plan
    if (plan === undefined) throw new Error('no plan')
    const { status, ownerUnitId, sequence, latestStart } = rowOf(plan, shell.clock.now())
    expect(row).toEqual({ status, ownerUnitId, sequence, latestStart })
  })
})

describe('what stands in the way', () => {
  test('a plan sent before the discharge has its day 0 when the letter comes; a new admission makes it rest', async () => {
    house.clock.set('2026-09-01T10:00:00.000Z')
    const deed = { cprNumber: '0506889996', ward: 'herlev-heart' } as const
    const tell = async (told: Omit<Parameters<typeof writeNotification>[1], 'cprNumber' | 'ward'>) => {
      const letter = await writeNotification(shell, { ...deed, ...told })
      expect((await deliver(house.address, letter.bytes)).code).toBe('ok')
      await quiet(house)
      return letter
    }
    const first = await tell({ base: 'STIN', at: instant('2026-08-28T10:00:00.000Z') })
    const sille = await citizen(deed.cprNumber)
    const planId = await write(sille)
    expect(only(must(await does('sofie-lund', sille, planId, send))).clock.state).toBe('unknown')
    const look = async () => only(must(await getRehabilitation(shell, sille, sille.citizenId)))
    await tell({ base: 'SLHJ', at: instant('2026-09-01T09:00:00.000Z'), after: first.facts })
    expect(await look()).toMatchObject({ clock: { dayZero: '2026-09-01', latestStart: '2026-09-08' } })
    house.clock.set('2026-09-04T10:00:00.000Z')
    const second = await tell({ base: 'STIN', at: instant('2026-09-03T10:00:00.000Z') })
    expect(await look()).toMatchObject({ clock: { state: 'paused' }, paused: { since: '2026-09-03' } })
    house.clock.set('2026-09-06T10:00:00.000Z')
    await tell({ base: 'SLHJ', at: instant('2026-09-06T09:00:00.000Z'), after: second.facts })
    expect(await look()).toMatchObject({
      clock: { state: 'waiting', latestStart: '2026-09-11' },
      paused: null,
    })
  })

  test('a municipality without the type or the words sends it back, and the ward is asked to send it again', async () => {
    const sille = await citizen('0506889996')
    const { planId } = only(must(await getRehabilitation(shell, sille, sille.citizenId)))
    const missing = { deed: 'return', missing: 'Må hun støtte på benet?' } as const
    must(await does('else-lauridsen', sille, planId as RehabPlanId, missing))
    expect(await tasksOf(sille)).toEqual(['rehabilitation-plan-again open'])
    // What is not theirs any more they do not look at any more.
    expect((await getRehabilitation(shell, who('else-lauridsen'), sille.citizenId)).ok).toBe(false)
    must(await does('sofie-lund', sille, planId as RehabPlanId, send))
    expect(await tasksOf(sille)).toEqual(['rehabilitation-plan-again completed'])
  })

  test('where the citizen has blocked the receiver, the plan is not sent, and nobody is told why', async () => {
    const max = await citizen('0107729995')
    const told = { stayId: await stayOf(max), content }
    const bente = who('bente-krogh')
    const planId = only(must(await writePlan(shell, bente, max.citizenId, told))).planId as RehabPlanId
    const [training] = await listUnits(shell, { service: 'training', municipalityCode: '0561' })
    if (training === undefined) throw new Error('Esbjerg trains nobody')
    const aim = { target: 'unit', unitId: training.id } as const
    must(await setMyBlock(shell, max, { aim, doesKeepAlerts: false }))
    expect(await does('bente-krogh', max, planId, send)).toMatchObject({
      refusal: { code: 'rehab-plan-may-not-be-told' },
    })
    const mine = must(await getRehabilitation(shell, bente, max.citizenId))
    expect(only(mine)).toMatchObject({ status: 'draft', owner: { unitId: bente.unitId } })
    expect(must(await getRehabilitation(shell, max, max.citizenId)).plans).toEqual([])
  })
})
