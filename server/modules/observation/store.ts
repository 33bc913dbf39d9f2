import type { CitizenId, MessageId, OrganisationId, PersonId, ResultLetterId } from '../../../kernel/ids.ts'
import type { Instant } from '../../../kernel/instant.ts'
import type { Database } from '../../platform/db/database.ts'
import { sql } from '../../platform/db/sql.ts'
import type { ResultLetter } from './domain/report.ts'

export interface Writer {
  readonly personId: PersonId
  readonly name: string
  readonly function: string
  readonly unitId: OrganisationId
}

/** A telling of results with where it came from. */
export interface StoredLetter extends ResultLetter {
  readonly citizenId: CitizenId
  readonly toldAt: Instant
  readonly fromName: string
  readonly toName: string
  /** The letter it came with; null of what was written here. */
  readonly messageId: MessageId | null
  readonly writtenBy: Writer | null
}

/** Nobody else tells or changes results of the citizen until this transaction ends. */
export async function lockCitizen(db: Database, citizenId: CitizenId): Promise<void> {
  await db.execute(sql`select pg_advisory_xact_lock(hashtextextended('observation ' || ${citizenId}, 0))`)
}

/** Keeps a telling. False when this sender has told it before. */
export async function insertLetter(db: Database, letter: StoredLetter): Promise<boolean> {
  const count = await db.execute(sql`
    insert into observation.letters (
      citizen_id, id, sender_key, letter_id, activity, about, sent_at, told_at, from_unit_id, from_name, to_unit_id,
      to_name, message_id, written_by, content)
    values (
      ${letter.citizenId}, ${letter.id}, ${letter.senderKey}, ${letter.letterId}, ${letter.activity}, ${letter.about},
      ${letter.sentAt}, ${letter.toldAt}, ${letter.fromUnitId}, ${letter.fromName}, ${letter.toUnitId},
      ${letter.toName}, ${letter.messageId},
      ${letter.writtenBy === null ? null : JSON.stringify(letter.writtenBy)}::jsonb,
      ${JSON.stringify(letter.content)}::jsonb)
    on conflict do nothing`)
  return count > 0
}

/** Every telling about a citizen, oldest first. */
export function listLetters(db: Database, citizenId: CitizenId): Promise<StoredLetter[]> {
  return db.query<StoredLetter>(sql`
    select citizen_id as "citizenId", id, sender_key as "senderKey", letter_id as "letterId", activity, about,
      sent_at as "sentAt", told_at as "toldAt", from_unit_id as "fromUnitId", from_name as "fromName",
      to_unit_id as "toUnitId", to_name as "toName", message_id as "messageId", written_by as "writtenBy", content
    from observation.letters
    where citizen_id = ${citizenId}
    order by sent_at, id`)
}

export interface Delivery {
  readonly citizenId: CitizenId
  readonly letter: ResultLetterId
  readonly at: Instant
  /** `another-way` and `closed`: the message desk has sent it on to another receiver, or closed it. */
  readonly state: 'inside' | 'waiting' | 'acknowledged' | 'failed' | 'another-way' | 'closed'
  readonly reason: string | null
}

export async function insertDelivery(db: Database, delivery: Delivery): Promise<void> {
  await db.execute(sql`
    insert into observation.deliveries (citizen_id, letter, at, state, reason)
    values (
      ${delivery.citizenId}, ${delivery.letter}, ${delivery.at}, ${delivery.state}, ${delivery.reason})
    on conflict do nothing`)
}

/** How each telling written here stands, by its id: what was said of it last. */
export async function listDeliveries(
  db: Database,
  citizenId: CitizenId,
): Promise<ReadonlyMap<ResultLetterId, Delivery>> {
  const rows = await db.query<Delivery>(sql`
    select distinct on (letter) citizen_id as "citizenId", letter, at, state, reason
    from observation.deliveries
    where citizen_id = ${citizenId}
    order by letter, at desc, state`)
  return new Map(rows.map((row) => [row.letter, row]))
}
