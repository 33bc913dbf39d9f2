import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import type { TaskView } from '../../contract/task.ts'
import { instant } from '../../kernel/instant.ts'
import { writeNotification } from '../../seed/notification.ts'
import { isDatabaseAway } from '../../server/platform/db/database.ts'
import { sql } from '../../server/platform/db/sql.ts'
import { type DatabaseProxy, openDatabaseProxy } from '../support/database-proxy.ts'
import { deliver } from '../support/deliver.ts'
import { dischargeBruno } from '../support/discharge-bruno.ts'
import { openProcessHouse, type ProcessHouse, pause, type ServerProcess } from '../support/server-process.ts'
import { openTestHouse, type TestHouse } from '../support/shell.ts'
import { type SignedIn, signIn } from '../support/sign-in.ts'

describe('a transaction whose connection is lost', () => {
  let house: TestHouse
  beforeAll(async () => {
    house = await openTestHouse()
  })
  afterAll(() => house.close())

  test('while it waits for something else: the next question says that the database is away, and the program lives', async () => {
    const fault = await house.shell
      .transaction(async ({ db }) => {
        const { pid } = await db.one<{ pid: number }>(sql`select pg_backend_pid() as pid`)
        await house.owner.query(sql`select pg_terminate_backend(${pid})`)
        await pause(50)
        return db.query(sql`select 1`)
      })
      .catch((error: unknown) => error)
    expect(isDatabaseAway(fault)).toBe(true)
    expect(await house.shell.db.query(sql`select 1 as one`)).toEqual([{ one: 1 }])
  })
})

describe('a server that loses its database', () => {
  let house: ProcessHouse
  let proxy: DatabaseProxy
  let server: ServerProcess
  let sofie: SignedIn
  let task: TaskView

  beforeAll(async () => {
    house = await openProcessHouse()
    proxy = await openDatabaseProxy(inject('postgres'))
    server = await house.start({ via: proxy })
    await dischargeBruno(house.shell, server.address)
    await house.settle()
    sofie = await signIn(server.address, 'demo:sofie-lund')
    const { body } = await sofie.get<{ tasks: TaskView[] }>('/api/v1/tasks')
    const found = body.tasks.find(({ origin }) => origin?.stepId === 'A13')
    if (found === undefined) throw new Error('the ward has no discharge report to send')
    task = found
  })
  afterAll(async () => {
    await house.close()
    await proxy.close()
  })

  const pathOf = ({ citizen, id }: TaskView): string => `/api/v1/citizens/${citizen.id}/tasks/${id}`

  async function countNotes(text: string): Promise<number> {
    const { count } = await house.database.one<{ count: number }>(
      sql`select count(*) as count from task.events where data->>'text' = ${text}`,
    )
    return count
  }

  async function isStored(letterId: string): Promise<boolean> {
    return (
      (await house.database.query(sql`select from message.letters where letter_id = ${letterId}`)).length > 0
    )
  }

  const admission = () =>
    writeNotification(house.shell, {
      cprNumber: '0201609996',
      ward: 'herlev-heart',
      base: 'STIN',
      at: instant(Date.now()),
    })

  test('before a deed is saved: nothing is done, and the same request does it once', async () => {
    const requestId = randomUUID()
    const text = 'Rapporten er ved at blive skrevet.'
    const broken = proxy.cutBefore(requestId)
    const refused = await sofie.post(`${pathOf(task)}/notes`, { text }, requestId)
    await broken
    expect(refused).toMatchObject({ status: 503, body: { code: 'database-away' } })
    expect(await countNotes(text)).toBe(0)

    expect(await sofie.post(`${pathOf(task)}/notes`, { text }, requestId)).toMatchObject({ status: 200 })
    expect(await countNotes(text)).toBe(1)
  })

  test('in the middle of a deed: nothing is half done, and the same request does it once', async () => {
    const requestId = randomUUID()
    const text = 'Rapporten mangler medicinen.'
    const broken = proxy.cutBefore(requestId, text)
    const refused = await sofie.post(`${pathOf(task)}/notes`, { text }, requestId)
    await broken
    expect(refused).toMatchObject({ status: 503, body: { code: 'database-away' } })
    expect(await countNotes(text)).toBe(0)

    expect(await sofie.post(`${pathOf(task)}/notes`, { text }, requestId)).toMatchObject({ status: 200 })
    expect(await countNotes(text)).toBe(1)
  })

  test('after a deed is saved and before it hears so: the same request gets the answer, and it is done once', async () => {
    const requestId = randomUUID()
    const text = 'Rapporten er sendt.'
    const silent = proxy.silenceAfter(requestId, 'commit')
    const unsure = sofie.post(`${pathOf(task)}/notes`, { text }, requestId)
    const caught = await silent
    while ((await countNotes(text)) === 0) await pause(5)
    caught.cut()
    expect(await unsure).toMatchObject({ status: 503, body: { code: 'database-away' } })

    const again = await sofie.post<TaskView>(`${pathOf(task)}/notes`, { text }, requestId)
    expect(again.status).toBe(200)
    expect(again.body.history.filter((entry) => entry.text === text)).toHaveLength(1)
    expect(await countNotes(text)).toBe(1)
  })

  test('before a letter is stored: the sender is asked to come again, and then it is taken in', async () => {
    const { facts, bytes } = await admission()
    const broken = proxy.cutBefore(facts.letterId)
    const letter = Uint8Array.from(bytes)
    expect(await deliver(server.address, letter)).toMatchObject({ status: 200, code: 'transient-error' })
    await broken
    expect(await isStored(facts.letterId)).toBe(false)
    expect(await deliver(server.address, letter)).toMatchObject({ status: 200, code: 'ok' })
  })

  test('after a letter is stored and before it hears so: a resend is answered ok, and the stay begins once', async () => {
    const { facts, bytes } = await admission()
    const silent = proxy.silenceAfter(facts.letterId)
    const letter = Uint8Array.from(bytes)
    const unsure = deliver(server.address, letter)
    const caught = await silent
    while (!(await isStored(facts.letterId))) await pause(5)
    caught.cut()
    expect(await unsure).toMatchObject({ status: 200, code: 'transient-error' })
    expect(await deliver(server.address, letter)).toMatchObject({ status: 200, code: 'ok' })
    await house.settle()
    const stays = await house.database.query(
      sql`select from stay.stays where episode_id = ${facts.episodeId}`,
    )
    expect(stays).toHaveLength(1)
  })

  test('while it is gone: each gets a clear answer; and with it back all goes on, screens too, without a restart', async () => {
    const topic = `worklist:${task.responsible.id}`
    const listening = new AbortController()
    const stream = await sofie.fetch(`/api/v1/live?topics=${topic}`, { signal: listening.signal })
    const { facts, bytes } = await admission()
    const letter = Uint8Array.from(bytes)

    proxy.shut()
    expect(await sofie.get('/api/v1/tasks')).toMatchObject({ status: 503, body: { code: 'database-away' } })
    expect(await deliver(server.address, letter)).toMatchObject({ status: 200, code: 'transient-error' })
    expect((await fetch(new URL('/health/live', server.address))).status).toBe(200)
    const ready = await fetch(new URL('/health/ready', server.address))
    expect([ready.status, await ready.json()]).toEqual([
      503,
      { status: 'not-ready', because: 'the database is away' },
    ])
    expect((await fetch(new URL('/metrics', server.address))).status).toBe(200)

    proxy.letIn()
    expect(await deliver(server.address, letter)).toMatchObject({ status: 200, code: 'ok' })
    await house.settle()
    expect(await isStored(facts.letterId)).toBe(true)
    expect((await fetch(new URL('/health/ready', server.address))).status).toBe(200)
    expect((await sofie.post(`${pathOf(task)}/take-on`)).status).toBe(200)
    for await (const chunk of stream.body?.pipeThrough(new TextDecoderStream()) ?? [])
      if (chunk.includes(topic)) break
    listening.abort()
  })

  /** Has a job run at once, beside the clock. */
  async function runJob(name: string): Promise<string> {
    const { id } = await house.database.one<{ id: string }>(
      sql`select id::text from graphile_worker.add_job(${name}, max_attempts := 1)`,
    )
    return id
  }

  async function isWaiting(job: string): Promise<boolean> {
    return (await house.database.query(sql`select from graphile_worker.jobs where id = ${job}`)).length > 0
  }

  test.each([
    ['asks for work', 'get_job/', 'task.sweep-deadlines'],
    ['says that work is done', 'complete_job/', 'task.sweep-deadlines'],
    ['says that work failed', 'fail_job/', 'identity.forget-expired'],
  ])('while a job of the clock %s: the clock goes on', async (_, words, job) => {
    await house.database.pool.query('revoke delete on identity.sessions from sammenhaeng_program')
    const broken = proxy.cutBefore(words)
    await runJob(job)
    await broken
    await house.database.pool.query('grant delete on identity.sessions to sammenhaeng_program')
    for (const name of ['task.sweep-deadlines', 'identity.forget-expired']) {
      const next = await runJob(name)
      await expect.poll(() => isWaiting(next), { timeout: 15_000 }).toBe(false)
    }
    expect((await fetch(new URL('/health/live', server.address))).status).toBe(200)
  })

  test('again and again while people work: each deed that was answered is there, and each once', async () => {
    const texts = Array.from({ length: 20 }, (_, at) => `Note nummer ${at + 1}.`)
    let isWorking = true
    const breaking = (async () => {
      while (isWorking) {
        await pause(60)
        await house.database.query(sql`
          select pg_terminate_backend(pid)
          from pg_stat_activity
          where datname = current_database() and application_name = 'server' and random() < 0.3`)
      }
    })()
    const write = async (text: string): Promise<void> => {
      const requestId = randomUUID()
      for (;;) {
        const { status, body } = await sofie.post<{ code?: string }>(
          `${pathOf(task)}/notes`,
          { text },
          requestId,
        )
        if (status === 200) return
        expect({ status, code: body.code }).toEqual({ status: 503, code: 'database-away' })
      }
    }
    await Promise.all(
      [0, 1, 2, 3].map(async (lane) => {
        for (let at = lane; at < texts.length; at += 4) await write(texts[at] as string)
      }),
    )
    isWorking = false
    await breaking
    for (const text of texts) expect(await countNotes(text), text).toBe(1)
    await house.settle()
  })
})
