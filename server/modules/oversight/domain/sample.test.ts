import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anyCandidates, testControl } from './arbitrary.ts'
import { type Candidate, drawSample } from './sample.ts'

const terms = testControl.reviews.sample
const capped = ({ looks }: Candidate) => Math.min(looks, terms.atMostLooksAPerson)

describe('the monthly sample', () => {
  test('has so many look-ups of every unit, or all it has; no unit is left out', () => {
    fc.assert(
      fc.property(anyCandidates, (candidates) => {
        const drawn = drawSample(candidates, terms)
        for (const [unitId, ofUnit] of Map.groupBy(candidates, ({ unitId }) => unitId)) {
          const all = ofUnit.reduce((sum, one) => sum + capped(one), 0)
          const read = drawn.filter((one) => one.unitId === unitId).reduce((sum, one) => sum + capped(one), 0)
          expect(read).toBeGreaterThanOrEqual(Math.min(all, terms.atLeastLooksAUnit))
        }
      }),
    )
  })

  test('has the share of the people of every party, counted up', () => {
    fc.assert(
      fc.property(anyCandidates, (candidates) => {
        const drawn = drawSample(candidates, terms)
        for (const [partyId, ofParty] of Map.groupBy(candidates, ({ partyId }) => partyId)) {
          const people = new Set(ofParty.map(({ personId }) => personId)).size
          const roles = drawn.filter((one) => one.partyId === partyId).length
          expect(roles).toBeGreaterThanOrEqual(Math.ceil(people * terms.shareOfPeople))
        }
      }),
    )
  })

  test('is the same whatever order the people come in, and draws nobody twice', () => {
    fc.assert(
      fc.property(
        anyCandidates.chain((candidates) =>
          fc.tuple(
            fc.constant(candidates),
            fc.shuffledSubarray(candidates, { minLength: candidates.length }),
          ),
        ),
        ([candidates, shuffled]) => {
          const drawn = drawSample(candidates, terms)
          expect(drawSample(shuffled, terms)).toEqual(drawn)
          expect(new Set(drawn).size).toBe(drawn.length)
        },
      ),
    )
  })

  test('of a hundred people who each looked often, two are drawn, and one more from each unit they leave empty', () => {
    const candidates = Array.from({ length: 100 }, (_, index) => ({
      personId: `p${index}` as Candidate['personId'],
      unitId: (index < 90 ? 'large' : 'small') as Candidate['unitId'],
      partyId: 'party' as Candidate['partyId'],
      looks: 40,
      lot: `${index}`.padStart(3, '0'),
    }))
    expect(drawSample(candidates, terms).map(({ personId }) => personId)).toEqual(['p0', 'p1', 'p90'])
  })
})
