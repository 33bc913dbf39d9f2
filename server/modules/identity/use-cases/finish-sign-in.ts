import { danishDateOf } from '../../../../kernel/copenhagen-time.ts'
import type { PersonId } from '../../../../kernel/ids.ts'
import { ok, type Refusal, type Result, refused } from '../../../../kernel/result.ts'
import type { SessionKey } from '../../../platform/http/answer.ts'
import type { Shell } from '../../../platform/shell.ts'
import { recordOwnRecord } from '../../access/index.ts'
import { findByCpr, getCitizen } from '../../citizen/index.ts'
import { findPersonBySubject, type Person, rolesOf } from '../../organisation/index.ts'
import type { ProviderClaims } from '../open-id.ts'
import { deleteSession, insertSession, type NewSession } from '../store.ts'

/** A sign-in that has come to its end. */
export interface SignInFinished {
  /** The secret session id for the browser's cookie. */
  readonly key: SessionKey
  readonly personId: PersonId
}

/**
 * Begins a session for the person the provider vouches for: a professional with a role today when the sign-in is one we know
 * from work, else the citizen whose CPR number came along. Refused for a person we do not know; who is known is not revealed beyond that.
 * @param before the session this browser came with, which ends here: each sign-in gets an id of its own
 * @param browser in words the person knows it by
 */
export async function finishSignIn(
  shell: Shell,
  claims: ProviderClaims,
  before: SessionKey | undefined,
  browser: string | undefined,
): Promise<Result<SignInFinished, Refusal<'person-unknown' | 'person-without-role'>>> {
  if (before !== undefined) await deleteSession(shell, before)
  const person = await findPersonBySubject(shell, claims.subject)
  const found = await (person !== undefined || claims.cprNumber === undefined
    ? asProfessional(shell, person)
    : asCitizen(shell, claims.cprNumber))
  if (!found.ok) return found
  if (person !== undefined && claims.cprNumber !== undefined)
    await tellOwnRecord(shell, person.id, claims.cprNumber)
  const { subject, providerSession } = claims
  const ground = { browser, subject, providerSession }
  const key = await insertSession(shell, found.value, ground, shell.settings.SESSION_HOURS)
  return ok({ key, personId: found.value.personId })
}

/** A professional whose number came along is not to open their own or their family's record through work (D02). */
async function tellOwnRecord(shell: Shell, personId: PersonId, cprNumber: string): Promise<void> {
  const citizenId = await findByCpr(shell, cprNumber)
  if (citizenId !== undefined) await recordOwnRecord(shell, personId, citizenId)
}

async function asCitizen(
  shell: Shell,
  cprNumber: string,
): Promise<Result<NewSession, Refusal<'person-unknown'>>> {
  const citizenId = await findByCpr(shell, cprNumber)
  if (citizenId === undefined) return refused('person-unknown')
  const citizen = await getCitizen(shell, citizenId)
  return ok({
    kind: 'citizen',
    // A citizen is one and the same person in both capacities here: the id serves as both.
    personId: citizenId as string as PersonId,
    personName: citizen.name,
    roleId: null,
    citizenId,
    language: 'da',
  })
}

async function asProfessional(
  shell: Shell,
  person: Person | undefined,
): Promise<Result<NewSession, Refusal<'person-unknown' | 'person-without-role'>>> {
  if (person === undefined) return refused('person-unknown')
  const [role] = await rolesOf(shell, person.id, danishDateOf(shell.clock.now()))
  if (role === undefined) return refused('person-without-role')
  return ok({
    kind: 'professional',
    personId: person.id,
    personName: person.name,
    roleId: role.id,
    citizenId: null,
    language: 'da',
  })
}
