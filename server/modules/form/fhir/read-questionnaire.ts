import { parseDanishDate } from '../../../../kernel/danish-calendar.ts'
import type { DanishDate } from '../../../../kernel/instant.ts'
import { ok, type Refusal, type Result, refused } from '../../../../kernel/result.ts'
import type {
  About,
  AnswerCondition,
  EnableWhen,
  Form,
  Item,
  ItemType,
  Option,
  Tell,
  Value,
  Writer,
} from '../domain/form.ts'
import {
  bilingualIn,
  elementIn,
  extensionsIn,
  isJson,
  listIn,
  type NotKept,
  note,
  noteUnknown,
  type Reading,
  textIn,
} from './reading.ts'
import { type Extension, type Json, words } from './words.ts'

/** What a draft is given where the sender says nothing of it. A person sets it right before it is published. */
export interface Defaults {
  readonly kind: Item['kind']
  readonly about: About
  readonly writtenBy: readonly Writer[]
  readonly validFrom: DanishDate
}

export type NotUnderstood = Refusal<'questionnaire-not-understood'>

/** What says who made it and when, and changes nothing of what is asked. */
const besideThePoint = [
  'id',
  'meta',
  'language',
  'text',
  'identifier',
  'experimental',
  'date',
  'publisher',
  'contact',
  'useContext',
  'jurisdiction',
  'purpose',
  'approvalDate',
  'lastReviewDate',
  'code',
]
const read = [
  'resourceType',
  'url',
  'version',
  'name',
  'status',
  'subjectType',
  'title',
  '_title',
  'description',
  '_description',
  'copyright',
  'effectivePeriod',
  'extension',
  'item',
]

/**
 * A FHIR R4 Questionnaire as a form. Whatever asks for something we do not do is refused with its place, all at once: a form that
 * silently lost a question or a condition would be another form.
 */
export function readQuestionnaire(resource: Json, defaults: Defaults): Result<Form, NotUnderstood> {
  const notKept: NotKept[] = []
  const reading: Reading = { json: resource, at: '', notKept }
  if (resource.resourceType !== 'Questionnaire') note(reading, 'resourceType', 'is no Questionnaire')
  noteUnknown(reading, [...read, ...besideThePoint])
  const { subjectType } = resource
  if (
    subjectType !== undefined &&
    !(Array.isArray(subjectType) && subjectType.every((one) => one === 'Patient'))
  )
    note(reading, 'subjectType', 'only what is about a Patient is understood')
  const extensions = extensionsIn(reading, [
    words.about,
    words.service,
    words.writtenBy,
    words.receiver,
    words.tell,
  ])
  const codes = (url: string) => extensions(url).map((one) => String(one.valueCode ?? one.valueString))
  const period = elementIn(reading, 'effectivePeriod')
  const validTo = dateOf(period, 'end')
  const title = bilingualIn(reading, 'title') ?? sameIn(textIn(reading, 'name') ?? 'Uden titel')
  const items = listIn(reading, 'item').flatMap((one) => readItem(one, defaults.kind))
  if (items.length === 0) note(reading, 'item', 'asks nothing')
  const [about = defaults.about] = codes(words.about) as About[]
  const writers = codes(words.writtenBy)
  const form: Form = {
    code: codeOf(reading),
    version: versionOf(reading),
    title,
    purpose: bilingualIn(reading, 'description') ?? title,
    validFrom: dateOf(period, 'start') ?? defaults.validFrom,
    ...(validTo && { validTo }),
    about,
    services: codes(words.service),
    writtenBy:
      writers.length > 0 ? (writers.filter((one) => one !== words.nobody) as Writer[]) : defaults.writtenBy,
    receivers: codes(words.receiver),
    items: withConditions(items, new Map(every(items).map((item) => [item.id, item]))),
    tells: extensions(words.tell).flatMap((one) => tellOf(one)),
  }
  return notKept.length > 0 ? refused('questionnaire-not-understood', { faults: notKept }) : ok(form)
}

function sameIn(text: string): { da: string; en: string } {
  return { da: text, en: text }
}

/** `urn:sammenhaeng:form:care-plan`, or the last word of an address. */
function codeOf(reading: Reading): string {
  const named = textIn(reading, 'url')?.split(/[/:]/).at(-1) ?? textIn(reading, 'name') ?? ''
  return slugOf(named) || 'taken-in'
}

function slugOf(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
}

function versionOf(reading: Reading): number {
  const version = Number(textIn(reading, 'version')?.split('.')[0])
  return Number.isInteger(version) && version > 0 ? version : 1
}

function dateOf(period: Reading | undefined, name: string): DanishDate | undefined {
  const text = period && textIn(period, name)
  return text === undefined ? undefined : parseDanishDate(text.slice(0, 10))
}

function tellOf({ valueString }: Extension): Tell[] {
  return typeof valueString === 'string' ? [JSON.parse(valueString) as Tell] : []
}

// ------------------------------------------------------------------------------------------------ items

/** An item read, with its conditions as they stand: what they look at may come later. */
interface ReadItem extends Omit<Item, 'items' | 'enableWhen'> {
  readonly items: readonly ReadItem[]
  readonly reading: Reading
}

const types: ReadonlySet<string> = new Set<ItemType>([
  'group',
  'display',
  'boolean',
  'choice',
  'open-choice',
  'integer',
  'decimal',
  'quantity',
  'date',
  'dateTime',
  'string',
  'text',
])

const ofItem = [
  'id',
  'extension',
  'linkId',
  'code',
  'prefix',
  'text',
  '_text',
  'type',
  'enableWhen',
  'enableBehavior',
  'required',
  'repeats',
  'readOnly',
  'maxLength',
  'answerOption',
  'item',
]

function readItem(reading: Reading, around: Item['kind']): ReadItem[] {
  const { json } = reading
  noteUnknown(reading, ofItem)
  const extensions = extensionsIn(reading, [
    words.kind,
    words.prefill,
    words.unit,
    words.minValue,
    words.maxValue,
    words.score,
    words.itemControl,
  ])
  const id = textIn(reading, 'linkId')
  if (id === undefined || !/^[A-Za-z0-9/][A-Za-z0-9._/-]*$/.test(id)) {
    note(reading, 'linkId', 'is missing, or has other signs than letters, digits, . _ / and -')
    return []
  }
  const [scoreExtension] = extensions(words.score)
  const type = scoreExtension === undefined ? String(json.type) : 'score'
  if (scoreExtension === undefined && !types.has(type)) {
    note(reading, 'type', `${type} is not understood`)
    return []
  }
  if (json.readOnly === true && type !== 'score') note(reading, 'readOnly', 'only scores are worked out')
  const kind = (extensions(words.kind)[0]?.valueCode as Item['kind'] | undefined) ?? around
  const within = listIn(reading, 'item')
  const help = within.find(isHelp)
  const prefix = textIn(reading, 'prefix')
  const text = bilingualIn(reading, 'text') ?? sameIn(id)
  const unit = unitOf(extensions(words.unit)[0])
  const min = numberOf(extensions(words.minValue)[0])
  const max = numberOf(extensions(words.maxValue)[0])
  const helpText = help && bilingualIn(help, 'text')
  return [
    {
      reading,
      id,
      type: type as ItemType,
      text: prefix === undefined ? text : { da: `${prefix} ${text.da}`, en: `${prefix} ${text.en}` },
      ...(helpText && { help: helpText }),
      codes: listIn(reading, 'code').map((one) => {
        const display = textIn(one, 'display')
        return {
          system: textIn(one, 'system') ?? '',
          code: textIn(one, 'code') ?? '',
          ...(display !== undefined && { display }),
        }
      }),
      kind,
      isRequired: json.required === true,
      repeats: json.repeats === true,
      options: listIn(reading, 'answerOption').flatMap(readOption),
      ...(unit && { unit }),
      ...(min !== undefined && { min }),
      ...(max !== undefined && { max }),
      ...(typeof json.maxLength === 'number' && { maxLength: json.maxLength }),
      prefill: extensions(words.prefill).map(({ valueString }) => String(valueString)),
      ...(scoreExtension && { score: scoreOf(scoreExtension) }),
      items: within.filter((one) => one !== help).flatMap((one) => readItem(one, kind)),
    },
  ]
}

function isHelp({ json }: Reading): boolean {
  return (
    json.type === 'display' &&
    Array.isArray(json.extension) &&
    json.extension.some((one: unknown) => isJson(one) && one.url === words.itemControl)
  )
}

function unitOf(extension: Extension | undefined): Item['unit'] {
  const coding = extension?.valueCoding
  if (!isJson(coding)) return undefined
  return { code: String(coding.code), text: String(coding.display ?? coding.code) }
}

function numberOf(extension: Extension | undefined): number | undefined {
  const value = extension?.valueInteger ?? extension?.valueDecimal
  return typeof value === 'number' ? value : undefined
}

function scoreOf({ extension }: Extension): NonNullable<Item['score']> {
  const parts = elementsOf(extension)
  const inputs = parts
    .filter(({ url }) => url === 'input')
    .map((part) => {
      const told = (url: string) =>
        String(elementsOf(part.extension).find((one) => one.url === url)?.valueString)
      return [told('name'), told('linkId')] as const
    })
  const instrument = String(parts.find(({ url }) => url === 'instrument')?.valueCode)
  return { instrument, inputs: Object.fromEntries(inputs) }
}

function elementsOf(list: unknown): Json[] {
  return Array.isArray(list) ? list.filter(isJson) : []
}

function readOption(reading: Reading): Option[] {
  noteUnknown(reading, ['id', 'valueCoding', 'valueString', 'valueInteger'])
  const { valueString, valueInteger } = reading.json
  const plain = valueString ?? valueInteger
  if (typeof plain === 'string' || typeof plain === 'number')
    return [{ code: slugOf(String(plain)), text: sameIn(String(plain)) }]
  const coding = elementIn(reading, 'valueCoding')
  const code = coding && textIn(coding, 'code')
  if (coding === undefined || code === undefined) {
    note(reading, '', 'an option is a coding with a code')
    return []
  }
  const extensions = extensionsIn(coding, [words.ordinal, words.optionCode])
  const points = extensions(words.ordinal)[0]?.valueDecimal
  const system = textIn(coding, 'system') ?? words.option
  const own = extensions(words.optionCode)[0]?.valueCode
  return [
    {
      code: system === words.option ? code : typeof own === 'string' ? own : slugOf(code),
      text: bilingualIn(coding, 'display') ?? sameIn(code),
      ...(typeof points === 'number' && { points }),
      ...(system !== words.option && { coding: { system, code } }),
    },
  ]
}

// ------------------------------------------------------------------------------------------------ conditions

function every(items: readonly ReadItem[]): ReadItem[] {
  return items.flatMap((item) => [item, ...every(item.items)])
}

function withConditions(items: readonly ReadItem[], byId: ReadonlyMap<string, ReadItem>): Item[] {
  return items.map(({ reading, items: within, ...item }) => {
    const enableWhen = conditionsOf(reading, byId)
    return { ...item, ...(enableWhen && { enableWhen }), items: withConditions(within, byId) }
  })
}

function conditionsOf(reading: Reading, byId: ReadonlyMap<string, ReadItem>): EnableWhen | undefined {
  const conditions = listIn(reading, 'enableWhen').flatMap((one) => conditionOf(one, byId))
  if (conditions.length === 0) return undefined
  return { behavior: reading.json.enableBehavior === 'any' ? 'any' : 'all', conditions }
}

const operators = ['=', '!=', '>', '<', '>=', '<=', 'exists'] as const

function conditionOf(reading: Reading, byId: ReadonlyMap<string, ReadItem>): AnswerCondition[] {
  const { json } = reading
  const item = byId.get(String(json.question))
  const operator = operators.find((one) => one === json.operator)
  if (item === undefined || operator === undefined) {
    note(reading, item === undefined ? 'question' : 'operator', 'is not understood')
    return []
  }
  const name = Object.keys(json).find((key) => key.startsWith('answer'))
  const value = name === undefined ? undefined : readValue(item, `value${name.slice(6)}`, json[name])
  if (value === undefined) {
    note(reading, name ?? 'answer', 'is not understood')
    return []
  }
  return [{ item: item.id, operator, value }]
}

/** An answer as the item keeps it; undefined when it is of another sort, of another unit, or none of its options. */
export function readValue(
  item: Pick<Item, 'type' | 'options' | 'unit'>,
  name: string,
  value: unknown,
): Value | undefined {
  switch (name) {
    case 'valueBoolean':
      return typeof value === 'boolean' ? value : undefined
    case 'valueInteger':
    case 'valueDecimal':
      return typeof value === 'number' ? value : undefined
    case 'valueDate':
    case 'valueDateTime':
      return typeof value === 'string' ? value : undefined
    case 'valueString':
      if (typeof value !== 'string') return undefined
      return item.type === 'open-choice' ? { text: value } : value
    case 'valueCoding': {
      if (!isJson(value)) return undefined
      const { system, code } = value
      return item.options.find(
        (option) =>
          (option.coding?.code ?? option.code) === code &&
          (system === undefined || system === (option.coding?.system ?? words.option)),
      )?.code
    }
    case 'valueQuantity':
      if (!isJson(value) || typeof value.value !== 'number') return undefined
      return (value.code ?? value.unit) === item.unit?.code ? value.value : undefined
    default:
      return undefined
  }
}
