import type { PersonId } from '../../../../kernel/ids.ts'
import type { Instant } from '../../../../kernel/instant.ts'
import type { Database } from '../../../platform/db/database.ts'
import { sql } from '../../../platform/db/sql.ts'
import type { Draft, DraftEvent, DraftId } from '../domain/draft.ts'

/** Who did it, as the history says. */
export interface DraftDoer {
  readonly personId: PersonId
  readonly name: string
}

/** A draft as the row has it. */
export interface KeptDraft extends Draft {
  readonly savedAt: Instant
  readonly savedBy: string
}

export interface DraftHistoryLine {
  readonly at: Instant
  readonly by: string
  readonly deed: DraftEvent['type']
}

const columns = sql`
  id as "draftId", code, based_on as "basedOn", revision, status, published_as as "publishedAs", document,
  saved_at as "savedAt", saved_by as "savedBy"`

export function findDraft(db: Database, draftId: DraftId): Promise<KeptDraft | undefined> {
  return db.maybe<KeptDraft>(sql`
    select ${columns}
    from pathway.programme_drafts
    where id = ${draftId}`)
}

/** The draft, held until the transaction ends: whoever changes it changes it alone. */
export function lockDraft(db: Database, draftId: DraftId): Promise<KeptDraft | undefined> {
  return db.maybe<KeptDraft>(sql`
    select ${columns}
    from pathway.programme_drafts
    where id = ${draftId}
    for update`)
}

/** Drafts that are open, those saved last first. */
export function listOpenDrafts(db: Database): Promise<KeptDraft[]> {
  return db.query<KeptDraft>(sql`
    select ${columns}
    from pathway.programme_drafts
    where status = 'open'
    order by saved_at desc, id`)
}

export async function hasOpenDraft(db: Database, code: string): Promise<boolean> {
  const found = await db.maybe(sql`
    select id
    from pathway.programme_drafts
    where code = ${code} and status = 'open'`)
  return found !== undefined
}

export async function insertDraft(db: Database, draft: Draft, by: DraftDoer, at: Instant): Promise<void> {
  await db.execute(sql`
    insert into pathway.programme_drafts (
      id, code, based_on, revision, status, published_as, document, saved_at, saved_by)
    values (
      ${draft.draftId}, ${draft.code}, ${draft.basedOn}, ${draft.revision}, ${draft.status}, ${draft.publishedAs},
      ${JSON.stringify(draft.document)}::jsonb, ${at}, ${by.name})`)
}

export async function updateDraft(db: Database, draft: Draft, by: DraftDoer, at: Instant): Promise<void> {
  await db.execute(sql`
    update pathway.programme_drafts
    set revision = ${draft.revision},
      status = ${draft.status},
      published_as = ${draft.publishedAs},
      document = ${JSON.stringify(draft.document)}::jsonb,
      saved_at = ${at},
      saved_by = ${by.name}
    where id = ${draft.draftId}`)
}

/** Adds to the history of a draft. Whoever calls holds the draft. */
export async function insertDraftEvent(
  db: Database,
  draftId: DraftId,
  { type, ...data }: DraftEvent,
  by: DraftDoer,
  at: Instant,
): Promise<void> {
  await db.execute(sql`
    insert into pathway.programme_draft_events (draft_id, sequence, type, at, by_person_id, by_name, data)
    select ${draftId}, coalesce(max(sequence), 0) + 1, ${type}, ${at}, ${by.personId}, ${by.name},
      ${JSON.stringify(data)}::jsonb
    from pathway.programme_draft_events
    where draft_id = ${draftId}`)
}

/** What has been done with a draft, the latest first. */
export function listDraftHistory(db: Database, draftId: DraftId): Promise<DraftHistoryLine[]> {
  return db.query<DraftHistoryLine>(sql`
    select at, by_name as by, type as deed
    from pathway.programme_draft_events
    where draft_id = ${draftId}
    order by sequence desc`)
}

/** Every event of a draft in order, as it was said. */
export function listDraftEvents(db: Database, draftId: DraftId): Promise<DraftEvent[]> {
  return db
    .query<{ type: DraftEvent['type']; data: object }>(sql`
      select type, data
      from pathway.programme_draft_events
      where draft_id = ${draftId}
      order by sequence`)
    .then((rows) => rows.map(({ type, data }) => ({ type, ...data }) as DraftEvent))
}

/** When each version of each programme was published. */
export function listPublishedAt(
  db: Database,
): Promise<{ code: string; version: number; publishedAt: Instant }[]> {
  return db.query(sql`
    select code, version, published_at as "publishedAt"
    from pathway.programmes
    order by code, version`)
}

/** The versions this house has written itself. */
export function listPublishedDrafts(db: Database): Promise<{ code: string; version: number }[]> {
  return db.query(sql`
    select code, published_as as version
    from pathway.programme_drafts
    where published_as is not null`)
}
