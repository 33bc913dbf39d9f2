import { randomUUID } from 'node:crypto'
import { connect } from 'node:net'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Problem } from '../../contract/route.ts'
import { addressOf, everyRoute } from '../support/every-route.ts'
import { openHouse, type RunningHouse } from '../support/house.ts'
import { type SignedIn, signIn } from '../support/sign-in.ts'

let house: RunningHouse
let mette: SignedIn
beforeAll(async () => {
  house = await openHouse()
  mette = await signIn(house.address, 'demo:mette-holm')
})
afterAll(() => house.close())

const someId = () => '01987654-3210-7654-8321-012345678901'
const routes = everyRoute.map(({ route }) => ({
  method: route.method,
  address: addressOf(route.path, someId),
  name: route.name,
  largestBody: route.largestBody,
  route,
}))

type Ask = (address: string, init: RequestInit) => Promise<Response>

const asNobody: Ask = (address, init) => fetch(new URL(address, house.address), init)
const asMette: Ask = (address, init) => mette.fetch(address, init)

/** What a route answered, in short: `get-task 401 not-signed-in`. */
async function ask(
  by: Ask,
  { method, address, name }: (typeof routes)[number],
  headers: Record<string, string>,
): Promise<string> {
  const answer = await by(address, {
    method,
    headers: { ...headers, ...(method === 'GET' ? {} : { 'content-type': 'application/json' }) },
    ...(method === 'GET' ? {} : { body: '{}' }),
  })
  return `${name} ${answer.status} ${((await answer.json()) as Problem).code}`
}

function askAll(by: Ask, asked: typeof routes, headers: Record<string, string> = {}): Promise<string[]> {
  return Promise.all(asked.map((one) => ask(by, one, headers)))
}

const writes = routes.filter(({ method }) => method !== 'GET')
const written = () => ({ 'x-csrf-token': mette.session.csrfToken, 'idempotency-key': randomUUID() })

describe('every address of the contract', () => {
  test('is there to be asked', () => {
    expect(routes.length).toBeGreaterThan(50)
    expect(writes.length).toBeGreaterThan(20)
  })

  test('tells nothing to somebody who is not signed in, has made up a session, or a token', async () => {
    for (const headers of [
      {},
      { cookie: `session=${'x'.repeat(43)}` },
      { cookie: `__Host-session=${'x'.repeat(43)}` },
      { authorization: 'Bearer made-up' },
      { authorization: `Basic ${btoa('admin:admin')}` },
    ])
      expect(await askAll(asNobody, routes, headers)).toEqual(
        routes.map(({ name }) => `${name} 401 not-signed-in`),
      )
  })

  test('does nothing another site asks for in the name of somebody signed in, be it a look or a write', async () => {
    for (const headers of [
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
      { 'sec-fetch-site': 'same-origin', 'sec-fetch-dest': 'iframe' },
      { origin: 'https://elsewhere.example' },
      { origin: 'null' },
    ])
      expect(await askAll(asMette, routes, { ...written(), ...headers })).toEqual(
        routes.map(({ name }) => `${name} 403 request-from-elsewhere`),
      )
  })

  test('writes nothing without the page’s own token, nor with another’s', async () => {
    const karen = await signIn(house.address, 'demo:karen-friis')
    for (const token of ['', 'guessed', karen.session.csrfToken])
      expect(
        await askAll(asMette, writes, { 'idempotency-key': randomUUID(), 'x-csrf-token': token }),
      ).toEqual(writes.map(({ name }) => `${name} 403 stale-page`))
  })

  test('has no other method than its own, and says nothing to other sites about which it has', async () => {
    for (const method of ['HEAD', 'OPTIONS', 'PATCH'])
      for (const address of new Set(routes.map((one) => one.address))) {
        const answer = await asMette(address, {
          method,
          headers: { origin: 'https://elsewhere.example', 'access-control-request-method': 'GET' },
        })
        expect(answer.status, `${method} ${address}`).toBe(404)
        expect(answer.headers.get('access-control-allow-origin')).toBeNull()
        expect(answer.headers.get('access-control-allow-methods')).toBeNull()
      }
  })

  test('takes a body of JSON and no other: no form another site could send, no text, no file', async () => {
    for (const type of [
      'text/plain',
      'application/x-www-form-urlencoded',
      'multipart/form-data; boundary=x',
      'application/xml',
    ]) {
      const answers = await Promise.all(
        writes.map(async ({ method, address, name }) => {
          const headers = { ...written(), 'content-type': type }
          const answer = await asMette(address, { method, headers, body: '{}' })
          return `${name} ${answer.status} ${((await answer.json()) as Problem).code}`
        }),
      )
      expect(answers, type).toEqual(writes.map(({ name }) => `${name} 422 input-invalid`))
    }
  })

  test('takes in no more than any of our forms could hold', async () => {
    for (const { method, address, name, largestBody } of writes) {
      // A file is larger than any form, and has a limit of its own.
      const body = JSON.stringify({ text: 'x'.repeat(largestBody ?? 70_000) })
      const headers = { ...written(), 'content-type': 'application/json' }
      const answer = await asMette(address, { method, headers, body })
      expect(await answer.json(), name).toMatchObject({
        code: 'input-invalid',
        data: { faults: [{ rule: 'too_big' }] },
      })
    }
  })

  test('takes no packed body: a small one could unfold into a large one', async () => {
    const headers = { ...written(), 'content-type': 'application/json', 'content-encoding': 'gzip' }
    for (const body of [gzipSync('{}'), gzipSync(' '.repeat(50_000_000))]) {
      const answer = await asMette('/api/v1/session/sign-out', { method: 'POST', headers, body })
      expect(await answer.json()).toMatchObject({ code: 'input-invalid' })
    }
  })

  test('takes nothing that would change what every object is', async () => {
    for (const body of [
      '{"__proto__":{"isAdmin":true}}',
      '{"constructor":{"prototype":{"isAdmin":true}}}',
      '{"everywhere":false,"__proto__":{"kind":"system"}}',
    ]) {
      const headers = { ...written(), 'content-type': 'application/json' }
      const answer = await asMette('/api/v1/session/sign-out', { method: 'POST', headers, body })
      expect(await answer.json(), body).toMatchObject({ code: 'input-invalid' })
    }
    expect(({} as { isAdmin?: boolean }).isAdmin).toBeUndefined()
    expect((await mette.get('/api/v1/session')).status).toBe(200)
  })
})

describe('every answer', () => {
  test('carries what a browser must know to keep it in: also a refusal, a page that is not there, and a stream', async () => {
    const topics = `/api/v1/live?topics=citizen:${someId()}`
    for (const address of [
      '/api/v1/session',
      '/api/v1/nothing',
      '/api/v1/%zz',
      '/api/v1/openapi.json',
      '/health/live',
      '/metrics',
      '/auth/callback',
      '/nothing',
      topics,
    ]) {
      const controller = new AbortController()
      const { headers } = await mette.fetch(address, { redirect: 'manual', signal: controller.signal })
      controller.abort()
      expect(headers.get('content-security-policy'), address).toMatch(/frame-ancestors 'none'/)
      expect(headers.get('x-content-type-options'), address).toBe('nosniff')
      expect(headers.get('permissions-policy'), address).toContain('camera=()')
    }
  })

  test('allows a page our own scripts and styles, and nothing written into it', async () => {
    const { headers } = await fetch(new URL('/health/live', house.address))
    const policy = Object.fromEntries(
      (headers.get('content-security-policy') ?? '').split(';').map((part) => {
        const [name = '', ...values] = part.trim().split(' ')
        return [name, values]
      }),
    )
    expect(policy).toMatchObject({
      'default-src': ["'none'"],
      'script-src': ["'self'"],
      'script-src-attr': ["'none'"],
      'style-src-attr': ["'none'"],
      'object-src': ["'none'"],
      'base-uri': ["'none'"],
      'frame-ancestors': ["'none'"],
    })
    expect(JSON.stringify(policy)).not.toContain('unsafe')
    expect(headers.get('cross-origin-opener-policy')).toBe('same-origin')
    expect(headers.get('cross-origin-resource-policy')).toBe('same-origin')
    expect(headers.get('referrer-policy')).toBe('same-origin')
    expect(headers.get('x-powered-by')).toBeNull()
    expect(headers.get('server')).toBeNull()
  })

  test('about a person is kept nowhere on the way', async () => {
    const gets = routes.filter(({ method }) => method === 'GET')
    for (const { address } of gets)
      expect((await mette.fetch(address)).headers.get('cache-control'), address).toBe('no-store')
  })

  test('tells nothing of what went wrong inside', async () => {
    const unreadable = await mette.fetch('/api/v1/session/sign-out', {
      method: 'POST',
      headers: { ...written(), 'content-type': 'application/json' },
      body: '{"secret-of-mine": nonsense',
    })
    expect(await unreadable.text()).not.toMatch(/secret-of-mine|nonsense|at position|SyntaxError/)
    for (const address of ["/api/v1/citizens/'; drop table citizen.citizens; --", '/api/v1/tasks?unitId=%00'])
      expect(JSON.stringify(await mette.get(address))).not.toMatch(/drop table|node_modules|\.ts|syntax|pg_/i)
  })
})

describe('requests that two servers could read differently', () => {
  /** Sends bytes as they are and gives all that comes back. */
  async function send(raw: string): Promise<string> {
    const { port } = new URL(house.address)
    return new Promise((resolve) => {
      const socket = connect(Number(port), '127.0.0.1', () => socket.end(raw.replaceAll('\n', '\r\n')))
      let heard = ''
      socket.on('data', (chunk) => {
        heard += chunk.toString()
      })
      socket.on('close', () => resolve(heard))
      // A server that hangs up has answered, too.
      socket.on('error', () => resolve(heard))
    })
  }
  const line = 'POST /api/v1/session/sign-out HTTP/1.1\nHost: localhost\nContent-Type: application/json\n'

  test('are turned away, and what is hidden in them is not answered', async () => {
    const hidden = 'GET /health/live HTTP/1.1\nHost: localhost\n\n'
    for (const [what, raw] of Object.entries({
      'both a length and chunks': `${line}Content-Length: 6\nTransfer-Encoding: chunked\n\n0\n\n${hidden}`,
      'two lengths': `${line}Content-Length: 0\nContent-Length: 40\n\n${hidden}`,
      'an unknown transfer': `${line}Transfer-Encoding: xchunked\n\n0\n\n${hidden}`,
      'a length with a sign': `${line}Content-Length: +2\n\n{}${hidden}`,
      'a folded header': `${line}X-One: a\n b\nContent-Length: 0\n\n`,
      'a space before the colon': `${line}Content-Length : 0\n\n${hidden}`,
      'no host': 'GET /health/live HTTP/1.1\n\n',
      'two hosts': 'GET /health/live HTTP/1.1\nHost: localhost\nHost: elsewhere.example\n\n',
    })) {
      const heard = await send(raw)
      expect(heard, what).toMatch(/^HTTP\/1\.1 4(00|22) /)
      expect(heard, what).not.toContain('"live"')
    }
  })

  test('are not answered by TRACE or CONNECT, nor when their headers are without end', async () => {
    expect(await send('TRACE / HTTP/1.1\nHost: localhost\nX-Secret: mine\n\n')).not.toContain('mine')
    expect(await send('CONNECT elsewhere.example:443 HTTP/1.1\nHost: elsewhere.example\n\n')).not.toMatch(
      /^HTTP\/1\.1 2/,
    )
    expect(
      await send(`GET /health/live HTTP/1.1\nHost: localhost\nX-Long: ${'x'.repeat(70_000)}\n\n`),
    ).toMatch(/^HTTP\/1\.1 431 |^$/)
  })
})

describe('what somebody writes is never taken for more than it is', () => {
  test('a part that is asked for twice is refused, not chosen among', async () => {
    const unit = mette.session.role?.unitId ?? ''
    expect(await mette.get(`/api/v1/tasks?unitId=${unit}&unitId=${someId()}`)).toMatchObject({
      status: 422,
      body: { code: 'input-invalid' },
    })
  })

  test('statements of SQL in every part that takes text are text', async () => {
    const hostile = `'); delete from task.tasks; --`
    for (const address of [
      `/api/v1/units?name=${encodeURIComponent(hostile)}`,
      `/api/v1/communities/${encodeURIComponent(hostile)}/responsibilities`,
      `/api/v1/tasks?after=${encodeURIComponent(hostile)}`,
      `/api/v1/live?topics=${encodeURIComponent(`citizen:${hostile}`)}`,
    ]) {
      const controller = new AbortController()
      const answer = await mette.fetch(address, { signal: controller.signal })
      controller.abort()
      expect(answer.status, address).toBeLessThan(500)
    }
  })
})
