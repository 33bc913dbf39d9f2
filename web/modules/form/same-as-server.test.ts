import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formShape } from '../../../server/modules/form/document.ts'
import { answersOf } from '../../../server/modules/form/domain/answer.ts'
import { askedAnswers, faultsOf } from '../../../server/modules/form/domain/complete.ts'
import { scoresOf } from '../../../server/modules/form/domain/score.ts'
import { viewForm } from '../../../server/modules/form/view-form.ts'
import { readContentFolder, understand } from '../../../server/platform/content-file.ts'
import {
  answerFaults,
  answerKey,
  appliedAnswers,
  type FormAnswers,
  type FormItem,
  type FormValue,
  isAnswered,
} from './form-answers.ts'

const forms = (await readContentFolder('forms')).map((file) => understand(file, formShape).value)
const known = { age: 78, sex: 'male' }

/** Answers that fit, answers that do not, and none. */
function answersTo(item: FormItem): fc.Arbitrary<readonly FormValue[]> {
  const fitting = item.options.map(({ code }) => code)
  const value: fc.Arbitrary<FormValue> = fc.oneof(
    fc.boolean(),
    fc.integer({ min: -1, max: 12 }),
    fc.constantFrom('2026-06-05', '2026-06-05T12:00:00.000Z', 'Spiser selv', '', ...fitting, ...fitting),
    fc.record({ text: fc.constantFrom('Hos sin søster', '') }),
  )
  return fc.array(value, { maxLength: 2 })
}

describe('what the browser asks and misses is what the server asks and misses', () => {
  test.each(forms.map((form) => [form.code, form] as const))('in %s', (_, form) => {
    const { items } = viewForm(form)
    const places = items
      .filter(isAnswered)
      .flatMap((item) => (item.repeatingGroupId === null ? [0] : [0, 1]).map((row) => ({ item, row })))
    const filled: fc.Arbitrary<FormAnswers> = fc
      .tuple(...places.map(({ item }) => answersTo(item)))
      .map((all) =>
        Object.fromEntries(
          places.map(({ item, row }, at) => [answerKey(item.linkId, row), all[at] ?? []] as const),
        ),
      )
    fc.assert(
      fc.property(filled, (answers) => {
        const told = answersOf(
          places.map(({ item, row }) => ({
            linkId: item.linkId,
            row,
            values: answers[answerKey(item.linkId, row)] ?? [],
          })),
        )
        const scores = scoresOf(form, told, known).flatMap(({ linkId, row, result }) =>
          result.score === null ? [] : [[answerKey(linkId, row), [result.score]] as const],
        )
        const seen = { ...Object.fromEntries(scores), ...answers }
        // What is worked out is no answer; a total that somebody wrote is.
        const isScore = new Set(scores.map(([key]) => key).filter((key) => answers[key] === undefined))
        const asked = Object.keys(appliedAnswers(items, seen)).filter((key) => !isScore.has(key))
        const serverAsked = askedAnswers(form, told, known).map(({ linkId, row }) => answerKey(linkId, row))
        expect(new Set(asked)).toEqual(new Set(serverAsked))
        expect(answerFaults(items, seen)).toEqual(faultsOf(form, told, known))
      }),
      { numRuns: 60 },
    )
  })
})
