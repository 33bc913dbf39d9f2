import { afterAll, beforeAll, expect, test } from 'vitest'
import { instant } from '../../../kernel/instant.ts'
import { openTestHouse, type TestHouse } from '../../../test/support/shell.ts'
import { sql } from './sql.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse()
})
afterAll(() => house.close())

test.each([
  '2026-06-05T12:00:00Z',
  '2026-06-05T12:00:00.1Z',
  '2026-06-05T12:00:00.012Z',
  '2026-06-05T14:00:00.123987+02:00',
  '1899-12-31T23:59:59.9999Z',
  '0001-01-01T00:00:00Z',
])('the moment %s is read back to the millisecond, as we write moments', async (written) => {
  expect(await house.db.one(sql`select ${written}::timestamptz as at`)).toEqual({ at: instant(written) })
})

test('a moment that never comes, a date, a large number and a list keep their meaning', async () => {
  const answer = await house.db.one(sql`
    select 'infinity'::timestamptz as never, '2026-06-05'::date as on, 20000000000::bigint as many,
      array['2026-06-05'::date]::text[] as days, null::timestamptz as nothing, '{"a": 1}'::jsonb as data`)
  expect(answer).toEqual({
    never: 'infinity',
    on: '2026-06-05',
    many: 20_000_000_000,
    days: ['2026-06-05'],
    nothing: null,
    data: { a: 1 },
  })
})
