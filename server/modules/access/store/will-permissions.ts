import type { DataKind } from '../../../../kernel/access-words.ts'
import type { OrganisationId } from '../../../../kernel/ids.ts'
import type { Instant } from '../../../../kernel/instant.ts'
import { sql } from '../../../platform/db/sql.ts'
import type { Shell } from '../../../platform/shell.ts'
import type { Exemption, Permission } from '../domain/vocabulary.ts'
import type { Doer } from './will.ts'

/** What a management has permitted, with its end, if it was taken back. */
export interface PermissionRow {
  readonly unitId: OrganisationId
  readonly id: string
  readonly kind: Permission['kind']
  readonly functions: readonly string[]
  readonly dataKinds: readonly DataKind[]
  readonly reason: string
  readonly givenByName: string
  readonly from: Instant
  readonly to: Instant
  readonly endedAt: Instant | null
}

/** What has been permitted at these units, the newest first. */
export function listPermissions(shell: Shell, unitIds: readonly OrganisationId[]): Promise<PermissionRow[]> {
  return shell.db.query<PermissionRow>(sql`
    select permissions.unit_id as "unitId", id, kind, functions, data_kinds as "dataKinds", reason,
      given_by_name as "givenByName", valid_from as "from", valid_to as "to", ended_at as "endedAt"
    from access.permissions
    left join access.permission_ends on permission_ends.unit_id = permissions.unit_id and permission_id = id
    where permissions.unit_id = any(${unitIds}::uuid[])
    order by valid_from desc, id desc`)
}

export async function insertPermission(
  shell: Shell,
  row: Omit<PermissionRow, 'givenByName' | 'endedAt'>,
  by: Doer,
  at: Instant,
): Promise<void> {
  await shell.db.execute(sql`
    insert into access.permissions (
      unit_id, id, kind, functions, data_kinds, reason, given_by_person_id, given_by_name, valid_from, valid_to,
      recorded_at)
    values (
      ${row.unitId}, ${row.id}, ${row.kind}, ${row.functions}, ${row.dataKinds}, ${row.reason}, ${by.personId},
      ${by.name}, ${row.from}, ${row.to}, ${at})`)
}

export async function insertPermissionEnd(
  shell: Shell,
  permission: Pick<PermissionRow, 'unitId' | 'id'>,
  endedAt: Instant,
  by: Doer,
): Promise<void> {
  await shell.db.execute(sql`
    insert into access.permission_ends (unit_id, permission_id, ended_at, by_person_id, by_name)
    values (${permission.unitId}, ${permission.id}, ${endedAt}, ${by.personId}, ${by.name})`)
}

/** The trials as last published, each in its highest version. */
export async function listExemptions(shell: Shell): Promise<Exemption[]> {
  const rows = await shell.db.query<{ content: Exemption }>(sql`
    select distinct on (id) content
    from access.exemptions
    order by id, version desc`)
  return rows.map(({ content }) => content)
}

/** Publishes trials. A version that is there already stays as it was; answers those that are new. */
export async function insertExemptions(
  shell: Shell,
  exemptions: readonly Exemption[],
): Promise<{ id: string; version: number }[]> {
  const rows = exemptions.map((one) => ({
    id: one.id,
    version: one.version,
    content: one,
    valid_from: one.from,
    valid_to: one.to,
  }))
  return shell.db.query(sql`
    insert into access.exemptions (id, version, content, valid_from, valid_to, published_at)
    select id, version, content, valid_from, valid_to, ${shell.clock.now()}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as exemption (
      id text, version int, content jsonb, valid_from timestamptz, valid_to timestamptz)
    on conflict do nothing
    returning id, version`)
}
