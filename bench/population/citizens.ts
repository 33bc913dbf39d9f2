import type { CitizenId } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/instant.ts'
import type { DatabasePool } from '../../server/platform/db/database.ts'
import { sql } from '../../server/platform/db/sql.ts'
import type { Chance } from './chance.ts'
import { type District, districtAt } from './country.ts'
import { type Endings, endingOf, modelEndings, unitId } from './place.ts'
import { type MadeUpNumber, nextNumber } from './synthetic-cpr.ts'

/** Where each made-up citizen belongs and whose life they live. */
export async function createBenchTables(owner: DatabasePool): Promise<void> {
  await owner.pool.query(`
    create schema bench;
    create unlogged table bench.citizens (
      citizen_id uuid primary key,
      model_id uuid not null,
      cpr_number text not null,
      municipality_code text not null,
      citizen text not null,
      municipality text not null,
      district text not null,
      hospital text not null,
      practice text not null
    );
    create unlogged table bench.open_tasks (
      citizen_id uuid not null,
      service_code text not null,
      title_da text not null,
      title_en text not null,
      responsible_id uuid not null,
      reasons jsonb not null,
      opened_at timestamptz not null
    );
    create table bench.commits (id uuid primary key, at timestamptz not null, content bytea not null);
    alter table bench.commits alter column content set storage external;
    grant usage on schema bench to sammenhaeng_program;
    grant select, insert on all tables in schema bench to sammenhaeng_program`)
}

const givenNames =
  'Anna Bent Clara Dan Else Finn Grete Hans Inger Jens Karen Lars Mette Niels Olga Poul Rita Svend Tove Ulla'
const familyNames =
  'Alm Birk Dal Eng Fjord Gren Hav Kilde Lund Mark Nor Odde Pil Rose Skov Strand Toft Vang Vester Ås'

/** A made-up name of a made-up citizen. */
export function makeName(chance: Chance): string {
  return `${chance.pick(givenNames.split(' '))} ${chance.pick(familyNames.split(' '))}`
}

interface MadeUp {
  readonly citizenId: string
  readonly modelId: string
  readonly name: string
  readonly sex: string
  readonly cprNumber: string
  readonly birthDate: string
  readonly municipalityCode: string
  readonly gpUnitId: string
  readonly endings: Endings
}

export interface CitizensWish {
  readonly count: number
  readonly models: readonly CitizenId[]
  readonly districts: readonly District[]
  readonly numbers: Iterator<MadeUpNumber>
  readonly chance: Chance
  readonly at: Instant
}

const atOnce = 10_000

/** Registers citizens in bulk: as many to each district as it has inhabitants, each with a life to live. */
export async function makeCitizens(owner: DatabasePool, wish: CitizensWish): Promise<void> {
  for (let made = 0; made < wish.count; made += atOnce) {
    const count = Math.min(atOnce, wish.count - made)
    const people = Array.from({ length: count }, (_, index) => makeUp(wish, made + index + 1))
    await insertPeople(owner, people, wish.at)
  }
}

function makeUp({ models, districts, numbers, chance }: CitizensWish, number: number): MadeUp {
  const { cprNumber, birthDate } = nextNumber(numbers)
  const district = districtAt(districts, chance.next())
  const endings = { ...district, citizen: endingOf(number), practice: chance.pick(district.practices) }
  const modelId = chance.pick(models)
  return {
    citizenId: modelId.replace(modelEndings.citizen, endings.citizen),
    modelId,
    name: makeName(chance),
    sex: chance.pick(['female', 'male']),
    cprNumber,
    birthDate,
    municipalityCode: district.municipalityCode,
    gpUnitId: unitId('general-practice', endings),
    endings,
  }
}

async function insertPeople(owner: DatabasePool, people: readonly MadeUp[], at: Instant): Promise<void> {
  const column = (of: (one: MadeUp) => string): string[] => people.map(of)
  const own = (place: keyof Endings): string[] => people.map(({ endings }) => endings[place])
  await owner.execute(sql`
    with made as materialized (
      select *
      from unnest(
        ${column(({ citizenId }) => citizenId)}::uuid[], ${column(({ modelId }) => modelId)}::uuid[],
        ${column(({ name }) => name)}::text[], ${column(({ sex }) => sex)}::text[],
        ${column(({ cprNumber }) => cprNumber)}::text[], ${column(({ birthDate }) => birthDate)}::date[],
        ${column(({ municipalityCode }) => municipalityCode)}::text[],
        ${column(({ gpUnitId }) => gpUnitId)}::uuid[], ${own('citizen')}::text[], ${own('municipality')}::text[],
        ${own('district')}::text[], ${own('hospital')}::text[], ${own('practice')}::text[])
        as person (citizen_id, model_id, name, sex, cpr_number, birth_on, municipality_code, gp_unit_id, citizen,
          municipality, district, hospital, practice)
    ), placed as (
      insert into bench.citizens
      select citizen_id, model_id, cpr_number, municipality_code, citizen, municipality, district, hospital, practice
      from made
    ), citizens as (
      insert into citizen.citizens (
        citizen_id, name, sex, birth_on, register_status, municipality_code, gp_unit_id, registered_at, changed_at,
        subject_told_at)
      select citizen_id, name, sex, birth_on, 'active', municipality_code, gp_unit_id, ${at}, ${at}, ${at}
      from made
    ), numbers as (
      insert into citizen.identifiers (citizen_id, system, value, kind, registered_at)
      select citizen_id, 'urn:oid:1.2.208.176.1.2', cpr_number, 'cpr', ${at}
      from made
    ), residences as (
      insert into citizen.residences (citizen_id, from_on, municipality_code, told_at)
      select citizen_id, '2020-01-01', municipality_code, ${at}
      from made
    ), addresses as (
      insert into citizen.addresses (citizen_id, from_on, line, postal_code, told_at)
      select citizen_id, '2020-01-01', 'Opdigtet Vej ' || right(citizen, 3), '0000', ${at}
      from made
    )
    insert into citizen.practices (citizen_id, from_on, unit_id, told_at)
    select citizen_id, '2020-01-01', gp_unit_id, ${at}
    from made`)
}
