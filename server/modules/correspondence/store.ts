import type { CitizenId, OrganisationId, PersonId } from '../../../kernel/ids.ts'
import type { Instant } from '../../../kernel/instant.ts'
import type { Database } from '../../platform/db/database.ts'
import { join, sql } from '../../platform/db/sql.ts'
import type { Box } from './domain/box.ts'
import type { Draft } from './domain/draft.ts'
import type { ThreadEvent } from './domain/event.ts'
import type { LetterId, LetterKind, ThreadId } from './domain/letter.ts'

// ------------------------------------------------------------------------------------------------ threads

export interface ThreadKey {
  readonly citizenId: CitizenId
  readonly threadId: ThreadId
}

/** A thread as lists find it. */
export interface ThreadRow extends ThreadKey {
  readonly kind: LetterKind
  readonly category: string
  readonly latestAt: Instant
  readonly letters: number
  readonly answerDueAt: Instant | null
  readonly isAnswerTold: boolean
  readonly version: number
}

/** Nobody else changes the citizen's threads until this transaction ends. */
export async function lockCitizen(db: Database, citizenId: CitizenId): Promise<void> {
  await db.execute(sql`select pg_advisory_xact_lock(hashtextextended('correspondence ' || ${citizenId}, 0))`)
}

/** What has happened to some threads of one citizen, each in order; to all of them when none are named. */
export async function listHistories(
  db: Database,
  citizenId: CitizenId,
  threadIds: readonly ThreadId[] | null,
): Promise<Map<ThreadId, ThreadEvent[]>> {
  const rows = await db.query<{ threadId: ThreadId; data: ThreadEvent }>(sql`
    select thread_id as "threadId", data
    from correspondence.thread_events
    where citizen_id = ${citizenId}
      and (${threadIds === null} or thread_id = any(${threadIds ?? []}::uuid[]))
    order by thread_id, sequence`)
  return byThread(rows)
}

/** The same for a page of a list, across citizens. */
export async function listHistoriesOf(
  db: Database,
  keys: readonly ThreadKey[],
): Promise<Map<string, ThreadEvent[]>> {
  if (keys.length === 0) return new Map()
  const rows = await db.query<{ threadId: string; data: ThreadEvent }>(sql`
    select event.citizen_id || ' ' || event.thread_id as "threadId", event.data
    from correspondence.thread_events as event
    join jsonb_to_recordset(${JSON.stringify(
      keys.map(({ citizenId, threadId }) => ({ citizen_id: citizenId, thread_id: threadId })),
    )}::jsonb) as wanted (citizen_id uuid, thread_id uuid)
      on wanted.citizen_id = event.citizen_id and wanted.thread_id = event.thread_id
    order by event.citizen_id, event.thread_id, event.sequence`)
  return byThread(rows)
}

/** How a thread is named across citizens. */
export function nameOf({ citizenId, threadId }: ThreadKey): string {
  return `${citizenId} ${threadId}`
}

function byThread<Id extends string>(
  rows: readonly { readonly threadId: Id; readonly data: ThreadEvent }[],
): Map<Id, ThreadEvent[]> {
  const histories = new Map<Id, ThreadEvent[]>()
  for (const { threadId, data } of rows) {
    const events = histories.get(threadId)
    if (events === undefined) histories.set(threadId, [data])
    else events.push(data)
  }
  return histories
}

export async function saveThread(db: Database, row: ThreadRow): Promise<void> {
  await db.execute(sql`
    insert into correspondence.threads (
      citizen_id, id, kind, category, latest_at, letters, answer_due_at, is_answer_told, version)
    values (
      ${row.citizenId}, ${row.threadId}, ${row.kind}, ${row.category}, ${row.latestAt}, ${row.letters},
      ${row.answerDueAt}, ${row.isAnswerTold}, ${row.version})
    on conflict (citizen_id, id) do update
    set kind = excluded.kind, category = excluded.category, latest_at = excluded.latest_at, letters = excluded.letters,
      answer_due_at = excluded.answer_due_at, is_answer_told = excluded.is_answer_told, version = excluded.version`)
}

/** Keeps what has happened, numbered on from what was known, and where each letter of it is. */
export async function insertEvents(
  db: Database,
  { citizenId, threadId }: ThreadKey,
  after: number,
  events: readonly ThreadEvent[],
): Promise<void> {
  const rows = events.map((event, index) => ({
    sequence: after + index + 1,
    type: event.type,
    at: event.at,
    data: event,
  }))
  const letterIds = events.flatMap((event) => (event.type === 'letter-kept' ? [event.letter.letterId] : []))
  await db.execute(sql`
    with kept as (
      insert into correspondence.letters (citizen_id, id, thread_id)
      select ${citizenId}, unnest(${letterIds}::uuid[]), ${threadId}
    )
    insert into correspondence.thread_events (citizen_id, thread_id, sequence, type, at, data)
    select ${citizenId}, ${threadId}, sequence, type, at, data
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as row (sequence integer, type text, at timestamptz, data jsonb)`)
}

export async function saveBoxes(
  db: Database,
  { citizenId, threadId }: ThreadKey,
  boxes: readonly Box[],
): Promise<void> {
  const rows = boxes.map((box) => ({
    unit_id: box.unitId,
    is_receiver: box.isReceiver,
    has_sent: box.hasSent,
    unread: box.unread,
    unread_since: box.unreadSince,
    answer_due_at: box.answerDueAt,
    has_failed: box.hasFailed,
    latest_at: box.latestAt,
    tied_from: box.tiedFrom,
    tied_until: box.tiedUntil,
  }))
  await db.execute(sql`
    insert into correspondence.boxes (
      citizen_id, thread_id, unit_id, is_receiver, has_sent, unread, unread_since, answer_due_at, has_failed, latest_at,
      tied_from, tied_until)
    select ${citizenId}, ${threadId}, unit_id, is_receiver, has_sent, unread, unread_since, answer_due_at, has_failed,
      latest_at, tied_from, tied_until
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as row (
        unit_id uuid, is_receiver boolean, has_sent boolean, unread integer, unread_since timestamptz,
        answer_due_at timestamptz, has_failed boolean, latest_at timestamptz, tied_from timestamptz,
        tied_until timestamptz)
    on conflict (citizen_id, thread_id, unit_id) do update
    set is_receiver = excluded.is_receiver, has_sent = excluded.has_sent, unread = excluded.unread,
      unread_since = excluded.unread_since, answer_due_at = excluded.answer_due_at, has_failed = excluded.has_failed,
      latest_at = excluded.latest_at, tied_from = excluded.tied_from, tied_until = excluded.tied_until`)
}

/** The thread a letter is in; undefined when we have no such letter about the citizen. */
export async function findThreadOf(
  db: Database,
  citizenId: CitizenId,
  letterId: LetterId,
): Promise<ThreadId | undefined> {
  const row = await db.maybe<{ threadId: ThreadId }>(sql`
    select thread_id as "threadId"
    from correspondence.letters
    where citizen_id = ${citizenId}
      and id = ${letterId}`)
  return row?.threadId
}

/** Answers whose time has run out and about which nobody has been asked to act; the oldest first. */
export function listOverdue(db: Database, now: Instant, limit: number): Promise<ThreadKey[]> {
  return db.query<ThreadKey>(sql`
    select citizen_id as "citizenId", id as "threadId"
    from correspondence.threads
    where answer_due_at < ${now}
      and not is_answer_told
    order by answer_due_at, id
    limit ${limit}`)
}

// ------------------------------------------------------------------------------------------------ inbox

export type Show = 'unread' | 'needs-answer' | 'sent' | 'all'

/** Whose threads a list may show: of these units, and of which citizens. */
export interface Scope {
  readonly unitIds: readonly OrganisationId[]
  /** When not null: of no other citizens. */
  readonly only: readonly CitizenId[] | null
  readonly hidden: readonly CitizenId[]
}

/** A thread in a unit's inbox. */
export interface BoxRow extends ThreadKey, Omit<Box, 'unitId'> {
  readonly unitId: OrganisationId
  readonly kind: LetterKind
}

/** Where a page ended. */
export interface Place {
  readonly latestAt: Instant
  readonly threadId: ThreadId
}

/**
 * The threads of some units, the latest first, each once. What a unit was sent is shown as long as that ties it to the citizen; what
 * it has only sent itself is told apart by `isReceiver`, for the caller to ask about each citizen.
 */
export function listBoxes(
  db: Database,
  { unitIds, only, hidden }: Scope,
  wish: {
    readonly show: Show
    readonly now: Instant
    readonly after?: Place | undefined
    readonly limit: number
  },
): Promise<BoxRow[]> {
  const { show, now, after, limit } = wish
  const shown = {
    unread: sql`box.unread > 0`,
    'needs-answer': sql`box.answer_due_at is not null`,
    sent: sql`box.has_sent`,
    all: sql`true`,
  }[show]
  const isAllowed = sql`
    case when box.is_receiver and (box.tied_until is null or box.tied_until > ${now})
      then not box.citizen_id = any(${hidden}::uuid[]) and (${only}::uuid[] is null or box.citizen_id = any(${only}::uuid[]))
      else box.has_sent end`
  const wanted = [
    sql`box.unit_id = any(${unitIds}::uuid[])`,
    shown,
    isAllowed,
    ...(after === undefined
      ? []
      : [sql`(box.latest_at, box.thread_id) < (${after.latestAt}::timestamptz, ${after.threadId}::uuid)`]),
  ]
  return db.query<BoxRow>(sql`
    select *
    from (
      select distinct on (box.latest_at, box.thread_id, box.citizen_id)
        box.citizen_id as "citizenId", box.thread_id as "threadId", box.unit_id as "unitId",
        (box.is_receiver and (box.tied_until is null or box.tied_until > ${now})) as "isReceiver",
        box.has_sent as "hasSent", box.unread, box.unread_since as "unreadSince", box.answer_due_at as "answerDueAt",
        box.has_failed as "hasFailed", box.latest_at as "latestAt", box.tied_from as "tiedFrom",
        box.tied_until as "tiedUntil", thread.kind
      from correspondence.boxes as box
      join correspondence.threads as thread on thread.citizen_id = box.citizen_id and thread.id = box.thread_id
      where ${join(wanted, ' and ')}
      order by box.latest_at desc, box.thread_id desc, box.citizen_id, box.unread desc, box.is_receiver desc, box.unit_id
      limit ${limit}
    ) as boxes
    order by "latestAt" desc, "threadId" desc`)
}

/** How much waits in these units. Numbers alone: whom they are about does not leave. */
export function countBoxes(
  db: Database,
  { unitIds, only, hidden }: Scope,
  now: Instant,
): Promise<{ unread: number; needsAnswer: number; overdue: number; failed: number }> {
  return db.one(sql`
    select count(*) filter (where unread > 0)::integer as unread,
      count(*) filter (where answer_due_at is not null)::integer as "needsAnswer",
      count(*) filter (where answer_due_at < ${now})::integer as overdue,
      count(*) filter (where has_failed)::integer as failed
    from correspondence.boxes
    where unit_id = any(${unitIds}::uuid[])
      and (unread > 0 or answer_due_at is not null or has_failed)
      and not citizen_id = any(${hidden}::uuid[])
      and (${only}::uuid[] is null or citizen_id = any(${only}::uuid[]))`)
}

// ------------------------------------------------------------------------------------------------ files

/** A file and what it is. */
export interface StoredFile {
  readonly contentType: string
  readonly bytes: Uint8Array
}

export interface Upload extends StoredFile {
  readonly citizenId: CitizenId
  readonly uploadId: string
  readonly personId: PersonId
  readonly title: string
  readonly sha256: string
  readonly uploadedAt: Instant
}

export async function insertUpload(db: Database, one: Upload): Promise<void> {
  await db.execute(sql`
    insert into correspondence.uploads (citizen_id, id, person_id, title, content_type, sha256, bytes, uploaded_at)
    values (
      ${one.citizenId}, ${one.uploadId}, ${one.personId}, ${one.title}, ${one.contentType}, ${one.sha256},
      ${Buffer.from(one.bytes)}, ${one.uploadedAt})`)
}

/** What somebody has uploaded, without the bytes. Another's uploads are not theirs to send. */
export function listUploads(
  db: Database,
  citizenId: CitizenId,
  personId: PersonId,
  uploadIds: readonly string[],
): Promise<(Omit<Upload, 'bytes'> & { readonly byteLength: number })[]> {
  return db.query(sql`
    select citizen_id as "citizenId", id as "uploadId", person_id as "personId", title, content_type as "contentType",
      sha256, octet_length(bytes) as "byteLength", uploaded_at as "uploadedAt"
    from correspondence.uploads
    where citizen_id = ${citizenId}
      and person_id = ${personId}
      and id = any(${uploadIds}::uuid[])`)
}

/** Puts uploads among the files. The same file twice is there once. */
export async function keepUploads(
  db: Database,
  citizenId: CitizenId,
  uploadIds: readonly string[],
  at: Instant,
): Promise<void> {
  await db.execute(sql`
    insert into correspondence.files (citizen_id, sha256, content_type, bytes, kept_at)
    select distinct on (sha256) citizen_id, sha256, content_type, bytes, ${at}
    from correspondence.uploads
    where citizen_id = ${citizenId}
      and id = any(${uploadIds}::uuid[])
    on conflict do nothing`)
}

export function findFile(
  db: Database,
  citizenId: CitizenId,
  sha256: string,
): Promise<StoredFile | undefined> {
  return db.maybe<StoredFile>(sql`
    select content_type as "contentType", bytes
    from correspondence.files
    where citizen_id = ${citizenId}
      and sha256 = ${sha256}`)
}

/** Uploads nobody has sent for so long are gone. */
export async function dropUploadsBefore(db: Database, at: Instant): Promise<void> {
  await db.execute(sql`
    delete from correspondence.uploads
    where uploaded_at < ${at}`)
}

// ------------------------------------------------------------------------------------------------ drafts

export interface DraftRow extends ThreadKey {
  readonly personId: PersonId
  readonly unitId: OrganisationId
  readonly kind: LetterKind
  readonly draft: Draft
  readonly savedAt: Instant
}

export async function saveDraft(db: Database, row: DraftRow): Promise<void> {
  await db.execute(sql`
    insert into correspondence.drafts (citizen_id, person_id, thread_id, deed, unit_id, kind, data, saved_at)
    values (
      ${row.citizenId}, ${row.personId}, ${row.threadId}, ${row.draft.deed}, ${row.unitId}, ${row.kind},
      ${JSON.stringify(row.draft)}::jsonb, ${row.savedAt})
    on conflict (citizen_id, person_id, thread_id, deed) do update
    set unit_id = excluded.unit_id, kind = excluded.kind, data = excluded.data, saved_at = excluded.saved_at`)
}

export function listDrafts(db: Database, citizenId: CitizenId, personId: PersonId): Promise<DraftRow[]> {
  return db.query<DraftRow>(sql`
    select citizen_id as "citizenId", thread_id as "threadId", person_id as "personId", unit_id as "unitId", kind,
      data as "draft", saved_at as "savedAt"
    from correspondence.drafts
    where citizen_id = ${citizenId}
      and person_id = ${personId}
    order by saved_at desc, thread_id, deed`)
}

/** How many were there to be dropped. Without a deed, all that is written in the thread. */
export function dropDraft(
  db: Database,
  { citizenId, threadId }: ThreadKey,
  personId: PersonId,
  deed?: Draft['deed'],
): Promise<number> {
  return db.execute(sql`
    delete from correspondence.drafts
    where citizen_id = ${citizenId}
      and person_id = ${personId}
      and thread_id = ${threadId}
      and deed = coalesce(${deed ?? null}, deed)`)
}
