import type { FormResponsesView, FormResponseView } from '../../../../contract/form.ts'
import type { Instant } from '../../../../kernel/instant.ts'
import { ok, type Refusal, type Result, refused } from '../../../../kernel/result.ts'
import { signal } from '../../../platform/live.ts'
import type { Shell } from '../../../platform/shell.ts'
import type { AccessRefused } from '../../access/index.ts'
import { beginAmendment, type DecideRefused, discard } from '../domain/decide.ts'
import { itemsOf } from '../domain/form.ts'
import { apply, type ResponseEvent, type Writer } from '../domain/response.ts'
import { type Change, type WriteRefused, writeDraft } from '../domain/write.ts'
import * as store from '../store.ts'
import { isOwn, rowOf } from '../view-response.ts'
import { listResponses } from './list-responses.ts'
import {
  type OnResponse,
  type OpenResponse,
  openResponse,
  type ResponseUnknown,
  suggestionsIn,
  viewOpen,
  writerOf,
} from './open-response.ts'

export type ChangeRefused =
  | ResponseUnknown
  | DecideRefused
  | WriteRefused
  | Refusal<'form-not-yours' | 'form-part-not-yours'>

/** Saves what was written since the last time. */
export function saveDraft(
  shell: Shell,
  on: OnResponse,
  told: { readonly revision: number; readonly changes: readonly Change[] },
): Promise<Result<FormResponseView, ChangeRefused>> {
  return change(shell, on, 'save-form-draft', async (inner, open, by, at) => {
    const { response, form, kinds } = open
    if (response.enteredInError !== null) return refused('form-in-error')
    if (response.draft === null) return refused('form-no-draft')
    const closed = told.changes.map(idOf).find((id) => {
      const kind = itemsOf(form).get(id)?.item.kind
      return kind !== undefined && !kinds.has(kind)
    })
    if (closed !== undefined) return refused('form-part-not-yours', { linkId: closed })
    const isConfirming = told.changes.some((one) => 'linkId' in one && one.isConfirmation)
    const suggestions = isConfirming ? await suggestionsIn(inner, open) : []
    return writeDraft(form, response.draft, told, suggestions, by, at)
  })
}

function idOf(change: Change): string {
  return 'removeRow' in change ? change.removeRow.groupId : change.linkId
}

/** Begins a new version of what is signed. */
export function amendResponse(
  shell: Shell,
  on: OnResponse,
  reason: string,
): Promise<Result<FormResponseView, ChangeRefused>> {
  return change(shell, on, 'amend-form-response', async (_, { response }, by, at) =>
    beginAmendment(response, reason, by, at),
  )
}

/** Puts the open draft away. */
export async function discardDraft(
  shell: Shell,
  on: OnResponse,
): Promise<Result<FormResponsesView, ChangeRefused | AccessRefused>> {
  const open = await openOwn(shell, on, 'discard-form-draft')
  if (!open.ok) return open
  const event = discard(open.value.response, writerOf(on.actor), shell.clock.now())
  if (!event.ok) return event
  await saveEvent(shell, open.value, event.value)
  return listResponses(shell, on.actor, on.citizenId)
}

/** Lock, allow, decide, save, answer: the way of every deed on a draft. */
async function change(
  shell: Shell,
  on: OnResponse,
  object: string,
  decide: (
    shell: Shell,
    open: OpenResponse,
    by: Writer,
    at: Instant,
  ) => Promise<Result<ResponseEvent | undefined, ChangeRefused>>,
): Promise<Result<FormResponseView, ChangeRefused>> {
  const open = await openOwn(shell, on, object)
  if (!open.ok) return open
  const event = await decide(shell, open.value, writerOf(on.actor), shell.clock.now())
  if (!event.ok) return event
  const next = event.value === undefined ? open.value : await saveEvent(shell, open.value, event.value)
  return ok(await viewOpen(shell, next))
}

/** A response of one's own, held until the transaction ends. */
export async function openOwn(
  shell: Shell,
  on: OnResponse,
  object: string,
): Promise<Result<OpenResponse, ResponseUnknown | Refusal<'form-not-yours'>>> {
  await store.lockResponse(shell.db, on.responseId)
  const open = await openResponse(shell, on, { action: 'write', object })
  if (!open.ok) return open
  return isOwn(open.value.row.unitId, open.value.reader) ? open : refused('form-not-yours')
}

/** Keeps what happened, and the row that lists show. */
export async function saveEvent(
  shell: Shell,
  open: OpenResponse,
  event: ResponseEvent,
): Promise<OpenResponse> {
  const { citizenId, responseId } = open.row
  const response = apply(open.response, event)
  const row = rowOf(open.row, response)
  await store.insertEvents(shell.db, citizenId, responseId, [event], open.response.length)
  // An autosave changes nothing that a list shows.
  if (event.type !== 'saved') {
    await store.updateResponse(shell.db, row)
    await signal(shell, [`citizen:${citizenId}`])
  }
  return { ...open, row, response }
}
