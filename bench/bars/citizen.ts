import type { Bench, Finding } from '../bench.ts'
import { printSpread, rateOf, timeEach } from '../measure.ts'
import { actorOf } from '../population/verbs.ts'
import { pickCitizens } from './pick.ts'
import { citizenAddresses, openScreens } from './screens.ts'

const bar = 10

/** Opens citizens from all over, each by their own doctor, with everything the screen asks at once. */
export async function measureCitizen(bench: Bench): Promise<Finding[]> {
  const { database, options } = bench
  const screens = await openScreens(bench)
  const citizens = await pickCitizens(database, 2_000)
  const doors = new Map<string, string>()
  for (const { endings } of citizens)
    if (!doors.has(endings.practice))
      doors.set(endings.practice, await screens.signIn(actorOf('general-practice', endings)))
  const open = async (index: number): Promise<void> => {
    const citizen = citizens[index % citizens.length]
    const cookie = doors.get(citizen?.endings.practice ?? '')
    if (citizen === undefined || cookie === undefined) return
    await Promise.all(citizenAddresses(citizen.citizenId).map((address) => screens.get(cookie, address)))
  }
  const questions = citizenAddresses('').length
  const spread = await timeEach(open, { seconds: options.seconds, warmUp: 100 })
  const perSecond = await rateOf(open, { callers: 8, seconds: options.seconds })
  await screens.close()
  return [
    {
      what: 'open a citizen',
      how: `${questions} questions at once with session and access records, citizens at random`,
      measured: printSpread(spread),
      bar: `p99 ≤ ${bar} ms`,
      holds: spread.p99 <= bar,
      numbers: { ...spread },
    },
    {
      what: 'citizens opened',
      how: '8 at a time',
      measured: `${Math.round(perSecond)} a second`,
      numbers: { perSecond },
    },
  ]
}
