import type { FormResponseView } from '../../../../contract/form.ts'
import { ok, type Refusal, type Result, refused } from '../../../../kernel/result.ts'
import { signal } from '../../../platform/live.ts'
import type { Shell } from '../../../platform/shell.ts'
import type { ResponseEvent } from '../domain/response.ts'
import * as store from '../store.ts'
import { saveEvent } from './change-response.ts'
import { type OnResponse, openResponse, type ResponseUnknown, viewOpen, writerOf } from './open-response.ts'

/** The receiving unit says that it has read what was sent to it; the sender sees who and when. */
export async function giveReceipt(
  shell: Shell,
  on: OnResponse,
  version: number,
): Promise<Result<FormResponseView, ResponseUnknown | Refusal<'form-not-sent-to-you'>>> {
  await store.lockResponse(shell.db, on.responseId)
  const open = await openResponse(shell, on, { action: 'write', object: 'receipt-form-response' })
  if (!open.ok) return open
  const { row, reader } = open.value
  const by = writerOf(on.actor)
  const at = shell.clock.now()
  const { citizenId, responseId } = row
  const marked = await store.markRead(shell.db, {
    citizenId,
    responseId,
    version,
    unitIds: reader.scope,
    readAt: at,
    readBy: by.name,
  })
  if (marked === 0) return refused('form-not-sent-to-you')
  const event: ResponseEvent = { type: 'read', version, by, at }
  const next = await saveEvent(shell, open.value, event)
  await signal(
    shell,
    reader.scope.map((unitId) => `documents:${unitId}` as const),
  )
  return ok(await viewOpen(shell, next))
}
