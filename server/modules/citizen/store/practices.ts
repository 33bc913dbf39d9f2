import type { OrganisationId } from '../../../../kernel/ids.ts'
import type { Database } from '../../../platform/db/database.ts'
import { sql } from '../../../platform/db/sql.ts'

/** How many living citizens have a practice now. */
export async function countOfPractice(db: Database, unitId: OrganisationId): Promise<number> {
  const { count } = await db.one<{ count: number }>(sql`
    select count(*)::int as count
    from citizen.citizens
    where gp_unit_id = ${unitId} and died_at is null and moved_to is null`)
  return count
}
