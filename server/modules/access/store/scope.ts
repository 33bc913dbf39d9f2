import type { CitizenId, OrganisationId, PersonId, RoleId } from '../../../../kernel/ids.ts'
import type { Instant } from '../../../../kernel/instant.ts'
import { type Fragment, sql } from '../../../platform/db/sql.ts'
import type { Shell } from '../../../platform/shell.ts'
import type { RelationKind } from '../domain/vocabulary.ts'

/** A list: every citizen with such a tie to the units. */
export interface TiedCitizens {
  readonly unitIds: readonly OrganisationId[]
  readonly via: readonly RelationKind[]
  /** Ties that are open; or those that ended so many days ago at most. */
  readonly endedWithin: number | null
  readonly at: Instant
}

/** Ties of the list, to be read by citizen or as a whole. */
function ties({ unitIds, via, endedWithin, at }: TiedCitizens): Fragment {
  const ends = sql`coalesce(tie.valid_to, 'infinity'::timestamptz)`
  return sql`
    tie.unit_id = any(${unitIds}::uuid[])
      and tie.kind = any(${via}::text[])
      and tie.person_id is null
      and tie.valid_from <= ${at}::timestamptz
      and ${
        endedWithin === null
          ? sql`${ends} > ${at}::timestamptz`
          : sql`
            ${ends} <= ${at}::timestamptz
              and ${ends} > ${at}::timestamptz - make_interval(days => ${endedWithin})`
      }`
}

/** Who looks at the list. */
export interface ListReader {
  readonly personId: PersonId
  readonly roleId: RoleId | null
  readonly ownCitizenId: CitizenId | null
  readonly unitChain: readonly OrganisationId[]
  /** Those the reader works beside, when it matters to the rules. */
  readonly colleagues: readonly PersonId[]
  /** Kinds of the reader's own ties that may change what is shown. */
  readonly ownTies: readonly RelationKind[]
}

/**
 * Citizens of the list of whom something is known that is not known of the others: the reader themselves, family, colleagues,
 * those who have objected, those the reader has opened, and those with a tie or a consent that is the reader's.
 */
export async function listExceptions(
  shell: Shell,
  list: TiedCitizens,
  reader: ListReader,
): Promise<CitizenId[]> {
  const now = sql`${list.at}::timestamptz`
  const rows = await shell.db.query<{ citizenId: CitizenId }>(sql`
    select citizen_id as "citizenId"
    from (
      select citizen_id
      from access.own_records
      where person_id = any(${[reader.personId, ...reader.colleagues]}::uuid[])
      union
      select citizen_id
      from access.kinships
      where relative_citizen_id = ${reader.ownCitizenId}::uuid
      union
      select citizen_id
      from access.overrides
      where person_id = ${reader.personId}
        and expires_at > ${now}
      union
      select citizen_id
      from access.relations
      where person_id = ${reader.personId}
        and kind = any(${reader.ownTies}::text[])
      union
      select citizen_id
      from access.consents
      where receiver_unit_id = any(${reader.unitChain}::uuid[])
        and valid_to > ${now}
      union
      select citizen_id
      from access.consents
      where receiver_person_id = ${reader.personId}
        and valid_to > ${now}
    ) as known
    where exists (
      select
      from access.relations as tie
      where tie.citizen_id = known.citizen_id
        and ${ties(list)}
    )
    union
    select blocks.citizen_id
    from access.relations as tie
    join access.blocks on blocks.citizen_id = tie.citizen_id
    where ${ties(list)}
      and blocks.valid_from <= ${now}
      and (blocks.valid_to is null or blocks.valid_to > ${now})
      and (blocks.target in ('everything', 'period', 'source')
        or blocks.person_id = ${reader.personId}
        or (blocks.target = 'unit' and blocks.unit_id = any(${reader.unitChain}::uuid[])))
      and not exists (
        select
        from access.block_ends
        where block_ends.citizen_id = blocks.citizen_id
          and block_id = blocks.id
          and ended_at <= ${now}
      )`)
  return rows.map(({ citizenId }) => citizenId)
}

/** Citizens of the list with another tie beside, of one of these kinds and lately enough to say something. */
export async function listTiedOtherwise(
  shell: Shell,
  list: TiedCitizens,
  kinds: readonly RelationKind[],
  daysBack: number,
): Promise<CitizenId[]> {
  const rows = await shell.db.query<{ citizenId: CitizenId }>(sql`
    select distinct other.citizen_id as "citizenId"
    from access.relations as other
    where other.unit_id = any(${list.unitIds}::uuid[])
      and other.kind = any(${kinds}::text[])
      and coalesce(other.valid_to, 'infinity'::timestamptz) >
        ${list.at}::timestamptz - make_interval(days => ${daysBack})
      and exists (
        select
        from access.relations as tie
        where tie.citizen_id = other.citizen_id
          and ${ties(list)}
      )`)
  return rows.map(({ citizenId }) => citizenId)
}
