import type { FastifyInstance, FastifyReply } from 'fastify'
import type { Shell } from '../../platform/shell.ts'
import { safeReturnTo } from './domain/return-to.ts'
import type { RelyingParty } from './open-id.ts'
import { sessionCookie } from './session-cookie.ts'
import { insertSignIn, takeSignIn } from './store.ts'
import { finishSignIn } from './use-cases/finish-sign-in.ts'

/** The two addresses a browser visits on its way through the provider. */
export function mountSignIn(server: FastifyInstance, shell: Shell, relyingParty: RelyingParty): void {
  const publicUrl = shell.settings.PUBLIC_URL
  const isSecure = publicUrl.startsWith('https:')
  // The state is also kept in the browser that began, so that nobody can be signed in by following another's link.
  const stateCookie = {
    path: '/auth',
    httpOnly: true,
    secure: isSecure,
    sameSite: 'lax',
    maxAge: 900,
  } as const

  const turnAway = (reply: FastifyReply, code: string): FastifyReply =>
    reply.redirect(`/log-ind?afvist=${encodeURIComponent(code)}`, 303)

  server.get<{ Querystring: { to?: string } }>(
    '/auth/sign-in',
    { config: strict },
    async (request, reply) => {
      try {
        const { location, state, nonce, codeVerifier } = await relyingParty.begin()
        await insertSignIn(shell, state, { nonce, codeVerifier, returnTo: safeReturnTo(request.query.to) })
        return reply.setCookie('sign-in', state, stateCookie).redirect(location, 303)
      } catch (fault) {
        shell.log.warn({ fault }, 'the sign-in provider cannot be reached')
        return turnAway(reply, 'provider-away')
      }
    },
  )

  server.get<{ Querystring: { state?: string } }>(
    '/auth/callback',
    { config: strict },
    async (request, reply) => {
      const state = request.query.state
      reply.clearCookie('sign-in', stateCookie)
      if (state === undefined || request.cookies['sign-in'] !== state)
        return turnAway(reply, 'sign-in-not-begun')
      const signIn = await takeSignIn(shell, state)
      if (signIn === undefined) return turnAway(reply, 'sign-in-not-begun')
      const claims = await relyingParty
        .finish(new URL(request.url, publicUrl), { ...signIn, state })
        .catch((fault: unknown) => {
          shell.log.warn({ fault: (fault as Error).message }, 'a sign-in was not accepted')
          return undefined
        })
      if (claims === undefined) return turnAway(reply, 'sign-in-refused')
      const session = await finishSignIn(shell, claims)
      if (!session.ok) return turnAway(reply, session.refusal.code)
      return reply
        .setCookie(sessionCookie(publicUrl), session.value, {
          path: '/',
          httpOnly: true,
          secure: isSecure,
          sameSite: 'lax',
          maxAge: shell.settings.SESSION_HOURS * 3_600,
        })
        .redirect(signIn.returnTo, 303)
    },
  )
}

/** Someone who tries again and again from one address is slowed down. */
const strict = { rateLimit: { max: 60, timeWindow: '1 minute' } }
