import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { TaskView } from '../../contract/task.ts'
import { instant } from '../../kernel/instant.ts'
import { demoPeople, seedDemo } from '../../seed/demo.ts'
import { demoCitizens } from '../../seed/demo-citizens.ts'
import { writeNotification } from '../../seed/notification.ts'
import { type House, startHouse } from '../../server/app.ts'
import { modules } from '../../server/modules.ts'
import { sql } from '../../server/platform/db/sql.ts'
import { readSettings } from '../../server/platform/settings.ts'
import { type Delivery, deliver } from '../support/deliver.ts'
import { dischargeBruno } from '../support/discharge-bruno.ts'
import { openHouse, type RunningHouse } from '../support/house.ts'
import { openProcessHouse, type ProcessHouse, type ServerProcess } from '../support/server-process.ts'
import { type Answered, type SignedIn, signIn } from '../support/sign-in.ts'

type Tasks = { tasks: TaskView[] }

describe('two servers on one database', () => {
  let house: ProcessHouse
  let one: ServerProcess
  let other: ServerProcess
  let sofie: SignedIn
  let mette: SignedIn

  beforeAll(async () => {
    house = await openProcessHouse()
    ;[one, other] = await Promise.all([house.start(), house.start()])
    await dischargeBruno(house.shell, one.address)
    await house.settle()
    sofie = await signIn(one.address, 'demo:sofie-lund')
    mette = await signIn(other.address, 'demo:mette-holm')
  })
  afterAll(() => house.close())

  async function firstContact(): Promise<TaskView> {
    const [mine, theirs] = await Promise.all([
      sofie.get<Tasks>('/api/v1/tasks'),
      mette.get<Tasks>('/api/v1/tasks'),
    ])
    const found = [...mine.body.tasks, ...theirs.body.tasks].filter(
      ({ citizen, origin }) => citizen.name === 'Bruno Test Elmer' && origin?.stepId === 'A16',
    )
    // Somebody always has it, and only one of them.
    expect(found).toHaveLength(1)
    return found[0] as TaskView
  }

  test('put the demo in once when both start at the same moment', async () => {
    const [found] = await house.database.query(sql`
      select (select count(*) from citizen.citizens) as citizens,
        (select count(*) from stay.stays) as stays`)
    expect(found).toEqual({ citizens: demoCitizens.length, stays: 4 })
  })

  test('know a person who signed in at the other one', async () => {
    const { status, body } = await mette.at(one.address).get('/api/v1/session')
    expect(status).toBe(200)
    expect(body).toMatchObject({ person: { name: 'Mette Holm' } })
  })

  test('take in a letter once when it comes to both at once, and answer alike', async () => {
    for (let round = 0; round < 5; round += 1) {
      const { facts, bytes } = await writeNotification(house.shell, {
        cprNumber: '0201609996',
        ward: 'herlev-heart',
        base: 'STIN',
        at: instant(Date.now() - round * 60_000),
      })
      const letter = new TextDecoder().decode(bytes)
      const resent = letter.replace(facts.envelopeId, randomUUID())
      const answers = await Promise.all(
        [one, other, one, other].map(({ address }, at) => deliver(address, at < 2 ? letter : resent)),
      )
      expect(answers.map(({ code }) => code)).toEqual(['ok', 'ok', 'ok', 'ok'] satisfies Delivery['code'][])
      await house.settle()
      const [found] = await house.database.query(sql`
        select
          (select count(*) from message.letters where letter_id = ${facts.letterId}) as letters,
          (select count(*) from stay.notifications where letter_id like ${`%${facts.letterId}`}) as notifications,
          (select count(*) from stay.stays where episode_id = ${facts.episodeId}) as stays`)
      expect(found).toEqual({ letters: 1, notifications: 1, stays: 1 })
    }
  })

  test('let a hand-off be accepted or withdrawn, never both, and somebody has the task all the time', async () => {
    for (let round = 0; round < 8; round += 1) {
      const task = await firstContact()
      const [owner, receiver] =
        task.responsible.id === sofie.session.role?.unitId ? [sofie, mette] : [mette, sofie]
      const path = `/api/v1/citizens/${task.citizen.id}/tasks/${task.id}`
      const offered =
        task.handoff !== null && task.handoff.closedAt === null
          ? task
          : (await owner.post<TaskView>(`${path}/handoffs`, { toId: receiver.session.role?.unitId })).body
      const handoff = `${path}/handoffs/${offered.handoff?.id}`
      const [accepted, withdrawn] = await Promise.all([
        receiver.post<TaskView>(`${handoff}/accept`),
        owner.post<TaskView>(`${handoff}/withdraw`),
      ])
      expect([accepted.status, withdrawn.status].toSorted()).toEqual([200, 409])
      const late = accepted.status === 409 ? accepted : withdrawn
      expect(late.body).toMatchObject({ code: 'handoff-not-waiting' })
      const now = await firstContact()
      expect(now.responsible.id).toBe((accepted.status === 200 ? receiver : owner).session.role?.unitId)
      expect(now.handoff?.status).toBe(accepted.status === 200 ? 'accepted' : 'withdrawn')
    }
  })

  test('do a deed once when the same request reaches both, and give both the same answer', async () => {
    const task = await firstContact()
    const owner = task.responsible.id === sofie.session.role?.unitId ? sofie : mette
    const path = `/api/v1/citizens/${task.citizen.id}/tasks/${task.id}/notes`
    const requestId = randomUUID()
    const answers = await Promise.all(
      [one, other, one, other].map(({ address }) =>
        owner.at(address).post<TaskView>(path, { text: 'Ringet op, ingen svarede.' }, requestId),
      ),
    )
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200])
    for (const { body } of answers) expect(body).toEqual(answers[0]?.body)
    expect(answers[0]?.body.version).toBe(task.version + 1)
  })

  test('tell the screens of each about what was done at the other', async () => {
    const task = await firstContact()
    const owner = task.responsible.id === sofie.session.role?.unitId ? sofie : mette
    const topic = `worklist:${task.responsible.id}`
    const listening = new AbortController()
    const stream = await owner.at(one.address).fetch(`/api/v1/live?topics=${topic}`, {
      signal: listening.signal,
    })
    const heard = hear(stream, `"topic":"${topic}"`)
    const done: Answered = await owner
      .at(other.address)
      .post(`/api/v1/citizens/${task.citizen.id}/tasks/${task.id}/take-on`)
    expect(done.status).toBe(200)
    expect(await heard).toBe(true)
    listening.abort()
  })
})

/** True as soon as the words have come; false when the stream ends without them. */
async function hear(stream: Response, words: string): Promise<boolean> {
  let text = ''
  for await (const chunk of stream.body?.pipeThrough(new TextDecoderStream()) ?? []) {
    text += chunk
    if (text.includes(words)) return true
  }
  return false
}

describe('two servers whose clocks strike at the same moment', () => {
  let house: RunningHouse
  let twin: House

  beforeAll(async () => {
    house = await openHouse()
    twin = await startHouse({
      settings: readSettings({
        ...process.env,
        PORT: '0',
        DATA_DIR: house.shell.settings.DATA_DIR,
        LOG_LEVEL: 'error',
      }),
      database: house.database,
      clock: house.clock,
      demo: { people: async () => demoPeople, seed: seedDemo },
      hasWeb: false,
    })
    await dischargeBruno(house.shell, house.address)
  })
  afterAll(async () => {
    await twin.stop()
    await house.close()
  })

  test('call each person on the ladder once for each late task, and nobody twice', async () => {
    const jobs = modules.flatMap((module) => module.jobs ?? [])
    for (let step = 0; step < 24; step += 1) {
      house.clock.advance({ minutes: 90 })
      await Promise.all(jobs.flatMap((job) => [house.shell, twin.shell].map((shell) => job.run(shell))))
    }
    const told = await house.database.owner.query<{ type: string; times: number; rungs: number }>(sql`
      select type,
        count(*) as times,
        count(distinct (task_id, data->>'subject', data->'rung'->>'number', data->>'handoffId', data->>'dueAt')) as rungs
      from task.events
      where type in ('deadline-breached', 'escalation-raised', 'handoff-expired')
      group by type
      order by type`)
    expect(told.map(({ type }) => type)).toContain('escalation-raised')
    for (const { type, times, rungs } of told) expect(times, type).toBe(rungs)
  })

  test('make room in the access log for another year together', async () => {
    house.clock.advance({ hours: 24 * 800 })
    const job = modules
      .flatMap(({ jobs = [] }) => jobs)
      .find(({ name }) => name === 'access.prepare-log-months')
    await Promise.all(
      [house.shell, twin.shell, house.shell, twin.shell].map(async (shell) => job?.run(shell)),
    )
    const { months } = await house.database.owner.one<{ months: number }>(sql`
      select count(*) as months
      from pg_inherits
      where inhparent = 'access.records'::regclass
        and inhrelid::regclass::text ~ 'records_(2028|2029)'`)
    expect(months).toBe(13)
  })

  test('leave no task without a responsible unit, and no history with a gap', async () => {
    const wrong = await house.database.owner.query(sql`
      select task.id
      from task.tasks as task
      where task.version <> (
        select max(sequence)
        from task.events as event
        where event.citizen_id = task.citizen_id and event.task_id = task.id)`)
    expect(wrong).toEqual([])
  })
})
