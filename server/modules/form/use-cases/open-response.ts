import type { Actor, SignedInActor } from '../../../../contract/actor.ts'
import type { FormResponseView } from '../../../../contract/form.ts'
import type { AccessAction, DataKind } from '../../../../kernel/access-words.ts'
import { danishDateOf } from '../../../../kernel/copenhagen-time.ts'
import type { CitizenId, FormResponseId } from '../../../../kernel/ids.ts'
import { ok, type Refusal, type Result, refused } from '../../../../kernel/result.ts'
import type { Shell } from '../../../platform/shell.ts'
import { type AccessQuestion, type AccessRefused, allow, onlyLooks, scopeOf } from '../../access/index.ts'
import { getCitizen } from '../../citizen/index.ts'
import { formOf, publishedForms } from '../current-forms.ts'
import { type Form, kindsOf } from '../domain/form.ts'
import { suggestionsFor } from '../domain/prefill.ts'
import { foldResponse, type Response, type Writer } from '../domain/response.ts'
import type { Known } from '../domain/score.ts'
import type { Suggestion } from '../domain/write.ts'
import { gatherSigned, gatherTold } from '../gather-told.ts'
import { knownOf } from '../known-of.ts'
import * as store from '../store.ts'
import { isOwn, type Reader, viewResponse } from '../view-response.ts'

/** Which response, and who wants something of it. */
export interface OnResponse {
  readonly actor: SignedInActor
  readonly citizenId: CitizenId
  readonly responseId: FormResponseId
}

/** A response that may be looked at, with all that a page or a deed needs. */
export interface OpenResponse {
  readonly row: store.ResponseRow
  readonly response: Response
  readonly form: Form
  readonly forms: readonly Form[]
  readonly known: Known
  readonly reader: Reader
  /** The kinds the actor may see, or write. */
  readonly kinds: ReadonlySet<DataKind>
}

export type ResponseUnknown = AccessRefused | Refusal<'form-response-unknown'>

/**
 * Asks `access` for the plan and for the kinds the form is of, and reads the response. A first draft of another unit is unknown to
 * everybody else: nobody has said it yet.
 */
export async function openResponse(
  shell: Shell,
  { actor, citizenId, responseId }: OnResponse,
  asked: { readonly action: AccessAction; readonly object: string },
): Promise<Result<OpenResponse, ResponseUnknown>> {
  const forms = await publishedForms(shell)
  const row = await store.findResponseRow(shell.db, citizenId, responseId)
  const form = row && formOf(forms, row.form, row.formVersion)
  const granted = await askFor(shell, actor, citizenId, form, {
    ...asked,
    ...(row && { dataFrom: sourceOf(row) }),
  })
  if (!granted.ok) return granted
  const reader = await readerOf(shell, actor)
  if (row === undefined || form === undefined) return refused('form-response-unknown')
  if (row.version === 0 && !isOwn(row.unitId, reader)) return refused('form-response-unknown')
  const events = await store.listEvents(shell.db, citizenId, [responseId], { isWithDrafts: true })
  const response = foldResponse(responseId, events.get(responseId) ?? [])
  const citizen = await getCitizen(shell, citizenId)
  return ok({
    row,
    response,
    form,
    forms,
    known: knownOf(citizen, response.started.at),
    reader,
    kinds: granted.value,
  })
}

/** Whose document it is and from when: a citizen may have blocked a source or a period. */
function sourceOf({
  unitId,
  signedAt,
  startedAt,
}: store.ResponseRow): NonNullable<AccessQuestion['dataFrom']> {
  return { ...(unitId && { unitId }), on: danishDateOf(signedAt ?? startedAt) }
}

/** The kinds of a form that the actor may see, or write; refused when not even the plan. */
export async function askFor(
  shell: Shell,
  actor: Actor,
  citizenId: CitizenId,
  form: Form | undefined,
  asked: Pick<AccessQuestion, 'action' | 'object' | 'dataFrom'>,
): Promise<Result<ReadonlySet<DataKind>, AccessRefused>> {
  const also = form === undefined ? [] : [...kindsOf(form)].filter((kind) => kind !== 'PLAN')
  const granted = await allow(shell, {
    actor,
    citizenId,
    kind: 'PLAN',
    also,
    purpose: 'treatment',
    ...asked,
  })
  return granted.ok ? ok(granted.value.kinds) : granted
}

export async function readerOf(shell: Shell, actor: SignedInActor): Promise<Reader> {
  return {
    scope: await scopeOf(shell, actor),
    isCitizen: actor.kind === 'citizen',
    isOnlyLooking: actor.kind === 'professional' && (await onlyLooks(actor)),
  }
}

export function writerOf(actor: SignedInActor): Writer {
  return actor.kind === 'citizen'
    ? { personId: actor.personId, name: actor.name, function: null, unitId: null }
    : { personId: actor.personId, name: actor.name, function: actor.function, unitId: actor.unitId }
}

/** What is told already of what the draft still asks. Empty when nobody is writing. */
export async function suggestionsIn(
  shell: Shell,
  { row, response, form, forms }: Pick<OpenResponse, 'row' | 'response' | 'form' | 'forms'>,
): Promise<readonly Suggestion[]> {
  if (response.draft === null) return []
  const citizen = await getCitizen(shell, row.citizenId)
  const subject =
    row.subjectId === null ? undefined : await store.findSubject(shell.db, row.citizenId, row.subjectId)
  const stay =
    subject?.kind === 'rehabilitation-plan' && subject.partOf !== null
      ? await store.findSubject(shell.db, row.citizenId, subject.partOf)
      : subject
  return suggestionsFor(
    form,
    response,
    await gatherTold(shell, form, citizen, stay, row.unitId),
    await gatherSigned(shell, form, forms, row.citizenId),
  )
}

/** The page of a response as it stands now. */
export async function viewOpen(
  shell: Shell,
  open: OpenResponse,
  version?: number,
): Promise<FormResponseView> {
  const { row, reader, kinds } = open
  const deliveries = await store.listDeliveriesOf(shell.db, row.citizenId, [row.responseId])
  const suggestions =
    version === undefined && isOwn(row.unitId, reader) ? await suggestionsIn(shell, open) : []
  return viewResponse(shell, { ...open, deliveries, suggestions, version }, reader, kinds)
}
