import type { OrganisationId, PersonId, RoleId } from '../../../../kernel/ids.ts'
import type { DanishDate, Instant } from '../../../../kernel/instant.ts'
import type { Database } from '../../../platform/db/database.ts'
import { sql } from '../../../platform/db/sql.ts'
import type { EndReason } from '../domain/ending.ts'
import type { Role } from '../domain/person.ts'
import { isHeldOn } from '../store.ts'

const roleColumns = sql`
  roles.id, roles.person_id as "personId", roles.unit_id as "unitId", roles.function,
  roles.valid_from as "validFrom", roles.valid_to as "validTo"`

/** The role as it is, whether held today or not. */
export function findRoleById(db: Database, id: RoleId): Promise<Role | undefined> {
  return db.maybe<Role>(sql`
    select ${roleColumns}
    from organisation.roles
    where id = ${id}`)
}

export function findRoleHeldOn(db: Database, id: RoleId, on: DanishDate): Promise<Role | undefined> {
  return db.maybe<Role>(sql`
    select ${roleColumns}
    from organisation.roles
    where id = ${id} and ${isHeldOn(on)}`)
}

/** Nobody else ends the role until this transaction does. */
export function lockRole(db: Database, id: RoleId): Promise<Role | undefined> {
  return db.maybe<Role>(sql`
    select ${roleColumns}
    from organisation.roles
    where id = ${id}
    for update`)
}

/** Somebody at work in a unit, in one of their roles. */
export interface PersonAtWork {
  readonly personId: PersonId
  readonly name: string
  readonly roleId: RoleId
  readonly function: string
  readonly unitId: OrganisationId
}

export interface PeopleFilter {
  readonly unitIds: readonly OrganisationId[]
  readonly on: DanishDate
  /** Part of the name. */
  readonly name?: string | undefined
  /** What they do there; everybody when left out. */
  readonly functions?: readonly string[] | undefined
  readonly limit: number
}

export function listPeopleAt(
  db: Database,
  { unitIds, on, name, functions, limit }: PeopleFilter,
): Promise<PersonAtWork[]> {
  const called =
    name === undefined ? sql`` : sql`and people.name ilike ${`%${name.replace(/[\\%_]/g, '\\$&')}%`}`
  const doing = functions === undefined ? sql`` : sql`and roles.function = any(${functions}::text[])`
  return db.query<PersonAtWork>(sql`
    select people.id as "personId", people.name, roles.id as "roleId", roles.function, roles.unit_id as "unitId"
    from organisation.roles
    join organisation.people on people.id = roles.person_id
    where roles.unit_id = any(${unitIds}::uuid[]) and ${isHeldOn(on)} ${called} ${doing}
    order by people.name, people.id, roles.valid_from, roles.id
    limit ${limit}`)
}

/** Writes that a role was ended, in place of an end told before that was later, and moves its last day. */
export async function saveRoleEnd(
  db: Database,
  role: Role,
  end: EndReason & { readonly lastOn: DanishDate; readonly at: Instant },
): Promise<boolean> {
  const ended = await db.execute(sql`
    insert into organisation.role_ends (role_id, last_on, reason, by_name, recorded_at)
    values (${role.id}, ${end.lastOn}, ${end.reason}, ${end.byName}, ${end.at})
    on conflict do nothing`)
  if (ended === 0) return false
  await db.execute(sql`
    update organisation.roles
    set valid_to = greatest(valid_from, ${end.lastOn}::date)
    where id = ${role.id}`)
  return true
}

/** Roles in a unit that hold on a day or begin after it. */
export function listRolesInUnit(db: Database, unitId: OrganisationId, on: DanishDate): Promise<Role[]> {
  return db.query<Role>(sql`
    select ${roleColumns}
    from organisation.roles
    where unit_id = ${unitId} and (valid_to is null or valid_to > ${on}::date)
    order by id
    for update`)
}

export interface Placement {
  readonly supervisorPersonId: PersonId
  readonly lastOn: DanishDate
}

export async function insertPlacement(
  db: Database,
  roleId: RoleId,
  placement: Placement & { readonly id: string; readonly at: Instant },
): Promise<void> {
  await db.execute(sql`
    insert into organisation.placements (role_id, id, supervisor_person_id, last_on, recorded_at)
    values (${roleId}, ${placement.id}, ${placement.supervisorPersonId}, ${placement.lastOn}, ${placement.at})`)
}

/** The placement of a role as it was known at a moment. */
export function findPlacement(db: Database, roleId: RoleId, at: Instant): Promise<Placement | undefined> {
  return db.maybe<Placement>(sql`
    select supervisor_person_id as "supervisorPersonId", last_on as "lastOn"
    from organisation.placements
    where role_id = ${roleId} and recorded_at <= ${at}
    order by id desc
    limit 1`)
}

/** Whether a person holds a role on a day at the party that a role belongs to. */
export async function worksAtPartyOf(
  db: Database,
  personId: PersonId,
  roleId: RoleId,
  on: DanishDate,
): Promise<boolean> {
  const { found } = await db.one<{ found: boolean }>(sql`
    select exists (
      select
      from organisation.roles
      join organisation.units on units.id = roles.unit_id
      where roles.person_id = ${personId}
        and ${isHeldOn(on)}
        and units.party_id = (
          select place.party_id
          from organisation.roles as other
          join organisation.units as place on place.id = other.unit_id
          where other.id = ${roleId}
        )
    ) as found`)
  return found
}
