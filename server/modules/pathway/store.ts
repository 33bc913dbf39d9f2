import type { CitizenId, PathwayId, SubjectId } from '../../../kernel/ids.ts'
import type { Instant } from '../../../kernel/instant.ts'
import type { Database } from '../../platform/db/database.ts'
import { sql } from '../../platform/db/sql.ts'
import type { PathwayStatus } from './domain/advance.ts'
import type { Fact } from './domain/fact.ts'
import type { ObligationEvent } from './domain/obligation.ts'
import type { Programme, WithdrawReason } from './domain/programme.ts'
import type { ProgrammeDocument } from './understand-programme.ts'

/** Two servers that start at once take turns to publish. Any number will do, so long as it is ours. */
const publishingLock = 7_061_720

export async function lockPublishing(db: Database): Promise<void> {
  await db.execute(sql`select pg_advisory_xact_lock(${publishingLock})`)
}

export function listPublished(db: Database): Promise<{ code: string; version: number; checksum: string }[]> {
  return db.query(sql`
    select code, version, checksum
    from pathway.programmes`)
}

/** How many versions are published. Rows are only ever added, so the same number means the same programmes. */
export async function countPublished(db: Database): Promise<number> {
  const { count } = await db.one<{ count: number }>(sql`
    select count(*) as count
    from pathway.programmes`)
  return count
}

export async function readProgrammes(db: Database): Promise<Programme[]> {
  const rows = await db.query<{ document: Programme }>(sql`
    select document
    from pathway.programmes
    order by code, version`)
  return rows.map(({ document }) => document)
}

export async function insertProgrammes(
  db: Database,
  documents: readonly ProgrammeDocument[],
  at: Instant,
): Promise<void> {
  const rows = documents.map(({ programme, checksum }) => ({
    code: programme.code,
    version: programme.version,
    checksum,
    document: programme,
  }))
  await db.execute(sql`
    insert into pathway.programmes (code, version, checksum, document, published_at)
    select code, version, checksum, document, ${at}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as row (code text, version integer, checksum text, document jsonb)`)
}

/** Holds a citizen's pathways until the transaction ends: whoever folds their facts folds them alone. */
export async function lockCitizen(db: Database, citizenId: CitizenId): Promise<void> {
  await db.execute(sql`select pg_advisory_xact_lock(hashtextextended('pathway ' || ${citizenId}, 0))`)
}

/** Keeps the facts not known yet. @returns how many were new */
export function insertFacts(
  db: Database,
  citizenId: CitizenId,
  facts: readonly Fact[],
  at: Instant,
): Promise<number> {
  const rows = facts.map(({ subjectId, ...fact }) => ({ ...fact, subject_id: subjectId ?? null }))
  return db.execute(sql`
    insert into pathway.facts (citizen_id, key, kind, at, subject_id, data, source, told_at)
    select ${citizenId}, key, kind, at, subject_id, data, source, ${at}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as row (key text, kind text, at timestamptz, subject_id uuid, data jsonb, source text)
    on conflict do nothing`)
}

/** Everything told about a citizen. */
export async function listFacts(db: Database, citizenId: CitizenId): Promise<Fact[]> {
  const rows = await db.query<Omit<Fact, 'subjectId'> & { subjectId: SubjectId | null }>(sql`
    select key, kind, at, subject_id as "subjectId", data, source
    from pathway.facts
    where citizen_id = ${citizenId}`)
  return rows.map(({ subjectId, ...fact }) => (subjectId === null ? fact : { ...fact, subjectId }))
}

/** A running or past pathway, as the row has it. */
export interface Pathway {
  readonly pathwayId: PathwayId
  readonly programmeCode: string
  readonly programmeVersion: number
  readonly subjectId: SubjectId
  readonly startedAt: Instant
  readonly status: PathwayStatus
  readonly stoppedBy: WithdrawReason | null
  readonly nextLookAt: Instant | null
}

export function listPathways(db: Database, citizenId: CitizenId): Promise<Pathway[]> {
  return db.query<Pathway>(sql`
    select id as "pathwayId", programme_code as "programmeCode", programme_version as "programmeVersion",
      subject_id as "subjectId", started_at as "startedAt", status, stopped_by as "stoppedBy",
      next_look_at as "nextLookAt"
    from pathway.pathways
    where citizen_id = ${citizenId}
    order by started_at, id`)
}

export async function insertPathways(
  db: Database,
  citizenId: CitizenId,
  pathways: readonly Pathway[],
): Promise<void> {
  if (pathways.length === 0) return
  const rows = pathways.map((one) => ({
    id: one.pathwayId,
    programme_code: one.programmeCode,
    programme_version: one.programmeVersion,
    subject_id: one.subjectId,
    started_at: one.startedAt,
    status: one.status,
  }))
  await db.execute(sql`
    insert into pathway.pathways (
      citizen_id, id, programme_code, programme_version, subject_id, started_at, status)
    select ${citizenId}, id, programme_code, programme_version, subject_id, started_at, status
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as row (
        id uuid, programme_code text, programme_version integer, subject_id uuid, started_at timestamptz,
        status text)`)
}

/** What the clock and the facts add up to now, for the pathways where it is something else than the row says. */
export async function updatePathways(
  db: Database,
  citizenId: CitizenId,
  pathways: readonly Pick<Pathway, 'pathwayId' | 'status' | 'stoppedBy' | 'nextLookAt'>[],
): Promise<void> {
  if (pathways.length === 0) return
  const rows = pathways.map((one) => ({
    id: one.pathwayId,
    status: one.status,
    stopped_by: one.stoppedBy,
    next_look_at: one.nextLookAt,
  }))
  await db.execute(sql`
    update pathway.pathways as pathway
    set status = row.status,
      stopped_by = row.stopped_by,
      next_look_at = row.next_look_at
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as row (id uuid, status text, stopped_by text, next_look_at timestamptz)
    where pathway.citizen_id = ${citizenId}
      and pathway.id = row.id`)
}

/** What has been said about the obligations of each pathway, in the order it was said. */
export async function listObligationEvents(
  db: Database,
  citizenId: CitizenId,
): Promise<ReadonlyMap<PathwayId, ObligationEvent[]>> {
  const rows = await db.query<{
    pathway_id: PathwayId
    step_id: string
    occurrence: number
    type: ObligationEvent['type']
    at: Instant
    data: object
  }>(sql`
    select pathway_id, step_id, occurrence, type, at, data
    from pathway.obligation_events
    where citizen_id = ${citizenId}
    order by pathway_id, sequence`)
  const byPathway = new Map<PathwayId, ObligationEvent[]>()
  for (const { pathway_id, step_id: stepId, occurrence, type, at, data } of rows) {
    const events = byPathway.get(pathway_id) ?? []
    events.push({ stepId, occurrence, at, type, ...data } as ObligationEvent)
    byPathway.set(pathway_id, events)
  }
  return byPathway
}

/** Adds events to a pathway, after those it has. */
export async function insertObligationEvents(
  db: Database,
  citizenId: CitizenId,
  pathwayId: PathwayId,
  events: readonly ObligationEvent[],
  after: number,
): Promise<void> {
  if (events.length === 0) return
  const rows = events.map(({ stepId, occurrence, type, at, ...data }, index) => ({
    sequence: after + index + 1,
    step_id: stepId,
    occurrence,
    type,
    at,
    data,
  }))
  await db.execute(sql`
    insert into pathway.obligation_events (
      citizen_id, pathway_id, sequence, step_id, occurrence, type, at, data)
    select ${citizenId}, ${pathwayId}, sequence, step_id, occurrence, type, at, data
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as row (sequence integer, step_id text, occurrence integer, type text, at timestamptz, data jsonb)`)
}

/** Citizens with a pathway the clock may have changed, the longest waiting first. */
export async function listAwaitingTheClock(db: Database, now: Instant, limit: number): Promise<CitizenId[]> {
  const rows = await db.query<{ citizen_id: CitizenId }>(sql`
    select citizen_id
    from pathway.pathways
    where next_look_at < ${now}
    group by citizen_id
    order by min(next_look_at)
    limit ${limit}`)
  return rows.map((row) => row.citizen_id)
}
