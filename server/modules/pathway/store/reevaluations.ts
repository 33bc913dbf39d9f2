import type { Branded, CitizenId } from '../../../../kernel/ids.ts'
import type { Instant } from '../../../../kernel/instant.ts'
import type { Database } from '../../../platform/db/database.ts'
import { sql } from '../../../platform/db/sql.ts'

export type ReevaluationId = Branded<'ReevaluationId'>

/** A walk through running pathways, and how far it has come. */
export interface Reevaluation {
  readonly id: ReevaluationId
  /** Only pathways of this programme; null for all. */
  readonly programmeCode: string | null
  readonly reason: string
  readonly afterCitizenId: CitizenId | null
  /** How many citizens have been worked out anew. */
  readonly citizens: number
}

const columns = sql`
  id, programme_code as "programmeCode", reason, after_citizen_id as "afterCitizenId", citizens`

export async function insertReevaluation(
  db: Database,
  { id, programmeCode, reason }: Pick<Reevaluation, 'id' | 'programmeCode' | 'reason'>,
  at: Instant,
): Promise<void> {
  await db.execute(sql`
    insert into pathway.reevaluations (id, programme_code, reason, asked_at)
    values (${id}, ${programmeCode}, ${reason}, ${at})`)
}

/** The walks that have not come to their end, the oldest first. */
export async function listUnfinished(db: Database): Promise<ReevaluationId[]> {
  const rows = await db.query<{ id: ReevaluationId }>(sql`
    select id
    from pathway.reevaluations
    where finished_at is null
    order by asked_at, id`)
  return rows.map(({ id }) => id)
}

/** The reason of the latest walk whose reason begins so. */
export async function latestReason(db: Database, begins: string): Promise<string | undefined> {
  const row = await db.maybe<{ reason: string }>(sql`
    select reason
    from pathway.reevaluations
    where starts_with(reason, ${begins})
    order by asked_at desc, id desc
    limit 1`)
  return row?.reason
}

/** Holds a walk while one stretch of it is walked: two walkers take turns. Undefined when it is at its end. */
export function lockReevaluation(db: Database, id: ReevaluationId): Promise<Reevaluation | undefined> {
  return db.maybe<Reevaluation>(sql`
    select ${columns}
    from pathway.reevaluations
    where id = ${id}
      and finished_at is null
    for update`)
}

export async function countWalked(db: Database, id: ReevaluationId): Promise<number> {
  const row = await db.one<{ citizens: number }>(sql`
    select citizens
    from pathway.reevaluations
    where id = ${id}`)
  return row.citizens
}

/** The next citizens with a running pathway that the walk comes by. */
export async function listNextCitizens(
  db: Database,
  { programmeCode, afterCitizenId }: Reevaluation,
  limit: number,
): Promise<CitizenId[]> {
  const ofProgramme = programmeCode === null ? sql`` : sql`and programme_code = ${programmeCode}`
  const after = afterCitizenId === null ? sql`` : sql`and citizen_id > ${afterCitizenId}`
  const rows = await db.query<{ citizen_id: CitizenId }>(sql`
    select distinct citizen_id
    from pathway.pathways
    where status = 'running'
      ${ofProgramme}
      ${after}
    order by citizen_id
    limit ${limit}`)
  return rows.map((row) => row.citizen_id)
}

/** How far the walk has come, kept with what it did on the way. */
export async function keepProgress(
  db: Database,
  id: ReevaluationId,
  { after, more }: { readonly after: CitizenId; readonly more: number },
): Promise<void> {
  await db.execute(sql`
    update pathway.reevaluations
    set after_citizen_id = ${after},
      citizens = citizens + ${more}
    where id = ${id}`)
}

export async function addWalked(db: Database, id: ReevaluationId, more: number): Promise<void> {
  await db.execute(sql`
    update pathway.reevaluations
    set citizens = citizens + ${more}
    where id = ${id}`)
}

export async function finishReevaluation(db: Database, id: ReevaluationId, at: Instant): Promise<void> {
  await db.execute(sql`
    update pathway.reevaluations
    set finished_at = ${at}
    where id = ${id}`)
}

/** Citizens to be looked at again before the walk ends. */
export async function insertMissed(
  db: Database,
  id: ReevaluationId,
  citizenIds: readonly CitizenId[],
): Promise<void> {
  if (citizenIds.length === 0) return
  await db.execute(sql`
    insert into pathway.missed_citizens (reevaluation_id, citizen_id)
    select ${id}, citizen_id
    from unnest(${citizenIds}::uuid[]) as citizen_id
    on conflict do nothing`)
}

export async function listMissed(db: Database, id: ReevaluationId, limit: number): Promise<CitizenId[]> {
  const rows = await db.query<{ citizen_id: CitizenId }>(sql`
    select citizen_id
    from pathway.missed_citizens
    where reevaluation_id = ${id}
    order by citizen_id
    limit ${limit}`)
  return rows.map((row) => row.citizen_id)
}

/** @returns false when somebody else has looked at them meanwhile */
export async function deleteMissed(db: Database, id: ReevaluationId, citizenId: CitizenId): Promise<boolean> {
  const deleted = await db.execute(sql`
    delete from pathway.missed_citizens
    where reevaluation_id = ${id}
      and citizen_id = ${citizenId}`)
  return deleted === 1
}
