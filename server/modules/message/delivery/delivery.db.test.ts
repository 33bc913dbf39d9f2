import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { openTestHouse, type TestHouse } from '../../../../test/support/shell.ts'
import { sql } from '../../../platform/db/sql.ts'
import type { DeliveredEvent, Listener } from '../../../platform/outbox.ts'
import { fold } from '../domain/delivery/outgoing.ts'
import { listOutgoingEvents } from '../store/outgoing.ts'
import { receive } from '../use-cases/receive.ts'
import type { Handing, Parcel } from './adapters/adapter.ts'
import { receiveInMemory } from './adapters/memory.ts'
import { sendDue } from './send-due.ts'
import { settleLetters } from './settle.ts'
import { acknowledge, type DeliveryStage, must, readLetter, setDeliveryStage } from './stage-for-tests.ts'

let house: TestHouse
let stage: DeliveryStage
const heard: DeliveredEvent<string, { key: string; reason?: string }>[] = []
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
      sql`select state from message.outgoing_state where letter = ${sendingId}`,
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
    house.shell.transaction(async () => {
      throw new Error('undone')
    }),
  ).rejects.toThrow('undone')
  await work()
  expect(got).toEqual([])
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
  expect(await stateOf(sendingId)).toMatchObject({ status: 'acknowledged', fails: null, nextCallAt: null })
  expect(told().at(-1)).toEqual(['letter-acknowledged', 'unanswered'])
})
