import type {
  FormAnswerView,
  FormItemView,
  FormPartView,
  FormResponseView,
  FormScoreView,
  FormSuggestionView,
  FormView,
} from '../../../contract/form.ts'
import { answerKey, type FormAnswers } from './form-answers.ts'

/** The parts of a document this reader is shown. */
function shownParts(view: FormResponseView): readonly FormPartView[] {
  return Object.values(view.parts).filter((part) => part !== null)
}

/** What is answered, by key. */
export function answersOf(view: FormResponseView): FormAnswers {
  return Object.fromEntries(
    shownParts(view)
      .flatMap(({ answers }) => answers)
      .map(({ linkId, row, values }) => [answerKey(linkId, row), values]),
  )
}

/** The answers with where they come from and what is new about them, by key. */
export function toldAnswers(view: FormResponseView): ReadonlyMap<string, FormAnswerView> {
  return byKey(shownParts(view).flatMap(({ answers }) => answers))
}

/** What was told before and can be confirmed, by key. */
export function suggestionsOf(view: FormResponseView): ReadonlyMap<string, FormSuggestionView> {
  return byKey(shownParts(view).flatMap(({ suggestions }) => suggestions))
}

export function scoresOf(view: FormResponseView): ReadonlyMap<string, FormScoreView> {
  return byKey(shownParts(view).flatMap(({ scores }) => scores))
}

/** The answers with the numbers worked out of them, for what hangs on a number. */
export function withScores(answers: FormAnswers, view: FormResponseView): FormAnswers {
  const scores = [...scoresOf(view)].flatMap(([key, { score }]) =>
    score === null ? [] : [[key, [score]] as const],
  )
  return { ...Object.fromEntries(scores), ...answers }
}

export function removedOf(view: FormResponseView): FormPartView['removed'] {
  return shownParts(view).flatMap(({ removed }) => removed)
}

function byKey<One extends { readonly linkId: string; readonly row: number }>(
  all: readonly One[],
): ReadonlyMap<string, One> {
  return new Map(all.map((one) => [answerKey(one.linkId, one.row), one]))
}

/** The items of a form whose kind of data this reader is shown. */
export function shownItems(form: FormView, view: FormResponseView): readonly FormItemView[] {
  return form.items.filter(({ kind }) => view.parts[kind] !== null)
}

/** The items that lie directly in a group, or in none. */
export function itemsIn(items: readonly FormItemView[], parentId: string | null): readonly FormItemView[] {
  const shown = new Set(items.map(({ linkId }) => linkId))
  return items.filter((item) =>
    // What lies in a group that is not shown stands by itself.
    parentId === null ? item.parentId === null || !shown.has(item.parentId) : item.parentId === parentId,
  )
}
