import type { CitizenId, OrganisationId, PersonId, RoleId } from '../../../../kernel/ids.ts'
import type { Instant } from '../../../../kernel/instant.ts'
import { sql } from '../../../platform/db/sql.ts'
import type { Shell } from '../../../platform/shell.ts'
import type { OverrideReason } from '../domain/vocabulary.ts'
import type { KeptOverride } from '../domain/will/override.ts'

/** An override with its end, if it was closed before its time. */
export interface OverrideRow extends KeptOverride {
  readonly citizenId: CitizenId
  readonly id: string
  readonly personId: PersonId
  readonly personName: string
  readonly roleId: RoleId
  readonly function: string
  readonly unitId: OrganisationId
  readonly reasonCode: OverrideReason
  readonly endedAt: Instant | null
}

const overrides = sql`
  select overrides.citizen_id as "citizenId", id, person_id as "personId", person_name as "personName",
    role_id as "roleId", function, unit_id as "unitId", reason_code as "reasonCode", reason, opened_at as "openedAt",
    expires_at as "expiresAt", ended_at as "endedAt"
  from access.overrides
  left join access.override_ends on override_ends.citizen_id = overrides.citizen_id and override_id = id`

/** The overrides of a citizen with these ids. */
export function listOverrides(
  shell: Shell,
  citizenId: CitizenId,
  ids: readonly string[],
): Promise<OverrideRow[]> {
  return shell.db.query<OverrideRow>(sql`
    ${overrides}
    where overrides.citizen_id = ${citizenId}
      and id = any(${ids}::uuid[])`)
}

/** The one by which this person has the citizen open in this role now; the last to expire. */
export function findOpenOverride(
  shell: Shell,
  citizenId: CitizenId,
  by: { readonly personId: PersonId; readonly roleId: RoleId },
): Promise<OverrideRow | undefined> {
  const now = shell.clock.now()
  return shell.db.maybe<OverrideRow>(sql`
    ${overrides}
    where overrides.citizen_id = ${citizenId}
      and person_id = ${by.personId}
      and role_id = ${by.roleId}
      and opened_at <= ${now}::timestamptz
      and expires_at > ${now}::timestamptz
      and ended_at is null
    order by expires_at desc
    limit 1`)
}

export async function insertOverride(shell: Shell, row: Omit<OverrideRow, 'endedAt'>): Promise<void> {
  await shell.db.execute(sql`
    insert into access.overrides (
      citizen_id, id, person_id, person_name, role_id, function, unit_id, reason_code, reason, opened_at, expires_at)
    values (
      ${row.citizenId}, ${row.id}, ${row.personId}, ${row.personName}, ${row.roleId}, ${row.function}, ${row.unitId},
      ${row.reasonCode}, ${row.reason}, ${row.openedAt}, ${row.expiresAt})`)
}

export async function insertOverrideEnd(
  shell: Shell,
  override: Pick<OverrideRow, 'citizenId' | 'id'>,
  endedAt: Instant,
): Promise<void> {
  await shell.db.execute(sql`
    insert into access.override_ends (citizen_id, override_id, ended_at)
    values (${override.citizenId}, ${override.id}, ${endedAt})`)
}
