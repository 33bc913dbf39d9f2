import { generateKeyPair, SignJWT } from 'jose'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openHouse, type RunningHouse } from '../../../test/support/house.ts'
import { type OwnProvider, openProvider } from '../../../test/support/provider.ts'
import { sql } from '../../platform/db/sql.ts'

let provider: OwnProvider
let house: RunningHouse
beforeAll(async () => {
  provider = await openProvider()
  house = await openHouse({
    env: { ...provider.env, OIDC_ACR: 'substantial' },
    // The provider's clock is the real one.
    now: new Date(Date.now() - 60_000).toISOString(),
  })
  provider.trust(house.address)
})
afterAll(async () => {
  await house.close()
  await provider.close()
})

interface Browser {
  /** Where the sign-in ended. */
  readonly at: string
  status(): Promise<number>
}

/** A browser of its own that goes through the provider as whoever comes next. */
async function comeIn(next: OwnProvider['next']): Promise<Browser> {
  provider.next = next
  const jars = new Map<string, Map<string, string>>()
  const visit = async (url: URL) => {
    const jar = jars.get(url.origin) ?? new Map<string, string>()
    jars.set(url.origin, jar)
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
    const answer = await fetch(url, {
      redirect: 'manual',
      headers: { cookie, 'user-agent': 'Firefox/143 Windows' },
    })
    for (const line of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      if (value === '') jar.delete(name)
      else jar.set(name, value)
    }
    return answer
  }
  let url = new URL('/auth/sign-in', house.address)
  for (let count = 0; count < 12; count += 1) {
    const to = (await visit(url)).headers.get('location')
    if (to === null) break
    const from = url
    url = new URL(to, url)
    if (from.pathname === '/auth/callback') break
  }
  return {
    at: url.pathname + url.search,
    status: async () => (await visit(new URL('/api/v1/session', house.address))).status,
  }
}

const mette = { subject: 'demo:mette-holm', acr: 'substantial' }
const karen = { subject: 'demo:karen-friis', acr: 'substantial' }

async function sidOf(subject: string): Promise<string> {
  const { sid } = await house.database.owner.one<{ sid: string }>(sql`
    select provider_session as sid from identity.sessions where subject = ${subject} order by signed_in_at desc, id desc limit 1`)
  return sid
}

describe('with an organisation’s own provider', () => {
  test('whoever it vouches for at the level asked for comes in', async () => {
    const browser = await comeIn(mette)
    expect([browser.at, await browser.status()]).toEqual(['/', 200])
  })

  test('a sign-in below the level asked for is refused', async () => {
    const browser = await comeIn({ ...mette, acr: 'low' })
    expect([browser.at, await browser.status()]).toEqual(['/log-ind?afvist=sign-in-refused', 401])
  })

  test('somebody who signed in there longer ago than a sign-in lasts here must do so again', async () => {
    const browser = await comeIn({ ...mette, signedInSecondsAgo: 11 * 3_600 })
    expect(browser.at).not.toBe('/')
    expect(await browser.status()).toBe(401)
  })
})

describe('when the provider says that somebody has signed out', () => {
  test('the session that rests on theirs ends, and no other', async () => {
    const [there, elsewhere, other] = [await comeIn(mette), await comeIn(mette), await comeIn(karen)]
    await provider.tellSignOut(mette.subject, await sidOf(mette.subject))
    expect((await Promise.all([there.status(), elsewhere.status()])).toSorted()).toEqual([200, 401])
    expect(await other.status()).toBe(200)
  })

  test('a session the provider had not named ends with any of that person’s', async () => {
    const [unnamed, other] = [await comeIn(mette), await comeIn(karen)]
    const sid = await sidOf(mette.subject)
    await house.database.owner.execute(
      sql`update identity.sessions set provider_session = null where provider_session = ${sid}`,
    )
    await provider.tellSignOut(mette.subject, sid)
    expect(await unnamed.status()).toBe(401)
    expect(await other.status()).toBe(200)
  })

  const key = generateKeyPair('RS256', { extractable: true })
  const event = { 'http://schemas.openid.net/event/backchannel-logout': {} }
  const say = async (logoutToken: string) =>
    fetch(new URL('/auth/backchannel-logout', house.address), {
      method: 'POST',
      body: new URLSearchParams({ logout_token: logoutToken }),
    })

  test('what another than the provider has signed ends nothing', async () => {
    const browser = await comeIn(mette)
    const { privateKey } = await key
    const forged = await new SignJWT({ events: event, sid: await sidOf(mette.subject), jti: 'one' })
      .setProtectedHeader({ alg: 'RS256', kid: 'made-up' })
      .setIssuer(provider.issuer)
      .setAudience('sammenhaeng')
      .setSubject(mette.subject)
      .setIssuedAt()
      .sign(privateKey)
    for (const token of [forged, '', 'no token', 'eyJhbGciOiJub25lIn0.e30.'])
      expect((await say(token)).status).toBe(400)
    expect(await browser.status()).toBe(200)
  })
})
