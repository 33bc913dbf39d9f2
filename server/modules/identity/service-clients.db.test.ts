import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { ProfessionalActor } from '../../../contract/actor.ts'
import { epoch, instant } from '../../../kernel/instant.ts'
import { openHouse, type RunningHouse } from '../../../test/support/house.ts'
import {
  askForToken,
  callAs,
  demoActor,
  letIn,
  makeKeys,
  type SystemKeys,
  type SystemWish,
  signAssertion,
  tokenForm,
  tokenOf,
} from '../../../test/support/service-client.ts'
import { signIn } from '../../../test/support/sign-in.ts'
import { sql } from '../../platform/db/sql.ts'
import { listPermissions } from '../access/index.ts'
import { listClients, registerClient, revokeClient, rotateKeys } from './use-cases/clients.ts'

let house: RunningHouse
let leader: ProfessionalActor
let keys: SystemKeys

const register = (scopes: readonly string[], change: Partial<SystemWish> = {}, own = keys) =>
  letIn(house, leader, own, { scopes, ...change })
const ask = (form: Parameters<typeof askForToken>[1]) => askForToken(house.address, form)
const sign = (id: string, claims?: Readonly<Record<string, unknown>>, own: Partial<SystemKeys> = {}) =>
  signAssertion(house, id, { ...keys, ...own }, claims)
const call = (token: string, path: string, init?: RequestInit) => callAs(house.address, token, path, init)
const signedIn = (id: string, scope?: string) => tokenOf(house, id, keys, scope)

beforeAll(async () => {
  house = await openHouse()
  leader = await demoActor(house, 'demo:karen-friis')
  keys = await makeKeys()
})
afterAll(() => house.close())
beforeEach(() => house.clock.advance({ minutes: 1 }))

describe('a system that signs in with its own key', () => {
  test('gets a token for five minutes, for what it asks for of what it is registered for', async () => {
    const id = await register(['system/Task.rs', 'system/Patient.r'])
    const { status, headers, body } = await ask(tokenForm(await sign(id), 'system/Task.s'))
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
    const other = await makeKeys('other', kind, alg)
    const id = await register(['system/Task.r'], {}, other)
    expect((await ask(tokenForm(await sign(id, {}, other)))).status).toBe(200)
  })

  test('says each thing once: a statement that was shown before gets nothing', async () => {
    const assertion = await sign(await register(['system/Task.r']))
    const answers = await Promise.all(Array.from({ length: 6 }, () => ask(tokenForm(assertion))))
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 401, 401, 401, 401, 401])
    expect(await ask(tokenForm(assertion))).toMatchObject({
      status: 401,
      body: { error: 'invalid_client', error_description: expect.stringContaining('jti') },
    })
  })

  test.each([
    ['meant for another', { aud: 'https://elsewhere.example/oauth/token' }],
    ['over', { exp: 1_700_000_000 }],
    ['to hold for a year', { exp: 1_900_000_000 }],
    ['said in the name of another', { iss: randomUUID() }],
    ['without a mark of its own', { jti: undefined }],
  ])('gets nothing for a statement that is %s', async (_what, claims) => {
    const answer = await ask(tokenForm(await sign(await register(['system/Task.r']), claims)))
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
        expect(
          await ask(tokenForm(`${part({ alg, kid: 'one' })}.${part(claims)}.${signature}`)),
        ).toMatchObject({
          status: 401,
          body: { error: 'invalid_client' },
        })
    for (const text of ['', 'a.b.c', 'not a statement'])
      expect((await ask(tokenForm(text))).status).toBeGreaterThanOrEqual(400)
  })

  test('is not told apart when it is unknown, signs with a wrong key, or is let in no more', async () => {
    const id = await register(['system/Task.r'])
    const { privateKey } = await makeKeys()
    const revoked = await register(['system/Task.r'])
    await revokeClient(house.shell, leader, revoked, 'Leverandøren er skiftet')
    const answers = await Promise.all([
      ask(tokenForm(await sign(randomUUID()))),
      ask(tokenForm(await sign('not-an-id'))),
      ask(tokenForm(await sign(id, {}, { privateKey }))),
      ask(tokenForm(await sign(id, {}, { kid: 'two' }))),
      ask(tokenForm(await sign(revoked))),
    ])
    const [first] = answers
    expect(first?.status).toBe(401)
    for (const answer of answers) expect(answer.body).toEqual(first?.body)
  })

  test('is refused in the standard’s words when it asks for too much, or otherwise than by its key', async () => {
    const assertion = await sign(await register(['system/Task.r']))
    const refusal = async (asked: Parameters<typeof ask>[0]) => (await ask(asked)).body.error
    expect(await refusal(tokenForm(assertion, 'system/Patient.r'))).toBe('invalid_scope')
    expect(await refusal({ ...tokenForm(assertion), grant_type: 'password' })).toBe('unsupported_grant_type')
    expect(await refusal({ ...tokenForm(assertion), client_assertion_type: 'secret' })).toBe(
      'invalid_request',
    )
    expect(await refusal({})).toBe('invalid_request')
    const twice = `${new URLSearchParams(tokenForm(assertion))}&scope=system%2FTask.r&scope=system%2FPatient.r`
    expect(await refusal(twice)).toBe('invalid_request')
    const asJson = await fetch(`${house.address}/oauth/token`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(tokenForm(assertion)),
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
    const token = await signedIn(await register(['system/Task.rs', 'system/Patient.r']), 'system/Patient.r')
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
    const token = await signedIn(id)
    expect((await call(token, '/api/v1/tasks')).status).toBe(200)
    expect(await revokeClient(house.shell, leader, id, 'Nøglen er tabt')).toMatchObject({ ok: true })
    expect((await call(token, '/api/v1/tasks')).status).toBe(401)
    expect(await revokeClient(house.shell, leader, id, 'Igen')).toMatchObject({
      refusal: { code: 'client-ended-already' },
    })
  })

  test('ends to the second when the registration was only for a while', async () => {
    const until = instant(epoch(house.clock.now()) + 120_000)
    const token = await signedIn(await register(['system/Task.s'], { validTo: until }))
    house.clock.set(instant(epoch(until) - 1_000))
    expect((await call(token, '/api/v1/tasks')).status).toBe(200)
    house.clock.set(until)
    expect((await call(token, '/api/v1/tasks')).status).toBe(401)
  })

  test('begins to the second when the registration is for later', async () => {
    const from = instant(epoch(house.clock.now()) + 120_000)
    const id = await register(['system/Task.s'], { validFrom: from })
    expect((await ask(tokenForm(await sign(id)))).status).toBe(401)
    house.clock.set(from)
    expect((await call(await signedIn(id), '/api/v1/tasks')).status).toBe(200)
  })

  test('is nothing when it is made up, and is not held together by a cookie', async () => {
    for (const authorization of ['Bearer made-up', 'Bearer', 'Basic bWU6bWU=', 'Bearer a b'])
      expect((await call('', '/api/v1/tasks', { headers: { authorization } })).status).toBe(401)
    const karen = await signIn(house.address, 'demo:karen-friis')
    const answer = await karen.fetch('/api/v1/tasks', { headers: { authorization: 'Bearer made-up' } })
    expect(answer.status).toBe(401)
  })

  test('lies nowhere in the database', async () => {
    const token = await signedIn(await register(['system/Task.s']))
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
    const next = await makeKeys('two')
    const changed = await rotateKeys(house.shell, leader, id, { keys: next, overlapHours: 2 })
    expect(changed).toMatchObject({ ok: true, value: { keySets: [{ number: 1 }, { number: 2 }] } })
    const status = async (own: SystemKeys) => (await ask(tokenForm(await sign(id, {}, own)))).status
    expect([await status(keys), await status(next)]).toEqual([200, 200])
    house.clock.advance({ hours: 2 })
    expect([await status(keys), await status(next)]).toEqual([401, 200])
  })

  test('hold no longer from the very moment they are changed with no overlap', async () => {
    const id = await register(['system/Task.s'])
    const next = await makeKeys('two')
    await rotateKeys(house.shell, leader, id, { keys: next, overlapHours: 0 })
    expect((await ask(tokenForm(await sign(id)))).status).toBe(401)
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
  const asked = () => ({ name: 'X', unitId: leader.unitId, scopes: ['system/Task.s'], keys })

  test('takes a leader of the unit it acts for, or of one above', async () => {
    for (const subject of ['demo:mette-holm', 'demo:sofie-lund', 'demo:peter-gram'])
      expect(await registerClient(house.shell, await demoActor(house, subject), asked())).toMatchObject({
        refusal: { code: 'client-only-by-management' },
      })
    const elsewhere = (await demoActor(house, 'demo:sofie-lund')).unitId
    expect(await registerClient(house.shell, leader, { ...asked(), unitId: elsewhere })).toMatchObject({
      refusal: { code: 'client-only-by-management' },
    })
    const id = await register(['system/Task.s'])
    expect(
      await revokeClient(house.shell, await demoActor(house, 'demo:mette-holm'), id, 'Nej'),
    ).toMatchObject({
      refusal: { code: 'client-only-by-management' },
    })
  })

  test('takes scopes that exist and a term of at most a year', async () => {
    for (const scopes of [[], ['system/*.rs'], ['system/Task.s', 'everything']])
      expect(await registerClient(house.shell, leader, { ...asked(), scopes })).toMatchObject({
        refusal: { code: 'client-scope-unknown' },
      })
    expect(await registerClient(house.shell, leader, { ...asked(), name: '  ' })).toMatchObject({
      refusal: { code: 'client-name-missing' },
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
    const id = await register(['system/Task.s'])
    expect(await count()).toBe(before + 1)
    const isTakenBack = async () => {
      const listed = await listPermissions(house.shell, leader, leader.unitId)
      const { permissionId } = (await listClients(house.shell)).find((client) => client.id === id) ?? {}
      return (
        listed.ok && listed.value.permissions.some((one) => one.id === permissionId && one.endedAt !== null)
      )
    }
    expect(await isTakenBack()).toBe(false)
    await revokeClient(house.shell, leader, id, 'Aftalen er slut')
    expect(await isTakenBack()).toBe(true)
  })
})

describe('whoever tries again and again for a token', () => {
  test('is slowed down', async () => {
    const statuses = await Promise.all(Array.from({ length: 130 }, async () => (await ask({})).status))
    expect(new Set(statuses)).toEqual(new Set([400, 429]))
  })
})
