import type { CitizenId } from '../../../../kernel/ids.ts'
import type { Shell } from '../../../platform/shell.ts'
import { listAwaitingTheClock, lockFree } from '../store.ts'
import { advancePathways } from './advance-pathways.ts'
import { lookAgain, readCourses } from './record-facts.ts'

/** Citizens to a transaction: few enough that nobody who treats one of them waits noticeably. */
const batch = 50

/**
 * Advances the pathways that time alone has changed: a stay that has lasted a day, a fortnight after discharge. Whoever somebody
 * else holds is being looked at already; one that fails is logged and does not hold back the others.
 */
export async function lookAtClock(shell: Shell): Promise<void> {
  const passedOver = new Set<CitizenId>()
  for (;;) {
    const waiting = await listAwaitingTheClock(shell.db, shell.clock.now(), batch + passedOver.size)
    const next = waiting.filter((citizenId) => !passedOver.has(citizenId)).slice(0, batch)
    if (next.length === 0) return
    for (const citizenId of await lookAtAll(shell, next)) passedOver.add(citizenId)
  }
}

/** @returns those that were not looked at */
async function lookAtAll(shell: Shell, citizenIds: readonly CitizenId[]): Promise<CitizenId[]> {
  try {
    return await shell.transaction(async (inner) => {
      const free = await lockFree(inner.db, citizenIds)
      await advancePathways(inner, await readCourses(inner, free))
      const looked = new Set(free)
      return citizenIds.filter((citizenId) => !looked.has(citizenId))
    })
  } catch {
    return lookOneByOne(shell, citizenIds)
  }
}

/** One of them cannot be looked at and undid the others' too. */
async function lookOneByOne(shell: Shell, citizenIds: readonly CitizenId[]): Promise<CitizenId[]> {
  const failed: CitizenId[] = []
  for (const citizenId of citizenIds)
    try {
      await lookAgain(shell, citizenId)
    } catch (fault) {
      failed.push(citizenId)
      shell.log.warn({ fault }, 'a pathway could not be looked at; it will be tried again')
    }
  return failed
}
