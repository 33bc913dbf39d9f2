import type { Bilingual } from '../../../../kernel/bilingual.ts'
import { parseDanishDate } from '../../../../kernel/danish-calendar.ts'
import type { Instant } from '../../../../kernel/instant.ts'
import { type Form, type Item, isAnswered, itemsOf, type Value } from './form.ts'
import { getInstrument } from './instruments/every-instrument.ts'

/** Where something already told comes from. */
export interface Source {
  readonly kind: string
  readonly text: Bilingual
  readonly toldAt: Instant | null
}

/** All the answers of one item, in one row of its repeating group (0 outside). */
export interface Answer {
  readonly linkId: string
  readonly row: number
  readonly values: readonly Value[]
  /** Taken over from what was told, and confirmed with the citizen. */
  readonly source?: Source
  readonly confirmedAt?: Instant
}

export type AnswerKey = string

export function keyOf({ linkId, row }: Pick<Answer, 'linkId' | 'row'>): AnswerKey {
  return `${row} ${linkId}`
}

/** Answers by what they answer. */
export type Answers = ReadonlyMap<AnswerKey, Answer>

export function answersOf(list: readonly Answer[]): Answers {
  return new Map(list.map((answer) => [keyOf(answer), answer]))
}

/** What an item has been answered with in a row. */
export function valuesIn(answers: Answers, linkId: string, row: number): readonly Value[] {
  return answers.get(keyOf({ linkId, row }))?.values ?? []
}

export function isSameValue(one: Value, other: Value): boolean {
  if (typeof one === 'object' && typeof other === 'object') return one.text === other.text
  return one === other
}

export function areSameValues(some: readonly Value[], others: readonly Value[]): boolean {
  return (
    some.length === others.length &&
    some.every((value, index) => {
      const other = others[index]
      return other !== undefined && isSameValue(value, other)
    })
  )
}

/** How many rows a repeating group has: one more than the last that holds an answer. */
export function rowsOf(form: Form, answers: Answers, groupId: string): number {
  const items = itemsOf(form)
  let rows = 0
  for (const { linkId, row, values } of answers.values())
    if (values.length > 0 && items.get(linkId)?.repeating?.id === groupId) rows = Math.max(rows, row + 1)
  return rows
}

const instantText = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/

/** Whether a value is of the sort the item is answered with. Whether it is inside its limits is asked when it is signed. */
export function isOfType(item: Item, value: Value): boolean {
  switch (item.type) {
    case 'boolean':
      return typeof value === 'boolean'
    case 'choice':
      return item.options.some(({ code }) => code === value)
    case 'open-choice':
      return typeof value === 'object' || item.options.some(({ code }) => code === value)
    case 'integer':
      return typeof value === 'number' && Number.isSafeInteger(value)
    case 'decimal':
    case 'quantity':
      return typeof value === 'number' && Number.isFinite(value)
    case 'date':
      return typeof value === 'string' && parseDanishDate(value) !== undefined
    case 'dateTime':
      return typeof value === 'string' && instantText.test(value) && !Number.isNaN(Date.parse(value))
    case 'string':
      return typeof value === 'string' && !/[\r\n]/.test(value)
    case 'text':
      return typeof value === 'string'
    case 'score':
      return isAnswered(item) && typeof value === 'number' && Number.isFinite(value)
    case 'group':
    case 'display':
      return false
  }
}

/** The longest a text may be where the form does not say. */
const longest = { string: 200, text: 4_000, open: 500 }

/** What is wrong with a value of the right sort, as a rule in kebab-case. */
export function outsideLimits(item: Item, value: Value): string | undefined {
  if (typeof value === 'number') {
    const { min, max, isWhole } = limitsOf(item)
    if (min !== undefined && value < min) return 'too-low'
    if (max !== undefined && value > max) return 'too-high'
    return isWhole && !Number.isInteger(value) ? 'not-whole' : undefined
  }
  if (typeof value === 'object') {
    if (value.text.trim() === '') return 'empty'
    return value.text.length > (item.maxLength ?? longest.open) ? 'too-long' : undefined
  }
  if (item.type !== 'string' && item.type !== 'text') return undefined
  if (typeof value !== 'string' || value.trim() === '') return 'empty'
  return value.length > (item.maxLength ?? longest[item.type]) ? 'too-long' : undefined
}

function limitsOf({ score, min, max }: Item): {
  min: number | undefined
  max: number | undefined
  isWhole: boolean
} {
  if (score === undefined) return { min, max, isWhole: false }
  return getInstrument(score.instrument).range
}
