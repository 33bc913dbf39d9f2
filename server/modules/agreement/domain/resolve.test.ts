import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { covers, holds, periodOf } from './agreement.ts'
import { anyBook, anyDay, anyMunicipality, someServices } from './arbitrary.ts'
import { type Book, resolve } from './resolve.ts'

describe('whatever the agreements say', () => {
  const anyQuestion = fc.record({
    serviceCode: fc.constantFrom(...someServices),
    municipalityCode: anyMunicipality,
    on: anyDay,
  })

  test('the order of rules, parties and agreements does not matter', () => {
    fc.assert(
      fc.property(anyBook, anyQuestion, (any, question) => {
        const turned: Book = {
          catalogues: any.catalogues,
          agreements: any.agreements.toReversed().map((one) => ({
            ...one,
            rules: one.rules.toReversed(),
            parties: one.parties.toReversed(),
          })),
        }
        expect(resolve(question, turned)).toEqual(resolve(question, any))
      }),
    )
  })
  test('exactly one has each service in each municipality on each day', () => {
    fc.assert(
      fc.property(anyBook, anyQuestion, (any, question) => {
        const answer = resolve(question, any)
        expect(answer.ok).toBe(true)
        const named = (name: boolean) =>
          any.agreements
            .filter((one) => holds(one, question.municipalityCode, question.on))
            .filter(
              (one) =>
                !any.agreements.some(
                  (other) =>
                    other.id === one.id &&
                    other.version > one.version &&
                    holds(other, question.municipalityCode, question.on),
                ),
            )
            .flatMap((one) => one.rules.filter((rule) => covers(rule, one, question)))
            .filter((rule) => (rule.municipalities !== undefined) === name)
        expect(named(true).length).toBeLessThanOrEqual(1)
        expect(named(false).length).toBeLessThanOrEqual(1)
      }),
    )
  })
  test('no rule answers before its first day, after its last, or before the municipality has ratified', () => {
    fc.assert(
      fc.property(anyBook, anyQuestion, (any, question) => {
        const answer = resolve(question, any)
        if (!answer.ok || answer.value.rule === undefined) return
        const { agreementId, version, since } = answer.value.rule
        const agreement = any.agreements.find((one) => one.id === agreementId && one.version === version)
        if (agreement === undefined) throw new Error('no such agreement')
        expect(since <= question.on).toBe(true)
        const party = agreement.parties.find((one) => one.municipalityCode === question.municipalityCode)
        expect(party?.ratifiedOn !== undefined && party.ratifiedOn <= question.on).toBe(true)
        expect(
          agreement.rules.some((rule) => {
            const { from, to } = periodOf(rule, agreement)
            return rule.serviceCode === question.serviceCode && from <= question.on && question.on <= to
          }),
        ).toBe(true)
      }),
    )
  })
})
