import type { Language, SignedInActor } from '../../../../contract/actor.ts'
import type { SessionView } from '../../../../contract/identity.ts'
import { danishDateOf } from '../../../../kernel/copenhagen-time.ts'
import { ok, type Result, refused } from '../../../../kernel/result.ts'
import type { AskingBrowser, SessionKey } from '../../../platform/http/answer.ts'
import { signal } from '../../../platform/live.ts'
import { tellSecurity } from '../../../platform/security-log.ts'
import type { Shell } from '../../../platform/shell.ts'
import { getUnit, rolesOf } from '../../organisation/index.ts'
import {
  deleteDeviceKey,
  deleteSessions,
  findDeviceKey,
  findSession,
  renewSession,
  type Session,
  updateSession,
} from '../store.ts'

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

/** Goes on in another of one's roles, in a session with a new id: the old one is over, on open streams too. */
export async function chooseRole(
  shell: Shell,
  actor: SignedInActor,
  key: SessionKey,
  roleId: string,
  browser: AskingBrowser,
): Promise<Result<SessionView>> {
  const roles = await rolesOf(shell, actor.personId, danishDateOf(shell.clock.now()))
  const role = roles.find((one) => one.id === roleId)
  if (role === undefined) return refused('role-not-yours')
  const renewed = await renewSession(shell, key, role.id)
  browser.keepSession(renewed.key)
  await signal(shell, [`person:${actor.personId}`])
  tellSecurity(shell.log, 'role-chosen', { who: actor.personId })
  return ok(await view(shell, actor, renewed.session))
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

/** Ends this session, or all of the person's sessions on every machine: gone at the next request, and from open streams. */
export async function signOut(
  shell: Shell,
  actor: SignedInActor,
  key: SessionKey,
  everywhere: boolean,
  browser: AskingBrowser,
): Promise<Result<{ ended: number }>> {
  const ended = await deleteSessions(shell, actor.personId, everywhere ? undefined : key)
  if (everywhere) await deleteDeviceKey(shell, actor.personId)
  browser.forgetSession()
  await signal(shell, [`person:${actor.personId}`])
  tellSecurity(shell.log, 'signed-out', { who: actor.personId })
  return ok({ ended })
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
    deviceKey: (await findDeviceKey(shell, session.personId))?.toString('base64') ?? null,
    language: session.language,
    expiresAt: session.expiresAt,
    isDemo: shell.settings.DEMO === 'on',
  }
}
