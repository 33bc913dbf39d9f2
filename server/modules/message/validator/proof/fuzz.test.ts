import { expect, test } from 'vitest'
import { isThere, why } from './corpus.ts'
import { fuzz } from './fuzz.ts'

const reading = isThere ? test : test.skip
const runs = Number(process.env.FUZZ_RUNS ?? 10_000)
const seed = Number(process.env.FUZZ_SEED ?? 20_261_122)

reading(
  `${runs} changed messages: none breaks the validator, none takes long, none that is forbidden is accepted${why}`,
  () => {
    const { refused, accepted, forbidden } = fuzz(runs, seed)
    expect(refused + accepted).toBe(runs)
    // Were nearly all refused, or none known to be forbidden, the run would show little.
    expect(accepted).toBeGreaterThan(runs / 50)
    expect(forbidden).toBeGreaterThan(runs / 3)
  },
  3_600_000,
)
