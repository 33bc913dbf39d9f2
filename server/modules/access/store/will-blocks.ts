import type { CitizenId, OrganisationId, PersonId } from '../../../../kernel/ids.ts'
import type { DanishDate, Instant } from '../../../../kernel/instant.ts'
import { sql } from '../../../platform/db/sql.ts'
import type { Shell } from '../../../platform/shell.ts'
import type { BlockAim, BlockWay, KeptBlock } from '../domain/will/block.ts'
import type { Doer } from './will.ts'

/** A block with its lifting, if any. */
export interface BlockRow extends KeptBlock {
  readonly id: string
  readonly setByName: string
  readonly recordedAt: Instant
}

interface Columns {
  readonly id: string
  readonly target: BlockAim['target']
  readonly personId: PersonId | null
  readonly unitId: OrganisationId | null
  readonly dataFrom: DanishDate | null
  readonly dataTo: DanishDate | null
  readonly doesKeepAlerts: boolean
  readonly from: Instant
  readonly to: Instant | null
  readonly way: BlockWay
  readonly setByName: string
  readonly recordedAt: Instant
  readonly endedAt: Instant | null
}

/** All blocks a citizen has ever had, the newest first. */
export async function listBlocks(shell: Shell, citizenId: CitizenId): Promise<BlockRow[]> {
  const rows = await shell.db.query<Columns>(sql`
    select id, target, blocks.person_id as "personId", unit_id as "unitId", data_from as "dataFrom", data_to as "dataTo",
      does_keep_alerts as "doesKeepAlerts", valid_from as "from", valid_to as "to", set_through as way,
      set_by_name as "setByName",
      recorded_at as "recordedAt", ended_at as "endedAt"
    from access.blocks
    left join access.block_ends on block_ends.citizen_id = blocks.citizen_id and block_id = id
    where blocks.citizen_id = ${citizenId}
    order by valid_from desc, id desc`)
  return rows.map(({ target, personId, unitId, dataFrom, dataTo, ...rest }) => ({
    ...rest,
    aim: aimOf({ target, personId, unitId, dataFrom, dataTo }),
  }))
}

function aimOf(row: Pick<Columns, 'target' | 'personId' | 'unitId' | 'dataFrom' | 'dataTo'>): BlockAim {
  const { target, personId, unitId, dataFrom, dataTo } = row
  if (target === 'everything') return { target }
  if (target === 'person' && personId !== null) return { target, personId }
  if ((target === 'unit' || target === 'source') && unitId !== null) return { target, unitId }
  if (target === 'period' && dataFrom !== null) return { target, dataFrom, dataTo: dataTo ?? undefined }
  throw new Error('the table lets a block name what it targets')
}

export async function insertBlock(
  shell: Shell,
  citizenId: CitizenId,
  block: Omit<BlockRow, 'setByName'>,
  by: Doer,
): Promise<void> {
  const { aim } = block
  await shell.db.execute(sql`
    insert into access.blocks (
      citizen_id, id, target, person_id, unit_id, data_from, data_to, does_keep_alerts, valid_from, valid_to,
      set_through, set_by_person_id, set_by_name, recorded_at)
    values (
      ${citizenId}, ${block.id}, ${aim.target}, ${aim.target === 'person' ? aim.personId : null},
      ${aim.target === 'unit' || aim.target === 'source' ? aim.unitId : null},
      ${aim.target === 'period' ? aim.dataFrom : null}, ${aim.target === 'period' ? (aim.dataTo ?? null) : null},
      ${block.doesKeepAlerts}, ${block.from}, ${block.to}, ${block.way}, ${by.personId}, ${by.name},
      ${block.recordedAt})`)
}

export async function insertBlockEnds(
  shell: Shell,
  citizenId: CitizenId,
  blockIds: readonly string[],
  at: Instant,
  by: Doer,
): Promise<void> {
  await shell.db.execute(sql`
    insert into access.block_ends (citizen_id, block_id, ended_at, by_person_id, by_name)
    select ${citizenId}::uuid, block_id, ${at}::timestamptz, ${by.personId}::uuid, ${by.name}
    from unnest(${blockIds}::uuid[]) as block_id`)
}

/** A person who has looked at a citizen's data, as the log says. */
export interface LookerRow {
  readonly personId: PersonId
  readonly function: string | null
  readonly unitId: OrganisationId | null
  readonly lastLookedAt: Instant
  readonly looks: number
}

/** Who has looked since a moment, one line for each role; whoever looked last comes first. */
export function listLookers(shell: Shell, citizenId: CitizenId, since: Instant): Promise<LookerRow[]> {
  return shell.db.query<LookerRow>(sql`
    select person_id as "personId", function, unit_id as "unitId", max(at) as "lastLookedAt", count(*)::int as looks
    from access.records
    where citizen_id = ${citizenId}
      and at >= ${since}
      and actor_kind = 'professional'
      and person_id is not null
    group by person_id, function, unit_id
    order by max(at) desc
    limit 200`)
}

/** The units that have a tie with the citizen now. */
export async function listTiedUnits(shell: Shell, citizenId: CitizenId): Promise<OrganisationId[]> {
  const now = shell.clock.now()
  const rows = await shell.db.query<{ unitId: OrganisationId }>(sql`
    select distinct unit_id as "unitId"
    from access.relations
    where citizen_id = ${citizenId}
      and valid_from <= ${now}::timestamptz
      and (valid_to is null or valid_to > ${now}::timestamptz)
    order by unit_id`)
  return rows.map(({ unitId }) => unitId)
}
