import type { Bilingual } from '../../../../kernel/bilingual.ts'
import { danishDateOf } from '../../../../kernel/copenhagen-time.ts'
import { type Instant, instant } from '../../../../kernel/instant.ts'
import { type Answer, isOfType, type Source } from './answer.ts'
import {
  type Form,
  type FormKind,
  type Item,
  type ItemType,
  isAnswered,
  itemsOf,
  type Value,
} from './form.ts'
import type { Response } from './response.ts'
import type { Suggestion } from './write.ts'

/** What the house itself can tell, the kind of data it is of, and the items it fits into. */
export const houseSources = {
  'story.matters': { kind: 'PLAN', fits: ['text', 'string'] },
  'story.wish': { kind: 'PLAN', fits: ['text', 'string'] },
  'story.resource': { kind: 'PLAN', fits: ['text', 'string'] },
  'citizen.relatives': { kind: 'REL', fits: ['text'] },
  'citizen.practice': { kind: 'APP', fits: ['string', 'text'] },
  'citizen.municipality': { kind: 'APP', fits: ['string', 'text'] },
  'stay.started': { kind: 'ADM', fits: ['dateTime', 'date'] },
  'stay.ended': { kind: 'ADM', fits: ['dateTime', 'date'] },
  'stay.ward': { kind: 'ADM', fits: ['string'] },
  'stay.ward-phone': { kind: 'ADM', fits: ['string'] },
  'stay.window-until': { kind: 'ADM', fits: ['dateTime'] },
  'stay.expected-discharge': { kind: 'PLAN', fits: ['date', 'dateTime'] },
  'stay.treatment-finished': { kind: 'PLAN', fits: ['dateTime', 'date'] },
  'medicine.list': { kind: 'MED', fits: ['text'] },
  'medicine.help': { kind: 'MED', fits: ['choice'] },
  'function.d450': { kind: 'FUN', fits: ['choice'] },
  'function.d420': { kind: 'FUN', fits: ['choice'] },
  'function.d510': { kind: 'FUN', fits: ['choice'] },
  'function.d530': { kind: 'FUN', fits: ['choice'] },
  'function.d540': { kind: 'FUN', fits: ['choice'] },
  'function.d550': { kind: 'FUN', fits: ['choice'] },
  'function.b144': { kind: 'FUN', fits: ['choice'] },
  'unit.phone': { kind: 'APP', fits: ['string'] },
} as const satisfies Readonly<Record<string, { kind: FormKind; fits: readonly ItemType[] }>>

export type HouseSource = keyof typeof houseSources

export function isHouseSource(text: string): text is HouseSource {
  return Object.hasOwn(houseSources, text)
}

/** `form.care-plan.rehabilitation`: the same thing in another form; undefined when it is not written so. */
export function parseFormSource(
  text: string,
): { readonly form: string; readonly linkId: string } | undefined {
  const [word, form, ...rest] = text.split('.')
  if (word !== 'form' || form === undefined || rest.length === 0) return undefined
  return { form, linkId: rest.join('.') }
}

/** Something the house has been told. */
export interface Told {
  readonly values: readonly Value[]
  readonly source: Source
}

/** A signed response another can take over from. */
export interface SignedBefore {
  readonly form: Form
  readonly response: Response
  /** Who wrote it, as people read it. */
  readonly unitName: string | null
}

/** What may differ between who a place is of: admissions and appointments say less than a plan does. */
const harmless: ReadonlySet<FormKind> = new Set(['ADM', 'APP'])

/** Whether what is told of one kind may stand in an item of another. */
export function mayStandIn(source: FormKind, item: FormKind): boolean {
  return source === item || harmless.has(source)
}

/**
 * What is told already of the questions nobody has answered yet. For each item its sources are asked in their order, and the first
 * that has something to say that fits is taken; of earlier forms the newest signed and not entered in error.
 */
export function suggestionsFor(
  form: Form,
  response: Response,
  told: ReadonlyMap<HouseSource, Told>,
  before: readonly SignedBefore[],
): Suggestion[] {
  const answers = response.draft?.answers ?? new Map<string, Answer>()
  return [...itemsOf(form).values()].flatMap(({ item }) => {
    if (!isAnswered(item)) return []
    for (const name of item.prefill) {
      const found = isHouseSource(name)
        ? ofHouse(item, told.get(name))
        : ofForm(item.id, parseFormSource(name), response, before)
      const fitting = found.filter(
        ({ values }) => values.length > 0 && values.every((value) => isOfType(item, value)),
      )
      if (fitting.length > 0)
        return fitting.filter(
          ({ linkId, row }) => (answers.get(`${row} ${linkId}`)?.values.length ?? 0) === 0,
        )
    }
    return []
  })
}

function ofHouse({ id, type }: Item, told: Told | undefined): Suggestion[] {
  if (told === undefined) return []
  // Where a day is asked, a moment is of the Danish day it lies in.
  const values = type === 'date' ? told.values.map(dayOf) : told.values
  return [{ linkId: id, row: 0, values, source: told.source }]
}

function dayOf(value: Value): Value {
  return typeof value === 'string' && value.includes('T') ? danishDateOf(instant(value)) : value
}

function ofForm(
  linkId: string,
  wanted: ReturnType<typeof parseFormSource>,
  response: Response,
  before: readonly SignedBefore[],
): Suggestion[] {
  if (wanted === undefined) return []
  const newestFirst = before
    .filter(
      (one) =>
        one.form.code === wanted.form &&
        one.response.id !== response.id &&
        one.response.enteredInError === null,
    )
    .toSorted((one, other) => (signedAtOf(one) < signedAtOf(other) ? 1 : -1))
  for (const { form, response: earlier, unitName } of newestFirst) {
    const latest = earlier.versions.at(-1)
    const answers = latest?.answers.filter((answer) => answer.linkId === wanted.linkId) ?? []
    if (latest === undefined || answers.length === 0) continue
    return answers.map(({ row, values, source }) => ({
      linkId,
      row,
      values,
      // What was itself taken over keeps where it first came from, and so its age.
      source: source ?? {
        kind: 'form',
        text: sourceText(form.title, unitName),
        toldAt: latest.happenedAt ?? latest.at,
      },
    }))
  }
  return []
}

function signedAtOf({ response }: SignedBefore): Instant | '' {
  return response.versions.at(-1)?.at ?? ''
}

function sourceText({ da, en }: Bilingual, unitName: string | null): Bilingual {
  return unitName === null ? { da, en } : { da: `${da}, ${unitName}`, en: `${en}, ${unitName}` }
}
