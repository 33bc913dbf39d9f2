import type { OrganisationId, PersonId } from '../../../kernel/ids.ts'
import type { DanishDate, Instant } from '../../../kernel/instant.ts'
import type { Gln, SorCode } from '../../../kernel/organisation-number.ts'
import type { Database } from '../../platform/db/database.ts'
import { type Fragment, join, sql } from '../../platform/db/sql.ts'
import type { Geography } from './domain/geography.ts'
import type { LadderRung, Person, Role } from './domain/person.ts'
import type { Sector, Unit, UnitKind } from './domain/unit.ts'

const unitColumns = sql`
  id,
  kind,
  room,
  parent_id as "parentId",
  party_id as "partyId",
  name,
  sector,
  services,
  municipality_code as "municipalityCode",
  serves,
  sor,
  gln,
  yder,
  phone,
  duty_phone as "dutyPhone",
  valid_from as "validFrom",
  valid_to as "validTo"`

function inForceOn(on: DanishDate): Fragment {
  return sql`valid_from <= ${on}::date and (valid_to is null or valid_to >= ${on}::date)`
}

/** A role is held on a day within its days, unless it was ended before, which may be before it began. */
export function isHeldOn(on: DanishDate): Fragment {
  return sql`
    roles.valid_from <= ${on}::date
    and (roles.valid_to is null or roles.valid_to >= ${on}::date)
    and not exists (select from organisation.role_ends where role_id = roles.id and last_on < ${on}::date)`
}

export async function insertUnit(db: Database, unit: Unit, at: Instant): Promise<void> {
  await db.execute(sql`
    insert into organisation.units (
      id, kind, room, parent_id, party_id, name, sector, services, municipality_code, serves,
      sor, gln, yder, phone, duty_phone, valid_from, valid_to, registered_at)
    values (
      ${unit.id}, ${unit.kind}, ${unit.room}, ${unit.parentId}, ${unit.partyId}, ${unit.name}, ${unit.sector},
      ${unit.services}, ${unit.municipalityCode}, ${unit.serves}, ${unit.sor}, ${unit.gln}, ${unit.yder},
      ${unit.phone}, ${unit.dutyPhone}, ${unit.validFrom}, ${unit.validTo}, ${at})`)
}

export function findUnitById(db: Database, id: OrganisationId): Promise<Unit | undefined> {
  return db.maybe<Unit>(sql`
    select ${unitColumns}
    from organisation.units
    where id = ${id}`)
}

export function findUnitWithGln(db: Database, gln: Gln, on: DanishDate): Promise<Unit | undefined> {
  return db.maybe<Unit>(sql`
    select ${unitColumns}
    from organisation.units
    where gln = ${gln} and ${inForceOn(on)}`)
}

export function findUnitWithSor(db: Database, sor: SorCode, on: DanishDate): Promise<Unit | undefined> {
  return db.maybe<Unit>(sql`
    select ${unitColumns}
    from organisation.units
    where sor = ${sor} and ${inForceOn(on)}`)
}

/** Units that share a SOR code or GLN with the new one on a day both exist. */
export function listUnitsWithSameNumber(
  db: Database,
  unit: Unit,
): Promise<Pick<Unit, 'id' | 'sor' | 'gln'>[]> {
  return db.query(sql`
    select id, sor, gln
    from organisation.units
    where (sor = ${unit.sor} or gln = ${unit.gln})
      and daterange(valid_from, valid_to, '[]') && daterange(${unit.validFrom}::date, ${unit.validTo}::date, '[]')`)
}

export interface UnitFilter {
  readonly on: DanishDate
  readonly search?: string | undefined
  readonly kind?: UnitKind | undefined
  readonly sector?: Sector | undefined
  readonly service?: string | undefined
  /** Lies in the municipality or serves it. */
  readonly municipalityCode?: string | undefined
  readonly withinId?: OrganisationId | undefined
  readonly limit: number
}

export function listUnitsBy(db: Database, filter: UnitFilter): Promise<Unit[]> {
  const { search, kind, sector, service, municipalityCode, withinId } = filter
  const conditions: Fragment[] = [inForceOn(filter.on)]
  if (search !== undefined) conditions.push(sql`name ilike ${`%${search.replace(/[\\%_]/g, '\\$&')}%`}`)
  if (kind !== undefined) conditions.push(sql`kind = ${kind}`)
  if (sector !== undefined) conditions.push(sql`sector = ${sector}`)
  if (service !== undefined) conditions.push(sql`services @> array[${service}::text]`)
  if (municipalityCode !== undefined)
    conditions.push(sql`(municipality_code = ${municipalityCode} or ${municipalityCode} = any(serves))`)
  if (withinId !== undefined) conditions.push(sql`id in (${below(withinId)})`)
  return db.query<Unit>(sql`
    select ${unitColumns}
    from organisation.units
    where ${join(conditions, ' and ')}
    order by name, id
    limit ${filter.limit}`)
}

/** The ids of a unit and of all units below it. */
function below(id: OrganisationId): Fragment {
  return sql`
    with recursive tree (id) as (
      select ${id}::uuid
      union
      select child.id
      from organisation.units as child
      join tree on child.parent_id = tree.id
    )
    select id from tree`
}

export async function listIdsWithin(db: Database, id: OrganisationId): Promise<OrganisationId[]> {
  return (await db.query<{ id: OrganisationId }>(below(id))).map((row) => row.id)
}

export interface ServiceQuestion {
  readonly service: string
  readonly municipalityCode: string
  readonly on: DanishDate
  /** Only within this unit, a party for example. */
  readonly withinId?: OrganisationId | undefined
}

/** Of several that offer it, one that serves the municipality alone goes before one that serves many; then the oldest. */
export function findUnitOffering(db: Database, question: ServiceQuestion): Promise<Unit | undefined> {
  const within = question.withinId === undefined ? sql`` : sql`and id in (${below(question.withinId)})`
  return db.maybe<Unit>(sql`
    select ${unitColumns}
    from organisation.units
    where services @> array[${question.service}::text]
      and ${question.municipalityCode} = any(serves)
      and ${inForceOn(question.on)}
      ${within}
    order by cardinality(serves), valid_from, id
    limit 1`)
}

export async function replaceLadder(
  db: Database,
  unitId: OrganisationId,
  rungs: readonly LadderRung[],
): Promise<void> {
  await db.execute(sql`delete from organisation.ladder_rungs where unit_id = ${unitId}`)
  await db.execute(sql`
    insert into organisation.ladder_rungs (unit_id, step, function, person_id, name, phone, timeout_minutes)
    select ${unitId}::uuid, step, function, "personId", name, phone, "timeoutMinutes"
    from jsonb_to_recordset(${JSON.stringify(rungs)}::jsonb)
      as rung (step int, function text, "personId" uuid, name text, phone text, "timeoutMinutes" int)`)
}

/** The ladder of the unit, or of the nearest unit above it that has one. */
export function listRungs(db: Database, unitId: OrganisationId): Promise<LadderRung[]> {
  return db.query<LadderRung>(sql`
    with recursive above (id, parent_id, height) as (
      select id, parent_id, 0
      from organisation.units
      where id = ${unitId}
      union all
      select parent.id, parent.parent_id, above.height + 1
      from organisation.units as parent
      join above on parent.id = above.parent_id
    ), nearest as (
      select above.id
      from above
      where exists (select from organisation.ladder_rungs where unit_id = above.id)
      order by above.height
      limit 1
    )
    select step, function, person_id as "personId", name, phone, timeout_minutes as "timeoutMinutes"
    from organisation.ladder_rungs
    join nearest on unit_id = nearest.id
    order by step`)
}

const personColumns = sql`id, name, subject, authorisation_id as "authorisationId"`

/** True when the person is new; false when the sign-in or the authorisation is somebody's already. */
export async function insertPerson(db: Database, person: Person, at: Instant): Promise<boolean> {
  const added = await db.execute(sql`
    insert into organisation.people (id, name, subject, authorisation_id, registered_at)
    values (${person.id}, ${person.name}, ${person.subject}, ${person.authorisationId}, ${at})
    on conflict do nothing`)
  return added === 1
}

export function findPersonById(db: Database, id: PersonId): Promise<Person | undefined> {
  return db.maybe<Person>(sql`
    select ${personColumns}
    from organisation.people
    where id = ${id}`)
}

export function findPersonWithSubject(db: Database, subject: string): Promise<Person | undefined> {
  return db.maybe<Person>(sql`
    select ${personColumns}
    from organisation.people
    where subject = ${subject}`)
}

/** True when the role is new; false when the person holds it already on one of its days. */
export async function insertRole(db: Database, role: Role, at: Instant): Promise<boolean> {
  const added = await db.execute(sql`
    insert into organisation.roles (id, person_id, unit_id, function, valid_from, valid_to, granted_at)
    values (
      ${role.id}, ${role.personId}, ${role.unitId}, ${role.function}, ${role.validFrom}, ${role.validTo}, ${at})
    on conflict on constraint role_is_held_once_at_a_time do nothing`)
  return added === 1
}

export function listRoles(db: Database, personId: PersonId, on: DanishDate): Promise<Role[]> {
  return db.query<Role>(sql`
    select id, person_id as "personId", unit_id as "unitId", function, valid_from as "validFrom", valid_to as "validTo"
    from organisation.roles
    where person_id = ${personId} and ${isHeldOn(on)}
    order by valid_from, id`)
}

/** Two servers that start at once take turns loading. */
const geographyLock = 7_061_701

export async function lockGeography(db: Database): Promise<void> {
  await db.execute(sql`select pg_advisory_xact_lock(${geographyLock})`)
}

export interface Edition {
  readonly id: string
  readonly checksum: string
}

/** The edition that counts: the one loaded last. */
export function findCurrentEdition(db: Database): Promise<Edition | undefined> {
  return db.maybe<Edition>(sql`
    select id, checksum
    from organisation.geography_editions
    order by loaded_at desc, id desc
    limit 1`)
}

export async function insertEdition(
  db: Database,
  edition: Edition,
  geography: Geography,
  at: Instant,
): Promise<void> {
  const rows = (facts: readonly object[]) => sql`${JSON.stringify(facts)}::jsonb`
  await db.execute(sql`
    insert into organisation.geography_editions (id, checksum, loaded_at)
    values (${edition.id}, ${edition.checksum}, ${at})`)
  await db.execute(sql`
    insert into organisation.geography_sources (edition_id, source, title)
    select ${edition.id}::uuid, source, title
    from jsonb_to_recordset(${rows(geography.sources)}) as row (source text, title text)`)
  await db.execute(sql`
    insert into organisation.municipalities (edition_id, code, name)
    select ${edition.id}::uuid, code, name
    from jsonb_to_recordset(${rows(geography.municipalities)}) as row (code text, name text)`)
  await db.execute(sql`
    insert into organisation.area_models (
      edition_id, model, name_da, name_en, standing, preparing_from, valid_from, valid_to)
    select ${edition.id}::uuid, model, "nameDa", "nameEn", standing, "preparingFrom", "from", until
    from jsonb_to_recordset(${rows(geography.models)}) as row (
      model text, "nameDa" text, "nameEn" text, standing text, "preparingFrom" date, "from" date, until date)`)
  await db.execute(sql`
    insert into organisation.acute_hospitals (
      edition_id, hospital, name, municipality_code, sor, shak, valid_from, valid_to, continued_by)
    select ${edition.id}::uuid, hospital, name, "municipalityCode", sor, shak, "from", until, "continuedBy"
    from jsonb_to_recordset(${rows(geography.hospitals)}) as row (
      hospital text, name text, "municipalityCode" text, sor text, shak text, "from" date, until date,
      "continuedBy" text)`)
  await db.execute(sql`
    insert into organisation.areas (edition_id, area, model, name, code, hospital, valid_from, valid_to)
    select ${edition.id}::uuid, area, model, name, code, hospital, "from", until
    from jsonb_to_recordset(${rows(geography.areas)}) as row (
      area text, model text, name text, code text, hospital text, "from" date, until date)`)
  await db.execute(sql`
    insert into organisation.area_members (
      edition_id, model, municipality_code, area, valid_from, valid_to, basis, source)
    select ${edition.id}::uuid, areas.model, "municipalityCode", row.area, valid_from, valid_to, basis, source
    from jsonb_to_recordset(${rows(geography.members)}) as row (
      area text, "municipalityCode" text, basis text, source text)
    join organisation.areas on areas.area = row.area and areas.edition_id = ${edition.id}`)
  await db.execute(sql`
    insert into organisation.area_exceptions (edition_id, model, municipality_code, area, reason)
    select ${edition.id}::uuid, model, "municipalityCode", area, reason
    from jsonb_to_recordset(${rows(geography.exceptions)}) as row (
      model text, "municipalityCode" text, area text, reason text)`)
}

/** An edition as one value: some 600 short rows. */
export async function readEdition(db: Database, id: string): Promise<Geography> {
  const list = (rows: Fragment) => sql`(select coalesce(json_agg(one), '[]') from (${rows}) as one)`
  return db.one<Geography>(sql`
    select
      ${list(sql`
        select source, title
        from organisation.geography_sources
        where edition_id = ${id}`)} as sources,
      ${list(sql`
        select code, name
        from organisation.municipalities
        where edition_id = ${id}
        order by code`)} as municipalities,
      ${list(sql`
        select model, name_da as "nameDa", name_en as "nameEn", standing, preparing_from as "preparingFrom",
          valid_from as "from", valid_to as until
        from organisation.area_models
        where edition_id = ${id}`)} as models,
      ${list(sql`
        select area, model, name, code, hospital, valid_from as "from", valid_to as until
        from organisation.areas
        where edition_id = ${id}
        order by area`)} as areas,
      ${list(sql`
        select area, municipality_code as "municipalityCode", basis, source
        from organisation.area_members
        where edition_id = ${id}
        order by municipality_code, area`)} as members,
      ${list(sql`
        select model, municipality_code as "municipalityCode", area, reason
        from organisation.area_exceptions
        where edition_id = ${id}`)} as exceptions,
      ${list(sql`
        select hospital, name, municipality_code as "municipalityCode", sor, shak, valid_from as "from",
          valid_to as until, continued_by as "continuedBy"
        from organisation.acute_hospitals
        where edition_id = ${id}
        order by hospital`)} as hospitals`)
}
