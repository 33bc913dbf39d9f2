import type { DataKind } from '../../kernel/access-words.ts'
import type { CitizenId } from '../../kernel/ids.ts'
import { allow, decisionsFor } from '../../server/modules/access/index.ts'
import type { Bench, Finding } from '../bench.ts'
import { printSpread, timeEach } from '../measure.ts'
import { endingsOf } from '../population/country.ts'
import { actorOf } from '../population/verbs.ts'
import { pickCitizens } from './pick.ts'

const kinds: readonly DataKind[] = ['ID', 'PLAN', 'ADM', 'MED', 'REC', 'PSY']

/** An explained decision: by the rules alone, and asked of the house, which finds the evidence and writes the record. */
export async function measureAccess(bench: Bench): Promise<Finding[]> {
  return [await pure(bench), await recorded(bench)]
}

/** Every decision there could be for a question, with its rule, as the house works them out for each look. */
async function pure({ population, options }: Bench): Promise<Finding> {
  const [district] = population.districts
  if (district === undefined) throw new Error('a country has districts')
  const actor = actorOf('home-nursing', endingsOf(district))
  const citizenId = '00000000-0000-7000-8000-000000000001' as CitizenId
  const atOnce = 1_000
  const spread = await timeEach(
    async () => {
      for (let index = 0; index < atOnce; index += 1)
        decisionsFor({
          actor,
          citizenId,
          kind: kinds[index % kinds.length] ?? 'ID',
          purpose: 'treatment',
          action: 'read',
          flow: 'pull',
          workplace: 'municipal-health',
        })
    },
    { seconds: Math.min(2, options.seconds), warmUp: 3 },
  )
  const milliseconds = spread.p50 / atOnce
  return {
    what: 'explained access decision',
    how: 'the rules alone, for every evidence there could be',
    measured: `${milliseconds.toFixed(4)} ms`,
    bar: '≤ 0.1 ms',
    holds: milliseconds <= 0.1,
    numbers: { milliseconds },
  }
}

async function recorded({ shell, database, options }: Bench): Promise<Finding> {
  const citizens = await pickCitizens(database, 500)
  const spread = await timeEach(
    async (index) => {
      const citizen = citizens[index % citizens.length]
      if (citizen === undefined) return
      await allow(shell, {
        actor: actorOf('general-practice', citizen.endings),
        citizenId: citizen.citizenId,
        kind: 'PLAN',
        purpose: 'treatment',
        action: 'read',
      })
    },
    { seconds: Math.min(3, options.seconds), warmUp: 50 },
  )
  return {
    what: 'the same with its evidence and its record',
    how: 'one durable commit each, one after the other',
    measured: printSpread(spread),
    numbers: { p50: spread.p50, p99: spread.p99 },
  }
}
