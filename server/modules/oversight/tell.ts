import { signal } from '../../platform/live.ts'
import type { Shell } from '../../platform/shell.ts'
import type { NoticeId } from './domain/ids.ts'
import { insertNotices, type Notice } from './store/notices.ts'

/** Tells leaders and those with a function in a party, in the transaction of what they are told. */
export async function tell(shell: Shell, notices: readonly Omit<Notice, 'id' | 'at'>[]): Promise<void> {
  const at = shell.clock.now()
  await insertNotices(
    shell,
    notices.map((notice) => ({ ...notice, id: shell.ids.next<NoticeId>(), at })),
  )
  await signal(
    shell,
    [...new Set(notices.flatMap(({ partyId, unitId }) => [partyId, unitId]))].map(
      (id) => `oversight:${id}` as const,
    ),
  )
}
