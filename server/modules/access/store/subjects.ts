import type { CitizenId, PersonId } from '../../../../kernel/ids.ts'
import type { DanishDate, Instant } from '../../../../kernel/instant.ts'
import { sql } from '../../../platform/db/sql.ts'
import type { Shell } from '../../../platform/shell.ts'

/** A citizen as the rules and the log control know them: keys instead of words. */
export interface SubjectRow {
  readonly citizenId: CitizenId
  readonly bornOn: DanishDate | null
  readonly diedAt: Instant | null
  readonly isAfterDeathInformationRefused: boolean
  readonly surnameKey: string | null
  readonly addressKey: string | null
}

/** Saves what is told of citizens, in one statement. Whether somebody is watched over is not told with it, and stays. */
export async function saveSubjects(shell: Shell, subjects: readonly SubjectRow[]): Promise<void> {
  await shell.db.execute(sql`
    insert into access.subjects (
      citizen_id, born_on, died_at, is_after_death_information_refused, surname_key, address_key, told_at)
    select distinct on ("citizenId") "citizenId", "bornOn", "diedAt", "isAfterDeathInformationRefused", "surnameKey",
      "addressKey", ${shell.clock.now()}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(subjects)}::jsonb) as told (
      "citizenId" uuid, "bornOn" date, "diedAt" timestamptz, "isAfterDeathInformationRefused" boolean,
      "surnameKey" text, "addressKey" text)
    order by "citizenId"
    on conflict (citizen_id) do update
    set born_on = excluded.born_on, died_at = excluded.died_at,
      is_after_death_information_refused = excluded.is_after_death_information_refused,
      surname_key = excluded.surname_key, address_key = excluded.address_key, told_at = excluded.told_at`)
}

/** Every look at a watched citizen is reviewed. Nothing when the citizen has not been told of. */
export async function saveWatch(shell: Shell, citizenId: CitizenId, isWatched: boolean): Promise<void> {
  await shell.db.execute(sql`
    update access.subjects
    set is_watched = ${isWatched}, told_at = ${shell.clock.now()}
    where citizen_id = ${citizenId}`)
}

export interface KinshipRow {
  readonly citizenId: CitizenId
  readonly relativeCitizenId: CitizenId
  readonly relation: string
  /** The citizen whose relatives were told. */
  readonly sourceId: CitizenId
  readonly from: DanishDate
  readonly to: DanishDate | null
}

/** All that these sources have to tell: what they told before and do not tell now ends yesterday. One statement. */
export async function replaceKinships(
  shell: Shell,
  sourceIds: readonly CitizenId[],
  kinships: readonly KinshipRow[],
  yesterday: DanishDate,
): Promise<void> {
  await shell.db.execute(sql`
    with told as (
      select distinct on ("citizenId", "relativeCitizenId", "sourceId", relation) *
      from jsonb_to_recordset(${JSON.stringify(kinships)}::jsonb) as row (
        "citizenId" uuid, "relativeCitizenId" uuid, relation text, "sourceId" uuid, "from" date, "to" date)
      order by "citizenId", "relativeCitizenId", "sourceId", relation, "from"
    ),
    ended as (
      update access.kinships
      set valid_to = greatest(valid_from, ${yesterday}::date), told_at = ${shell.clock.now()}::timestamptz
      where source_id = any(${sourceIds}::uuid[])
        and (valid_to is null or valid_to > ${yesterday}::date)
        and (citizen_id, relative_citizen_id, source_id, relation) not in (
          select "citizenId", "relativeCitizenId", "sourceId", relation from told)
    )
    insert into access.kinships (
      citizen_id, relative_citizen_id, relation, source_id, valid_from, valid_to, told_at)
    select "citizenId", "relativeCitizenId", relation, "sourceId", "from", "to", ${shell.clock.now()}::timestamptz
    from told
    on conflict (citizen_id, relative_citizen_id, source_id, relation) do update
    set valid_from = excluded.valid_from, valid_to = excluded.valid_to, told_at = excluded.told_at`)
}

export async function saveOwnRecord(shell: Shell, personId: PersonId, citizenId: CitizenId): Promise<void> {
  await shell.db.execute(sql`
    insert into access.own_records (person_id, citizen_id, told_at)
    values (${personId}, ${citizenId}, ${shell.clock.now()})
    on conflict (person_id) do update
    set citizen_id = excluded.citizen_id, told_at = excluded.told_at
    where own_records.citizen_id <> excluded.citizen_id`)
}

/** The citizen this professional is, when that is known. */
export async function findOwnRecord(shell: Shell, personId: PersonId): Promise<CitizenId | undefined> {
  const found = await shell.db.maybe<{ citizenId: CitizenId }>(sql`
    select citizen_id as "citizenId"
    from access.own_records
    where person_id = ${personId}`)
  return found?.citizenId
}
