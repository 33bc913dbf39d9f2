import type { ProfessionalActor } from '../../../../contract/actor.ts'
import type { OversightNoticeView } from '../../../../contract/oversight.ts'
import { ok, type Refusal, type Result, refused } from '../../../../kernel/result.ts'
import { signal } from '../../../platform/live.ts'
import type { Shell } from '../../../platform/shell.ts'
import { readerOf } from '../doer.ts'
import type { NoticeId } from '../domain/ids.ts'
import * as store from '../store/notices.ts'
import { viewNotice } from '../view.ts'

/** What I am told as leader, reviewer or data protection officer: the unseen first. */
export async function listOversightNotices(
  shell: Shell,
  actor: ProfessionalActor,
  limit: number,
): Promise<Result<{ notices: OversightNoticeView[] }, never>> {
  const notices = await store.listNotices(shell, await readerOf(shell, actor), limit)
  return ok({ notices: await Promise.all(notices.map((notice) => viewNotice(shell, notice))) })
}

/** Seen. By the first who says so; the others see that it was. */
export function acknowledgeOversightNotice(
  shell: Shell,
  actor: ProfessionalActor,
  noticeId: NoticeId,
): Promise<Result<OversightNoticeView, Refusal<'oversight-notice-unknown'>>> {
  return shell.transaction(async (inner) => {
    const reader = await readerOf(inner, actor)
    const notice = await store.findNotice(inner, reader, noticeId)
    if (notice === undefined) return refused('oversight-notice-unknown')
    const { personId, name } = actor
    await store.insertReading(inner, noticeId, { at: inner.clock.now(), personId, name })
    await signal(inner, [`oversight:${notice.partyId}`])
    const seen = await store.findNotice(inner, reader, noticeId)
    return ok(await viewNotice(inner, seen ?? notice))
  })
}
