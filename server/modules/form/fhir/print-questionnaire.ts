import type { Bilingual } from '../../../../kernel/bilingual.ts'
import { type EnableWhen, type Form, type Item, isAnswered, itemsOf, type Value } from '../domain/form.ts'
import { getInstrument } from '../domain/instruments/every-instrument.ts'
import { type Extension, type Json, words } from './words.ts'

/** A form as a FHIR R4 Questionnaire. Reading it again gives the same form. */
export function printQuestionnaire(form: Form): Json {
  return {
    resourceType: 'Questionnaire',
    url: `${words.form}${form.code}`,
    version: String(form.version),
    name: form.code,
    status: 'active',
    subjectType: ['Patient'],
    language: 'da',
    title: form.title.da,
    _title: inEnglish(form.title),
    description: form.purpose.da,
    _description: inEnglish(form.purpose),
    effectivePeriod: { start: form.validFrom, ...(form.validTo && { end: form.validTo }) },
    extension: [
      { url: words.about, valueCode: form.about },
      ...form.services.map((service) => ({ url: words.service, valueCode: service })),
      ...(form.writtenBy.length > 0 ? form.writtenBy : [words.nobody]).map((writer) => ({
        url: words.writtenBy,
        valueCode: writer,
      })),
      ...form.receivers.map((receiver) => ({ url: words.receiver, valueString: receiver })),
      ...form.tells.map((tell) => ({ url: words.tell, valueString: JSON.stringify(tell) })),
    ],
    item: form.items.map((item) => printItem(form, item)),
  }
}

function inEnglish({ en }: Bilingual): Json {
  return {
    extension: [
      {
        url: words.translation,
        extension: [
          { url: 'lang', valueCode: 'en' },
          { url: 'content', valueString: en },
        ],
      },
    ],
  }
}

function printItem(form: Form, item: Item): Json {
  const within = [
    ...(item.help === undefined ? [] : [helpOf(item.id, item.help)]),
    ...item.items.map((one) => printItem(form, one)),
  ]
  return {
    extension: extensionsOf(item),
    linkId: item.id,
    ...(item.codes.length > 0 && { code: item.codes.map((code) => ({ ...code })) }),
    text: item.text.da,
    _text: inEnglish(item.text),
    type: typeOf(item),
    ...(item.enableWhen && printConditions(form, item.enableWhen)),
    ...(item.isRequired && { required: true }),
    ...(item.repeats && { repeats: true }),
    ...(item.type === 'score' && !isAnswered(item) && { readOnly: true }),
    ...(item.maxLength !== undefined && { maxLength: item.maxLength }),
    ...(item.options.length > 0 && { answerOption: item.options.map(printOption) }),
    ...(within.length > 0 && { item: within }),
  }
}

/** FHIR's way of a help text: a line inside the question. */
function helpOf(id: string, help: Bilingual): Json {
  return {
    extension: [
      {
        url: words.itemControl,
        valueCodeableConcept: { coding: [{ system: words.itemControlSystem, code: 'help' }] },
      },
    ],
    linkId: `${id}-help`,
    text: help.da,
    _text: inEnglish(help),
    type: 'display',
  }
}

function typeOf({ type, score }: Item): string {
  if (type !== 'score') return type
  return score !== undefined && getInstrument(score.instrument).range.isWhole ? 'integer' : 'decimal'
}

function extensionsOf(item: Item): Extension[] {
  const value = item.type === 'integer' ? 'valueInteger' : 'valueDecimal'
  return [
    { url: words.kind, valueCode: item.kind },
    ...item.prefill.map((source) => ({ url: words.prefill, valueString: source })),
    ...(item.unit === undefined
      ? []
      : [
          {
            url: words.unit,
            valueCoding: { system: words.ucum, code: item.unit.code, display: item.unit.text },
          },
        ]),
    ...(item.min === undefined ? [] : [{ url: words.minValue, [value]: item.min }]),
    ...(item.max === undefined ? [] : [{ url: words.maxValue, [value]: item.max }]),
    ...(item.score === undefined
      ? []
      : [
          {
            url: words.score,
            extension: [
              { url: 'instrument', valueCode: item.score.instrument },
              ...Object.entries(item.score.inputs).map(([name, linkId]) => ({
                url: 'input',
                extension: [
                  { url: 'name', valueString: name },
                  { url: 'linkId', valueString: linkId },
                ],
              })),
            ],
          },
        ]),
  ]
}

function printOption({ code, text, points, coding }: Item['options'][number]): Json {
  const extension = [
    ...(points === undefined ? [] : [{ url: words.ordinal, valueDecimal: points }]),
    ...(coding === undefined ? [] : [{ url: words.optionCode, valueCode: code }]),
  ]
  return {
    valueCoding: {
      ...(extension.length > 0 && { extension }),
      ...(coding ?? { system: words.option, code }),
      display: text.da,
      _display: inEnglish(text),
    },
  }
}

function printConditions(form: Form, { behavior, conditions }: EnableWhen): Json {
  return {
    enableWhen: conditions.map(({ item, operator, value }) => ({
      question: item,
      operator,
      ...printAnswer(form, item, operator === 'exists' ? 'boolean' : undefined, value),
    })),
    enableBehavior: behavior,
  }
}

function printAnswer(form: Form, linkId: string, as: 'boolean' | undefined, value: Value): Json {
  const item = itemsOf(form).get(linkId)?.item
  if (as === 'boolean' || item === undefined) return { answerBoolean: value }
  const [[name, printed] = ['value', value]] = Object.entries(printValue(item, value))
  return { [`answer${name.slice('value'.length)}`]: printed }
}

/** An answer as FHIR names it by its type: `valueCoding`, `valueQuantity` … */
export function printValue(item: Item, value: Value): Json {
  if (typeof value === 'object') return { valueString: value.text }
  switch (item.type) {
    case 'boolean':
      return { valueBoolean: value }
    case 'choice':
    case 'open-choice':
      return { valueCoding: codingOf(item, value) }
    case 'integer':
      return { valueInteger: value }
    case 'decimal':
      return { valueDecimal: value }
    case 'score':
      return typeOf(item) === 'integer' ? { valueInteger: value } : { valueDecimal: value }
    case 'quantity':
      return {
        valueQuantity: { value, unit: item.unit?.text, system: words.ucum, code: item.unit?.code },
      }
    case 'date':
      return { valueDate: value }
    case 'dateTime':
      return { valueDateTime: value }
    case 'string':
    case 'text':
      return { valueString: value }
    case 'group':
    case 'display':
      throw new Error(`${item.id} is answered by nobody`)
  }
}

function codingOf({ options }: Item, value: boolean | number | string): Json {
  const option = options.find(({ code }) => code === value)
  return { ...(option?.coding ?? { system: words.option, code: value }), display: option?.text.da }
}
