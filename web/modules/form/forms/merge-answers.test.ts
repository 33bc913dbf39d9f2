import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { mergeAnswers } from './merge-answers.ts'

describe('two people write in the same form', () => {
  test('what each has changed alone is kept, without a question', () => {
    const before = { pain: [2], food: ['Spiser selv'] }
    const mine = { pain: [4], food: ['Spiser selv'] }
    const theirs = { pain: [2], food: ['Skal mades'], sleep: ['Urolig'] }
    expect(mergeAnswers(before, mine, theirs)).toEqual({
      answers: { pain: [4], food: ['Skal mades'], sleep: ['Urolig'] },
      clashes: [],
    })
  })

  test('an answer both have changed is shown to a person, and nothing of it is lost', () => {
    expect(mergeAnswers({ pain: [2] }, { pain: [4] }, { pain: [3] })).toEqual({
      answers: { pain: [3] },
      clashes: [{ key: 'pain', mine: [4], theirs: [3] }],
    })
    expect(mergeAnswers({ pain: [2] }, {}, { pain: [3] }).clashes).toHaveLength(1)
  })

  test('an answer both have taken away, or changed to the same, is no clash', () => {
    expect(mergeAnswers({ pain: [2] }, {}, {})).toEqual({ answers: {}, clashes: [] })
    expect(mergeAnswers({ pain: [2] }, { pain: [3] }, { pain: [3] }).clashes).toEqual([])
  })

  test('whoever has changed nothing gets all that the other has written', () => {
    const answers = fc.dictionary(fc.constantFrom('a', 'b', 'c'), fc.array(fc.integer(), { minLength: 1 }))
    fc.assert(
      fc.property(answers, answers, (before, changed) => {
        expect(mergeAnswers(before, before, changed)).toEqual({ answers: changed, clashes: [] })
        expect(mergeAnswers(before, changed, before)).toEqual({ answers: changed, clashes: [] })
      }),
    )
  })
})
