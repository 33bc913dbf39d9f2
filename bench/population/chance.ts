/** Chance that is the same at every run with the same seed. */
export interface Chance {
  /** From 0 up to, but not, 1. */
  next(): number
  /** A whole number from 0 up to, but not, the limit. */
  below(limit: number): number
  pick<Value>(values: readonly Value[]): Value
  is(probability: number): boolean
}

/** Mulberry32: small, fast and even enough for a made-up population. Not for secrets. */
export function chanceOf(seed: number): Chance {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const below = (limit: number): number => Math.floor(next() * limit)
  return {
    next,
    below,
    pick<Value>(values: readonly Value[]): Value {
      const value = values[below(values.length)]
      if (value === undefined) throw new RangeError('nothing to pick from')
      return value
    },
    is: (probability) => next() < probability,
  }
}
