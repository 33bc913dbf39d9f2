import { randomInt } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { CitizenId, MessageId, OrganisationId } from '../../kernel/ids.ts'
import { epoch, type Instant, instant } from '../../kernel/instant.ts'
import { demoUnits } from '../../seed/demo-units.ts'
import { findByCpr } from '../../server/modules/citizen/index.ts'
import { receive, registerMailbox, sendDue, sendLetter } from '../../server/modules/message/index.ts'
import { findUnitByGln } from '../../server/modules/organisation/index.ts'
import { sql } from '../../server/platform/db/sql.ts'
import { drainAll } from '../../server/platform/outbox.ts'
import { createShell, type Shell } from '../../server/platform/shell.ts'
import { deliver } from '../support/deliver.ts'
import { openProcessHouse, type ProcessHouse, pause, type ServerProcess } from '../support/server-process.ts'

/** How many times a server is killed; more of them in a longer run. */
const rounds = Number(process.env.FAULT_ROUNDS ?? 2)
const lettersOfRound = 12
const outside = { gln: '5790000121526', sor: '263001000016001', name: 'Nabokommunens hjemmepleje' }

/** How the partner treats a letter; told by the letter's id, so that it is the same every time the letter comes. */
const manners = [
  'at once',
  'later',
  'slow',
  'drops the first',
  'trouble at first',
  'mute',
  'refuses',
] as const
type Manner = (typeof manners)[number]

function mannerOf(letterId: string): Manner {
  return manners[Number.parseInt(letterId.slice(-6), 16) % manners.length] ?? 'at once'
}

/** Another small server, which takes letters in once each, answers each in its own manner, and dies now and then itself. */
interface Partner {
  readonly host: string
  /** How often each letter came. */
  readonly seen: Map<string, number>
  readonly envelopes: Set<string>
  /** Envelope ids that came twice: there must be none. */
  readonly reused: string[]
  /** Where its later answers go; undefined while nobody is there. */
  answerTo: ((bytes: Uint8Array<ArrayBuffer>) => Promise<boolean>) | undefined
  open(): Promise<void>
  die(): Promise<void>
}

async function openPartner(): Promise<Partner> {
  let port = 0
  let server: Server | undefined
  const seen = new Map<string, number>()
  const envelopes = new Set<string>()
  const reused: string[] = []
  const self: Partner = {
    get host() {
      return `127.0.0.1:${port}`
    },
    seen,
    envelopes,
    reused,
    answerTo: undefined,
    async open() {
      server = createServer(
        (request, response) => void answer(request, response).catch(() => response.destroy()),
      )
      const listening = server
      await new Promise<void>((done) => listening.listen(port, '127.0.0.1', done))
      port = (server.address() as AddressInfo).port
    },
    async die() {
      server?.closeAllConnections()
      await new Promise((done) => server?.close(done))
      server = undefined
    },
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const parts: Buffer[] = []
    for await (const part of request) parts.push(part as Buffer)
    const bytes = Buffer.concat(parts)
    const { letterId, envelopeId } = readLetter(bytes)
    if (envelopes.has(envelopeId)) reused.push(envelopeId)
    envelopes.add(envelopeId)
    const count = (seen.get(letterId) ?? 0) + 1
    const manner = mannerOf(letterId)
    if (manner === 'trouble at first' && count < 2) {
      seen.set(letterId, count)
      return void response.writeHead(500).end('<html>Internal Server Error</html>')
    }
    seen.set(letterId, count)
    if (manner === 'drops the first' && count < 2) return void response.destroy()
    if (manner === 'mute') return void response.writeHead(202).end()
    if (manner === 'later') {
      response.writeHead(202).end()
      return answerLater(acknowledge(bytes, 'ok'))
    }
    if (manner === 'slow') await pause(200)
    const code = manner === 'refuses' ? 'fatal-error' : 'ok'
    response.writeHead(200, { 'content-type': 'application/fhir+json' }).end(acknowledge(bytes, code))
  }

  /** A good partner keeps its answer until it has been taken. */
  async function answerLater(bytes: Uint8Array): Promise<void> {
    for (let tries = 0; tries < 600; tries += 1) {
      await pause(randomInt(60))
      if (await self.answerTo?.(Uint8Array.from(bytes)).catch(() => false)) return
    }
  }

  await self.open()
  return self
}

/** What a partner reads of a letter: only what it needs to know it again and to answer. */
function readLetter(bytes: Uint8Array): {
  letterId: string
  envelopeId: string
  header: Header
  organisations: { readonly resourceType: string }[]
} {
  const bundle = JSON.parse(Buffer.from(bytes).toString('utf8')) as Bundle
  const resources = bundle.entry.map(({ resource }) => resource)
  const header = resources[0] as unknown as Header
  const organisations = resources.filter(({ resourceType }) => resourceType === 'Organization')
  return { letterId: header.id, envelopeId: bundle.id, header, organisations }
}

interface Bundle {
  readonly id: string
  readonly entry: readonly { readonly resource: { readonly resourceType: string } }[]
}

interface Header {
  readonly id: string
  readonly sender: { readonly reference: string }
  readonly destination: readonly { readonly receiver: { readonly reference: string } }[]
}

const messaging = 'http://medcomfhir.dk/ig/messaging/StructureDefinition'
const acknowledgements = 'http://medcomfhir.dk/ig/acknowledgement/StructureDefinition'
const terminology = 'http://medcomfhir.dk/ig/terminology/CodeSystem'

/** The acknowledgement another system writes: by the standard, without any of our code. */
function acknowledge(letter: Uint8Array, code: 'ok' | 'fatal-error'): Buffer<ArrayBuffer> {
  const { header, organisations, letterId } = readLetter(letter)
  const at = new Date().toISOString()
  const id = crypto.randomUUID()
  const receiver = header.destination[0]?.receiver ?? header.sender
  const outcome = {
    resourceType: 'OperationOutcome',
    id: crypto.randomUUID(),
    meta: { profile: [`${acknowledgements}/medcom-acknowledgement-operationoutcome`] },
    issue: [
      {
        severity: 'error',
        code: 'invalid',
        details: {
          coding: [
            { system: `${terminology}/medcom-acknowledgement-error-codes`, code: 'MSG_Datatype_Wrong' },
          ],
        },
      },
    ],
  }
  const step = (target: string, activity: string, who: object, more = {}) => ({
    resourceType: 'Provenance',
    id: crypto.randomUUID(),
    meta: { profile: [`${messaging}/medcom-messaging-provenance`] },
    target: [{ reference: `MessageHeader/${target}` }],
    occurredDateTime: at,
    recorded: at,
    activity: { coding: [{ system: `${terminology}/medcom-messaging-activityCodes`, code: activity }] },
    agent: [{ who }],
    ...more,
  })
  const resources = [
    {
      resourceType: 'MessageHeader',
      id,
      meta: { profile: [`${acknowledgements}/medcom-messaging-acknowledgementHeader`] },
      text: { status: 'generated', div: '<div xmlns="http://www.w3.org/1999/xhtml"><p>Kvittering</p></div>' },
      eventCoding: { system: `${terminology}/medcom-messaging-eventCodes`, code: 'acknowledgement-message' },
      destination: [
        {
          extension: [
            {
              url: `${messaging}/medcom-messaging-destinationUseExtension`,
              valueCoding: { system: `${terminology}/medcom-messaging-destinationUse`, code: 'primary' },
            },
          ],
          endpoint: 'https://sor2.sum.dsdn.dk/#id=990000000000011',
          receiver: header.sender,
        },
      ],
      sender: receiver,
      source: { endpoint: 'https://sor2.sum.dsdn.dk/#id=263001000016001' },
      response: {
        identifier: letterId,
        code,
        ...(code === 'ok' ? {} : { details: { reference: `OperationOutcome/${outcome.id}` } }),
      },
    },
    step(letterId, 'admit-inpatient', header.sender),
    step(id, 'acknowledgement', receiver, {
      entity: [{ role: 'revision', what: { reference: `MessageHeader/${letterId}` } }],
    }),
    ...organisations,
    ...(code === 'ok' ? [] : [outcome]),
  ]
  const bundle = {
    resourceType: 'Bundle',
    id: crypto.randomUUID(),
    meta: { profile: [`${acknowledgements}/medcom-messaging-acknowledgement`] },
    type: 'message',
    timestamp: at,
    entry: resources.map((resource) => ({
      fullUrl: `${resource.resourceType}/${(resource as unknown as { id: string }).id}`,
      resource,
    })),
  }
  return Buffer.from(JSON.stringify(bundle))
}

interface Asked {
  readonly key: string
  readonly sendingId: MessageId
  readonly letterId: string
}

describe(`servers that are killed ${rounds} times while letters go out`, () => {
  let house: ProcessHouse
  let partner: Partner
  let ward: OrganisationId
  let citizenId: CitizenId
  const asked: Asked[] = []
  const undone: string[] = []

  beforeAll(async () => {
    house = await openProcessHouse()
    partner = await openPartner()
    const first = await start()
    const herlev = demoUnits.find(({ key }) => key === 'herlev-medicine')
    ward = (await findUnitByGln(house.shell, herlev?.gln as never))?.id as OrganisationId
    citizenId = (await findByCpr(house.shell, '2509479989')) as CitizenId
    const registering = withHosts(house.shell, [partner.host])
    const registered = await registerMailbox(registering, {
      gln: outside.gln,
      adapter: 'http',
      address: `http://${partner.host}/fhir`,
      envelope: 'none',
      takes: [{ standard: 'hospital-notification', version: '3.0', format: 'json' }],
      by: 'test',
    })
    expect(registered.ok).toBe(true)
    await first.kill()
  }, 120_000)
  afterAll(async () => {
    await partner.die()
    await house.close()
  })

  const start = (): Promise<ServerProcess> => house.start({ env: { MESSAGE_SEND_HOSTS: partner.host } })

  /** Somebody's deed asks for a letter; now and then the deed is undone. */
  async function ask(key: string): Promise<void> {
    const isUndone = randomInt(8) === 0
    await house.shell
      .transaction(async (inner) => {
        const sent = await sendLetter(inner, {
          key,
          askedBy: 'test',
          citizenId,
          fromUnitId: ward,
          to: { numbers: outside },
          content: {
            standard: 'hospital-notification',
            base: 'STIN',
            episodeId: `https://sor2.sum.dsdn.dk/#id=990000000000011|${crypto.randomUUID()}`,
            periodStart: house.shell.clock.now(),
          },
        })
        if (!sent.ok) throw new Error(`${sent.refusal.code} ${JSON.stringify(sent.refusal.data)}`)
        if (isUndone) {
          undone.push(sent.value.letterId)
          throw new UndoneError()
        }
        asked.push({ key, ...sent.value })
      })
      .catch((fault: unknown) => {
        if (!(fault instanceof UndoneError)) throw fault
      })
  }

  test('keep every letter of every deed, at every kill', { timeout: 60_000 * rounds }, async () => {
    for (let round = 0; round < rounds; round += 1) {
      // Some rounds with two servers on the same letters, some with a partner that is away.
      const servers = await Promise.all(round % 3 === 2 ? [start(), start()] : [start()])
      partner.answerTo = doorOf(servers[0])
      if (round % 5 === 4) await partner.die()
      const asking = (async () => {
        for (let count = 0; count < lettersOfRound; count += 1) {
          await ask(`round ${round} letter ${count}`)
          await pause(randomInt(30))
        }
      })()
      await pause(randomInt(700))
      partner.answerTo = undefined
      await Promise.all(servers.map((server) => server.kill()))
      await asking
      if (round % 5 === 4) await partner.open()
      const { count } = await house.database.one<{ count: number }>(
        sql`select count(*) from message.outgoing_letters where asked_by = 'test'`,
      )
      expect(count).toBe(asked.length)
    }
  })

  test('have sent all of them when one is back: each answer is found, the others are tried again', {
    timeout: 120_000,
  }, async () => {
    const server = await start()
    partner.answerTo = doorOf(server)
    // The last ones asked for, and the answers that waited for a door.
    for (let waited = 0; waited < 400 && (await countWaiting()) > 0; waited += 1) await pause(50)
    await pause(1_000)
    await server.stop()
    partner.answerTo = undefined
  })

  test('lose none: hours later each is acknowledged, or refused or unanswered with somebody called', {
    timeout: 240_000,
  }, async () => {
    // The clock of those who work on: what was cut off is found after minutes, what is unanswered after half hours.
    let now = epoch(house.shell.clock.now())
    const worker = createShell({
      ...withHosts(house.shell, [partner.host]),
      clock: { now: (): Instant => instant(now) },
    })
    partner.answerTo = async (bytes) =>
      (await receive(worker, { bytes, contentType: 'application/fhir+json', channel: 'http' })).kind ===
      'taken'
    for (let round = 0; round < 16; round += 1) {
      await sendDue(worker)
      await pause(400)
      await drainAll(worker)
      now += 11 * 60_000
    }
    const rows = await house.database.query<{
      id: MessageId
      letterId: string
      status: string
      version: number
    }>(sql`
      select letter.id, letter.letter_id as "letterId", state.status, state.version
      from message.outgoing_letters as letter
      join message.outgoing_states as state on state.letter = letter.id
      where letter.asked_by = 'test'`)
    expect(rows.map(({ letterId }) => letterId).toSorted()).toEqual(
      asked.map(({ letterId }) => letterId).toSorted(),
    )
    const counts = { acknowledged: 0, refused: 0, unanswered: 0, sentAgain: 0, interrupted: 0 }
    for (const { id, letterId, status, version } of rows) {
      const manner = mannerOf(letterId)
      const expected = manner === 'mute' ? 'unanswered' : manner === 'refuses' ? 'refused' : 'acknowledged'
      expect(status, `${manner} ${letterId}`).toBe(expected)
      counts[expected] += 1
      const events = await house.database.query<{ kind: string }>(
        sql`select kind from message.outgoing_events where letter = ${id} order by sequence`,
      )
      // Every step of its history stands there, without a gap, and the row that says where it is has seen them all.
      expect(version).toBe(events.length)
      const kinds = events.map(({ kind }) => kind)
      // Settled once, and nobody forgotten.
      expect(kinds.filter((kind) => kind === 'answered').length).toBe(manner === 'mute' ? 0 : 1)
      if (expected !== 'acknowledged') expect(kinds).toContain('escalated')
      expect(partner.seen.get(letterId), letterId).toBeGreaterThan(0)
      if ((partner.seen.get(letterId) ?? 0) > 1) counts.sentAgain += 1
      if (kinds.includes('interrupted')) counts.interrupted += 1
    }
    expect(partner.reused).toEqual([])
    for (const letterId of undone) expect(partner.seen.has(letterId)).toBe(false)
    const kept = await house.database.query<{ answers: number }>(sql`
      select count(*) as answers
      from message.letters
      where verdict = 'acknowledged'`)
    console.info(
      JSON.stringify({
        kills: rounds,
        letters: rows.length,
        undone: undone.length,
        ...counts,
        sendings: partner.envelopes.size,
        acknowledgementsKept: kept[0]?.answers,
        lost: asked.length - rows.length,
      }),
    )
  })

  async function countWaiting(): Promise<number> {
    const { count } = await house.database.one<{ count: number }>(
      sql`select count(*) from message.outgoing_states where status = 'waiting' and due_at <= now()`,
    )
    return count
  }
})

/** The door of a running server, for the partner's answers. */
function doorOf(server: ServerProcess | undefined): Partner['answerTo'] {
  return server && (async (bytes) => (await deliver(server.address, bytes)).status === 204)
}

class UndoneError extends Error {}

function withHosts(shell: Shell, hosts: readonly string[]): Shell {
  return createShell({ ...shell, settings: { ...shell.settings, MESSAGE_SEND_HOSTS: [...hosts] } })
}
