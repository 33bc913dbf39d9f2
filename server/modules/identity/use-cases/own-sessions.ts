import type { SignedInActor } from '../../../../contract/actor.ts'
import type { OwnSessionView } from '../../../../contract/identity.ts'
import { danishDateOf } from '../../../../kernel/copenhagen-time.ts'
import { ok, type Refusal, type Result, refused } from '../../../../kernel/result.ts'
import type { SessionKey } from '../../../platform/http/answer.ts'
import { signal } from '../../../platform/live.ts'
import { tellSecurity } from '../../../platform/security-log.ts'
import type { Shell } from '../../../platform/shell.ts'
import { getUnit, rolesOf } from '../../organisation/index.ts'
import { deleteSessionNamed, listSessionsOf } from '../store.ts'

/** Every place one is signed in, this one first; a place one does not know is a reason to sign out there. */
export async function listMySessions(
  shell: Shell,
  actor: SignedInActor,
  key: SessionKey,
): Promise<Result<OwnSessionView[]>> {
  const sessions = await listSessionsOf(shell, actor.personId, key)
  const roles =
    actor.kind === 'citizen' ? [] : await rolesOf(shell, actor.personId, danishDateOf(shell.clock.now()))
  return ok(
    await Promise.all(
      sessions.map(async ({ roleId, ...session }) => {
        const unitId = roles.find(({ id }) => id === roleId)?.unitId
        return { ...session, unitName: unitId === undefined ? null : (await getUnit(shell, unitId)).name }
      }),
    ),
  )
}

/** Signs out at another place: gone there at the next request, and from open streams at once. */
export async function endMySession(
  shell: Shell,
  actor: SignedInActor,
  sessionId: string,
): Promise<Result<{ ended: number }, Refusal<'session-unknown'>>> {
  if (!(await deleteSessionNamed(shell, actor.personId, sessionId))) return refused('session-unknown')
  await signal(shell, [`person:${actor.personId}`])
  tellSecurity(shell.log, 'session-ended', { who: actor.personId, code: 'own' })
  return ok({ ended: 1 })
}
