import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { AccessRecordView } from '../../../contract/access.ts'
import type { ProfessionalActor } from '../../../contract/actor.ts'
import type { CitizenView } from '../../../contract/citizen.ts'
import type { TaskSummaryView, TaskView } from '../../../contract/task.ts'
import type { CitizenId, ClientId } from '../../../kernel/ids.ts'
import { epoch, instant } from '../../../kernel/instant.ts'
import { demoUnits } from '../../../seed/demo-units.ts'
import { writeNotification } from '../../../seed/notification.ts'
import { deliver } from '../../../test/support/deliver.ts'
import { openHouse, type RunningHouse, runJobs } from '../../../test/support/house.ts'
import {
  callAs,
  demoActor,
  letIn,
  makeKeys,
  type SystemKeys,
  tokenOf,
} from '../../../test/support/service-client.ts'
import { type SignedIn, signIn } from '../../../test/support/sign-in.ts'
import { sql } from '../../platform/db/sql.ts'
import { listPermissions, withdrawPermission } from '../access/index.ts'

const everything = ['system/Task.rs', 'system/Encounter.rs', 'system/Patient.rs'] as const
const brunosNumber = '2509479989'
const maxsNumber = '0107729995'

let house: RunningHouse
let leader: ProfessionalActor
let keys: SystemKeys
let client: ClientId
let bruno: SignedIn
let brunoId: CitizenId

async function admit(cprNumber: string, ward: string) {
  const at = instant(epoch(house.clock.now()) - 60_000)
  return writeNotification(house.shell, { cprNumber, ward, base: 'STIN', at })
}

/** As the system, with a new token. */
async function get<Body = { code?: string }>(path: string, id = client) {
  return callAs<Body>(house.address, await tokenOf(house, id, keys), path)
}

async function search(number: string) {
  return callAs<CitizenView & { code?: string }>(
    house.address,
    await tokenOf(house, client, keys),
    '/api/v1/citizens/search',
    {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': randomUUID() },
      body: JSON.stringify({ number }),
    },
  )
}

async function looksAtBruno(): Promise<AccessRecordView[]> {
  const { body } = await bruno.get<{ records: AccessRecordView[] }>('/api/v1/me/access-records?limit=200')
  return body.records.filter(({ who }) => who.kind === 'service')
}

beforeAll(async () => {
  house = await openHouse()
  leader = await demoActor(house, 'demo:karen-friis')
  keys = await makeKeys()
  client = await letIn(house, leader, keys, { scopes: everything, name: 'Omsorgssystemet' })
  bruno = await signIn(house.address, 'demo:bruno-elmer')
  brunoId = bruno.session.citizenId as CitizenId
  const { bytes } = await admit(brunosNumber, 'herlev-heart')
  expect((await deliver(house.address, bytes)).code).toBe('ok')
  await runJobs(house)
})
afterAll(() => house.close())
beforeEach(() => house.clock.advance({ minutes: 1 }))

describe('a system that acts for the home nurses in Gladsaxe', () => {
  test('reads their worklist, the task behind a row, the stay and the citizen', async () => {
    const list = await get<{ tasks: TaskSummaryView[] }>('/api/v1/tasks')
    const row = list.body.tasks.find(({ citizen }) => citizen.id === brunoId)
    expect(row).toMatchObject({ responsible: { id: leader.unitId }, actions: {} })
    const task = await get<TaskView>(`/api/v1/citizens/${brunoId}/tasks/${row?.id}`)
    expect(task).toMatchObject({ status: 200, body: { id: row?.id } })
    expect((await get(`/api/v1/citizens/${brunoId}/tasks`)).status).toBe(200)
    expect((await get(`/api/v1/citizens/${brunoId}/stays`)).status).toBe(200)
    expect((await get('/api/v1/handoffs?direction=incoming')).status).toBe(200)
    const citizen = await get<CitizenView>(`/api/v1/citizens/${brunoId}`)
    expect(citizen.body.name).toBe('Bruno Test Elmer')
    expect((await search(brunosNumber)).body.citizenId).toBe(brunoId)
  })

  test('stands in the citizen’s own log by its name, with the unit and the law it looked by', async () => {
    await get(`/api/v1/citizens/${brunoId}/stays`)
    expect(await looksAtBruno()).toContainEqual(
      expect.objectContaining({
        outcome: 'granted',
        ruleId: 'P07',
        who: expect.objectContaining({
          kind: 'service',
          name: 'Omsorgssystemet',
          function: 'technical-help',
          unitId: leader.unitId,
        }),
        law: expect.stringContaining('42 a'),
      }),
    )
  })

  test('is told nothing of a citizen the unit has nothing to do with, not even that there is one', async () => {
    const max = await house.database.owner.one<{ id: string }>(sql`
      select citizen_id as id from citizen.identifiers where value = ${maxsNumber}`)
    const looked = await get(`/api/v1/citizens/${max.id}`)
    const nobody = await get(`/api/v1/citizens/${randomUUID()}`)
    expect([looked.status, nobody.status]).toEqual([403, 403])
    expect((await search(maxsNumber)).body.code).toBe(looked.body.code)
    expect((await search('0707614285')).body.code).toBe(looked.body.code)
    const denied = await house.database.owner.query(sql`
      select from access.records
      where citizen_id = ${max.id} and actor_kind = 'service' and person_id = ${client} and outcome = 'denied'`)
    expect(denied.length).toBeGreaterThanOrEqual(2)
  })

  test('is no health person, whatever it is registered as: a system does not treat', async () => {
    const nurse = await letIn(house, leader, keys, {
      scopes: everything,
      name: 'Robotten',
      jobFunction: 'home-nurse',
    })
    expect((await get(`/api/v1/citizens/${brunoId}`, nurse)).status).toBe(403)
    expect((await get<{ tasks: object[] }>('/api/v1/tasks', nurse)).body.tasks).toEqual([])
  })

  test('writes nothing: what is done for a citizen a person does', async () => {
    const token = await tokenOf(house, client, keys)
    const { body } = await callAs(house.address, token, `/api/v1/citizens/${brunoId}/story`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': randomUUID() },
      body: JSON.stringify({ kind: 'matters', text: 'Fra et system' }),
    })
    expect(body.code).toBe('not-for-your-role')
  })

  test('is shut out by the citizen as a person is', async () => {
    const block = await bruno.post<{ id: string }>('/api/v1/me/blocks', {
      aim: { target: 'unit', unitId: leader.unitId },
    })
    expect(block.status).toBe(200)
    expect((await get(`/api/v1/citizens/${brunoId}`)).body.code).toBe('blocked-by-citizen')
    const list = await get<{ tasks: TaskSummaryView[] }>('/api/v1/tasks')
    const row = list.body.tasks.find(({ citizen }) => citizen.id === brunoId)
    expect(row).toMatchObject({ isBlocked: true, title: null, citizen: { name: null } })
    expect((await bruno.post(`/api/v1/me/blocks/${block.body.id}/lift`)).status).toBe(200)
    expect((await get(`/api/v1/citizens/${brunoId}`)).status).toBe(200)
  })

  test('reads no more when the management takes its permission for technical help back', async () => {
    const held = await listPermissions(house.shell, leader, leader.unitId)
    const permissions = held.ok ? held.value.permissions : []
    for (const { id, functions, status } of permissions)
      if (functions.includes('technical-help') && status === 'in-force')
        await withdrawPermission(house.shell, leader, leader.unitId, id)
    house.clock.advance({ minutes: 1 })
    expect((await get(`/api/v1/citizens/${brunoId}`)).status).toBe(403)
    const list = await get<{ tasks: TaskSummaryView[] }>('/api/v1/tasks')
    expect(list.body.tasks).toEqual([])
  })
})

describe('a system that delivers messages', () => {
  test('delivers with its own token, and it is kept which system it was', async () => {
    const { unitId } = await demoActor(house, 'demo:ida-vest')
    const courier = await letIn(house, { ...leader, unitId }, keys, {
      scopes: ['system/Bundle.c'],
      name: 'Beskedfordeler',
      sendsFor: [demoUnits.find(({ key }) => key === 'herlev')?.gln ?? ''],
    })
    const authorization = `Bearer ${await tokenOf(house, courier, keys)}`
    const { bytes, facts } = await admit('0201609996', 'herlev-heart')
    for (const _ of ['once', 'again'])
      expect(await deliver(house.address, bytes, { authorization })).toMatchObject({
        status: 200,
        code: 'ok',
      })
    const kept = await house.database.owner.one<{ letter: string; repeat: string }>(sql`
      select letter.client_id as letter, repeat.client_id as repeat
      from message.letters as letter join message.repeats as repeat on repeat.letter = letter.id
      where letter.letter_id = ${facts.letterId}`)
    expect(kept).toEqual({ letter: courier, repeat: courier })
  })

  test('is let in by a token for that and no other', async () => {
    const { bytes } = await admit(brunosNumber, 'herlev-heart')
    const authorization = `Bearer ${await tokenOf(house, client, keys)}`
    const refused = await deliver(house.address, bytes, { authorization })
    expect(refused).toMatchObject({ status: 403, texts: [expect.stringContaining('system/Bundle.c')] })
    expect((await deliver(house.address, bytes, { authorization: 'Bearer made-up' })).status).toBe(401)
  })
})
