import { epoch, instant } from '../../../../kernel/instant.ts'
import type { Shell } from '../../../platform/shell.ts'
import { fold } from '../domain/thread.ts'
import { keep } from '../keep.ts'
import { dropUploadsBefore, listHistories, listOverdue, lockCitizen, type ThreadKey } from '../store.ts'

/** So many at a time; the next minute takes the rest. */
const most = 500

/** Answers whose time has run out: somebody is asked to act, once for each. */
export async function tellOverdue(shell: Shell): Promise<void> {
  for (const key of await listOverdue(shell.db, shell.clock.now(), most))
    await shell.transaction((inner) => tellOne(inner, key))
}

async function tellOne(shell: Shell, key: ThreadKey): Promise<void> {
  const { citizenId, threadId } = key
  await lockCitizen(shell.db, citizenId)
  const now = shell.clock.now()
  const history = (await listHistories(shell.db, citizenId, [threadId])).get(threadId) ?? []
  const { wish } = fold(history)
  // Answered, or told by another server, since the list was made.
  if (wish === null || wish.isTold || wish.dueAt >= now) return
  await keep(shell, key, history, [{ type: 'answer-overdue', at: now, letterId: wish.letterId }])
}

/** So long a file that was chosen and not sent is kept, with its draft. */
const uploadDays = 7

export function dropOldUploads(shell: Shell): Promise<void> {
  const now = epoch(shell.clock.now())
  return dropUploadsBefore(shell.db, instant(now - uploadDays * 86_400_000))
}
