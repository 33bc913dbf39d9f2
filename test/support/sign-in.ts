import { randomUUID } from 'node:crypto'
import type { SessionView } from '../../contract/identity.ts'

/** What a request was answered: the status, and the body as it came. */
export interface Answered<Body = unknown> {
  readonly status: number
  readonly body: Body
}

/** Somebody signed in, with their own cookies, as one browser holds them. */
export interface SignedIn {
  readonly session: SessionView
  get<Body>(path: string): Promise<Answered<Body>>
  /** Writes with the page's token. The same `requestId` again is the same deed. */
  post<Body>(path: string, body?: unknown, requestId?: string): Promise<Answered<Body>>
  /** The same browser at another server on the same database. */
  at(address: string): SignedIn
  /** A request with the cookies and nothing more, for what `get` and `post` cannot say. */
  fetch(path: string, init?: RequestInit): Promise<Response>
}

const mostRedirects = 12

/**
 * Signs a demo person in as a browser does: over the development provider, redirect by redirect.
 * @param subject as in seed/demo-people.ts: `demo:mette-holm`
 */
export async function signIn(address: string, subject: string): Promise<SignedIn> {
  const jar = new Map<string, string>()
  let response = await visit(jar, new URL('/auth/sign-in', address))
  for (let count = 0; count < mostRedirects; count += 1) {
    const to = response.headers.get('location')
    if (to === null) break
    const url = new URL(to, response.url)
    if (url.pathname.startsWith('/dev-login/choose/')) {
      url.searchParams.set('subject', subject)
      response = await visit(jar, url, { method: 'POST' })
    } else if (url.origin === new URL(address).origin && url.pathname === '/') break
    else response = await visit(jar, url)
  }
  const answer = await visit(jar, new URL('/api/v1/session', address))
  if (answer.status !== 200) throw new Error(`${subject} could not sign in: ${answer.status}`)
  return browser(address, jar, (await answer.json()) as SessionView)
}

async function visit(jar: Map<string, string>, url: URL, init: RequestInit = {}): Promise<Response> {
  const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
  const headers = new Headers(init.headers)
  if (cookie !== '') headers.set('cookie', cookie)
  const response = await fetch(url, { ...init, redirect: 'manual', headers })
  for (const line of response.headers.getSetCookie()) {
    const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
    if (value === '') jar.delete(name)
    else jar.set(name, value)
  }
  return response
}

function browser(
  address: string,
  jar: Map<string, string>,
  session: SessionView,
  page = { token: session.csrfToken },
): SignedIn {
  const call = (path: string, init?: RequestInit) => visit(jar, new URL(path, address), init)
  return {
    session,
    fetch: call,
    get: async (path) => answered(await call(path)),
    async post<Body>(path: string, body: unknown = {}, requestId: string = randomUUID()) {
      const answer = await answered<Body>(
        await call(path, {
          method: 'POST',
          headers: {
            'content-type': 'application/json',
            'x-csrf-token': page.token,
            'idempotency-key': requestId,
          },
          body: JSON.stringify(body),
        }),
      )
      // A new role is a new session, with a token of its own.
      const { csrfToken } = (answer.body ?? {}) as { csrfToken?: string }
      if (csrfToken !== undefined) page.token = csrfToken
      return answer
    },
    at: (other) => browser(other, jar, session, page),
  }
}

async function answered<Body>(response: Response): Promise<Answered<Body>> {
  const text = await response.text()
  return { status: response.status, body: (text === '' ? null : JSON.parse(text)) as Body }
}
