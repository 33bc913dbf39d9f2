import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ProfessionalActor } from '../../../contract/actor.ts'
import type { FormResponseView } from '../../../contract/form.ts'
import type { StayId } from '../../../kernel/ids.ts'
import { instant } from '../../../kernel/instant.ts'
import { openTestHouse, type TestHouse } from '../../../test/support/shell.ts'
import { must, setTaskStage, type TaskStage } from '../../../test/support/task-stage.ts'
import {
  askForm,
  type DocumentAnswers,
  signDocument,
  writeDocument,
} from '../../../test/support/write-document.ts'
import { sql } from '../../platform/db/sql.ts'
import { publish } from '../../platform/outbox.ts'
import { recordRelation } from '../access/index.ts'
import { loadAgreements } from '../agreement/index.ts'
import { publishForms } from '../form/index.ts'
import { loadProgrammes, pathwayModule } from '../pathway/index.ts'
import { letter } from './domain/arbitrary.ts'
import { stayModule } from './index.ts'
import * as store from './store.ts'
import { tellOfStay } from './use-cases/tell-of-stay.ts'
import { listStays } from './use-cases/view-stays.ts'

let house: TestHouse
let stage: TaskStage
let stayId: StayId

beforeAll(async () => {
  house = await openTestHouse({
    listeners: [...(stayModule.listeners ?? []), ...(pathwayModule.listeners ?? [])],
  })
  stage = await setTaskStage(house.shell)
  await loadAgreements(house.shell)
  await loadProgrammes(house.shell)
  const sender = { sor: '440001000016003', gln: '5790000000005', name: 'Afsnittet' }
  await publish(house.shell, [
    {
      type: 'hospital-notification-received',
      citizenId: stage.citizenId,
      occurredAt: house.clock.now(),
      data: {
        messageId: randomUUID(),
        notification: {
          ...letter('STIN', 0),
          episodeId: 'episode-1',
          sender,
          provider: sender,
          receiver: sender,
        },
        receiverUnitId: stage.homeNursing,
        municipalityCode: '0157',
        providerUnitId: stage.ward,
      },
    },
  ])
  await house.settle()
  const [row] = await store.listStayRows(house.db, [stage.citizenId])
  if (row === undefined) throw new Error('no stay')
  stayId = row.stayId
  for (const [unitId, kind] of [
    [stage.ward, 'stay'],
    [stage.homeNursing, 'care'],
  ] as const)
    await recordRelation(house.shell, {
      citizenId: stage.citizenId,
      unitId,
      kind,
      sourceId: stayId,
      from: house.clock.now(),
    })
})
afterAll(() => house.close())

const documentOf = async (actor: ProfessionalActor, form: string, answers: DocumentAnswers) => {
  const { citizenId } = stage
  const signed = await writeDocument(house.shell, actor, { citizenId, subjectId: stayId }, form, answers)
  await house.settle()
  return signed
}

const ask = (name: string, { responseId }: FormResponseView, body: object) =>
  askForm(house.shell, stage.wardNurse, name, { citizenId: stage.citizenId, responseId }, body)

const stay = async () => must(await listStays(house.shell, stage.wardNurse, stage.citizenId)).stays[0]
/** Expectations no pathway has been told are over. */
const standing = () =>
  house.owner.query<{ on: string }>(sql`
    select data ->> 'on' as "on"
    from pathway.facts as fact
    where citizen_id = ${stage.citizenId}
      and kind = 'discharge-expected'
      and not exists (
        select 1
        from pathway.facts as back
        where back.citizen_id = fact.citizen_id
          and back.kind = 'fact-taken-back'
          and back.data ->> 'cancels' = fact.key)`)

describe('what a document says of a stay', () => {
  test('stands on the ward’s page as if it had told it itself, and what is told later goes before it', async () => {
    const plan = await documentOf(stage.wardNurse, 'care-plan', {
      'expected-discharge': '2026-06-08',
      certainty: 'likely',
      destination: 'own-home',
      reason: 'Lungebetændelse',
      'function-walking': '2',
      'function-transfer': '1',
      'needs-help': true,
      rehabilitation: true,
      contact: 'Wanda, 38 68 00 00',
    })
    expect(await stay()).toMatchObject({
      expectedDischarge: { at: '2026-06-08T10:00:00.000Z', by: 'Wanda Sygeplejerske' },
      needs: [{ need: 'rehabilitation' }],
    })
    expect(await standing()).toEqual([{ on: '2026-06-08' }])

    house.clock.advance({ hours: 1 })
    const on = { actor: stage.wardNurse, citizenId: stage.citizenId, stayId }
    must(
      await tellOfStay(house.shell, on, { about: 'expected-discharge', at: instant('2026-06-09T12:00:00Z') }),
    )
    await house.settle()
    expect((await stay())?.expectedDischarge?.at).toBe('2026-06-09T12:00:00.000Z')
    expect(await standing()).toEqual([{ on: '2026-06-09' }])

    house.clock.advance({ hours: 1 })
    const amending = await ask('amend-form-response', plan, { reason: 'Ny dato' })
    await signDocument(house.shell, stage.wardNurse, stage.citizenId, amending, {
      'expected-discharge': '2026-06-10',
    })
    await house.settle()
    expect((await stay())?.expectedDischarge?.at).toBe('2026-06-10T10:00:00.000Z')
    expect(await standing()).toEqual([{ on: '2026-06-10' }])
  })

  test('entered in error it is as if it had not been said', async () => {
    house.clock.advance({ hours: 1 })
    const message = await documentOf(stage.wardNurse, 'finished-treatment', {
      'finished-at': house.clock.now(),
    })
    expect((await stay())?.treatmentFinished?.at).toBe(house.clock.now())
    await ask('enter-form-in-error', message, { reason: 'Forkert borger' })
    await house.settle()
    expect((await stay())?.treatmentFinished).toBeNull()
  })

  test('written by the municipality it does not say when the hospital discharges', async () => {
    house.clock.advance({ hours: 1 })
    await publishForms(house.shell, [{ name: 'note.yaml', text: municipalNote }], {
      'discharge-expected': { about: 'stay', data: { on: 'date' } },
    })
    await documentOf(stage.homeNurse, 'municipal-note', { day: '2026-06-20' })
    expect((await stay())?.expectedDischarge?.at).toBe('2026-06-10T10:00:00.000Z')
  })
})

const municipalNote = `
form: municipal-note
version: 1
title: { da: Notat, en: Note }
purpose: { da: Notat, en: Note }
validFrom: 2024-01-01
about: stay
writtenBy: [municipality]
kind: PLAN
items:
  - { id: day, type: date, text: { da: Dag, en: Day } }
tells:
  - { fact: discharge-expected, data: { on: { item: day } } }
`
