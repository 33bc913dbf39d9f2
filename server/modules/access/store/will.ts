import type { CitizenId, PersonId } from '../../../../kernel/ids.ts'
import type { DanishDate, Instant } from '../../../../kernel/instant.ts'
import { sql } from '../../../platform/db/sql.ts'
import type { Shell } from '../../../platform/shell.ts'

/** Whose deed it is, as every fact of the citizen's will keeps it. */
export interface Doer {
  readonly personId: PersonId
  readonly name: string
}

/**
 * One at a time for each citizen: what is decided on all that a citizen has said is not decided twice at once. Held to the
 * end of the transaction.
 */
export async function lockWill(shell: Shell, citizenId: CitizenId): Promise<void> {
  await shell.db.execute(
    sql`select pg_advisory_xact_lock(hashtextextended(${`access.will ${citizenId}`}, 0))`,
  )
}

/** What access was told of a citizen: when they were born and when they died. */
export async function findSubject(
  shell: Shell,
  citizenId: CitizenId,
): Promise<{ bornOn: DanishDate | null; diedAt: Instant | null }> {
  const found = await shell.db.maybe<{ bornOn: DanishDate | null; diedAt: Instant | null }>(sql`
    select born_on as "bornOn", died_at as "diedAt"
    from access.subjects
    where citizen_id = ${citizenId}`)
  return found ?? { bornOn: null, diedAt: null }
}
