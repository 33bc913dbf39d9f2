import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { arrows, tierOrder, tiers } from '../../../docs/module-map.ts'
import { openTestHouse, type TestHouse } from '../../../test/support/shell.ts'
import { printTypes } from './generate-types.ts'
import { printSchema } from './print-schema.ts'
import { identifier, sql } from './sql.ts'

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

  test('the program can add to what a comment says is never changed, and is refused when it tries to change it', async () => {
    const tables = await house.owner.query<{ name: string; column: string }>(sql`
      select n.nspname || '.' || c.relname as name, a.attname::text as column
      from pg_class c
      join pg_namespace n on n.oid = c.relnamespace
      join pg_attribute a on a.attrelid = c.oid and a.attnum = 1
      where c.relkind in ('r', 'p')
        and obj_description(c.oid, 'pg_class') ~* 'never changed|only add|nothing is erased'
      order by 1`)
    expect(tables.map(({ name }) => name)).toContain('task.events')
    for (const { name, column } of tables) {
      const [table, first] = [identifier(name), identifier(column)]
      await house.db.query(sql`select from ${table} limit 1`)
      for (const attempt of [
        sql`update ${table} set ${first} = ${first} where false`,
        sql`delete from ${table} where false`,
        sql`truncate ${table}`,
      ])
        await expect(house.db.execute(attempt), name).rejects.toMatchObject({ code: '42501' })
    }
  })
})
