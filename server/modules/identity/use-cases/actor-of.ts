import type { SignedInActor } from '../../../../contract/actor.ts'
import { danishDateOf } from '../../../../kernel/copenhagen-time.ts'
import type { Shell } from '../../../platform/shell.ts'
import { rolesOf } from '../../organisation/index.ts'
import type { Session } from '../store.ts'

/** The actor of a session. A role that has ended since sign-in opens nothing: undefined, as if not signed in. */
export async function actorOf(shell: Shell, session: Session): Promise<SignedInActor | undefined> {
  const { personId, personName: name } = session
  if (session.citizenId !== null) return { kind: 'citizen', personId, name, citizenId: session.citizenId }
  const roles = await rolesOf(shell, personId, danishDateOf(shell.clock.now()))
  const role = roles.find((one) => one.id === session.roleId)
  return (
    role && {
      kind: 'professional',
      personId,
      name,
      roleId: role.id,
      function: role.function,
      unitId: role.unitId,
    }
  )
}
