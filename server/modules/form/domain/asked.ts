import { type Answers, isSameValue, valuesIn } from './answer.ts'
import { type AnswerCondition, type EnableWhen, type Form, itemsOf, type Value } from './form.ts'

/** What an item amounts to in a row: its answers, or the score that was worked out. */
export type Look = (linkId: string, row: number) => readonly Value[]

/**
 * Whether a question is asked, in a row of its repeating group. It is not when its own condition does not hold, when what it lies
 * in is not asked, or when the answers it looks at are to questions that are not asked themselves.
 */
export function isAsked(form: Form, look: Look, linkId: string, row: number): boolean {
  const items = itemsOf(form)
  for (let placed = items.get(linkId); placed !== undefined; placed = placed.parent) {
    const { enableWhen } = placed.item
    if (enableWhen !== undefined && !holds(form, look, enableWhen, row)) return false
  }
  return items.has(linkId)
}

/** Whether conditions hold, seen from a row: those that look into the same repeating group look at that row. */
export function holds(form: Form, look: Look, { behavior, conditions }: EnableWhen, row: number): boolean {
  const one = (condition: AnswerCondition) => {
    const seenRow = itemsOf(form).get(condition.item)?.repeating === undefined ? 0 : row
    const values = isAsked(form, look, condition.item, seenRow) ? look(condition.item, seenRow) : []
    return isMet(condition, values)
  }
  return behavior === 'all' ? conditions.every(one) : conditions.some(one)
}

function isMet({ operator, value: asked }: AnswerCondition, values: readonly Value[]): boolean {
  switch (operator) {
    case 'exists':
      return values.length > 0 === asked
    case '=':
      return values.some((value) => isSameValue(value, asked))
    case '!=':
      return values.length > 0 && !values.some((value) => isSameValue(value, asked))
    case '>':
      return values.some((value) => isLess(asked, value))
    case '<':
      return values.some((value) => isLess(value, asked))
    case '>=':
      return values.some((value) => isLess(asked, value) || isSameValue(value, asked))
    case '<=':
      return values.some((value) => isLess(value, asked) || isSameValue(value, asked))
  }
}

/** Numbers by size; dates and times by when, which their text says in order. */
function isLess(one: Value, other: Value): boolean {
  if (typeof one === 'number' && typeof other === 'number') return one < other
  return typeof one === 'string' && typeof other === 'string' && one < other
}

/** The answers as given, without scores. */
export function lookAt(answers: Answers): Look {
  return (linkId, row) => valuesIn(answers, linkId, row)
}
