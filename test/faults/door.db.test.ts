import { request } from 'node:http'
import { Readable } from 'node:stream'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { writeNotification } from '../../seed/notification.ts'
import { sql } from '../../server/platform/db/sql.ts'
import { deliver } from '../support/deliver.ts'
import { messageToken, openHouse, type RunningHouse } from '../support/house.ts'

const bruno = '2509479989'

let house: RunningHouse
let count = 0

beforeAll(async () => {
  house = await openHouse({ env: { MESSAGE_LIMIT_MB: '2' } })
})
afterAll(() => house.close())

async function admission(format: 'json' | 'xml' = 'json'): Promise<string> {
  const letter = await writeNotification(house.shell, {
    cprNumber: bruno,
    ward: 'herlev-heart',
    base: 'STIN',
    at: house.clock.now(),
    format,
  })
  return new TextDecoder().decode(letter.bytes)
}

interface Kept {
  readonly verdict: string
  readonly has_original: boolean
  readonly citizen_id: string | null
}

/** What was kept since the test began. */
async function kept(): Promise<Kept[]> {
  return house.database.owner.query<Kept>(sql`
    select verdict, original is not null as has_original, citizen_id
    from message.letters
    order by id
    offset ${count}`)
}

beforeEach(async () => {
  count = (
    await house.database.owner.one<{ count: number }>(sql`select count(*) as count from message.letters`)
  ).count
})

async function expectAlive(): Promise<void> {
  const response = await fetch(new URL('/health/live', house.address))
  expect(response.status).toBe(200)
}

const xml = { 'content-type': 'application/fhir+xml' }
const deep = 10_000
const tooDeep = 'Meddelelsen er pakket ind i for mange lag.'

/** Bytes that are no message at all: name, what is sent, how it is declared, and what the sender is told. */
const unreadable: readonly {
  name: string
  write: () => Promise<string | Uint8Array<ArrayBuffer>> | string | Uint8Array<ArrayBuffer>
  headers?: Record<string, string>
  status: number
  text: string
}[] = [
  {
    name: 'an empty body',
    write: () => '',
    status: 400,
    text: 'Meddelelsen er tom.',
  },
  {
    name: 'JSON that breaks off in the middle',
    write: async () => (await admission()).slice(0, -40),
    status: 400,
    text: 'Meddelelsen er ikke gyldig JSON.',
  },
  {
    name: 'XML that breaks off in the middle',
    write: async () => (await admission('xml')).slice(0, -40),
    headers: xml,
    status: 400,
    text: 'Meddelelsen er ikke gyldig XML.',
  },
  {
    name: 'XML whose end tags are crossed',
    write: () => '<Bundle xmlns="http://hl7.org/fhir"><id value="1"></Bundle></id>',
    headers: xml,
    status: 400,
    text: 'Meddelelsen er ikke gyldig XML.',
  },
  {
    name: 'XML that asks us to read a file of ours',
    write: () =>
      '<!DOCTYPE Bundle [<!ENTITY x SYSTEM "file:///etc/passwd">]><Bundle xmlns="http://hl7.org/fhir">&x;</Bundle>',
    headers: xml,
    status: 400,
    text: 'XML med dokumenttype (DOCTYPE) modtages ikke.',
  },
  {
    name: 'XML with an entity nobody has declared',
    write: () => '<Bundle xmlns="http://hl7.org/fhir"><id value="&who;"/></Bundle>',
    headers: xml,
    status: 400,
    text: 'XML med egne entiteter modtages ikke.',
  },
  {
    name: 'JSON with ten thousand lists inside one another',
    write: () => '{"resourceType":"Bundle","entry":'.concat('['.repeat(deep), ']'.repeat(deep), '}'),
    status: 400,
    text: tooDeep,
  },
  {
    name: 'JSON with ten thousand objects inside one another, never closed',
    write: () => '{"a":'.repeat(deep),
    status: 400,
    text: tooDeep,
  },
  {
    name: 'XML with ten thousand elements inside one another',
    write: () =>
      '<Bundle xmlns="http://hl7.org/fhir">'.concat(
        '<entry>'.repeat(deep),
        '</entry>'.repeat(deep),
        '</Bundle>',
      ),
    headers: xml,
    status: 400,
    text: tooDeep,
  },
  {
    name: 'Danish letters of another character set, declared as UTF-8',
    write: async () => latin1((await admission()).replace('Elmer', 'Ærø')),
    headers: { 'content-type': 'application/fhir+json; charset=utf-8' },
    status: 400,
    text: 'Meddelelsen er ikke gyldig tekst i det tegnsæt, den siger, den er skrevet i.',
  },
  {
    name: 'a character set nobody uses any more',
    write: admission,
    headers: { 'content-type': 'application/fhir+json; charset=ebcdic-dk' },
    status: 400,
    text: 'Tegnsættet kendes ikke. Brug UTF-8.',
  },
  {
    name: 'bytes of a picture',
    write: () => Uint8Array.from({ length: 500 }, (_, at) => (at * 37) % 256),
    status: 400,
    text: 'Meddelelsen er ikke gyldig tekst i det tegnsæt, den siger, den er skrevet i.',
  },
  {
    name: 'plain text',
    write: () => 'Kære kommune, Bruno kommer hjem i morgen.',
    headers: { 'content-type': 'text/plain' },
    status: 400,
    text: 'Meddelelsen er hverken JSON eller XML.',
  },
  {
    name: 'JSON that is not FHIR',
    write: () => '{"hello":"world"}',
    status: 422,
    text: 'Meddelelsen er ikke FHIR.',
  },
  {
    name: 'a Patient on its own',
    write: () => '{"resourceType":"Patient"}',
    status: 422,
    text: 'En meddelelse skal være en Bundle.',
  },
  {
    name: 'a Bundle without a header, so that nobody can be answered',
    write: () => '{"resourceType":"Bundle","type":"message","entry":[]}',
    status: 422,
    text: 'Meddelelsen mangler brev-id, afsender eller modtager, så der kan ikke kvitteres for den.',
  },
]

function latin1(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(Buffer.from(text, 'latin1'))
}

describe('what is no message is turned away with a reason, and nothing is kept', () => {
  test.each(unreadable)('$name', async ({ write, headers, status, text }) => {
    const answer = await deliver(house.address, await write(), headers)
    expect(answer).toMatchObject({ status, code: undefined })
    expect(answer.texts[0]).toBe(text)
    expect(answer.body).not.toContain(bruno)
    expect(await kept()).toEqual([])
    await expectAlive()
  })

  test('a reader that takes XML only gets the reason as XML', async () => {
    const response = await fetch(new URL('/fhir/$process-message', house.address), {
      method: 'POST',
      headers: { ...xml, accept: 'application/fhir+xml', authorization: `Bearer ${messageToken}` },
      body: '<Bundle',
    })
    expect(response.status).toBe(400)
    expect(await response.text()).toContain('<OperationOutcome xmlns="http://hl7.org/fhir"><issue>')
  })
})

describe('a message that is too large is turned away before it is taken in', () => {
  /** Sends the headers and as much of the body as is asked for, until the server answers. */
  function push(
    headers: Record<string, string | number>,
    body: Iterable<Buffer>,
  ): Promise<{ status: number; text: string; sent: number }> {
    return new Promise((resolve, reject) => {
      const { hostname, port } = new URL(house.address)
      let sent = 0
      const outgoing = request({
        hostname,
        port,
        path: '/fhir/$process-message',
        method: 'POST',
        headers: { 'content-type': 'application/fhir+json', ...headers },
      })
      const source = Readable.from(counted())
      function* counted(): Generator<Buffer> {
        for (const part of body) {
          sent += part.length
          yield part
        }
      }
      outgoing.on('response', (response) => {
        source.destroy()
        let text = ''
        response.setEncoding('utf8')
        response.on('data', (part: string) => {
          text += part
        })
        response.on('close', () => {
          outgoing.destroy()
          resolve({ status: response.statusCode ?? 0, text, sent })
        })
      })
      outgoing.on('error', (fault: NodeJS.ErrnoException) => {
        // The server hangs up on a body it does not want; what it answered before is what counts.
        if (fault.code !== 'EPIPE' && fault.code !== 'ECONNRESET') reject(fault)
      })
      outgoing.flushHeaders()
      source.pipe(outgoing, { end: false })
    })
  }

  function* endless(): Generator<Buffer> {
    for (;;) yield Buffer.alloc(64 * 1024, ' ')
  }

  const bearer = { authorization: `Bearer ${messageToken}` }
  const hundredMegabytes = 100 * 1024 * 1024

  test('a hundred megabytes by their declared length, before the first byte is sent', async () => {
    const answer = await push({ ...bearer, 'content-length': hundredMegabytes }, [])
    expect(answer.status).toBe(413)
    expect(answer.text).toContain('Meddelelsen er for stor.')
    expect(await kept()).toEqual([])
    await expectAlive()
  })

  test('a body without length and without end, once the limit is passed', async () => {
    const answer = await push({ ...bearer, 'transfer-encoding': 'chunked' }, endless())
    expect(answer.status).toBe(413)
    expect(answer.text).toContain('Meddelelsen er for stor.')
    // The limit is two; the rest is what lay in the buffers of both ends.
    expect(answer.sent).toBeLessThan(20 * 1024 * 1024)
    expect(await kept()).toEqual([])
    await expectAlive()
  })

  test('a stranger’s hundred megabytes, with no word about the size', async () => {
    const answer = await push({ 'content-length': hundredMegabytes }, [])
    expect(answer.status).toBe(401)
    expect(answer.text).toContain('Der mangler en gyldig adgangsnøgle (bearer token).')
    await expectAlive()
  })

  test('a little compressed message that becomes a large one', async () => {
    const bomb = Uint8Array.from(gzipSync(Buffer.alloc(50 * 1024 * 1024, ' ')))
    expect(bomb.length).toBeLessThan(100_000)
    const answer = await deliver(house.address, bomb, { 'content-encoding': 'gzip' })
    expect(answer).toMatchObject({ status: 413, texts: ['Meddelelsen er for stor.'] })
    await expectAlive()
  })

  test('a compressed message within the limit is read', async () => {
    const letter = Uint8Array.from(gzipSync(await admission()))
    const answer = await deliver(house.address, letter, { 'content-encoding': 'gzip' })
    expect(answer).toMatchObject({ status: 200, code: 'ok' })
  })

  test('a message just under the limit is read', async () => {
    const letter = await admission()
    const padding = ' '.repeat(2 * 1024 * 1024 - Buffer.byteLength(letter))
    expect(await deliver(house.address, letter + padding)).toMatchObject({ status: 200, code: 'ok' })
    expect(await deliver(house.address, `${letter}${padding} `)).toMatchObject({ status: 413 })
  })
})

interface Resource {
  resourceType: string
  id?: string
  [name: string]: unknown
}

/** The admission as an object, changed and written again. */
async function changed(change: (of: (type: string) => Resource, bundle: Resource) => void): Promise<string> {
  const bundle = JSON.parse(await admission()) as Resource & { entry: { resource: Resource }[] }
  change((type) => {
    const found = bundle.entry.find(({ resource }) => resource.resourceType === type)
    if (found === undefined) throw new Error(`the letter has no ${type}`)
    return found.resource
  }, bundle)
  return JSON.stringify(bundle)
}

async function withCpr(number: string): Promise<string> {
  return (await admission()).replaceAll(bruno, number)
}

describe('a message that breaks the rules is answered with the rule, and a person can find it', () => {
  test('a standard we do not read: no, and kept for the message desk', async () => {
    const letter = await changed((of) => {
      const header = of('MessageHeader')
      Object.assign(header.eventCoding as object, { code: 'a-message-of-the-future' })
    })
    const answer = await deliver(house.address, letter)
    expect(answer).toMatchObject({ status: 200, code: 'fatal-error' })
    expect(await kept()).toMatchObject([{ verdict: 'parked', has_original: true }])
  })

  test('a header that says it follows another profile: no, and kept for the message desk', async () => {
    const letter = await changed((of) => {
      of('MessageHeader').meta = { profile: ['http://example.org/StructureDefinition/our-own-notification'] }
    })
    expect(await deliver(house.address, letter)).toMatchObject({ status: 200, code: 'fatal-error' })
    expect(await kept()).toMatchObject([{ verdict: 'parked', has_original: true }])
  })

  test('a message for a mailbox nobody here has: no, and nothing of the citizen is kept', async () => {
    // Another place of ours that is no unit of the demo: right check digit, nobody’s mailbox.
    const letter = (await admission())
      .replaceAll('5790009900054', '5790001382445')
      .replaceAll('999900005016009', '325421000016001')
    const answer = await deliver(house.address, letter)
    expect(answer).toMatchObject({ status: 200, code: 'fatal-error' })
    expect(await kept()).toEqual([{ verdict: 'refused', has_original: false, citizen_id: null }])
  })

  test.each([
    ['a CPR number whose day is no day', '3509479989'],
    ['a CPR number whose month is no month', '2513479989'],
    ['a CPR number with a letter in it', '25O9479989'],
    ['a CPR number with a hyphen', '250947-9989'],
  ])('%s: no, kept for the message desk, and the number is not repeated to anyone', async (_, number) => {
    const answer = await deliver(house.address, await withCpr(number))
    expect(answer).toMatchObject({ status: 200, code: 'fatal-error' })
    expect(answer.body).not.toContain(number)
    expect(await kept()).toEqual([{ verdict: 'parked', has_original: true, citizen_id: null }])
  })

  test('a citizen the municipality has no case for: yes, and nothing is kept but that it came', async () => {
    expect(await deliver(house.address, await withCpr('0201609995'))).toMatchObject({ code: 'ok' })
    expect(await kept()).toEqual([{ verdict: 'not-relevant', has_original: false, citizen_id: null }])
  })

  test('the same envelope around another letter: no, and kept for the message desk', async () => {
    const envelope = '0f9619ff-8b86-4d01-b42d-00cf4fc964ff'
    const send = async () =>
      deliver(
        house.address,
        await changed((_, bundle) => {
          bundle.id = envelope
        }),
      )
    expect(await send()).toMatchObject({ code: 'ok' })
    expect(await send()).toMatchObject({ code: 'fatal-error' })
    expect(await kept()).toMatchObject([{ verdict: 'received' }, { verdict: 'parked', has_original: true }])
  })

  test.each([
    ['the sign that ends a text in older programs', '\u0000'],
    ['half a letter', '\ud800'],
  ])('a name with %s in it is answered for good, and not asked for again and again', async (_, sign) => {
    const letter = await changed((of) => {
      of('Organization').name = `Hjertemedicinsk${sign} Afsnit`
    })
    const answer = await deliver(house.address, letter)
    expect(answer.status).toBe(200)
    expect(answer.code).toMatch(/^(ok|fatal-error)$/)
    expect(await kept()).toHaveLength(1)
    expect((await deliver(house.address, letter)).code).toBe(answer.code)
    expect(await kept()).toHaveLength(1)
  })

  test('names that mean something to JavaScript are only names', async () => {
    const letter = (await admission()).replace(
      '{',
      '{"__proto__":{"isAdmin":true},"constructor":{"prototype":{"isAdmin":true}},',
    )
    const answer = await deliver(house.address, letter)
    expect(answer.status).toBe(200)
    expect(({} as { isAdmin?: boolean }).isAdmin).toBeUndefined()
  })

  test('a letter of Danish names in an older character set is read right', async () => {
    const letter = await changed((of) => {
      of('Organization').name = 'Afsnit for ældre, Ærø'
    })
    const answer = await deliver(house.address, latin1(letter), {
      'content-type': 'application/fhir+json; charset=iso-8859-1',
    })
    expect(answer).toMatchObject({ code: 'ok' })
    expect(answer.body).toContain('Afsnit for ældre, Ærø')
  })
})

describe('bad input to the API gets a refusal with a code, and never says back what it was given', () => {
  test.each<[string, string, RequestInit, number, string]>([
    ['an address nobody knows', `/api/v1/citizen/${bruno}`, {}, 404, 'address-unknown'],
    ['an address outside the API', `/${bruno}.php`, {}, 404, 'address-unknown'],
    ['an address with half a percent sign', `/api/v1/tasks/%zz${bruno}`, {}, 404, 'address-unknown'],
    ['a method nobody expects', `/api/v1/session?n=${bruno}`, { method: 'DELETE' }, 404, 'address-unknown'],
    [
      'JSON that breaks off',
      '/api/v1/session/sign-out',
      { method: 'POST', headers: { 'content-type': 'application/json' }, body: `{"cpr":"${bruno}` },
      422,
      'input-invalid',
    ],
    [
      'ten thousand lists inside one another',
      '/api/v1/session/sign-out',
      {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: '['.repeat(deep) + ']'.repeat(deep),
      },
      401,
      'not-signed-in',
    ],
    [
      'a body of another kind',
      '/api/v1/session/sign-out',
      { method: 'POST', headers: { 'content-type': 'text/csv' }, body: bruno },
      422,
      'input-invalid',
    ],
    [
      'more than a megabyte',
      '/api/v1/session/sign-out',
      {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ text: bruno.repeat(150_000) }),
      },
      422,
      'input-invalid',
    ],
  ])('%s', async (_, path, init, status, code) => {
    const response = await fetch(house.address + path, init)
    const body = await response.text()
    expect(body).not.toContain(bruno)
    expect({ status: response.status, ...JSON.parse(body) }).toMatchObject({ status, code })
    expect(response.headers.get('content-type')).toContain('application/problem+json')
    await expectAlive()
  })
})
