import type { Language, SignedInActor } from '../../../../contract/actor.ts'
import type { SessionView } from '../../../../contract/identity.ts'
import { danishDateOf } from '../../../../kernel/copenhagen-time.ts'
import { ok, type Result, refused } from '../../../../kernel/result.ts'
import type { SessionKey } from '../../../platform/http/answer.ts'
import type { Shell } from '../../../platform/shell.ts'
import { getUnit, rolesOf } from '../../organisation/index.ts'
import { deleteSessions, findSession, type Session, updateSession } from '../store.ts'

/** Who is signed in, in which role, and which other roles there are to choose from. */
export async function getSession(
  shell: Shell,
  actor: SignedInActor,
  key: SessionKey,
): Promise<Result<SessionView>> {
  const session = await findSession(shell, key)
  if (session === undefined) return refused('not-signed-in')
  return ok(await view(shell, actor, session))
}

/** Goes on in another of one's roles. */
export async function chooseRole(
  shell: Shell,
  actor: SignedInActor,
  key: SessionKey,
  roleId: string,
): Promise<Result<SessionView>> {
  const roles = await rolesOf(shell, actor.personId, danishDateOf(shell.clock.now()))
  const role = roles.find((one) => one.id === roleId)
  if (role === undefined) return refused('role-not-yours')
  return ok(await view(shell, actor, await updateSession(shell, key, { roleId: role.id })))
}

/** Danish or English from now on, for this session. */
export async function chooseLanguage(
  shell: Shell,
  actor: SignedInActor,
  key: SessionKey,
  language: Language,
): Promise<Result<SessionView>> {
  return ok(await view(shell, actor, await updateSession(shell, key, { language })))
}

/** Ends this session, or all of the person's sessions on every machine; they are gone at the next request. */
export async function signOut(
  shell: Shell,
  actor: SignedInActor,
  key: SessionKey,
  everywhere: boolean,
): Promise<Result<{ ended: number }>> {
  return ok({ ended: await deleteSessions(shell, actor.personId, everywhere ? undefined : key) })
}

async function view(shell: Shell, actor: SignedInActor, session: Session): Promise<SessionView> {
  const roles =
    actor.kind === 'citizen'
      ? []
      : await Promise.all(
          (await rolesOf(shell, actor.personId, danishDateOf(shell.clock.now()))).map(async (role) => {
            const unit = await getUnit(shell, role.unitId)
            const party = await getUnit(shell, unit.partyId)
            return {
              id: role.id,
              function: role.function,
              unitId: role.unitId,
              unitName: unit.name,
              partyName: party.name,
              sector: unit.sector,
            }
          }),
        )
  return {
    kind: session.kind,
    person: { id: session.personId, name: session.personName },
    role: roles.find((role) => role.id === session.roleId) ?? null,
    roles,
    citizenId: session.citizenId,
    csrfToken: session.pageToken,
    language: session.language,
    expiresAt: session.expiresAt,
    isDemo: shell.settings.DEMO === 'on',
  }
}
