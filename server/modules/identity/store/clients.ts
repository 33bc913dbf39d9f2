import { createHash, randomBytes } from 'node:crypto'
import type { ClientId, OrganisationId, PersonId } from '../../../../kernel/ids.ts'
import type { Instant } from '../../../../kernel/instant.ts'
import type { ServiceScope } from '../../../../kernel/service-scope.ts'
import type { Row } from '../../../platform/db/schema.gen.ts'
import { type Fragment, sql } from '../../../platform/db/sql.ts'
import type { Shell } from '../../../platform/shell.ts'
import type { Assertion } from '../domain/assertion.ts'
import type { Client, KeySet } from '../domain/client.ts'
import type { PublicKey } from '../domain/key-set.ts'
import { nobodyElse, type Senders } from '../domain/senders.ts'

/** Who answers for what was done with a client. */
export interface By {
  readonly personId: PersonId
  readonly name: string
}

type ClientRow = Row<'identity.clients', { scopes: ServiceScope[] }> & {
  ended_at: Instant | null
  key_sets: {
    number: number
    jwks: { keys: PublicKey[] } | null
    jwks_uri: string | null
    told_at: string
    earlier_until: string
  }[]
  senders: Senders | null
}

function fromRow(row: ClientRow): Client {
  return {
    id: row.id as ClientId,
    name: row.name,
    unitId: row.unit_id,
    function: row.function,
    scopes: row.scopes,
    validFrom: row.valid_from,
    validTo: row.valid_to,
    permissionId: row.permission_id,
    endedAt: row.ended_at,
    approvedBy: row.approved_by_name,
    keySets: row.key_sets.map(keySetOf),
    senders: row.senders ?? nobodyElse,
  }
}

function keySetOf(row: ClientRow['key_sets'][number]): KeySet {
  return {
    number: row.number,
    source:
      row.jwks === null
        ? { kind: 'published', uri: row.jwks_uri ?? '' }
        : { kind: 'given', keys: row.jwks.keys },
    toldAt: new Date(row.told_at).toISOString() as Instant,
    earlierUntil: new Date(row.earlier_until).toISOString() as Instant,
  }
}

export async function insertClient(
  shell: Shell,
  client: Omit<Client, 'endedAt' | 'approvedBy' | 'keySets' | 'senders'>,
  by: By,
): Promise<void> {
  await shell.db.execute(sql`
    insert into identity.clients
      (id, name, unit_id, function, scopes, valid_from, valid_to, permission_id, approved_by_person_id, approved_by_name,
        registered_at)
    values (${client.id}, ${client.name}, ${client.unitId}, ${client.function}, ${client.scopes}, ${client.validFrom},
      ${client.validTo}, ${client.permissionId}, ${by.personId}, ${by.name}, ${shell.clock.now()})`)
}

/** Adds the next key set, which holds from now on; until when the earlier ones hold is said with it. */
export async function insertKeySet(
  shell: Shell,
  clientId: ClientId,
  { source, toldAt, earlierUntil }: Omit<KeySet, 'number'>,
  by: By,
): Promise<void> {
  await shell.db.execute(sql`
    insert into identity.client_key_sets
      (client_id, number, jwks, jwks_uri, told_at, earlier_until, told_by_person_id, told_by_name)
    select ${clientId}, coalesce(max(number), 0) + 1,
      ${source.kind === 'given' ? JSON.stringify({ keys: source.keys }) : null}::jsonb,
      ${source.kind === 'published' ? source.uri : null}::text,
      ${toldAt}::timestamptz, ${earlierUntil}::timestamptz, ${by.personId}::uuid, ${by.name}
    from identity.client_key_sets
    where client_id = ${clientId}`)
}

/** Says anew whom a client sends for; what was said before counts no more. */
export async function insertSenders(
  shell: Shell,
  clientId: ClientId,
  { glns, sors }: Senders,
  by: By,
): Promise<void> {
  await shell.db.execute(sql`
    insert into identity.client_senders (client_id, number, glns, sors, told_at, told_by_person_id, told_by_name)
    select ${clientId}, coalesce(max(number), 0) + 1, ${glns}::text[], ${sors}::text[],
      ${shell.clock.now()}::timestamptz, ${by.personId}::uuid, ${by.name}
    from identity.client_senders
    where client_id = ${clientId}`)
}

/** False when it had ended before. */
export async function insertEnd(shell: Shell, clientId: ClientId, reason: string, by: By): Promise<boolean> {
  const added = await shell.db.execute(sql`
    insert into identity.client_ends (client_id, ended_at, reason, by_person_id, by_name)
    values (${clientId}, ${shell.clock.now()}, ${reason}, ${by.personId}, ${by.name})
    on conflict do nothing`)
  return added === 1
}

const newestSenders = sql`
  select jsonb_build_object('glns', glns, 'sors', sors)
  from identity.client_senders
  where client_id = client.id
  order by number desc
  limit 1`

function clients(which: Fragment): Fragment {
  return sql`
    select client.*, client_end.ended_at, sets.key_sets, (${newestSenders}) as senders
    from identity.clients as client
    left join identity.client_ends as client_end on client_end.client_id = client.id
    cross join lateral (
      select jsonb_agg(jsonb_build_object('number', number, 'jwks', jwks, 'jwks_uri', jwks_uri, 'told_at', told_at,
        'earlier_until', earlier_until) order by number) as key_sets
      from identity.client_key_sets
      where client_id = client.id
    ) as sets
    ${which}
    order by client.id`
}

export async function findClient(shell: Shell, id: ClientId): Promise<Client | undefined> {
  const row = await shell.db.maybe<ClientRow>(clients(sql`where client.id = ${id}`))
  return row && fromRow(row)
}

export async function listClients(shell: Shell): Promise<Client[]> {
  return (await shell.db.query<ClientRow>(clients(sql``))).map(fromRow)
}

/** These clients with the unit each acts for and whom it sends for. */
export async function listSpeakers(
  shell: Shell,
  ids: readonly ClientId[],
): Promise<{ clientId: ClientId; unitId: OrganisationId; senders: Senders }[]> {
  const rows = await shell.db.query<{
    clientId: ClientId
    unitId: OrganisationId
    senders: Senders | null
  }>(sql`
    select client.id as "clientId", client.unit_id as "unitId", (${newestSenders}) as senders
    from identity.clients as client
    where client.id = any(${ids}::uuid[])`)
  return rows.map((row) => ({ ...row, senders: row.senders ?? nobodyElse }))
}

function hashOf(secret: string): Buffer {
  return createHash('sha256').update(secret).digest()
}

/**
 * Gives a token for a statement that was not shown before, in one statement: of two that show it at once one gets none.
 * @returns the token, which is written nowhere else; undefined when the statement had been shown
 */
export async function exchangeAssertion(
  shell: Shell,
  clientId: ClientId,
  assertion: Assertion,
  scopes: readonly string[],
  lastsSeconds: number,
): Promise<string | undefined> {
  const token = randomBytes(32).toString('base64url')
  const now = shell.clock.now()
  const given = await shell.db.execute(sql`
    with shown as (
      insert into identity.client_assertions (client_id, jti_hash, expires_at)
      values (${clientId}, ${hashOf(assertion.jti)}, ${assertion.forgetAt})
      on conflict do nothing
      returning client_id
    )
    insert into identity.client_tokens (token_hash, client_id, scopes, issued_at, expires_at)
    select ${hashOf(token)}, client_id, ${scopes}::text[], ${now}::timestamptz,
      ${now}::timestamptz + make_interval(secs => ${lastsSeconds})
    from shown`)
  return given === 1 ? token : undefined
}

/** A client as a token of its shows it. */
export interface TokenHolder {
  readonly clientId: ClientId
  readonly name: string
  readonly unitId: OrganisationId
  readonly function: string
  readonly scopes: readonly string[]
}

/** Whose token this is, while it lasts and the client is still let in: one look at two keys. */
export async function findTokenHolder(shell: Shell, token: string): Promise<TokenHolder | undefined> {
  const now = shell.clock.now()
  return shell.db.maybe<TokenHolder>(sql`
    select client.id as "clientId", client.name, client.unit_id as "unitId", client.function, token.scopes
    from identity.client_tokens as token
    join identity.clients as client on client.id = token.client_id
    where token.token_hash = ${hashOf(token)} and token.expires_at > ${now}
      and client.valid_from <= ${now} and client.valid_to > ${now}
      and not exists (
        select from identity.client_ends where client_id = client.id and ended_at <= ${now})`)
}

/** Removes what has run out. */
export async function deleteExpiredTokens(shell: Shell): Promise<void> {
  const now = shell.clock.now()
  await shell.db.execute(sql`delete from identity.client_tokens where expires_at <= ${now}`)
  await shell.db.execute(sql`delete from identity.client_assertions where expires_at <= ${now}`)
}
