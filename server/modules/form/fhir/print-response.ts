import type { CitizenId } from '../../../../kernel/ids.ts'
import { type Answer, answersOf, keyOf, rowsOf } from '../domain/answer.ts'
import type { Form, FormKind, Item } from '../domain/form.ts'
import type { Response, ResponseStatus, SignedVersion } from '../domain/response.ts'
import { printValue } from './print-questionnaire.ts'
import { type Json, words } from './words.ts'

/** What a response is printed of. */
export interface Printed {
  readonly response: Pick<Response, 'id'>
  readonly citizenId: CitizenId
  readonly form: Form
  readonly status: ResponseStatus
  readonly version: Pick<SignedVersion, 'answers' | 'scores' | 'at' | 'happenedAt' | 'by'>
  /** What the reader may see; the rest is left out and said to be. */
  readonly kinds: ReadonlySet<string>
}

const statuses: Readonly<Record<ResponseStatus, string>> = {
  draft: 'in-progress',
  signed: 'completed',
  amended: 'amended',
  'entered-in-error': 'entered-in-error',
}

/** A signed response as a FHIR R4 QuestionnaireResponse. Taking it in again gives the same answers. */
export function printResponseAsFhir(printed: Printed): Json {
  const { response, citizenId, form, status, version, kinds } = printed
  const isShown = ({ linkId }: Pick<Answer, 'linkId'>) => kinds.has(kindOf(form.items, linkId) ?? 'PLAN')
  const shown = version.answers.filter(isShown)
  return {
    resourceType: 'QuestionnaireResponse',
    ...(shown.length < version.answers.length && {
      extension: [{ url: words.withheld, valueBoolean: true }],
    }),
    identifier: { system: words.uri, value: `urn:uuid:${response.id}` },
    questionnaire: `${words.form}${form.code}|${form.version}`,
    status: statuses[status],
    subject: { reference: `Patient/${citizenId}` },
    authored: version.happenedAt ?? version.at,
    author: { display: version.by.name },
    item: printItems(printed, form.items, answersOf([...shown, ...scored(printed).filter(isShown)]), 0),
  }
}

function kindOf(items: readonly Item[], linkId: string): FormKind | undefined {
  for (const item of items) {
    const kind = item.id === linkId ? item.kind : kindOf(item.items, linkId)
    if (kind !== undefined) return kind
  }
  return undefined
}

/** Scores that were worked out are printed as the answers they are to a reader. */
function scored({ version }: Printed): Answer[] {
  const written = answersOf(version.answers)
  return version.scores.flatMap(({ linkId, row, result: { score } }) =>
    score === null || written.has(keyOf({ linkId, row })) ? [] : [{ linkId, row, values: [score] }],
  )
}

function printItems(
  printed: Printed,
  items: readonly Item[],
  answers: ReturnType<typeof answersOf>,
  row: number,
): Json[] {
  return items.flatMap((item): Json[] => {
    if (item.type === 'display') return []
    if (item.type === 'group') {
      const rows = item.repeats ? rowsOf(printed.form, answers, item.id) : 1
      return Array.from({ length: rows }, (_, index) => {
        const within = printItems(printed, item.items, answers, item.repeats ? index : row)
        return within.length === 0 && !item.repeats ? [] : [printGroup(item, within)]
      }).flat()
    }
    const values = answers.get(keyOf({ linkId: item.id, row }))?.values ?? []
    if (values.length === 0) return []
    return [{ linkId: item.id, text: item.text.da, answer: values.map((value) => printValue(item, value)) }]
  })
}

/** A row nobody wrote in is still a row: those after it keep their places. */
function printGroup(item: Item, within: readonly Json[]): Json {
  return { linkId: item.id, text: item.text.da, ...(within.length > 0 && { item: within }) }
}
