import type { CitizenId, PersonId } from '../../../../kernel/ids.ts'
import type { Instant } from '../../../../kernel/instant.ts'
import { sql } from '../../../platform/db/sql.ts'
import type { Shell } from '../../../platform/shell.ts'

/** An override, a consent that lapses soon, a look that proved unjustified, a breach (GDPR 34), a question answered. */
export type NoticeKind =
  | 'override-opened'
  | 'consent-expires'
  | 'look-unjustified'
  | 'breach'
  | 'question-answered'

export interface NoticeRow {
  readonly id: string
  readonly kind: NoticeKind
  readonly aboutId: string
  readonly toldAt: Instant
  readonly acknowledgedAt: Instant | null
}

/** What a citizen has been told, the newest first. */
export function listNotices(shell: Shell, citizenId: CitizenId): Promise<NoticeRow[]> {
  return shell.db.query<NoticeRow>(sql`
    select id, kind, about_id as "aboutId", told_at as "toldAt", acknowledged_at as "acknowledgedAt"
    from access.notices
    left join access.notice_acknowledgements
      on notice_acknowledgements.citizen_id = notices.citizen_id and notice_id = id
    where notices.citizen_id = ${citizenId}
    order by told_at desc, id desc
    limit 200`)
}

/** Tells citizens once of a thing; told again it changes nothing. */
export async function insertNotices(
  shell: Shell,
  citizenIds: readonly CitizenId[],
  notice: Pick<NoticeRow, 'kind' | 'aboutId'>,
): Promise<void> {
  const rows = citizenIds.map((citizenId) => ({ citizen_id: citizenId, id: shell.ids.next<string>() }))
  await shell.db.execute(sql`
    insert into access.notices (citizen_id, id, kind, about_id, told_at)
    select citizen_id, id, ${notice.kind}, ${notice.aboutId}::uuid, ${shell.clock.now()}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as told (citizen_id uuid, id uuid)
    on conflict on constraint citizen_is_told_once do nothing`)
}

export async function insertAcknowledgement(
  shell: Shell,
  citizenId: CitizenId,
  noticeId: string,
  at: Instant,
  by: PersonId,
): Promise<void> {
  await shell.db.execute(sql`
    insert into access.notice_acknowledgements (citizen_id, notice_id, acknowledged_at, by_person_id)
    values (${citizenId}, ${noticeId}, ${at}, ${by})
    on conflict do nothing`)
}
