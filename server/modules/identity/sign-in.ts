import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { SessionKey } from '../../platform/http/answer.ts'
import { networkOf, tellSecurity } from '../../platform/security-log.ts'
import type { Shell } from '../../platform/shell.ts'
import { browserWords } from './domain/browser-words.ts'
import { safeReturnTo } from './domain/return-to.ts'
import type { RelyingParty } from './open-id.ts'
import { keepSession, sessionCookie, signInCookie } from './session-cookie.ts'
import { insertSignIn, takeSignIn } from './store.ts'
import { finishSignIn } from './use-cases/finish-sign-in.ts'

/** The two addresses a browser visits on its way through the provider. */
export function mountSignIn(server: FastifyInstance, shell: Shell, relyingParty: RelyingParty): void {
  const publicUrl = shell.settings.PUBLIC_URL
  const isSecure = publicUrl.startsWith('https:')
  // The state is also kept in the browser that began, so that nobody can be signed in by following another's link.
  const cookieName = signInCookie(publicUrl)
  const stateCookie = {
    path: '/',
    httpOnly: true,
    secure: isSecure,
    sameSite: 'lax',
    maxAge: 900,
  } as const

  const turnAway = (request: FastifyRequest, reply: FastifyReply, code: string): FastifyReply => {
    tellSecurity(shell.log, 'sign-in-refused', { code, from: networkOf(request.ip), requestId: request.id })
    return reply.redirect(`/log-ind?afvist=${encodeURIComponent(code)}`, 303)
  }

  server.get<{ Querystring: { to?: string } }>(
    '/auth/sign-in',
    { config: strict },
    async (request, reply) => {
      try {
        const { location, state, nonce, codeVerifier } = await relyingParty.begin()
        await insertSignIn(shell, state, { nonce, codeVerifier, returnTo: safeReturnTo(request.query.to) })
        return reply.setCookie(cookieName, state, stateCookie).redirect(location, 303)
      } catch (fault) {
        shell.log.warn({ fault }, 'the sign-in provider cannot be reached')
        return turnAway(request, reply, 'provider-away')
      }
    },
  )

  server.get<{ Querystring: { state?: string } }>(
    '/auth/callback',
    { config: strict },
    async (request, reply) => {
      const state = request.query.state
      reply.clearCookie(cookieName, stateCookie)
      if (state === undefined || request.cookies[cookieName] !== state)
        return turnAway(request, reply, 'sign-in-not-begun')
      const signIn = await takeSignIn(shell, state)
      if (signIn === undefined) return turnAway(request, reply, 'sign-in-not-begun')
      const claims = await relyingParty
        .finish(new URL(request.url, publicUrl), { ...signIn, state })
        .catch((fault: unknown) => {
          shell.log.warn({ fault: (fault as Error).message }, 'a sign-in was not accepted')
          return undefined
        })
      if (claims === undefined) return turnAway(request, reply, 'sign-in-refused')
      const before = request.cookies[sessionCookie(publicUrl)] as SessionKey | undefined
      const finished = await finishSignIn(shell, claims, before, browserWords(request.headers['user-agent']))
      if (!finished.ok) return turnAway(request, reply, finished.refusal.code)
      const { key, personId } = finished.value
      tellSecurity(shell.log, 'signed-in', {
        who: personId,
        from: networkOf(request.ip),
        requestId: request.id,
        ...(claims.acr === undefined ? {} : { code: claims.acr }),
      })
      keepSession(shell, reply, key)
      return reply.redirect(signIn.returnTo, 303)
    },
  )
}

/** Someone who tries again and again from one address is slowed down; a hospital's morning shift is not. */
const strict = { rateLimit: { max: 120, timeWindow: '1 minute' } }
