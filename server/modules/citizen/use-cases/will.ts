import type {
  ConsentView,
  DeclaredRelationView,
  OverrideView,
  RepresentationView,
} from '../../../../contract/access-will.ts'
import type { CitizenActor, ProfessionalActor, SignedInActor } from '../../../../contract/actor.ts'
import type {
  RepresentedView,
  recordConsentRoute,
  recordRepresentationRoute,
} from '../../../../contract/citizen-will.ts'
import type { BodyOf } from '../../../../contract/route.ts'
import { type CprRefused, cprSystem, parseCitizenNumber } from '../../../../kernel/cpr.ts'
import type { CitizenId, OrganisationId, PersonId } from '../../../../kernel/ids.ts'
import type { DanishDate } from '../../../../kernel/instant.ts'
import { ok, type Result } from '../../../../kernel/result.ts'
import type { Shell } from '../../../platform/shell.ts'
import * as access from '../../access/index.ts'
import * as store from '../store.ts'
import { listCitizens } from './citizens.ts'
import { findRelative, type RelativeRefused } from './find-relative.ts'

/** A consent is written down; a relative is named by number and name. */
export function recordConsent(
  shell: Shell,
  actor: SignedInActor,
  citizenId: CitizenId,
  told: BodyOf<typeof recordConsentRoute>,
): Promise<Result<ConsentView, access.RecordConsentRefused | RelativeRefused>> {
  const { receiver, lastDay, ...rest } = told
  return access.recordConsent<RelativeRefused>(shell, actor, citizenId, {
    ...rest,
    lastDay: lastDay as DanishDate | undefined,
    receiver: async (inner) => {
      switch (receiver.kind) {
        case 'relative': {
          const found = await findRelative(inner, receiver)
          return found.ok ? ok({ kind: receiver.kind, ...found.value }) : found
        }
        case 'unit':
          return ok({ kind: receiver.kind, unitId: receiver.unitId as OrganisationId, name: '' })
        case 'person':
          return ok({ kind: receiver.kind, personId: receiver.personId as PersonId, name: '' })
        case 'named':
          return ok(receiver)
      }
    },
  })
}

/** Who acts for the citizen is written down; they are named by number and name. */
export function recordRepresentation(
  shell: Shell,
  actor: ProfessionalActor,
  citizenId: CitizenId,
  told: BodyOf<typeof recordRepresentationRoute>,
): Promise<Result<RepresentationView, access.RecordRepresentationRefused | RelativeRefused>> {
  const { representative, inForceFrom, lastDay, reviewOn, ...rest } = told
  return access.recordRepresentation<RelativeRefused>(shell, actor, citizenId, {
    ...rest,
    inForceFrom: inForceFrom as DanishDate,
    lastDay: lastDay as DanishDate | undefined,
    reviewOn: reviewOn as DanishDate | undefined,
    representative: (inner) => findRelative(inner, representative),
  })
}

/** A health person opens somebody of whom only the number is known. */
export async function openOverrideByNumber(
  shell: Shell,
  actor: ProfessionalActor,
  asked: { readonly number: string } & access.OverrideAsked,
): Promise<Result<OverrideView, access.OpenOverrideRefused | CprRefused>> {
  const { number, ...rest } = asked
  const found = await findByTyped(shell, number)
  return found.ok ? access.openOverride(shell, actor, found.value, rest) : found
}

/** A health person says why somebody is here of whom only the number is known. */
export async function declareRelationByNumber(
  shell: Shell,
  actor: ProfessionalActor,
  told: { readonly number: string; readonly reason: string },
): Promise<Result<DeclaredRelationView, access.DeclareRelationRefused | CprRefused>> {
  const { number, reason } = told
  const found = await findByTyped(shell, number)
  return found.ok ? access.declareRelation(shell, actor, found.value, { reason }) : found
}

export async function findByTyped(
  shell: Shell,
  typed: string,
): Promise<Result<CitizenId | undefined, CprRefused>> {
  const number = parseCitizenNumber(typed, cprSystem)
  return number.ok ? ok(await store.findIdByNumber(shell.db, number.value)) : number
}

/** Whose course of care a citizen may see, by name where the name is theirs to see. */
export async function listRepresented(
  shell: Shell,
  actor: CitizenActor,
): Promise<Result<{ represented: RepresentedView[] }, never>> {
  const represented = await access.listRepresented(shell, actor)
  const ids = [...new Set(represented.map(({ citizenId }) => citizenId))]
  const names = new Map<CitizenId, string>()
  for (const { id, name } of await listCitizens(shell, ids)) {
    const isShared = represented.some(
      ({ citizenId, dataKinds }) => citizenId === id && dataKinds.includes('ID'),
    )
    if (!isShared) continue
    const granted = await access.allow(shell, {
      actor,
      citizenId: id,
      kind: 'ID',
      purpose: 'own-record',
      action: 'list',
      object: 'represented',
    })
    if (granted.ok) names.set(id, name)
  }
  return ok({ represented: represented.map((one) => ({ ...one, name: names.get(one.citizenId) ?? null })) })
}
