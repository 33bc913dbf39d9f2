import { randomUUID } from 'node:crypto'
import { exportJWK, generateKeyPair, SignJWT } from 'jose'
import type { ProfessionalActor } from '../../contract/actor.ts'
import { danishDateOf } from '../../kernel/copenhagen-time.ts'
import type { ClientId, OrganisationId } from '../../kernel/ids.ts'
import { epoch, instant } from '../../kernel/instant.ts'
import { registerClient } from '../../server/modules/identity/index.ts'
import { findPersonBySubject, rolesOf } from '../../server/modules/organisation/index.ts'
import type { RunningHouse } from './house.ts'

type PrivateKey = Awaited<ReturnType<typeof generateKeyPair>>['privateKey']

/** A key pair of a system, and the set it shows us. */
export interface SystemKeys {
  readonly kid: string
  readonly alg: string
  readonly privateKey: PrivateKey
  readonly jwks: { readonly keys: readonly object[] }
}

export async function makeKeys(kid = 'one', kind = 'ES384', alg = kind): Promise<SystemKeys> {
  const { privateKey, publicKey } = await generateKeyPair(kind, { extractable: true })
  return { kid, alg, privateKey, jwks: { keys: [{ ...(await exportJWK(publicKey)), kid }] } }
}

/** A demo person in their first role, as the command line knows them. */
export async function demoActor(house: RunningHouse, subject: string): Promise<ProfessionalActor> {
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

export interface SystemWish {
  readonly scopes: readonly string[]
  readonly name?: string
  readonly unitId?: OrganisationId
  readonly jobFunction?: string
  readonly sendsFor?: readonly string[]
  readonly validFrom?: string
  readonly validTo?: string
}

/** Lets a system in by the word of a leader. */
export async function letIn(
  house: RunningHouse,
  leader: ProfessionalActor,
  keys: SystemKeys,
  {
    scopes,
    name = 'Omsorgssystemet',
    unitId = leader.unitId,
    jobFunction,
    sendsFor,
    validFrom,
    validTo,
  }: SystemWish,
): Promise<ClientId> {
  const registered = await registerClient(house.shell, leader, {
    name,
    unitId,
    scopes,
    keys: { jwks: keys.jwks },
    ...(jobFunction === undefined ? {} : { function: jobFunction }),
    ...(sendsFor === undefined ? {} : { sendsFor }),
    ...(validFrom === undefined ? {} : { validFrom: instant(validFrom) }),
    ...(validTo === undefined ? {} : { validTo: instant(validTo) }),
  })
  if (!registered.ok) throw new Error(registered.refusal.code)
  return registered.value.id
}

/** A statement as a system of good conduct signs it, but for what is said. */
export function signAssertion(
  house: RunningHouse,
  clientId: string,
  { kid, alg, privateKey }: Pick<SystemKeys, 'kid' | 'alg' | 'privateKey'>,
  claims: Readonly<Record<string, unknown>> = {},
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
    .sign(privateKey)
}

export interface TokenAnswer {
  readonly status: number
  readonly headers: Headers
  readonly body: Record<string, string>
}

/** Asks for a token with a form, written out or part by part. */
export async function askForToken(
  address: string,
  form: Readonly<Record<string, string>> | string,
): Promise<TokenAnswer> {
  const answer = await fetch(`${address}/oauth/token`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams(form).toString(),
  })
  const body = (await answer.json()) as Record<string, string>
  return { status: answer.status, headers: answer.headers, body }
}

export function tokenForm(assertion: string, scope?: string): Record<string, string> {
  return {
    grant_type: 'client_credentials',
    client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
    client_assertion: assertion,
    ...(scope === undefined ? {} : { scope }),
  }
}

export async function tokenOf(
  house: RunningHouse,
  clientId: string,
  keys: SystemKeys,
  scope?: string,
): Promise<string> {
  const assertion = await signAssertion(house, clientId, keys)
  const { status, body } = await askForToken(house.address, tokenForm(assertion, scope))
  if (status !== 200) throw new Error(JSON.stringify(body))
  return body.access_token ?? ''
}

export interface SystemAnswer<Body> {
  readonly status: number
  readonly headers: Headers
  readonly body: Body
}

/** Calls the API as a system does: with its token, and no cookie. */
export async function callAs<Body = { readonly code?: string }>(
  address: string,
  token: string,
  path: string,
  init: RequestInit = {},
): Promise<SystemAnswer<Body>> {
  const answer = await fetch(`${address}${path}`, {
    ...init,
    headers: { authorization: `Bearer ${token}`, ...init.headers },
  })
  const text = await answer.text()
  return { status: answer.status, headers: answer.headers, body: text === '' ? null : JSON.parse(text) }
}
