import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { ProfessionalActor } from '../../../../contract/actor.ts'
import type { MessageId, PersonId, RoleId } from '../../../../kernel/ids.ts'
import { openTestHouse, type TestHouse } from '../../../../test/support/shell.ts'
import { sql } from '../../../platform/db/sql.ts'
import type { DeliveredEvent, Listener } from '../../../platform/outbox.ts'
import { fold } from '../domain/delivery/outgoing.ts'
import type { OlderLetter } from '../domain/legacy/facts.ts'
import { printOlder } from '../domain/legacy/older-message.ts'
import type { WallTime } from '../domain/legacy/wall-time.ts'
import {
  hospitalMailbox,
  letterBundle,
  municipalMailbox,
  nextId,
  letter as writeLetter,
} from '../letters-for-tests.ts'
import { findContent, listOutgoingEvents } from '../store/outgoing.ts'
import { receive } from '../use-cases/receive.ts'
import type { Handing, Parcel } from './adapters/adapter.ts'
import { receiveInMemory } from './adapters/memory.ts'
import { closeOutgoing, getOutgoing, retryOutgoing } from './desk.ts'
import type { LetterContent } from './letter-content.ts'
import { registerMailbox } from './mailboxes.ts'
import { receivePacked } from './receive-packed.ts'
import { sendDue, takeUp } from './send-due.ts'
import { sendLetter } from './send-letter.ts'
import { settleLetters } from './settle.ts'
import { acknowledge, type DeliveryStage, must, readLetter, setDeliveryStage } from './stage-for-tests.ts'

let house: TestHouse
let stage: DeliveryStage
const heard: DeliveredEvent<string, { key: string; reason?: string; instead?: object | null }>[] = []
const asker: Listener = {
  name: 'test.asker',
  on: ['letter-acknowledged', 'letter-failed', 'letter-closed'],
  handle: async (_shell, events) => void heard.push(...(events as unknown as typeof heard)),
}

/** What the partner does with the next letters; it notes what it has got. */
let partner: (parcel: Parcel) => Handing | Promise<Handing>
const got: Parcel[] = []

beforeAll(async () => {
  house = await openTestHouse({ listeners: [settleLetters, asker] })
  stage = await setDeliveryStage(house.shell)
  receiveInMemory(stage.address, (parcel) => {
    got.push(parcel)
    return partner(parcel)
  })
})
afterAll(() => house.close())
beforeEach(() => {
  heard.length = 0
  got.length = 0
})

const taken = (bytes?: Uint8Array): Handing => ({
  outcome: { kind: 'handed-over' },
  ...(bytes && { answer: { bytes, contentType: 'application/fhir+json' } }),
})
const good = ({ bytes }: Parcel): Handing => taken(acknowledge(bytes))

async function work(): Promise<void> {
  await sendDue(house.shell)
  await house.settle()
}

async function stateOf(sendingId: string) {
  return (
    await house.db.one<{ state: ReturnType<typeof fold> }>(
      sql`select state from message.outgoing_states where letter = ${sendingId}`,
    )
  ).state
}

const told = () => heard.map(({ type, data }) => [type, data.key, ...(data.reason ? [data.reason] : [])])

test('a letter leaves once the deed is done, is acknowledged at once, and whoever asked for it is told', async () => {
  partner = good
  const { sendingId, letterId } = must(await stage.ask('first'))
  await work()
  expect(got.map(({ bytes }) => readLetter(bytes).letterId)).toEqual([letterId])
  expect(await stateOf(sendingId)).toMatchObject({ status: 'acknowledged', sendings: 1, answer: 'ok' })
  expect(told()).toEqual([['letter-acknowledged', 'first']])
  expect(fold(await listOutgoingEvents(house.shell, sendingId))).toEqual(await stateOf(sendingId))
})

test('a deed that is undone sends nothing', async () => {
  await expect(
    house.shell.transaction(async (inner) => {
      must(await stage.ask('undone', { shell: inner }))
      throw new Error('undone')
    }),
  ).rejects.toThrow('undone')
  await work()
  expect(got).toEqual([])
})

test('a letter sent in the place of another is told of with the name of whoever asked for the first, however often it was sent on', async () => {
  partner = ({ bytes }) => taken(acknowledge(bytes, 'fatal-error'))
  const first = must(await stage.ask('sent on'))
  await work()
  const wish = {
    askedBy: 'message',
    citizenId: stage.citizenId,
    fromUnitId: stage.ward,
    to: { numbers: municipalMailbox },
    content: (await findContent(house.shell, first.sendingId)) as LetterContent,
  }
  const second = must(await sendLetter(house.shell, { ...wish, key: 'on' }, first.sendingId))
  await work()
  partner = good
  must(await sendLetter(house.shell, { ...wish, key: 'and on' }, second.sendingId))
  await work()
  const instead = { askedBy: 'test', key: 'sent on' }
  expect(heard.map(({ type, data }) => [type, data.key, data.instead])).toEqual([
    ['letter-failed', 'sent on', null],
    ['letter-failed', 'on', instead],
    ['letter-acknowledged', 'and on', instead],
  ])
})

test('the same key asks once, also when it is asked twice at the same moment', async () => {
  partner = good
  const [one, two] = await Promise.all([stage.ask('same'), stage.ask('same')])
  expect(must(one)).toEqual(must(two))
  await work()
  expect(got).toHaveLength(1)
})

test('a letter nobody answers is sent twice more after half an hour each: the same letter in a new envelope; then a person is called, and the next one when they do nothing', async () => {
  partner = () => taken()
  const { sendingId, letterId } = must(await stage.ask('unanswered'))
  for (let round = 0; round < 4; round += 1) {
    await work()
    house.clock.advance({ minutes: 31 })
  }
  const seen = got.map(({ bytes }) => readLetter(bytes))
  expect(seen.map((one) => one.letterId)).toEqual([letterId, letterId, letterId])
  expect(new Set(seen.map((one) => one.envelopeId)).size).toBe(3)
  expect(new Set(seen.map((one) => one.bundle.timestamp)).size).toBe(3)
  expect(told()).toEqual([['letter-failed', 'unanswered', 'unanswered']])
  expect(await stateOf(sendingId)).toMatchObject({
    status: 'unanswered',
    called: { name: 'Koordinator Kim' },
  })
  await work()
  expect(await stateOf(sendingId)).toMatchObject({ called: { name: 'Afdelingssygeplejerske Anne' } })
  house.clock.advance({ hours: 5 })
  await work()
  expect(got).toHaveLength(3)
  // The answer comes the day after: better late than never.
  const late = acknowledge(got[0]?.bytes ?? Buffer.alloc(0))
  await receive(house.shell, { bytes: late, contentType: '', channel: 'http' })
  await house.settle()
  expect(await stateOf(sendingId)).toMatchObject({
    status: 'acknowledged',
    fails: null,
    hasFailed: true,
    nextCallAt: null,
  })
  expect(told().at(-1)).toEqual(['letter-acknowledged', 'unanswered'])
})

test('a letter the receiver refuses is never sent again unchanged, and a person is told at once', async () => {
  partner = ({ bytes }) => taken(acknowledge(bytes, 'fatal-error'))
  const { sendingId } = must(await stage.ask('refused'))
  await work()
  house.clock.advance({ hours: 2 })
  await work()
  expect(got).toHaveLength(1)
  expect(told()).toEqual([['letter-failed', 'refused', 'refused']])
  expect(await stateOf(sendingId)).toMatchObject({ status: 'refused', answer: 'fatal-error' })
  const desk = deskActor()
  expect(await retryOutgoing(house.shell, desk, sendingId)).toMatchObject({
    refusal: { code: 'letter-refused' },
  })
  const { deeds, letter, steps } = must(await getOutgoing(house.shell, desk, sendingId))
  expect(deeds).toMatchObject({
    retry: { isAllowed: false },
    forward: { isAllowed: false, why: { da: expect.stringContaining('ingen anden postkasse') } },
    close: { isAllowed: true },
  })
  expect(letter).toMatchObject({ needsPerson: true, calling: { name: 'Afdelingssygeplejerske Anne' } })
  expect(steps.find(({ kind }) => kind === 'answered')?.issues).toMatchObject([
    { code: 'MSG_Datatype_Wrong' },
  ])
  must(await closeOutgoing(house.shell, desk, sendingId, 'Ringet til modtageren'))
  await house.settle()
  expect(told().at(-1)).toEqual(['letter-closed', 'refused'])
  expect(await closeOutgoing(house.shell, desk, sendingId, 'En gang til')).toMatchObject({
    refusal: { code: 'letter-settled' },
  })
})

test('a letter the network refuses to carry is never sent again unchanged, and a person is told at once', async () => {
  partner = () => taken()
  const { sendingId } = must(await stage.ask('turned-back'))
  await work()
  const bytes = Buffer.from(
    `<VANSEnvelope><Receipt><NegativeVans><OriginalEnvelopeIdentifier>${got[0]?.envelopeId}</OriginalEnvelopeIdentifier></NegativeVans></Receipt></VANSEnvelope>`,
  )
  const said = { bytes, contentType: 'application/xml', channel: 'http' } as const
  await receivePacked(house.shell, said)
  await receivePacked(house.shell, said)
  await house.settle()
  expect(told()).toEqual([['letter-failed', 'turned-back', 'turned-away']])
  expect(await stateOf(sendingId)).toMatchObject({ status: 'refused', called: { name: 'Koordinator Kim' } })
  house.clock.advance({ hours: 2 })
  await work()
  expect(got).toHaveLength(1)
  expect(await stateOf(sendingId)).toMatchObject({ called: { name: 'Afdelingssygeplejerske Anne' } })
})

test('an answer counts whatever it says of where the fault is', async () => {
  partner = ({ bytes }) => {
    const answer = Buffer.from(acknowledge(bytes, 'fatal-error')).toString()
    return taken(Buffer.from(answer.replace('"severity":"error"', '$&,"expression":["a\\u0000\\ud800"]')))
  }
  const { sendingId } = must(await stage.ask('refused-oddly'))
  await work()
  expect(await stateOf(sendingId)).toMatchObject({ status: 'refused', answer: 'fatal-error' })
})

test('an answer that contradicts the first is kept and changes nothing; the same answer again is no news', async () => {
  partner = good
  const { sendingId } = must(await stage.ask('contradicted'))
  await work()
  const [letter] = got
  for (const code of ['ok', 'fatal-error', 'ok'] as const)
    await receive(house.shell, {
      bytes: acknowledge(letter?.bytes ?? Buffer.alloc(0), code),
      contentType: '',
      channel: 'http',
    })
  await house.settle()
  expect(await stateOf(sendingId)).toMatchObject({
    status: 'acknowledged',
    answer: 'ok',
    isContradicted: true,
  })
  expect(told()).toEqual([['letter-acknowledged', 'contradicted']])
})

test('the receiver’s passing trouble is waited out, and the letter sent again', async () => {
  let count = 0
  partner = ({ bytes }) => {
    count += 1
    return taken(acknowledge(bytes, count === 1 ? 'transient-error' : 'ok'))
  }
  const { sendingId } = must(await stage.ask('transient'))
  await work()
  expect(await stateOf(sendingId)).toMatchObject({ status: 'waiting', answer: 'transient-error' })
  house.clock.advance({ minutes: 6 })
  await work()
  expect(await stateOf(sendingId)).toMatchObject({ status: 'acknowledged', sendings: 2 })
})

test('an answer from somebody else than the receiver settles nothing', async () => {
  partner = () => taken()
  const { sendingId } = must(await stage.ask('stranger'))
  await work()
  const { bundle, letterId } = readLetter(got[0]?.bytes ?? Buffer.alloc(0))
  const strangers = JSON.parse(JSON.stringify(bundle).replaceAll(municipalMailbox.gln, '5790000121526'))
  await receive(house.shell, {
    bytes: acknowledge(Buffer.from(JSON.stringify(strangers))),
    contentType: '',
    channel: 'http',
  })
  // An answer to a letter nobody has sent is kept and changes nothing.
  const unknown = acknowledge(got[0]?.bytes ?? Buffer.alloc(0), 'ok', { answers: 'ukendt' })
  await receive(house.shell, { bytes: unknown, contentType: '', channel: 'http' })
  await house.settle()
  expect(await stateOf(sendingId)).toMatchObject({ status: 'awaiting', answer: null })
  expect(letterId).not.toBe('')
})

const garbage: Record<string, (parcel: Parcel) => Handing> = {
  'a web page': () => taken(Buffer.from('<html><body>OK</body></html>')),
  'half an acknowledgement': ({ bytes }) => taken(acknowledge(bytes).subarray(0, 900)),
  'an acknowledgement of another letter': ({ bytes }) =>
    taken(acknowledge(bytes, 'ok', { answers: 'en-anden' })),
  'a doctype': () => taken(Buffer.from('<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>')),
  nothing: () => taken(),
  'a megabyte of brackets': () => taken(Buffer.from('['.repeat(1_000_000))),
}
for (const [what, answer] of Object.entries(garbage))
  test(`a partner that answers ${what} gets the letter again, and counts as answered only when it answers`, async () => {
    partner = answer
    const { sendingId } = must(await stage.ask(`garbage ${what}`))
    await work()
    expect(await stateOf(sendingId)).toMatchObject({ status: 'awaiting', answer: null })
    partner = good
    house.clock.advance({ minutes: 31 })
    await work()
    expect(await stateOf(sendingId)).toMatchObject({ status: 'acknowledged', sendings: 2 })
  })

test('a partner that is away for a day gets everything in order when it is back, each letter once, and a person has been called meanwhile', async () => {
  partner = () => ({ outcome: { kind: 'not-handed-over', why: 'no-contact' } })
  const episode = nextId()
  const queued = [
    must(await stage.ask('day 1', { episode })),
    must(await stage.ask('day 2', { episode })),
    must(await stage.ask('day 3', { episode })),
  ]
  for (let minute = 0; minute < 24 * 60; minute += 10) {
    await work()
    house.clock.advance({ minutes: 10 })
  }
  // Only the first of a thread is tried; the others wait behind it. Every quarter of an hour at most, for a day.
  expect(got.length).toBeGreaterThan(24 * 4 - 10)
  expect(got.length).toBeLessThan(24 * 12)
  expect(told().filter(([, key]) => key === 'day 1')).toEqual([['letter-failed', 'day 1', 'not-reached']])
  got.length = 0
  partner = good
  for (let round = 0; round < 3; round += 1) {
    house.clock.advance({ minutes: 16 })
    await work()
  }
  expect(got.map(({ bytes }) => readLetter(bytes).letterId)).toEqual(queued.map(({ letterId }) => letterId))
  for (const { sendingId } of queued)
    expect(await stateOf(sendingId)).toMatchObject({ status: 'acknowledged', fails: null })
})

test('a letter that waited a day behind another of its thread is given its own time: nobody is called for it at its first try', async () => {
  partner = () => ({ outcome: { kind: 'not-handed-over', why: 'no-contact' } })
  const episode = nextId()
  const first = must(await stage.ask('held 1', { episode }))
  const second = must(await stage.ask('held 2', { episode }))
  for (let hour = 0; hour < 24; hour += 1) {
    await work()
    house.clock.advance({ hours: 1 })
  }
  let times = 0
  partner = (parcel) => {
    times += 1
    return times === 1 ? good(parcel) : { outcome: { kind: 'not-handed-over', why: 'no-contact' } }
  }
  for (let round = 0; round < 3; round += 1) {
    await work()
    house.clock.advance({ minutes: 16 })
  }
  expect(await stateOf(first.sendingId)).toMatchObject({ status: 'acknowledged' })
  expect(await stateOf(second.sendingId)).toMatchObject({ status: 'waiting', fails: null })
  house.clock.advance({ hours: 2 })
  await work()
  expect(told().filter(([, key]) => key === 'held 2')).toEqual([['letter-failed', 'held 2', 'not-reached']])
  partner = good
  house.clock.advance({ hours: 1 })
  await work()
})

test('when the clock is set back by a day, what waits is done at once and not a day later', async () => {
  partner = () => taken()
  const { sendingId } = must(await stage.ask('clock back'))
  await work()
  const before = house.clock.now()
  house.clock.advance({ hours: -24 })
  partner = good
  await work()
  expect(await stateOf(sendingId)).toMatchObject({ status: 'acknowledged' })
  house.clock.set(before)
})

test('when the clock is set forward by a year, the letter is sent again and a person is called, and nothing is lost', async () => {
  partner = () => taken()
  const { sendingId } = must(await stage.ask('clock forward'))
  await work()
  house.clock.advance({ hours: 365 * 24 })
  partner = good
  await work()
  expect(await stateOf(sendingId)).toMatchObject({ status: 'acknowledged', sendings: 2 })
})

test('two workers at once send each of a hundred letters once', async () => {
  partner = good
  const asked = await Promise.all(Array.from({ length: 100 }, (_, index) => stage.ask(`crowd ${index}`)))
  const letterIds = asked.map((one) => must(one).letterId)
  await Promise.all([sendDue(house.shell), sendDue(house.shell), sendDue(house.shell)])
  await work()
  expect(got.map(({ bytes }) => readLetter(bytes).letterId).toSorted()).toEqual(letterIds.toSorted())
})

test('a worker that dies in the middle leaves a letter that is sent again in a new envelope', async () => {
  const { sendingId } = must(await stage.ask('dies'))
  // Begun and written down, and never heard of again.
  const { attempts } = await takeUp(house.shell, [])
  expect(attempts).toHaveLength(1)
  partner = good
  await work()
  expect(got).toEqual([])
  house.clock.advance({ minutes: 4 })
  await work()
  house.clock.advance({ minutes: 1 })
  await work()
  expect(got).toHaveLength(1)
  expect(got[0]?.envelopeId).not.toBe(attempts[0]?.envelopeId)
  expect(await stateOf(sendingId)).toMatchObject({ status: 'acknowledged' })
})

test('what comes back with a sending is taken in when it is the answer to it, and no letter comes in that way', async () => {
  const { letterId: smuggled } = readLetter(writeLetter())
  const notice = letterBundle({ letterId: smuggled })
  for (const { resource } of notice.entry as { resource: Record<string, unknown> }[])
    if (resource.resourceType === 'MessageHeader') resource.response = { identifier: 'letter', code: 'ok' }
  const answerWith = (bundle: object, to: string) =>
    taken(Buffer.from(JSON.stringify(bundle).replace('"identifier":"letter"', `"identifier":"${to}"`)))
  partner = ({ bytes }) => answerWith(notice, readLetter(bytes).letterId)
  must(await stage.ask('answered-with-a-letter'))
  await work()

  await registerMailbox(house.shell, {
    gln: municipalMailbox.gln,
    adapter: 'memory',
    address: stage.address,
    envelope: 'none',
    takes: [
      { standard: 'hospital-notification', version: '3.0', format: 'json' },
      { standard: 'finished-treatment', version: 'D1930C', format: 'oioxml' },
    ],
    by: 'test',
  })
  partner = () => answerWith(notice, '')
  const at = '2026-06-01T09:30' as WallTime
  const older = must(
    await stage.ask('older-answered-with-a-letter', {
      content: {
        standard: 'finished-treatment',
        relatives: [],
        admittedAt: at,
        finishedAt: at,
        plannedDischargeAt: at,
        senderDetails: { signedBy: { given: 'Mia', family: 'Ek', title: 'Sygeplejerske' } },
        citizenDetails: { state: 'admitted' },
      },
    }),
  )
  await work()
  expect(got).toHaveLength(2)
  const kept = await house.db.query(sql`select id from message.letters where letter_id = ${smuggled}`)
  expect(kept).toEqual([])

  const receipt: OlderLetter = {
    kind: 'receipt',
    outcome: 'positive',
    envelope: { envelopeId: 'K1', sentAt: at, asksReceipt: false },
    letterId: 'B1',
    sender: { gln: municipalMailbox.gln },
    receiver: { gln: hospitalMailbox.gln },
    original: {
      envelopeId: older.letterId,
      senderGln: hospitalMailbox.gln,
      receiverGln: municipalMailbox.gln,
      letters: [{ letterId: older.letterId, version: 'D1930C' }],
    },
  }
  partner = () => taken(must(printOlder(receipt, 'oioxml')))
  house.clock.advance({ minutes: 31 })
  await work()
  expect(await stateOf(older.sendingId)).toMatchObject({ status: 'acknowledged' })
})

test('the row that says where a letter is, is what its events add up to, for every letter of this file', async () => {
  const rows = await house.db.query<{ letter: MessageId; state: object; version: number }>(
    sql`select letter, state, version from message.outgoing_states`,
  )
  for (const { letter, state, version } of rows) {
    const events = await listOutgoingEvents(house.shell, letter)
    expect(fold(events)).toEqual(state)
    expect(events).toHaveLength(version)
  }
  expect(rows.length).toBeGreaterThan(110)
})

function deskActor(): ProfessionalActor {
  return {
    kind: 'professional',
    personId: house.shell.ids.next<PersonId>(),
    name: 'Karen',
    roleId: house.shell.ids.next<RoleId>(),
    function: 'message-desk',
    unitId: stage.ward,
  }
}
