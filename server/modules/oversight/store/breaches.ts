import type { OrganisationId } from '../../../../kernel/ids.ts'
import type { Instant } from '../../../../kernel/instant.ts'
import { sql } from '../../../platform/db/sql.ts'
import type { Shell } from '../../../platform/shell.ts'
import { type BreachEvent, type BreachState, fold } from '../domain/breach.ts'
import type { BreachId } from '../domain/ids.ts'

/** A breach with its number in the party's register and all that was written. */
export interface RegisteredBreach {
  readonly number: number
  readonly state: BreachState
  readonly history: readonly BreachEvent[]
}

/** Saves a new breach under the next number of its party. @returns the number */
export async function insertBreach(
  shell: Shell,
  breach: BreachState,
  events: readonly BreachEvent[],
  attentionAt: Instant | null,
): Promise<number> {
  const { number } = await shell.db.one<{ number: number }>(sql`
    insert into oversight.breaches (
      id, party_id, number, unit_id, title, aware_at, review_id, risk, attention_at, opened_at, closed_at, version)
    select ${breach.breachId}, ${breach.partyId}, coalesce(max(number), 0) + 1, ${breach.unitId}, ${breach.title},
      ${breach.awareAt}, ${breach.reviewId}::uuid, ${breach.risk}::text, ${attentionAt}::timestamptz, ${breach.openedAt},
      ${breach.closedAt}::timestamptz, ${breach.version}
    from oversight.breaches
    where party_id = ${breach.partyId}
    returning number`)
  await appendEvents(shell, breach, events)
  return number
}

/** Saves what was written about a breach held by this transaction, and the row that caches it. */
export async function saveBreach(
  shell: Shell,
  breach: BreachState,
  events: readonly BreachEvent[],
  attentionAt: Instant | null,
): Promise<void> {
  await shell.db.execute(sql`
    update oversight.breaches
    set risk = ${breach.risk},
      attention_at = ${attentionAt},
      closed_at = ${breach.closedAt},
      version = ${breach.version}
    where id = ${breach.breachId}`)
  await appendEvents(shell, breach, events)
}

async function appendEvents(
  shell: Shell,
  breach: BreachState,
  events: readonly BreachEvent[],
): Promise<void> {
  const first = breach.version - events.length + 1
  const rows = events.map((event, index) => ({
    sequence: first + index,
    type: event.type,
    at: event.at,
    data: event,
  }))
  await shell.db.execute(sql`
    insert into oversight.breach_events (breach_id, sequence, type, at, data)
    select ${breach.breachId}, sequence, type, at, data
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as row (sequence int, type text, at timestamptz, data jsonb)`)
}

/** The breach as it stands, held until the transaction ends; undefined when there is none. */
export async function lockBreach(shell: Shell, breachId: BreachId): Promise<BreachState | undefined> {
  const held = await shell.db.maybe(sql`
    select from oversight.breaches
    where id = ${breachId}
    for no key update`)
  if (held === undefined) return undefined
  const rows = await shell.db.query<{ data: BreachEvent }>(sql`
    select data
    from oversight.breach_events
    where breach_id = ${breachId}
    order by sequence`)
  return fold(rows.map(({ data }) => data))
}

/** The register of a party: open breaches by when the party knew, then the closed ones, the latest first. */
export async function listBreaches(
  shell: Shell,
  of: { readonly partyId: OrganisationId; readonly status: 'open' | 'closed' | 'all' },
): Promise<RegisteredBreach[]> {
  const rows = await shell.db.query<{ number: number; events: BreachEvent[] }>(sql`
    select breach.number,
      (select jsonb_agg(data order by sequence) from oversight.breach_events where breach_id = breach.id) as events
    from oversight.breaches as breach
    where breach.party_id = ${of.partyId}
      and ${of.status === 'all' ? sql`true` : of.status === 'open' ? sql`breach.closed_at is null` : sql`breach.closed_at is not null`}
    order by breach.closed_at desc nulls first, breach.aware_at, breach.id
    limit 500`)
  return rows.map(({ number, events }) => ({ number, state: fold(events), history: events }))
}

export async function findBreach(shell: Shell, breachId: BreachId): Promise<RegisteredBreach | undefined> {
  const row = await shell.db.maybe<{ number: number; events: BreachEvent[] }>(sql`
    select breach.number,
      (select jsonb_agg(data order by sequence) from oversight.breach_events where breach_id = breach.id) as events
    from oversight.breaches as breach
    where breach.id = ${breachId}`)
  return row && { number: row.number, state: fold(row.events), history: row.events }
}

/** Holds a breach that time alone changes by now; undefined when there is none that others do not hold. */
export async function claimDueBreach(
  shell: Shell,
  now: Instant,
  except: readonly BreachId[],
): Promise<BreachId | undefined> {
  const row = await shell.db.maybe<{ id: BreachId }>(sql`
    select id
    from oversight.breaches
    where attention_at <= ${now} and not id = any(${except}::uuid[])
    order by attention_at
    limit 1
    for no key update skip locked`)
  return row?.id
}
