import { danishDateOf } from '../../../../kernel/copenhagen-time.ts'
import type { PersonId } from '../../../../kernel/ids.ts'
import { ok, type Refusal, type Result, refused } from '../../../../kernel/result.ts'
import type { SessionKey } from '../../../platform/http/answer.ts'
import type { Shell } from '../../../platform/shell.ts'
import { findByCpr, getCitizen } from '../../citizen/index.ts'
import { findPersonBySubject, rolesOf } from '../../organisation/index.ts'
import type { ProviderClaims } from '../open-id.ts'
import { insertSession } from '../store.ts'

/**
 * Begins a session for the person the provider vouches for: a citizen when a CPR number came along, else a professional
 * with a role today. Refused for a person we do not know; who is known is not revealed beyond that.
 * @returns the secret session id for the browser's cookie
 */
export async function finishSignIn(
  shell: Shell,
  claims: ProviderClaims,
): Promise<Result<SessionKey, Refusal<'person-unknown' | 'person-without-role'>>> {
  const hours = shell.settings.SESSION_HOURS
  if (claims.cprNumber !== undefined) {
    const citizenId = await findByCpr(shell, claims.cprNumber)
    if (citizenId === undefined) return refused('person-unknown')
    const citizen = await getCitizen(shell, citizenId)
    const session = {
      kind: 'citizen',
      // A citizen is one and the same person in both capacities here: the id serves as both.
      personId: citizenId as string as PersonId,
      personName: citizen.name,
      roleId: null,
      citizenId,
      language: 'da',
    } as const
    return ok(await insertSession(shell, session, hours))
  }
  const person = await findPersonBySubject(shell, claims.subject)
  if (person === undefined) return refused('person-unknown')
  const [role] = await rolesOf(shell, person.id, danishDateOf(shell.clock.now()))
  if (role === undefined) return refused('person-without-role')
  const session = {
    kind: 'professional',
    personId: person.id,
    personName: person.name,
    roleId: role.id,
    citizenId: null,
    language: 'da',
  } as const
  return ok(await insertSession(shell, session, hours))
}
