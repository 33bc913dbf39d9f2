import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import type { TaskView } from '../../contract/task.ts'
import { instant } from '../../kernel/instant.ts'
import { demoCitizens } from '../../seed/demo-citizens.ts'
import { writeNotification } from '../../seed/notification.ts'
import { identifier, sql } from '../../server/platform/db/sql.ts'
import { type DatabaseProxy, openDatabaseProxy } from '../support/database-proxy.ts'
import { deliver } from '../support/deliver.ts'
import { dischargeBruno } from '../support/discharge-bruno.ts'
import { openProcessHouse, type ProcessHouse, pause, type ServerProcess } from '../support/server-process.ts'
import { signIn } from '../support/sign-in.ts'

const bruno = '2509479989'
const unknownNumber = '0707614285'
const numbers = [...demoCitizens.map(({ cprNumber }) => cprNumber), unknownNumber]

/** The citizen a text gives away by number: as it is written, with a hyphen, or in the bytes a dump shows. */
function numberIn(text: string): string | undefined {
  return numbers.find((number) =>
    [number, `${number.slice(0, 6)}-${number.slice(6)}`, Buffer.from(number).toString('hex')].some((form) =>
      text.includes(form),
    ),
  )
}

let house: ProcessHouse
let proxy: DatabaseProxy
let server: ServerProcess
let listener: Client
const signals: string[] = []
const answers: string[] = []

async function call(path: string, init?: RequestInit): Promise<void> {
  const response = await fetch(server.address + path, init)
  answers.push(`${JSON.stringify([...response.headers])} ${await response.text()}`)
}

const admissionOf = (cprNumber: string) =>
  writeNotification(house.shell, {
    cprNumber,
    ward: 'herlev-heart',
    base: 'STIN',
    at: instant(Date.now() - 60_000),
  })

beforeAll(async () => {
  house = await openProcessHouse()
  proxy = await openDatabaseProxy(inject('postgres'))
  // What passes through the outbox is gone when it has arrived, so each row is copied on its way in and after a fault.
  await house.database.pool.query(`
    create table public.seen (line text);
    create function public.see() returns trigger language plpgsql security definer
      as $$ begin insert into public.seen values (new::text); return null; end $$;
    create trigger see after insert or update on platform.outbox for each row execute function public.see();`)
  const { host, port, user } = inject('postgres')
  const [{ name }] = (await house.database.query(sql`select current_database()::text as name`)) as [
    { name: string },
  ]
  listener = new Client({ host, port, user, database: name })
  await listener.connect()
  await listener.query('listen live')
  listener.on('notification', ({ payload }) => signals.push(payload ?? ''))
  server = await house.start({ via: proxy, env: { LOG_LEVEL: 'debug' } })
})
afterAll(async () => {
  await listener.end()
  await house.close()
  await proxy.close()
})

describe('a day with everything that goes wrong', () => {
  test('letters: good ones, twice, with wrong numbers, cut off, for nobody, and one the database does not get', async () => {
    await dischargeBruno(house.shell, server.address)
    for (const { cprNumber } of demoCitizens) {
      const { bytes } = await admissionOf(cprNumber)
      const letter = new TextDecoder().decode(bytes)
      for (const sent of [
        letter,
        letter,
        letter.slice(0, -30),
        letter.replaceAll(cprNumber, unknownNumber),
        letter.replaceAll('5790009900054', '5790001382445'),
        letter.replaceAll(cprNumber, `${cprNumber.slice(0, 6)}-${cprNumber.slice(6)}`),
        letter.replace('"Hjertemedicinsk Afsnit, Herlev"', `"Afsnit ${cprNumber}"`),
        letter.replaceAll('urn:oid:1.2.208.176.1.2', `urn:oid:${cprNumber}`),
        letter.replace('"period"', `"period_${cprNumber}"`),
        letter.replace('hospital-notification-message', `notification-${cprNumber}`),
      ]) {
        const answer = await deliver(server.address, sent)
        // An answer may say back what the sender calls itself; what it says of the citizen it may not.
        answers.push(
          answer.body.replaceAll(`"Afsnit ${cprNumber}"`, '').replaceAll(`Afsnit ${cprNumber}`, ''),
        )
      }
    }
    const { facts, bytes } = await admissionOf(bruno)
    const broken = proxy.cutBefore(facts.letterId)
    answers.push((await deliver(server.address, Uint8Array.from(bytes))).body)
    await broken
  })

  test('an event that cannot be applied, with the row in the fault of the database', async () => {
    await house.settle()
    await house.database.pool.query(
      'alter table stay.notifications add constraint broken_for_a_while check (false) not valid',
    )
    const { bytes } = await admissionOf(bruno)
    answers.push((await deliver(server.address, Uint8Array.from(bytes))).body)
    await expect
      .poll(() => house.database.query(sql`select from platform.outbox where last_fault is not null`))
      .toHaveLength(1)
    await house.database.pool.query('alter table stay.notifications drop constraint broken_for_a_while')
    await house.settle()
  })

  test('people who paste numbers where they do not belong', async () => {
    const json = { 'content-type': 'application/json' }
    await call(`/api/v1/citizens/${bruno}`)
    await call(`/api/v1/citizens/${bruno}/tasks`)
    await call(`/borger/${bruno}`)
    await call(`/api/v1/tasks?after=${bruno}&unitId=${bruno}`)
    await call(`/auth/sign-in?to=/borger/${bruno}`)
    await call(`/auth/callback?state=${bruno}&code=${bruno}`)
    await call(`/api/v1/%zz${bruno}`)
    await call('/api/v1/session/sign-out', { method: 'POST', headers: json, body: `{"cpr":"${bruno}` })
    await call('/api/v1/session/sign-out', {
      method: 'POST',
      headers: { ...json, 'x-csrf-token': bruno, 'idempotency-key': bruno, cookie: `session=${bruno}` },
      body: '{}',
    })
    const mette = await signIn(server.address, 'demo:mette-holm')
    for (const [path, body] of [
      ['/api/v1/citizens/search', { cprNumber: bruno, number: bruno }],
      ['/api/v1/citizens/search', { cprNumber: unknownNumber, number: unknownNumber }],
      ['/api/v1/citizens/search', { cprNumber: `${bruno}x`, number: [bruno] }],
      [`/api/v1/citizens/${bruno}/tasks`, { title: bruno }],
      ['/api/v1/session/role', { roleId: bruno }],
    ] as const)
      answers.push(JSON.stringify(withoutCitizen(await mette.post(path, body))))
    for (const path of [
      `/api/v1/citizens/${bruno}`,
      `/api/v1/tasks?services=${bruno}`,
      '/api/v1/handoffs?direction=x',
    ])
      answers.push(JSON.stringify(await mette.get(path)))
  })

  test('work as usual, by professionals and by the citizen', async () => {
    const sofie = await signIn(server.address, 'demo:sofie-lund')
    const { body } = await sofie.get<{ tasks: TaskView[] }>('/api/v1/tasks')
    const task = body.tasks.find(({ origin }) => origin?.stepId === 'A12') as TaskView
    const citizen = `/api/v1/citizens/${task.citizen.id}`
    for (const path of ['/tasks', '/stays', '/pathways', '/story'])
      answers.push(JSON.stringify(await sofie.get(citizen + path)))
    answers.push(JSON.stringify(await sofie.post(`${citizen}/tasks/${task.id}/take-on`)))
    const ida = await signIn(server.address, 'demo:ida-vest')
    answers.push(JSON.stringify(await ida.get('/api/v1/letters')))
    const himself = await signIn(server.address, 'demo:bruno-elmer')
    answers.push(JSON.stringify(himself.session))
    for (const path of ['/api/v1/me/access-records', `${citizen}/tasks`, `${citizen}/stays`])
      answers.push(JSON.stringify(await himself.get(path)))
    await call('/metrics')
    await call('/health/ready')
    await call('/api/v1/openapi.json')
    await house.settle()
  })
})

/** A citizen who was found is shown with their number to who may see it; only the rest of the answer is looked at. */
function withoutCitizen(answer: { status: number; body: unknown }): unknown {
  return answer.status === 200 ? answer.status : answer
}

describe('after it, no CPR number stands', () => {
  test('in an answer to a letter or a refusal, an address or a header', () => {
    expect(answers.length).toBeGreaterThan(80)
    expect(answers.filter((text) => numberIn(text) !== undefined)).toEqual([])
  })

  test('in a log line, and none had to be struck out', async () => {
    await pause(50)
    expect(server.lines.length).toBeGreaterThan(20)
    expect(server.lines.filter((line) => numberIn(line) !== undefined)).toEqual([])
    expect(server.lines.filter((line) => line.includes('[struck out]'))).toEqual([])
  })

  test('in an event, on its way or after a fault', async () => {
    const seen = await house.database.query<{ line: string }>(sql`select line from public.seen`)
    expect(seen.length).toBeGreaterThan(50)
    expect(seen.filter(({ line }) => numberIn(line) !== undefined)).toEqual([])
  })

  test('in a live signal', () => {
    expect(signals.length).toBeGreaterThan(5)
    expect(signals.filter((payload) => numberIn(payload) !== undefined)).toEqual([])
    for (const topic of signals.flatMap((payload) => payload.split(' ')))
      expect(topic).toMatch(/^[a-z]+:[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  })

  test('in the database, but for the register of numbers and the letters as they came', async () => {
    const tables = await house.database.query<{ name: string }>(sql`
      select namespace.nspname || '.' || class.relname as name
      from pg_class as class
      join pg_namespace as namespace on namespace.oid = class.relnamespace
      where class.relkind = 'r' and namespace.nspname not in ('pg_catalog', 'information_schema')
      order by 1`)
    const found: string[] = []
    for (const { name } of tables) {
      const rows = await house.database.query<{ line: string }>(
        name === 'message.letters'
          ? sql`select (to_jsonb(letter) - 'original' - 'outside')::text || (outside - 'sender')::text as line
              from message.letters as letter`
          : sql`select row::text as line from ${identifier(name)} as row`,
      )
      if (rows.some(({ line }) => numberIn(line) !== undefined)) found.push(name)
    }
    expect(found).toEqual(['citizen.identifiers'])
  })
})
