import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { OwnSessionView, SessionView } from '../../contract/identity.ts'
import type { PersonId, RoleId } from '../../kernel/ids.ts'
import { endSessions } from '../../server/modules/identity/index.ts'
import { endRole } from '../../server/modules/organisation/index.ts'
import { sql } from '../../server/platform/db/sql.ts'
import { openHouse, type RunningHouse } from '../support/house.ts'
import { type SignedIn, signIn } from '../support/sign-in.ts'

let house: RunningHouse
beforeAll(async () => {
  house = await openHouse({ env: { SESSION_IDLE_MINUTES: '60' }, heartbeat: 50 })
})
afterAll(() => house.close())

const isOpen = async (person: SignedIn) => (await person.get('/api/v1/session')).status === 200

const background = { headers: { 'x-in-background': '1' } }

/** Signs in with cookies a browser already has, as somebody else may have planted them. */
async function signInWith(cookie: string, subject: string): Promise<string> {
  const jar = new Map([['session', cookie]])
  let url = new URL('/auth/sign-in', house.address)
  let method = 'GET'
  for (let count = 0; count < 12; count += 1) {
    const response = await fetch(url, {
      method,
      redirect: 'manual',
      headers: { cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; ') },
    })
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      jar.set(name, value)
    }
    const to = response.headers.get('location')
    if (to === null || (url.pathname === '/auth/callback' && to === '/')) break
    url = new URL(to, url)
    method = url.pathname.startsWith('/dev-login/choose/') ? 'POST' : 'GET'
    if (method === 'POST') url.searchParams.set('subject', subject)
  }
  return jar.get('session') ?? ''
}

async function statusWith(cookie: string): Promise<number> {
  const headers = { cookie: `session=${cookie}` }
  return (await fetch(new URL('/api/v1/session', house.address), { headers })).status
}

describe('a session cannot be fixed, kept or carried on', () => {
  test('a sign-in gets an id of its own, whatever the browser came with', async () => {
    const planted = 'planted-by-somebody-else-planted-by-somebody'
    const first = await signInWith(planted, 'demo:mette-holm')
    expect(first).not.toBe(planted)
    expect(await statusWith(planted)).toBe(401)
    expect(await statusWith(first)).toBe(200)
  })

  test('whoever signs in at a browser ends the session that was there', async () => {
    const before = await signInWith('', 'demo:mette-holm')
    const after = await signInWith(before, 'demo:karen-friis')
    expect(after).not.toBe(before)
    expect(await statusWith(before)).toBe(401)
    expect(await statusWith(after)).toBe(200)
  })

  test('another role is another session: neither its id nor its page’s token of before opens anything', async () => {
    const tove = await signIn(house.address, 'demo:tove-nissen')
    const before = { ...tove.session }
    const other = tove.session.roles.find((role) => role.id !== tove.session.role?.id)
    const answer = await tove.fetch('/api/v1/session/role', {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'x-csrf-token': before.csrfToken,
        'idempotency-key': randomUUID(),
      },
      body: JSON.stringify({ roleId: other?.id }),
    })
    expect(answer.headers.getSetCookie().join()).toMatch(/^session=.{40,}HttpOnly; SameSite=Lax/)
    const { csrfToken, role } = (await answer.json()) as SessionView
    expect([csrfToken === before.csrfToken, role?.id]).toEqual([false, other?.id])
    expect(await tove.post('/api/v1/session/role', { roleId: other?.id })).toMatchObject({
      status: 403,
      body: { code: 'stale-page' },
    })
    expect(await isOpen(tove)).toBe(true)
  })

  test('after an hour in which nobody was there, the session is over; what the page asks by itself does not count', async () => {
    const [there, away] = await Promise.all([
      signIn(house.address, 'demo:mette-holm'),
      signIn(house.address, 'demo:karen-friis'),
    ])
    for (let halfHours = 0; halfHours < 3; halfHours += 1) {
      house.clock.advance({ minutes: 29 })
      expect(await isOpen(there)).toBe(true)
      await away.fetch('/api/v1/session', background)
    }
    expect(await isOpen(away)).toBe(false)
    expect(await isOpen(there)).toBe(true)
  })

  test('a person may be signed in at ten browsers; the eleventh ends the oldest', async () => {
    const browsers: SignedIn[] = []
    for (let count = 0; count < 11; count += 1) {
      browsers.push(await signIn(house.address, 'demo:anne-skov'))
      house.clock.advance({ minutes: 1 })
    }
    expect(await Promise.all(browsers.map(isOpen))).toEqual([false, ...Array(10).fill(true)])
  })

  test('a person sees every place they are signed in, and ends one of them; nobody can end another’s', async () => {
    const [here, phone, karen] = [
      await signIn(house.address, 'demo:rikke-bjerre'),
      await signIn(house.address, 'demo:rikke-bjerre'),
      await signIn(house.address, 'demo:karen-friis'),
    ]
    const places = async (person: SignedIn) =>
      (await person.get<OwnSessionView[]>('/api/v1/session/places')).body
    const [first, other, ...more] = await places(here)
    expect([first?.isThis, other?.isThis, more]).toEqual([true, false, []])
    expect(first?.unitName).toBe(here.session.role?.unitName)
    const end = (person: SignedIn, id = '') => person.post(`/api/v1/session/places/${id}/end`)
    expect(await end(karen, other?.id)).toMatchObject({ status: 404, body: { code: 'session-unknown' } })
    expect(await isOpen(phone)).toBe(true)
    expect((await end(here, other?.id)).status).toBe(200)
    expect([await isOpen(here), await isOpen(phone), await isOpen(karen)]).toEqual([true, false, true])
    expect(JSON.stringify(await places(here))).not.toContain('hash')
  })

  test('an operator ends every session of a person, and then of everybody; open streams end with them', async () => {
    const [one, other] = [
      await signIn(house.address, 'demo:anne-skov'),
      await signIn(house.address, 'demo:karen-friis'),
    ]
    const stream = await one.fetch('/api/v1/live')
    await endSessions(house.shell, { personId: one.session.person.id as PersonId }, 'operator')
    expect(await stream.text()).toContain('hello')
    expect([await isOpen(one), await isOpen(other)]).toEqual([false, true])
    expect(await endSessions(house.shell, 'everybody', 'operator')).toBeGreaterThan(0)
    expect(await isOpen(other)).toBe(false)
  })

  test('signing out takes the session back and has the browser forget what our pages stored', async () => {
    const person = await signIn(house.address, 'demo:lars-bruun')
    const answer = await person.fetch('/api/v1/session/sign-out', {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'x-csrf-token': person.session.csrfToken,
        'idempotency-key': randomUUID(),
      },
      body: '{}',
    })
    expect(answer.headers.getSetCookie().join()).toMatch(/^session=;/)
    expect(answer.headers.get('clear-site-data')).toBe('"storage"')
  })

  test('a role that has ended opens nothing from the next request on', async () => {
    const person = await signIn(house.address, 'demo:henrik-dam')
    expect(await isOpen(person)).toBe(true)
    await house.database.owner.execute(sql`
      update organisation.roles set valid_to = ${'2026-01-01'} where id = ${person.session.role?.id ?? ''}`)
    expect(await isOpen(person)).toBe(false)
  })
})

describe('a live stream ends with its session', () => {
  /** Opens a stream and gives how it ends. */
  /** @returns what was heard when the stream has ended, and a wait until it says again that it is there */
  async function listen(person: SignedIn): Promise<{ ended: Promise<string>; stillHere(): Promise<void> }> {
    const unit = person.session.role?.unitId ?? ''
    const answer = await person.fetch(`/api/v1/live?topics=worklist:${unit}`)
    expect(answer.status).toBe(200)
    const reader = (answer.body as ReadableStream<Uint8Array>).getReader()
    const waiting: (() => void)[] = []
    const stillHere = () => new Promise<void>((resolve) => waiting.push(resolve))
    const ended = (async () => {
      let heard = ''
      for (;;) {
        const { done, value } = await reader.read()
        if (done) return heard
        const said = new TextDecoder().decode(value)
        heard += said
        if (said.includes('still here')) for (const resolve of waiting.splice(0)) resolve()
      }
    })()
    return { ended, stillHere }
  }

  test('when the person signs out, at once', async () => {
    const person = await signIn(house.address, 'demo:ida-vest')
    const { ended } = await listen(person)
    await person.post('/api/v1/session/sign-out', { everywhere: false })
    expect(await ended).toContain('hello')
  })

  test('on every machine when the person signs out everywhere', async () => {
    const [one, other] = await Promise.all([
      signIn(house.address, 'demo:ida-vest'),
      signIn(house.address, 'demo:ida-vest'),
    ])
    const { ended } = await listen(one)
    await other.post('/api/v1/session/sign-out', { everywhere: true })
    expect(await ended).toContain('hello')
  })

  test('when they go on in another role', async () => {
    const tove = await signIn(house.address, 'demo:tove-nissen')
    const { ended } = await listen(tove)
    const other = tove.session.roles.find((role) => role.id !== tove.session.role?.id)
    await tove.post('/api/v1/session/role', { roleId: other?.id })
    expect(await ended).toContain('hello')
  })

  test('when the role is ended by somebody else, at once and not at the next look', async () => {
    const person = await signIn(house.address, 'demo:lone-kvist')
    const { ended } = await listen(person)
    const roleId = person.session.role?.id as RoleId
    const told = { roleId, byName: 'Karen Friis', reason: 'Har fået andet arbejde', isUrgent: true }
    expect((await endRole(house.shell, told, async () => 0)).ok).toBe(true)
    expect(await ended).toContain('hello')
    expect(await isOpen(person)).toBe(false)
  })

  test('when its time is over, though nobody does anything', async () => {
    const person = await signIn(house.address, 'demo:sofie-lund')
    const { ended, stillHere } = await listen(person)
    await stillHere()
    house.clock.advance({ minutes: 61 })
    expect(await ended).toContain('still here')
  })

  test('and does not keep a session from going idle', async () => {
    const person = await signIn(house.address, 'demo:sofie-lund')
    const { ended, stillHere } = await listen(person)
    house.clock.advance({ minutes: 40 })
    await stillHere()
    house.clock.advance({ minutes: 21 })
    await ended
    expect(await isOpen(person)).toBe(false)
  })

  test('and one person cannot open them without end', async () => {
    const person = await signIn(house.address, 'demo:bente-krogh')
    const controller = new AbortController()
    const asked = await Promise.all(
      Array.from({ length: 25 }, () => person.fetch('/api/v1/live', { signal: controller.signal })),
    )
    const statuses = asked.map(({ status }) => status)
    controller.abort()
    expect(statuses.filter((status) => status === 429)).toHaveLength(5)
  })
})
