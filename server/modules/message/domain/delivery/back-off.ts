import { epoch, type Instant, instant } from '../../../../../kernel/instant.ts'

/** How long things take. All in milliseconds. */
export interface Times {
  /** The receiver has this long to answer (messages, section 2). */
  readonly answerWithin: number
  /** A sending that has said nothing for this long was cut off. */
  readonly sendingTakesAtMost: number
}

export const times: Times = { answerWithin: 30 * 60_000, sendingTakesAtMost: 3 * 60_000 }

const shortestPause = 5_000
const longestPause = 15 * 60_000

/**
 * How long to wait after a number of tries in a row that did not get through: five seconds, then twice as long each time, up
 * to a quarter of an hour; between half and all of it, so that what failed together does not come again together.
 * @param chance from 0 up to, not including, 1
 */
export function pauseAfter(tries: number, chance: number): number {
  const whole = Math.min(longestPause, shortestPause * 2 ** Math.min(Math.max(tries - 1, 0), 30))
  return Math.floor(whole * (0.5 + chance / 2))
}

/**
 * How long to wait after the receiver has said that the trouble is its own, for the time: five minutes, then fifteen, then
 * half an hour; between half and all of it.
 */
export function pauseAfterTransient(times: number, chance: number): number {
  const whole = Math.min(30, 5 * 3 ** Math.min(Math.max(times - 1, 0), 5)) * 60_000
  return Math.floor(whole * (0.5 + chance / 2))
}

export function later(at: Instant, by: number): Instant {
  return instant(epoch(at) + by)
}
