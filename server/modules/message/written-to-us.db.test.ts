import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { ProfessionalActor } from '../../../contract/actor.ts'
import { nationalReplacementSystem, type ReplacementNumber } from '../../../kernel/cpr.ts'
import type { CitizenId, MessageId, OrganisationId, PersonId, RoleId } from '../../../kernel/ids.ts'
import type { DanishDate } from '../../../kernel/instant.ts'
import type { Result } from '../../../kernel/result.ts'
import { openTestHouse, type TestHouse } from '../../../test/support/shell.ts'
import { sql } from '../../platform/db/sql.ts'
import type { DeliveredEvent, Listener } from '../../platform/outbox.ts'
import { registerCitizen } from '../citizen/index.ts'
import { type NewUnit, registerUnit } from '../organisation/index.ts'
import { carryInReply, frameOfReply } from './domain/profiles/care-communication/thread.ts'
import type { CareCommunicationData, HomeCareObservationData } from './events.ts'
import { attachmentOfLetter, receive, retryLetter } from './index.ts'
import {
  careLetter,
  cprOf,
  hospitalMailbox,
  knownCitizen,
  municipalMailbox,
  nextId,
  printed,
  resultLetter,
  unknownCitizen,
  wardUnit,
} from './letters-for-tests.ts'

const since = '2020-01-01' as DanishDate
const replacement = {
  kind: 'x-ecpr',
  value: '0703921VJ5' as ReplacementNumber,
  system: nationalReplacementSystem,
} as const

let house: TestHouse
let citizenId: CitizenId
let receiverUnitId: OrganisationId
let senderUnitId: OrganisationId
let desk: ProfessionalActor
const heard: DeliveredEvent<string, CareCommunicationData | HomeCareObservationData>[] = []
const listener: Listener = {
  name: 'test.hear-letters',
  on: ['care-communication-received', 'home-care-observation-received'],
  handle: async (_shell, events) => {
    heard.push(...(events as unknown as typeof heard))
  },
}

function must<Value>(result: Result<Value>): Value {
  if (!result.ok) throw new Error(result.refusal.code)
  return result.value
}

beforeAll(async () => {
  house = await openTestHouse({ listeners: [listener] })
  const add = async (told: Omit<NewUnit, 'validFrom'>) =>
    must(await registerUnit(house.shell, { validFrom: since, ...told })).id
  const hospital = await add({ kind: 'hospital', name: 'Sygehuset' })
  senderUnitId = await add({ kind: 'department', parentId: hospital, ...hospitalMailbox })
  await add({ kind: 'ward', parentId: hospital, ...wardUnit })
  const municipality = await add({ kind: 'municipality', name: 'Kommunen', municipalityCode: '0580' })
  const inMunicipality = { kind: 'team', parentId: municipality, room: 'elder-care' } as const
  receiverUnitId = await add({ ...inMunicipality, ...municipalMailbox })
  citizenId = must(await registerCitizen(house.shell, { number: knownCitizen, name: 'Bruno Test Elmer' }))
  desk = {
    kind: 'professional',
    personId: house.shell.ids.next<PersonId>(),
    name: 'Karen',
    roleId: house.shell.ids.next<RoleId>(),
    function: 'message-desk',
    unitId: receiverUnitId,
  }
})
afterAll(() => house.close())
beforeEach(async () => {
  await house.settle()
  heard.length = 0
})

async function send(bytes: Uint8Array) {
  const receipt = await receive(house.shell, {
    bytes,
    contentType: 'application/fhir+json',
    channel: 'http',
  })
  if (receipt.kind !== 'answered') throw new Error(`not answered: ${receipt.kind}`)
  await house.settle()
  return receipt.acknowledgement
}

const rowOf = (letterId: string) =>
  house.owner.one<{ id: MessageId; verdict: string; standard: string; original: Buffer | null; issues: [] }>(
    sql`select * from message.letters where letter_id = ${letterId}`,
  )

describe('a correspondence comes in', () => {
  test('about a citizen the municipality has no case for: it was written to us, so it is taken in', async () => {
    const facts = careLetter()
    expect(await send(printed(facts))).toMatchObject({ code: 'ok', issues: [] })
    expect(await rowOf(facts.letterId)).toMatchObject({ verdict: 'received', standard: 'care-communication' })
    expect(heard).toMatchObject([
      {
        type: 'care-communication-received',
        citizenId,
        data: {
          receiverUnitId,
          senderUnitId,
          communication: {
            threadId: facts.threadId,
            category: 'nursing',
            activity: 'new',
            segments: [{ text: 'Kan I se til såret i morgen?\nTak.' }],
            attachments: [],
          },
        },
      },
    ])
  })

  test('what is told to others holds neither the citizen’s number nor the name', async () => {
    await send(printed(careLetter()))
    expect(JSON.stringify(heard)).not.toContain(knownCitizen)
    expect(JSON.stringify(heard)).not.toContain('Elmer')
  })

  test('its files stay in the letter and are fetched from there', async () => {
    const bytes = Buffer.from('%PDF-1.7 a file')
    const facts = careLetter({
      attachments: [
        { id: nextId(), title: 'Se her', url: 'https://example.dk/' },
        {
          id: nextId(),
          title: 'Prøvesvar',
          contentType: 'application/pdf',
          data: bytes.toString('base64'),
        },
      ],
    })
    await send(printed(facts))
    const data = heard[0]?.data as CareCommunicationData
    expect(JSON.stringify(data)).not.toContain(bytes.toString('base64'))
    expect(data.communication.attachments).toMatchObject([
      { index: 0, title: 'Se her', url: 'https://example.dk/' },
      { index: 1, title: 'Prøvesvar', contentType: 'application/pdf', byteLength: bytes.length },
    ])
    const file = await attachmentOfLetter(house.shell, data.messageId, 1)
    expect(file && Buffer.from(file.bytes)).toEqual(bytes)
    expect(file?.title).toBe('Prøvesvar')
    expect(await attachmentOfLetter(house.shell, data.messageId, 0)).toBeUndefined()
    expect(await attachmentOfLetter(house.shell, data.messageId, 7)).toBeUndefined()
  })

  test('a reply that comes before the letter it answers is taken in, and so is the letter', async () => {
    const first = careLetter()
    const reply = careLetter({
      ...frameOfReply(first, false),
      activity: 'reply',
      before: carried(carryInReply([first])),
    })
    await send(printed(reply))
    await send(printed(first))
    const told = heard.map(({ data }) => (data as CareCommunicationData).communication)
    expect(told.map(({ threadId }) => threadId)).toEqual([first.threadId, first.threadId])
    expect(told.map(({ segments }) => segments.length)).toEqual([2, 1])
  })

  test('sent again in a new envelope it is told once and gets the same answer', async () => {
    const facts = careLetter()
    await send(printed(facts))
    const again = await send(printed({ ...facts, envelopeId: nextId() }))
    expect(again.code).toBe('ok')
    expect(again.issues.map(({ details }) => details)).toEqual(['MSG_DUPLICATE_ID'])
    expect(heard).toHaveLength(1)
  })

  test('about somebody nobody knows it waits for a person; the sender is told ok and learns nothing of who is known', async () => {
    const citizen = { numbers: [cprOf(unknownCitizen)], family: 'Ukendt', given: [] }
    const facts = careLetter({ citizen })
    expect(await send(printed(facts))).toMatchObject({ code: 'ok', issues: [] })
    const row = await rowOf(facts.letterId)
    expect(row).toMatchObject({ verdict: 'parked', issues: [{ rule: 'citizen-unknown' }] })
    expect(row.original).not.toBeNull()
    expect(heard).toEqual([])
    expect(await send(printed({ ...facts, envelopeId: nextId() }))).toMatchObject({ code: 'ok' })
    must(await registerCitizen(house.shell, { number: unknownCitizen, name: 'Ny Borger' }))
    expect(must(await retryLetter(house.shell, desk, row.id))).toMatchObject({ status: 'received' })
    await house.settle()
    expect(heard.map(({ type }) => type)).toEqual(['care-communication-received'])
  })

  test('under a replacement number it waits until somebody has that number', async () => {
    const citizen = { numbers: [replacement], family: 'Hansen', given: ['Peter'] }
    const facts = careLetter({ citizen })
    expect(await send(printed(facts))).toMatchObject({ code: 'ok', issues: [] })
    const row = await rowOf(facts.letterId)
    expect(row.verdict).toBe('parked')
    const held = must(
      await registerCitizen(house.shell, {
        number: replacement.value,
        system: replacement.system,
        name: 'Peter Hansen',
      }),
    )
    must(await retryLetter(house.shell, desk, row.id))
    await house.settle()
    expect(heard.map((event) => event.citizenId)).toEqual([held])
    await send(printed(careLetter({ citizen })))
    expect(heard.map((event) => event.citizenId)).toEqual([held, held])
  })

  test('with a CPR number beside it, the CPR number decides', async () => {
    const citizen = { numbers: [cprOf(knownCitizen), replacement], family: 'Elmer', given: [] }
    await send(printed(careLetter({ citizen })))
    expect(heard.map((event) => event.citizenId)).toEqual([citizenId])
  })

  test('without a text it is refused, and kept for a person whoever it is about', async () => {
    const facts = careLetter({
      citizen: { numbers: [{ ...cprOf(unknownCitizen) }], family: 'Ukendt', given: [] },
    })
    const bundle = JSON.parse(printed(facts).toString())
    for (const { resource } of bundle.entry)
      if (resource.resourceType === 'Communication') delete resource.payload
    const answer = await send(Buffer.from(JSON.stringify(bundle)))
    expect(answer).toMatchObject({ code: 'fatal-error' })
    const row = await rowOf(facts.letterId)
    expect(row.verdict).toBe('parked')
    expect(row.original).not.toBeNull()
  })
})

describe('municipal results come in', () => {
  test('new ones, a correction and a cancellation are each told with the letter they are about', async () => {
    const letterId = nextId()
    await send(resultLetter({ letterId }))
    await send(resultLetter({ activity: 'modified', about: letterId }))
    await send(resultLetter({ activity: 'retracted', about: letterId, conclusion: 'Forkert CPR-nummer' }))
    const told = heard.map(({ data }) => (data as HomeCareObservationData).observation)
    expect(told).toMatchObject([
      { activity: 'new', results: [{ code: { code: 'NPU19748' }, value: { value: 26, unit: 'mg/L' } }] },
      { activity: 'modified', revises: letterId },
      { activity: 'retracted', cancels: letterId, conclusion: 'Forkert CPR-nummer' },
    ])
    expect(JSON.stringify(heard)).not.toContain(knownCitizen)
  })

  test('the refusal to share them further is told with them', async () => {
    await send(resultLetter({ isSharingRefused: true }))
    expect(heard).toMatchObject([{ data: { observation: { isSharingRefused: true } } }])
  })

  test('an attached picture is fetched from the letter', async () => {
    const bytes = Buffer.from([137, 80, 78, 71])
    const attachments = [
      {
        id: nextId(),
        title: 'EKG',
        contentType: 'image/png' as const,
        data: bytes.toString('base64'),
        createdAt: house.shell.clock.now(),
      },
    ]
    await send(resultLetter({ attachments }))
    const messageId = heard[0]?.data.messageId
    const file = messageId && (await attachmentOfLetter(house.shell, messageId, 0))
    expect(file && Buffer.from(file.bytes)).toEqual(bytes)
  })

  test('one result that cannot be read stops the letter: a list with a result missing would lie', async () => {
    const bundle = JSON.parse(resultLetter().toString())
    for (const { resource } of bundle.entry)
      if (resource.resourceType === 'Observation') resource.valueQuantity.comparator = 'about'
    const answer = await send(Buffer.from(JSON.stringify(bundle)))
    expect(answer.code).toBe('fatal-error')
    expect(heard).toEqual([])
  })
})

function carried<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new Error('nothing there')
  return value
}
