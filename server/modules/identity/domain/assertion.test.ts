import { describe, expect, test } from 'vitest'
import type { ClientId } from '../../../../kernel/ids.ts'
import { epoch, type Instant } from '../../../../kernel/instant.ts'
import { checkClaims } from './assertion.ts'

const now = '2026-06-01T08:00:00.000Z' as Instant
const clientId = '01900000-0000-7000-8000-00000000000c' as ClientId
const audiences = ['https://sammenhaeng.example/oauth/token', 'https://sammenhaeng.example']
const inSeconds = (seconds: number) => epoch(now) / 1_000 + seconds

const good = { iss: clientId, sub: clientId, aud: audiences[0], exp: inSeconds(240), jti: 'one' }
const check = (change: object) => checkClaims({ ...good, ...change }, { clientId, audiences, now })

describe('the statement a system signs', () => {
  test('is taken when it says who, to whom, until when, and is new', () => {
    expect(check({})).toEqual({
      ok: true,
      value: { jti: 'one', forgetAt: '2026-06-01T08:04:30.000Z' },
    })
    expect(check({ aud: audiences[1] })).toMatchObject({ ok: true })
    expect(check({ aud: ['https://elsewhere.example', audiences[0]] })).toMatchObject({ ok: true })
    expect(check({ iat: inSeconds(0), nbf: inSeconds(-5) })).toMatchObject({ ok: true })
  })

  test.each([
    ['another system’s', { sub: '01900000-0000-7000-8000-00000000000d' }, /iss and sub/],
    ['said by another', { iss: 'https://elsewhere.example' }, /iss and sub/],
    ['meant for another', { aud: 'https://elsewhere.example/oauth/token' }, /aud must be/],
    ['meant for nobody', { aud: undefined }, /aud must be/],
    ['without an end', { exp: undefined }, /exp is missing/],
    ['with an end that is no time', { exp: '2026-06-01' }, /exp is missing/],
    ['over', { exp: inSeconds(-31) }, /expired/],
    ['to hold for an hour', { exp: inSeconds(3_600) }, /5 minutes/],
    ['not to be used yet', { nbf: inSeconds(120) }, /nbf/],
    ['written tomorrow', { iat: inSeconds(86_400) }, /iat/],
    ['written at no time', { iat: 'now' }, /iat/],
    ['without a mark of its own', { jti: undefined }, /jti/],
    ['with an empty mark', { jti: '' }, /jti/],
  ])('is refused when it is %s', (_what, change, because) => {
    const answer = check(change)
    expect(answer).toMatchObject({ ok: false, error: 'invalid_client' })
    expect(answer.ok ? '' : answer.description).toMatch(because)
  })

  test('may come from a clock half a minute off, and is remembered until it would be refused anyway', () => {
    expect(check({ exp: inSeconds(-29) })).toMatchObject({ ok: true })
    const taken = check({ exp: inSeconds(300) })
    expect(taken.ok && epoch(taken.value.forgetAt) >= epoch(now) + 300_000).toBe(true)
  })
})
