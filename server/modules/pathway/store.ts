import type { CitizenId, PathwayId, PersonId, SubjectId } from '../../../kernel/ids.ts'
import type { DanishDate, Instant } from '../../../kernel/instant.ts'
import type { Database } from '../../platform/db/database.ts'
import { sql } from '../../platform/db/sql.ts'
import type { PathwayStatus } from './domain/advance.ts'
import type { Fact } from './domain/fact.ts'
import type { ObligationEvent } from './domain/obligation.ts'
import type { Programme, PublishedProgramme, WithdrawReason } from './domain/programme.ts'
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

/** How many versions are published or retired. Rows are only ever added, so the same number means the same programmes. */
export async function countPublished(db: Database): Promise<number> {
  const { count } = await db.one<{ count: number }>(sql`
    select (select count(*) from pathway.programmes) + (select count(*) from pathway.retirements) as count`)
  return count
}

/** Every published version, with the day it is retired on. */
export async function readProgrammes(db: Database): Promise<PublishedProgramme[]> {
  const rows = await db.query<{ document: Programme; retired_on: DanishDate | null }>(sql`
    select programmes.document, retirements.retired_on
    from pathway.programmes
      left join pathway.retirements using (code, version)
    order by programmes.code, programmes.version`)
  return rows.map(({ document, retired_on }) => ({
    ...document,
    ...(retired_on !== null && { retiredOn: retired_on }),
  }))
}

/** Retires a version. @returns false when it was retired before */
export async function insertRetirement(
  db: Database,
  retirement: {
    readonly code: string
    readonly version: number
    readonly on: DanishDate
    readonly reason: string
    readonly by: PersonId | null
  },
  at: Instant,
): Promise<boolean> {
  const { code, version, on, reason, by } = retirement
  const added = await db.execute(sql`
    insert into pathway.retirements (code, version, retired_on, reason, retired_by, retired_at)
    values (${code}, ${version}, ${on}, ${reason}, ${by}, ${at})
    on conflict do nothing`)
  return added === 1
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

/** Holds citizens' pathways until the transaction ends: whoever folds their facts folds them alone. Always in one order. */
export async function lockCitizens(db: Database, citizenIds: readonly CitizenId[]): Promise<void> {
  await db.execute(sql`
    select pg_advisory_xact_lock(hashtextextended('pathway ' || held.id, 0))
    from (
      select id
      from unnest(${citizenIds}::uuid[]) as id
      order by id
    ) as held`)
}

/** Those of the citizens whose pathways nobody else holds; they are held from now on. */
export async function lockFree(db: Database, citizenIds: readonly CitizenId[]): Promise<CitizenId[]> {
  const rows = await db.query<{ id: CitizenId }>(sql`
    select held.id
    from (
      select id
      from unnest(${citizenIds}::uuid[]) as id
      order by id
    ) as held
    where pg_try_advisory_xact_lock(hashtextextended('pathway ' || held.id, 0))`)
  return rows.map(({ id }) => id)
}

/** What has happened to one citizen. */
export interface FactsOf {
  readonly citizenId: CitizenId
  readonly facts: readonly Fact[]
}

/** Keeps the facts not known yet. @returns the citizens of whom some were new */
export async function insertFacts(
  db: Database,
  told: readonly FactsOf[],
  at: Instant,
): Promise<ReadonlySet<CitizenId>> {
  const rows = told.flatMap(({ citizenId, facts }) =>
    facts.map(({ subjectId, ...fact }) => ({
      ...fact,
      citizen_id: citizenId,
      subject_id: subjectId ?? null,
    })),
  )
  const inserted = await db.query<{ citizen_id: CitizenId }>(sql`
    insert into pathway.facts (citizen_id, key, kind, at, subject_id, data, source, told_at)
    select citizen_id, key, kind, at, subject_id, data, source, ${at}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as row (citizen_id uuid, key text, kind text, at timestamptz, subject_id uuid, data jsonb, source text)
    on conflict do nothing
    returning citizen_id`)
  return new Set(inserted.map((row) => row.citizen_id))
}

/** Everything told about a citizen. */
export async function listFacts(db: Database, citizenId: CitizenId): Promise<Fact[]> {
  return (await listFactsOf(db, [citizenId])).get(citizenId) ?? []
}

/** Everything told about these citizens. */
export async function listFactsOf(
  db: Database,
  citizenIds: readonly CitizenId[],
): Promise<ReadonlyMap<CitizenId, Fact[]>> {
  const rows = await db.query<
    Omit<Fact, 'subjectId'> & { citizen_id: CitizenId; subjectId: SubjectId | null }
  >(sql`
    select citizen_id, key, kind, at, subject_id as "subjectId", data, source
    from pathway.facts
    where citizen_id = any(${citizenIds}::uuid[])`)
  return byCitizen(rows, ({ subjectId, ...fact }) => (subjectId === null ? fact : { ...fact, subjectId }))
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

/** The pathways of a citizen, in the order they began. */
export async function listPathways(db: Database, citizenId: CitizenId): Promise<Pathway[]> {
  return (await listPathwaysOf(db, [citizenId])).get(citizenId) ?? []
}

/** The pathways of these citizens, of each in the order they began. */
export async function listPathwaysOf(
  db: Database,
  citizenIds: readonly CitizenId[],
): Promise<ReadonlyMap<CitizenId, Pathway[]>> {
  const rows = await db.query<Pathway & { citizen_id: CitizenId }>(sql`
    select citizen_id, id as "pathwayId", programme_code as "programmeCode",
      programme_version as "programmeVersion", subject_id as "subjectId", started_at as "startedAt", status,
      stopped_by as "stoppedBy", next_look_at as "nextLookAt"
    from pathway.pathways
    where citizen_id = any(${citizenIds}::uuid[])
    order by citizen_id, started_at, id`)
  return byCitizen(rows, (pathway) => pathway)
}

/** A pathway, and whose it is. */
export interface PathwayOf<Of = Pathway> {
  readonly citizenId: CitizenId
  readonly pathway: Of
}

export async function insertPathways(db: Database, pathways: readonly PathwayOf[]): Promise<void> {
  if (pathways.length === 0) return
  const rows = pathways.map(({ citizenId, pathway }) => ({
    citizen_id: citizenId,
    id: pathway.pathwayId,
    programme_code: pathway.programmeCode,
    programme_version: pathway.programmeVersion,
    subject_id: pathway.subjectId,
    started_at: pathway.startedAt,
    status: pathway.status,
  }))
  await db.execute(sql`
    insert into pathway.pathways (
      citizen_id, id, programme_code, programme_version, subject_id, started_at, status)
    select citizen_id, id, programme_code, programme_version, subject_id, started_at, status
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as row (
        citizen_id uuid, id uuid, programme_code text, programme_version integer, subject_id uuid,
        started_at timestamptz, status text)`)
}

/** Where a pathway is by facts and clock. */
export type PathwayState = Pick<Pathway, 'pathwayId' | 'status' | 'stoppedBy' | 'nextLookAt'>

/** What the clock and the facts add up to now, for the pathways where it is something else than the row says. */
export async function updatePathways(
  db: Database,
  pathways: readonly PathwayOf<PathwayState>[],
): Promise<void> {
  if (pathways.length === 0) return
  const rows = pathways.map(({ citizenId, pathway }) => ({
    citizen_id: citizenId,
    id: pathway.pathwayId,
    status: pathway.status,
    stopped_by: pathway.stoppedBy,
    next_look_at: pathway.nextLookAt,
  }))
  await db.execute(sql`
    update pathway.pathways as pathway
    set status = row.status,
      stopped_by = row.stopped_by,
      next_look_at = row.next_look_at
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as row (citizen_id uuid, id uuid, status text, stopped_by text, next_look_at timestamptz)
    where pathway.citizen_id = row.citizen_id
      and pathway.id = row.id`)
}

/** What has been said about the obligations of each pathway of a citizen, in the order it was said. */
export function listObligationEvents(
  db: Database,
  citizenId: CitizenId,
): Promise<ReadonlyMap<PathwayId, ObligationEvent[]>> {
  return listObligationEventsOf(db, [citizenId])
}

/** What has been said about the obligations of each pathway of these citizens, in the order it was said. */
export async function listObligationEventsOf(
  db: Database,
  citizenIds: readonly CitizenId[],
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
    where citizen_id = any(${citizenIds}::uuid[])
    order by citizen_id, pathway_id, sequence`)
  const byPathway = new Map<PathwayId, ObligationEvent[]>()
  for (const { pathway_id, step_id: stepId, occurrence, type, at, data } of rows) {
    const event = { stepId, occurrence, at, type, ...data } as ObligationEvent
    const events = byPathway.get(pathway_id)
    if (events === undefined) byPathway.set(pathway_id, [event])
    else events.push(event)
  }
  return byPathway
}

/** What is said about the obligations of a pathway, after so many things that were said before. */
export interface SaidOf {
  readonly citizenId: CitizenId
  readonly pathwayId: PathwayId
  readonly after: number
  readonly events: readonly ObligationEvent[]
}

export async function insertObligationEvents(db: Database, said: readonly SaidOf[]): Promise<void> {
  const rows = said.flatMap(({ citizenId, pathwayId, after, events }) =>
    events.map(({ stepId, occurrence, type, at, ...data }, index) => ({
      citizen_id: citizenId,
      pathway_id: pathwayId,
      sequence: after + index + 1,
      step_id: stepId,
      occurrence,
      type,
      at,
      data,
    })),
  )
  if (rows.length === 0) return
  await db.execute(sql`
    insert into pathway.obligation_events (
      citizen_id, pathway_id, sequence, step_id, occurrence, type, at, data)
    select citizen_id, pathway_id, sequence, step_id, occurrence, type, at, data
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as row (
        citizen_id uuid, pathway_id uuid, sequence integer, step_id text, occurrence integer, type text,
        at timestamptz, data jsonb)`)
}

function byCitizen<Row extends { readonly citizen_id: CitizenId }, Value>(
  rows: readonly Row[],
  toValue: (row: Omit<Row, 'citizen_id'>) => Value,
): Map<CitizenId, Value[]> {
  const lists = new Map<CitizenId, Value[]>()
  for (const { citizen_id, ...row } of rows) {
    const value = toValue(row)
    const list = lists.get(citizen_id)
    if (list === undefined) lists.set(citizen_id, [value])
    else list.push(value)
  }
  return lists
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
