import type { DataKind } from '../../../../kernel/access-words.ts'
import type { Bilingual } from '../../../../kernel/bilingual.ts'
import type { DanishDate } from '../../../../kernel/instant.ts'

/** The kinds of data an answer may be of. */
export type FormKind = Exclude<DataKind, 'ID' | 'EMP' | 'LOG' | 'AGG'>

export type ItemType =
  | 'group'
  | 'display'
  | 'boolean'
  | 'choice'
  | 'open-choice'
  | 'integer'
  | 'decimal'
  | 'quantity'
  | 'date'
  | 'dateTime'
  | 'string'
  | 'text'
  | 'score'

/** An answer: yes or no, a number in the item's unit, a text, a date, the code of an option; words of one's own as `{ text }`. */
export type Value = boolean | number | string | { readonly text: string }

export type Operator = '=' | '!=' | '>' | '<' | '>=' | '<=' | 'exists'

/** Holds when an answer of the item stands so to the value; `exists` when there is one, or none. */
export interface AnswerCondition {
  readonly item: string
  readonly operator: Operator
  readonly value: Value
}

export interface EnableWhen {
  readonly behavior: 'all' | 'any'
  readonly conditions: readonly AnswerCondition[]
}

export interface Option {
  readonly code: string
  readonly text: Bilingual
  /** What it counts in an instrument that reckons with numbers. */
  readonly points?: number
  /** What it is called elsewhere. */
  readonly coding?: { readonly system: string; readonly code: string }
}

/** Where an item's answer may already have been told: `story.matters`, `stay.started`, `form.care-plan.rehabilitation`. */
export type PrefillSource = string

/** An item worked out of others by an instrument; without inputs a person writes the total, as of one we may not show. */
export interface ScoreOf {
  readonly instrument: string
  /** Question of the instrument → item. */
  readonly inputs: Readonly<Record<string, string>>
}

/** One line of a form: a question, a group of them, a text or a score. */
export interface Item {
  readonly id: string
  readonly type: ItemType
  readonly text: Bilingual
  readonly help?: Bilingual
  /** What it is called elsewhere: ICF, LOINC, SNOMED CT. */
  readonly codes: readonly { readonly system: string; readonly code: string; readonly display?: string }[]
  /** What the answer is of, its own or that of what it lies in. */
  readonly kind: FormKind
  readonly isRequired: boolean
  readonly repeats: boolean
  readonly options: readonly Option[]
  readonly enableWhen?: EnableWhen
  readonly unit?: { readonly code: string; readonly text: string }
  readonly min?: number
  readonly max?: number
  readonly maxLength?: number
  /** The first that has something to say. */
  readonly prefill: readonly PrefillSource[]
  readonly score?: ScoreOf
  readonly items: readonly Item[]
}

/** Where a field of a fact comes from: an answer, or what is written here. */
export type TellSource = { readonly item: string } | { readonly is: string | boolean }

/** When this holds of the answers, this has happened: told to the pathways with the signature. */
export interface Tell {
  readonly fact: string
  readonly when?: EnableWhen
  readonly data: Readonly<Record<string, TellSource>>
  /** An item with the time it happened; when it was done, unless said. */
  readonly at?: string
}

export type About = 'citizen' | 'stay' | 'rehabilitation-plan'
export type Writer = 'hospital' | 'municipality' | 'general-practice' | 'private-supplier' | 'citizen'

/** A version of a form. Published it is never edited. */
export interface Form {
  readonly code: string
  readonly version: number
  readonly title: Bilingual
  readonly purpose: Bilingual
  readonly validFrom: DanishDate
  /** Last day somebody may begin it. */
  readonly validTo?: DanishDate
  readonly about: About
  readonly services: readonly string[]
  readonly writtenBy: readonly Writer[]
  /** Roles of agreements, as content files write them: `municipal-unit home-nursing`. */
  readonly receivers: readonly string[]
  readonly items: readonly Item[]
  readonly tells: readonly Tell[]
}

/** An item with what lies around it. */
export interface PlacedItem {
  readonly item: Item
  readonly parent?: PlacedItem
  /** The repeating group around it, or itself when it is one. */
  readonly repeating?: Item
  /** As in the file: `['items', 2, 'items', 0]`. */
  readonly path: readonly (string | number)[]
}

/** Every item, each before what lies in it. */
export function placedItems(items: readonly Item[]): PlacedItem[] {
  const walk = (some: readonly Item[], parent?: PlacedItem): PlacedItem[] =>
    some.flatMap((item, index) => {
      const repeating = item.type === 'group' && item.repeats ? item : parent?.repeating
      const placed: PlacedItem = {
        item,
        ...(parent && { parent }),
        ...(repeating && { repeating }),
        path: [...(parent?.path ?? []), 'items', index],
      }
      return [placed, ...walk(item.items, placed)]
    })
  return walk(items)
}

const places = new WeakMap<Form, ReadonlyMap<string, PlacedItem>>()

/** The items of a form by id. Forms are kept for long, so each is walked once. */
export function itemsOf(form: Form): ReadonlyMap<string, PlacedItem> {
  const known = places.get(form)
  if (known !== undefined) return known
  const byId = new Map(placedItems(form.items).map((placed) => [placed.item.id, placed]))
  places.set(form, byId)
  return byId
}

/** Somebody answers it: no group, no text, and no score that is worked out. */
export function isAnswered({ type, score }: Item): boolean {
  if (type === 'score') return score !== undefined && Object.keys(score.inputs).length === 0
  return type !== 'group' && type !== 'display'
}

/** The kinds of data a filled-in one can hold. */
export function kindsOf(form: Form): ReadonlySet<FormKind> {
  return new Set([...itemsOf(form).values()].map(({ item }) => item.kind))
}
