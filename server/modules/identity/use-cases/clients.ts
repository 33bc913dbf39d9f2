import type { ProfessionalActor } from '../../../../contract/actor.ts'
import type { clientRefusals } from '../../../../contract/identity.ts'
import type { ClientId, OrganisationId } from '../../../../kernel/ids.ts'
import { epoch, type Instant, instant } from '../../../../kernel/instant.ts'
import { ok, type Refusal, type Result, refused } from '../../../../kernel/result.ts'
import { isServiceScope, type ServiceScope } from '../../../../kernel/service-scope.ts'
import type { Shell } from '../../../platform/shell.ts'
import { givePermission, isOfManagement, withdrawPermission } from '../../access/index.ts'
import { findUnit, unitsWithin } from '../../organisation/index.ts'
import type { Client, KeySource } from '../domain/client.ts'
import { readKeySet } from '../domain/key-set.ts'
import { readSenders } from '../domain/senders.ts'
import { fetchKeys } from '../fetch-keys.ts'
import * as store from '../store/clients.ts'

export type ClientRefused = Refusal<keyof typeof clientRefusals>

/** A client is approved anew at least once a year, as the permission it stands on. */
const longest = 365 * 24 * 3_600_000
/** Long enough for the other side's own routine for changing keys. */
const mostOverlapHours = 30 * 24

/** What opens the message door, and shows nothing of anybody. */
const delivering: ServiceScope = 'system/Bundle.c'

/** Another system somebody wants let in. */
export interface NewClient {
  readonly name: string
  /** The unit it acts for: it sees what a person with the same function there would. */
  readonly unitId: OrganisationId
  readonly function?: string | undefined
  readonly scopes: readonly string[]
  readonly keys: GivenKeys
  /** Whom beside its own unit it delivers letters for, by location number or SOR code; nobody, when left out. */
  readonly sendsFor?: readonly string[] | undefined
  /** Now, when left out. */
  readonly validFrom?: Instant | undefined
  /** A year later, when left out. */
  readonly validTo?: Instant | undefined
}

/** A key set as read from a file, or where the system publishes it. */
export type GivenKeys = { readonly jwks: unknown } | { readonly uri: string }

/**
 * Lets another system in, in the name of a leader of the unit it acts for or of one above. That is the management's permission
 * for technical help (SUL § 42 a(4)) too, and is kept as one; a system that only delivers messages looks at nobody and needs none.
 */
export async function registerClient(
  shell: Shell,
  approver: ProfessionalActor,
  asked: NewClient,
): Promise<Result<Client, Refusal>> {
  const now = shell.clock.now()
  const unit = await findUnit(shell, asked.unitId)
  if (unit === undefined) return refused('client-unit-unknown')
  if (!(await isManagementOf(shell, approver, unit.id))) return refused('client-only-by-management')
  const scopes: readonly ServiceScope[] = asked.scopes.filter(isServiceScope)
  if (scopes.length === 0 || scopes.length < asked.scopes.length) return refused('client-scope-unknown')
  const name = asked.name.trim()
  if (name === '') return refused('client-name-missing')
  const validFrom = asked.validFrom ?? now
  const validTo = asked.validTo ?? instant(epoch(validFrom) + longest)
  if (validFrom < now || validTo <= validFrom || epoch(validTo) > epoch(validFrom) + longest)
    return refused('client-term-unfit')
  const senders = readSenders(asked.sendsFor ?? [])
  if (!senders.ok) return senders
  const source = await sourceOf(shell, asked.keys)
  if (!source.ok) return source
  const does = asked.function ?? 'technical-help'
  return shell.transaction(async (inner) => {
    const permitted = scopes.every((scope) => scope === delivering)
      ? ok({ id: null })
      : await givePermission(inner, approver, unit.id, {
          kind: 'technical-help',
          functions: [does],
          dataKinds: [],
          reason: `Systemet ${name}`,
          from: validFrom,
          to: validTo,
        })
    if (!permitted.ok) return permitted
    const id = inner.ids.next<ClientId>()
    const permissionId = permitted.value.id
    await store.insertClient(
      inner,
      { id, name, unitId: unit.id, function: does, scopes, validFrom, validTo, permissionId },
      approver,
    )
    await store.insertKeySet(inner, id, { source: source.value, toldAt: now, earlierUntil: now }, approver)
    if (asked.sendsFor !== undefined) await store.insertSenders(inner, id, senders.value, approver)
    return ok(await getClient(inner, id))
  })
}

/** Every system that is or was let in, with its keys. */
export function listClients(shell: Shell): Promise<readonly Client[]> {
  return store.listClients(shell)
}

/** The system signs with other keys from now on; the earlier ones hold a while longer, or with no overlap not at all. */
export async function rotateKeys(
  shell: Shell,
  by: ProfessionalActor,
  clientId: ClientId,
  asked: { readonly keys: GivenKeys; readonly overlapHours: number },
): Promise<Result<Client, ClientRefused>> {
  const found = await clientInCareOf(shell, by, clientId)
  if (!found.ok) return found
  if (!(asked.overlapHours >= 0 && asked.overlapHours <= mostOverlapHours))
    return refused('client-overlap-unfit', { mostHours: mostOverlapHours })
  const source = await sourceOf(shell, asked.keys)
  if (!source.ok) return source
  const toldAt = shell.clock.now()
  const earlierUntil = instant(epoch(toldAt) + asked.overlapHours * 3_600_000)
  await store.insertKeySet(shell, clientId, { source: source.value, toldAt, earlierUntil }, by)
  return ok(await getClient(shell, clientId))
}

/** The system is let in no more: its tokens open nothing from this moment, and the permission it stood on is taken back. */
export async function revokeClient(
  shell: Shell,
  by: ProfessionalActor,
  clientId: ClientId,
  reason: string,
): Promise<Result<Client, ClientRefused>> {
  const found = await clientInCareOf(shell, by, clientId)
  if (!found.ok) return found
  const { unitId, permissionId } = found.value
  return shell.transaction(async (inner) => {
    if (!(await store.insertEnd(inner, clientId, reason, by))) return refused('client-ended-already')
    // Refused when it has been taken back before, and then all is as it should be.
    if (permissionId !== null) await withdrawPermission(inner, by, unitId, permissionId)
    return ok(await getClient(inner, clientId))
  })
}

/** A client that is let in, and one of those this leader may say something about. */
export async function clientInCareOf(
  shell: Shell,
  by: ProfessionalActor,
  clientId: ClientId,
): Promise<Result<Client, ClientRefused>> {
  const client = await store.findClient(shell, clientId)
  if (client === undefined) return refused('client-unknown')
  if (!(await isManagementOf(shell, by, client.unitId))) return refused('client-only-by-management')
  return client.endedAt === null ? ok(client) : refused('client-ended-already')
}

/** Leads the unit, or one above it. */
async function isManagementOf(
  shell: Shell,
  { function: does, unitId }: ProfessionalActor,
  of: OrganisationId,
): Promise<boolean> {
  return isOfManagement(does) && (await unitsWithin(shell, unitId)).includes(of)
}

async function sourceOf(shell: Shell, given: GivenKeys): Promise<Result<KeySource, ClientRefused>> {
  if ('jwks' in given) {
    const keys = readKeySet(given.jwks)
    return keys.ok ? ok({ kind: 'given', keys: keys.value }) : keys
  }
  // Fetched once already here, so that who registers it learns what is wrong and not the system at night.
  const keys = await fetchKeys(given.uri, { hosts: shell.settings.CLIENT_KEY_HOSTS })
  return keys.ok ? ok({ kind: 'published', uri: given.uri }) : keys
}

export async function getClient(shell: Shell, id: ClientId): Promise<Client> {
  const client = await store.findClient(shell, id)
  if (client === undefined) throw new Error(`no client ${id}`)
  return client
}
