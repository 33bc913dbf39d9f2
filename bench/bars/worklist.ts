import type { OrganisationId } from '../../kernel/ids.ts'
import { sql } from '../../server/platform/db/sql.ts'
import type { Bench, Finding } from '../bench.ts'
import { printSpread, rateOf, type Spread, timeEach } from '../measure.ts'
import { endingsOf } from '../population/country.ts'
import { type Endings, unitId } from '../population/place.ts'
import { actorOf } from '../population/verbs.ts'
import { openScreens, type Screens } from './screens.ts'

const bar = 10

/** The first page of the own worklist, for nurses all over and for the one with most to do. */
export async function measureWorklist(bench: Bench): Promise<Finding[]> {
  const { options } = bench
  const screens = await openScreens(bench)
  const teams = await listTeams(bench)
  const doors = new Map<string, string>()
  for (const { district } of teams)
    doors.set(district.district, await screens.signIn(actorOf('home-nursing', district)))
  const open =
    (of: readonly Team[], ...addresses: readonly string[]) =>
    async (index: number): Promise<void> => {
      const cookie = doors.get(of[index % of.length]?.district.district ?? '') ?? ''
      await Promise.all(addresses.map((address) => screens.get(cookie, address)))
    }
  const list = '/api/v1/tasks?limit=50'
  const counts = '/api/v1/tasks/counts'
  const measure = (work: (index: number) => Promise<void>, part: number): Promise<Spread> =>
    timeEach(work, { seconds: options.seconds * part, warmUp: 50 })
  const all = await measure(open(teams, list), 1)
  const busiest = teams.slice(0, 1)
  const longest = await measure(open(busiest, list), 0.5)
  const screen = await measure(
    open(teams, list, counts, '/api/v1/handoffs?direction=incoming', '/api/v1/escalations'),
    0.5,
  )
  const perSecond = await rateOf(open(teams, list), { callers: 8, seconds: options.seconds })
  const shown = await rowsShown(screens, doors, teams)
  await screens.close()
  return [
    finding('own worklist, 50 rows', `home nurses all over, ${shown} rows on average`, all, true),
    finding('the longest worklist', `50 rows of ${busiest[0]?.openTasks ?? 0} open tasks`, longest, true),
    finding('the whole worklist screen', 'with counts, offers and escalations', screen, false),
    {
      what: 'worklists shown',
      how: '8 at a time',
      measured: `${Math.round(perSecond)} a second`,
      numbers: { perSecond },
    },
  ]
}

interface Team {
  readonly district: Endings
  readonly openTasks: number
}

/** The home-nursing teams, the one with most to do first. */
async function listTeams({ database, population }: Bench): Promise<readonly Team[]> {
  const rows = await database.owner.query<{ id: OrganisationId; open: number }>(sql`
    select responsible_id as id, count(*) as open
    from task.tasks
    where status = 'open'
    group by responsible_id`)
  const open = new Map(rows.map((row) => [row.id, row.open]))
  return population.districts
    .map((district) => {
      const endings = endingsOf(district)
      return { district: endings, openTasks: open.get(unitId('home-nursing', endings)) ?? 0 }
    })
    .toSorted((one, other) => other.openTasks - one.openTasks)
}

async function rowsShown(
  screens: Screens,
  doors: ReadonlyMap<string, string>,
  teams: readonly Team[],
): Promise<number> {
  let rows = 0
  for (const { district } of teams) {
    const answer = await screens.get(doors.get(district.district) ?? '', '/api/v1/tasks?limit=50')
    rows += (JSON.parse(answer) as { tasks: unknown[] }).tasks.length
  }
  return Math.round(rows / teams.length)
}

function finding(what: string, how: string, spread: Spread, hasBar: boolean): Finding {
  return {
    what,
    how,
    measured: printSpread(spread),
    ...(hasBar && { bar: `p99 ≤ ${bar} ms`, holds: spread.p99 <= bar }),
    numbers: { ...spread },
  }
}
