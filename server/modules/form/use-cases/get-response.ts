import type { FormResponseView } from '../../../../contract/form.ts'
import { ok, type Refusal, type Result, refused } from '../../../../kernel/result.ts'
import type { Shell } from '../../../platform/shell.ts'
import { type OnResponse, openResponse, type ResponseUnknown, viewOpen } from './open-response.ts'

/** A document: the open draft to its own unit, else the latest version, or the one asked for. */
export async function getResponse(
  shell: Shell,
  on: OnResponse,
  version?: number,
): Promise<Result<FormResponseView, ResponseUnknown | Refusal<'form-version-unknown'>>> {
  const open = await openResponse(shell, on, { action: 'read', object: 'form-response' })
  if (!open.ok) return open
  const { versions } = open.value.response
  if (version !== undefined && !versions.some((one) => one.version === version))
    return refused('form-version-unknown', { version })
  return ok(await viewOpen(shell, open.value, version))
}
