import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { instant } from '../../kernel/instant.ts'
import { openTestHouse, type TestHouse } from '../../test/support/shell.ts'
import { sql } from './db/sql.ts'
import { type Listener, publish } from './outbox.ts'

let isBroken = false
const listener: Listener = {
  name: 'test.hear',
  on: ['something-happened'],
  async handle(shell, events) {
    for (const event of events) {
      const { word } = event.data as { word: string }
      if (word === 'bad' && isBroken) throw new Error('cannot be applied')
      await shell.db.execute(sql`insert into public.heard (word) values (${word})`)
    }
  },
}

let underWay = 0
let mostUnderWay = 0
const wide: Listener = {
  name: 'test.hear-abreast',
  on: ['much-happened'],
  abreast: 2,
  async handle(shell, events) {
    underWay += 1
    mostUnderWay = Math.max(mostUnderWay, underWay)
    try {
      await listener.handle(shell, events)
    } finally {
      underWay -= 1
    }
  },
}

const said = (word: string) => ({
  type: 'something-happened',
  citizenId: null,
  occurredAt: instant('2026-06-01T08:00:00Z'),
  data: { word },
})

describe('what has been told reaches every listener exactly once', () => {
  let house: TestHouse
  const heard = async () => {
    const rows = await house.db.query<{ word: string }>(sql`select word from public.heard order by word`)
    return rows.map((row) => row.word)
  }
  beforeAll(async () => {
    house = await openTestHouse({ listeners: [listener, wide] })
    await house.owner.execute(sql`create table public.heard (word text not null)`)
    await house.owner.execute(sql`grant select, insert, delete on public.heard to sammenhaeng_program`)
  })
  afterAll(() => house.close())

  test('an event told in a transaction that fails is never heard', async () => {
    await house.shell
      .transaction(async (shell) => {
        await publish(shell, [said('lost')])
        throw new Error('the deed failed')
      })
      .catch(() => undefined)
    await house.settle()
    expect(await heard()).toEqual([])
  })

  test('one event that cannot be applied does not hold back the others, and waits for its next try', async () => {
    isBroken = true
    await publish(house.shell, [said('good'), said('bad'), said('better')])
    await house.settle()
    expect(await heard()).toEqual(['better', 'good'])
    isBroken = false
    await house.owner.execute(sql`update platform.outbox set next_try_at = now()`)
    await house.settle()
    expect(await heard()).toEqual(['bad', 'better', 'good'])
    expect(await house.db.query(sql`select id from platform.outbox`)).toEqual([])
  })

  test('two servers that deliver at once share the work and do nothing twice', async () => {
    await house.db.execute(sql`delete from public.heard`)
    await publish(
      house.shell,
      Array.from({ length: 500 }, (_, index) => said(String(index))),
    )
    await Promise.all([house.settle(), house.settle(), house.settle()])
    const words = await heard()
    expect(words).toHaveLength(500)
    expect(new Set(words).size).toBe(500)
  })

  test('where batches may go abreast, much that comes at once is heard by two of them, each thing once, also with a bad one among it', async () => {
    await house.db.execute(sql`delete from public.heard`)
    isBroken = true
    const words = Array.from({ length: 900 }, (_, index) => (index === 450 ? 'bad' : String(index)))
    await publish(
      house.shell,
      words.map((word) => ({ ...said(word), type: 'much-happened' })),
    )
    await house.settle()
    isBroken = false
    expect(mostUnderWay).toBe(2)
    expect(await heard()).toEqual(words.filter((word) => word !== 'bad').toSorted())
    await house.owner.execute(sql`update platform.outbox set next_try_at = now()`)
    await house.settle()
    expect(await heard()).toContain('bad')
  })
})
