import type { CprNumber } from '../../kernel/cpr.ts'
import type { CitizenId } from '../../kernel/ids.ts'
import type { HouseDatabase } from '../../server/database.ts'
import { sql } from '../../server/platform/db/sql.ts'
import type { Endings } from '../population/place.ts'

/** A citizen of the population and where they belong. */
export interface Picked {
  readonly citizenId: CitizenId
  readonly cprNumber: CprNumber
  readonly endings: Endings
}

/** Citizens from all over, in an order that has nothing to do with how they were made. The same at every run. */
export async function pickCitizens({ owner }: HouseDatabase, count: number): Promise<readonly Picked[]> {
  const rows = await owner.query<Endings & { citizenId: CitizenId; cprNumber: CprNumber }>(sql`
    select citizen_id as "citizenId", cpr_number as "cprNumber", citizen, municipality, district, hospital, practice
    from bench.citizens
    order by hashtextextended(citizen, 7)
    limit ${count}`)
  return rows.map(({ citizenId, cprNumber, ...endings }) => ({ citizenId, cprNumber, endings }))
}
