import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { SessionView } from '../../../contract/identity.ts'
import { openHouse, type RunningHouse } from '../../../test/support/house.ts'
import { signIn } from '../../../test/support/sign-in.ts'
import { sql } from '../../platform/db/sql.ts'

describe('who is at the screen', () => {
  let house: RunningHouse
  beforeAll(async () => {
    house = await openHouse()
  })
  afterAll(() => house.close())

  const write = (token: string) => ({
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-csrf-token': token, 'idempotency-key': randomUUID() },
    body: '{"everywhere":false}',
  })

  test('a nurse signs in over the provider and stands in her role', async () => {
    const { session } = await signIn(house.address, 'demo:mette-holm')
    expect(session).toMatchObject({
      kind: 'professional',
      person: { name: 'Mette Holm' },
      role: { function: 'home-nurse', unitName: 'Hjemmesygeplejen, Gladsaxe', partyName: 'Gladsaxe Kommune' },
      citizenId: null,
    })
  })

  test('a citizen signs in as themselves and nothing else', async () => {
    const { session } = await signIn(house.address, 'demo:bruno-elmer')
    expect(session).toMatchObject({
      kind: 'citizen',
      person: { name: 'Bruno Test Elmer' },
      role: null,
      roles: [],
    })
    expect(session.citizenId).not.toBeNull()
    expect(JSON.stringify(session)).not.toContain('2509479989')
  })

  test('a person with two jobs has two roles and chooses; a role of another is refused', async () => {
    const tove = await signIn(house.address, 'demo:tove-nissen')
    const mette = await signIn(house.address, 'demo:mette-holm')
    expect(tove.session.roles).toHaveLength(2)
    const other = tove.session.roles.find((role) => role.id !== tove.session.role?.id)
    const chosen = await tove.post<SessionView>('/api/v1/session/role', { roleId: other?.id })
    expect(chosen.body.role?.id).toBe(other?.id)
    const stolen = await tove.post('/api/v1/session/role', { roleId: mette.session.role?.id })
    expect(stolen).toMatchObject({ status: 403, body: { code: 'role-not-yours' } })
  })

  test('a write without the page’s own token goes no further, so another site cannot write for you', async () => {
    const mette = await signIn(house.address, 'demo:mette-holm')
    for (const token of ['', 'guessed'])
      expect(await (await mette.fetch('/api/v1/session/sign-out', write(token))).json()).toMatchObject({
        code: 'stale-page',
      })
    expect((await mette.get('/api/v1/session')).status).toBe(200)
  })

  test('the session cookie is out of reach of scripts and of other sites, and new at each sign-in', async () => {
    const cookies = new Set<string>()
    for (let count = 0; count < 2; count += 1) {
      const mette = await signIn(house.address, 'demo:mette-holm')
      const answer = await mette.fetch('/auth/sign-in')
      expect(answer.headers.getSetCookie().join()).toMatch(/HttpOnly.*SameSite=Lax/)
      cookies.add(mette.session.csrfToken)
    }
    expect(cookies.size).toBe(2)
  })

  test('the database holds no session id that would open anything', async () => {
    const rows = await house.shell.db.query<{ bytes: number }>(
      sql`select octet_length(id_hash) as bytes from identity.sessions`,
    )
    expect(rows.length).toBeGreaterThan(0)
    expect(new Set(rows.map((row) => row.bytes))).toEqual(new Set([32]))
  })

  test('signing out everywhere ends every session of the person, and nobody else’s', async () => {
    const [one, two, karen] = await Promise.all([
      signIn(house.address, 'demo:mette-holm'),
      signIn(house.address, 'demo:mette-holm'),
      signIn(house.address, 'demo:karen-friis'),
    ])
    await one.post('/api/v1/session/sign-out', { everywhere: true })
    expect((await two.get('/api/v1/session')).status).toBe(401)
    expect((await karen.get('/api/v1/session')).status).toBe(200)
  })

  test('what opens a nurse’s waiting deeds is the same on all her machines, hers alone, and gone once she signs out everywhere', async () => {
    const keyOf = async (person: string) => (await signIn(house.address, person)).session.deviceKey
    const first = await keyOf('demo:mette-holm')
    expect(Buffer.from(first ?? '', 'base64')).toHaveLength(32)
    expect(await keyOf('demo:mette-holm')).toBe(first)
    expect(await keyOf('demo:karen-friis')).not.toBe(first)
    const mette = await signIn(house.address, 'demo:mette-holm')
    await mette.post('/api/v1/session/sign-out', { everywhere: false })
    expect(await keyOf('demo:mette-holm')).toBe(first)
    await (await signIn(house.address, 'demo:mette-holm')).post('/api/v1/session/sign-out', {
      everywhere: true,
    })
    expect(await keyOf('demo:mette-holm')).not.toBe(first)
  })

  test('an answer from the provider that we did not ask for signs nobody in', async () => {
    const answer = await fetch(`${house.address}/auth/callback?state=made-up&code=made-up`, {
      redirect: 'manual',
    })
    expect(answer.headers.get('location')).toBe('/log-ind?afvist=sign-in-not-begun')
    expect(answer.headers.getSetCookie().join()).not.toMatch(/(^|,)session=[^;]/)
  })

  test('after ten hours the session is over', async () => {
    const mette = await signIn(house.address, 'demo:mette-holm')
    house.clock.advance({ hours: 11 })
    expect((await mette.get('/api/v1/session')).status).toBe(401)
  })

  test('every answer to a browser forbids framing, sniffing and scripts from elsewhere', async () => {
    const { headers } = await fetch(`${house.address}/health/live`)
    expect(headers.get('content-security-policy')).toMatch(
      /script-src 'self'.*frame-ancestors 'none'|frame-ancestors 'none'.*script-src 'self'/,
    )
    expect(headers.get('x-content-type-options')).toBe('nosniff')
  })
})
