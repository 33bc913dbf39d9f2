import type { CitizenId, ReconciliationId, StayId } from '../../../kernel/ids.ts'
import type { Instant } from '../../../kernel/instant.ts'
import type { Database } from '../../platform/db/database.ts'
import { sql } from '../../platform/db/sql.ts'
import type { Card, CardChange } from './domain/card.ts'
import type { MedicineEvent } from './domain/event.ts'
import type { Who } from './domain/medicine.ts'

/** Nobody else changes this citizen's medicine until this transaction ends. */
export async function lockCitizen(db: Database, citizenId: CitizenId): Promise<void> {
  await db.execute(sql`
    select pg_advisory_xact_lock(hashtextextended('medication ' || ${citizenId}, 0))`)
}

/** The whole history of a citizen's medicine, in order. */
export async function listEvents(db: Database, citizenId: CitizenId): Promise<MedicineEvent[]> {
  const rows = await db.query<{ data: MedicineEvent }>(sql`
    select data
    from medication.events
    where citizen_id = ${citizenId}
    order by sequence`)
  return rows.map(({ data }) => data)
}

/** How the agreement of one stay stands, for lists. */
export interface ReconciliationRow {
  readonly citizenId: CitizenId
  readonly reconciliationId: ReconciliationId
  readonly stayId: StayId
  readonly startedAt: Instant
  readonly endedAt: Instant | null
  readonly unclearLines: number
  readonly openDifferences: number
  readonly isHighRiskOpen: boolean
  readonly isCardReconciled: boolean
  readonly isListGiven: boolean
  readonly isDispensedByCard: boolean
  readonly reconciledAtDischargeAt: Instant | null
  readonly doneAt: Instant | null
  readonly sequence: number
}

/** Events that are new, numbered on from what was known, and the reconciliations as they are with them: one statement. */
export async function append(
  db: Database,
  citizenId: CitizenId,
  known: number,
  events: readonly MedicineEvent[],
  rows: readonly ReconciliationRow[],
): Promise<void> {
  await db.execute(sql`
    with appended as (
      insert into medication.events (citizen_id, sequence, type, at, data)
      select ${citizenId}, ${known}::int + place, event ->> 'type', (event ->> 'at')::timestamptz, event
      from jsonb_array_elements(${JSON.stringify(events)}::jsonb) with ordinality as list (event, place)
    )
    insert into medication.reconciliations (
      citizen_id, id, stay_id, started_at, ended_at, unclear_lines, open_differences, is_high_risk_open,
      is_card_reconciled, is_list_given, is_dispensed_by_card, reconciled_at_discharge_at, done_at, sequence)
    select ${citizenId}, "reconciliationId", "stayId", "startedAt", "endedAt", "unclearLines", "openDifferences",
      "isHighRiskOpen", "isCardReconciled", "isListGiven", "isDispensedByCard", "reconciledAtDischargeAt", "doneAt",
      "sequence"
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as row (
      "reconciliationId" uuid, "stayId" uuid, "startedAt" timestamptz, "endedAt" timestamptz, "unclearLines" integer,
      "openDifferences" integer, "isHighRiskOpen" boolean, "isCardReconciled" boolean, "isListGiven" boolean,
      "isDispensedByCard" boolean, "reconciledAtDischargeAt" timestamptz, "doneAt" timestamptz, "sequence" integer)
    on conflict (citizen_id, id) do update
    set ended_at = excluded.ended_at, unclear_lines = excluded.unclear_lines,
      open_differences = excluded.open_differences, is_high_risk_open = excluded.is_high_risk_open,
      is_card_reconciled = excluded.is_card_reconciled, is_list_given = excluded.is_list_given,
      is_dispensed_by_card = excluded.is_dispensed_by_card,
      reconciled_at_discharge_at = excluded.reconciled_at_discharge_at, done_at = excluded.done_at,
      sequence = excluded.sequence`)
}

/** How the medicine of these stays stands. */
export function listReconciliations(
  db: Database,
  stayIds: readonly StayId[],
  citizenIds: readonly CitizenId[],
) {
  return db.query<ReconciliationRow>(sql`
    select citizen_id as "citizenId", id as "reconciliationId", stay_id as "stayId", started_at as "startedAt",
      ended_at as "endedAt", unclear_lines as "unclearLines", open_differences as "openDifferences",
      is_high_risk_open as "isHighRiskOpen", is_card_reconciled as "isCardReconciled",
      is_list_given as "isListGiven", is_dispensed_by_card as "isDispensedByCard",
      reconciled_at_discharge_at as "reconciledAtDischargeAt", done_at as "doneAt", sequence
    from medication.reconciliations
    where citizen_id = any(${citizenIds}::uuid[])
      and stay_id = any(${stayIds}::uuid[])`)
}

/** A change on its way to the medicine card, and how sending it goes. */
export interface QueuedChange {
  readonly change: CardChange
  readonly by: Who
  readonly wantedAt: Instant
  readonly attempts: number
  readonly lastFault: string | null
  readonly personAskedAt: Instant | null
}

/**
 * Puts new changes in the queue, and takes those out that nobody wants any more.
 * @returns those taken out that a person was asked to look at
 */
export async function queueChanges(
  db: Database,
  citizenId: CitizenId,
  wanted: readonly {
    readonly change: CardChange
    readonly by: Who
    readonly position: number
    readonly at: Instant
  }[],
  stillWanted: readonly string[],
): Promise<CardChange[]> {
  const rows = wanted.map(({ change, by, position, at }) => ({
    id: change.changeId,
    change,
    by,
    position,
    at,
  }))
  const taken = await db.query<{ change: CardChange; personAskedAt: Instant | null }>(sql`
    with queued as (
      insert into medication.card_changes (citizen_id, id, position, change, by, status, wanted_at, next_try_at)
      select ${citizenId}, id, position, change, by, 'waiting', at, at
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        as row (id uuid, change jsonb, by jsonb, position integer, at timestamptz)
    )
    update medication.card_changes
    set status = 'overtaken', next_try_at = null
    where citizen_id = ${citizenId} and status = 'waiting' and id <> all(${stillWanted}::uuid[])
    returning change, person_asked_at as "personAskedAt"`)
  return taken.flatMap(({ change, personAskedAt }) => (personAskedAt === null ? [] : [change]))
}

/** What waits to be sent of a citizen, in the order it was wanted. */
export function listWaiting(db: Database, citizenId: CitizenId): Promise<QueuedChange[]> {
  return db.query<QueuedChange>(sql`
    select change, by, wanted_at as "wantedAt", attempts, last_fault as "lastFault",
      person_asked_at as "personAskedAt"
    from medication.card_changes
    where citizen_id = ${citizenId} and status = 'waiting'
    order by position, id`)
}

/** The citizens something is due to be sent of, those who have waited longest first. */
export async function listDue(db: Database, now: Instant, limit: number): Promise<CitizenId[]> {
  const rows = await db.query<{ citizenId: CitizenId }>(sql`
    select citizen_id as "citizenId"
    from medication.card_changes
    where status = 'waiting' and next_try_at <= ${now}::timestamptz
    group by citizen_id
    order by min(next_try_at)
    limit ${limit}`)
  return rows.map(({ citizenId }) => citizenId)
}

/** The card has answered. */
export async function closeChange(
  db: Database,
  citizenId: CitizenId,
  changeId: string,
  refusedBecause: string | null,
): Promise<void> {
  await db.execute(sql`
    update medication.card_changes
    set status = ${refusedBecause === null ? 'accepted' : 'refused'}, next_try_at = null,
      attempts = attempts + 1, last_fault = ${refusedBecause}
    where citizen_id = ${citizenId} and id = ${changeId}`)
}

/** The card does not answer: all that waits of the citizen is tried again then. */
export async function postpone(
  db: Database,
  citizenId: CitizenId,
  {
    until,
    fault,
    askedAt,
  }: { readonly until: Instant; readonly fault: string; readonly askedAt: Instant | null },
): Promise<void> {
  await db.execute(sql`
    update medication.card_changes
    set attempts = attempts + 1, next_try_at = ${until}, last_fault = ${fault},
      person_asked_at = coalesce(person_asked_at, ${askedAt}::timestamptz)
    where citizen_id = ${citizenId} and status = 'waiting'`)
}

/** The card of a citizen in the simulator, held until the transaction ends when it is to be changed. */
export async function findSimulatedCard(db: Database, citizenId: CitizenId): Promise<Card | undefined> {
  const row = await db.maybe<{ card: Card }>(sql`
    select card
    from medication.simulated_cards
    where citizen_id = ${citizenId}`)
  return row?.card
}

export async function lockSimulatedCard(db: Database, citizenId: CitizenId): Promise<void> {
  await db.execute(sql`
    select pg_advisory_xact_lock(hashtextextended('medicine card ' || ${citizenId}, 0))`)
}

export async function saveSimulatedCard(
  db: Database,
  citizenId: CitizenId,
  card: Card,
  at: Instant,
): Promise<void> {
  await db.execute(sql`
    insert into medication.simulated_cards (citizen_id, card, changed_at)
    values (${citizenId}, ${JSON.stringify(card)}::jsonb, ${at})
    on conflict (citizen_id) do update
    set card = excluded.card, changed_at = excluded.changed_at`)
}
