import type { ConsentView } from '../../../../contract/access-will.ts'
import type { CitizenActor, ProfessionalActor, SignedInActor } from '../../../../contract/actor.ts'
import type { AccessPurpose, DataKind } from '../../../../kernel/access-words.ts'
import { danishDateOf } from '../../../../kernel/copenhagen-time.ts'
import type { CitizenId } from '../../../../kernel/ids.ts'
import type { DanishDate } from '../../../../kernel/instant.ts'
import { ok, type Refusal, type Result, refused } from '../../../../kernel/result.ts'
import { signal } from '../../../platform/live.ts'
import type { Shell } from '../../../platform/shell.ts'
import { findUnit, rolesOf } from '../../organisation/index.ts'
import { type AuthorityRefused, giveForAnother } from '../domain/will/authority.ts'
import * as domain from '../domain/will/consent.ts'
import { findOwnRecord } from '../store/subjects.ts'
import { findSubject, lockWill } from '../store/will.ts'
import * as store from '../store/will-consents.ts'
import { listRepresentations } from '../store/will-representations.ts'
import type { AccessRefused } from './allow.ts'
import { askWill } from './ask-will.ts'

/** Found once the asker is known to be allowed to write here: nobody learns by trying who is registered. */
export type Find<Value, Refused extends Refusal> = (shell: Shell) => Promise<Result<Value, Refused>>

export interface ConsentTold<Unfound extends Refusal = never> {
  readonly receiver: Find<domain.ConsentReceiver, Unfound>
  readonly purpose: AccessPurpose
  readonly dataKinds: readonly DataKind[]
  readonly form: 'written' | 'oral'
  readonly givenBy: 'citizen' | 'representative'
  readonly note: string
  readonly lastDay?: DanishDate | undefined
}

export type RecordConsentRefused =
  | AccessRefused
  | domain.ConsentRefused
  | AuthorityRefused
  | Refusal<'consent-receiver-unknown' | 'consent-only-by-citizen' | 'consent-not-to-yourself'>

/**
 * A consent is written down: by the citizen, by who acts for them, or by a professional who was told (SUL § 42). What a
 * citizen writes on their own page is in writing and their own.
 */
export function recordConsent<Unfound extends Refusal = never>(
  shell: Shell,
  actor: SignedInActor,
  citizenId: CitizenId,
  told: ConsentTold<Unfound>,
): Promise<Result<ConsentView, RecordConsentRefused | Unfound>> {
  return shell.transaction(async (inner) => {
    const granted = await askWill(inner, actor, citizenId, { action: 'write', object: 'consent' })
    if (!granted.ok) return granted
    if (actor.kind === 'service') return refused('consent-only-by-citizen')
    const found = await told.receiver(inner)
    if (!found.ok) return found
    const receiver = await named(inner, found.value)
    if (receiver === undefined) return refused('consent-receiver-unknown')
    const isOwn = actor.kind === 'citizen' && actor.citizenId === citizenId
    if (!isOwn && (await isOneself(inner, actor, receiver))) return refused('consent-not-to-yourself')
    await lockWill(inner, citizenId)
    const now = inner.clock.now()
    const isOnPage = actor.kind === 'citizen'
    const form = isOnPage ? 'written' : told.form
    const { purpose, dataKinds, lastDay } = told
    const wish = { citizenId, receiver, purpose, dataKinds, form, lastDay } as const
    const agreed = domain.giveConsent(wish, now)
    if (!agreed.ok) return agreed
    const givenBy = isOnPage ? (isOwn ? 'citizen' : 'representative') : told.givenBy
    const given =
      givenBy === 'citizen'
        ? agreed
        : giveForAnother(
            agreed.value,
            {
              kept: await listRepresentations(inner, citizenId),
              bornOn: (await findSubject(inner, citizenId)).bornOn,
              by: isOnPage ? actor.citizenId : undefined,
            },
            now,
          )
    if (!given.ok) return given
    const consent: store.ConsentRow = {
      ...given.value,
      id: inner.ids.next<string>(),
      citizenId,
      givenBy,
      note: told.note,
      recordedBy: {
        personId: actor.personId,
        name: actor.name,
        unitId: isOnPage ? null : actor.unitId,
      },
      recordedAt: now,
    }
    await store.insertConsent(inner, consent)
    await signal(inner, [`citizen:${citizenId}`])
    return ok(await view(inner, consent))
  })
}

/** Nobody writes down that the citizen lets them in themselves: neither who acts for the citizen nor who is at work. */
async function isOneself(
  shell: Shell,
  actor: CitizenActor | ProfessionalActor,
  receiver: domain.ConsentReceiver,
): Promise<boolean> {
  if (receiver.kind === 'person') return receiver.personId === actor.personId
  if (receiver.kind !== 'relative') return false
  const own = actor.kind === 'citizen' ? actor.citizenId : await findOwnRecord(shell, actor.personId)
  return receiver.citizenId === own
}

/** The receiver by the name people know it by; undefined when there is no such unit or person. */
async function named(
  shell: Shell,
  receiver: domain.ConsentReceiver,
): Promise<domain.ConsentReceiver | undefined> {
  if (receiver.kind === 'unit') {
    const unit = await findUnit(shell, receiver.unitId)
    return unit === undefined ? undefined : { ...receiver, name: unit.name }
  }
  if (receiver.kind === 'person') {
    const [role] = await rolesOf(shell, receiver.personId, danishDateOf(shell.clock.now()))
    const unit = role === undefined ? undefined : await findUnit(shell, role.unitId)
    return unit === undefined ? undefined : { ...receiver, name: unit.name }
  }
  return receiver
}

/** A citizen reads what they have consented to. */
export function listMyConsents(
  shell: Shell,
  actor: CitizenActor,
): Promise<Result<{ consents: ConsentView[] }, AccessRefused>> {
  return listConsents(shell, actor, actor.citizenId)
}

/** The consents of a citizen, for those who may know of them. */
export async function listConsents(
  shell: Shell,
  actor: SignedInActor,
  citizenId: CitizenId,
): Promise<Result<{ consents: ConsentView[] }, AccessRefused>> {
  const granted = await askWill(shell, actor, citizenId, { action: 'read', object: 'consents' })
  if (!granted.ok) return granted
  const consents = await store.listConsents(shell, citizenId)
  return ok({ consents: await Promise.all(consents.map((consent) => view(shell, consent))) })
}

/** Taken back, by the citizen or on their word. */
export function revokeConsent(
  shell: Shell,
  actor: SignedInActor,
  citizenId: CitizenId,
  consentId: string,
): Promise<Result<ConsentView, AccessRefused | domain.RevokeRefused | Refusal<'consent-unknown'>>> {
  return shell.transaction(async (inner) => {
    const granted = await askWill(inner, actor, citizenId, { action: 'write', object: 'revoke-consent' })
    if (!granted.ok) return granted
    await lockWill(inner, citizenId)
    const consent = (await store.listConsents(inner, citizenId)).find(({ id }) => id === consentId)
    if (consent === undefined) return refused('consent-unknown')
    const revoked = domain.revokeConsent(consent, inner.clock.now())
    if (!revoked.ok) return revoked
    await store.insertConsentEnd(inner, consent, revoked.value.endedAt, actor)
    await signal(inner, [`citizen:${citizenId}`])
    return ok(await view(inner, { ...consent, ...revoked.value }))
  })
}

async function view(shell: Shell, consent: store.ConsentRow): Promise<ConsentView> {
  const { receiver, recordedBy } = consent
  const now = shell.clock.now()
  const status = domain.statusOfConsent(consent, now)
  const unit = recordedBy.unitId === null ? undefined : await findUnit(shell, recordedBy.unitId)
  return {
    id: consent.id,
    purpose: consent.purpose,
    dataKinds: [...consent.dataKinds],
    receiver: {
      kind: receiver.kind,
      name: receiver.name,
      unitId: receiver.kind === 'unit' ? receiver.unitId : null,
    },
    form: consent.form,
    givenBy: consent.givenBy,
    note: consent.note,
    from: consent.from,
    to: consent.to,
    recordedBy: { name: recordedBy.name, unitName: unit?.name ?? null },
    recordedAt: consent.recordedAt,
    endedAt: consent.endedAt,
    status,
    expiresSoon: domain.expiresSoon(consent, now),
    mayRevoke: status === 'valid',
  }
}
