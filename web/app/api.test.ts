import { afterEach, describe, expect, test, vi } from 'vitest'
import { z } from 'zod'
import { route } from '../../contract/route.ts'
import { addressOf, call, keepCsrfToken, Refused, Unreachable } from './api.ts'

const acceptRoute = route({
  name: 'accept-something',
  method: 'POST',
  path: '/api/v1/citizens/:citizenId/things/:thingId/accept',
  purpose: 'treatment',
  summary: 'Accepts a thing.',
  for: ['professional'],
  params: z.object({ citizenId: z.string(), thingId: z.string() }),
  body: z.object({ note: z.string() }),
  answer: z.object({ done: z.boolean() }),
  refusals: { 'thing-gone': 'conflict' },
})

const asked = { params: { citizenId: 'c', thingId: 't' }, body: { note: 'hej' } }

function answerWith(status: number, body: unknown, type = 'application/json') {
  const fetched = vi.fn(
    async () => new Response(JSON.stringify(body), { status, headers: { 'content-type': type } }),
  )
  vi.stubGlobal('fetch', fetched)
  return fetched
}

afterEach(() => vi.unstubAllGlobals())

describe('calls to the server', () => {
  test('named parts go into the address, and what is absent stays out of it', () => {
    expect(addressOf('/api/v1/a/:id/b', { id: 'x y' }, { q: 'å', none: undefined, many: ['1', '2'] })).toBe(
      '/api/v1/a/x%20y/b?q=%C3%A5&many=1&many=2',
    )
  })

  test('a write carries the token of the session and a request id', async () => {
    const fetched = answerWith(200, { done: true })
    keepCsrfToken('token')
    expect(await call(acceptRoute, asked)).toEqual({ done: true })
    const [address, sent] = fetched.mock.calls[0] as unknown as [string, RequestInit]
    const headers = sent.headers as Record<string, string>
    expect(address).toBe('/api/v1/citizens/c/things/t/accept')
    expect(headers['x-csrf-token']).toBe('token')
    expect(headers['idempotency-key']).toMatch(/^[0-9a-f-]{36}$/)
    expect(sent.body).toBe('{"note":"hej"}')
  })

  test('a refusal arrives as its code and data', async () => {
    answerWith(
      409,
      { type: 't', title: 't', status: 409, code: 'thing-gone', data: { by: 'x' } },
      'application/problem+json',
    )
    const refusal = await call(acceptRoute, asked).catch((fault: unknown) => fault)
    expect(refusal).toBeInstanceOf(Refused)
    expect(refusal).toMatchObject({ code: 'thing-gone', status: 409, data: { by: 'x' } })
  })

  test('a network that is away, and an answer that is not ours, are both unreachable', async () => {
    answerWith(502, '<html>', 'text/html')
    await expect(call(acceptRoute, asked)).rejects.toBeInstanceOf(Unreachable)
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('failed to fetch')))
    await expect(call(acceptRoute, asked)).rejects.toBeInstanceOf(Unreachable)
  })
})
