import type { CitizenId, MessageId, OrganisationId, PersonId, StayId } from '../../../kernel/ids.ts'
import type { Instant } from '../../../kernel/instant.ts'
import type { Database } from '../../platform/db/database.ts'
import type { Row } from '../../platform/db/schema.gen.ts'
import { join, sql } from '../../platform/db/sql.ts'
import type { Destination } from './domain/destination.ts'
import type { StayStatus } from './domain/fold-stay.ts'
import type { Notification, NotificationBase, NotificationCode } from './domain/notification.ts'
import type { Telling, ToldAbout } from './domain/telling.ts'

/** Nobody else folds these citizens' stays until this transaction ends. Always in the same order, so none wait in a ring. */
export async function lockCitizens(db: Database, citizenIds: readonly CitizenId[]): Promise<void> {
  await db.execute(sql`
    select pg_advisory_xact_lock(hashtextextended('stay ' || citizen_id, 0))
    from (select unnest(${citizenIds.toSorted()}::text[]) as citizen_id order by 1) as citizens`)
}

/** A stay as last saved. */
export interface StayRow {
  readonly citizenId: CitizenId
  readonly stayId: StayId
  readonly episodeId: string
  readonly status: StayStatus
  readonly placeUnitId: OrganisationId | null
  readonly placeName: string | null
  readonly municipalUnitId: OrganisationId
  readonly startedAt: Instant | null
  readonly endedAt: Instant | null
  readonly isAttentionNeeded: boolean
  readonly windowUnitId: OrganisationId | null
  readonly windowOpenedAt: Instant | null
  readonly windowUntil: Instant | null
}

const stayColumns = sql`
  citizen_id as "citizenId",
  id as "stayId",
  episode_id as "episodeId",
  status,
  place_unit_id as "placeUnitId",
  place_name as "placeName",
  municipal_unit_id as "municipalUnitId",
  started_at as "startedAt",
  ended_at as "endedAt",
  is_attention_needed as "isAttentionNeeded",
  window_unit_id as "windowUnitId",
  window_opened_at as "windowOpenedAt",
  window_until as "windowUntil"`

export function listStayRows(db: Database, citizenIds: readonly CitizenId[]): Promise<StayRow[]> {
  return db.query<StayRow>(sql`
    select ${stayColumns}
    from stay.stays
    where citizen_id = any(${citizenIds}::uuid[])`)
}

/** A letter with the stay and the citizen it is about. */
export interface NotificationOfStay {
  readonly citizenId: CitizenId
  readonly stayId: StayId
  readonly notification: Notification
}

interface NotificationRow {
  readonly citizen_id: CitizenId
  readonly message_id: MessageId
  readonly stay_id: StayId
  readonly letter_id: string
  readonly code: NotificationCode
  readonly event_at: Instant
  readonly sent_at: Instant
  readonly period_start: Instant
  readonly period_end: Instant | null
  readonly leave_start: Instant | null
  readonly leave_end: Instant | null
  readonly class: Notification['class']
  readonly is_report_requested: boolean
  readonly revises: string | null
  readonly follows: string | null
  readonly cancels: string | null
  readonly place_unit_id: OrganisationId | null
  readonly place_sor: string
  readonly place_name: string
  readonly receiver_unit_id: OrganisationId
}

export async function listNotifications(
  db: Database,
  citizenIds: readonly CitizenId[],
): Promise<NotificationOfStay[]> {
  const rows = await db.query<NotificationRow>(sql`
    select citizen_id, message_id, stay_id, letter_id, code, event_at, sent_at, period_start, period_end, leave_start,
      leave_end, class, is_report_requested, revises, follows, cancels, place_unit_id, place_sor, place_name,
      receiver_unit_id
    from stay.notifications
    where citizen_id = any(${citizenIds}::uuid[])`)
  return rows.map(fromRow)
}

function fromRow(row: NotificationRow): NotificationOfStay {
  const { code } = row
  return {
    citizenId: row.citizen_id,
    stayId: row.stay_id,
    notification: {
      letterId: row.letter_id,
      messageId: row.message_id,
      code,
      base: code.slice(-4) as NotificationBase,
      change: code.startsWith('RE_') ? 'correction' : code.startsWith('AN_') ? 'cancellation' : 'new',
      eventAt: row.event_at,
      sentAt: row.sent_at,
      periodStart: row.period_start,
      ...(row.period_end && { periodEnd: row.period_end }),
      ...(row.leave_start && { leaveStart: row.leave_start }),
      ...(row.leave_end && { leaveEnd: row.leave_end }),
      class: row.class,
      isReportRequested: row.is_report_requested,
      ...(row.revises && { revises: row.revises }),
      ...(row.follows && { follows: row.follows }),
      ...(row.cancels && { cancels: row.cancels }),
      place: {
        ...(row.place_unit_id && { unitId: row.place_unit_id }),
        sor: row.place_sor,
        name: row.place_name,
      },
      receiverUnitId: row.receiver_unit_id,
    },
  }
}

function toRow({ citizenId, stayId, notification }: NotificationOfStay): NotificationRow {
  return {
    citizen_id: citizenId,
    message_id: notification.messageId,
    stay_id: stayId,
    letter_id: notification.letterId,
    code: notification.code,
    event_at: notification.eventAt,
    sent_at: notification.sentAt,
    period_start: notification.periodStart,
    period_end: notification.periodEnd ?? null,
    leave_start: notification.leaveStart ?? null,
    leave_end: notification.leaveEnd ?? null,
    class: notification.class,
    is_report_requested: notification.isReportRequested,
    revises: notification.revises ?? null,
    follows: notification.follows ?? null,
    cancels: notification.cancels ?? null,
    place_unit_id: notification.place.unitId ?? null,
    place_sor: notification.place.sor,
    place_name: notification.place.name,
    receiver_unit_id: notification.receiverUnitId,
  }
}

export interface Deed {
  readonly id: string
  readonly stayId: StayId
  readonly kind:
    | 'ended-by-hand'
    | 'discharged'
    | 'ending-undone'
    | 'window-extended'
    | 'window-suspended'
    | 'window-resumed'
    | 'window-waived'
    | 'window-wanted'
  readonly at: Instant
  readonly endsAt: Instant | null
  readonly reason: string | null
  /** Where the citizen went; of a discharge alone. */
  readonly destination: Destination | null
  /** The ending that was a mistake. */
  readonly undoes: string | null
  readonly personId: PersonId
  readonly name: string
  readonly function: string
  readonly unitId: OrganisationId
  readonly recordedAt: Instant
}

export function listDeeds(
  db: Database,
  citizenIds: readonly CitizenId[],
): Promise<(Deed & { citizenId: CitizenId })[]> {
  return db.query(sql`
    select citizen_id as "citizenId", id, stay_id as "stayId", kind, at, ends_at as "endsAt", reason, destination, undoes,
      by_person_id as "personId", by_name as "name", by_function as "function", by_unit_id as "unitId",
      recorded_at as "recordedAt"
    from stay.deeds
    where citizen_id = any(${citizenIds}::uuid[])`)
}

export async function insertDeed(db: Database, citizenId: CitizenId, deed: Deed): Promise<void> {
  await db.execute(sql`
    insert into stay.deeds (
      citizen_id, id, stay_id, kind, at, ends_at, reason, destination, undoes, by_person_id, by_name, by_function,
      by_unit_id, recorded_at)
    values (
      ${citizenId}, ${deed.id}, ${deed.stayId}, ${deed.kind}, ${deed.at}, ${deed.endsAt}, ${deed.reason},
      ${deed.destination}, ${deed.undoes}, ${deed.personId}, ${deed.name}, ${deed.function}, ${deed.unitId}, ${deed.recordedAt})`)
}

/** A telling with the stay and the citizen it is about. */
export interface TellingOfStay {
  readonly citizenId: CitizenId
  readonly stayId: StayId
  readonly telling: Telling
}

export async function listTellings(db: Database, citizenIds: readonly CitizenId[]): Promise<TellingOfStay[]> {
  const rows = await db.query<Row<'stay.tellings'>>(sql`
    select citizen_id, id, stay_id, about, is_taken_back, at, by_person_id, by_name, by_function, by_unit_id, told_at
    from stay.tellings
    where citizen_id = any(${citizenIds}::uuid[])`)
  return rows.map((row) => ({
    citizenId: row.citizen_id,
    stayId: row.stay_id,
    telling: {
      id: row.id,
      about: row.about as ToldAbout,
      isTakenBack: row.is_taken_back,
      at: row.at ?? undefined,
      by: {
        personId: row.by_person_id as PersonId,
        name: row.by_name,
        function: row.by_function,
        unitId: row.by_unit_id,
      },
      toldAt: row.told_at,
    },
  }))
}

export async function insertTelling(
  db: Database,
  { citizenId, stayId, telling }: TellingOfStay,
): Promise<void> {
  const { by } = telling
  await db.execute(sql`
    insert into stay.tellings (
      citizen_id, id, stay_id, about, is_taken_back, at, by_person_id, by_name, by_function, by_unit_id, told_at)
    values (
      ${citizenId}, ${telling.id}, ${stayId}, ${telling.about}, ${telling.isTakenBack}, ${telling.at ?? null},
      ${by.personId}, ${by.name}, ${by.function}, ${by.unitId}, ${telling.toldAt})`)
}

/** Letters that are new, and the stays as they are with them: one statement, however many. */
export async function save(
  db: Database,
  notifications: readonly NotificationOfStay[],
  stays: readonly StayRow[],
  at: Instant,
): Promise<void> {
  const stayRows = stays.map((stay) => ({
    citizen_id: stay.citizenId,
    id: stay.stayId,
    episode_id: stay.episodeId,
    status: stay.status,
    place_unit_id: stay.placeUnitId,
    place_name: stay.placeName,
    municipal_unit_id: stay.municipalUnitId,
    started_at: stay.startedAt,
    ended_at: stay.endedAt,
    is_attention_needed: stay.isAttentionNeeded,
    window_unit_id: stay.windowUnitId,
    window_opened_at: stay.windowOpenedAt,
    window_until: stay.windowUntil,
  }))
  await db.execute(sql`
    with letters as (
      insert into stay.notifications (
        citizen_id, message_id, stay_id, letter_id, code, event_at, sent_at, period_start, period_end, leave_start,
        leave_end, class, is_report_requested, revises, follows, cancels, place_unit_id, place_sor, place_name,
        receiver_unit_id, applied_at)
      select citizen_id, message_id, stay_id, letter_id, code, event_at, sent_at, period_start, period_end, leave_start,
        leave_end, class, is_report_requested, revises, follows, cancels, place_unit_id, place_sor, place_name,
        receiver_unit_id, ${at}::timestamptz
      from jsonb_to_recordset(${JSON.stringify(notifications.map(toRow))}::jsonb) as letter (
        citizen_id uuid, message_id uuid, stay_id uuid, letter_id text, code text, event_at timestamptz,
        sent_at timestamptz, period_start timestamptz, period_end timestamptz, leave_start timestamptz,
        leave_end timestamptz, class text, is_report_requested boolean, revises text, follows text, cancels text,
        place_unit_id uuid, place_sor text, place_name text, receiver_unit_id uuid)
    )
    insert into stay.stays (
      citizen_id, id, episode_id, status, place_unit_id, place_name, municipal_unit_id, started_at,
      ended_at, is_attention_needed, window_unit_id, window_opened_at, window_until, changed_at)
    select citizen_id, id, episode_id, status, place_unit_id, place_name, municipal_unit_id, started_at,
      ended_at, is_attention_needed, window_unit_id, window_opened_at, window_until, ${at}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(stayRows)}::jsonb) as stay (
      citizen_id uuid, id uuid, episode_id text, status text, place_unit_id uuid, place_name text,
      municipal_unit_id uuid, started_at timestamptz, ended_at timestamptz,
      is_attention_needed boolean, window_unit_id uuid, window_opened_at timestamptz, window_until timestamptz)
    on conflict (citizen_id, id) do update
    set status = excluded.status, place_unit_id = excluded.place_unit_id, place_name = excluded.place_name,
      municipal_unit_id = excluded.municipal_unit_id,
      started_at = excluded.started_at, ended_at = excluded.ended_at,
      is_attention_needed = excluded.is_attention_needed, window_unit_id = excluded.window_unit_id,
      window_opened_at = excluded.window_opened_at, window_until = excluded.window_until,
      changed_at = excluded.changed_at`)
}

/** Whose stays a list may show: in these units, and of which citizens. */
export interface Scope {
  readonly unitIds: readonly OrganisationId[]
  /** When not null: of no other citizens. */
  readonly only: readonly CitizenId[] | null
  readonly hidden: readonly CitizenId[]
}

/** Who is in the units now, the latest arrived first, and then whom they still answer for after discharge. */
export function listInWards(
  db: Database,
  { unitIds, only, hidden }: Scope,
  now: Instant,
  limit: number,
): Promise<StayRow[]> {
  const inside = sql`
    status in ('acute-ambulant', 'admitted', 'on-leave') and place_unit_id = any(${unitIds}::uuid[])`
  const after = sql`window_until > ${now}::timestamptz and window_unit_id = any(${unitIds}::uuid[])`
  return db.query<StayRow>(sql`
    select ${stayColumns}
    from stay.stays
    where (${join([sql`(${inside})`, sql`(${after})`], ' or ')})
      and citizen_id <> all(${hidden}::uuid[])
      and (${only === null} or citizen_id = any(${only ?? []}::uuid[]))
    order by status in ('acute-ambulant', 'admitted', 'on-leave') desc, started_at desc, id
    limit ${limit}`)
}

/** Citizens of a municipality, by the mailboxes the hospitals write to, who are in hospital, and who came home since a moment. */
export function listOfMunicipality(
  db: Database,
  { unitIds, only, hidden }: Scope,
  homeSince: Instant,
  limit: number,
): Promise<StayRow[]> {
  const inside = sql`
    status in ('acute-ambulant', 'admitted', 'on-leave') and municipal_unit_id = any(${unitIds}::uuid[])`
  const home = sql`ended_at >= ${homeSince}::timestamptz and municipal_unit_id = any(${unitIds}::uuid[])`
  return db.query<StayRow>(sql`
    select ${stayColumns}
    from stay.stays
    where (${join([sql`(${inside})`, sql`(${home})`], ' or ')})
      and citizen_id <> all(${hidden}::uuid[])
      and (${only === null} or citizen_id = any(${only ?? []}::uuid[]))
    order by status in ('acute-ambulant', 'admitted', 'on-leave') desc, started_at desc, id
    limit ${limit}`)
}

/** The latest stay of each citizen that has ended. */
export function listLatestEnded(db: Database, citizenIds: readonly CitizenId[]): Promise<StayRow[]> {
  return db.query<StayRow>(sql`
    select distinct on (citizen_id) ${stayColumns}
    from stay.stays
    where citizen_id = any(${citizenIds}::uuid[]) and ended_at is not null
    order by citizen_id, ended_at desc`)
}

/** A stay of which pathways have been told another end of the window than it has, or none. */
export interface UntoldEnd {
  readonly citizenId: CitizenId
  readonly stayId: StayId
}

/** Windows that have ended untold, and ends that were told and are no longer so: a discharge was cancelled or moved. */
export function listUntoldEnds(db: Database, now: Instant, limit: number): Promise<UntoldEnd[]> {
  return db.query<UntoldEnd>(sql`
    select citizen_id as "citizenId", id as "stayId"
    from stay.stays
    where window_until is not null and window_end_told is distinct from window_until and window_until <= ${now}
    union
    select citizen_id, id
    from stay.stays
    where window_end_told is not null and window_until is distinct from window_end_told
    limit ${limit}`)
}

/** The end that was told and the fact it was told by, held until the transaction ends. */
export function lockToldEnd(
  db: Database,
  { citizenId, stayId }: UntoldEnd,
): Promise<{ until: Instant | null; told: Instant | null; fact: string | null }> {
  return db.one(sql`
    select window_until as until, window_end_told as told, window_end_fact as fact
    from stay.stays
    where citizen_id = ${citizenId} and id = ${stayId}
    for no key update`)
}

export async function noteToldEnd(
  db: Database,
  { citizenId, stayId }: UntoldEnd,
  end: { readonly told: Instant; readonly fact: string } | null,
): Promise<void> {
  await db.execute(sql`
    update stay.stays
    set window_end_told = ${end?.told ?? null}, window_end_fact = ${end?.fact ?? null}
    where citizen_id = ${citizenId} and id = ${stayId}`)
}
