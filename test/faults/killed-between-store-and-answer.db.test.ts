import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { instant } from '../../kernel/instant.ts'
import { writeNotification } from '../../seed/notification.ts'
import { sql } from '../../server/platform/db/sql.ts'
import { type DatabaseProxy, openDatabaseProxy } from '../support/database-proxy.ts'
import { deliver } from '../support/deliver.ts'
import { openProcessHouse, type ProcessHouse, pause } from '../support/server-process.ts'

let house: ProcessHouse
let proxy: DatabaseProxy
beforeAll(async () => {
  house = await openProcessHouse()
  proxy = await openDatabaseProxy(inject('postgres'))
})
afterAll(async () => {
  await house.close()
  await proxy.close()
})

async function isStored(letterId: string): Promise<boolean> {
  const rows = await house.database.query(sql`select from message.letters where letter_id = ${letterId}`)
  return rows.length === 1
}

describe('a server that is killed after a letter was stored and before it was answered', () => {
  test('a resend gets the answer that was lost, and the stay begins once', async () => {
    const { facts, bytes } = await writeNotification(house.shell, {
      cprNumber: '2509479989',
      ward: 'herlev-heart',
      base: 'STIN',
      at: instant(Date.now() - 60_000),
    })
    const first = await house.start({ via: proxy })
    const silent = proxy.silenceAfter(facts.letterId)
    const unanswered = deliver(first.address, bytes).catch(() => 'no answer')
    await silent
    while (!(await isStored(facts.letterId))) await pause(5)
    await first.kill()
    expect(await unanswered).toBe('no answer')

    const second = await house.start()
    const answer = await deliver(second.address, bytes)
    expect(answer).toMatchObject({ status: 200, code: 'ok' })
    await house.settle()
    const [found] = await house.database.query(sql`
      select
        (select count(*) from message.letters where letter_id = ${facts.letterId}) as letters,
        (select count(*) from message.repeats as repeat
          join message.letters as letter on letter.id = repeat.letter
          where letter.letter_id = ${facts.letterId}) as repeats,
        (select count(*) from stay.stays where episode_id like ${`%${facts.episodeId.split('|').at(-1)}`}) as stays`)
    expect(found).toEqual({ letters: 1, repeats: 1, stays: 1 })
  })
})
