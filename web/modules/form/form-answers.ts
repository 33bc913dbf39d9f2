/** An answer: yes or no, a number, a date `2026-06-05`, a moment, a text, the code of an option; own words as `{ text }`. */
export type FormValue = boolean | number | string | { readonly text: string }

/** What has been answered, by `answerKey` of item and row. What is not answered is not there, or empty. */
export type FormAnswers = Readonly<Record<string, readonly FormValue[]>>

export interface FormCondition {
  readonly linkId: string
  /** `exists` asks whether there is an answer: `value` says whether there should be. */
  readonly operator: '=' | '!=' | '>' | '<' | '>=' | '<=' | 'exists'
  readonly value: FormValue
}

/** What deciding whether an item applies, and whether its answer can stand, needs to know of it. */
export interface FormItem {
  readonly linkId: string
  /** The group it lies in. */
  readonly parentId: string | null
  /** The repeating group around it, or itself when it is one: it has a row for each time. */
  readonly repeatingGroupId: string | null
  readonly type: string
  readonly isRequired: boolean
  readonly repeats: boolean
  readonly options: readonly { readonly code: string }[]
  readonly enableWhen: {
    readonly behavior: 'all' | 'any'
    readonly conditions: readonly FormCondition[]
  } | null
  readonly min: number | null
  readonly max: number | null
  readonly maxLength: number | null
  /** Of a score: what it is worked out of. Without inputs a person writes it. */
  readonly score: { readonly inputs: readonly unknown[] } | null
}

/** An item that applies, in its row, and what is answered to it. */
export interface AppliedItem<Item extends FormItem = FormItem> {
  readonly item: Item
  readonly row: number
  readonly values: readonly FormValue[]
}

/** The rules an answer may break, as the server calls them. */
export const answerRules = [
  'required',
  'one-only',
  'wrong-type',
  'empty',
  'too-low',
  'too-high',
  'not-whole',
  'too-long',
] as const
export type AnswerRule = (typeof answerRules)[number]

/** Which rule an answer breaks, and where. */
export interface AnswerFault {
  readonly linkId: string
  readonly row: number
  readonly rule: AnswerRule
}

/** Where the answer to an item stands; the row is 0 outside repeating groups. */
export function answerKey(linkId: string, row: number): string {
  return `${linkId}#${row}`
}

/** How many times a repeating group has been answered. */
export function countRows(groupId: string, items: readonly FormItem[], answers: FormAnswers): number {
  const within = new Set(
    items.filter((item) => item.repeatingGroupId === groupId).map(({ linkId }) => linkId),
  )
  let rows = 0
  for (const [key, values] of Object.entries(answers)) {
    const mark = key.lastIndexOf('#')
    if (values.length > 0 && within.has(key.slice(0, mark)))
      rows = Math.max(rows, 1 + Number(key.slice(mark + 1)))
  }
  return rows
}

/**
 * Tells of an item in a row whether it applies: the group around it does, and its own condition holds. An answer to a
 * question that does not apply opens nothing. Conditions that go in a circle do not hold.
 */
export function whatApplies(
  items: readonly FormItem[],
  answers: FormAnswers,
): (linkId: string, row: number) => boolean {
  const byId = new Map(items.map((item) => [item.linkId, item]))
  const known = new Map<string, boolean>()

  const applies = (linkId: string, row: number): boolean => {
    const key = answerKey(linkId, row)
    const before = known.get(key)
    if (before !== undefined) return before
    const item = byId.get(linkId)
    if (item === undefined) return false
    known.set(key, false)
    const isAround = item.parentId === null || applies(item.parentId, rowOf(byId.get(item.parentId), row))
    const found = isAround && holds(item, row)
    known.set(key, found)
    return found
  }
  const holds = (item: FormItem, row: number): boolean => {
    if (item.enableWhen === null) return true
    const { behavior, conditions } = item.enableWhen
    const isMet = (condition: FormCondition) => meets(condition, answersTo(condition.linkId, item, row))
    return behavior === 'all' ? conditions.every(isMet) : conditions.some(isMet)
  }
  /** In the same repeating group the answer of the same row; of another repeating group, of any of its rows. */
  const answersTo = (linkId: string, from: FormItem, row: number): readonly FormValue[] => {
    const asked = byId.get(linkId)
    if (asked === undefined) return []
    const rows =
      asked.repeatingGroupId === null || asked.repeatingGroupId === from.repeatingGroupId
        ? [rowOf(asked, row)]
        : Array.from({ length: countRows(asked.repeatingGroupId, items, answers) }, (_, each) => each)
    return rows.flatMap((each) => {
      const values = answers[answerKey(linkId, each)] ?? []
      return values.length > 0 && applies(linkId, each) ? values : []
    })
  }
  return applies
}

function rowOf(item: FormItem | undefined, row: number): number {
  return item === undefined || item.repeatingGroupId === null ? 0 : row
}

function meets({ operator, value }: FormCondition, answered: readonly FormValue[]): boolean {
  if (operator === 'exists') return answered.length > 0 === (value !== false)
  // What is not answered is not unlike anything either (FHIR: an operator other than exists fails without an answer).
  if (operator === '!=') return answered.length > 0 && !answered.some((one) => isSame(one, value))
  return answered.some((one) => compares(operator, one, value))
}

function compares(
  operator: Exclude<FormCondition['operator'], 'exists' | '!='>,
  one: FormValue,
  other: FormValue,
) {
  if (operator === '=') return isSame(one, other)
  // Dates and moments are ordered as text is.
  if (typeof one !== typeof other || typeof one === 'boolean' || typeof one === 'object') return false
  switch (operator) {
    case '>':
      return one > other
    case '<':
      return one < other
    case '>=':
      return one >= other
    case '<=':
      return one <= other
  }
}

/** Every item that applies with its answers, in the order of the form; an item of a repeating group once for each row. */
export function appliedItems<Item extends FormItem>(
  items: readonly Item[],
  answers: FormAnswers,
): AppliedItem<Item>[] {
  const applies = whatApplies(items, answers)
  const rows = new Map<string, number>()
  return items.flatMap((item) => {
    const group = item.repeatingGroupId
    if (group !== null && !rows.has(group)) rows.set(group, countRows(group, items, answers))
    // The repeating group itself stands there once, also while it is empty.
    const times = group === null || group === item.linkId ? 1 : (rows.get(group) ?? 0)
    return Array.from({ length: times }, (_, row) => row)
      .filter((row) => applies(item.linkId, row))
      .map((row) => ({ item, row, values: answers[answerKey(item.linkId, row)] ?? [] }))
  })
}

/** The answers without those to questions that do not apply: what is signed says only what was asked. */
export function appliedAnswers(items: readonly FormItem[], answers: FormAnswers): FormAnswers {
  return Object.fromEntries(
    appliedItems(items, answers)
      .filter(({ values }) => values.length > 0)
      .map(({ item, row, values }) => [answerKey(item.linkId, row), values]),
  )
}

/** What stands in the way of signing; none when nothing does. A question that does not apply asks for nothing. */
export function answerFaults(items: readonly FormItem[], answers: FormAnswers): AnswerFault[] {
  const applied = appliedItems(items, answers)
  const parents = new Map(items.map(({ linkId, parentId }) => [linkId, parentId]))
  const isWithin = (linkId: string, groupId: string): boolean => {
    const parent = parents.get(linkId) ?? null
    return parent !== null && (parent === groupId || isWithin(parent, groupId))
  }
  const isEmptyGroup = (group: FormItem, row: number) =>
    !applied.some(
      (one) =>
        one.values.length > 0 &&
        isWithin(one.item.linkId, group.linkId) &&
        (group.repeatingGroupId === group.linkId || one.row === row),
    )
  return applied.flatMap(({ item, row, values }) => {
    const rule =
      item.type === 'group'
        ? item.isRequired && isEmptyGroup(item, row)
          ? 'required'
          : undefined
        : brokenRule(item, values)
    return rule === undefined ? [] : [{ linkId: item.linkId, row, rule }]
  })
}

/** A score with inputs is worked out; one without is written by a person, as of an instrument that may not be shown. */
export function isAnswered(item: FormItem): boolean {
  if (item.type === 'score') return item.score?.inputs.length === 0
  return item.type !== 'group' && item.type !== 'display'
}

function brokenRule(item: FormItem, values: readonly FormValue[]): AnswerRule | undefined {
  if (!isAnswered(item)) return undefined
  if (values.length === 0) return item.isRequired ? 'required' : undefined
  if (values.length > 1 && !item.repeats) return 'one-only'
  return values.map((value) => ruleBrokenBy(item, value)).find((rule) => rule !== undefined)
}

const calendarDate = /^\d{4}-\d{2}-\d{2}$/
const moment = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}.*(Z|[+-]\d{2}:\d{2})$/
/** The longest a text may be where the form does not say. */
const longest = { string: 200, text: 4_000, own: 500 }

function ruleBrokenBy(item: FormItem, value: FormValue): AnswerRule | undefined {
  switch (item.type) {
    case 'boolean':
      return typeof value === 'boolean' ? undefined : 'wrong-type'
    case 'choice':
      return isOption(item, value) ? undefined : 'wrong-type'
    case 'open-choice':
      if (typeof value === 'object') return ruleOfText(value.text, item.maxLength ?? longest.own)
      return isOption(item, value) ? undefined : 'wrong-type'
    case 'integer':
    case 'decimal':
    case 'quantity':
    case 'score':
      if (typeof value !== 'number' || !Number.isFinite(value)) return 'wrong-type'
      if (item.type === 'integer' && !Number.isSafeInteger(value)) return 'wrong-type'
      if (item.min !== null && value < item.min) return 'too-low'
      return item.max !== null && value > item.max ? 'too-high' : undefined
    case 'date':
      return isTime(calendarDate, value) ? undefined : 'wrong-type'
    case 'dateTime':
      return isTime(moment, value) ? undefined : 'wrong-type'
    case 'string':
      return typeof value === 'string' && !/[\r\n]/.test(value)
        ? ruleOfText(value, item.maxLength ?? longest.string)
        : 'wrong-type'
    case 'text':
      return typeof value === 'string' ? ruleOfText(value, item.maxLength ?? longest.text) : 'wrong-type'
    default:
      return 'wrong-type'
  }
}

function ruleOfText(text: string, most: number): AnswerRule | undefined {
  if (text.trim() === '') return 'empty'
  return text.length > most ? 'too-long' : undefined
}

function isTime(shape: RegExp, value: FormValue): boolean {
  return typeof value === 'string' && shape.test(value) && !Number.isNaN(Date.parse(value))
}

function isOption(item: FormItem, value: FormValue): boolean {
  return item.options.some(({ code }) => code === value)
}

/** Whether two answers say the same, in the same order. */
export function saysTheSame(one: readonly FormValue[], other: readonly FormValue[]): boolean {
  return (
    one.length === other.length &&
    one.every((value, at) => {
      const against = other[at]
      return against !== undefined && isSame(value, against)
    })
  )
}

function isSame(one: FormValue, other: FormValue): boolean {
  return typeof one === 'object' && typeof other === 'object' ? one.text === other.text : one === other
}
