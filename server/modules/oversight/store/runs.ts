import type { Instant } from '../../../../kernel/instant.ts'
import { sql } from '../../../platform/db/sql.ts'
import type { Shell } from '../../../platform/shell.ts'
import type { ReviewKind } from '../domain/control.ts'

/** One at a time: two servers at once do not find the same things twice. Held to the end of the transaction. */
export async function lockRuns(shell: Shell): Promise<void> {
  await shell.db.execute(sql`select pg_advisory_xact_lock(hashtextextended('oversight.runs', 0))`)
}

/** The periods this rule has been run for, of those asked about. */
export async function listRuns(
  shell: Shell,
  kind: ReviewKind,
  periods: readonly string[],
): Promise<ReadonlySet<string>> {
  const rows = await shell.db.query<{ period: string }>(sql`
    select period
    from oversight.runs
    where kind = ${kind} and period = any(${periods}::text[])`)
  return new Set(rows.map(({ period }) => period))
}

export async function insertRun(
  shell: Shell,
  run: {
    readonly kind: ReviewKind
    readonly period: string
    readonly at: Instant
    readonly looks: number
    readonly reviews: number
  },
): Promise<void> {
  await shell.db.execute(sql`
    insert into oversight.runs (kind, period, ran_at, looks, reviews)
    values (${run.kind}, ${run.period}, ${run.at}, ${run.looks}, ${run.reviews})
    on conflict do nothing`)
}
