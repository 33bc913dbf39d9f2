import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openTestHouse, type TestHouse } from '../../../test/support/shell.ts'
import { isDatabaseAway } from './database.ts'
import { sql } from './sql.ts'

describe('what is asked at the same moment', () => {
  let house: TestHouse
  beforeAll(async () => {
    house = await openTestHouse()
  })
  afterAll(() => house.close())

  test('shares few connections, and each gets its own answer', async () => {
    const asked = Array.from({ length: 40 }, (_, number) => number)
    const answers = await Promise.all(
      asked.map((number) => house.db.one<{ number: number }>(sql`select ${number}::int as number`)),
    )
    expect(answers.map(({ number }) => number)).toEqual(asked)
    expect(house.db.pool.totalCount).toBeLessThanOrEqual(5)
  })

  test('when one cannot be answered, those beside it are', async () => {
    const answers = await Promise.allSettled([
      house.db.one(sql`select 1 as one`),
      house.db.one(sql`select 1 / ${0}::int as none`),
      house.db.one(sql`select never from access.heard_of`),
      house.db.one(sql`select never from access.heard_of`),
      house.db.one(sql`select 2 as two`),
    ])
    expect(answers.map(({ status }) => status)).toEqual([
      'fulfilled',
      'rejected',
      'rejected',
      'rejected',
      'fulfilled',
    ])
    expect(await house.db.one(sql`select 3 as three`)).toEqual({ three: 3 })
  })

  test('nobody waits behind one who waits for a lock', async () => {
    const holds = Promise.withResolvers<void>()
    const released = Promise.withResolvers<void>()
    const holder = house.db.transaction(async (db) => {
      await db.query(sql`select pg_advisory_xact_lock(7)`)
      holds.resolve()
      await released.promise
    })
    await holds.promise
    const waiter = house.db.query(sql`select pg_advisory_xact_lock(7)`)
    expect(await house.db.one(sql`select 4 as four`)).toEqual({ four: 4 })
    released.resolve()
    await Promise.all([holder, waiter])
  })

  test('when their connection is lost each hears that the database is away, and the next is answered', async () => {
    const long = sql`select count(*) as count from generate_series(1, 1000000000)`
    const asked = Promise.allSettled([house.db.one(long), house.db.one(sql`select 5 as five`)])
    await expect
      .poll(async () => (await house.owner.query(running)).length, { timeout: 10_000 })
      .toBeGreaterThan(0)
    await house.owner.query(sql`select pg_terminate_backend(pid) from (${running}) as them`)
    const faults = (await asked).map((one) => (one.status === 'rejected' ? one.reason : undefined))
    expect(faults.map(isDatabaseAway)).toEqual([true, true])
    expect(await house.db.one(sql`select 6 as six`)).toEqual({ six: 6 })
  })
})

const running = sql`
  select pid
  from pg_stat_activity
  where datname = current_database()
    and state = 'active'
    and query like '%generate_series(1, 1000000000)%'
    and pid <> pg_backend_pid()`
