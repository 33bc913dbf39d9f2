import { type Answer, type Answers, answersOf, isOfType, outsideLimits, rowsOf } from './answer.ts'
import { isAsked } from './asked.ts'
import { type Form, isAnswered, itemsOf, type PlacedItem } from './form.ts'
import { type Known, lookWithScores } from './score.ts'

/** What stands in the way of signing. */
export interface Fault {
  readonly linkId: string
  readonly row: number
  readonly rule: string
}

/** The answers to what is asked: what was written before a question went away is not part of what is signed. */
export function askedAnswers(form: Form, answers: Answers, known: Known): Answer[] {
  const look = lookWithScores(form, answers, known)
  const order = [...itemsOf(form).keys()]
  return [...answers.values()]
    .filter(({ linkId, row, values }) => values.length > 0 && isAsked(form, look, linkId, row))
    .toSorted((one, other) => order.indexOf(one.linkId) - order.indexOf(other.linkId) || one.row - other.row)
}

/** Everything that stands in the way of signing, in the order of the form. */
export function faultsOf(form: Form, answers: Answers, known: Known): Fault[] {
  const look = lookWithScores(form, answers, known)
  const asked = answersOf(askedAnswers(form, answers, known))
  return [...itemsOf(form).values()].flatMap((placed) =>
    rowsToAsk(form, asked, placed)
      .filter((row) => isAsked(form, look, placed.item.id, row))
      .flatMap((row) => faultsIn(form, asked, placed, row)),
  )
}

/** In an empty repeating group nothing is asked but whether it may be empty. */
function rowsToAsk(form: Form, answers: Answers, { item, repeating }: PlacedItem): number[] {
  if (repeating === undefined || repeating === item) return [0]
  return Array.from({ length: rowsOf(form, answers, repeating.id) }, (_, row) => row)
}

function faultsIn(form: Form, answers: Answers, { item, repeating }: PlacedItem, row: number): Fault[] {
  const fault = (rule: string): Fault => ({ linkId: item.id, row, rule })
  if (item.type === 'group')
    return item.isRequired && isEmptyGroup(form, answers, item.id, repeating?.id, row)
      ? [fault('required')]
      : []
  if (!isAnswered(item)) return []
  const values = answers.get(`${row} ${item.id}`)?.values ?? []
  if (values.length === 0) return item.isRequired ? [fault('required')] : []
  if (values.length > 1 && !item.repeats) return [fault('one-only')]
  const wrong = values.flatMap((value) =>
    isOfType(item, value) ? (outsideLimits(item, value) ?? []) : ['wrong-type'],
  )
  return wrong.slice(0, 1).map(fault)
}

function isEmptyGroup(
  form: Form,
  answers: Answers,
  groupId: string,
  repeatingId: string | undefined,
  row: number,
): boolean {
  if (repeatingId === groupId) return rowsOf(form, answers, groupId) === 0
  return ![...itemsOf(form).values()].some(
    (placed) => isWithin(placed, groupId) && answers.has(`${row} ${placed.item.id}`),
  )
}

function isWithin(placed: PlacedItem, groupId: string): boolean {
  for (let around = placed.parent; around !== undefined; around = around.parent)
    if (around.item.id === groupId) return true
  return false
}
