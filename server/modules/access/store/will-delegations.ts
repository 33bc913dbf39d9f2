import type { CitizenId, OrganisationId, PersonId } from '../../../../kernel/ids.ts'
import type { Instant } from '../../../../kernel/instant.ts'
import { sql } from '../../../platform/db/sql.ts'
import type { Shell } from '../../../platform/shell.ts'
import type { Doer } from './will.ts'

/** A delegated health task, with its end, if it was taken back. */
export interface DelegationRow {
  readonly citizenId: CitizenId
  readonly id: string
  readonly task: string
  readonly unitId: OrganisationId
  readonly personId: PersonId | null
  readonly byPersonId: PersonId
  readonly byName: string
  readonly byFunction: string
  readonly byUnitId: OrganisationId
  readonly from: Instant
  readonly to: Instant
  readonly recordedAt: Instant
  readonly endedAt: Instant | null
}

/** All tasks ever delegated for a citizen, the newest first. */
export function listDelegations(shell: Shell, citizenId: CitizenId): Promise<DelegationRow[]> {
  return shell.db.query<DelegationRow>(sql`
    select delegations.citizen_id as "citizenId", id, task, unit_id as "unitId", person_id as "personId",
      delegations.by_person_id as "byPersonId", delegations.by_name as "byName", by_function as "byFunction",
      by_unit_id as "byUnitId", valid_from as "from", valid_to as "to", recorded_at as "recordedAt",
      ended_at as "endedAt"
    from access.delegations
    left join access.delegation_ends on delegation_ends.citizen_id = delegations.citizen_id and delegation_id = id
    where delegations.citizen_id = ${citizenId}
    order by valid_from desc, id desc`)
}

export async function insertDelegation(shell: Shell, row: Omit<DelegationRow, 'endedAt'>): Promise<void> {
  await shell.db.execute(sql`
    insert into access.delegations (
      citizen_id, id, task, unit_id, person_id, by_person_id, by_name, by_function, by_unit_id, valid_from, valid_to,
      recorded_at)
    values (
      ${row.citizenId}, ${row.id}, ${row.task}, ${row.unitId}, ${row.personId}, ${row.byPersonId}, ${row.byName},
      ${row.byFunction}, ${row.byUnitId}, ${row.from}, ${row.to}, ${row.recordedAt})`)
}

export async function insertDelegationEnd(
  shell: Shell,
  delegation: Pick<DelegationRow, 'citizenId' | 'id'>,
  endedAt: Instant,
  by: Doer,
): Promise<void> {
  await shell.db.execute(sql`
    insert into access.delegation_ends (citizen_id, delegation_id, ended_at, by_person_id, by_name)
    values (${delegation.citizenId}, ${delegation.id}, ${endedAt}, ${by.personId}, ${by.name})`)
}
