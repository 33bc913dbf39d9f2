import type { lookup } from 'node:dns'
import { mkdtemp, readdir, readFile, rm, symlink } from 'node:fs/promises'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { folderAdapter } from './folder.ts'
import { httpAdapter, mayReach } from './http.ts'

const never = new AbortController().signal
const parcel = {
  bytes: Buffer.from('{"a":"brev"}'),
  contentType: 'application/fhir+json; charset=utf-8',
  envelopeId: 'e1',
}

describe('letters over HTTP', () => {
  let server: Server
  let host: string
  let respond: (request: IncomingMessage, response: ServerResponse) => void | Promise<void>
  beforeAll(async () => {
    server = createServer((request, response) => void respond(request, response))
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
    host = `127.0.0.1:${(server.address() as AddressInfo).port}`
  })
  afterAll(() => {
    server.closeAllConnections()
    server.close()
  })
  const send = (path = '/', patience = 300) =>
    httpAdapter({ hosts: [host], tokens: [`${host}=hemmelig`], patience })(
      `http://${host}${path}`,
      parcel,
      never,
    )

  test('arrive whole, with the partner’s own token, and what is answered comes back', async () => {
    let got = ''
    let headers: IncomingMessage['headers'] = {}
    respond = async (request, response) => {
      headers = request.headers
      for await (const part of request) got += part
      response.writeHead(200, { 'content-type': 'application/fhir+json' }).end('{"an":"answer"}')
    }
    const handing = await send()
    expect(got).toBe('{"a":"brev"}')
    expect(headers).toMatchObject({ authorization: 'Bearer hemmelig', 'content-type': parcel.contentType })
    expect(handing.outcome).toEqual({ kind: 'handed-over' })
    expect(String(handing.answer?.bytes)).toBe('{"an":"answer"}')
  })

  test.each([
    [500, { kind: 'not-handed-over', why: 'receiver-in-trouble' }],
    [503, { kind: 'not-handed-over', why: 'receiver-in-trouble' }],
    [429, { kind: 'not-handed-over', why: 'receiver-in-trouble' }],
    [401, { kind: 'not-handed-over', why: 'not-let-in' }],
    [404, { kind: 'not-handed-over', why: 'not-let-in' }],
    [413, { kind: 'turned-away', status: 413 }],
    [422, { kind: 'turned-away', status: 422 }],
  ])('that are met with %i are told apart', async (status, outcome) => {
    respond = (_request, response) => void response.writeHead(status).end()
    expect((await send()).outcome).toEqual(outcome)
  })

  test('are not carried on to where a partner redirects', async () => {
    let count = 0
    respond = (_request, response) => {
      count += 1
      response.writeHead(307, { location: '/elsewhere' }).end()
    }
    expect((await send()).outcome).toEqual({ kind: 'not-handed-over', why: 'receiver-in-trouble' })
    expect(count).toBe(1)
  })

  test('are given up when nobody answers in time, and counted as taken when the answer only came to a halt', async () => {
    respond = () => undefined
    expect((await send()).outcome).toEqual({ kind: 'not-handed-over', why: 'too-slow' })
    respond = (_request, response) => void response.writeHead(200).write('{"resourceType":"Bun')
    expect(await send()).toEqual({ outcome: { kind: 'handed-over' } })
    respond = (_request, response) => {
      response.writeHead(200).write('{')
      setTimeout(() => response.destroy(), 30)
    }
    expect(await send()).toEqual({ outcome: { kind: 'handed-over' } })
  })

  test('do not read an answer without end', async () => {
    respond = (_request, response) => {
      response.writeHead(200)
      const more = (): void => {
        while (!response.destroyed && response.write('x'.repeat(65_536)));
        if (!response.destroyed) response.once('drain', more)
      }
      more()
    }
    expect(await send('/', 5_000)).toEqual({ outcome: { kind: 'handed-over' } })
  })

  test('wait when nobody is there, and when the house is stopping', async () => {
    const gone = httpAdapter({ hosts: ['127.0.0.1:9'], tokens: [] })
    expect((await gone('http://127.0.0.1:9/', parcel, never)).outcome).toEqual({
      kind: 'not-handed-over',
      why: 'no-contact',
    })
    respond = () => undefined
    const stop = new AbortController()
    const sending = httpAdapter({ hosts: [host], tokens: [] })(`http://${host}/`, parcel, stop.signal)
    stop.abort()
    expect((await sending).outcome).toEqual({ kind: 'not-handed-over', why: 'own-trouble' })
  })

  test('go nowhere inside our own network unless the operator has named the host', async () => {
    let count = 0
    respond = (_request, response) => {
      count += 1
      response.end()
    }
    const forbidden = { kind: 'not-handed-over', why: 'address-forbidden' }
    const unnamed = httpAdapter({ hosts: [], tokens: [] })
    for (const address of [
      `http://${host}/`,
      'https://127.0.0.1/',
      'https://169.254.169.254/latest',
      'https://[::1]/',
      'file:///etc/passwd',
      'https://a:b@partner.dk/',
      'not an address',
    ])
      expect((await unnamed(address, parcel, never)).outcome, address).toEqual(forbidden)
    // A name that leads into our own network is found out where the connection is made.
    const inward = ((_name: string, _options: object, answer: (fault: null, found: object[]) => void) =>
      answer(null, [{ address: '127.0.0.1', family: 4 }])) as unknown as typeof lookup
    const lured = httpAdapter({ hosts: [], tokens: [], resolve: inward, patience: 500 })
    expect((await lured('https://partner.example/', parcel, never)).outcome).toMatchObject({
      kind: 'not-handed-over',
    })
    expect(count).toBe(0)
    expect(mayReach(new URL('https://partner.dk/fhir'), false)).toBe(true)
    expect(mayReach(new URL('http://partner.dk/fhir'), false)).toBe(false)
  })
})

describe('letters in a folder', () => {
  let folder: string
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'sammenhaeng-letters-'))
  })
  afterAll(() => rm(folder, { recursive: true, force: true }))

  test('lie there whole under a name that says nothing of the citizen', async () => {
    expect(await folderAdapter(folder, parcel, never)).toEqual({ outcome: { kind: 'handed-over' } })
    expect(await readdir(folder)).toEqual(['e1.json'])
    expect(await readFile(join(folder, 'e1.json'), 'utf8')).toBe('{"a":"brev"}')
  })

  test('wait when the folder is away, is a file or is full', async () => {
    const shut = { outcome: { kind: 'not-handed-over', why: 'folder-shut' } }
    expect(await folderAdapter(join(folder, 'away'), parcel, never)).toEqual(shut)
    expect(await folderAdapter(join(folder, 'e1.json'), parcel, never)).toEqual(shut)
    // Every write to this device finds the disk full (ENOSPC).
    await symlink('/dev/full', join(folder, '.e2.part'))
    expect(await folderAdapter(folder, { ...parcel, envelopeId: 'e2' }, never)).toEqual(shut)
    expect(await readdir(folder)).toEqual(['e1.json'])
  })
})
