import type { OrganisationId } from '../../../../kernel/ids.ts'
import type { DanishDate, Instant } from '../../../../kernel/instant.ts'
import type { Database } from '../../../platform/db/database.ts'
import { sql } from '../../../platform/db/sql.ts'
import type { EndReason } from '../domain/ending.ts'

/** Nobody else closes the unit until this transaction ends. */
export async function lockUnit(db: Database, id: OrganisationId): Promise<void> {
  await db.query(sql`select from organisation.units where id = ${id} for update`)
}

/** Writes that a unit is closed and who does its work now, and moves its last day. */
export async function saveClosure(
  db: Database,
  unitId: OrganisationId,
  closure: EndReason & {
    readonly lastOn: DanishDate
    readonly successorId: OrganisationId | null
    readonly at: Instant
  },
): Promise<void> {
  await db.execute(sql`
    with closure as (
      insert into organisation.unit_closures (unit_id, last_on, successor_id, reason, by_name, recorded_at)
      values (${unitId}, ${closure.lastOn}, ${closure.successorId}, ${closure.reason}, ${closure.byName}, ${closure.at})
    )
    update organisation.units
    set valid_to = ${closure.lastOn}
    where id = ${unitId}`)
}
