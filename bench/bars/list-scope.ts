import { listWorklistRoute } from '../../contract/task.ts'
import type { OrganisationId } from '../../kernel/ids.ts'
import { type Fragment, sql, statement } from '../../server/platform/db/sql.ts'
import { createShell, type Shell } from '../../server/platform/shell.ts'
import { learnAccess, withoutAccess } from '../access-aside.ts'
import type { Bench, Finding } from '../bench.ts'
import { printSpread, type Spread, timeInTurns } from '../measure.ts'
import { endingsOf } from '../population/country.ts'
import { loadOpenTasks } from '../population/open-tasks.ts'
import { unitId } from '../population/place.ts'
import { actorOf, doAs } from '../population/verbs.ts'
import { type Plan, planOf, watchStatements } from './statements.ts'

const bar = 1.5
const rows = 50

type List = (shell: Shell, index: number) => Promise<void>

/**
 * The own worklist as the rules scope it against the same list by the units alone, in turns: once when its looks are recorded
 * already this hour, once when each is recorded anew. Some citizens of each list have objected, or are family of the nurse.
 */
export async function measureListScope(bench: Bench): Promise<Finding[]> {
  const loaded = await loadOpenTasks(bench)
  const teams = bench.population.districts.map((district) => endingsOf(district))
  const list: List = async (shell, index) => {
    const team = teams[index % teams.length]
    if (team === undefined) return
    await doAs(shell, actorOf('home-nursing', team), listWorklistRoute, { query: { limit: String(rows) } })
  }
  const anew = (): Shell => createShell({ ...bench.shell, settings: { ...bench.shell.settings } })
  await learnAccess(async () => {
    for (let index = 0; index < teams.length; index += 1) await list(bench.shell, index)
  })
  const spreads = await timeInTurns(
    {
      again: (index) => list(bench.shell, index),
      anew: (index) => list(anew(), index),
      unscoped: (index) => withoutAccess(() => list(bench.shell, index)),
    },
    { seconds: bench.options.seconds * 3, warmUp: Math.min(50, teams.length) },
  )
  const on = `${loaded.openTasks} open tasks${loaded.isAll ? '' : ` (of ${bench.options.openTasks}, in ${loaded.seconds} s)`}`
  return [
    ratio(
      'own worklist scoped',
      `against by units alone, looks recorded this hour; ${on}`,
      spreads.again,
      spreads.unscoped,
    ),
    ratio(
      'own worklist scoped, looks recorded anew',
      `a durable record of each of ${rows} rows`,
      spreads.anew,
      spreads.unscoped,
    ),
    await statementAlone(bench, list),
    await statementsOf(bench, list, anew),
  ]
}

function ratio(what: string, how: string, scoped: Spread, unscoped: Spread): Finding {
  const times = scoped.p50 / unscoped.p50
  const ofCpu = scoped.cpu / unscoped.cpu
  return {
    what,
    how,
    measured: `${times.toFixed(2)} × (${ofCpu.toFixed(2)} × our CPU); scoped ${printSpread(scoped)}, unscoped ${printSpread(unscoped)}`,
    bar: `≤ ${bar} ×`,
    holds: times <= bar,
    numbers: { times, ofCpu, scoped: scoped.p50, unscoped: unscoped.p50 },
  }
}

/** The list's own statement with what the scope puts into it, against without, for the longest list. */
async function statementAlone(bench: Bench, list: List): Promise<Finding> {
  const longest = await longestList(bench)
  const own = async (): Promise<Fragment> => {
    const { shell, statements } = watchStatements(bench.shell)
    await list(shell, longest)
    const found = statements.find((one) => statement(one).text.includes('from task.tasks'))
    if (found === undefined) throw new Error('a worklist is read from the tasks')
    return found
  }
  const [scoped, unscoped] = [await own(), await withoutAccess(own)]
  const spreads = await timeInTurns(
    {
      scoped: async () => void (await bench.shell.db.query(scoped)),
      unscoped: async () => void (await bench.shell.db.query(unscoped)),
    },
    { seconds: bench.options.seconds, warmUp: 50 },
  )
  return ratio(
    'its own statement',
    'with the hidden and the only ones in it, and without',
    spreads.scoped,
    spreads.unscoped,
  )
}

/** The plans of every statement the scoped list asks, in the longest list there is. */
async function statementsOf(bench: Bench, list: List, anew: () => Shell): Promise<Finding> {
  const longest = await longestList(bench)
  const { shell, statements } = watchStatements(anew())
  await list(shell, longest)
  const plans: Plan[] = []
  for (const one of statements) {
    const plan = await planOf(bench.database.program, one)
    if (plan !== undefined) plans.push(plan)
  }
  const indexes = [...new Set(plans.flatMap((plan) => plan.indexes))].toSorted()
  const whole = [...new Set(plans.flatMap((plan) => plan.readWhole))].toSorted()
  const milliseconds = plans.map((plan) => plan.milliseconds.toFixed(1)).join(' + ')
  return {
    what: 'its statements',
    how: `explain analyze of each, for the longest list; by ${indexes.join(', ')}`,
    measured: `${milliseconds} ms; tables of more than 1,000 rows read whole: ${whole.length === 0 ? 'none' : whole.join(', ')}`,
    bar: 'by index',
    holds: whole.length === 0,
    numbers: {
      statements: plans.length,
      milliseconds: plans.reduce((sum, plan) => sum + plan.milliseconds, 0),
    },
  }
}

/** Which district's nurses have most to do. */
async function longestList({ database, population }: Bench): Promise<number> {
  const ids = population.districts.map((district) => unitId('home-nursing', endingsOf(district)))
  const most = await database.owner.maybe<{ id: OrganisationId }>(sql`
    select responsible_id as id
    from task.tasks
    where status = 'open'
      and responsible_id = any(${ids}::uuid[])
    group by responsible_id
    order by count(*) desc
    limit 1`)
  return most === undefined ? 0 : ids.indexOf(most.id)
}
