import type { Bilingual } from './bilingual.ts'

/** What an item of a form is; the words of FHIR's item types, in our own spelling, and a score that is worked out. */
export const formItemTypes = [
  'group',
  'display',
  'boolean',
  'choice',
  'open-choice',
  'integer',
  'decimal',
  'quantity',
  'date',
  'date-time',
  'string',
  'text',
  'score',
] as const
export type FormItemType = (typeof formItemTypes)[number]

/** An answer: a choice is its code, a date `2026-06-05`, a moment an instant; own words beside a list are `{ text }`. */
export type FormValue = boolean | number | string | { readonly text: string }

/**
 * What has been answered, by path. The path of an item is its link id; inside a group that repeats, which of them stands
 * before it: `aid/0/name` is the name of the first aid.
 */
export type FormAnswers = Readonly<Record<string, readonly FormValue[]>>

/** A condition on the answer to another item. Without a value it asks whether there is one. */
export interface FormCondition {
  readonly linkId: string
  readonly is: 'exists' | '=' | '!=' | '>' | '<' | '>=' | '<='
  readonly value?: boolean | number | string
}

export interface FormConditions {
  /** Whether one of them is enough. */
  readonly needs: 'all' | 'any'
  readonly of: readonly FormCondition[]
}

/** What deciding whether an item applies, and whether its answer can stand, needs to know of it. */
export interface FormItem {
  readonly linkId: string
  readonly type: FormItemType
  readonly isRequired?: boolean | undefined
  readonly repeats?: boolean | undefined
  readonly options?: readonly { readonly code: string; readonly text: Bilingual }[] | undefined
  readonly enabledWhen?: FormConditions | null | undefined
  readonly min?: number | null | undefined
  readonly max?: number | null | undefined
  readonly maxLength?: number | null | undefined
  readonly items?: readonly FormItem[] | undefined
}

/** An item that applies, where it stands, and what is answered to it. */
export interface AppliedItem<Item extends FormItem = FormItem> {
  readonly item: Item
  readonly path: string
  readonly values: readonly FormValue[]
}

export type AnswerFaultCode =
  | 'answer-missing'
  | 'answer-of-wrong-type'
  | 'answer-not-an-option'
  | 'answer-too-small'
  | 'answer-too-large'
  | 'answer-too-long'
  | 'answer-one-only'

/** Why an answer cannot stand, and where. `limit` is the bound that was passed. */
export interface AnswerFault {
  readonly path: string
  readonly linkId: string
  readonly code: AnswerFaultCode
  readonly limit?: number
}

/** How many of a repeating group there are: as many as its answers tell of. */
export function countOf(path: string, answers: FormAnswers): number {
  const before = `${path}/`
  let count = 0
  for (const [at, values] of Object.entries(answers))
    if (values.length > 0 && at.startsWith(before))
      count = Math.max(count, 1 + Number.parseInt(at.slice(before.length), 10))
  return count
}

/** The path of an item inside a group that stands at a prefix: `aid/0/` or nothing. */
export function pathOf(prefix: string, linkId: string): string {
  return `${prefix}${linkId}`
}

/** Whether an item applies, asked among its nearest: an item of the same copy of a group before one outside it. */
export function isEnabled(item: FormItem, prefix: string, answers: FormAnswers): boolean {
  const conditions = item.enabledWhen
  if (!conditions) return true
  const holds = (condition: FormCondition) =>
    isHeld(condition, nearest(condition.linkId, prefix, answers) ?? [])
  return conditions.needs === 'all' ? conditions.of.every(holds) : conditions.of.some(holds)
}

function nearest(linkId: string, prefix: string, answers: FormAnswers): readonly FormValue[] | undefined {
  for (let from = prefix; ; from = outside(from)) {
    const values = answers[pathOf(from, linkId)]
    if (values !== undefined || from === '') return values
  }
}

/** `aid/0/part/1/` becomes `aid/0/`, and `aid/0/` nothing. */
function outside(prefix: string): string {
  return prefix
    .split('/')
    .slice(0, -3)
    .map((step) => `${step}/`)
    .join('')
}

function isHeld({ is, value }: FormCondition, values: readonly FormValue[]): boolean {
  if (is === 'exists') return values.length > 0 === (value ?? true)
  if (value === undefined) return false
  // What is not answered is not unlike anything either (FHIR: an operator other than exists fails without an answer).
  return values.some((one) => compares(is, one, value))
}

function compares(
  is: Exclude<FormCondition['is'], 'exists'>,
  one: FormValue,
  value: boolean | number | string,
) {
  if (is === '=') return one === value
  if (is === '!=') return one !== value
  // Dates and moments are ordered as text is, which instants and calendar dates allow.
  if (typeof one !== typeof value || typeof one === 'boolean' || typeof one === 'object') return false
  switch (is) {
    case '>':
      return one > value
    case '<':
      return one < value
    case '>=':
      return one >= value
    case '<=':
      return one <= value
  }
}

/** Every item that applies, in order, groups included, each copy of a repeating group with its own place. */
export function appliedItems<Item extends FormItem>(
  items: readonly Item[],
  answers: FormAnswers,
): AppliedItem<Item>[] {
  return walk(items, appliedAnswers(items, answers), answers, '')
}

function walk<Item extends FormItem>(
  items: readonly Item[],
  counted: FormAnswers,
  answers: FormAnswers,
  prefix: string,
): AppliedItem<Item>[] {
  return items.flatMap((item) => {
    if (!isEnabled(item, prefix, counted)) return []
    const path = pathOf(prefix, item.linkId)
    const here = { item, path, values: answers[path] ?? [] }
    const inner = (item.items ?? []) as readonly Item[]
    if (item.type !== 'group' || !item.repeats) return [here, ...walk(inner, counted, answers, prefix)]
    const copies = Array.from({ length: countOf(path, counted) }, (_, copy) =>
      walk(inner, counted, answers, `${path}/${copy}/`),
    )
    return [here, ...copies.flat()]
  })
}

/** Conditions on conditions settle in as many rounds as they are deep; a circle of them stops here. */
const mostRounds = 10

/**
 * The answers without those to items that do not apply: what is signed says only what was asked, and an answer that no longer
 * applies opens nothing further.
 */
export function appliedAnswers(items: readonly FormItem[], answers: FormAnswers): FormAnswers {
  let counted = answers
  for (let round = 0; round < mostRounds; round += 1) {
    const kept = Object.fromEntries(
      walk(items, counted, answers, '')
        .filter(({ values }) => values.length > 0)
        .map(({ path, values }) => [path, values]),
    )
    const isSettled = Object.keys(kept).join(' ') === Object.keys(counted).join(' ')
    counted = kept
    if (isSettled) break
  }
  return counted
}

/** Why the answers cannot be signed as they stand; none when they can. Items that do not apply ask for nothing. */
export function answerFaults(items: readonly FormItem[], answers: FormAnswers): AnswerFault[] {
  return appliedItems(items, answers).flatMap(({ item, path, values }) => {
    const fault = (code: AnswerFaultCode, limit?: number): AnswerFault[] => [
      { path, linkId: item.linkId, code, ...(limit !== undefined && { limit }) },
    ]
    if (item.type === 'display' || item.type === 'score') return []
    if (item.type === 'group')
      return item.isRequired && item.repeats && countOf(path, answers) === 0 ? fault('answer-missing') : []
    if (values.length === 0) return item.isRequired ? fault('answer-missing') : []
    if (values.length > 1 && !item.repeats) return fault('answer-one-only')
    for (const value of values) {
      const found = faultOf(item, value)
      if (found !== undefined) return fault(...found)
    }
    return []
  })
}

const calendarDate = /^\d{4}-\d{2}-\d{2}$/
const moment = /^\d{4}-\d{2}-\d{2}T.*Z$/

function faultOf(item: FormItem, value: FormValue): [AnswerFaultCode, number?] | undefined {
  switch (item.type) {
    case 'boolean':
      return typeof value === 'boolean' ? undefined : ['answer-of-wrong-type']
    case 'choice':
      return isOption(item, value) ? undefined : ['answer-not-an-option']
    case 'open-choice':
      return typeof value === 'object' || isOption(item, value) ? undefined : ['answer-not-an-option']
    case 'integer':
    case 'decimal':
    case 'quantity':
      if (typeof value !== 'number' || !Number.isFinite(value)) return ['answer-of-wrong-type']
      if (item.type === 'integer' && !Number.isInteger(value)) return ['answer-of-wrong-type']
      if (typeof item.min === 'number' && value < item.min) return ['answer-too-small', item.min]
      if (typeof item.max === 'number' && value > item.max) return ['answer-too-large', item.max]
      return undefined
    case 'date':
    case 'date-time':
      return typeof value === 'string' &&
        (item.type === 'date' ? calendarDate : moment).test(value) &&
        !Number.isNaN(Date.parse(value))
        ? undefined
        : ['answer-of-wrong-type']
    case 'string':
    case 'text':
      if (typeof value !== 'string') return ['answer-of-wrong-type']
      if (typeof item.maxLength === 'number' && value.length > item.maxLength)
        return ['answer-too-long', item.maxLength]
      return undefined
    default:
      return ['answer-of-wrong-type']
  }
}

function isOption(item: FormItem, value: FormValue): boolean {
  return item.options?.some(({ code }) => code === value) === true
}

/** Whether two answers say the same, in the same order. */
export function saysTheSame(one: readonly FormValue[], other: readonly FormValue[]): boolean {
  return (
    one.length === other.length &&
    one.every((value, at) => {
      const against = other[at]
      if (typeof value === 'object' && typeof against === 'object') return value.text === against.text
      return value === against
    })
  )
}
