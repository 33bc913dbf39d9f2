import { type Instant, instant } from '../../kernel/instant.ts'
import type { HouseDatabase } from '../../server/database.ts'
import { sql } from '../../server/platform/db/sql.ts'
import type { Shell } from '../../server/platform/shell.ts'
import type { BenchOptions } from '../options.ts'
import { chanceOf } from './chance.ts'
import { createBenchTables, makeCitizens, makeName } from './citizens.ts'
import { copyLives } from './copy-lives.ts'
import { type District, divideCountry } from './country.ts'
import { liveModelLives } from './lives.ts'
import { nextNumber, syntheticNumbers } from './synthetic-cpr.ts'
import { registerUnits } from './units.ts'

/** What there is to measure on. */
export interface Population {
  readonly districts: readonly District[]
  readonly units: number
  readonly citizens: number
  readonly tasks: number
  readonly openTasks: number
  readonly events: number
  /** Whole database, in bytes. */
  readonly size: number
}

/** Different lives; each is lived by many. */
const differentLives = 40

/** Makes the population up: the country's units, model citizens who live, and everybody else who lives as one of them did. */
export async function populate(
  shell: Shell,
  { owner }: HouseDatabase,
  options: BenchOptions,
  say: (line: string) => void,
): Promise<Population> {
  const chance = chanceOf(options.seed)
  const numbers = syntheticNumbers()
  await createBenchTables(owner)
  const districts = await divideCountry(shell, options.citizens)
  const units = await registerUnits(shell, districts)
  say(`${units} units`)
  const now: Instant = instant(Date.now())
  const models = await liveModelLives(shell, {
    people: Array.from({ length: differentLives }, () => ({
      cprNumber: nextNumber(numbers).cprNumber,
      name: makeName(chance),
    })),
    chance,
    tasksEach: options.tasks / options.citizens,
    eventsEach: options.events / options.citizens,
    now,
  })
  say(`${models.length} lives`)
  await makeCitizens(owner, { count: options.citizens, models, districts, numbers, chance, at: now })
  say(`${options.citizens} citizens`)
  await copyLives(owner, models)
  await tidyUp(owner)
  const counted = await count(owner)
  say(`${counted.tasks} tasks, ${counted.openTasks} of them open, and ${counted.events} events`)
  return { districts, units, citizens: options.citizens, ...counted }
}

/** As autovacuum would have done long ago. */
async function tidyUp({ pool }: HouseDatabase['owner']): Promise<void> {
  const client = await pool.connect()
  await client.query('set statement_timeout = 0')
  await client.query('vacuum analyze')
  await client.query('checkpoint').catch(() => undefined)
  client.release(true)
}

function count(owner: HouseDatabase['owner']) {
  return owner.one<Pick<Population, 'tasks' | 'openTasks' | 'events' | 'size'>>(sql`
    select
      (select count(*) from task.tasks) as tasks,
      (select count(*) from task.tasks where status = 'open') as "openTasks",
      (select count(*) from task.events) as events,
      pg_database_size(current_database()) as size`)
}
