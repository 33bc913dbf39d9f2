import type { CitizenId, OrganisationId, PersonId } from '../../../../kernel/ids.ts'
import type { Instant } from '../../../../kernel/instant.ts'
import { sql } from '../../../platform/db/sql.ts'
import type { Shell } from '../../../platform/shell.ts'
import type { RelationKind } from '../domain/vocabulary.ts'

/** A tie between a unit and a citizen, as told. */
export interface Relation {
  readonly citizenId: CitizenId
  readonly unitId: OrganisationId
  readonly kind: RelationKind
  /** The stay, task, offer or citizen it comes from; the same source told again replaces what it said before. */
  readonly sourceId: string
  /** Set when the tie is this person's alone: a delegation, a declared relation, a review. */
  readonly personId?: PersonId | undefined
  readonly from: Instant
  readonly to?: Instant | undefined
}

const relationRow = sql`
  row (citizen_id uuid, unit_id uuid, kind text, source_id uuid, person_id uuid, valid_from timestamptz,
    valid_to timestamptz)`

/**
 * Saves relations as told; what says nothing new leaves the time it was first told as it was. Of the sources named in `whole`, all is told: what they said before and do not say now ends. One
 * statement.
 */
export async function saveRelations(
  shell: Shell,
  relations: readonly Relation[],
  whole: readonly Pick<Relation, 'citizenId' | 'sourceId'>[] = [],
): Promise<void> {
  const now = shell.clock.now()
  const rows = relations.map(({ citizenId, unitId, kind, sourceId, personId, from, to }) => ({
    citizen_id: citizenId,
    unit_id: unitId,
    kind,
    source_id: sourceId,
    person_id: personId ?? null,
    valid_from: from,
    valid_to: to ?? null,
  }))
  const sources = whole.map(({ citizenId, sourceId }) => ({ citizen_id: citizenId, source_id: sourceId }))
  await shell.db.execute(sql`
    with told as (
      select distinct on (citizen_id, unit_id, kind, source_id) *
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as ${relationRow}
      order by citizen_id, unit_id, kind, source_id
    ),
    ended as (
      update access.relations
      set valid_to = greatest(valid_from, ${now}::timestamptz), told_at = ${now}::timestamptz
      where (citizen_id, source_id) in (
          select citizen_id, source_id
          from jsonb_to_recordset(${JSON.stringify(sources)}::jsonb) as source (citizen_id uuid, source_id uuid)
        )
        and (valid_to is null or valid_to > ${now}::timestamptz)
        and (citizen_id, unit_id, kind, source_id) not in (select citizen_id, unit_id, kind, source_id from told)
    )
    insert into access.relations as known
      (citizen_id, unit_id, kind, source_id, person_id, valid_from, valid_to, told_at)
    select citizen_id, unit_id, kind, source_id, person_id, valid_from, valid_to, ${now}::timestamptz
    from told
    on conflict (citizen_id, unit_id, kind, source_id) do update
    set person_id = excluded.person_id, valid_from = excluded.valid_from, valid_to = excluded.valid_to,
      told_at = excluded.told_at
    where (known.person_id, known.valid_from, known.valid_to)
      is distinct from (excluded.person_id, excluded.valid_from, excluded.valid_to)`)
}

/** Ends what a source has told, for all units or all but some; answers how many relations ended. */
export async function endRelations(
  shell: Shell,
  ending: {
    readonly citizenId: CitizenId
    readonly sourceId: string
    readonly kinds: readonly RelationKind[]
    readonly exceptUnitIds: readonly OrganisationId[]
    readonly at: Instant
  },
): Promise<number> {
  return shell.db.execute(sql`
    update access.relations
    set valid_to = greatest(valid_from, ${ending.at}::timestamptz), told_at = ${shell.clock.now()}::timestamptz
    where citizen_id = ${ending.citizenId}
      and source_id = ${ending.sourceId}
      and kind = any(${ending.kinds}::text[])
      and unit_id <> all(${ending.exceptUnitIds}::uuid[])
      and (valid_to is null or valid_to > ${ending.at}::timestamptz)`)
}

/** Whether one of the units has a relation with the citizen, or had one in the last 30 days. */
export async function isRelated(
  shell: Shell,
  unitIds: readonly OrganisationId[],
  citizenId: CitizenId,
): Promise<boolean> {
  const now = shell.clock.now()
  const { found } = await shell.db.one<{ found: boolean }>(sql`
    select exists (
      select
      from access.relations
      where citizen_id = ${citizenId}
        and unit_id = any(${unitIds}::uuid[])
        and valid_from <= ${now}::timestamptz
        and (valid_to is null or valid_to > ${now}::timestamptz - interval '30 days')
    ) as found`)
  return found
}
