import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import type { TaskView } from '../../contract/task.ts'
import { epoch, instant } from '../../kernel/instant.ts'
import { writeNotification } from '../../seed/notification.ts'
import { sql } from '../../server/platform/db/sql.ts'
import { openDatabaseProxy } from '../support/database-proxy.ts'
import { deliver } from '../support/deliver.ts'
import { openProcessHouse, type ProcessHouse } from '../support/server-process.ts'
import { signIn } from '../support/sign-in.ts'

let house: ProcessHouse
beforeAll(async () => {
  house = await openProcessHouse()
})
afterAll(() => house.close())

async function writeAdmission(minutesAgo: number) {
  const { facts, bytes } = await writeNotification(house.shell, {
    cprNumber: '0201609996',
    ward: 'herlev-heart',
    base: 'STIN',
    at: instant(epoch(house.shell.clock.now()) - minutesAgo * 60_000),
  })
  return { letterId: facts.letterId, bytes: Uint8Array.from(bytes) }
}

describe('a server that is asked to stop while letters come in', () => {
  test('answers what it has taken in, turns the rest away, and ends without a fault', async () => {
    const server = await house.start()
    const letters = await Promise.all(Array.from({ length: 200 }, (_, at) => writeAdmission(at)))
    const answered: string[] = []
    const left = [...letters]
    const send = async (): Promise<void> => {
      for (let letter = left.shift(); letter !== undefined; letter = left.shift()) {
        const answer = await deliver(server.address, letter.bytes).catch(() => undefined)
        // From here on nobody listens; what is left is sent when the server is back.
        if (answer === undefined || answer.status === 503) return
        expect(answer).toMatchObject({ status: 200, code: 'ok' })
        answered.push(letter.letterId)
      }
    }
    const sending = Promise.all(Array.from({ length: 8 }, send))
    while (answered.length < 20) await new Promise((resolve) => setTimeout(resolve, 1))
    expect(await server.stop()).toBe(0)
    await sending
    expect(answered.length).toBeLessThan(letters.length)

    const stored = await house.database.query<{ letter_id: string }>(
      sql`select letter_id from message.letters where channel = 'http'`,
    )
    expect(stored.map((row) => row.letter_id).toSorted()).toEqual(answered.toSorted())
  })

  test('gives whoever waits for an answer that answer, open screens or not', async () => {
    const proxy = await openDatabaseProxy(inject('postgres'))
    const server = await house.start({ via: proxy })
    await house.settle()
    const sofie = await signIn(server.address, 'demo:sofie-lund')
    const screen = await sofie.fetch(`/api/v1/live?topics=worklist:${sofie.session.role?.unitId}`)
    const { body } = await sofie.get<{ tasks: TaskView[] }>('/api/v1/tasks')
    const task = body.tasks[0] as TaskView
    const text = 'Skrevet lige før pausen.'

    // The deed is held up by another who has the task, until the server has been asked to stop.
    const blocker = await house.database.pool.connect()
    await blocker.query('begin')
    await blocker.query('select from task.tasks where id = $1 for update', [task.id])
    const deed = sofie.post(`/api/v1/citizens/${task.citizen.id}/tasks/${task.id}/notes`, { text })
    await waitingForALock()
    const stopped = server.stop()
    expect(await screen.text()).toContain('listening to 1 topics')
    await blocker.query('rollback')
    blocker.release()

    expect(await deed).toMatchObject({ status: 200 })
    expect(await stopped).toBe(0)
    await proxy.close()
  })
})

async function waitingForALock(): Promise<void> {
  for (;;) {
    const [row] = await house.database.query(sql`
      select from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock'`)
    if (row !== undefined) return
  }
}
