import type { DataKind } from '../../kernel/access-words.ts'
import type { CitizenId } from '../../kernel/ids.ts'
import { allow, decide, nothingKnown, ruleBook } from '../../server/modules/access/index.ts'
import type { Bench, Finding } from '../bench.ts'
import { printSpread, timeEach } from '../measure.ts'
import { endingsOf } from '../population/country.ts'
import { actorOf } from '../population/verbs.ts'
import { pickCitizens } from './pick.ts'

const kinds: readonly DataKind[] = ['ID', 'PLAN', 'ADM', 'MED', 'REC', 'PSY']

/** A decision by the rules alone, and asked of the house, which finds the facts and writes the record. */
export async function measureAccess(bench: Bench): Promise<Finding[]> {
  return [await pure(bench), await recorded(bench), await page(bench)]
}

/** With a tie, so that the rules go as far as to a permit, and without, so that they go to the end. */
async function pure({ population, options }: Bench): Promise<Finding> {
  const [district] = population.districts
  if (district === undefined) throw new Error('a country has districts')
  const actor = actorOf('home-nursing', endingsOf(district))
  const citizenId = '00000000-0000-7000-8000-000000000001' as CitizenId
  const book = await ruleBook()
  const at = '2026-06-01T08:00:00.000Z' as Parameters<typeof decide>[3]
  const stranger = { ...nothingKnown, workplace: 'municipal-health', unitIds: [actor.unitId] } as const
  const tie = {
    relation: 'task',
    unitId: actor.unitId,
    sourceId: '',
    personId: null,
    from: at,
    to: null,
  } as const
  const known = { ...stranger, evidence: [tie] }
  const atOnce = 1_000
  const spread = await timeEach(
    async () => {
      for (let index = 0; index < atOnce; index += 1)
        decide(
          book,
          {
            actor,
            citizenId,
            kind: kinds[index % kinds.length] ?? 'ID',
            purpose: 'treatment',
            action: 'read',
            flow: 'pull',
          },
          index % 2 === 0 ? known : stranger,
          at,
        )
    },
    { seconds: Math.min(2, options.seconds), warmUp: 3 },
  )
  const milliseconds = spread.p50 / atOnce
  return {
    what: 'access decision',
    how: 'the rules alone, on facts at hand',
    measured: `${milliseconds.toFixed(4)} ms`,
    bar: '≤ 0.1 ms',
    holds: milliseconds <= 0.1,
    numbers: { milliseconds },
  }
}

function recorded(bench: Bench): Promise<Finding> {
  return measureLooks(bench, [], 'the same with its facts and its record')
}

/** As a page asks: one kind, and four others shown with it where they may be. */
function page(bench: Bench): Promise<Finding> {
  return measureLooks(bench, ['ID', 'ADM', 'REL', 'MED'], 'five kinds of one citizen, with facts and records')
}

async function measureLooks(
  { shell, database, options }: Bench,
  also: readonly DataKind[],
  what: string,
): Promise<Finding> {
  const citizens = await pickCitizens(database, 500)
  const spread = await timeEach(
    async (index) => {
      const citizen = citizens[index % citizens.length]
      if (citizen === undefined) return
      await allow(shell, {
        actor: actorOf('general-practice', citizen.endings),
        citizenId: citizen.citizenId,
        kind: 'PLAN',
        also,
        purpose: 'treatment',
        action: 'read',
      })
    },
    { seconds: Math.min(3, options.seconds), warmUp: 50 },
  )
  return {
    what,
    how: 'one durable commit each, one after the other',
    measured: printSpread(spread),
    numbers: { p50: spread.p50, p99: spread.p99 },
  }
}
