/** A whole number from 0 up to, not including, `below`. */
export type Chance = (below: number) => number

/** The same chances at every run with the same seed. */
export function chances(seed: number): Chance {
  let state = seed >>> 0
  return (below) => {
    // Mulberry32: all of its bits are good, and a run of a million asks for a hundred million of them.
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below)
  }
}

export function pick<Value>(from: readonly Value[], chance: Chance): Value | undefined {
  return from[chance(from.length)]
}
