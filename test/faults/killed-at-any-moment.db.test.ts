import { randomInt } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { epoch, instant } from '../../kernel/instant.ts'
import { writeNotification } from '../../seed/notification.ts'
import type { DatabasePool } from '../../server/platform/db/database.ts'
import { sql } from '../../server/platform/db/sql.ts'
import { drainAll } from '../../server/platform/outbox.ts'
import type { Shell } from '../../server/platform/shell.ts'
import { type Delivery, deliver } from '../support/deliver.ts'
import { openHouse } from '../support/house.ts'
import { openProcessHouse, type ProcessHouse, pause, type ServerProcess } from '../support/server-process.ts'

/** How many times the server is killed; more of them in a longer run. */
const rounds = Number(process.env.FAULT_ROUNDS ?? 2)
const atOnce = 10
const hour = 3_600_000

interface Letter {
  readonly letterId: string
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly contentType: string
}

const citizens = [
  { cprNumber: '2509479989', ward: 'herlev-heart' },
  { cprNumber: '0211223989', ward: 'herlev-medicine' },
  { cprNumber: '0201609996', ward: 'herlev-heart' },
  { cprNumber: '0506889996', ward: 'herlev-medicine' },
  { cprNumber: '3001749995', ward: 'esbjerg-medicine' },
]

/** Four stays for each of five citizens, an admission and a discharge to each: forty letters, every other as XML. */
async function writeLetters(shell: Shell): Promise<Letter[]> {
  const now = epoch(shell.clock.now())
  const letters: Letter[] = []
  for (const { cprNumber, ward } of citizens)
    for (let stay = 4; stay >= 1; stay -= 1) {
      const format = stay % 2 === 0 ? 'json' : 'xml'
      const start = now - stay * 96 * hour
      const deed = { cprNumber, ward, format } as const
      const admission = await writeNotification(shell, { ...deed, base: 'STIN', at: instant(start) })
      const discharge = await writeNotification(shell, {
        ...deed,
        base: 'SLHJ',
        at: instant(start + 50 * hour),
        after: admission.facts,
      })
      for (const { facts, bytes } of [admission, discharge])
        letters.push({
          letterId: facts.letterId,
          bytes: Uint8Array.from(bytes),
          contentType: `application/fhir+${format}`,
        })
    }
  return letters
}

/** Sends what has no answer yet, several at once, until all is answered or the server is gone. */
async function sendUnanswered(
  address: string,
  letters: readonly Letter[],
  answers: Map<string, Delivery['code']>,
): Promise<void> {
  const left = letters.filter(({ letterId }) => !answers.has(letterId))
  const send = async (): Promise<void> => {
    for (let letter = left.shift(); letter !== undefined; letter = left.shift()) {
      const { letterId, bytes, contentType } = letter
      const answer = await deliver(address, bytes, { 'content-type': contentType }).catch(() => undefined)
      if (answer === undefined) return
      expect(answer.status).toBe(200)
      answers.set(letterId, answer.code)
    }
  }
  await Promise.all(Array.from({ length: atOnce }, send))
}

/** Whom the demo itself has put on a ward or sent home; no letter of this test is of them. */
const inTheDemo = ['Nancy Ann Test Berggren', 'Max Test Berggren', 'Brita Test Berggren']

/** Stays and open tasks as a person would tell of them: no ids, which differ from one database to the next. */
async function readOutcome(database: DatabasePool): Promise<{ stays: string[]; tasks: string[] }> {
  const stays = await database.query<{ line: string }>(sql`
    select concat_ws(' | ', citizen.name, stay.status, stay.started_at, stay.ended_at, stay.place_name,
      stay.window_until) as line
    from stay.stays as stay
    join citizen.citizens as citizen on citizen.citizen_id = stay.citizen_id
    where citizen.name <> all (${inTheDemo})`)
  const tasks = await database.query<{ line: string }>(sql`
    select concat_ws(' | ', citizen.name, task.step_id, task.service_code, unit.name, task.due_at) as line
    from task.tasks as task
    join citizen.citizens as citizen on citizen.citizen_id = task.citizen_id
    join organisation.units as unit on unit.id = task.responsible_id
    where task.status = 'open'
      and citizen.name <> all (${inTheDemo})`)
  return { stays: stays.map(({ line }) => line).toSorted(), tasks: tasks.map(({ line }) => line).toSorted() }
}

async function lettersStored(database: DatabasePool): Promise<Map<string, Delivery['code']>> {
  const rows = await database.query<{ letter_id: string; answer_code: Delivery['code'] }>(
    sql`select letter_id, answer_code from message.letters`,
  )
  return new Map(rows.map((row) => [row.letter_id, row.answer_code]))
}

describe(`a server that is killed ${rounds} times while forty letters come in`, () => {
  let house: ProcessHouse
  let letters: Letter[]
  const answers = new Map<string, Delivery['code']>()

  beforeAll(async () => {
    house = await openProcessHouse()
    letters = await writeLetters(house.shell)
  })
  afterAll(() => house.close())

  test('has stored each letter it answered, at every kill', { timeout: 60_000 * rounds }, async () => {
    for (let round = 0; round < rounds; round += 1) {
      if (answers.size === letters.length) letters.push(...(await writeLetters(house.shell)))
      const server = await house.start()
      // Some moment from the first letter to the last but one, wherever the server is with the others.
      const enough = answers.size + randomInt(letters.length - answers.size)
      const sending = sendUnanswered(server.address, letters, answers)
      while (answers.size < enough) await pause(1)
      await pause(randomInt(8))
      await server.kill()
      await sending
      const stored = await lettersStored(house.database)
      for (const [letterId, code] of answers) expect(stored.get(letterId), letterId).toBe(code)
    }
  })

  test('takes in the rest when it comes back, and answers every resend as it answered the first', async () => {
    const server: ServerProcess = await house.start()
    await sendUnanswered(server.address, letters, answers)
    expect([...answers.values()]).toEqual(letters.map(() => 'ok'))
    const again = new Map<string, Delivery['code']>()
    await sendUnanswered(server.address, letters, again)
    expect(again).toEqual(new Map(letters.map(({ letterId }) => [letterId, answers.get(letterId)])))
    await house.settle()
  })

  test('has each letter once, each stay once and each open task once: as if nothing had happened', async () => {
    const found = await house.database.query<{ letter_id: string }>(sql`
      select letter_id
      from message.letters
      where channel = 'http'`)
    expect(found.map((row) => row.letter_id).toSorted()).toEqual(
      letters.map(({ letterId }) => letterId).toSorted(),
    )
    const calm = await openHouse({ now: house.shell.clock.now() })
    try {
      for (const { bytes, contentType } of letters)
        await deliver(calm.address, bytes, { 'content-type': contentType })
      await drainAll(calm.shell)
      await waitUntilQuiet(calm.database.owner)
      const outcome = await readOutcome(house.database)
      expect(outcome).toEqual(await readOutcome(calm.database.owner))
      expect(outcome.stays).toHaveLength(letters.length / 2)
      expect(outcome.tasks.length).toBeGreaterThan(20)
    } finally {
      await calm.close()
    }
  })

  test('has for every task a history without a gap, and the last of it in the list', async () => {
    const gaps = await house.database.query(sql`
      select task.id
      from task.tasks as task
      where task.version <> (
        select count(*) from task.events as event
        where event.citizen_id = task.citizen_id and event.task_id = task.id)`)
    expect(gaps).toEqual([])
  })
})

async function waitUntilQuiet(database: DatabasePool): Promise<void> {
  while ((await database.query(sql`select from platform.outbox limit 1`)).length > 0) await pause(20)
}
