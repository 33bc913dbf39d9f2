import { createHash, randomBytes } from 'node:crypto'
import type { Language } from '../../../contract/actor.ts'
import type { CitizenId, PersonId, RoleId } from '../../../kernel/ids.ts'
import type { Instant } from '../../../kernel/instant.ts'
import type { Row } from '../../platform/db/schema.gen.ts'
import { sql } from '../../platform/db/sql.ts'
import type { SessionKey } from '../../platform/http/answer.ts'
import type { Shell } from '../../platform/shell.ts'

/** One signed-in person at one browser. */
export interface Session {
  readonly kind: 'professional' | 'citizen'
  readonly personId: PersonId
  readonly personName: string
  readonly roleId: RoleId | null
  readonly citizenId: CitizenId | null
  readonly pageToken: string
  readonly language: Language
  readonly expiresAt: Instant
  /** When somebody was last at the screen, to the minute. */
  readonly seenAt: Instant
}

/** A session before it has a secret and its times. */
export type NewSession = Omit<Session, 'pageToken' | 'expiresAt' | 'seenAt'>

/** What a sign-in rests on: the machine it was made at, and whom the provider said it was. */
export interface SignInGround {
  /** As in `Firefox, Windows`. */
  readonly browser: string | undefined
  readonly subject: string
  /** The provider's own session, when it names it. */
  readonly providerSession: string | undefined
}

/** A session as its person sees it among their others. */
export interface OwnSession {
  readonly id: string
  readonly signedInAt: Instant
  readonly seenAt: Instant
  readonly expiresAt: Instant
  readonly browser: string | null
  readonly roleId: RoleId | null
  /** The one that is asked from. */
  readonly isThis: boolean
}

/** A sign-in on its way through the provider. */
export interface SignIn {
  readonly nonce: string
  readonly codeVerifier: string
  readonly returnTo: string
}

type SessionRow = Omit<
  Row<'identity.sessions', { kind: Session['kind']; language: Language }>,
  'id_hash' | 'signed_in_at' | 'id' | 'browser' | 'subject' | 'provider_session'
>

function fromRow(row: SessionRow): Session {
  return {
    kind: row.kind,
    personId: row.person_id,
    personName: row.person_name,
    roleId: row.role_id,
    citizenId: row.citizen_id,
    pageToken: row.page_token,
    language: row.language,
    expiresAt: row.expires_at,
    seenAt: row.seen_at,
  }
}

function hashOf(secret: string): Buffer {
  return createHash('sha256').update(secret).digest()
}

const sessionColumns = sql`kind, person_id, person_name, role_id, citizen_id, page_token, language, expires_at, seen_at`

/** Sessions a person may have at once, on all machines; a further sign-in ends the oldest. */
const mostSessions = 10

/** Saves a new session and gives the secret id the browser keeps; it is written nowhere else. */
export async function insertSession(
  shell: Shell,
  session: NewSession,
  ground: SignInGround,
  lastsHours: number,
): Promise<SessionKey> {
  const secret = randomBytes(32).toString('base64url') as SessionKey
  const now = shell.clock.now()
  await shell.db.execute(sql`
    insert into identity.sessions
      (id_hash, kind, person_id, person_name, role_id, citizen_id, page_token, language, signed_in_at, seen_at, expires_at,
        id, browser, subject, provider_session)
    values (${hashOf(secret)}, ${session.kind}, ${session.personId}, ${session.personName}, ${session.roleId},
      ${session.citizenId}, ${randomBytes(24).toString('base64url')}, ${session.language}, ${now}, ${now},
      ${now}::timestamptz + make_interval(secs => ${lastsHours * 3_600}),
      ${shell.ids.next<string>()}, ${ground.browser ?? null}, ${ground.subject}, ${ground.providerSession ?? null})`)
  await shell.db.execute(sql`
    insert into identity.device_keys (person_id, key)
    values (${session.personId}, ${randomBytes(32)})
    on conflict do nothing`)
  await shell.db.execute(sql`
    delete from identity.sessions
    where person_id = ${session.personId} and id_hash in (
      select id_hash
      from identity.sessions
      where person_id = ${session.personId}
      order by signed_in_at desc, id_hash = ${hashOf(secret)} desc
      offset ${mostSessions})`)
  return secret
}

export async function findSession(shell: Shell, session: SessionKey): Promise<Session | undefined> {
  const row = await shell.db.maybe<SessionRow>(sql`
    select ${sessionColumns}
    from identity.sessions
    where id_hash = ${hashOf(session)}
      and expires_at > ${shell.clock.now()}
      and seen_at > ${shell.clock.now()}::timestamptz
        - make_interval(secs => ${shell.settings.SESSION_IDLE_MINUTES * 60})`)
  return row === undefined ? undefined : fromRow(row)
}

/** Notes that somebody is at the screen. */
export async function touchSession(shell: Shell, session: SessionKey): Promise<void> {
  await shell.db.execute(sql`
    update identity.sessions set seen_at = ${shell.clock.now()} where id_hash = ${hashOf(session)}`)
}

/**
 * Goes on in another role, under a new secret id and with a new page token: what was known of the old session opens nothing
 * in the new role.
 */
export async function renewSession(
  shell: Shell,
  session: SessionKey,
  roleId: RoleId,
): Promise<{ key: SessionKey; session: Session }> {
  const key = randomBytes(32).toString('base64url') as SessionKey
  const row = await shell.db.one<SessionRow>(sql`
    update identity.sessions
    set id_hash = ${hashOf(key)}, page_token = ${randomBytes(24).toString('base64url')}, role_id = ${roleId}
    where id_hash = ${hashOf(session)}
    returning ${sessionColumns}`)
  return { key, session: fromRow(row) }
}

export async function updateSession(
  shell: Shell,
  session: SessionKey,
  change: { language: Language },
): Promise<Session> {
  return fromRow(
    await shell.db.one<SessionRow>(sql`
      update identity.sessions
      set language = ${change.language}
      where id_hash = ${hashOf(session)}
      returning ${sessionColumns}`),
  )
}

/** Ends a session whoever's it is: a browser that signs in leaves the one it came with. */
export async function deleteSession(shell: Shell, session: SessionKey): Promise<void> {
  await shell.db.execute(sql`delete from identity.sessions where id_hash = ${hashOf(session)}`)
}

/** Ends one session, or with none named all sessions of the person. */
export async function deleteSessions(
  shell: Shell,
  personId: PersonId,
  session: SessionKey | undefined,
): Promise<number> {
  return shell.db.execute(
    session === undefined
      ? sql`delete from identity.sessions where person_id = ${personId}`
      : sql`delete from identity.sessions where person_id = ${personId} and id_hash = ${hashOf(session)}`,
  )
}

/** What opens the deeds that the person's devices keep; undefined until the next sign-in when it is gone. */
export async function findDeviceKey(shell: Shell, personId: PersonId): Promise<Buffer | undefined> {
  const row = await shell.db.maybe<{ key: Buffer }>(sql`
    select key from identity.device_keys where person_id = ${personId}`)
  return row?.key
}

/** From now on nobody can open what the person's devices keep. */
export async function deleteDeviceKey(shell: Shell, personId: PersonId): Promise<void> {
  await shell.db.execute(sql`delete from identity.device_keys where person_id = ${personId}`)
}

/** The sessions of a person that are open now, the one asked from first, then the last used. */
export function listSessionsOf(
  shell: Shell,
  personId: PersonId,
  asking: SessionKey,
): Promise<readonly OwnSession[]> {
  const now = shell.clock.now()
  return shell.db.query<OwnSession>(sql`
    select id, signed_in_at as "signedInAt", seen_at as "seenAt", expires_at as "expiresAt", browser,
      role_id as "roleId", id_hash = ${hashOf(asking)} as "isThis"
    from identity.sessions
    where person_id = ${personId}
      and expires_at > ${now}
      and seen_at > ${now}::timestamptz - make_interval(secs => ${shell.settings.SESSION_IDLE_MINUTES * 60})
    order by "isThis" desc, seen_at desc, id`)
}

/** Ends one session of the person by its name; false when they have none of it. */
export async function deleteSessionNamed(shell: Shell, personId: PersonId, id: string): Promise<boolean> {
  const ended = await shell.db.execute(
    sql`delete from identity.sessions where person_id = ${personId} and id = ${id}`,
  )
  return ended > 0
}

/** Which sessions end: one person's, those resting on a sign-in at the provider, or all there are. */
export type WhoseSessions =
  | { readonly personId: PersonId }
  | {
      readonly subject: string | undefined
      readonly providerSession: string | undefined
      /** Those begun after it stand: a message that is played again later ends nothing. */
      readonly begunBefore: Instant
    }
  | 'everybody'

/** Ends them, and says of each whose it was. */
export async function deleteSessionsOf(shell: Shell, whose: WhoseSessions): Promise<readonly PersonId[]> {
  const rows = await shell.db.query<{ personId: PersonId }>(sql`
    delete from identity.sessions
    where ${whoseAre(whose)}
    returning person_id as "personId"`)
  return rows.map(({ personId }) => personId)
}

function whoseAre(whose: WhoseSessions) {
  if (whose === 'everybody') return sql`true`
  if ('personId' in whose) return sql`person_id = ${whose.personId}`
  const { subject, providerSession, begunBefore } = whose
  if (providerSession === undefined)
    return sql`subject = ${subject ?? null} and signed_in_at <= ${begunBefore}`
  // Of one whose session the provider did not name at the sign-in nobody knows that it is another: it ends too.
  return sql`
    (provider_session = ${providerSession} or (provider_session is null and subject = ${subject ?? null}))
    and signed_in_at <= ${begunBefore}`
}

export async function insertSignIn(shell: Shell, state: string, signIn: SignIn): Promise<void> {
  await shell.db.execute(sql`
    insert into identity.sign_ins (state_hash, nonce, code_verifier, return_to, expires_at)
    values (${hashOf(state)}, ${signIn.nonce}, ${signIn.codeVerifier}, ${signIn.returnTo},
      ${shell.clock.now()}::timestamptz + interval '15 minutes')`)
}

/** Takes the sign-in out: it can be finished once only. */
export async function takeSignIn(shell: Shell, state: string): Promise<SignIn | undefined> {
  const row = await shell.db.maybe<{ nonce: string; code_verifier: string; return_to: string }>(sql`
    delete from identity.sign_ins
    where state_hash = ${hashOf(state)} and expires_at > ${shell.clock.now()}
    returning nonce, code_verifier, return_to`)
  return row && { nonce: row.nonce, codeVerifier: row.code_verifier, returnTo: row.return_to }
}

/** Removes what has run out. */
export async function deleteExpired(shell: Shell): Promise<void> {
  const now = shell.clock.now()
  await shell.db.execute(sql`
    delete from identity.sessions
    where expires_at <= ${now}
      or seen_at <= ${now}::timestamptz - make_interval(secs => ${shell.settings.SESSION_IDLE_MINUTES * 60})`)
  await shell.db.execute(sql`delete from identity.sign_ins where expires_at <= ${now}`)
}
