import type { CitizenId, OrganisationId, PersonId } from '../../../../kernel/ids.ts'
import type { Instant } from '../../../../kernel/instant.ts'
import { sql } from '../../../platform/db/sql.ts'
import type { Shell } from '../../../platform/shell.ts'
import type { RelationKind } from '../domain/vocabulary.ts'

/** A relation somebody declared, whose time is up. */
export interface Declaration {
  readonly citizenId: CitizenId
  readonly sourceId: string
  readonly unitId: OrganisationId
  readonly personId: PersonId
  readonly from: Instant
  readonly to: Instant
}

/** Declared relations that have ended and nobody has looked into; at most so many, the oldest first. */
export function listEndedDeclarations(shell: Shell, now: Instant, limit: number): Promise<Declaration[]> {
  return shell.db.query<Declaration>(sql`
    select citizen_id as "citizenId", source_id as "sourceId", unit_id as "unitId", person_id as "personId",
      valid_from as "from", valid_to as "to"
    from access.relations
    where kind = 'declared'
      and valid_to <= ${now}
      and valid_to > valid_from
      and person_id is not null
      and not exists (
        select from access.declared_findings as finding
        where finding.citizen_id = relations.citizen_id and finding.source_id = relations.source_id)
    order by valid_to
    limit ${limit}`)
}

/** Whether one of the units had a tie of one of these kinds to the citizen in the days of the declaration. */
export async function hasConfirmingTie(
  shell: Shell,
  { citizenId, from, to }: Declaration,
  unitIds: readonly OrganisationId[],
  kinds: readonly RelationKind[],
): Promise<boolean> {
  const row = await shell.db.maybe(sql`
    select
    from access.relations
    where citizen_id = ${citizenId}
      and unit_id = any(${unitIds}::uuid[])
      and kind = any(${kinds}::text[])
      and valid_from <= ${to}
      and (valid_to is null or valid_to >= ${from})
    limit 1`)
  return row !== undefined
}

/** Writes what was found. @returns false when another server has found it meanwhile */
export async function insertFinding(
  shell: Shell,
  { citizenId, sourceId }: Declaration,
  outcome: 'verified' | 'unverified',
): Promise<boolean> {
  const inserted = await shell.db.execute(sql`
    insert into access.declared_findings (citizen_id, source_id, outcome, found_at)
    values (${citizenId}, ${sourceId}, ${outcome}, ${shell.clock.now()})
    on conflict do nothing`)
  return inserted === 1
}
