import type { OrganisationId, PersonId } from '../../../../kernel/ids.ts'
import type { Instant } from '../../../../kernel/instant.ts'
import { sql } from '../../../platform/db/sql.ts'
import type { Shell } from '../../../platform/shell.ts'
import type { NoticeId } from '../domain/ids.ts'
import type { NoticeKind } from '../domain/notice-text.ts'

/** Somebody must know of something. */
export interface Notice {
  readonly id: NoticeId
  readonly kind: NoticeKind
  /** Those with this function in the party; as leader (`unit-leader`): those who lead the unit. */
  readonly toFunction: string
  readonly partyId: OrganisationId
  readonly unitId: OrganisationId
  /** The review, the question or the breach. */
  readonly aboutId: string
  readonly at: Instant
}

export interface ReadNotice extends Notice {
  readonly seen: { readonly at: Instant; readonly by: string } | null
}

export async function insertNotices(shell: Shell, notices: readonly Notice[]): Promise<void> {
  if (notices.length === 0) return
  await shell.db.execute(sql`
    insert into oversight.notices (id, kind, to_function, party_id, unit_id, about_id, at)
    select id, kind, "toFunction", "partyId", "unitId", "aboutId", at
    from jsonb_to_recordset(${JSON.stringify(notices)}::jsonb)
      as row (id uuid, kind text, "toFunction" text, "partyId" uuid, "unitId" uuid, "aboutId" uuid, at timestamptz)`)
}

/** Whose notices: those told to a function in a party, and, for a leader, those about the units they lead. */
export interface Reader {
  readonly partyId: OrganisationId
  readonly function: string
  /** The units led; empty for who is no leader. */
  readonly ledUnitIds: readonly OrganisationId[]
}

/** The unseen first, then the latest. */
export async function listNotices(shell: Shell, reader: Reader, limit: number): Promise<ReadNotice[]> {
  const rows = await shell.db.query<NoticeRow>(sql`
    select ${noticeColumns}
    from oversight.notices as notice
    left join oversight.notice_readings as reading on reading.notice_id = notice.id
    where notice.party_id = ${reader.partyId} and ${toldTo(reader)}
    order by reading.at is not null, notice.at desc, notice.id desc
    limit ${limit}`)
  return rows.map(fromRow)
}

/** A notice told to this reader; undefined for all others. */
export async function findNotice(
  shell: Shell,
  reader: Reader,
  noticeId: NoticeId,
): Promise<ReadNotice | undefined> {
  const row = await shell.db.maybe<NoticeRow>(sql`
    select ${noticeColumns}
    from oversight.notices as notice
    left join oversight.notice_readings as reading on reading.notice_id = notice.id
    where notice.id = ${noticeId} and notice.party_id = ${reader.partyId} and ${toldTo(reader)}`)
  return row && fromRow(row)
}

export async function countUnseen(shell: Shell, reader: Reader): Promise<number> {
  const { unseen } = await shell.db.one<{ unseen: number }>(sql`
    select count(*) as unseen
    from oversight.notices as notice
    where notice.party_id = ${reader.partyId}
      and ${toldTo(reader)}
      and not exists (select from oversight.notice_readings where notice_id = notice.id)`)
  return unseen
}

/** The first who reads it is kept; read by another meanwhile, it stays as it is. */
export async function insertReading(
  shell: Shell,
  noticeId: NoticeId,
  reading: { readonly at: Instant; readonly personId: PersonId; readonly name: string },
): Promise<void> {
  await shell.db.execute(sql`
    insert into oversight.notice_readings (notice_id, at, person_id, name)
    values (${noticeId}, ${reading.at}, ${reading.personId}, ${reading.name})
    on conflict do nothing`)
}

function toldTo({ function: job, ledUnitIds }: Reader) {
  return ledUnitIds.length === 0
    ? sql`notice.to_function = ${job}`
    : sql`(notice.to_function = ${job} or notice.to_function = 'unit-leader') and notice.unit_id = any(${ledUnitIds}::uuid[])`
}

const noticeColumns = sql`
  notice.id, notice.kind, notice.to_function as "toFunction", notice.party_id as "partyId", notice.unit_id as "unitId",
  notice.about_id as "aboutId", notice.at, reading.at as seen_at, reading.name as seen_by`

type NoticeRow = Notice & { readonly seen_at: Instant | null; readonly seen_by: string | null }

function fromRow({ seen_at, seen_by, ...notice }: NoticeRow): ReadNotice {
  return { ...notice, seen: seen_at === null ? null : { at: seen_at, by: seen_by ?? '' } }
}
