import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startModules } from '../../server/app.ts'
import type { HouseDatabase } from '../../server/database.ts'
import { modules } from '../../server/modules.ts'
import { sql } from '../../server/platform/db/sql.ts'
import { openTestHouse, type TestHouse } from '../../test/support/shell.ts'
import { readOptions } from '../options.ts'
import { checkPopulation } from './check-population.ts'
import { type Population, populate } from './populate.ts'

describe('a made-up country', () => {
  let house: TestHouse
  let database: HouseDatabase
  let population: Population
  let stop: () => Promise<void>

  beforeAll(async () => {
    house = await openTestHouse({
      listeners: modules.flatMap((module) => module.listeners ?? []),
      now: '2026-06-01T08:00:00.000Z',
    })
    database = {
      owner: house.owner,
      program: house.db,
      connection: house.connection,
      kind: 'given',
      close: async () => undefined,
    }
    stop = await startModules(house.shell, modules)
    population = await populate(house.shell, database, readOptions(['--citizens', '200']), () => undefined)
  })
  afterAll(async () => {
    await stop()
    await house.close()
  })

  test('has about as many tasks and events as wished, some of them open', () => {
    const lived = population.citizens + 40
    expect(population.tasks / lived).toBeGreaterThan(4)
    expect(population.tasks / lived).toBeLessThan(6.5)
    expect(population.events / lived).toBeGreaterThan(16)
    expect(population.events / lived).toBeLessThan(30)
    expect(population.openTasks).toBeGreaterThan(0)
  })

  test('is what the modules would have written: every task is what its history adds up to', async () => {
    expect(await checkPopulation({ shell: house.shell, database }, 20)).toBeGreaterThan(50)
  })

  test('keeps every rule between tables, though they were not checked row by row', async () => {
    const broken = await house.owner.query<{ tasks: number; handoffs: number }>(sql`
      select
        (select count(*) from task.events where (citizen_id, task_id) not in (select citizen_id, id from task.tasks)) as tasks,
        (select count(*) from task.handoffs where (citizen_id, task_id) not in (select citizen_id, id from task.tasks)) as handoffs`)
    expect(broken).toEqual([{ tasks: 0, handoffs: 0 }])
  })
})
