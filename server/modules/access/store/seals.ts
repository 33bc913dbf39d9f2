import { sql } from '../../../platform/db/sql.ts'
import type { Shell } from '../../../platform/shell.ts'
import { canonicalText, exactMoment } from '../domain/log/canonical.ts'
import type { Erasure, Seal, SealedStretch } from '../domain/log/seal.ts'
import type { FoundRecord } from '../domain/log/verify.ts'
import { sha256 } from './records.ts'

/**
 * Which life of the database this is: a copy restored elsewhere has another number, one set back in time another timeline.
 */
const cluster = sql`
  (select system_identifier from pg_control_system()) || '.' || (select timeline_id from pg_control_checkpoint())`

/** Begins an era when the database is not the one the log was last written in; answers the era in force. */
export async function enterEra(shell: Shell): Promise<number> {
  const { era } = await shell.db.one<{ era: number }>(sql`
    with newest as (
      select era, cluster
      from access.log_eras
      order by era desc
      limit 1
    ),
    begun as (
      insert into access.log_eras (era, cluster, begun_at)
      select coalesce((select era from newest), 0) + 1, ${cluster}, ${shell.clock.now()}::timestamptz
      where not exists (select from newest where cluster = ${cluster})
      returning era
    )
    select coalesce((select era from begun), (select era from newest)) as era`)
  return era
}

/** Where the log of the eras stands sealed. */
export interface SealedTo {
  readonly era: number
  readonly number: number
  readonly to: string
  readonly chain: string | null
}

/** Each era with its last seal, the oldest era first. */
export async function listSealedTo(shell: Shell): Promise<SealedTo[]> {
  return shell.db.query<SealedTo>(sql`
    select era, coalesce(number, 0)::int as number, coalesce(to_transaction::text, '0') as to,
      encode(chain, 'hex') as chain
    from access.log_eras
    left join lateral (
      select number, to_transaction, chain
      from access.log_seals
      where log_seals.era = log_eras.era
      order by number desc
      limit 1
    ) as last on true
    order by era`)
}

/** Transactions from this (included) to that (excluded), in one era. */
export interface Stretch {
  readonly era: number
  readonly from: bigint
  readonly to: bigint
}

/** A stretch of records nothing has sealed yet, and whether more are open behind it. */
export interface OpenStretch extends Stretch {
  readonly isCut: boolean
}

/**
 * How far an era can be sealed from a transaction on: to the oldest transaction still under way, or, of an era that is over, to
 * its end. About so many records at most; what one transaction wrote stays together. Undefined when there is nothing.
 */
export async function findOpenStretch(
  shell: Shell,
  { era, from, isOver, most }: { era: number; from: bigint; isOver: boolean; most: number },
): Promise<OpenStretch | undefined> {
  const row = await shell.db.maybe<{ horizon: string; first: string; cut: string | null }>(sql`
    with horizon as (
      select case
        when ${isOver} then
          (select max(written_in)::text::numeric + 1 from access.records where era = ${era}::int)::text::xid8
        else pg_snapshot_xmin(pg_current_snapshot())
      end as at
    ),
    open as (
      select written_in
      from access.records
      where era = ${era}::int
        and written_in >= ${String(from)}::xid8
        and written_in < (select at from horizon)
      order by written_in
      limit ${most + 1}
    )
    select (select at from horizon)::text as horizon, min(written_in)::text as first,
      (select written_in from open order by written_in offset ${most})::text as cut
    from open
    having count(*) > 0`)
  if (row === undefined) return undefined
  if (row.cut === null) return { era, from, to: BigInt(row.horizon), isCut: false }
  return { era, from, isCut: true, to: row.cut === row.first ? BigInt(row.cut) + 1n : BigInt(row.cut) }
}

/**
 * The records written in a stretch of transactions, in the order of transaction and id, with the digest of what each says now;
 * of those lawfully erased, the digest that was kept.
 */
export async function readRecords(shell: Shell, { era, from, to }: Stretch): Promise<FoundRecord[]> {
  const rows = await shell.db.query<{
    writtenIn: string
    id: string
    content: Record<string, unknown> | null
    stored: string
  }>(sql`
    select written_in::text as "writtenIn", id, content, stored
    from (
      select written_in, id, to_jsonb(record) - '{era,written_in,digest}'::text[] as content,
        encode(digest, 'hex') as stored
      from access.records as record
      where era = ${era}
        and written_in >= ${String(from)}::xid8
        and written_in < ${String(to)}::xid8
      union all
      select written_in, id, null, encode(digest, 'hex')
      from access.log_erased_digests
      where era = ${era}
        and written_in >= ${String(from)}::xid8
        and written_in < ${String(to)}::xid8
    ) as found
    order by found.written_in, found.id`)
  return rows.map(({ writtenIn, id, content, stored }) => ({
    writtenIn: BigInt(writtenIn),
    id,
    at: content === null ? null : exactMoment(content.at),
    digest: content === null ? stored : sha256(canonicalText(content)),
    stored,
    isErased: content === null,
  }))
}

/**
 * Records that claim a transaction that has not been: no seal would ever reach them. Seen by one statement, so that what is
 * written meanwhile is not among them; a few are enough to tell of.
 */
export async function listRecordsAhead(shell: Shell, era: number): Promise<{ id: string; at: string }[]> {
  return shell.db.query<{ id: string; at: string }>(sql`
    select id, at
    from access.records
    where era = ${era}
      and written_in >= pg_snapshot_xmax(pg_current_snapshot())
      and written_in is distinct from pg_current_xact_id_if_assigned()
    order by at
    limit 100`)
}

/** Records that claim an era nobody has begun; a few are enough to tell of. */
export async function listRecordsOfUnknownEra(shell: Shell): Promise<{ id: string; at: string }[]> {
  return shell.db.query<{ id: string; at: string }>(sql`
    select id, at
    from access.records
    where era < 1
      or era > (select coalesce(max(era), 0) from access.log_eras)
    order by at
    limit 100`)
}

export async function insertSeal(shell: Shell, seal: Seal): Promise<void> {
  await shell.db.execute(sql`
    insert into access.log_seals (
      era, number, from_transaction, to_transaction, records, first_at, last_at, previous, chain, sealed_at, key_id,
      signature)
    values (${seal.era}, ${seal.number}, ${String(seal.from)}::xid8, ${String(seal.to)}::xid8, ${seal.records},
      ${seal.firstAt}, ${seal.lastAt}, decode(${seal.previous}, 'hex'), decode(${seal.chain}, 'hex'), ${seal.sealedAt},
      ${seal.keyId}, decode(${seal.signature}, 'base64'))`)
}

interface SealRow {
  readonly row: {
    readonly era: number
    readonly number: number
    readonly from_transaction: string
    readonly to_transaction: string
    readonly records: number
    readonly first_at: string
    readonly last_at: string
    readonly sealed_at: string
    readonly key_id: string
  }
  readonly previous: string
  readonly chain: string
  readonly signature: string
}

const sealColumns = sql`
  to_jsonb(seal) || jsonb_build_object(
    'from_transaction', from_transaction::text, 'to_transaction', to_transaction::text) as row,
  encode(previous, 'hex') as previous, encode(chain, 'hex') as chain,
  replace(encode(signature, 'base64'), E'\n', '') as signature`

function sealOf({ row, previous, chain, signature }: SealRow): Seal {
  const stretch: SealedStretch = {
    era: row.era,
    number: row.number,
    from: BigInt(row.from_transaction),
    to: BigInt(row.to_transaction),
    records: row.records,
    firstAt: exactMoment(row.first_at),
    lastAt: exactMoment(row.last_at),
    previous,
    chain,
    sealedAt: exactMoment(row.sealed_at),
    keyId: row.key_id,
  }
  return { ...stretch, signature }
}

/** Seals of an era after a number, in order. */
export async function listSeals(shell: Shell, era: number, after: number, limit: number): Promise<Seal[]> {
  const rows = await shell.db.query<SealRow>(sql`
    select ${sealColumns}
    from access.log_seals as seal
    where era = ${era}
      and number > ${after}
    order by number
    limit ${limit}`)
  return rows.map(sealOf)
}

/** The seals with these numbers, in no order. */
export async function findSeals(
  shell: Shell,
  places: readonly Pick<Seal, 'era' | 'number'>[],
): Promise<Seal[]> {
  const wanted = places.map(({ era, number }) => ({ era, number }))
  const rows = await shell.db.query<SealRow>(sql`
    select ${sealColumns}
    from access.log_seals as seal
    join jsonb_to_recordset(${JSON.stringify(wanted)}::jsonb) as place (era int, number bigint) using (era, number)`)
  return rows.map(sealOf)
}

/** Seals in whose stretch something of the month was written. */
export async function listSealsOfMonth(shell: Shell, month: string, nextMonth: string): Promise<Seal[]> {
  const rows = await shell.db.query<SealRow>(sql`
    select ${sealColumns}
    from access.log_seals as seal
    where first_at < ${nextMonth}::date
      and last_at >= ${month}::date
    order by era, number`)
  return rows.map(sealOf)
}

export async function listErasures(shell: Shell): Promise<Erasure[]> {
  const rows = await shell.db.query<Omit<Erasure, 'erasedAt'> & { erasedAt: string }>(sql`
    select month::text as month, records, to_jsonb(erased_at) as "erasedAt", key_id as "keyId",
      replace(encode(signature, 'base64'), E'\n', '') as signature
    from access.log_erasures
    order by month`)
  return rows.map((row) => ({ ...row, erasedAt: exactMoment(row.erasedAt) }))
}
