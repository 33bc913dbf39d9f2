import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { instant } from '../../../kernel/instant.ts'
import { advance } from './domain/advance.ts'
import { anyFactsFor, anyNow, fact, issue, live, subject } from './domain/arbitrary.ts'
import { shippedProgrammes } from './shipped-programmes.ts'

const died = fact('citizen-died', '2026-06-04T03:00', {}, { subjectId: undefined })

/** What stays to be done after a death. */
const paperwork = ['A14', 'A14a', 'D1', 'D2']

describe.each(
  shippedProgrammes.map((programme) => [`${programme.code} ${programme.version}`, programme] as const),
)('whatever happens in %s', (_, programme) => {
  const anyFacts = anyFactsFor(programme)

  test('the order in which facts are told does not matter', () => {
    fc.assert(
      fc.property(
        anyFacts.chain((facts) =>
          fc.tuple(fc.constant(facts), fc.shuffledSubarray(facts, { minLength: facts.length })),
        ),
        anyNow,
        ([facts, shuffled], now) => {
          const once = advance(programme, subject, facts, [], now)
          expect(advance(programme, subject, shuffled, [], now)).toEqual(once)
          const oneByOne = live(
            programme,
            shuffled.map((one) => [one]),
            now,
          )
          expect(oneByOne.last.steps).toEqual(once.steps)
          const open = (issued: typeof oneByOne.issued) =>
            issued
              .filter(({ state }) => state === 'open')
              .map(({ stepId, anchorAt, isPaused }) => `${stepId} ${isPaused ? 'stands still' : anchorAt}`)
              .sort()
          expect(open(oneByOne.issued)).toEqual(open(issue([], once)))
        },
      ),
    )
  })
  test('told twice, nothing changes the second time', () => {
    fc.assert(
      fc.property(anyFacts, anyNow, (facts, now) => {
        const first = advance(programme, subject, facts, [], now)
        const second = advance(programme, subject, facts, issue([], first), now)
        expect([second.open, second.change, second.close, second.reopen, second.takeOver]).toEqual([
          [],
          [],
          [],
          [],
          [],
        ])
        expect(advance(programme, subject, facts, issue([], first), now)).toEqual(second)
      }),
    )
  })
  test('what is wanted is open and what is open is wanted, each step once', () => {
    fc.assert(
      fc.property(anyFacts, anyNow, (facts, now) => {
        const { last, issued } = live(
          programme,
          facts.map((one) => [one]),
          now,
        )
        const wanted = last.steps.filter(({ state }) => state === 'wanted').map(({ stepId }) => stepId)
        const open = issued.filter(({ state }) => state === 'open').map(({ stepId }) => stepId)
        expect(open.toSorted()).toEqual(wanted.toSorted())
      }),
    )
  })
  test('after a death nothing but paperwork is open', () => {
    fc.assert(
      fc.property(anyFacts, anyNow, (facts, now) => {
        const standing = facts.filter(({ kind }) => kind !== 'death-cancelled')
        const { steps } = advance(programme, subject, [...standing, died], [], now)
        const open = steps.filter(({ state }) => state === 'wanted').map(({ stepId }) => stepId)
        expect(open.every((stepId) => paperwork.includes(stepId))).toBe(true)
      }),
    )
  })
  test('between two looks nothing changes by the clock alone', () => {
    fc.assert(
      fc.property(anyFacts, anyNow, fc.double({ min: 0, max: 1, noNaN: true }), (facts, now, share) => {
        const here = advance(programme, subject, facts, [], now)
        const until =
          here.nextLookAt === undefined ? Date.parse(now) + 86_400_000 * 90 : Date.parse(here.nextLookAt)
        const between = instant(Math.floor(Date.parse(now) + (until - Date.parse(now)) * share))
        expect(advance(programme, subject, facts, [], between).steps).toEqual(here.steps)
      }),
    )
  })
})
