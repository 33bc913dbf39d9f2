import type { Shell } from '../../../platform/shell.ts'
import { listAwaitingTheClock } from '../store.ts'
import { lookAgain } from './record-facts.ts'

const batch = 200

/**
 * Advances the pathways that time alone has changed: a stay that has lasted a day, a fortnight after discharge. Each citizen
 * is a transaction of its own; one that fails is logged and does not hold back the others.
 */
export async function lookAtClock(shell: Shell): Promise<void> {
  const failed = new Set<string>()
  for (;;) {
    const waiting = await listAwaitingTheClock(shell.db, shell.clock.now(), batch + failed.size)
    const next = waiting.filter((citizenId) => !failed.has(citizenId))
    if (next.length === 0) return
    for (const citizenId of next)
      try {
        await lookAgain(shell, citizenId)
      } catch (fault) {
        failed.add(citizenId)
        shell.log.warn({ fault }, 'a pathway could not be looked at; it will be tried again')
      }
  }
}
