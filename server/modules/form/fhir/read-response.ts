import { ok, type Refusal, type Result, refused } from '../../../../kernel/result.ts'
import { type Answer, isOfType } from '../domain/answer.ts'
import { type Form, type Item, isAnswered, itemsOf, type Value } from '../domain/form.ts'
import { readValue } from './read-questionnaire.ts'
import { listIn, type NotKept, note, noteUnknown, type Reading, textIn } from './reading.ts'
import { type Json, words } from './words.ts'

export type ResponseNotUnderstood = Refusal<'questionnaire-response-not-understood'>

/** Which form a QuestionnaireResponse answers: `urn:sammenhaeng:form:care-plan|1`. */
export function questionnaireOf(resource: Json): {
  readonly code: string
  readonly version: number | undefined
} {
  const [address = '', version] = String(resource.questionnaire ?? '').split('|')
  const code = address.startsWith(words.form) ? address.slice(words.form.length) : ''
  const number = Number(version)
  return { code, version: Number.isInteger(number) && number > 0 ? number : undefined }
}

/** Answers of a FHIR R4 QuestionnaireResponse. What answers nothing we ask, or in another way, is refused with its place. */
export function readResponse(form: Form, resource: Json): Result<Answer[], ResponseNotUnderstood> {
  const notKept: NotKept[] = []
  const reading: Reading = { json: resource, at: '', notKept }
  if (resource.resourceType !== 'QuestionnaireResponse')
    note(reading, 'resourceType', 'is no QuestionnaireResponse')
  const answers = readItems(form, listIn(reading, 'item'), form.items, 0)
  return notKept.length > 0
    ? refused('questionnaire-response-not-understood', { faults: notKept })
    : ok(answers)
}

function readItems(form: Form, readings: readonly Reading[], items: readonly Item[], row: number): Answer[] {
  const seen = new Map<string, number>()
  return readings.flatMap((reading): Answer[] => {
    noteUnknown(reading, ['id', 'linkId', 'text', 'answer', 'item', 'definition'])
    const linkId = textIn(reading, 'linkId') ?? ''
    const item = items.find(({ id }) => id === linkId)
    if (item === undefined) {
      note(reading, 'linkId', `${linkId} is not asked here`)
      return []
    }
    const place = seen.get(linkId) ?? 0
    seen.set(linkId, place + 1)
    if (item.type === 'group') {
      if (place > 0 && !item.repeats) note(reading, '', `${linkId} does not repeat`)
      return readItems(form, listIn(reading, 'item'), item.items, item.repeats ? place : row)
    }
    // A score is worked out of the answers, and not believed.
    if (!isAnswered(item)) return []
    const values = listIn(reading, 'answer').flatMap((one) => valueIn(form, one, item))
    return values.length === 0 ? [] : [{ linkId, row, values }]
  })
}

function valueIn(form: Form, reading: Reading, item: Item): Value[] {
  noteUnknown(
    reading,
    Object.keys(reading.json).filter((name) => name.startsWith('value') || name === 'id'),
  )
  const name = Object.keys(reading.json).find((one) => one.startsWith('value')) ?? ''
  const value = readValue(itemsOf(form).get(item.id)?.item ?? item, name, reading.json[name])
  if (value === undefined || !isOfType(item, value)) {
    note(reading, name, `is no answer to ${item.id}`)
    return []
  }
  return [value]
}
