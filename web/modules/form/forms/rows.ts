import { answerKey, type FormAnswers, type FormItem } from '../form-answers.ts'

/** The answers without one row of a repeating group: those after it move up. */
export function withoutRow(
  groupId: string,
  row: number,
  items: readonly FormItem[],
  answers: FormAnswers,
): FormAnswers {
  const within = new Set(
    items.filter((item) => item.repeatingGroupId === groupId).map(({ linkId }) => linkId),
  )
  return Object.fromEntries(
    Object.entries(answers).flatMap(([key, values]) => {
      const mark = key.lastIndexOf('#')
      const linkId = key.slice(0, mark)
      const place = Number(key.slice(mark + 1))
      if (!within.has(linkId) || place < row) return [[key, values] as const]
      return place === row ? [] : [[answerKey(linkId, place - 1), values] as const]
    }),
  )
}
