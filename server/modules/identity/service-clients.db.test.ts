import { randomUUID } from 'node:crypto'
import { exportJWK, generateKeyPair, SignJWT } from 'jose'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { ProfessionalActor } from '../../../contract/actor.ts'
import { danishDateOf } from '../../../kernel/copenhagen-time.ts'
import type { ClientId, OrganisationId } from '../../../kernel/ids.ts'
import { epoch, instant } from '../../../kernel/instant.ts'
import { openHouse, type RunningHouse } from '../../../test/support/house.ts'
import { signIn } from '../../../test/support/sign-in.ts'
import { sql } from '../../platform/db/sql.ts'
import { findPersonBySubject, rolesOf } from '../organisation/index.ts'
import { registerClient, revokeClient, rotateKeys } from './use-cases/clients.ts'

type Pair = Awaited<ReturnType<typeof generateKeyPair>>

let house: RunningHouse
let leader: ProfessionalActor
let pair: Pair
let jwks: object

async function actorOf(subject: string): Promise<ProfessionalActor> {
  const person = await findPersonBySubject(house.shell, subject)
  const [role] = person ? await rolesOf(house.shell, person.id, danishDateOf(house.clock.now())) : []
  if (person === undefined || role === undefined) throw new Error(`nobody is ${subject}`)
  return {
    kind: 'professional',
    personId: person.id,
    name: person.name,
    roleId: role.id,
    function: role.function,
    unitId: role.unitId,
  }
}

const published = async (kid: string, alg = 'ES384') => {
  const keys = await generateKeyPair(alg, { extractable: true })
  return { keys, jwks: { keys: [{ ...(await exportJWK(keys.publicKey)), kid }] } }
}

async function register(
  scopes: readonly string[],
  change: { unitId?: OrganisationId; validTo?: string; jwks?: object } = {},
): Promise<ClientId> {
  const registered = await registerClient(house.shell, leader, {
    name: 'Omsorgssystemet',
    unitId: change.unitId ?? leader.unitId,
    scopes,
    keys: { jwks: change.jwks ?? jwks },
    ...(change.validTo === undefined ? {} : { validTo: instant(change.validTo) }),
  })
  if (!registered.ok) throw new Error(registered.refusal.code)
  return registered.value.id
}

interface Signed {
  readonly alg?: string
  readonly kid?: string
  readonly key?: Pair['privateKey']
  readonly claims?: Readonly<Record<string, unknown>>
}

/** A statement as a system of good conduct signs it, but for what is said. */
function sign(
  clientId: string,
  { alg = 'ES384', kid = 'one', key, claims = {} }: Signed = {},
): Promise<string> {
  const now = Math.floor(epoch(house.clock.now()) / 1_000)
  return new SignJWT({
    iss: clientId,
    sub: clientId,
    aud: `${house.address}/oauth/token`,
    exp: now + 240,
    jti: randomUUID(),
    ...claims,
  })
    .setProtectedHeader({ alg, kid, typ: 'JWT' })
    .sign(key ?? pair.privateKey)
}

interface TokenAnswer {
  readonly status: number
  readonly headers: Headers
  readonly body: Record<string, string>
}

async function ask(form: Readonly<Record<string, string>> | string): Promise<TokenAnswer> {
  const answer = await fetch(`${house.address}/oauth/token`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: typeof form === 'string' ? form : new URLSearchParams(form).toString(),
  })
  const body = (await answer.json()) as Record<string, string>
  return { status: answer.status, headers: answer.headers, body }
}

const form = (assertion: string, scope?: string) => ({
  grant_type: 'client_credentials',
  client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
  client_assertion: assertion,
  ...(scope === undefined ? {} : { scope }),
})

async function tokenOf(clientId: string, scope?: string): Promise<string> {
  const { status, body } = await ask(form(await sign(clientId), scope))
  if (status !== 200) throw new Error(JSON.stringify(body))
  return body.access_token ?? ''
}

async function call(token: string, path: string, init: RequestInit = {}) {
  const answer = await fetch(`${house.address}${path}`, {
    ...init,
    headers: { authorization: `Bearer ${token}`, ...init.headers },
  })
  const text = await answer.text()
  return {
    status: answer.status,
    headers: answer.headers,
    body: (text === '' ? null : JSON.parse(text)) as { code?: string; [part: string]: unknown },
  }
}

beforeAll(async () => {
  house = await openHouse()
  leader = await actorOf('demo:karen-friis')
  const first = await published('one')
  pair = first.keys
  jwks = first.jwks
})
afterAll(() => house.close())
beforeEach(() => house.clock.advance({ minutes: 1 }))

describe('a system that signs in with its own key', () => {
  test('gets a token for five minutes, for what it asks for of what it is registered for', async () => {
    const id = await register(['system/Task.rs', 'system/Patient.r'])
    const { status, headers, body } = await ask(form(await sign(id), 'system/Task.s'))
    expect(status).toBe(200)
    expect(body).toEqual({
      access_token: expect.stringMatching(/^[\w-]{43}$/),
      token_type: 'bearer',
      expires_in: 300,
      scope: 'system/Task.s',
    })
    expect(headers.get('cache-control')).toBe('no-store')
    expect((await call(body.access_token ?? '', '/api/v1/tasks')).status).toBe(200)
    house.clock.advance({ minutes: 5 })
    const late = await call(body.access_token ?? '', '/api/v1/tasks')
    expect(late).toMatchObject({ status: 401, body: { code: 'not-signed-in' } })
    expect(late.headers.get('www-authenticate')).toContain('invalid_token')
  })

  test.each([
    ['RS384', 'RS384'],
    ['Ed25519', 'EdDSA'],
    ['Ed25519', 'Ed25519'],
  ])('may sign with %s as %s too', async (kind, alg) => {
    const other = await published('other', kind)
    const id = await register(['system/Task.r'], { jwks: other.jwks })
    const assertion = await sign(id, { alg, kid: 'other', key: other.keys.privateKey })
    expect((await ask(form(assertion))).status).toBe(200)
  })

  test('says each thing once: a statement that was shown before gets nothing', async () => {
    const assertion = await sign(await register(['system/Task.r']))
    const answers = await Promise.all(Array.from({ length: 6 }, () => ask(form(assertion))))
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 401, 401, 401, 401, 401])
    expect(await ask(form(assertion))).toMatchObject({
      status: 401,
      body: { error: 'invalid_client', error_description: expect.stringContaining('jti') },
    })
  })

  test.each([
    ['meant for another', { claims: { aud: 'https://elsewhere.example/oauth/token' } }],
    ['over', { claims: { exp: 1_700_000_000 } }],
    ['to hold for a year', { claims: { exp: 1_900_000_000 } }],
    ['said in the name of another', { claims: { iss: randomUUID() } }],
    ['without a mark of its own', { claims: { jti: undefined } }],
    ['by a key it does not name', { kid: 'two' }],
  ])('gets nothing for a statement that is %s', async (_what, signed: Signed) => {
    const answer = await ask(form(await sign(await register(['system/Task.r']), signed)))
    expect(answer).toMatchObject({ status: 401, body: { error: 'invalid_client' } })
    expect(answer.headers.get('www-authenticate')).toMatch(/^Bearer/)
  })

  test('gets nothing for a statement nobody signed, or signed with a secret that both could know', async () => {
    const id = await register(['system/Task.r'])
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
    const now = Math.floor(epoch(house.clock.now()) / 1_000)
    const claims = { iss: id, sub: id, aud: house.address, exp: now + 60, jti: randomUUID() }
    for (const alg of ['none', 'None', 'HS256', 'HS384', 'ES256', 'RS256', 'PS384'])
      for (const signature of ['', 'AAAA'])
        expect(await ask(form(`${part({ alg, kid: 'one' })}.${part(claims)}.${signature}`))).toMatchObject({
          status: 401,
          body: { error: 'invalid_client' },
        })
    for (const text of ['', 'a.b.c', 'not a statement'])
      expect((await ask(form(text))).status).toBeGreaterThanOrEqual(400)
  })

  test('is not told apart when it is unknown, signs with a wrong key, or is let in no more', async () => {
    const id = await register(['system/Task.r'])
    const wrong = (await published('one')).keys.privateKey
    const revoked = await register(['system/Task.r'])
    await revokeClient(house.shell, leader, revoked, 'Leverandøren er skiftet')
    const answers = await Promise.all([
      ask(form(await sign(randomUUID()))),
      ask(form(await sign('not-an-id'))),
      ask(form(await sign(id, { key: wrong }))),
      ask(form(await sign(revoked))),
    ])
    const [first] = answers
    expect(first?.status).toBe(401)
    for (const answer of answers) expect(answer.body).toEqual(first?.body)
  })

  test('is refused in the standard’s words when it asks for too much, or otherwise than by its key', async () => {
    const assertion = await sign(await register(['system/Task.r']))
    const refusal = async (asked: Parameters<typeof ask>[0]) => (await ask(asked)).body.error
    expect(await refusal(form(assertion, 'system/Patient.r'))).toBe('invalid_scope')
    expect(await refusal({ ...form(assertion), grant_type: 'password' })).toBe('unsupported_grant_type')
    expect(await refusal({ ...form(assertion), client_assertion_type: 'secret' })).toBe('invalid_request')
    expect(await refusal({})).toBe('invalid_request')
    const twice = `${new URLSearchParams(form(assertion))}&scope=system%2FTask.r&scope=system%2FPatient.r`
    expect(await refusal(twice)).toBe('invalid_request')
    const asJson = await fetch(`${house.address}/oauth/token`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(form(assertion)),
    })
    expect([asJson.status, ((await asJson.json()) as { error: string }).error]).toEqual([
      400,
      'invalid_request',
    ])
  })

  test('finds how to get in at the addresses the standards name', async () => {
    for (const path of [
      '/.well-known/smart-configuration',
      '/.well-known/oauth-authorization-server',
      '/fhir/.well-known/smart-configuration',
    ])
      expect(await (await fetch(`${house.address}${path}`)).json()).toMatchObject({
        issuer: house.address,
        token_endpoint: `${house.address}/oauth/token`,
        grant_types_supported: ['client_credentials'],
        token_endpoint_auth_methods_supported: ['private_key_jwt'],
        scopes_supported: expect.arrayContaining(['system/Task.rs', 'system/Bundle.c']),
      })
  })
})

describe('what a token opens', () => {
  test('is what it was given for, and nothing that is for people', async () => {
    const token = await tokenOf(await register(['system/Task.rs', 'system/Patient.r']), 'system/Patient.r')
    expect(await call(token, '/api/v1/tasks')).toMatchObject({
      status: 403,
      body: { code: 'scope-not-held' },
    })
    for (const path of ['/api/v1/session', '/api/v1/me', '/api/v1/units', '/api/v1/letters'])
      expect((await call(token, path)).body.code).toBe('not-for-your-role')
    const write = await call(token, '/api/v1/session/sign-out', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': randomUUID() },
      body: '{"everywhere":true}',
    })
    expect(write.body.code).toBe('not-for-your-role')
  })

  test('ends with the registration, at once', async () => {
    const id = await register(['system/Task.s'])
    const token = await tokenOf(id)
    expect((await call(token, '/api/v1/tasks')).status).toBe(200)
    expect(await revokeClient(house.shell, leader, id, 'Nøglen er tabt')).toMatchObject({ ok: true })
    expect((await call(token, '/api/v1/tasks')).status).toBe(401)
    expect(await revokeClient(house.shell, leader, id, 'Igen')).toMatchObject({
      refusal: { code: 'client-ended-already' },
    })
  })

  test('ends to the second when the registration was only for a while', async () => {
    const until = instant(epoch(house.clock.now()) + 120_000)
    const token = await tokenOf(await register(['system/Task.s'], { validTo: until }))
    house.clock.set(instant(epoch(until) - 1_000))
    expect((await call(token, '/api/v1/tasks')).status).toBe(200)
    house.clock.set(until)
    expect((await call(token, '/api/v1/tasks')).status).toBe(401)
  })

  test('is nothing when it is made up, and is not held together by a cookie', async () => {
    for (const authorization of ['Bearer made-up', 'Bearer', 'Basic bWU6bWU=', 'Bearer a b'])
      expect((await call('', '/api/v1/tasks', { headers: { authorization } })).status).toBe(401)
    const karen = await signIn(house.address, 'demo:karen-friis')
    const answer = await karen.fetch('/api/v1/tasks', { headers: { authorization: 'Bearer made-up' } })
    expect(answer.status).toBe(401)
  })

  test('lies nowhere in the database', async () => {
    const token = await tokenOf(await register(['system/Task.s']))
    const [row] = await house.database.owner.query<{ text: string; bytes: number }>(sql`
      select string_agg(token::text, ' ') as text, min(octet_length(token_hash)) as bytes
      from identity.client_tokens as token`)
    expect(row?.bytes).toBe(32)
    expect(row?.text).not.toContain(token)
  })
})

describe('the keys of a system', () => {
  test('can be changed without a break: both hold for a while, then only the new ones', async () => {
    const id = await register(['system/Task.s'])
    const next = await published('two')
    const changed = await rotateKeys(house.shell, leader, id, { keys: { jwks: next.jwks }, overlapHours: 2 })
    expect(changed).toMatchObject({ ok: true, value: { keySets: [{ number: 1 }, { number: 2 }] } })
    const status = async (signed: Signed) => (await ask(form(await sign(id, signed)))).status
    const withNew = { kid: 'two', key: next.keys.privateKey }
    expect([await status({}), await status(withNew)]).toEqual([200, 200])
    house.clock.advance({ hours: 2 })
    expect([await status({}), await status(withNew)]).toEqual([401, 200])
  })

  test('hold no longer from the very moment they are changed with no overlap', async () => {
    const id = await register(['system/Task.s'])
    const next = await published('two')
    await rotateKeys(house.shell, leader, id, { keys: { jwks: next.jwks }, overlapHours: 0 })
    expect((await ask(form(await sign(id)))).status).toBe(401)
  })

  test('are not fetched from a place the operator has not named', async () => {
    const asked = { name: 'X', unitId: leader.unitId, scopes: ['system/Task.s'] }
    for (const uri of [
      'https://keys.vendor.example/jwks',
      'https://localhost/jwks',
      'http://169.254.169.254/',
    ])
      expect(await registerClient(house.shell, leader, { ...asked, keys: { uri } })).toMatchObject({
        refusal: { code: 'client-keys-elsewhere' },
      })
  })
})

describe('to let a system in', () => {
  const asked = () => ({ name: 'X', unitId: leader.unitId, scopes: ['system/Task.s'], keys: { jwks } })

  test('takes a leader of the unit it acts for, or of one above', async () => {
    for (const subject of ['demo:mette-holm', 'demo:sofie-lund', 'demo:peter-gram'])
      expect(await registerClient(house.shell, await actorOf(subject), asked())).toMatchObject({
        refusal: { code: 'client-only-by-management' },
      })
    const elsewhere = (await actorOf('demo:sofie-lund')).unitId
    expect(await registerClient(house.shell, leader, { ...asked(), unitId: elsewhere })).toMatchObject({
      refusal: { code: 'client-only-by-management' },
    })
    const id = await register(['system/Task.s'])
    expect(await revokeClient(house.shell, await actorOf('demo:mette-holm'), id, 'Nej')).toMatchObject({
      refusal: { code: 'client-only-by-management' },
    })
  })

  test('takes scopes that exist and a term of at most a year', async () => {
    for (const scopes of [[], ['system/*.rs'], ['system/Task.s', 'everything']])
      expect(await registerClient(house.shell, leader, { ...asked(), scopes })).toMatchObject({
        refusal: { code: 'client-scope-unknown' },
      })
    for (const hours of [-1, 366 * 24]) {
      const validTo = instant(epoch(house.clock.now()) + hours * 3_600_000)
      expect(await registerClient(house.shell, leader, { ...asked(), validTo })).toMatchObject({
        refusal: { code: 'client-term-unfit' },
      })
    }
  })

  test('is the management’s permission for technical help, kept with who gave it', async () => {
    const count = async () =>
      (
        await house.database.owner.query(sql`
          select from access.permissions
          where unit_id = ${leader.unitId} and kind = 'technical-help' and functions = '{technical-help}'
            and given_by_name = ${leader.name}`)
      ).length
    const before = await count()
    await register(['system/Bundle.c'])
    expect(await count()).toBe(before)
    await register(['system/Task.s'])
    expect(await count()).toBe(before + 1)
  })
})
