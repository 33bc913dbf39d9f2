import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { deliver } from '../support/deliver.ts'
import { openHouse, type RunningHouse } from '../support/house.ts'
import { signIn } from '../support/sign-in.ts'

describe('with the limits that are in force in use', () => {
  let house: RunningHouse
  beforeAll(async () => {
    house = await openHouse({ isLimited: true, env: { METRICS_TOKEN: 'a-token-for-the-metrics' } })
  })
  afterAll(() => house.close())

  test('nobody can go through people by their numbers: a person searches so often a minute and no more', async () => {
    const mette = await signIn(house.address, 'demo:mette-holm')
    const statuses: number[] = []
    for (let count = 0; count < 35; count += 1)
      statuses.push((await mette.post('/api/v1/citizens/search', { number: '0101010000' })).status)
    expect(statuses.slice(0, 30)).not.toContain(429)
    expect(new Set(statuses.slice(30))).toEqual(new Set([429]))
    // Somebody else, and something else, are not held up by it.
    expect((await mette.get('/api/v1/session')).status).toBe(200)
    const karen = await signIn(house.address, 'demo:karen-friis')
    expect((await karen.post('/api/v1/citizens/search', { number: '0101010000' })).status).not.toBe(429)
  })

  test('a person asks six hundred times a minute and no more, in however many windows', async () => {
    const [one, other] = await Promise.all([
      signIn(house.address, 'demo:lars-bruun'),
      signIn(house.address, 'demo:lars-bruun'),
    ])
    const ask = async (count: number) =>
      (
        await Promise.all(
          Array.from({ length: count }, (_, index) => (index % 2 === 0 ? one : other).get('/api/v1/session')),
        )
      ).filter(({ status }) => status === 429).length
    expect(await ask(500)).toBe(0)
    expect(await ask(200)).toBeGreaterThan(90)
  })

  test('a large programme is read, and a body as large is turned away elsewhere', async () => {
    const peter = await signIn(house.address, 'demo:peter-gram')
    const name = { da: 'Stort', en: 'Large' }
    const begun = await peter.post<{ draftId: string }>('/api/v1/programme-drafts', { code: 'large', name })
    const large = 'x'.repeat(200 * 1024)
    const check = `/api/v1/programme-drafts/${begun.body.draftId}/check`
    expect((await peter.post(check, { document: { name: { da: large, en: large } } })).status).toBe(200)
    expect((await peter.post(check, { document: { name: { da: large, en: large + large } } })).status).toBe(
      422,
    )
    expect((await peter.post('/api/v1/programme-drafts', { code: large, name })).status).toBe(422)
  })

  test('the numbers of the house are read with the token only', async () => {
    const ask = (authorization?: string) =>
      fetch(new URL('/metrics', house.address), { headers: authorization ? { authorization } : {} })
    expect((await ask()).status).toBe(401)
    expect((await ask('Bearer a-token-for-the-metric')).status).toBe(401)
    const answer = await ask('Bearer a-token-for-the-metrics')
    expect([answer.status, /outbox_events/.test(await answer.text())]).toEqual([200, true])
  })

  test('whoever tries tokens at the door of messages is slowed down', async () => {
    const statuses: number[] = []
    for (let count = 0; count < 70; count += 1)
      statuses.push((await deliver(house.address, '{}', { authorization: 'Bearer made-up' })).status)
    expect(statuses.slice(0, 50)).not.toContain(429)
    expect(statuses.at(-1)).toBe(429)
  })

  test('sign-ins begun from one address without end are slowed down', async () => {
    const statuses: number[] = []
    for (let count = 0; count < 130; count += 1) {
      const answer = await fetch(new URL('/auth/sign-in', house.address), { redirect: 'manual' })
      statuses.push(answer.status)
    }
    expect(statuses.at(-1)).toBe(429)
  })
})

describe('without a token for the metrics', () => {
  let house: RunningHouse
  beforeAll(async () => {
    house = await openHouse({ env: { SECURITY_CONTACT: 'mailto:security@sammenhaeng.example' } })
  })
  afterAll(() => house.close())

  test('only this machine reads them, and nobody through a proxy on it', async () => {
    const ask = async (headers: Record<string, string>) =>
      (await fetch(new URL('/metrics', house.address), { headers })).status
    expect(await ask({})).toBe(200)
    expect(await ask({ 'x-forwarded-for': '203.0.113.7' })).toBe(404)
    expect(await ask({ forwarded: 'for=127.0.0.1' })).toBe(404)
  })

  test('where to report a weakness is told where those who find one look', async () => {
    const answer = await fetch(new URL('/.well-known/security.txt', house.address))
    expect(answer.headers.get('content-type')).toBe('text/plain; charset=utf-8')
    const text = await answer.text()
    expect(text).toMatch(/^Contact: mailto:security@sammenhaeng\.example$/m)
    expect(text).toMatch(/^Expires: \d{4}-\d\d-\d\dT/m)
  })
})

describe('where a request comes from', () => {
  const ask = async (house: RunningHouse, forwardedFor: string) => {
    const { headers } = await fetch(new URL('/nothing', house.address), {
      headers: { 'x-forwarded-for': forwardedFor },
    })
    return Number(headers.get('x-ratelimit-remaining'))
  }

  test('is not taken from what the sender says: limits are not got round by making up addresses', async () => {
    const house = await openHouse({ isLimited: true })
    try {
      const first = await ask(house, '203.0.113.1')
      expect(await ask(house, '203.0.113.2')).toBe(first - 1)
    } finally {
      await house.close()
    }
  })

  test('is taken from a proxy the operator has named, who cannot be talked over by the sender', async () => {
    const house = await openHouse({ isLimited: true, env: { TRUST_PROXY: '127.0.0.1,::1' } })
    try {
      const first = await ask(house, '203.0.113.1')
      expect(await ask(house, '203.0.113.2')).toBe(first)
      // What the sender put before what the proxy added is not believed.
      expect(await ask(house, '198.51.100.9, 203.0.113.1')).toBe(first - 1)
    } finally {
      await house.close()
    }
  })
})

describe('what came over plain http to the proxy', () => {
  let house: RunningHouse
  beforeAll(async () => {
    house = await openHouse({
      env: { PUBLIC_URL: 'https://sammenhaeng.example', TRUST_PROXY: '127.0.0.1,::1', PORT: '0' },
    })
  })
  afterAll(() => house.close())

  const ask = (path: string, proto: string) => {
    const { port } = house.server.server.address() as AddressInfo
    return fetch(`http://127.0.0.1:${port}${path}`, {
      redirect: 'manual',
      headers: { 'x-forwarded-proto': proto, 'x-forwarded-for': '203.0.113.1' },
    })
  }

  test('is refused when a system sent it, so that it notices, and shown the way when a person did', async () => {
    for (const path of ['/api/v1/session', '/fhir/$process-message', '/oauth/token', '/auth/sign-in']) {
      const answer = await ask(path, 'http')
      expect([answer.status, ((await answer.json()) as { code: string }).code], path).toEqual([
        403,
        'request-in-the-clear',
      ])
    }
    const page = await ask('/arbejdsliste?vis=mine', 'http')
    expect([page.status, page.headers.get('location')]).toEqual([
      308,
      'https://sammenhaeng.example/arbejdsliste?vis=mine',
    ])
    expect(await (await ask('/api/v1/session', 'https')).json()).toMatchObject({ code: 'not-signed-in' })
  })

  test('by a proxy nobody has named is still said; over https by it, nobody is sent round and round', async () => {
    const unnamed = await openHouse({ env: { PUBLIC_URL: 'https://sammenhaeng.example', PORT: '0' } })
    try {
      const { port } = unnamed.server.server.address() as AddressInfo
      const statusOver = async (proto: string) => {
        const headers = { 'x-forwarded-proto': proto }
        return (await fetch(`http://127.0.0.1:${port}/nowhere`, { redirect: 'manual', headers })).status
      }
      expect(await statusOver('http')).toBe(308)
      expect(await statusOver('https')).not.toBe(308)
    } finally {
      await unnamed.close()
    }
  })

  test('both cookies of a sign-in are bound to the host and to TLS', async () => {
    const begun = await ask('/auth/callback?state=made-up', 'https')
    expect(begun.headers.getSetCookie().join()).toMatch(/^__Host-sign-in=;.*Path=\/;.*Secure/)
  })
})
