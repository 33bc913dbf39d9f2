import { danishDateOf } from '../../../../kernel/copenhagen-time.ts'
import type { PersonId } from '../../../../kernel/ids.ts'
import { ok, type Refusal, type Result, refused } from '../../../../kernel/result.ts'
import type { SessionKey } from '../../../platform/http/answer.ts'
import type { Shell } from '../../../platform/shell.ts'
import { findByCpr, getCitizen } from '../../citizen/index.ts'
import { findPersonBySubject, rolesOf } from '../../organisation/index.ts'
import type { ProviderClaims } from '../open-id.ts'
import { deleteSession, insertSession, type NewSession } from '../store.ts'

/** A sign-in that has come to its end. */
export interface SignInFinished {
  /** The secret session id for the browser's cookie. */
  readonly key: SessionKey
  readonly personId: PersonId
}

/**
 * Begins a session for the person the provider vouches for: a citizen when a CPR number came along, else a professional
 * with a role today. Refused for a person we do not know; who is known is not revealed beyond that.
 * @param before the session this browser came with, which ends here: each sign-in gets an id of its own
 */
export async function finishSignIn(
  shell: Shell,
  claims: ProviderClaims,
  before: SessionKey | undefined,
): Promise<Result<SignInFinished, Refusal<'person-unknown' | 'person-without-role'>>> {
  if (before !== undefined) await deleteSession(shell, before)
  const found = await (claims.cprNumber === undefined
    ? asProfessional(shell, claims.subject)
    : asCitizen(shell, claims.cprNumber))
  if (!found.ok) return found
  const key = await insertSession(shell, found.value, shell.settings.SESSION_HOURS)
  return ok({ key, personId: found.value.personId })
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
  subject: string,
): Promise<Result<NewSession, Refusal<'person-unknown' | 'person-without-role'>>> {
  const person = await findPersonBySubject(shell, subject)
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
