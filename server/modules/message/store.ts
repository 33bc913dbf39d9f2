import type { CitizenId, ClientId, MessageId, OrganisationId, PersonId, RoleId } from '../../../kernel/ids.ts'
import type { Instant } from '../../../kernel/instant.ts'
import { type Fragment, sql } from '../../platform/db/sql.ts'
import { type OutboxEvent, publishing } from '../../platform/outbox.ts'
import type { Shell } from '../../platform/shell.ts'
import type { Verdict } from './domain/answer.ts'
import type { Issue } from './domain/issue.ts'
import type { Standard } from './domain/judge.ts'
import type { Outside } from './domain/outside.ts'
import type { AnswerCode } from './domain/profiles/acknowledgement/facts.ts'

/** Which door a letter came through. */
export type Channel = 'http' | 'folder' | 'program'

/** The first answer a letter got; a repeat gets its code again. */
export interface FirstAnswer {
  readonly code: AnswerCode
  readonly envelopeId: string
  readonly letterId: string
}

export interface NewLetter {
  readonly id: MessageId
  readonly receivedAt: Instant
  readonly channel: Channel
  /** The registered system that delivered it. */
  readonly clientId: ClientId | null
  readonly outside: Outside
  readonly letterId: string
  /** Null when the envelope id is another letter's. */
  readonly envelopeId: string | null
  readonly standard: Standard | null
  readonly code: string | null
  readonly verdict: Verdict
  readonly citizenId: CitizenId | null
  readonly senderUnitId: OrganisationId | null
  readonly receiverUnitId: OrganisationId | null
  readonly receiverPartyId: OrganisationId | null
  readonly sentAt: Instant | null
  readonly contentType: string
  readonly byteLength: number
  readonly sha256: Buffer
  /** Null when it may not be kept. */
  readonly original: Uint8Array | null
  readonly issues: readonly Issue[]
  readonly answer: FirstAnswer | null
  /** The system that delivered it in the name of a sender it may not send for; null when all is as it should be. */
  readonly unvouchedBy: ClientId | null
}

/** What tells one sender's letters from another's. */
export function senderKeyOf({ sender }: Outside): string {
  return sender.gln ?? sender.sor ?? ''
}

/**
 * Acknowledgements are numbered by themselves: older systems give a receipt and a letter the same number. So is what a system
 * delivers for somebody it may not send for: it must neither take the number of a true letter nor learn how one was answered.
 */
function numberingOf({ outside, standard, unvouchedBy }: Numbered): string {
  const sender = senderKeyOf(outside)
  if (unvouchedBy !== null) return `${sender} by ${unvouchedBy}`
  return standard === 'acknowledgement' ? `${sender} ${standard}` : sender
}

/** What the number of a letter counts within. */
type Numbered = Pick<NewLetter, 'outside' | 'standard' | 'unvouchedBy'>

/**
 * Keeps letters, their answers and what they tell the other modules, in one statement and so in one commit.
 * @returns the ids of those that were new; of the others the letter id or the envelope id was there already
 */
export async function keepLetters(
  shell: Shell,
  letters: readonly NewLetter[],
  events: readonly LetterEvent[],
): Promise<ReadonlySet<MessageId>> {
  const isTold = events.some((event) => shell.subscriptions.namesFor(event.type).length > 0)
  const told = sql`, told as (
    ${publishing(shell, events)}
    where exists (select from letter where letter.id = (data ->> 'messageId')::uuid)
  )`
  const kept = await shell.db.query<{ id: MessageId }>(sql`
    with letter as (${insertLetters(letters)})${isTold ? told : sql``}
    select id from letter`)
  if (isTold && kept.length > 0 && !shell.db.isTransaction) shell.subscriptions.wake()
  return new Set(kept.map(({ id }) => id))
}

/** What a letter tells the others; it names the letter, so that a letter that was not new tells nothing. */
export type LetterEvent = OutboxEvent<string, { readonly messageId: MessageId }>

function insertLetters(letters: readonly NewLetter[]): Fragment {
  // Everybody takes the unique rules in the same order, so that two turns at once wait for each other and never in a ring.
  const sorted = letters.toSorted((a, b) => (lockOrder(a) < lockOrder(b) ? -1 : 1))
  let from = 1
  const rows = sorted.map(({ answer, outside, original, sha256, ...letter }) => {
    const row = {
      ...letter,
      outside,
      senderKey: numberingOf({ ...letter, outside }),
      sha256: sha256.toString('hex'),
      originalFrom: original === null ? null : from,
      originalLength: original?.length ?? null,
      answerCode: answer?.code ?? null,
      answerEnvelopeId: answer?.envelopeId ?? null,
      answerLetterId: answer?.letterId ?? null,
    }
    from += original?.length ?? 0
    return row
  })
  const originals = Buffer.concat(sorted.flatMap(({ original }) => (original === null ? [] : [original])))
  return sql`
    insert into message.letters (
      id, received_at, channel, client_id, sender_key, letter_id, envelope_id, standard, code, verdict,
      citizen_id, sender_unit_id, receiver_unit_id, receiver_party_id, sent_at,
      content_type, byte_length, sha256, original, issues, outside,
      answer_code, answer_envelope_id, answer_letter_id)
    select
      id, "receivedAt", channel, "clientId", "senderKey", "letterId", "envelopeId", standard, code, verdict,
      "citizenId", "senderUnitId", "receiverUnitId", "receiverPartyId", "sentAt",
      "contentType", "byteLength", decode(sha256, 'hex'),
      substr(${originals}::bytea, "originalFrom", "originalLength"), issues, outside,
      "answerCode", "answerEnvelopeId", "answerLetterId"
    from json_to_recordset(${JSON.stringify(rows)}::json) as row (
      id uuid, "receivedAt" timestamptz, channel text, "clientId" uuid, "senderKey" text,
      "letterId" text, "envelopeId" text,
      standard text, code text, verdict text,
      "citizenId" uuid, "senderUnitId" uuid, "receiverUnitId" uuid, "receiverPartyId" uuid, "sentAt" timestamptz,
      "contentType" text, "byteLength" int, sha256 text, "originalFrom" int, "originalLength" int,
      issues jsonb, outside jsonb,
      "answerCode" text, "answerEnvelopeId" text, "answerLetterId" text)
    on conflict do nothing
    returning id`
}

function lockOrder(letter: NewLetter): string {
  return `${numberingOf(letter)} ${letter.letterId}`
}

export interface KnownLetter {
  readonly id: MessageId
  readonly answerCode: AnswerCode | null
  readonly issues: readonly Issue[]
  readonly outside: Outside
  readonly sha256: Buffer
}

/** The letter of this sender that came before under the same id. */
export function findKnownLetter(
  shell: Shell,
  letter: Numbered & Pick<NewLetter, 'letterId'>,
): Promise<KnownLetter | undefined> {
  return shell.db.maybe<KnownLetter>(sql`
    select id, answer_code as "answerCode", issues, outside, sha256
    from message.letters
    where sender_key = ${numberingOf(letter)} and letter_id = ${letter.letterId}`)
}

export interface NewRepeat {
  readonly id: MessageId
  readonly letter: MessageId
  readonly receivedAt: Instant
  readonly channel: Channel
  readonly clientId: ClientId | null
  readonly envelopeId: string | null
  readonly sha256: Buffer
  readonly answerEnvelopeId: string | null
  readonly answerLetterId: string | null
}

export async function keepRepeat(shell: Shell, repeat: NewRepeat): Promise<void> {
  await shell.db.execute(sql`
    insert into message.repeats (
      id, letter, received_at, channel, client_id, envelope_id, sha256, answer_envelope_id, answer_letter_id)
    values (
      ${repeat.id}, ${repeat.letter}, ${repeat.receivedAt}, ${repeat.channel}, ${repeat.clientId}, ${repeat.envelopeId},
      ${repeat.sha256}, ${repeat.answerEnvelopeId}, ${repeat.answerLetterId})`)
}

/** A letter as the message desk knows it; the original is read on its own. */
export interface StoredLetter {
  readonly id: MessageId
  readonly receivedAt: Instant
  readonly sentAt: Instant | null
  readonly channel: Channel
  readonly clientId: ClientId | null
  readonly standard: Standard | null
  readonly code: string | null
  readonly verdict: Verdict
  /** How a parked letter ended; null while it waits. */
  readonly outcome: 'taken-in' | 'closed' | null
  readonly citizenId: CitizenId | null
  readonly receiverUnitId: OrganisationId | null
  readonly receiverPartyId: OrganisationId | null
  readonly answerCode: AnswerCode | null
  readonly letterId: string
  readonly envelopeId: string | null
  readonly outside: Outside
  readonly contentType: string
  readonly byteLength: number
  readonly hasOriginal: boolean
  readonly issues: readonly Issue[]
  readonly repeats: number
}

const storedLetter = sql`
  select
    letter.id,
    letter.received_at as "receivedAt",
    letter.sent_at as "sentAt",
    letter.channel,
    letter.client_id as "clientId",
    letter.standard,
    letter.code,
    letter.verdict,
    outcome.kind as outcome,
    coalesce(outcome.citizen_id, letter.citizen_id) as "citizenId",
    letter.receiver_unit_id as "receiverUnitId",
    letter.receiver_party_id as "receiverPartyId",
    letter.answer_code as "answerCode",
    letter.letter_id as "letterId",
    letter.envelope_id as "envelopeId",
    letter.outside,
    letter.content_type as "contentType",
    letter.byte_length as "byteLength",
    letter.original is not null as "hasOriginal",
    letter.issues,
    (select count(*) from message.repeats where repeats.letter = letter.id) as repeats
  from message.letters as letter
  left join message.handlings as outcome
    on outcome.letter = letter.id and outcome.kind in ('taken-in', 'closed')`

export interface LetterFilter {
  readonly partyId: OrganisationId
  /** All of the party when left out. */
  readonly unitIds?: readonly OrganisationId[]
  readonly status: 'parked' | 'received' | 'all'
  readonly after: string | undefined
  readonly limit: number
}

function toUnits({ unitIds }: Pick<LetterFilter, 'unitIds'>): Fragment {
  return unitIds === undefined ? sql`` : sql`and letter.receiver_unit_id = any(${unitIds}::uuid[])`
}

/** Letters to units of one party, the newest first. */
export function listLettersOf(shell: Shell, filter: LetterFilter): Promise<StoredLetter[]> {
  const status = {
    parked: sql`and letter.verdict = 'parked' and outcome.kind is null`,
    received: sql`and (letter.verdict = 'received' or outcome.kind = 'taken-in')`,
    all: sql``,
  }[filter.status]
  return shell.db.query<StoredLetter>(sql`
    ${storedLetter}
    where letter.receiver_party_id = ${filter.partyId}
      ${toUnits(filter)}
      ${status}
      and (${filter.after ?? null}::uuid is null or letter.id < ${filter.after ?? null}::uuid)
    order by letter.id desc
    limit ${filter.limit}`)
}

/** One letter, seen by the party or the units it was sent to. */
export function findLetter(
  shell: Shell,
  to: Pick<LetterFilter, 'partyId' | 'unitIds'>,
  id: MessageId,
): Promise<StoredLetter | undefined> {
  return shell.db.maybe<StoredLetter>(sql`
    ${storedLetter}
    where letter.id = ${id}
      and letter.receiver_party_id = ${to.partyId}
      ${toUnits(to)}`)
}

/** Makes two people who handle the same letter take turns. */
export async function lockLetter(shell: Shell, id: MessageId): Promise<void> {
  await shell.db.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`message.letter ${id}`}, 0))`)
}

export function findOriginal(
  shell: Shell,
  id: MessageId,
): Promise<{ original: Buffer | null; sha256: Buffer; contentType: string } | undefined> {
  return shell.db.maybe(sql`
    select original, sha256, content_type as "contentType"
    from message.letters
    where id = ${id}`)
}

export interface NewHandling {
  readonly id: MessageId
  readonly letter: MessageId
  readonly at: Instant
  readonly kind: 'looked' | 'tried-again' | 'taken-in' | 'closed'
  readonly personId: PersonId
  readonly roleId: RoleId
  readonly reason?: string
  readonly citizenId?: CitizenId
  readonly issues?: readonly Issue[]
}

export async function keepHandling(shell: Shell, handling: NewHandling): Promise<void> {
  await shell.db.execute(sql`
    insert into message.handlings (id, letter, at, kind, person_id, role_id, reason, citizen_id, issues)
    values (
      ${handling.id}, ${handling.letter}, ${handling.at}, ${handling.kind}, ${handling.personId}, ${handling.roleId},
      ${handling.reason ?? null}, ${handling.citizenId ?? null}, ${JSON.stringify(handling.issues ?? [])})`)
}

export interface StoredHandling {
  readonly at: Instant
  readonly kind: NewHandling['kind']
  readonly personId: PersonId
  readonly reason: string | null
}

export function listHandlings(shell: Shell, letter: MessageId): Promise<StoredHandling[]> {
  return shell.db.query<StoredHandling>(sql`
    select at, kind, person_id as "personId", reason
    from message.handlings
    where letter = ${letter}
    order by id`)
}

/** How many letters to units of one party wait for a person. */
export async function countParkedOf(
  shell: Shell,
  to: Pick<LetterFilter, 'partyId' | 'unitIds'>,
): Promise<number> {
  const { count } = await shell.db.one<{ count: number }>(sql`
    select count(*)
    from message.letters as letter
    where letter.verdict = 'parked'
      and letter.receiver_party_id = ${to.partyId}
      ${toUnits(to)}
      and not exists (
        select from message.handlings
        where letter = letter.id and kind in ('taken-in', 'closed'))`)
  return count
}

/** How many letters wait for a person, in the whole house. */
export async function countWaiting(shell: Shell): Promise<number> {
  const { count } = await shell.db.one<{ count: number }>(sql`
    select count(*)
    from message.letters as letter
    where verdict = 'parked'
      and not exists (
        select from message.handlings
        where letter = letter.id and kind in ('taken-in', 'closed'))`)
  return count
}
