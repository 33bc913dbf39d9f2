import type { FastifyReply } from 'fastify'
import type { SessionKey } from '../../platform/http/answer.ts'
import type { Shell } from '../../platform/shell.ts'

/** Name of the session cookie. With TLS the `__Host-` prefix binds it to our host, path and TLS. */
export function sessionCookie(publicUrl: string): string {
  return publicUrl.startsWith('https:') ? '__Host-session' : 'session'
}

/** Name of the short-lived cookie that ties a sign-in to the browser that began it. */
export function signInCookie(publicUrl: string): string {
  return publicUrl.startsWith('https:') ? '__Host-sign-in' : 'sign-in'
}

/** Gives the browser its session: out of reach of scripts and of other sites, and of plain http where there is TLS. */
export function keepSession(shell: Shell, reply: FastifyReply, session: SessionKey): void {
  const { PUBLIC_URL, SESSION_HOURS } = shell.settings
  reply.setCookie(sessionCookie(PUBLIC_URL), session, {
    path: '/',
    httpOnly: true,
    secure: PUBLIC_URL.startsWith('https:'),
    sameSite: 'lax',
    maxAge: SESSION_HOURS * 3_600,
  })
}

/** Takes the session back, and has the browser forget what pages of ours have stored. */
export function forgetSession(shell: Shell, reply: FastifyReply): void {
  const { PUBLIC_URL } = shell.settings
  reply
    .clearCookie(sessionCookie(PUBLIC_URL), { path: '/', secure: PUBLIC_URL.startsWith('https:') })
    .header('clear-site-data', '"storage"')
}
