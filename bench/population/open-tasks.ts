import type { DatabasePool } from '../../server/platform/db/database.ts'
import { sql } from '../../server/platform/db/sql.ts'
import type { Bench } from '../bench.ts'
import { endingsOf } from './country.ts'
import { personId, unitId } from './place.ts'

export interface Loaded {
  readonly openTasks: number
  /** As many as were wished. */
  readonly isAll: boolean
  readonly seconds: number
}

/** Loading takes no longer than this, however many are wished. */
const patience = 180
const atOnce = 50_000

/**
 * Gives the citizens more open tasks with home nursing, each with its tie and a deadline within a year: what a list and its
 * scope read, and no histories. And what a scope must look for: one citizen in a hundred objects to the unit or to everybody,
 * and two of each team's citizens are the nurse's family.
 */
export async function loadOpenTasks({ database: { owner }, population, options }: Bench): Promise<Loaded> {
  const start = performance.now()
  const spent = (): number => Math.round((performance.now() - start) / 1000)
  const teams = population.districts.map((district) => endingsOf(district))
  const models = await keepModels(
    owner,
    teams.map((team) => unitId('home-nursing', team)),
  )
  let open = population.openTasks
  while (models > 0 && open < options.openTasks && spent() < patience)
    open += await addOpenTasks(owner, Math.ceil(atOnce / models), Math.min(atOnce, options.openTasks - open))
  await objectToLooks(owner)
  await beFamily(
    owner,
    teams.map((team) => personId('home-nursing', team)),
  )
  await owner.pool.query('vacuum analyze task.tasks, access.relations, access.blocks, access.kinships')
  return { openTasks: open, isAll: open >= options.openTasks, seconds: spent() }
}

/** Keeps the open tasks of the units, to be copied; answers how many. */
function keepModels(owner: DatabasePool, unitIds: readonly string[]): Promise<number> {
  return owner.execute(sql`
    insert into bench.open_tasks
    select citizen_id, service_code, title_da, title_en, responsible_id, reasons, opened_at
    from task.tasks
    where status = 'open'
      and responsible_id = any(${unitIds}::uuid[])`)
}

function addOpenTasks(owner: DatabasePool, ofEach: number, most: number): Promise<number> {
  return owner.execute(sql`
    with more as materialized (
      select model.*, gen_random_uuid() as id, now() + random() * interval '365 days' as due_at
      from generate_series(1, ${ofEach}::int)
      cross join bench.open_tasks as model
      limit ${most}
    ),
    tied as (
      insert into access.relations (citizen_id, unit_id, kind, source_id, valid_from, told_at)
      select citizen_id, responsible_id, 'task', id, opened_at, opened_at
      from more
    )
    insert into task.tasks (
      citizen_id, id, service_code, title_da, title_en, priority, status, responsible_id, due_at, warn_at, reasons,
      opened_at, version)
    select citizen_id, id, service_code, title_da, title_en, 'routine', 'open', responsible_id, due_at,
      due_at - interval '1 hour', reasons, opened_at, 1
    from more`)
}

async function objectToLooks(owner: DatabasePool): Promise<void> {
  await owner.execute(sql`
    insert into access.blocks (
      citizen_id, id, target, unit_id, valid_from, set_through, set_by_person_id, set_by_name, recorded_at)
    select distinct on (citizen_id) citizen_id, gen_random_uuid(),
      case when hashtext(citizen_id::text) % 200 = 0 then 'unit' else 'everything' end,
      case when hashtext(citizen_id::text) % 200 = 0 then responsible_id end,
      now() - interval '1 day', 'own-page', citizen_id, 'Borger', now() - interval '1 day'
    from bench.open_tasks
    where abs(hashtext(citizen_id::text)) % 100 = 0
    order by citizen_id`)
}

async function beFamily(owner: DatabasePool, personIds: readonly string[]): Promise<void> {
  await owner.execute(sql`
    with nurse as (
      insert into access.own_records (person_id, citizen_id, told_at)
      select person_id, gen_random_uuid(), now()
      from unnest(${personIds}::uuid[]) as person_id
      on conflict do nothing
      returning person_id, citizen_id
    )
    insert into access.kinships (citizen_id, relative_citizen_id, relation, source_id, valid_from, told_at)
    select family.citizen_id, nurse.citizen_id, 'child', nurse.citizen_id, '2020-01-01', now()
    from nurse
    cross join lateral (
      select distinct citizen_id
      from bench.open_tasks
      where right(responsible_id::text, 12) = right(nurse.person_id::text, 12)
      order by citizen_id
      limit 2
    ) as family`)
}
