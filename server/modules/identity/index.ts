import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { SessionKey } from '../../platform/http/answer.ts'
import type { FindActor } from '../../platform/http/server.ts'
import type { Module } from '../../platform/module.ts'
import type { Shell } from '../../platform/shell.ts'
import {
  createDevelopmentProvider,
  type DemoPerson,
  type DevelopmentProvider,
} from './development-provider.ts'
import { createRelyingParty } from './open-id.ts'
import { identityRoutes } from './routes.ts'
import { sessionCookie } from './session-cookie.ts'
import { mountSignIn } from './sign-in.ts'
import { findSignedIn } from './signed-in.ts'
import { deleteExpired } from './store.ts'

export type { DemoPerson } from './development-provider.ts'

/** The person behind the session cookie, and whether the request carries the token of the page it came from. */
export const findActor: FindActor = async (shell, request) => {
  const key = request.cookies[sessionCookie(shell.settings.PUBLIC_URL)] as SessionKey | undefined
  if (key === undefined) return undefined
  const found = await findSignedIn(shell, key)
  return found && { actor: found.actor, session: key, isFresh: tokenOf(request) === found.pageToken }
}

function tokenOf(request: FastifyRequest): string | undefined {
  const token = request.headers['x-csrf-token']
  return typeof token === 'string' ? token : undefined
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
    jobs: [{ name: 'identity.forget-expired', when: '7 * * * *', run: deleteExpired }],
    mount(server: FastifyInstance, outer: Shell) {
      mountSignIn(server, outer, relyingParty)
      development?.mount(server)
    },
  }
}
