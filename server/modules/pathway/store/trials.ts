import type { Branded, CitizenId, PathwayId, PersonId, SubjectId } from '../../../../kernel/ids.ts'
import type { Instant } from '../../../../kernel/instant.ts'
import type { Database } from '../../../platform/db/database.ts'
import { sql } from '../../../platform/db/sql.ts'
import type { Fact } from '../domain/fact.ts'
import type { Programme } from '../domain/programme.ts'
import type { Tally } from '../domain/tally.ts'

export type TrialId = Branded<'TrialId'>

/** Two versions compared on recorded pathways, and how far the walk has come. */
export interface Trial {
  readonly trialId: TrialId
  readonly code: string
  readonly oldVersion: number
  /** Null when a draft is tried. */
  readonly newVersion: number | null
  readonly old: Programme
  readonly renewed: Programme
  readonly status: 'running' | 'finished' | 'stopped-at-limit'
  readonly beganAt: Instant
  /** What was recorded later does not count. */
  readonly until: Instant
  /** How many there were to compare. */
  readonly pathways: number
  readonly done: number
  /** Where the walk is: the next one comes before this, newest citizens first. */
  readonly place: TrialPlace | null
  readonly tally: Tally
}

export interface TrialPlace {
  readonly citizenId: CitizenId
  readonly pathwayId: PathwayId
}

const columns = sql`
  id as "trialId", code, old_version as "oldVersion", new_version as "newVersion", old_document as old,
  new_document as renewed, status, began_at as "beganAt", until, pathways, done,
  case when after_id is not null
    then jsonb_build_object('citizenId', after_citizen_id, 'pathwayId', after_id) end as place, tally`

export function findTrial(db: Database, trialId: TrialId): Promise<Trial | undefined> {
  return db.maybe<Trial>(sql`
    select ${columns}
    from pathway.programme_trials
    where id = ${trialId}`)
}

/** The trial, held until the transaction ends; undefined when another holds it. */
export function takeTrial(db: Database, trialId: TrialId): Promise<Trial | undefined> {
  return db.maybe<Trial>(sql`
    select ${columns}
    from pathway.programme_trials
    where id = ${trialId} and status = 'running'
    for update skip locked`)
}

export async function insertTrial(db: Database, trial: Trial, by: PersonId): Promise<void> {
  await db.execute(sql`
    insert into pathway.programme_trials (
      id, code, old_version, new_version, old_document, new_document, status, began_at, until, begun_by, pathways, done,
      tally)
    values (
      ${trial.trialId}, ${trial.code}, ${trial.oldVersion}, ${trial.newVersion}, ${JSON.stringify(trial.old)}::jsonb,
      ${JSON.stringify(trial.renewed)}::jsonb, ${trial.status}, ${trial.beganAt}, ${trial.until}, ${by},
      ${trial.pathways}, ${trial.done}, ${JSON.stringify(trial.tally)}::jsonb)`)
}

/** How far the walk has come. Numbers only. */
export async function updateTrial(
  db: Database,
  { trialId, status, done, place, tally }: Pick<Trial, 'trialId' | 'status' | 'done' | 'place' | 'tally'>,
): Promise<void> {
  await db.execute(sql`
    update pathway.programme_trials
    set status = ${status},
      done = ${done},
      after_citizen_id = ${place?.citizenId ?? null},
      after_id = ${place?.pathwayId ?? null},
      tally = ${JSON.stringify(tally)}::jsonb
    where id = ${trialId}`)
}

/** How many pathways of a programme are recorded, whatever their version. */
export async function countRecorded(db: Database, code: string, until: Instant): Promise<number> {
  const { count } = await db.one<{ count: number }>(sql`
    select count(*) as count
    from pathway.pathways
    where programme_code = ${code} and started_at <= ${until}`)
  return count
}

/** A recorded pathway to compare. */
export interface Recorded {
  readonly citizenId: CitizenId
  readonly pathwayId: PathwayId
  readonly subjectId: SubjectId
}

/** The next recorded pathways of a programme, newest citizens first. */
export function listRecorded(
  db: Database,
  { code, until, place }: Pick<Trial, 'code' | 'until' | 'place'>,
  limit: number,
): Promise<Recorded[]> {
  return db.query<Recorded>(sql`
    select citizen_id as "citizenId", id as "pathwayId", subject_id as "subjectId"
    from pathway.pathways
    where programme_code = ${code}
      and started_at <= ${until}
      and (${place === null} or (citizen_id, id) < (${place?.citizenId ?? null}::uuid, ${place?.pathwayId ?? null}::uuid))
    order by citizen_id desc, id desc
    limit ${limit}`)
}

/** Everything told until then about some citizens. */
export async function listFactsOfMany(
  db: Database,
  citizenIds: readonly CitizenId[],
  until: Instant,
): Promise<ReadonlyMap<CitizenId, Fact[]>> {
  const rows = await db.query<
    Omit<Fact, 'subjectId'> & { citizenId: CitizenId; subjectId: SubjectId | null }
  >(sql`
    select citizen_id as "citizenId", key, kind, at, subject_id as "subjectId", data, source
    from pathway.facts
    where citizen_id = any(${citizenIds}::uuid[]) and told_at <= ${until}`)
  const byCitizen = new Map<CitizenId, Fact[]>()
  for (const { citizenId, subjectId, ...fact } of rows) {
    const known = byCitizen.get(citizenId) ?? []
    known.push(subjectId === null ? fact : { ...fact, subjectId })
    byCitizen.set(citizenId, known)
  }
  return byCitizen
}
