import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest'
import { type DatabasePool, openDatabase } from './database.ts'
import { listPending, migrate, readMigrations } from './migrate.ts'
import { printSchema } from './print-schema.ts'
import { sql } from './sql.ts'

let server: DatabasePool
let empty: { name: string; open(): DatabasePool }
const opened: DatabasePool[] = []
const made: string[] = []

beforeAll(() => {
  server = openDatabase({ ...inject('postgres'), database: 'postgres', poolSize: 1 })
})

beforeEach(async () => {
  const name = `empty_${randomUUID().replaceAll('-', '').slice(0, 16)}`
  await server.pool.query(`create database ${name}`)
  made.push(name)
  empty = {
    name,
    open() {
      const db = openDatabase({ ...inject('postgres'), database: name, poolSize: 2 })
      opened.push(db)
      return db
    },
  }
})

afterAll(async () => {
  await Promise.all(opened.map((db) => db.close()))
  for (const name of made) await server.pool.query(`drop database ${name} with (force)`)
  await server.close()
})

describe('migrations', () => {
  test('bring an empty database up to date, and the next start finds nothing to do', async () => {
    const db = empty.open()
    const names = (await readMigrations()).map(({ name }) => name)
    expect(await listPending(db)).toEqual(names)
    expect(await migrate(db)).toEqual(names)
    expect(await migrate(db)).toEqual([])
    expect(await listPending(db)).toEqual([])
  })

  test('take turns when two programs start at once: each runs once, and the schema is the same', async () => {
    const [first, second] = [empty.open(), empty.open()]
    const names = (await readMigrations()).map(({ name }) => name)
    const runs = await Promise.all([migrate(first), migrate(second)])
    expect(runs.flat().toSorted()).toEqual(names.toSorted())
    const template = openDatabase({ ...inject('postgres'), database: 'template_migrated', poolSize: 1 })
    const wanted = await printSchema(template)
    await template.close()
    expect(await printSchema(first)).toBe(wanted)
  })

  test('refuse a database in which one has run with another text, and say what to do', async () => {
    const db = empty.open()
    await migrate(db)
    await db.execute(sql`update platform.migrations set checksum = 'another'`)
    await expect(migrate(db)).rejects.toThrow('Write a new migration instead')
  })
})
