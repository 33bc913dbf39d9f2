import { createHash, timingSafeEqual } from 'node:crypto'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { epoch } from '../../../kernel/instant.ts'
import type { SessionKey } from '../../platform/http/answer.ts'
import type { FindActor, TellBrowser } from '../../platform/http/server.ts'
import type { Module } from '../../platform/module.ts'
import type { Shell } from '../../platform/shell.ts'
import {
  createDevelopmentProvider,
  type DemoPerson,
  type DevelopmentProvider,
} from './development-provider.ts'
import { createRelyingParty } from './open-id.ts'
import { mountProviderSignOut } from './provider-sign-out.ts'
import { identityRoutes } from './routes.ts'
import { forgetSession, keepSession, sessionCookie } from './session-cookie.ts'
import { mountSignIn } from './sign-in.ts'
import { findSignedIn } from './signed-in.ts'
import { deleteExpiredTokens } from './store/clients.ts'
import { deleteExpired, touchSession } from './store.ts'
import { mountTokenDoor } from './token-door.ts'
import { bearerToken, findClientActor } from './use-cases/client-of-token.ts'

export type { DemoPerson } from './development-provider.ts'
export type { Client } from './domain/client.ts'
export { isPublicAddress } from './public-address.ts'
export { identityRoutes } from './routes.ts'
export { bearerToken, findClientActor } from './use-cases/client-of-token.ts'
export {
  listSpeakers,
  maySpeakFor,
  type Speaker,
  sayWhomClientSendsFor,
} from './use-cases/client-senders.ts'
export { type GivenKeys, listClients, registerClient, revokeClient, rotateKeys } from './use-cases/clients.ts'
export { endSessions } from './use-cases/end-sessions.ts'

/** Noted to the minute: not every request is a write. */
const noteSeenAfter = 60_000

/** The system behind a token, or the person behind the session cookie, and whether the request carries the token of the page it came from. */
export const findActor: FindActor = async (shell, request, { isBackground = false } = {}) => {
  // A request that carries a token is another system's, whatever else it carries: no page can be made to send one.
  if (request.headers.authorization !== undefined) {
    const token = bearerToken(request.headers.authorization)
    const actor = token === undefined ? undefined : await findClientActor(shell, token)
    return actor && { actor, session: '' as SessionKey, isFresh: true }
  }
  const key = request.cookies[sessionCookie(shell.settings.PUBLIC_URL)] as SessionKey | undefined
  if (key === undefined) return undefined
  const found = await findSignedIn(shell, key)
  if (found === undefined) return undefined
  const isSomebodyThere = !isBackground && request.headers['x-in-background'] === undefined
  if (isSomebodyThere && epoch(shell.clock.now()) - epoch(found.seenAt) >= noteSeenAfter)
    await touchSession(shell, key)
  return { actor: found.actor, session: key, isFresh: isSame(tokenOf(request), found.pageToken) }
}

/** Gives the browser its session, or takes it back. */
export const tellBrowser: TellBrowser = (shell, reply, session) =>
  session === undefined ? forgetSession(shell, reply) : keepSession(shell, reply, session)

function tokenOf(request: FastifyRequest): string {
  const token = request.headers['x-csrf-token']
  return typeof token === 'string' ? token : ''
}

/** Compared in the same time whether or not they are the same. */
function isSame(given: string, expected: string): boolean {
  const [one, other] = [given, expected].map((text) => createHash('sha256').update(text).digest())
  return one !== undefined && other !== undefined && timingSafeEqual(one, other)
}

/** The module, with the development provider when no other is set and this is a demo. */
export async function createIdentityModule(
  shell: Shell,
  listDemoPeople: (() => Promise<readonly DemoPerson[]>) | undefined,
): Promise<Module> {
  const { settings } = shell
  const development: DevelopmentProvider | undefined =
    settings.OIDC_ISSUER === undefined && listDemoPeople !== undefined
      ? await createDevelopmentProvider(settings.PUBLIC_URL, listDemoPeople)
      : undefined
  const relyingParty = createRelyingParty(settings, development)
  return {
    word: 'identity',
    routes: identityRoutes,
    jobs: [
      { name: 'identity.forget-expired', when: '7 * * * *', run: deleteExpired },
      { name: 'identity.forget-expired-tokens', when: '9 * * * *', run: deleteExpiredTokens },
    ],
    mount(server: FastifyInstance, outer: Shell) {
      mountSignIn(server, outer, relyingParty)
      mountTokenDoor(server, outer)
      mountProviderSignOut(server, outer, relyingParty)
      development?.mount(server)
    },
  }
}
