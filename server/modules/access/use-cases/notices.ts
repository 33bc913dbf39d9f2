import type { NoticeView } from '../../../../contract/access-will.ts'
import type { CitizenActor } from '../../../../contract/actor.ts'
import type { CitizenId } from '../../../../kernel/ids.ts'
import { epoch, instant } from '../../../../kernel/instant.ts'
import { ok, type Refusal, type Result, refused } from '../../../../kernel/result.ts'
import { signal } from '../../../platform/live.ts'
import type { Shell } from '../../../platform/shell.ts'
import { findUnit } from '../../organisation/index.ts'
import { remindedBefore } from '../domain/will/consent.ts'
import { lockWill } from '../store/will.ts'
import { listConsents, listExpiring } from '../store/will-consents.ts'
import * as store from '../store/will-notices.ts'
import { listOverrides } from '../store/will-overrides.ts'
import type { AccessRefused } from './allow.ts'
import { askWill } from './ask-will.ts'

/** A citizen reads what they have been told of. */
export async function listMyNotices(
  shell: Shell,
  actor: CitizenActor,
): Promise<Result<{ notices: NoticeView[] }, AccessRefused>> {
  const granted = await ask(shell, actor, 'read')
  if (!granted.ok) return granted
  const { citizenId } = actor
  return ok({ notices: await view(shell, citizenId, await store.listNotices(shell, citizenId)) })
}

/** A citizen has read a notice. */
export function acknowledgeNotice(
  shell: Shell,
  actor: CitizenActor,
  noticeId: string,
): Promise<Result<NoticeView, AccessRefused | Refusal<'notice-unknown'>>> {
  return shell.transaction(async (inner) => {
    const granted = await ask(inner, actor, 'read')
    if (!granted.ok) return granted
    const { citizenId } = actor
    await lockWill(inner, citizenId)
    const notice = (await store.listNotices(inner, citizenId)).find(({ id }) => id === noticeId)
    if (notice === undefined) return refused('notice-unknown')
    const acknowledgedAt = notice.acknowledgedAt ?? inner.clock.now()
    await store.insertAcknowledgement(inner, citizenId, noticeId, acknowledgedAt, actor.personId)
    const [shown] = await view(inner, citizenId, [{ ...notice, acknowledgedAt }])
    if (shown === undefined) throw new Error('one notice has one view')
    return ok(shown)
  })
}

function ask(shell: Shell, actor: CitizenActor, action: 'read') {
  return askWill(shell, actor, actor.citizenId, { action, object: 'notices', kind: 'LOG' })
}

/**
 * Tells citizens of something on their own page, at once and once. For those who must tell them: of an override, of a look
 * that proved unjustified, of a breach (GDPR article 34).
 */
export async function tellCitizens(
  shell: Shell,
  citizenIds: readonly CitizenId[],
  of: { readonly kind: store.NoticeKind; readonly aboutId: string },
): Promise<void> {
  if (citizenIds.length === 0) return
  await shell.transaction(async (inner) => {
    await store.insertNotices(inner, citizenIds, of)
    await signal(
      inner,
      citizenIds.map((citizenId) => `citizen:${citizenId}` as const),
    )
  })
}

/** Tells, once, every citizen whose consent lapses within 30 days; answers how many were told. */
export async function remindOfConsents(shell: Shell): Promise<number> {
  const now = shell.clock.now()
  const expiring = await listExpiring(shell, now, instant(epoch(now) + remindedBefore))
  for (const { citizenId, id } of expiring)
    await tellCitizens(shell, [citizenId], { kind: 'consent-expires', aboutId: id })
  return expiring.length
}

async function view(
  shell: Shell,
  citizenId: CitizenId,
  notices: readonly store.NoticeRow[],
): Promise<NoticeView[]> {
  const about = notices.map(({ aboutId }) => aboutId)
  const overrides = new Map((await listOverrides(shell, citizenId, about)).map((one) => [one.id, one]))
  const isOfConsent = notices.some(({ kind }) => kind === 'consent-expires')
  const consents = isOfConsent ? await listConsents(shell, citizenId) : []
  return Promise.all(
    notices.map(async (notice): Promise<NoticeView> => {
      const override = overrides.get(notice.aboutId)
      const consent = consents.find(({ id }) => id === notice.aboutId)
      const unit = override === undefined ? undefined : await findUnit(shell, override.unitId)
      return {
        id: notice.id,
        kind: notice.kind,
        at: notice.toldAt,
        aboutId: notice.aboutId,
        override:
          override === undefined
            ? null
            : {
                function: override.function,
                unitName: unit?.name ?? null,
                reasonCode: override.reasonCode,
                reason: override.reason,
                expiresAt: override.expiresAt,
              },
        consent: consent === undefined ? null : { receiverName: consent.receiver.name, to: consent.to },
        acknowledgedAt: notice.acknowledgedAt,
        delivery: 'own-page',
      }
    }),
  )
}
