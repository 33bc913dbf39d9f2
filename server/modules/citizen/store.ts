import type { CitizenNumber } from '../../../kernel/cpr.ts'
import type { CitizenId, OrganisationId, PersonId } from '../../../kernel/ids.ts'
import type { DanishDate, Instant } from '../../../kernel/instant.ts'
import type { Database } from '../../platform/db/database.ts'
import { sql } from '../../platform/db/sql.ts'
import type { DeathFact } from './domain/death.ts'
import type { NumberMoved } from './domain/number-move.ts'
import type { Source, StoryEvent, StoryKind } from './domain/story.ts'

export type Sex = 'female' | 'male' | 'non-binary' | 'unknown'
export type RegisterStatus = 'active' | 'no-address' | 'abroad' | 'missing' | 'cancelled'

/** A citizen as known now, without number and address. */
export interface CitizenRow {
  readonly citizenId: CitizenId
  readonly name: string
  readonly sex: Sex
  readonly birthDate: DanishDate | null
  readonly isBirthDateUncertain: boolean
  readonly registerStatus: RegisterStatus
  readonly protectedFrom: DanishDate | null
  readonly protectedTo: DanishDate | null
  readonly municipalityCode: string | null
  readonly gpUnitId: OrganisationId | null
  readonly diedAt: Instant | null
  readonly movedTo: CitizenId | null
}

export interface Address {
  readonly line: string
  readonly postalCode: string
  readonly district: string | null
}

const citizenColumns = sql`
  citizen_id as "citizenId",
  name,
  sex,
  birth_on as "birthDate",
  is_birth_date_uncertain as "isBirthDateUncertain",
  register_status as "registerStatus",
  protected_from as "protectedFrom",
  protected_to as "protectedTo",
  municipality_code as "municipalityCode",
  gp_unit_id as "gpUnitId",
  died_at as "diedAt",
  moved_to as "movedTo"`

export function listRows(db: Database, ids: readonly CitizenId[]): Promise<CitizenRow[]> {
  return db.query<CitizenRow>(sql`
    select ${citizenColumns}
    from citizen.citizens
    where citizen_id = any(${ids}::uuid[])`)
}

export function findRow(db: Database, id: CitizenId): Promise<CitizenRow | undefined> {
  return db.maybe<CitizenRow>(sql`
    select ${citizenColumns}
    from citizen.citizens
    where citizen_id = ${id}`)
}

/** The citizen with a number, followed to where the record was moved. */
export async function findIdByNumber(
  db: Database,
  number: { readonly system: string; readonly value: string },
): Promise<CitizenId | undefined> {
  const row = await db.maybe<{ citizenId: CitizenId }>(sql`
    select coalesce(citizens.moved_to, citizens.citizen_id) as "citizenId"
    from citizen.identifiers
    join citizen.citizens using (citizen_id)
    where system = ${number.system} and value = ${number.value}`)
  return row?.citizenId
}

/** Which citizens have these numbers of one system; for batches. Follows moves. */
export function listIdsByNumbers(
  db: Database,
  system: string,
  values: readonly string[],
): Promise<{ value: string; citizenId: CitizenId }[]> {
  return db.query(sql`
    select value, coalesce(citizens.moved_to, citizens.citizen_id) as "citizenId"
    from citizen.identifiers
    join citizen.citizens using (citizen_id)
    where system = ${system} and value = any(${values}::text[])`)
}

/** The numbers of a citizen, a CPR number first and then the newest. */
export function listNumbers(
  db: Database,
  citizenId: CitizenId,
): Promise<{ kind: CitizenNumber['kind']; system: string; value: string; validTo: DanishDate | null }[]> {
  return db.query(sql`
    select kind, system, value, valid_to as "validTo"
    from citizen.identifiers
    where citizen_id = ${citizenId}
    order by valid_to is not null, kind = 'cpr' desc, registered_at desc, value`)
}

export async function insertCitizen(db: Database, row: CitizenRow, at: Instant): Promise<void> {
  await db.execute(sql`
    insert into citizen.citizens (
      citizen_id, name, sex, birth_on, is_birth_date_uncertain, register_status, protected_from, protected_to,
      municipality_code, gp_unit_id, registered_at, changed_at)
    values (
      ${row.citizenId}, ${row.name}, ${row.sex}, ${row.birthDate}, ${row.isBirthDateUncertain}, ${row.registerStatus},
      ${row.protectedFrom}, ${row.protectedTo}, ${row.municipalityCode}, ${row.gpUnitId}, ${at}, ${at})`)
}

/** True when the number was free; false when another citizen has it. */
export async function insertNumber(
  db: Database,
  citizenId: CitizenId,
  number: CitizenNumber,
  validFrom: DanishDate | null,
  at: Instant,
): Promise<boolean> {
  const added = await db.execute(sql`
    insert into citizen.identifiers (citizen_id, system, value, kind, valid_from, registered_at)
    values (${citizenId}, ${number.system}, ${number.value}, ${number.kind}, ${validFrom}, ${at})
    on conflict on constraint one_citizen_per_number do nothing`)
  return added === 1
}

/** The numbers a citizen had are no longer the valid one, except the new; they stay to be found by. */
export async function closeOtherNumbers(
  db: Database,
  citizenId: CitizenId,
  kept: CitizenNumber,
  on: DanishDate,
): Promise<void> {
  await db.execute(sql`
    update citizen.identifiers
    set valid_to = ${on}
    where citizen_id = ${citizenId}
      and valid_to is null
      and (system, value) <> (${kept.system}::text, ${kept.value}::text)`)
}

export async function updateCitizen(db: Database, row: CitizenRow, at: Instant): Promise<void> {
  await db.execute(sql`
    update citizen.citizens
    set name = ${row.name}, sex = ${row.sex}, birth_on = ${row.birthDate},
      is_birth_date_uncertain = ${row.isBirthDateUncertain}, register_status = ${row.registerStatus},
      protected_from = ${row.protectedFrom}, protected_to = ${row.protectedTo},
      municipality_code = ${row.municipalityCode}, gp_unit_id = ${row.gpUnitId}, changed_at = ${at}
    where citizen_id = ${row.citizenId}`)
}

export async function saveResidence(
  db: Database,
  citizenId: CitizenId,
  municipalityCode: string,
  from: DanishDate,
  at: Instant,
): Promise<void> {
  await db.execute(sql`
    insert into citizen.residences (citizen_id, from_on, municipality_code, told_at)
    values (${citizenId}, ${from}, ${municipalityCode}, ${at})
    on conflict (citizen_id, from_on) do update
    set municipality_code = excluded.municipality_code, told_at = excluded.told_at`)
}

export async function savePractice(
  db: Database,
  citizenId: CitizenId,
  unitId: OrganisationId,
  from: DanishDate,
  at: Instant,
): Promise<void> {
  await db.execute(sql`
    insert into citizen.practices (citizen_id, from_on, unit_id, told_at)
    values (${citizenId}, ${from}, ${unitId}, ${at})
    on conflict (citizen_id, from_on) do update
    set unit_id = excluded.unit_id, told_at = excluded.told_at`)
}

/** The practice each citizen has on a day. */
export function listPractices(
  db: Database,
  citizenIds: readonly CitizenId[],
  on: DanishDate,
): Promise<{ citizenId: CitizenId; unitId: OrganisationId; from: DanishDate }[]> {
  return db.query(sql`
    select distinct on (citizen_id) citizen_id as "citizenId", unit_id as "unitId", from_on as "from"
    from citizen.practices
    where citizen_id = any(${citizenIds}::uuid[]) and from_on <= ${on}::date
    order by citizen_id, from_on desc`)
}

export async function saveAddress(
  db: Database,
  citizenId: CitizenId,
  address: Address | null,
  from: DanishDate,
  at: Instant,
): Promise<void> {
  await db.execute(sql`
    insert into citizen.addresses (citizen_id, from_on, line, postal_code, district, told_at)
    values (
      ${citizenId}, ${from}, ${address?.line ?? null}, ${address?.postalCode ?? null}, ${address?.district ?? null},
      ${at})
    on conflict (citizen_id, from_on) do update
    set line = excluded.line, postal_code = excluded.postal_code, district = excluded.district,
      told_at = excluded.told_at`)
}

export async function findAddress(
  db: Database,
  citizenId: CitizenId,
  on: DanishDate,
): Promise<Address | undefined> {
  const row = await db.maybe<{ line: string | null; postalCode: string | null; district: string | null }>(sql`
    select line, postal_code as "postalCode", district
    from citizen.addresses
    where citizen_id = ${citizenId} and from_on <= ${on}::date
    order by from_on desc
    limit 1`)
  if (row === undefined || row.line === null || row.postalCode === null) return undefined
  return { line: row.line, postalCode: row.postalCode, district: row.district }
}

/** Where citizens live now, in one line, of those whose address is not protected that day. */
export function listOpenAddresses(
  db: Database,
  citizenIds: readonly CitizenId[],
  on: DanishDate,
): Promise<{ citizenId: CitizenId; address: string }[]> {
  return db.query(sql`
    select citizen.citizen_id as "citizenId",
      concat_ws(', ', address.line, concat_ws(' ', address.postal_code, address.district)) as address
    from citizen.citizens as citizen
    cross join lateral (
      select line, postal_code, district
      from citizen.addresses
      where addresses.citizen_id = citizen.citizen_id and from_on <= ${on}::date
      order by from_on desc
      limit 1
    ) as address
    where citizen.citizen_id = any(${citizenIds}::uuid[])
      and address.line is not null
      and not (citizen.protected_from <= ${on}::date and coalesce(citizen.protected_to > ${on}::date, true))
        is true`)
}

export interface KnownTo {
  readonly citizenId: CitizenId
  readonly municipalityCode: string
  /** The case it comes from; told again it replaces what was said. */
  readonly sourceId: string
  readonly from: DanishDate
  readonly to?: DanishDate | undefined
}

export async function saveKnownTo(db: Database, known: KnownTo, at: Instant): Promise<void> {
  await db.execute(sql`
    insert into citizen.known_to (citizen_id, municipality_code, source_id, from_on, to_on, told_at)
    values (
      ${known.citizenId}, ${known.municipalityCode}, ${known.sourceId}, ${known.from}, ${known.to ?? null}, ${at})
    on conflict (citizen_id, municipality_code, source_id) do update
    set from_on = excluded.from_on, to_on = excluded.to_on, told_at = excluded.told_at`)
}

/** Which of the citizens a municipality knows on a day. */
export function listKnown(
  db: Database,
  citizenIds: readonly CitizenId[],
  on: DanishDate,
): Promise<{ citizenId: CitizenId; municipalityCode: string }[]> {
  return db.query(sql`
    select distinct citizen_id as "citizenId", municipality_code as "municipalityCode"
    from citizen.known_to
    where citizen_id = any(${citizenIds}::uuid[])
      and from_on <= ${on}::date
      and (to_on is null or to_on >= ${on}::date)`)
}

/** Nobody else changes the citizen until this transaction ends. */
export async function lockCitizen(db: Database, citizenId: CitizenId): Promise<CitizenRow | undefined> {
  return db.maybe<CitizenRow>(sql`
    select ${citizenColumns}
    from citizen.citizens
    where citizen_id = ${citizenId}
    for update`)
}

export function listDeathFacts(db: Database, citizenId: CitizenId): Promise<DeathFact[]> {
  return db.query<DeathFact>(sql`
    select id, source_id as "sourceId", died_at as "diedAt", recorded_at as "recordedAt"
    from citizen.death_facts
    where citizen_id = ${citizenId}`)
}

export async function insertDeathFact(
  db: Database,
  citizenId: CitizenId,
  fact: DeathFact,
  diedAt: Instant | null,
): Promise<void> {
  await db.execute(sql`
    with fact as (
      insert into citizen.death_facts (citizen_id, id, source_id, died_at, recorded_at)
      values (${citizenId}, ${fact.id}, ${fact.sourceId}, ${fact.diedAt}, ${fact.recordedAt})
    )
    update citizen.citizens
    set died_at = ${diedAt}, changed_at = ${fact.recordedAt}
    where citizen_id = ${citizenId}`)
}

export async function insertMove(
  db: Database,
  move: NumberMoved & { readonly id: string; readonly byName: string; readonly reason: string },
  at: Instant,
): Promise<void> {
  await db.execute(sql`
    with fact as (
      insert into citizen.moves (citizen_id, id, to_citizen_id, kind, by_name, reason, recorded_at)
      values (${move.from}, ${move.id}, ${move.to}, ${move.kind}, ${move.byName}, ${move.reason}, ${at})
    )
    update citizen.citizens
    set moved_to = ${move.kind === 'moved' ? move.to : null}, changed_at = ${at}
    where citizen_id = ${move.from}`)
}

/** The records moved to a citizen and not taken back. */
export async function listMovedFrom(db: Database, citizenId: CitizenId): Promise<CitizenId[]> {
  const rows = await db.query<{ citizenId: CitizenId }>(sql`
    select citizens.citizen_id as "citizenId"
    from citizen.citizens
    where citizens.citizen_id in (select citizen_id from citizen.moves where to_citizen_id = ${citizenId})
      and citizens.moved_to = ${citizenId}
    order by 1`)
  return rows.map((row) => row.citizenId)
}

interface StoryRow {
  readonly id: string
  readonly entryId: string
  readonly type: StoryEvent['type']
  readonly kind: StoryKind | null
  readonly saidBy: 'citizen' | 'relative' | 'professional' | null
  readonly text: string | null
  readonly byKind: Source['kind']
  readonly byPersonId: PersonId | null
  readonly byName: string
  readonly byFunction: string | null
  readonly byUnitId: OrganisationId | null
  readonly at: Instant
}

export async function listStoryEvents(db: Database, citizenId: CitizenId): Promise<StoryEvent[]> {
  const rows = await db.query<StoryRow>(sql`
    select id, entry_id as "entryId", type, kind, said_by as "saidBy", text, by_kind as "byKind",
      by_person_id as "byPersonId", by_name as "byName", by_function as "byFunction", by_unit_id as "byUnitId", at
    from citizen.story_events
    where citizen_id = ${citizenId}
    order by at, id`)
  return rows.map(storyEventOf)
}

function storyEventOf(row: StoryRow): StoryEvent {
  const about = {
    id: row.id,
    entryId: row.entryId,
    at: row.at,
    by: {
      kind: row.byKind,
      personId: row.byPersonId,
      name: row.byName,
      function: row.byFunction,
      unitId: row.byUnitId,
    },
  }
  const { type, kind, saidBy, text } = row
  if (type === 'confirmed') return { ...about, type }
  if (text === null) throw new Error(`story event ${row.id} has no words`)
  if (type === 'corrected') return { ...about, type, text }
  if (kind === null || saidBy === null) throw new Error(`story event ${row.id} has no kind`)
  return { ...about, type, kind, saidBy, text }
}

export async function insertStoryEvent(db: Database, citizenId: CitizenId, event: StoryEvent): Promise<void> {
  const told = event.type === 'told' ? event : undefined
  const text = event.type === 'confirmed' ? null : event.text
  await db.execute(sql`
    insert into citizen.story_events (
      citizen_id, id, entry_id, type, kind, said_by, text, by_kind, by_person_id, by_name, by_function, by_unit_id, at)
    values (
      ${citizenId}, ${event.id}, ${event.entryId}, ${event.type}, ${told?.kind ?? null}, ${told?.saidBy ?? null},
      ${text}, ${event.by.kind}, ${event.by.personId}, ${event.by.name}, ${event.by.function}, ${event.by.unitId},
      ${event.at})`)
}

/** Somebody close to the citizen, or who acts for them. */
export interface Relative {
  readonly id: string
  readonly name: string
  readonly relation: 'spouse' | 'child' | 'parent' | 'sibling' | 'other' | 'guardian' | 'lasting-power'
  readonly phone: string | null
  /** What they may decide in, for a guardian or the holder of a lasting power. */
  readonly scope: string | null
  readonly relativeCitizenId: CitizenId | null
  readonly from: DanishDate
  readonly to: DanishDate | null
}

export async function saveRelative(
  db: Database,
  citizenId: CitizenId,
  relative: Relative,
  at: Instant,
): Promise<void> {
  await db.execute(sql`
    insert into citizen.relatives (
      citizen_id, id, name, relation, phone, scope, relative_citizen_id, from_on, to_on, told_at)
    values (
      ${citizenId}, ${relative.id}, ${relative.name}, ${relative.relation}, ${relative.phone}, ${relative.scope},
      ${relative.relativeCitizenId}, ${relative.from}, ${relative.to}, ${at})
    on conflict (citizen_id, id) do update
    set name = excluded.name, relation = excluded.relation, phone = excluded.phone, scope = excluded.scope,
      relative_citizen_id = excluded.relative_citizen_id, from_on = excluded.from_on, to_on = excluded.to_on,
      told_at = excluded.told_at`)
}

export function listRelativesOn(db: Database, citizenId: CitizenId, on: DanishDate): Promise<Relative[]> {
  return db.query<Relative>(sql`
    select id, name, relation, phone, scope, relative_citizen_id as "relativeCitizenId", from_on as "from",
      to_on as "to"
    from citizen.relatives
    where citizen_id = ${citizenId}
      and from_on <= ${on}::date
      and (to_on is null or to_on >= ${on}::date)
    order by relation, name, id`)
}
