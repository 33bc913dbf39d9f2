import type { CitizenId, MessageId, OrganisationId } from '../../../../kernel/ids.ts'
import type { Instant } from '../../../../kernel/instant.ts'
import { type Fragment, sql } from '../../../platform/db/sql.ts'
import type { Shell } from '../../../platform/shell.ts'
import type { OutgoingEvent } from '../domain/delivery/event.ts'
import { begin, dueAt, needsPerson, type Outgoing } from '../domain/delivery/outgoing.ts'
import type { MailboxFacts } from '../domain/profiles/medcom/organisation.ts'

export type LetterFormat = 'json' | 'xml' | 'edifact' | 'oioxml'

/** A letter of ours as it was asked for and written. */
export interface OutgoingLetter {
  readonly id: MessageId
  readonly createdAt: Instant
  readonly askedBy: string
  readonly key: string
  readonly citizenId: CitizenId | null
  readonly fromUnitId: OrganisationId
  readonly fromPartyId: OrganisationId
  readonly toUnitId: OrganisationId | null
  readonly sender: MailboxFacts
  readonly receiver: MailboxFacts
  readonly standard: string
  readonly version: string
  readonly format: LetterFormat
  readonly code: string | null
  readonly letterId: string
  readonly threadId: string | null
  readonly contentType: string
  readonly byteLength: number
  readonly insteadOf: MessageId | null
}

export interface NewOutgoing extends OutgoingLetter {
  readonly content: unknown
  readonly original: Uint8Array
  readonly sha256: Buffer
}

/** The same key was asked for before: the letter there is, is the one. */
export function findAskedFor(
  shell: Shell,
  askedBy: string,
  key: string,
): Promise<{ id: MessageId; letterId: string } | undefined> {
  return shell.db.maybe(sql`
    select id, letter_id as "letterId"
    from message.outgoing_letters
    where asked_by = ${askedBy} and key = ${key}`)
}

/**
 * Keeps a letter and puts it in line.
 * @returns false when the same key was there already
 */
export async function keepOutgoing(shell: Shell, letter: NewOutgoing): Promise<boolean> {
  const state = begin(letter.createdAt)
  // One letter of a thread must not overtake another on its way to the same receiver.
  const orderKey = letter.threadId === null ? null : `${letter.receiver.gln} ${letter.threadId}`
  const kept = await shell.db.query(sql`
    with letter as (
      insert into message.outgoing_letters (
        id, created_at, asked_by, key, citizen_id, from_unit_id, from_party_id, to_unit_id, sender, receiver,
        standard, version, format, code, letter_id, thread_id, content, content_type, byte_length, sha256, original, instead_of)
      values (
        ${letter.id}, ${letter.createdAt}, ${letter.askedBy}, ${letter.key}, ${letter.citizenId}, ${letter.fromUnitId},
        ${letter.fromPartyId}, ${letter.toUnitId}, ${JSON.stringify(letter.sender)}, ${JSON.stringify(letter.receiver)},
        ${letter.standard}, ${letter.version}, ${letter.format}, ${letter.code}, ${letter.letterId}, ${letter.threadId},
        ${JSON.stringify(letter.content)}, ${letter.contentType}, ${letter.byteLength}, ${letter.sha256},
        ${Buffer.from(letter.original)}, ${letter.insteadOf})
      on conflict on constraint asked_for_once do nothing
      returning id, place, created_at, from_party_id, from_unit_id),
    event as (
      insert into message.outgoing_events (letter, sequence, at, kind, data)
      select id, 1, created_at, 'queued', '{}'
      from letter)
    insert into message.outgoing_states (
      letter, place, from_party_id, from_unit_id, receiver_gln, order_key, version, status, needs_person, sendings, due_at, decided_at, state)
    select id, place, from_party_id, from_unit_id, ${letter.receiver.gln}, ${orderKey}, 1, 'waiting', false, 0, created_at, created_at,
      ${JSON.stringify(state)}::jsonb
    from letter
    returning letter`)
  return kept.length > 0
}

/** A letter with where it is, locked until the end of the transaction. */
export interface LockedLetter {
  readonly letter: OutgoingLetter
  readonly state: Outgoing
}

const letterColumns = sql`
    letter.id,
    letter.created_at as "createdAt",
    letter.asked_by as "askedBy",
    letter.key,
    letter.citizen_id as "citizenId",
    letter.from_unit_id as "fromUnitId",
    letter.from_party_id as "fromPartyId",
    letter.to_unit_id as "toUnitId",
    letter.sender,
    letter.receiver,
    letter.standard,
    letter.version,
    letter.format,
    letter.code,
    letter.letter_id as "letterId",
    letter.thread_id as "threadId",
    letter.content_type as "contentType",
    letter.byte_length as "byteLength",
    letter.instead_of as "insteadOf"`

type LetterRow = OutgoingLetter & { readonly state: Outgoing }

const locked = ({ state, ...letter }: LetterRow): LockedLetter => ({ letter, state })

/**
 * Letters something is to be done about, the oldest first, each for one worker alone: what another one holds is passed by. A
 * letter of a thread waits until those before it have been handed over.
 */
export async function claimDue(
  shell: Shell,
  now: Instant,
  {
    limit,
    hasGoneBackTo,
    busy,
  }: {
    readonly limit: number
    /** The clock has gone back for what was decided after this. */
    readonly hasGoneBackTo: Instant
    /** Receivers that have enough on their way. */
    readonly busy: readonly string[]
  },
): Promise<LockedLetter[]> {
  const rows = await shell.db.query<LetterRow>(sql`
    select ${letterColumns}, state.state
    from (
      select letter, state
      from message.outgoing_states as due
      where due.due_at is not null
        and (due.due_at <= ${now} or due.decided_at > ${hasGoneBackTo})
        and due.receiver_gln <> all(${busy}::text[])
        and not (
          due.order_key is not null and due.status = 'waiting' and due.sendings = 0
          and exists (
            select from message.outgoing_states as earlier
            where earlier.order_key = due.order_key and earlier.place < due.place
              and earlier.sendings = 0 and earlier.status in ('waiting', 'sending')))
      order by due.place
      limit ${limit}
      for update of due skip locked) as state
    join message.outgoing_letters as letter on letter.id = state.letter`)
  return rows.map(locked)
}

/** One letter, locked until the end of the transaction. */
export async function lockOutgoing(shell: Shell, ids: readonly MessageId[]): Promise<LockedLetter[]> {
  if (ids.length === 0) return []
  const rows = await shell.db.query<LetterRow>(sql`
    select ${letterColumns}, state.state
    from (
      select letter, state
      from message.outgoing_states
      where letter = any(${ids}::uuid[])
      order by place
      for update) as state
    join message.outgoing_letters as letter on letter.id = state.letter`)
  return rows.map(locked)
}

/** What has happened to one letter, and where it is after that. */
export interface Step {
  readonly id: MessageId
  readonly before: Outgoing
  readonly events: readonly OutgoingEvent[]
  readonly after: Outgoing
}

/** Adds what happened and moves the row that says where each letter is, all in two statements. */
export async function saveSteps(shell: Shell, steps: readonly Step[]): Promise<void> {
  const moved = steps.filter(({ events }) => events.length > 0)
  if (moved.length === 0) return
  const events = moved.flatMap((step) =>
    step.events.map(({ at, kind, ...data }, index) => ({
      letter: step.id,
      sequence: step.before.version + index + 1,
      at,
      kind,
      data,
    })),
  )
  const states = moved.map(({ id, after }) => ({
    letter: id,
    version: after.version,
    status: after.status,
    needsPerson: needsPerson(after),
    sendings: after.sendings,
    dueAt: dueAt(after),
    decidedAt: after.decidedAt,
    state: after,
  }))
  await shell.db.execute(sql`
    insert into message.outgoing_events (letter, sequence, at, kind, data)
    select letter, sequence, at, kind, data
    from jsonb_to_recordset(${JSON.stringify(events)}::jsonb)
      as event (letter uuid, sequence int, at timestamptz, kind text, data jsonb)`)
  await shell.db.execute(sql`
    update message.outgoing_states as state
    set version = now.version,
      status = now.status,
      needs_person = now."needsPerson",
      sendings = now.sendings,
      due_at = now."dueAt",
      decided_at = now."decidedAt",
      state = now.state
    from jsonb_to_recordset(${JSON.stringify(states)}::jsonb) as now (
      letter uuid, version int, status text, "needsPerson" boolean, sendings int, "dueAt" timestamptz,
      "decidedAt" timestamptz, state jsonb)
    where state.letter = now.letter`)
}

/** Whether something is due, in the whole house. */
export async function isAnythingDue(shell: Shell, hasGoneBackTo: Instant): Promise<boolean> {
  const { isDue } = await shell.db.one<{ isDue: boolean }>(sql`
    select exists (
      select from message.outgoing_states
      where due_at is not null and (due_at <= ${shell.clock.now()} or decided_at > ${hasGoneBackTo})) as "isDue"`)
  return isDue
}

/** The letters with these letter ids. */
export function listByLetterId(
  shell: Shell,
  letterIds: readonly string[],
): Promise<{ id: MessageId; letterId: string; receiver: MailboxFacts }[]> {
  return shell.db.query(sql`
    select id, letter_id as "letterId", receiver
    from message.outgoing_letters
    where letter_id = any(${letterIds}::text[])`)
}

/** The letter that left in an envelope. */
export function findByEnvelope(shell: Shell, envelopeId: string): Promise<{ letter: MessageId } | undefined> {
  return shell.db.maybe(sql`
    select letter
    from message.outgoing_events
    where kind = 'sending' and data ->> 'envelopeId' = ${envelopeId}`)
}

/** Who asked for the first of the letters that each of these stands in the place of. */
export function listFirsts(
  shell: Shell,
  ids: readonly MessageId[],
): Promise<{ letter: MessageId; askedBy: string; key: string }[]> {
  return shell.db.query(sql`
    with recursive chain as (
      select id as letter, instead_of, asked_by, key
      from message.outgoing_letters
      where id = any(${ids}::uuid[])
      union all
      select chain.letter, before.instead_of, before.asked_by, before.key
      from chain
      join message.outgoing_letters as before on before.id = chain.instead_of)
    select letter, asked_by as "askedBy", key
    from chain
    where instead_of is null`)
}

export function findOutgoingOriginal(
  shell: Shell,
  id: MessageId,
): Promise<{ original: Buffer; sha256: Buffer; contentType: string } | undefined> {
  return shell.db.maybe(sql`
    select original, sha256, content_type as "contentType"
    from message.outgoing_letters
    where id = ${id}`)
}

/** What was asked to be said. */
export async function findContent(shell: Shell, id: MessageId): Promise<unknown> {
  const { content } = await shell.db.one<{ content: unknown }>(sql`
    select content
    from message.outgoing_letters
    where id = ${id}`)
  return content
}

export async function listOutgoingEvents(shell: Shell, id: MessageId): Promise<OutgoingEvent[]> {
  const rows = await shell.db.query<{ at: Instant; kind: string; data: object }>(sql`
    select at, kind, data
    from message.outgoing_events
    where letter = ${id}
    order by sequence`)
  return rows.map(({ at, kind, data }) => ({ at, kind, ...data }) as OutgoingEvent)
}

/** Whose letters somebody deals with. */
export interface OutgoingScope {
  readonly partyId: OrganisationId
  /** All of the party when left out. */
  readonly unitIds?: readonly OrganisationId[]
}

function fromUnits({ unitIds }: OutgoingScope): Fragment {
  return unitIds === undefined ? sql`` : sql`and state.from_unit_id = any(${unitIds}::uuid[])`
}

export interface OutgoingFilter extends OutgoingScope {
  readonly status: 'waiting' | 'sent' | 'failed' | 'settled' | 'all'
  readonly after: string | undefined
  readonly limit: number
}

/** Letters of one party's units, the newest first. */
export async function listOutgoingOf(shell: Shell, filter: OutgoingFilter): Promise<LockedLetter[]> {
  const status = {
    waiting: sql`and state.status in ('waiting', 'sending')`,
    sent: sql`and state.status = 'awaiting'`,
    failed: sql`and state.needs_person`,
    settled: sql`and state.status in ('acknowledged', 'closed')`,
    all: sql``,
  }[filter.status]
  const rows = await shell.db.query<LetterRow>(sql`
    select ${letterColumns}, state.state
    from message.outgoing_states as state
    join message.outgoing_letters as letter on letter.id = state.letter
    where state.from_party_id = ${filter.partyId}
      ${fromUnits(filter)}
      ${status}
      and (${filter.after ?? null}::uuid is null or state.letter < ${filter.after ?? null}::uuid)
    order by state.letter desc
    limit ${filter.limit}`)
  return rows.map(locked)
}

/** One letter, seen by the party or the units it was sent from. */
export async function findOutgoing(
  shell: Shell,
  scope: OutgoingScope,
  id: MessageId,
): Promise<LockedLetter | undefined> {
  const row = await shell.db.maybe<LetterRow>(sql`
    select ${letterColumns}, state.state
    from message.outgoing_states as state
    join message.outgoing_letters as letter on letter.id = state.letter
    where state.letter = ${id}
      and state.from_party_id = ${scope.partyId}
      ${fromUnits(scope)}`)
  return row && locked(row)
}

export function countOutgoing(
  shell: Shell,
  scope: OutgoingScope,
): Promise<{ waiting: number; sent: number; failed: number }> {
  return shell.db.one(sql`
    select
      count(*) filter (where state.status in ('waiting', 'sending')) as waiting,
      count(*) filter (where state.status = 'awaiting') as sent,
      count(*) filter (where state.needs_person) as failed
    from message.outgoing_states as state
    where state.from_party_id = ${scope.partyId}
      and state.status not in ('acknowledged', 'closed')
      ${fromUnits(scope)}`)
}
