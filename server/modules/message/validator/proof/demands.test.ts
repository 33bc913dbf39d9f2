import { describe, expect, test } from 'vitest'
import { isThere, standards, why } from './corpus.ts'
import { breakEveryDemand } from './demands.ts'
import { isWrong, judge } from './judge.ts'

const reading = isThere ? test : test.skip

describe(`every line of every profile, broken one at a time${why}`, () => {
  for (const standard of standards)
    reading(`${standard}: what is missing, prohibited, changed, too long or of no list is found`, () => {
      let count = 0
      const missed: string[] = []
      for (const { demand, bundle, example } of breakEveryDemand(standard)) {
        count += 1
        if (!judge(standard, bundle).some(isWrong)) missed.push(`${demand} in ${example.name}`)
      }
      expect(missed).toEqual([])
      expect(count).toBeGreaterThan(50)
    })
})
