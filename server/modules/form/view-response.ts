import { onlyShown } from '../../../contract/data-kind.ts'
import {
  type FormAnswerView,
  type FormParts,
  type FormPartView,
  type FormResponsesView,
  type FormResponseView,
  formKinds,
  formResponseView,
} from '../../../contract/form.ts'
import type { DataKind } from '../../../kernel/access-words.ts'
import type { OrganisationId } from '../../../kernel/ids.ts'
import type { Shell } from '../../platform/shell.ts'
import { type Answer, answersOf, keyOf, type Source } from './domain/answer.ts'
import { type News, newsOf, noNews } from './domain/compare.ts'
import { faultsOf } from './domain/complete.ts'
import { hindrances } from './domain/decide.ts'
import { type Form, type FormKind, itemsOf, type Value } from './domain/form.ts'
import {
  isByProgram,
  latestOf,
  type Response,
  type SignedVersion,
  statusOf,
  type Writer,
} from './domain/response.ts'
import { type Known, type Score, scoresOf } from './domain/score.ts'
import type { Suggestion } from './domain/write.ts'
import type { Delivery, ResponseRow } from './store.ts'
import { findUnitNames } from './unit-names.ts'

type WhoView = FormResponseView['startedBy']
type Names = ReadonlyMap<OrganisationId, string>
type HeadView = FormResponsesView['responses'][number]

/** Who reads: the units whose documents and drafts are theirs; none for the citizen, whose own have no unit. */
export interface Reader {
  readonly scope: readonly OrganisationId[]
  readonly isCitizen: boolean
  /** Helps with looking up, or learns: offered no deeds. */
  readonly isOnlyLooking: boolean
}

/** It is of one of the reader's units, or the citizen's own. */
export function isOwn(unitId: OrganisationId | null, { scope, isCitizen }: Reader): boolean {
  return unitId === null ? isCitizen : scope.includes(unitId)
}

/** Names of every unit that stands in some responses. */
export function namesIn(
  shell: Shell,
  rows: readonly Pick<ResponseRow, 'unitId' | 'startedBy' | 'signedBy'>[],
  deliveries: readonly Delivery[],
  writers: readonly Writer[] = [],
): Promise<Names> {
  return findUnitNames(shell, [
    ...rows.flatMap(({ unitId, startedBy, signedBy }) => [
      unitId,
      startedBy.unitId,
      signedBy?.unitId ?? null,
    ]),
    ...deliveries.map(({ unitId }) => unitId),
    ...writers.map(({ unitId }) => unitId),
  ])
}

/** A response as a list shows it. Drafts are told of only to their own unit. */
export function viewHead(
  row: ResponseRow,
  form: Form,
  deliveries: readonly Delivery[],
  names: Names,
  reader: Reader,
): HeadView {
  const ofLatest = deliveries.filter(({ version }) => version === row.version)
  return {
    responseId: row.responseId,
    form: { code: form.code, version: form.version, title: form.title },
    subjectId: row.subjectId,
    status: row.status === 'discarded' ? 'draft' : row.status,
    version: row.version,
    startedAt: row.startedAt,
    startedBy: whoView(row.startedBy, names),
    signedAt: row.signedAt,
    signedBy: row.signedBy === null ? null : whoView(row.signedBy, names),
    happenedAt: row.happenedAt,
    unit: row.unitId === null ? null : { id: row.unitId, name: names.get(row.unitId) ?? '' },
    hasDraft: row.hasDraft && isOwn(row.unitId, reader),
    hasNews: row.hasNews,
    deliveries: ofLatest.map(({ unitId, version, status, sentAt, readAt, readBy, outside }) => ({
      unit: { id: unitId, name: names.get(unitId) ?? '' },
      version,
      status,
      sentAt,
      readAt,
      readBy,
      outside,
    })),
    isUnreadByMe: ofLatest.some((one) => isUnreadIn(one, reader)),
  }
}

function isUnreadIn({ status, readAt, unitId }: Delivery, { scope }: Reader): boolean {
  return status === 'sent' && readAt === null && scope.includes(unitId)
}

function whoView(writer: Writer, names: Names): WhoView {
  const { name, function: does, unitId } = writer
  return {
    name,
    function: does,
    unitId,
    unitName: unitId === null ? null : (names.get(unitId) ?? null),
    isCitizen: unitId === null && does === null,
    isProgram: isByProgram(writer),
  }
}

/** Everything a page about one response shows, before it is cut. */
export interface Shown {
  readonly row: ResponseRow
  readonly response: Response
  readonly form: Form
  readonly deliveries: readonly Delivery[]
  readonly suggestions: readonly Suggestion[]
  readonly known: Known
  /** The version asked for; the open draft, else the latest, when left out. */
  readonly version?: number | undefined
}

/** A response as its page shows it: of the kinds the reader may see, and no more. */
export async function viewResponse(
  shell: Shell,
  shown: Shown,
  reader: Reader,
  kinds: ReadonlySet<DataKind>,
): Promise<FormResponseView> {
  const { row, response, form, deliveries, known } = shown
  const names = await namesIn(shell, [row], deliveries, writersOf(response))
  const isTheirs = isOwn(row.unitId, reader)
  const draft = isTheirs && shown.version === undefined ? response.draft : null
  const version = shownVersion(shown, draft !== null)
  const answers = draft === null ? (version?.answers ?? []) : [...draft.answers.values()]
  const before = response.versions.find(
    (one) => one.version === (draft === null ? (version?.version ?? 0) - 1 : draft.amends),
  )
  const news = before === undefined ? noNews : newsOf(before.answers, answers)
  const view: FormResponseView = {
    ...viewHead(row, form, deliveries, names, reader),
    shownVersion: draft === null ? (version?.version ?? null) : null,
    draft:
      draft === null
        ? null
        : {
            revision: draft.revision,
            savedAt: draft.savedAt,
            savedBy: whoView(draft.savedBy, names),
            amends: draft.amends,
            reason: draft.reason,
          },
    parts: partsOf(
      form,
      { answers, news, scores: version?.scores ?? scoresOf(form, answersOf(answers), known) },
      draft === null ? [] : shown.suggestions,
      kinds,
    ),
    faults: draft === null ? [] : faultsOf(form, draft.answers, known),
    versions: response.versions.map((one) => ({
      version: one.version,
      signedAt: one.at,
      signedBy: whoView(one.by, names),
      happenedAt: one.happenedAt,
      reason: one.reason,
    })),
    enteredInError:
      response.enteredInError === null
        ? null
        : {
            at: response.enteredInError.at,
            by: whoView(response.enteredInError.by, names),
            reason: response.enteredInError.reason,
          },
    actions: actionsOf(shown, reader, isTheirs),
    withheld: [...itemsOf(form).values()].some(({ item }) => !kinds.has(item.kind)),
  }
  return onlyShown(formResponseView, view, kinds)
}

function writersOf({ started, draft, versions, enteredInError }: Response): Writer[] {
  return [
    started.by,
    ...(draft === null ? [] : [draft.savedBy]),
    ...versions.map(({ by }) => by),
    ...(enteredInError === null ? [] : [enteredInError.by]),
  ]
}

function shownVersion({ response, version }: Shown, isDraft: boolean): SignedVersion | undefined {
  if (isDraft) return undefined
  return version === undefined ? latestOf(response) : response.versions.find((one) => one.version === version)
}

function actionsOf(
  { form, response, known, deliveries, row }: Shown,
  reader: Reader,
  isTheirs: boolean,
): FormResponseView['actions'] {
  const because = hindrances(form, response, known)
  const may = (hindrance: string | undefined) => {
    const why = reader.isOnlyLooking ? 'not-for-your-work' : isTheirs ? hindrance : 'form-not-yours'
    return { may: why === undefined, because: why ?? null }
  }
  const sentHere = deliveries.filter(
    (one) => one.version === row.version && one.status === 'sent' && reader.scope.includes(one.unitId),
  )
  const isUnread = sentHere.some(({ readAt }) => readAt === null)
  const notReceipt = reader.isOnlyLooking ? 'not-for-your-work' : isUnread ? null : 'form-not-sent-to-you'
  return {
    save: may(because.save),
    sign: may(because.sign),
    discard: may(because.discard),
    amend: may(because.amend),
    enterInError: may(because.enterInError),
    giveReceipt: { may: notReceipt === null, because: notReceipt },
  }
}

type Part = { [Key in keyof FormPartView]: FormPartView[Key] }

/** The answers in parts, one for each kind of data that the form holds. A kind the reader may not see is not put together. */
function partsOf(
  form: Form,
  { answers, news, scores }: { answers: readonly Answer[]; news: News; scores: readonly Score[] },
  suggestions: readonly Suggestion[],
  kinds: ReadonlySet<DataKind>,
): FormParts {
  const items = itemsOf(form)
  const parts = new Map<FormKind, Part>()
  for (const { item } of items.values())
    if (kinds.has(item.kind)) parts.set(item.kind, { answers: [], suggestions: [], scores: [], removed: [] })
  const partOf = (linkId: string) => parts.get(items.get(linkId)?.item.kind ?? 'PLAN')
  for (const answer of answers) partOf(answer.linkId)?.answers.push(answerView(answer, news))
  for (const { linkId, row, values, source } of suggestions)
    partOf(linkId)?.suggestions.push({ linkId, row, values: [...values], source: sourceView(source) })
  for (const { linkId, row, values } of news.removed)
    partOf(linkId)?.removed.push({ linkId, row, before: [...values] })
  for (const { linkId, row, result } of scores)
    partOf(linkId)?.scores.push({
      linkId,
      row,
      instrument: result.instrument,
      version: result.version,
      score: result.score,
      band: result.band,
      missing: [...result.missing],
      flags: [...result.flags],
    })
  return Object.fromEntries(formKinds.map((kind) => [kind, parts.get(kind) ?? null])) as FormParts
}

function answerView(answer: Answer, { byKey }: News): FormAnswerView {
  const { linkId, row, values, source, confirmedAt } = answer
  const told = byKey.get(keyOf(answer))
  return {
    linkId,
    row,
    values: [...values],
    source: source === undefined ? null : sourceView(source),
    confirmedAt: confirmedAt ?? null,
    news: told?.news ?? null,
    before: copied(told?.before),
  }
}

function copied(values: readonly Value[] | null | undefined): Value[] | null {
  return values === null || values === undefined ? null : [...values]
}

function sourceView({ kind, text, toldAt }: Source): NonNullable<FormAnswerView['source']> {
  return { kind, text, toldAt }
}

/** How the row of a list says what a response adds up to. */
export function rowOf(row: ResponseRow, response: Response): ResponseRow {
  const latest = latestOf(response)
  const before = response.versions.at(-2)
  return {
    ...row,
    unitId: response.takenOverBy ?? row.unitId,
    status: statusOf(response) ?? 'discarded',
    version: latest?.version ?? 0,
    hasDraft: response.draft !== null,
    hasNews: latest !== undefined && before !== undefined,
    signedAt: latest?.at ?? null,
    signedBy: latest?.by ?? null,
    happenedAt: latest?.happenedAt ?? null,
  }
}
