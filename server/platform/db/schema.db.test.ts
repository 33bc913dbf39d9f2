import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { arrows, tierOrder, tiers } from '../../../docs/module-map.ts'
import { openTestHouse, type TestHouse } from '../../../test/support/shell.ts'
import { printTypes } from './generate-types.ts'
import { printSchema } from './print-schema.ts'
import { sql } from './sql.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse()
})
afterAll(() => house.close())

const root = join(import.meta.dirname, '..', '..', '..')

function mayPointTo(from: string, to: string): boolean {
  const tierOf = (word: string): number =>
    tierOrder.findIndex((tier) => (tiers[tier] as readonly string[]).includes(word))
  return (
    from === to || tierOf(from) > tierOf(to) || arrows.some((arrow) => arrow.from === from && arrow.to === to)
  )
}

describe('what the migrations make', () => {
  test('is what test/golden/schema.sql says; after a new migration run `npm run golden:schema` and review the diff', async () => {
    expect(await printSchema(house.owner)).toBe(await readFile(join(root, 'test/golden/schema.sql'), 'utf8'))
  })

  test('is what the row types say; after a new migration run `npm run db:types`', async () => {
    expect(await printTypes(house.owner)).toBe(
      await readFile(join(import.meta.dirname, 'schema.gen.ts'), 'utf8'),
    )
  })

  test('has foreign keys only along the module map, and only to a primary key', async () => {
    const keys = await house.owner.query<{
      name: string
      from_schema: string
      to_schema: string
      is_to_primary_key: boolean
    }>(sql`
      select k.conname::text as name,
        k.connamespace::regnamespace::text as from_schema,
        target.relnamespace::regnamespace::text as to_schema,
        exists (
          select from pg_constraint p
          where p.conrelid = k.confrelid and p.contype = 'p' and p.conkey = k.confkey
        ) as is_to_primary_key
      from pg_constraint k
      join pg_class target on target.oid = k.confrelid
      where k.contype = 'f' and k.connamespace::regnamespace::text not in ('graphile_worker', 'pg_catalog')`)
    expect(
      keys.filter((key) => !key.is_to_primary_key || !mayPointTo(key.from_schema, key.to_schema)),
    ).toEqual([])
  })

  test('has no enum types: a closed list is text with a named check, for lists grow', async () => {
    expect(
      await house.owner.query(sql`select typname::text as name from pg_type where typtype = 'e'`),
    ).toEqual([])
  })
})
