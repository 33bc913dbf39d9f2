import type { Instant } from '../../../../kernel/instant.ts'
import { instant } from '../../../../kernel/instant.ts'
import { ok, type Refusal, type Result, refused } from '../../../../kernel/result.ts'
import {
  type Answer,
  type AnswerKey,
  type Answers,
  areSameValues,
  isOfType,
  keyOf,
  rowsOf,
  type Source,
  valuesIn,
} from './answer.ts'
import { type Form, type Item, isAnswered, itemsOf, type Value } from './form.ts'
import type { Draft, ResponseEvent, Writer } from './response.ts'

/** Written into a draft: all the answers of one item in one row; or a row of a repeating group that goes. */
export type Change =
  | {
      readonly linkId: string
      readonly row: number
      readonly values: readonly Value[]
      /** It is the suggestion, confirmed with the citizen. */
      readonly isConfirmation: boolean
    }
  | { readonly removeRow: { readonly groupId: string; readonly row: number } }

/** What is told of an item already, to be confirmed. */
export interface Suggestion {
  readonly linkId: string
  readonly row: number
  readonly values: readonly Value[]
  readonly source: Source
}

export type WriteRefused = Refusal<
  'form-item-unknown' | 'form-answer-wrong-type' | 'form-suggestion-changed' | 'form-draft-changed-meanwhile'
>

type Saved = Extract<ResponseEvent, { type: 'saved' }>

/**
 * Writes changes into a draft, of which the writer had seen a revision. Where somebody has written the same items since, the whole
 * is refused and says which, so that nobody's words are overwritten unseen. Undefined when nothing would be different.
 */
export function writeDraft(
  form: Form,
  draft: Draft,
  told: { readonly revision: number; readonly changes: readonly Change[] },
  suggestions: readonly Suggestion[],
  by: Writer,
  at: Instant,
): Result<Saved | undefined, WriteRefused> {
  const written = new Map<AnswerKey, Answer>()
  const seen = (): Answers => new Map([...draft.answers, ...written])
  for (const change of told.changes) {
    const answers =
      'removeRow' in change
        ? withoutRow(form, seen(), change.removeRow)
        : answerOf(form, change, suggestions, at)
    if (!answers.ok) return answers
    for (const answer of answers.value) written.set(keyOf(answer), answer)
  }
  const news = [...written.values()].filter((answer) => isDifferent(draft.answers, answer))
  const clash = news.filter((answer) => (draft.touched.get(keyOf(answer))?.revision ?? 0) > told.revision)
  const [first] = clash
  if (first !== undefined) {
    const other = draft.touched.get(keyOf(first))
    return refused('form-draft-changed-meanwhile', {
      items: clash.map(({ linkId, row }) => ({ linkId, row })),
      by: other?.by.name,
      at: other?.at,
      revision: draft.revision,
    })
  }
  return ok(news.length === 0 ? undefined : { type: 'saved', answers: news, by, at })
}

function isDifferent(answers: Answers, answer: Answer): boolean {
  const known = answers.get(keyOf(answer))
  return (
    !areSameValues(known?.values ?? [], answer.values) ||
    (answer.confirmedAt !== undefined && known?.confirmedAt === undefined)
  )
}

type AnswerChange = Extract<Change, { linkId: string }>

function answerOf(
  form: Form,
  { linkId, row, values, isConfirmation }: AnswerChange,
  suggestions: readonly Suggestion[],
  at: Instant,
): Result<readonly Answer[], WriteRefused> {
  const placed = itemsOf(form).get(linkId)
  if (placed === undefined || !isAnswered(placed.item) || (row > 0 && placed.repeating === undefined))
    return refused('form-item-unknown', { linkId, row })
  if (!values.every((value) => isOfType(placed.item, value)))
    return refused('form-answer-wrong-type', { linkId, row, type: placed.item.type })
  const kept = values.map((value) => asKept(placed.item, value))
  if (!isConfirmation) return ok([{ linkId, row, values: kept }])
  const told = suggestions.find((one) => one.linkId === linkId && one.row === row)
  if (told === undefined || !areSameValues(told.values, kept))
    return refused('form-suggestion-changed', { linkId, row })
  return ok([{ linkId, row, values: kept, source: told.source, confirmedAt: at }])
}

/** Times are kept in UTC, so that their text says in order which came first. */
function asKept({ type }: Item, value: Value): Value {
  return type === 'dateTime' && typeof value === 'string' ? instant(value) : value
}

/** The rows after the one that goes move up. */
function withoutRow(
  form: Form,
  answers: Answers,
  { groupId, row }: { readonly groupId: string; readonly row: number },
): Result<readonly Answer[], WriteRefused> {
  const group = itemsOf(form).get(groupId)
  if (group?.repeating !== group?.item || group === undefined)
    return refused('form-item-unknown', { linkId: groupId, row })
  const ids = [...itemsOf(form).values()]
    .filter(({ item, repeating }) => repeating?.id === groupId && isAnswered(item))
    .map(({ item }) => item.id)
  const rows = rowsOf(form, answers, groupId)
  const moved: Answer[] = []
  for (let place = row; place < rows; place += 1)
    for (const linkId of ids) {
      const below = answers.get(keyOf({ linkId, row: place + 1 }))
      if (below === undefined && valuesIn(answers, linkId, place).length === 0) continue
      moved.push({ ...(below ?? { linkId, values: [] }), row: place })
    }
  return ok(moved)
}
