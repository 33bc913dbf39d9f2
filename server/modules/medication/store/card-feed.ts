import type { CitizenId } from '../../../../kernel/ids.ts'
import type { Instant } from '../../../../kernel/instant.ts'
import type { Database } from '../../../platform/db/database.ts'
import { sql } from '../../../platform/db/sql.ts'

/** How far the feed of changed cards has been read, and how reading it goes. */
export interface CardFeed {
  readonly cursor: string | null
  /** When it was last read to where it was then. */
  readonly readAt: Instant | null
  /** How often in a row it could not be read. */
  readonly failures: number
  readonly nextTryAt: Instant
  readonly lastFault: string | null
}

/** The feed, held until the transaction ends; undefined while another server reads it. */
export async function lockFeed(db: Database, now: Instant): Promise<CardFeed | undefined> {
  await db.execute(sql`
    insert into medication.card_feed (name, next_try_at)
    values ('fmk', ${now})
    on conflict (name) do nothing`)
  return db.maybe<CardFeed>(sql`
    select cursor, read_at as "readAt", failures, next_try_at as "nextTryAt", last_fault as "lastFault"
    from medication.card_feed
    where name = 'fmk'
    for update skip locked`)
}

export async function findFeed(db: Database): Promise<CardFeed | undefined> {
  return db.maybe<CardFeed>(sql`
    select cursor, read_at as "readAt", failures, next_try_at as "nextTryAt", last_fault as "lastFault"
    from medication.card_feed
    where name = 'fmk'`)
}

export async function saveFeed(db: Database, feed: CardFeed): Promise<void> {
  await db.execute(sql`
    update medication.card_feed
    set cursor = ${feed.cursor}, read_at = ${feed.readAt}::timestamptz, failures = ${feed.failures},
      next_try_at = ${feed.nextTryAt}, last_fault = ${feed.lastFault}
    where name = 'fmk'`)
}

/** Those of the citizens whose medicine is followed here. */
export async function listFollowed(db: Database, citizenIds: readonly CitizenId[]): Promise<CitizenId[]> {
  const rows = await db.query<{ citizenId: CitizenId }>(sql`
    select distinct citizen_id as "citizenId"
    from medication.events
    where citizen_id = any(${citizenIds}::uuid[])`)
  return rows.map(({ citizenId }) => citizenId)
}

/** The cards of the simulator that changed after a place in its feed, in the order they did. */
export async function listChangedCards(
  db: Database,
  after: { readonly at: Instant; readonly citizenId: string } | undefined,
  limit: number,
): Promise<readonly { readonly citizenId: CitizenId; readonly changedAt: Instant }[]> {
  const since =
    after === undefined
      ? sql``
      : sql`where (changed_at, citizen_id) > (${after.at}::timestamptz, ${after.citizenId}::uuid)`
  return db.query<{ citizenId: CitizenId; changedAt: Instant }>(sql`
    select citizen_id as "citizenId", changed_at as "changedAt"
    from medication.simulated_cards
    ${since}
    order by changed_at, citizen_id
    limit ${limit}`)
}
