import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { functionDomainCodes, type Qualifier, qualifiers } from '../../../../kernel/functioning.ts'
import type { AssessmentId, OrganisationId, PersonId, RehabPlanId } from '../../../../kernel/ids.ts'
import type { DanishDate } from '../../../../kernel/instant.ts'
import { on } from './arbitrary.ts'
import {
  type Assessment,
  assess,
  differencesBetween,
  isCorrected,
  latestOf,
  openDifferences,
} from './assessment.ts'
import type { Party } from './may.ts'

let ids = 0

function seen(party: Party, walking: Qualifier, date: string, more: Partial<Assessment> = {}): Assessment {
  ids += 1
  return {
    assessmentId: `assessment-${String(ids).padStart(3, '0')}` as AssessmentId,
    planId: 'plan' as RehabPlanId,
    party,
    assessedOn: date as DanishDate,
    recordedAt: on(date),
    by: { personId: 'somebody' as PersonId, name: 'Nogen', unitId: 'unit' as OrganisationId },
    domains: [{ code: 'd450', qualifier: walking, note: '' }],
    function: '',
    trainingNeed: '',
    rehabNeed: '',
    potential: 'substantial',
    corrects: null,
    correctionReason: null,
    ...more,
  }
}

describe('three parties see the same walking', () => {
  test('hospital moderate and municipality severe is one step, and nobody is asked to talk', () => {
    expect(
      differencesBetween([seen('hospital', 2, '2026-06-05'), seen('municipality', 3, '2026-06-08')]),
    ).toEqual([])
  })

  test('hospital mild, municipality severe is two steps: a difference, with who sees least and most', () => {
    expect(
      differencesBetween([
        seen('hospital', 1, '2026-06-05'),
        seen('municipality', 3, '2026-06-08'),
        seen('gp', 2, '2026-06-09'),
      ]),
    ).toEqual([{ code: 'd450', least: 'hospital', most: 'municipality', steps: 2 }])
  })

  test('what nobody specified, or what does not apply, differs from nothing', () => {
    expect(differencesBetween([seen('hospital', 0, '2026-06-05'), seen('gp', 8, '2026-06-08')])).toEqual([])
    expect(differencesBetween([seen('hospital', 0, '2026-06-05'), seen('gp', 9, '2026-06-08')])).toEqual([])
  })

  test('the latest of each counts, and two of the same party never differ', () => {
    const known = [seen('hospital', 0, '2026-06-05'), seen('hospital', 3, '2026-06-12')]
    expect(differencesBetween(known)).toEqual([])
    expect(latestOf(known)).toHaveLength(1)
  })

  test('parties who agree to see it differently are left in peace until one of them assesses again', () => {
    const known = [seen('hospital', 0, '2026-06-05'), seen('gp', 3, '2026-06-08')]
    const by = { personId: 'somebody' as PersonId, name: 'Nogen', unitId: null }
    const settled = [{ at: on('2026-06-09'), by, codes: ['d450'] as const }]
    expect(openDifferences(known, settled)).toEqual([])
    expect(openDifferences([...known, seen('gp', 4, '2026-06-15')], settled)).toHaveLength(1)
  })
})

describe('an assessment is put right', () => {
  test('by another that names it; the first is kept and no longer counts', () => {
    const first = seen('hospital', 0, '2026-06-05')
    const right = seen('hospital', 2, '2026-06-05', {
      corrects: first.assessmentId,
      correctionReason: 'Forkert ben.',
      recordedAt: on('2026-06-04'),
    })
    expect(assess(right, [first], '2026-06-06' as DanishDate).ok).toBe(true)
    expect(isCorrected(first, [first, right])).toBe(true)
    expect(latestOf([first, right])).toEqual([right])
  })

  test('not by another party, and not twice', () => {
    const first = seen('hospital', 0, '2026-06-05')
    const corrects = { corrects: first.assessmentId, correctionReason: 'Nej.' }
    expect(assess(seen('gp', 1, '2026-06-05', corrects), [first], '2026-06-06' as DanishDate)).toMatchObject({
      refusal: { code: 'assessment-not-yours' },
    })
    const right = seen('hospital', 1, '2026-06-05', corrects)
    expect(
      assess(seen('hospital', 2, '2026-06-05', corrects), [first, right], '2026-06-06' as DanishDate),
    ).toMatchObject({ refusal: { code: 'assessment-corrected-already' } })
  })

  test('nobody assesses tomorrow, nothing, or the same domain twice', () => {
    const today = '2026-06-05' as DanishDate
    expect(assess(seen('gp', 1, '2026-06-06'), [], today).ok).toBe(false)
    expect(assess(seen('gp', 1, '2026-06-05', { domains: [] }), [], today).ok).toBe(false)
    const twice = [0, 1].map((qualifier) => ({
      code: 'd450' as const,
      qualifier: qualifier as Qualifier,
      note: '',
    }))
    expect(assess(seen('gp', 1, '2026-06-05', { domains: twice }), [], today)).toMatchObject({
      refusal: { code: 'assessment-domain-twice' },
    })
  })
})

describe('whatever is assessed', () => {
  const days = ['2026-06-05', '2026-06-06', '2026-06-07']
  const assessments = fc.array(
    fc
      .record({
        party: fc.constantFrom<Party>('hospital', 'municipality', 'gp'),
        date: fc.constantFrom(...days),
        degrees: fc.dictionary(fc.constantFrom(...functionDomainCodes), fc.constantFrom(...qualifiers)),
      })
      .map(({ party, date, degrees }) =>
        seen(party, 0, date, {
          domains: Object.entries(degrees).map(([code, qualifier]) => ({
            code: code as (typeof functionDomainCodes)[number],
            qualifier,
            note: '',
          })),
        }),
      ),
    { maxLength: 8 },
  )

  test('the order it is told in does not matter', () => {
    fc.assert(
      fc.property(assessments, (known) => {
        expect(differencesBetween(known.toReversed())).toEqual(differencesBetween(known))
      }),
    )
  })

  test('a difference is always between two parties and of two steps or more', () => {
    fc.assert(
      fc.property(assessments, (known) => {
        for (const { least, most, steps } of differencesBetween(known)) {
          expect(least).not.toBe(most)
          expect(steps).toBeGreaterThanOrEqual(2)
        }
      }),
    )
  })
})
