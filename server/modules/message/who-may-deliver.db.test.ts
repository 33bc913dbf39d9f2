import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { ProfessionalActor } from '../../../contract/actor.ts'
import type { CitizenId, ClientId, MessageId } from '../../../kernel/ids.ts'
import { epoch, instant } from '../../../kernel/instant.ts'
import { parseSor } from '../../../kernel/organisation-number.ts'
import { demoUnits } from '../../../seed/demo-units.ts'
import { writeNotification } from '../../../seed/notification.ts'
import { deliver } from '../../../test/support/deliver.ts'
import { openHouse, type RunningHouse } from '../../../test/support/house.ts'
import { demoActor, letIn, makeKeys, type SystemKeys, tokenOf } from '../../../test/support/service-client.ts'
import { sql } from '../../platform/db/sql.ts'
import { sayWhomClientSendsFor } from '../identity/index.ts'
import { findUnitBySor } from '../organisation/index.ts'
import { printOlder } from './domain/legacy/older-message.ts'
import type { WallTime } from './domain/legacy/wall-time.ts'
import { printAcknowledgement } from './domain/profiles/acknowledgement/print.ts'
import { retryLetter } from './index.ts'

const bruno = '2509479989'
const gladsaxe = numbersOf('0159')
const herlev = numbersOf('herlev')
const ward = numbersOf('herlev-heart')

let house: RunningHouse
let desk: ProfessionalActor
/** Leads the municipality that receives. */
let director: ProfessionalActor
let keys: SystemKeys

function numbersOf(key: string): { gln: string; sor: string } {
  const unit = demoUnits.find((one) => one.key === key)
  if (unit?.gln === undefined || unit.sor === undefined) throw new Error(`the demo has no mailbox ${key}`)
  return { gln: unit.gln, sor: unit.sor }
}

async function admit(from = 'herlev-heart') {
  const at = instant(epoch(house.clock.now()) - 60_000)
  return writeNotification(house.shell, { cprNumber: bruno, ward: from, base: 'STIN', at })
}

const courier = (sendsFor?: readonly string[], leader = director): Promise<ClientId> =>
  letIn(house, leader, keys, {
    scopes: ['system/Bundle.c'],
    name: 'Beskedfordeler',
    ...(sendsFor && { sendsFor }),
  })

async function deliverBy(client: ClientId, bytes: Uint8Array<ArrayBuffer>) {
  const authorization = `Bearer ${await tokenOf(house, client, keys)}`
  return deliver(house.address, bytes, { authorization })
}

interface Bundle {
  readonly entry: {
    readonly resource: {
      readonly resourceType: string
      readonly id: string
      readonly serviceProvider?: { reference: string }
    }
  }[]
}

interface Kept {
  id: MessageId
  verdict: string
  citizen_id: CitizenId | null
  rules: string[]
}

const keptOf = (letterId: string) =>
  house.database.owner.query<Kept>(sql`
    select id, verdict, citizen_id,
      array(select issue ->> 'rule' from jsonb_array_elements(issues) as issue) as rules
    from message.letters where letter_id = ${letterId} order by id`)

beforeAll(async () => {
  house = await openHouse()
  desk = await demoActor(house, 'demo:ida-vest')
  director = { ...(await demoActor(house, 'demo:jesper-thorsen')), unitId: desk.unitId }
  keys = await makeKeys()
})
afterAll(() => house.close())
beforeEach(() => house.clock.advance({ minutes: 1 }))

describe('a registered system delivers letters', () => {
  test('for a ward under the hospital it is registered with', async () => {
    const { bytes, facts } = await admit()
    expect(await deliverBy(await courier([herlev.gln]), bytes)).toMatchObject({ status: 200, code: 'ok' })
    expect(await keptOf(facts.letterId)).toMatchObject([{ verdict: 'received' }])
  })

  test('for nobody but its own unit when no sender was named: what it brings waits at the desk with the reason', async () => {
    const { bytes, facts } = await admit()
    const client = await courier()
    const answer = await deliverBy(client, bytes)
    expect(answer).toMatchObject({
      status: 200,
      code: 'fatal-error',
      texts: [expect.stringContaining('ikke lukket ind til at sende for denne afsender')],
    })
    const [letter] = await keptOf(facts.letterId)
    expect(letter).toMatchObject({ verdict: 'parked', rules: ['sender-not-of-client'] })
    // Trying again helps only when the management has named the sender.
    const again = () => retryLetter(house.shell, desk, letter?.id as MessageId)
    expect(await again()).toMatchObject({ ok: true, value: { status: 'parked' } })
    expect((await sayWhomClientSendsFor(house.shell, director, client, [herlev.sor])).ok).toBe(true)
    expect(await again()).toMatchObject({ ok: true, value: { status: 'received' } })
  })

  test('and not with a ward of another hospital as the one that has the citizen', async () => {
    const esbjerg = numbersOf('esbjerg-medicine')
    const { bytes, facts } = await admit('esbjerg-medicine')
    const bundle = JSON.parse(Buffer.from(bytes).toString()) as Bundle
    const { serviceProvider } =
      bundle.entry.find(({ resource }) => resource.resourceType === 'Encounter')?.resource ?? {}
    const own = bundle.entry.find(({ resource }) => serviceProvider?.reference.endsWith(resource.id))
    if (own === undefined || serviceProvider === undefined) throw new Error('the letter names no ward')
    const id = house.shell.ids.next<string>()
    const text = JSON.stringify(own).replaceAll(own.resource.id, id)
    bundle.entry.push(
      JSON.parse(
        text.replaceAll(esbjerg.sor, ward.sor).replaceAll(esbjerg.gln, ward.gln),
      ) as Bundle['entry'][0],
    )
    serviceProvider.reference = serviceProvider.reference.replace(own.resource.id, id)
    const client = await courier([esbjerg.gln, esbjerg.sor])
    expect(await deliverBy(client, Buffer.from(JSON.stringify(bundle)))).toMatchObject({
      code: 'fatal-error',
    })
    expect((await keptOf(facts.letterId))[0]?.rules).toContain('sender-not-of-client')
  })

  test('for a unit the house does not know only by all the numbers of it that stand in the letter', async () => {
    const { bytes } = await admit()
    const text = Buffer.from(bytes).toString()
    const outside = () => {
      const letterId = house.shell.ids.next<string>()
      const [, own = ''] = /"MessageHeader",\s*"id": "([^"]+)"/.exec(text) ?? []
      return Buffer.from(
        text
          .replaceAll(own, letterId)
          .replaceAll(ward.gln, '5790000121526')
          .replaceAll(ward.sor, '325421000016001')
          .replace(/"id": "[^"]+"/, `"id": "${house.shell.ids.next<string>()}"`),
      )
    }
    expect(await deliverBy(await courier(['5790000121526']), outside())).toMatchObject({
      code: 'fatal-error',
    })
    const both = await courier(['5790000121526', '325421000016001'])
    expect(await deliverBy(both, outside())).toMatchObject({ code: 'ok' })
  })

  test('for the one who leads a party, to that party only', async () => {
    const sor = parseSor(herlev.sor)
    const hospital = sor.ok ? await findUnitBySor(house.shell, sor.value) : undefined
    const elsewhere = { ...director, unitId: hospital?.id ?? director.unitId }
    // Herlev may send its own letters to anybody, but cannot say who is to be believed in Gladsaxe.
    const { bytes } = await admit()
    expect(await deliverBy(await courier([], elsewhere), bytes)).toMatchObject({ code: 'ok' })
    const esbjerg = demoUnits.find(({ key }) => key.startsWith('esbjerg') && key.includes('-'))?.key ?? ''
    const other = await admit(esbjerg)
    const forEsbjerg = await courier([numbersOf(esbjerg).gln, numbersOf(esbjerg).sor], elsewhere)
    expect(await deliverBy(forEsbjerg, other.bytes)).toMatchObject({ code: 'fatal-error' })
  })

  test('and a forged one neither takes the number of the true letter nor learns how that was answered', async () => {
    const { bytes, facts } = await admit()
    const stranger = await courier()
    expect(await deliverBy(stranger, bytes)).toMatchObject({ code: 'fatal-error' })
    expect(await deliver(house.address, bytes)).toMatchObject({ code: 'ok', texts: [] })
    expect(await deliverBy(stranger, bytes)).toMatchObject({ code: 'fatal-error' })
    expect((await keptOf(facts.letterId)).map(({ verdict }) => verdict).toSorted()).toEqual([
      'parked',
      'received',
    ])
  })

  test('and cannot acknowledge for somebody else: nothing is kept, and nothing is settled', async () => {
    const letterId = house.shell.ids.next<string>()
    const bundle = printAcknowledgement(
      {
        envelopeId: house.shell.ids.next<string>(),
        letterId,
        sentAt: house.clock.now(),
        code: 'ok',
        answers: house.shell.ids.next<string>(),
        sender: ward,
        receiver: gladsaxe,
        issues: [],
      },
      () => house.shell.ids.next<string>(),
    )
    const bytes = Buffer.from(JSON.stringify(bundle))
    expect(await deliverBy(await courier(), bytes)).toMatchObject({
      status: 403,
      texts: [expect.stringContaining('ikke lukket ind til at kvittere')],
    })
    expect(await keptOf(letterId)).toEqual([])
    expect(await deliverBy(await courier([herlev.sor]), bytes)).toMatchObject({ status: 204 })
  })

  test('and an older letter is held to the same', async () => {
    const at = '2026-06-05T12:00' as WallTime
    const letter = printOlder(
      {
        kind: 'correspondence',
        envelope: { envelopeId: 'K1', sentAt: at, asksReceipt: true },
        sender: {
          gln: ward.gln,
          number: { value: '2001060', kind: 'hospital-department' },
          name: 'Hjerteafdelingen',
        },
        receiver: { gln: gladsaxe.gln, number: { value: '159', kind: 'municipality' } },
        citizen: { number: { kind: 'cpr', value: bruno }, family: 'Elmer', state: 'admitted' },
        letter: { letterId: 'B1', version: 'D9134L', writtenAt: at, status: 'new' },
        subject: 'Forundersøgelse',
        priority: 'high',
        texts: ['Blodtrykket følges op i næste uge.'],
        references: [],
      },
      'edifact',
    )
    if (!letter.ok) throw new Error(letter.refusal.code)
    const bring = async (client: ClientId) =>
      fetch(`${house.address}/fhir/$process-message`, {
        method: 'POST',
        headers: {
          'content-type': 'application/edifact',
          authorization: `Bearer ${await tokenOf(house, client, keys)}`,
        },
        body: Buffer.from(letter.value),
      })
    expect(await (await bring(await courier())).text()).toContain('CTL02')
    expect(await keptOf('B1')).toMatchObject([{ verdict: 'parked', rules: ['sender-not-of-client'] }])
    expect(await (await bring(await courier([herlev.gln]))).text()).toContain('CTL03')
    expect((await keptOf('B1')).map(({ verdict }) => verdict).toSorted()).toEqual(['parked', 'received'])
  })
})
