import { identifier, sql } from '../../../platform/db/sql.ts'
import type { Shell } from '../../../platform/shell.ts'
import type { Erasure } from '../domain/log/seal.ts'
import type { FoundRecord } from '../domain/log/verify.ts'

/** Months (their first days) before a month in which the log has something, the oldest first. */
export async function listMonthsBefore(shell: Shell, month: string): Promise<string[]> {
  const rows = await shell.db.query<{ month: string }>(sql`
    select distinct month::text as month
    from (
      select to_date(right(inhrelid::regclass::text, 7), 'YYYY_MM') as month
      from pg_inherits
      where inhparent = 'access.records'::regclass
        and inhrelid::regclass::text ~ '_[0-9]{4}_[0-9]{2}$'
      union
      select date_trunc('month', at)::date
      from access.records_other
      where at < ${month}::date
    ) as months
    where month < ${month}::date
    order by month`)
  return rows.map((row) => row.month)
}

/** Keeps the digests of records whose seal also covers records that stay. */
export async function keepDigests(shell: Shell, era: number, records: readonly FoundRecord[]): Promise<void> {
  const rows = records.map(({ writtenIn, id, digest }) => ({
    written_in: String(writtenIn),
    id,
    digest: `\\x${digest}`,
  }))
  await shell.db.execute(sql`
    insert into access.log_erased_digests (era, written_in, id, digest)
    select ${era}, written_in::xid8, id, digest
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as kept (written_in text, id uuid, digest bytea)
    on conflict do nothing`)
}

/** How many records a month has. */
export async function countMonth(shell: Shell, month: string, nextMonth: string): Promise<number> {
  const { count } = await shell.db.one<{ count: number }>(sql`
    select count(*) as count
    from access.records
    where at >= ${month}::date
      and at < ${nextMonth}::date`)
  return count
}

/** Erases a month. Only the owner of the tables can; the program is refused. */
export async function eraseMonth(shell: Shell, month: string, nextMonth: string): Promise<void> {
  const part = identifier(`access.records_${month.slice(0, 7).replace('-', '_')}`)
  await shell.db.execute(sql`drop table if exists ${part}`)
  await shell.db.execute(sql`
    delete from access.records_other
    where at >= ${month}::date
      and at < ${nextMonth}::date`)
}

export async function insertErasure(shell: Shell, erasure: Erasure): Promise<void> {
  await shell.db.execute(sql`
    insert into access.log_erasures (month, records, erased_at, key_id, signature)
    values (${erasure.month}, ${erasure.records}, ${erasure.erasedAt}, ${erasure.keyId},
      decode(${erasure.signature}, 'base64'))`)
}
