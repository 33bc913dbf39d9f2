import { learnAccess, withoutAccess } from '../access-aside.ts'
import type { Bench, Finding } from '../bench.ts'
import { printSpread, type Spread, timeInTurns } from '../measure.ts'
import { actorOf } from '../population/verbs.ts'
import { pickCitizens } from './pick.ts'
import { citizenAddresses, openScreens } from './screens.ts'

const bar = 0.1

/**
 * What access costs of a citizen's page: all the screen asks at once, as it is and with access set aside, taking turns on the
 * same citizens. Set aside, every question is answered from memory: no facts, no rules, no record, no commit.
 */
export async function measureAccessOfPage(bench: Bench): Promise<Finding[]> {
  const { database, options } = bench
  const screens = await openScreens(bench)
  const citizens = await pickCitizens(database, 200)
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
  await learnAccess(async () => {
    for (let index = 0; index < citizens.length; index += 1) await open(index)
  })
  const { asked, aside } = await timeInTurns(
    { asked: open, aside: (index) => withoutAccess(() => open(index)) },
    { seconds: options.seconds * 2, warmUp: 20 },
  )
  await screens.close()
  const questions = citizenAddresses('').length
  return [share(asked, aside, questions)]
}

function share(asked: Spread, aside: Spread, questions: number): Finding {
  const ofTime = (asked.p50 - aside.p50) / asked.p50
  const ofCpu = (asked.cpu - aside.cpu) / asked.cpu
  return {
    what: 'access of a citizen page',
    how: `${questions} questions at once as they are, and with access answered from memory (no facts, rules, record or commit), in turns`,
    measured: `${(ofTime * 100).toFixed(0)} % of its time, ${(ofCpu * 100).toFixed(0)} % of our CPU; with ${printSpread(asked)}, without ${printSpread(aside)}`,
    bar: `≤ ${bar * 100} %`,
    holds: ofTime <= bar,
    numbers: { ofTime, ofCpu, asked: asked.p50, aside: aside.p50, askedCpu: asked.cpu, asideCpu: aside.cpu },
  }
}
