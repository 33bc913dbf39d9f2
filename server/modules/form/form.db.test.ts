import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { CitizenActor, ProfessionalActor, SignedInActor } from '../../../contract/actor.ts'
import type { FormResponseView } from '../../../contract/form.ts'
import { localReplacementSystem } from '../../../kernel/cpr.ts'
import type { CitizenId, FormResponseId, OrganisationId, PersonId, StayId } from '../../../kernel/ids.ts'
import { type DanishDate, instant } from '../../../kernel/instant.ts'
import { openTestHouse, type TestHouse } from '../../../test/support/shell.ts'
import { must, setTaskStage, type TaskStage } from '../../../test/support/task-stage.ts'
import { sql } from '../../platform/db/sql.ts'
import type { DeliveredEvent } from '../../platform/outbox.ts'
import { recordRelation, setMyBlock } from '../access/index.ts'
import { loadAgreements } from '../agreement/index.ts'
import { registerCitizen, tellStory } from '../citizen/index.ts'
import { registerUnit } from '../organisation/index.ts'
import { loadProgrammes, pathwayModule } from '../pathway/index.ts'
import type { Value } from './domain/form.ts'
import type { FormSigned } from './events.ts'
import { recordSubjects, writeAsTold } from './index.ts'
import { hearOfDelivery } from './listeners.ts'
import { sendingKeyOf } from './send-outside.ts'
import { amendResponse, discardDraft, saveDraft } from './use-cases/change-response.ts'
import { getResponse } from './use-cases/get-response.ts'
import { giveReceipt } from './use-cases/give-receipt.ts'
import { listDeliveries } from './use-cases/list-deliveries.ts'
import { listResponses } from './use-cases/list-responses.ts'
import { printResponse, takeInResponse } from './use-cases/questionnaire-responses.ts'
import { printForm, readForm } from './use-cases/questionnaires.ts'
import { enterResponseInError, signResponse } from './use-cases/sign-response.ts'
import { startResponse } from './use-cases/start-response.ts'

let house: TestHouse
let stage: TaskStage
let citizenId: CitizenId
let stayId: StayId
let count = 0
let told: DeliveredEvent[] = []

beforeAll(async () => {
  house = await openTestHouse({
    listeners: [
      ...(pathwayModule.listeners ?? []),
      {
        name: 'test.hear',
        on: ['form-signed', 'form-entered-in-error'],
        async handle(_, events) {
          told.push(...(events as readonly DeliveredEvent[]))
        },
      },
    ],
  })
  stage = await setTaskStage(house.shell)
  await loadAgreements(house.shell)
  await loadProgrammes(house.shell)
})
afterAll(() => house.close())

beforeEach(async () => {
  await house.settle()
  told = []
  count += 1
  house.clock.set('2026-06-05T08:00:00Z')
  citizenId = must(
    await registerCitizen(house.shell, {
      number: `${String(count).padStart(2, '0')}01450VK1`,
      system: localReplacementSystem,
      name: 'Testborger',
      municipalityCode: '0157',
      gpUnitId: stage.practice,
      from: '2020-01-01' as DanishDate,
    }),
  )
  stayId = randomUUID() as StayId
  const from = instant('2026-06-01T08:00:00Z')
  for (const [unitId, kind] of [
    [stage.ward, 'stay'],
    [stage.homeNursing, 'care'],
    [stage.practice, 'gp'],
  ] as const)
    await recordRelation(house.shell, { citizenId, unitId, kind, sourceId: stayId, from })
  await recordSubjects(house.shell, [
    {
      citizenId,
      subjectId: stayId,
      kind: 'stay',
      partOf: null,
      unitId: stage.ward,
      startedAt: from,
      endedAt: null,
      expectedDischargeAt: instant('2026-06-08T12:00:00Z'),
      treatmentFinishedAt: null,
      windowUntil: null,
    },
  ])
})

const inOne = <Value>(work: (shell: TestHouse['shell']) => Promise<Value>) => house.shell.transaction(work)

async function begin(actor: SignedInActor, form: string): Promise<FormResponseView> {
  return must(await inOne((shell) => startResponse(shell, actor, citizenId, { form, subjectId: stayId })))
}

const on = (actor: SignedInActor, view: Pick<FormResponseView, 'responseId'>) => ({
  actor,
  citizenId,
  responseId: view.responseId as FormResponseId,
})

function save(
  actor: SignedInActor,
  view: FormResponseView,
  answers: Readonly<Record<string, Value | readonly Value[]>>,
  revision = view.draft?.revision ?? 0,
) {
  const changes = Object.entries(answers).map(([linkId, value]) => ({
    linkId,
    row: 0,
    values: (Array.isArray(value) ? value : [value]) as Value[],
    isConfirmation: false,
  }))
  return inOne((shell) => saveDraft(shell, on(actor, view), { revision, changes }))
}

const sign = (actor: SignedInActor, view: FormResponseView) =>
  inOne((shell) => signResponse(shell, on(actor, view), { revision: view.draft?.revision ?? 0 }))

const carePlan = {
  'expected-discharge': '2026-06-08',
  certainty: 'likely',
  destination: 'own-home',
  reason: 'Lungebetændelse, behandlet med antibiotika',
  'function-walking': '2',
  'function-transfer': '1',
  'needs-help': true,
  rehabilitation: false,
  contact: 'Wanda, 38 68 00 00',
}

async function signedCarePlan(changed: Readonly<Record<string, Value>> = {}): Promise<FormResponseView> {
  const begun = await begin(stage.wardNurse, 'care-plan')
  const saved = must(await save(stage.wardNurse, begun, { ...carePlan, ...changed }))
  return must(await sign(stage.wardNurse, saved))
}

const answersIn = (view: FormResponseView) => Object.values(view.parts).flatMap((part) => part?.answers ?? [])
const answerTo = (view: FormResponseView, linkId: string) =>
  answersIn(view).find((answer) => answer.linkId === linkId)

async function factsOf(): Promise<{ kind: string; key: string; data: object; cancels: string | null }[]> {
  await house.settle()
  return house.owner.query(sql`
    select kind, key, data, data ->> 'cancels' as cancels
    from pathway.facts
    where citizen_id = ${citizenId}
    order by told_at, key`)
}

describe('a document', () => {
  test('is begun with what is told already, and what is confirmed keeps where it is from', async () => {
    must(
      await tellStory(house.shell, stage.wardNurse, citizenId, {
        kind: 'wish',
        text: 'Hjem til hunden',
        saidBy: 'citizen',
      }),
    )
    const begun = await begin(stage.wardNurse, 'care-plan')
    const suggestions = begun.parts.PLAN?.suggestions ?? []
    expect(suggestions).toMatchObject([
      { linkId: 'expected-discharge', values: ['2026-06-08'] },
      {
        linkId: 'wishes',
        values: ['Hjem til hunden'],
        source: { kind: 'story', toldAt: '2026-06-05T08:00:00.000Z' },
      },
    ])
    const confirmed = must(
      await inOne((shell) =>
        saveDraft(shell, on(stage.wardNurse, begun), {
          revision: 0,
          changes: [{ linkId: 'wishes', row: 0, values: ['Hjem til hunden'], isConfirmation: true }],
        }),
      ),
    )
    expect(answerTo(confirmed, 'wishes')).toMatchObject({
      source: { kind: 'story' },
      confirmedAt: '2026-06-05T08:00:00.000Z',
    })
    expect(confirmed.parts.PLAN?.suggestions.map(({ linkId }) => linkId)).not.toContain('wishes')
    const refused = await inOne((shell) =>
      saveDraft(shell, on(stage.wardNurse, begun), {
        revision: 1,
        changes: [{ linkId: 'expected-discharge', row: 0, values: ['2026-06-30'], isConfirmation: true }],
      }),
    )
    expect(refused).toMatchObject({ refusal: { code: 'form-suggestion-changed' } })
  })

  test('is one draft for the unit: a colleague goes on with it, and others do not know of it', async () => {
    const begun = await begin(stage.wardNurse, 'care-plan')
    const again = await begin(stage.wardNurse, 'care-plan')
    expect(again.responseId).toBe(begun.responseId)
    expect(await getResponse(house.shell, on(stage.homeNurse, begun))).toMatchObject({
      refusal: { code: 'form-response-unknown' },
    })
    expect(must(await listResponses(house.shell, stage.homeNurse, citizenId)).responses).toEqual([])
  })

  test('tells two who write the same item at once; other items stand side by side', async () => {
    const begun = await begin(stage.wardNurse, 'care-plan')
    must(await save(stage.wardNurse, begun, { reason: 'Faldet på badeværelset' }))
    const clash = await save(stage.wardNurse, begun, { reason: 'Lungebetændelse' }, 0)
    expect(clash).toMatchObject({
      refusal: {
        code: 'form-draft-changed-meanwhile',
        data: { items: [{ linkId: 'reason', row: 0 }], revision: 1 },
      },
    })
    const beside = must(await save(stage.wardNurse, begun, { certainty: 'certain' }, 0))
    expect(answerTo(beside, 'reason')?.values).toEqual(['Faldet på badeværelset'])
    expect(answerTo(beside, 'certainty')?.values).toEqual(['certain'])
    const same = must(await save(stage.wardNurse, begun, { reason: 'Faldet på badeværelset' }, 0))
    expect(same.draft?.revision).toBe(2)
  })

  test('cannot be signed before all that is asked is answered, and the screen knows what is missing', async () => {
    const begun = await begin(stage.wardNurse, 'care-plan')
    const { contact: _, ...most } = carePlan
    const saved = must(await save(stage.wardNurse, begun, most))
    expect(saved.faults).toEqual([{ linkId: 'contact', row: 0, rule: 'required' }])
    expect(saved.actions.sign).toEqual({ may: false, because: 'form-not-complete' })
    expect(await sign(stage.wardNurse, saved)).toMatchObject({ refusal: { code: 'form-not-complete' } })
  })

  test('signed, is sent to home nursing, which reads it and says so to the sender', async () => {
    const signed = await signedCarePlan()
    expect(signed).toMatchObject({ status: 'signed', version: 1, draft: null })
    expect(signed.deliveries).toMatchObject([
      { unit: { name: 'Hjemmesygeplejen' }, status: 'sent', readAt: null },
    ])
    const mine = () =>
      listDeliveries(house.shell, stage.homeNurse, { show: 'unread', limit: 50 }).then((answer) =>
        must(answer).deliveries.filter((row) => row.citizenId === citizenId),
      )
    expect(await mine()).toMatchObject([
      { name: 'Testborger', form: { code: 'care-plan' }, from: 'Medicinsk afdeling', isUpdate: false },
    ])
    const read = must(await getResponse(house.shell, on(stage.homeNurse, signed)))
    expect(read.actions.giveReceipt.may).toBe(true)
    expect(answerTo(read, 'function-walking')?.values).toEqual(['2'])
    must(await inOne((shell) => giveReceipt(shell, on(stage.homeNurse, signed), 1)))
    expect(await mine()).toEqual([])
    const seen = must(await getResponse(house.shell, on(stage.wardNurse, signed)))
    expect(seen.deliveries).toMatchObject([{ readBy: 'Hanne Sygeplejerske' }])
    expect(await inOne((shell) => giveReceipt(shell, on(stage.wardNurse, signed), 1))).toMatchObject({
      refusal: { code: 'form-not-sent-to-you' },
    })
  })

  test('amended, shows what is new; the version before stays, and the receiver has it to read again', async () => {
    const signed = await signedCarePlan()
    must(await inOne((shell) => giveReceipt(shell, on(stage.homeNurse, signed), 1)))
    const begun = must(await inOne((shell) => amendResponse(shell, on(stage.wardNurse, signed), 'Ny dato')))
    expect(begun.draft).toMatchObject({ amends: 1, reason: 'Ny dato' })
    expect(must(await getResponse(house.shell, on(stage.homeNurse, signed))).draft).toBeNull()
    const saved = must(
      await save(stage.wardNurse, begun, { 'expected-discharge': '2026-06-09', 'same-day-help': true }),
    )
    const second = must(await sign(stage.wardNurse, saved))
    expect(second).toMatchObject({ status: 'amended', version: 2, hasNews: true })
    const read = must(await getResponse(house.shell, on(stage.homeNurse, signed)))
    expect(answerTo(read, 'expected-discharge')).toMatchObject({ news: 'changed', before: ['2026-06-08'] })
    expect(answerTo(read, 'same-day-help')).toMatchObject({ news: 'added', before: null })
    expect(answerTo(read, 'destination')?.news).toBeNull()
    expect(read.isUnreadByMe).toBe(true)
    const first = must(await getResponse(house.shell, on(stage.homeNurse, signed), 1))
    expect(answerTo(first, 'expected-discharge')?.values).toEqual(['2026-06-08'])
  })

  test('tells the pathways what it says; an amendment takes back what no longer holds, an error all of it', async () => {
    const signed = await signedCarePlan()
    await house.settle()
    const data = told[0]?.data as FormSigned['data']
    expect(data).toMatchObject({ form: 'care-plan', version: 1, subjectId: stayId })
    expect(data.facts.map(({ kind }) => kind)).toEqual(['discharge-expected', 'help-needed-after-discharge'])
    expect((await factsOf()).map(({ kind }) => kind).toSorted()).toEqual([
      'discharge-expected',
      'form-signed',
      'help-needed-after-discharge',
    ])
    house.clock.advance({ hours: 1 })
    const begun = must(await inOne((shell) => amendResponse(shell, on(stage.wardNurse, signed), 'Ny dato')))
    const saved = must(await save(stage.wardNurse, begun, { 'expected-discharge': '2026-06-09' }))
    must(await sign(stage.wardNurse, saved))
    const after = await factsOf()
    expect(after.filter(({ kind }) => kind === 'discharge-expected').map(({ data: d }) => d)).toEqual([
      { on: '2026-06-08' },
      { on: '2026-06-09' },
    ])
    expect(after.filter(({ kind }) => kind === 'help-needed-after-discharge')).toHaveLength(1)
    expect(after.filter(({ kind }) => kind === 'fact-taken-back')).toHaveLength(1)
    house.clock.advance({ hours: 1 })
    must(await inOne((shell) => enterResponseInError(shell, on(stage.wardNurse, signed), 'Forkert borger')))
    const taken = (await factsOf()).flatMap(({ cancels }) => cancels ?? [])
    const standing = (await factsOf()).filter(
      ({ key, kind }) => kind !== 'fact-taken-back' && !taken.includes(key),
    )
    expect(standing).toEqual([])
  })

  test('entered in error stays to be read, marked, and comes back to who had read it', async () => {
    const signed = await signedCarePlan()
    must(await inOne((shell) => giveReceipt(shell, on(stage.homeNurse, signed), 1)))
    must(await inOne((shell) => enterResponseInError(shell, on(stage.wardNurse, signed), 'Forkert borger')))
    const read = must(await getResponse(house.shell, on(stage.homeNurse, signed)))
    expect(read).toMatchObject({ status: 'entered-in-error', enteredInError: { reason: 'Forkert borger' } })
    expect(answerTo(read, 'reason')).toBeDefined()
    const rows = must(await listDeliveries(house.shell, stage.homeNurse, { show: 'unread', limit: 200 }))
    expect(rows.deliveries.filter((row) => row.citizenId === citizenId)).toMatchObject([{ isInError: true }])
  })

  test('put away, is gone from every list; what was signed stays', async () => {
    const begun = await begin(stage.wardNurse, 'care-plan')
    const left = must(await inOne((shell) => discardDraft(shell, on(stage.wardNurse, begun))))
    expect(left.responses).toEqual([])
    const signed = await signedCarePlan()
    const amending = must(await inOne((shell) => amendResponse(shell, on(stage.wardNurse, signed), 'x')))
    must(await inOne((shell) => discardDraft(shell, on(stage.wardNurse, amending))))
    expect(must(await getResponse(house.shell, on(stage.wardNurse, signed)))).toMatchObject({
      version: 1,
      draft: null,
    })
  })

  test('is written by those it is for: no nurse at home writes the ward’s plan, and nobody changes another’s', async () => {
    const refused = await inOne((shell) =>
      startResponse(shell, stage.homeNurse, citizenId, { form: 'care-plan', subjectId: stayId }),
    )
    expect(refused).toMatchObject({ refusal: { code: 'form-not-for-you' } })
    const signed = await signedCarePlan()
    expect(
      await inOne((shell) => amendResponse(shell, on(stage.homeNurse, signed), 'Ny dato')),
    ).toMatchObject({ refusal: { code: 'form-not-yours' } })
    expect(
      must(await listResponses(house.shell, stage.homeNurse, citizenId)).mayStart.map(({ code }) => code),
    ).toContain('care-plan-answer')
  })

  test('takes over what another said: the discharge report suggests the function of the care plan, and its source', async () => {
    await signedCarePlan()
    house.clock.advance({ hours: 48 })
    const report = await begin(stage.wardNurse, 'discharge-report')
    expect(report.parts.FUN?.suggestions.find(({ linkId }) => linkId === 'function-walking')).toMatchObject({
      values: ['2'],
      source: {
        kind: 'form',
        toldAt: '2026-06-05T08:00:00.000Z',
        text: { da: 'Plejeforløbsplan, Medicinsk afdeling' },
      },
    })
  })

  test('works out a score, and says what is missing for it', async () => {
    const report = await begin(stage.wardNurse, 'discharge-report')
    const some = must(
      await save(stage.wardNurse, report, {
        pulse: 112,
        respiration: 22,
        systolic: 95,
        consciousness: 'voice',
      }),
    )
    expect(some.parts.REC?.scores).toMatchObject([{ linkId: 'tobs', score: null, missing: ['temperature'] }])
    const all = must(await save(stage.wardNurse, some, { temperature: 38.4 }))
    expect(all.parts.REC?.scores).toMatchObject([{ score: 7, band: { code: 'acute' } }])
  })

  test('is answered by the citizen, who sees every answer; a stranger’s ward sees nothing', async () => {
    const actor: CitizenActor = {
      kind: 'citizen',
      personId: citizenId as string as PersonId,
      name: 'Testborger',
      citizenId,
    }
    const begun = await begin(actor, 'coherence-questions')
    const fully = [
      'knew-plan',
      'told-once',
      'knew-whom-to-call',
      'worked-together',
      'medicine-clear',
      'mattered',
    ]
    const saved = must(await save(actor, begun, Object.fromEntries(fully.map((linkId) => [linkId, 'fully']))))
    const signed = must(await sign(actor, saved))
    expect(signed).toMatchObject({ status: 'signed', unit: null, signedBy: { isCitizen: true } })
    const stranger: ProfessionalActor = { ...stage.wardNurse, unitId: randomUUID() as OrganisationId }
    expect(await getResponse(house.shell, on(stranger, signed))).toMatchObject({
      refusal: { code: 'no-relation' },
    })
  })
})

describe('what a document shows, and to whom it is sent', () => {
  const himself = (): CitizenActor => ({
    kind: 'citizen',
    personId: citizenId as string as PersonId,
    name: 'Testborger',
    citizenId,
  })

  test('is cut by kind of data, and each look is on record with the kinds it showed', async () => {
    const supplier = must(
      await registerUnit(house.shell, {
        kind: 'supplier',
        name: `Fysioterapien ${count}`,
        validFrom: '2020-01-01' as DanishDate,
      }),
    ).id
    const from = instant('2026-06-01T08:00:00Z')
    await recordRelation(house.shell, {
      citizenId,
      unitId: supplier,
      kind: 'chosen-supplier',
      sourceId: stayId,
      from,
    })
    const therapist: ProfessionalActor = { ...stage.homeNurse, function: 'physiotherapist', unitId: supplier }
    const signed = await signedCarePlan({ medicine: 'Ny blodfortyndende' })
    const read = must(await getResponse(house.shell, on(therapist, signed)))
    expect(read.withheld).toBe(true)
    expect(read.parts).toMatchObject({ MED: null, REC: null, DIR: null })
    expect(answerTo(read, 'function-walking')?.values).toEqual(['2'])
    expect(answerTo(read, 'destination')?.values).toEqual(['own-home'])
    const printed = JSON.stringify(must(await printResponse(house.shell, on(therapist, signed))))
    expect(printed).not.toMatch('blodfortyndende')
    const records = await house.owner.query<{ object: string; kinds: string[] }>(sql`
      select object, array_prepend(data_kind, further_kinds) as kinds
      from access.records
      where citizen_id = ${citizenId} and unit_id = ${supplier} and outcome = 'granted'`)
    expect(records.flatMap(({ kinds }) => kinds)).not.toContain('MED')
    expect(records.map(({ object }) => object)).toContain('form-response')
  })

  test('is not sent to whom the citizen has objected; the sender sees that it was not, and not why', async () => {
    const aim = { target: 'unit', unitId: stage.homeNursing } as const
    must(await inOne((shell) => setMyBlock(shell, himself(), { aim, doesKeepAlerts: false })))
    const signed = await signedCarePlan()
    expect(signed.deliveries).toMatchObject([{ unit: { name: 'Hjemmesygeplejen' }, status: 'not-told' }])
    const rows = must(await listDeliveries(house.shell, stage.homeNurse, { show: 'unread', limit: 200 }))
    expect(rows.deliveries.filter((row) => row.citizenId === citizenId)).toEqual([])
  })

  test('that did not arrive and that the message desk has closed or sent on is no longer said to be looked at', async () => {
    const signed = await signedCarePlan()
    const [first] = signed.deliveries
    const key = sendingKeyOf(signed.responseId, 1, first?.unit.id ?? '')
    const standing = async () =>
      must(await getResponse(house.shell, on(stage.wardNurse, signed))).deliveries[0]?.outside
    const hear = async (type: string, at: string, forwardedAs: string | null) => {
      const data = { askedBy: 'form', key, reason: 'refused', hasFailed: true, forwardedAs }
      const event = { id: randomUUID(), type, citizenId, occurredAt: instant(at), data }
      await hearOfDelivery.handle(house.shell, [event as unknown as DeliveredEvent<string, never>])
    }
    await hear('letter-failed', '2026-06-05T09:00:00Z', null)
    expect(await standing()).toBe('failed')
    await hear('letter-closed', '2026-06-05T09:30:00Z', null)
    expect(await standing()).toBe('closed')
    await hear('letter-closed', '2026-06-05T09:40:00Z', randomUUID())
    expect(await standing()).toBe('another-way')
    // The receiver’s own answer comes late, and is what holds.
    await hear('letter-acknowledged', '2026-06-05T10:00:00Z', null)
    expect(await standing()).toBe('acknowledged')
  })

  test('is not opened when the citizen has blocked what comes from its ward', async () => {
    const signed = await signedCarePlan()
    const aim = { target: 'source', unitId: stage.ward } as const
    must(await inOne((shell) => setMyBlock(shell, himself(), { aim, doesKeepAlerts: false })))
    expect(await getResponse(house.shell, on(stage.homeNurse, signed))).toMatchObject({
      refusal: { code: 'blocked-by-citizen' },
    })
  })
})

describe('FHIR', () => {
  test('that the program wrote is gone on with by the team the task was handed to, with what a colleague had begun; the ward sees what is new', async () => {
    await recordRelation(house.shell, {
      citizenId,
      unitId: stage.acuteTeam,
      kind: 'care',
      sourceId: stayId,
      from: instant('2026-06-01T08:00:00Z'),
    })
    must(
      await tellStory(house.shell, stage.homeNurse, citizenId, {
        kind: 'matters',
        text: 'At komme hjem til min kat',
        saidBy: 'citizen',
      }),
    )
    const written = must(
      await inOne((shell) =>
        writeAsTold(shell, {
          citizenId,
          form: 'admission-report',
          subjectId: stayId,
          unitId: stage.homeNursing,
          origin: null,
        }),
      ),
    )
    const begun = await begin(stage.homeNurse, 'admission-report')
    must(await save(stage.homeNurse, begun, { change: 'Mere forpustet siden i går' }))

    const taken = await begin(stage.acuteNurse, 'admission-report')
    expect(taken).toMatchObject({ responseId: written, version: 1, draft: { amends: 1 } })
    expect(answerTo(taken, 'change')?.values).toEqual(['Mere forpustet siden i går'])
    expect(await save(stage.homeNurse, taken, { change: 'Noget andet' })).toMatchObject({
      refusal: { code: 'form-not-yours' },
    })
    // Handed back before anybody has signed, it goes back with what was written.
    expect(await begin(stage.homeNurse, 'admission-report')).toMatchObject({ responseId: written })
    const back = await begin(stage.acuteNurse, 'admission-report')
    const saved = must(
      await save(stage.acuteNurse, back, {
        matters: 'At komme hjem til min kat',
        'function-walking': '2',
        'function-transfer': '1',
        'medicine-help': 'none',
        contact: 'Akutteamet, 00 00 00 21',
      }),
    )
    expect(saved.faults).toEqual([])
    const signed = must(await sign(stage.acuteNurse, saved))
    expect(signed).toMatchObject({ responseId: written, version: 2, unit: { name: 'Akutteamet' } })

    const rows = must(await listResponses(house.shell, stage.wardNurse, citizenId)).responses
    expect(rows.filter(({ form }) => form.code === 'admission-report')).toHaveLength(1)
    const seen = must(await getResponse(house.shell, on(stage.wardNurse, signed)))
    expect(answerTo(seen, 'change')).toMatchObject({ news: 'added' })
    expect(answerTo(seen, 'matters')).toMatchObject({ news: null })
    // What a person has signed is theirs: the first team begins a report of its own, if it must.
    expect((await begin(stage.homeNurse, 'admission-report')).responseId).not.toBe(written)
  })

  test('a signed document is printed and taken in again as a draft with the same answers', async () => {
    const signed = await signedCarePlan()
    const printed = must(await printResponse(house.shell, on(stage.wardNurse, signed)))
    expect(printed).toMatchObject({
      resourceType: 'QuestionnaireResponse',
      status: 'completed',
      questionnaire: 'urn:sammenhaeng:form:care-plan|1',
    })
    const draft = must(
      await inOne((shell) =>
        takeInResponse(shell, stage.wardNurse, citizenId, { resource: printed, subjectId: stayId }),
      ),
    )
    expect(draft.version).toBe(0)
    const bare = (view: FormResponseView) => answersIn(view).map(({ linkId, values }) => ({ linkId, values }))
    expect(bare(draft)).toEqual(bare(signed))
  })

  test('every published form is printed and read again as a draft of the same questions', async () => {
    const printed = must(await printForm(house.shell, 'first-contact', 1))
    const { form, text } = must(await readForm(house.shell, printed))
    expect(form.items.map(({ linkId }) => linkId)).toContain('medicine-agrees')
    expect(text).toMatch('form: first-contact')
    const strange = { ...printed, item: [{ linkId: 'a', type: 'attachment', text: 'Billede' }] }
    expect(await readForm(house.shell, strange)).toMatchObject({
      refusal: { data: { faults: [{ at: 'item[0].type' }, { at: 'item' }] } },
    })
  })
})
