import type { CitizenId } from '../../../../kernel/ids.ts'
import type { Database } from '../../../platform/db/database.ts'
import { sql } from '../../../platform/db/sql.ts'
import type { CaveEvent } from '../domain/cave.ts'

/** Everything that has been told and assessed of what a citizen does not tolerate, in order. */
export async function listCaveEvents(db: Database, citizenId: CitizenId): Promise<CaveEvent[]> {
  const rows = await db.query<{ data: CaveEvent }>(sql`
    select data
    from medication.cave_events
    where citizen_id = ${citizenId}
    order by sequence`)
  return rows.map(({ data }) => data)
}

/** Events that are new, numbered on from what was known. The key refuses what was numbered on from something older. */
export async function appendCaveEvents(
  db: Database,
  citizenId: CitizenId,
  known: number,
  events: readonly CaveEvent[],
): Promise<void> {
  await db.execute(sql`
    insert into medication.cave_events (citizen_id, sequence, type, at, data)
    select ${citizenId}, ${known}::int + place, event ->> 'type', (event ->> 'at')::timestamptz, event
    from jsonb_array_elements(${JSON.stringify(events)}::jsonb) with ordinality as list (event, place)`)
}
