import type { ThreadView } from '../../../../contract/correspondence.ts'
import { ok, type Result } from '../../../../kernel/result.ts'
import type { Shell } from '../../../platform/shell.ts'
import { type OnThread, openThread, type ThreadUnknown, viewOpen } from './open-thread.ts'

/** One thread with its letters, texts and attachments. That it was looked at marks nothing as read: a person does. */
export async function getThread(shell: Shell, on: OnThread): Promise<Result<ThreadView, ThreadUnknown>> {
  const open = await openThread(shell, on, { action: 'read', object: 'correspondence', needs: 'envelope' })
  return open.ok ? ok(await viewOpen(shell, open.value)) : open
}
