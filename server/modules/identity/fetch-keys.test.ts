import type { lookup } from 'node:dns'
import { createServer, type Server } from 'node:https'
import type { AddressInfo } from 'node:net'
import { exportJWK, generateKeyPair } from 'jose'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { selfSigned } from '../../../test/support/self-signed.ts'
import { createClientKeys } from './client-keys.ts'
import { fetchKeys, type KeyWorld } from './fetch-keys.ts'

const host = 'keys.vendor.example'
const away = { refusal: { code: 'client-keys-away' } }
const elsewhere = { refusal: { code: 'client-keys-elsewhere' } }

/** Says that every name is this machine, as a name somebody else owns may. */
const everythingIsHere = ((_name: string, _options: object, answer: (...told: unknown[]) => void) =>
  answer(null, [{ address: '127.0.0.1', family: 4 }])) as unknown as typeof lookup

describe('keys a system publishes', () => {
  const certificate = selfSigned(host)
  let server: Server
  let port: number
  let asked = 0
  let keys: object[]
  let world: KeyWorld

  beforeAll(async () => {
    const { publicKey } = await generateKeyPair('ES384', { extractable: true })
    keys = [{ ...(await exportJWK(publicKey)), kid: 'one' }]
    server = createServer(certificate, (request, answer) => {
      asked += 1
      if (request.url === '/jwks') return answer.end(JSON.stringify({ keys }))
      if (request.url === '/moved') return answer.writeHead(302, { location: '/jwks' }).end()
      if (request.url === '/endless') return answer.end('x'.repeat(200_000))
      if (request.url === '/text') return answer.end('keys')
      return undefined
    })
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
    port = (server.address() as AddressInfo).port
    world = {
      hosts: [host],
      resolve: everythingIsHere,
      certificate: certificate.cert,
      isReachable: () => true,
      patience: 500,
    }
  })
  afterAll(() => {
    server.closeAllConnections()
    server.close()
  })
  const at = (path: string) => `https://${host}:${port}${path}`

  test('are fetched from a host the operator has named', async () => {
    expect(await fetchKeys(at('/jwks'), world)).toMatchObject({ ok: true, value: [{ kid: 'one' }] })
  })

  test('are not asked for anywhere else, by no other way and with no password in the address', async () => {
    const before = asked
    for (const uri of [
      `https://elsewhere.example:${port}/jwks`,
      `https://${host}.elsewhere.example/jwks`,
      `http://${host}:${port}/jwks`,
      `https://somebody@${host}:${port}/jwks`,
      'file:///etc/passwd',
      'not an address',
    ])
      expect(await fetchKeys(uri, world)).toMatchObject(elsewhere)
    expect(await fetchKeys(at('/jwks'), { ...world, hosts: [] })).toMatchObject(elsewhere)
    expect(asked).toBe(before)
  })

  test('are not fetched when the name leads into our own network, also when the operator has named it', async () => {
    const before = asked
    const { isReachable: _, ...guarded } = world
    expect(await fetchKeys(at('/jwks'), guarded)).toMatchObject(away)
    const byNumber = { ...guarded, hosts: ['127.0.0.1', '169.254.169.254'] }
    expect(await fetchKeys(`https://127.0.0.1:${port}/jwks`, byNumber)).toMatchObject(away)
    expect(await fetchKeys('https://169.254.169.254/latest/meta-data', byNumber)).toMatchObject(away)
    expect(asked).toBe(before)
  })

  test('are not taken from another place that one sends us on to, nor when there is too much or no end to it', async () => {
    for (const path of ['/moved', '/endless', '/silent'])
      expect(await fetchKeys(at(path), world)).toMatchObject(away)
    expect(await fetchKeys(at('/text'), world)).toMatchObject({ refusal: { code: 'client-keys-unreadable' } })
  })

  test('are not taken from somebody who only says that they are that host', async () => {
    const { certificate: _, ...unknowing } = world
    expect(await fetchKeys(at('/jwks'), unknowing)).toMatchObject(away)
  })

  test('are missed by the operator too when they cannot be fetched: the log says where and why', async () => {
    const told: string[] = []
    const found = createClientKeys(
      world,
      () => 0,
      (uri, code) => told.push(`${uri} ${code}`),
    )
    await found.find([{ kind: 'published', uri: at('/moved') }], 'one')
    expect(told).toEqual([`${at('/moved')} client-keys-away`])
  })

  test('are kept for ten minutes, and looked for again when an unknown one is signed with, twice a minute at most', async () => {
    let now = 0
    const found = createClientKeys(world, () => now)
    const sources = [{ kind: 'published', uri: at('/jwks') }] as const
    const before = asked
    await Promise.all([found.find(sources, 'one'), found.find(sources, 'one')])
    now = 9 * 60_000
    await found.find(sources, 'one')
    expect(asked - before).toBe(1)
    await found.find(sources, 'two')
    await found.find(sources, 'three')
    expect(asked - before).toBe(2)
    now = 20 * 60_000
    await found.find(sources, 'one')
    expect(asked - before).toBe(3)
  })
})
