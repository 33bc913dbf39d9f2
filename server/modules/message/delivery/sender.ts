import { setTimeout as pause } from 'node:timers/promises'
import { isDatabaseAway } from '../../../platform/db/database.ts'
import type { Shell } from '../../../platform/shell.ts'
import { isAnythingDue } from '../store/outgoing.ts'
import { latestDeed, make, mostAtOnce, takeUp } from './send-due.ts'

/** A letter that was asked for anywhere in the house leaves within this time, in milliseconds. */
const lookAgainAfter = 250
/** What is on its way when the house stops has this long to arrive. */
const graceAtStop = 5_000

/**
 * Sends letters as they come due, many at once, until stopped. What is on its way at a stop is given a moment and then let go:
 * it is sent again in a new envelope by whoever comes next. Several servers share the work.
 */
export function startSender(shell: Shell): { stop(): Promise<void> } {
  const stopping = new AbortController()
  const givingUp = new AbortController()
  const onTheirWay = new Map<Promise<void>, string>()

  const send = async (): Promise<void> => {
    for (;;) {
      if (stopping.signal.aborted) return
      while (onTheirWay.size >= mostAtOnce) await Promise.race(onTheirWay.keys())
      const { count, attempts } = await takeUp(shell, [...onTheirWay.values()])
      for (const attempt of attempts) {
        const made = make(shell, attempt, givingUp.signal)
          .catch((fault: unknown) => tellFault(shell, fault))
          .finally(() => onTheirWay.delete(made))
        onTheirWay.set(made, attempt.letter.receiver.gln)
      }
      if (count > 0) continue
      // All that is due is for receivers who have enough on their way: the next goes when one of those has arrived.
      if (onTheirWay.size === 0) return
      await Promise.race([...onTheirWay.keys(), pause(lookAgainAfter)])
    }
  }

  const running = (async () => {
    while (!stopping.signal.aborted) {
      try {
        if (await isAnythingDue(shell, latestDeed(shell))) await send()
      } catch (fault) {
        tellFault(shell, fault)
      }
      await pause(lookAgainAfter, undefined, { signal: stopping.signal }).catch(() => undefined)
    }
  })()

  return {
    async stop() {
      stopping.abort()
      await running
      const timer = setTimeout(() => givingUp.abort(), graceAtStop)
      await Promise.all(onTheirWay.keys())
      clearTimeout(timer)
    },
  }
}

function tellFault(shell: Shell, fault: unknown): void {
  if (isDatabaseAway(fault))
    shell.log.warn({ fault }, 'letters cannot be sent while the database is away; trying again')
  else shell.log.error({ fault }, 'letters could not be sent because of a fault of ours; trying again')
}
