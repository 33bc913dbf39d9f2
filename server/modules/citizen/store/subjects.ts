import type { CitizenId, PersonId } from '../../../../kernel/ids.ts'
import type { DanishDate, Instant } from '../../../../kernel/instant.ts'
import type { Database } from '../../../platform/db/database.ts'
import { sql } from '../../../platform/db/sql.ts'
import type { Subject } from '../../access/index.ts'
import type { Relative } from '../store.ts'

/** Takes these citizens to be told of, one teller at a time; answers those that there are. */
export async function takeForTelling(
  db: Database,
  citizenIds: readonly CitizenId[],
  at: Instant,
): Promise<CitizenId[]> {
  const rows = await db.query<{ citizenId: CitizenId }>(sql`
    with taken as (
      select citizen_id
      from citizen.citizens
      where citizen_id = any(${citizenIds}::uuid[])
      order by citizen_id
      for update
    )
    update citizen.citizens
    set subject_told_at = ${at}
    from taken
    where citizens.citizen_id = taken.citizen_id
    returning citizens.citizen_id as "citizenId"`)
  return rows.map(({ citizenId }) => citizenId)
}

/** Some of the citizens access has not been told of: those registered before it asked. */
export async function listUntold(db: Database, limit: number): Promise<CitizenId[]> {
  const rows = await db.query<{ citizenId: CitizenId }>(sql`
    select citizen_id as "citizenId"
    from citizen.citizens
    where subject_told_at is null
    order by citizen_id
    limit ${limit}`)
  return rows.map(({ citizenId }) => citizenId)
}

/** Everybody is to be told of anew; answers how many. */
export function forgetTold(db: Database): Promise<number> {
  return db.execute(sql`update citizen.citizens set subject_told_at = null where subject_told_at is not null`)
}

/** What the rules and the log control must know of the citizens, as things stand on a day. */
export function listSubjects(
  db: Database,
  citizenIds: readonly CitizenId[],
  on: DanishDate,
): Promise<Subject[]> {
  return db.query<Subject>(sql`
    select citizens.citizen_id as "citizenId", citizens.name, citizens.birth_on as "bornOn",
      citizens.died_at as "diedAt", coalesce(wish.is_information_refused, false) as "isAfterDeathInformationRefused",
      case when lived.line is null then null
        else json_build_object('line', lived.line, 'postalCode', lived.postal_code) end as address
    from citizen.citizens
    left join lateral (
      select line, postal_code
      from citizen.addresses
      where addresses.citizen_id = citizens.citizen_id and from_on <= ${on}::date
      order by from_on desc
      limit 1
    ) as lived on true
    left join lateral (
      select is_information_refused
      from citizen.after_death_wishes
      where after_death_wishes.citizen_id = citizens.citizen_id
      order by id desc
      limit 1
    ) as wish on true
    where citizens.citizen_id = any(${citizenIds}::uuid[])`)
}

export interface KnownRelative {
  readonly citizenId: CitizenId
  readonly relativeCitizenId: CitizenId
  readonly relation: Relative['relation']
  readonly from: DanishDate
  readonly to: DanishDate | null
}

/** Relatives of the citizens who are citizens here themselves. */
export function listKnownRelatives(db: Database, citizenIds: readonly CitizenId[]): Promise<KnownRelative[]> {
  return db.query<KnownRelative>(sql`
    select citizen_id as "citizenId", relative_citizen_id as "relativeCitizenId", relation, from_on as "from",
      to_on as "to"
    from citizen.relatives
    where citizen_id = any(${citizenIds}::uuid[]) and relative_citizen_id is not null`)
}

export interface AfterDeathWish {
  readonly isInformationRefused: boolean
  readonly saidAt: Instant
}

export function findAfterDeathWish(db: Database, citizenId: CitizenId): Promise<AfterDeathWish | undefined> {
  return db.maybe<AfterDeathWish>(sql`
    select is_information_refused as "isInformationRefused", said_at as "saidAt"
    from citizen.after_death_wishes
    where citizen_id = ${citizenId}
    order by id desc
    limit 1`)
}

export async function insertAfterDeathWish(
  db: Database,
  citizenId: CitizenId,
  wish: AfterDeathWish & { readonly id: string; readonly byPersonId: PersonId; readonly byName: string },
): Promise<void> {
  await db.execute(sql`
    insert into citizen.after_death_wishes (citizen_id, id, is_information_refused, said_at, by_person_id, by_name)
    values (${citizenId}, ${wish.id}, ${wish.isInformationRefused}, ${wish.saidAt}, ${wish.byPersonId}, ${wish.byName})`)
}
