import { clockTimeOf, danishDateOf } from '../../../../kernel/copenhagen-time.ts'
import { type Instant, instant } from '../../../../kernel/instant.ts'
import type { Answer } from '../domain/answer.ts'
import { type Form, type Item, placedItems, type Value } from '../domain/form.ts'

/** An answer in Danish words, as a person would write it in a letter. */
export function wordsOf(item: Item, values: readonly Value[]): string {
  return values.map((value) => wordOf(item, value)).join(', ')
}

function wordOf(item: Item, value: Value): string {
  if (typeof value === 'boolean') return value ? 'ja' : 'nej'
  if (typeof value === 'object') return value.text
  const option = item.options.find(({ code }) => code === value)
  if (option !== undefined) return option.text.da
  if (item.type === 'dateTime') return momentOf(instant(String(value)))
  if (item.type === 'date') return dateOf(String(value))
  const words = typeof value === 'number' ? String(value).replace('.', ',') : value
  return item.unit === undefined ? words : `${words} ${item.unit.text}`
}

function dateOf(date: string): string {
  const [year, month, day] = date.split('-').map(Number)
  return `${day}.${month}.${year}`
}

function momentOf(at: Instant): string {
  return `${dateOf(danishDateOf(at))} kl. ${clockTimeOf(at).replace(':', '.')}`
}

/** The answers of a document, from which each is taken once by who knows where in the letter it belongs. */
export interface Told {
  /** The words of an item's answers, in the order of the rows. */
  take(id: string): string[]
  /** The first of them. */
  first(id: string): string | undefined
  values(id: string): readonly Value[]
  /** The rows of a group: the words of each of these items, row by row. */
  rows(...ids: readonly string[]): (string | undefined)[][]
  /** The items of a group, each with its question, as lines: `Gå: 1 Let begrænsning`. */
  lines(groupId: string): string[]
  /** Every answer nobody took, with its question: nothing that was answered is left out of a letter. */
  rest(): string[]
}

export function told(form: Form, answers: readonly Answer[]): Told {
  const placed = placedItems(form.items)
  const waiting = new Map(
    placed.map(({ item }) => [
      item.id,
      answers
        .filter(({ linkId, values }) => linkId === item.id && values.length > 0)
        .toSorted((one, other) => one.row - other.row),
    ]),
  )
  const takeAnswers = (id: string): readonly Answer[] => {
    const found = waiting.get(id) ?? []
    waiting.delete(id)
    return found
  }
  const itemOf = (id: string): Item | undefined => placed.find(({ item }) => item.id === id)?.item
  const words = (id: string, found: readonly Answer[]): string[] => {
    const item = itemOf(id)
    return item === undefined ? [] : found.map(({ values }) => wordsOf(item, values))
  }
  const lineOf = (item: Item): string[] => {
    const found = words(item.id, takeAnswers(item.id))
    return found.map(
      (one) => `${item.text.da.replace(/[.:]$/, '')}${item.text.da.endsWith('?') ? '' : ':'} ${one}`,
    )
  }
  return {
    take: (id) => words(id, takeAnswers(id)),
    first: (id) => words(id, takeAnswers(id))[0],
    values: (id) => (waiting.get(id) ?? []).flatMap(({ values }) => values),
    rows(...ids) {
      const columns = ids.map((id) => ({ id, answers: takeAnswers(id) }))
      const last = Math.max(-1, ...columns.flatMap((column) => column.answers.map(({ row }) => row)))
      return Array.from({ length: last + 1 }, (_, row) =>
        columns.map(
          (column) =>
            words(
              column.id,
              column.answers.filter((one) => one.row === row),
            )[0],
        ),
      )
    },
    lines: (groupId) =>
      placed
        .filter(({ item, parent }) => item.id === groupId || isWithin(parent, groupId))
        .flatMap(({ item }) => lineOf(item)),
    rest: () => placed.flatMap(({ item }) => lineOf(item)),
  }
}

function isWithin(parent: ReturnType<typeof placedItems>[number] | undefined, groupId: string): boolean {
  return parent !== undefined && (parent.item.id === groupId || isWithin(parent.parent, groupId))
}
