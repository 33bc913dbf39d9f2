import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { isDatabaseAway } from '../../server/platform/db/database.ts'
import { sql } from '../../server/platform/db/sql.ts'
import { openTestHouse, type TestHouse } from '../support/shell.ts'

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
        await new Promise((resolve) => setTimeout(resolve, 50))
        return db.query(sql`select 1`)
      })
      .catch((error: unknown) => error)
    expect(isDatabaseAway(fault)).toBe(true)
    expect(await house.shell.db.query(sql`select 1 as one`)).toEqual([{ one: 1 }])
  })
})
