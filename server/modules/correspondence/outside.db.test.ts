import { randomUUID } from 'node:crypto'
import { type FastifyInstance, fastify } from 'fastify'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ProfessionalActor } from '../../../contract/actor.ts'
import { type CprNumber, cprSystem } from '../../../kernel/cpr.ts'
import type { CitizenId } from '../../../kernel/ids.ts'
import { instant } from '../../../kernel/instant.ts'
import { openTestHouse, type TestHouse } from '../../../test/support/shell.ts'
import { must } from '../../../test/support/task-stage.ts'
import { sql } from '../../platform/db/sql.ts'
import { publish } from '../../platform/outbox.ts'
import {
  type CareCommunicationWish,
  carryInReply,
  composeCareCommunication,
  messageModule,
  printCareCommunication,
  receiveInMemory,
  registerMailbox,
  sendDue,
} from '../message/index.ts'
import { registerUnit } from '../organisation/index.ts'
import type { ThreadId } from './domain/letter.ts'
import { admit, type CorrespondenceStage, numbers, setCorrespondenceStage, since } from './house-for-tests.ts'
import { correspondenceModule } from './index.ts'
import { downloadAttachment, uploadAttachment } from './use-cases/attach.ts'
import { getThread } from './use-cases/get-thread.ts'
import { listCitizenThreads } from './use-cases/list-citizen-threads.ts'
import { countInbox, listInbox } from './use-cases/list-inbox.ts'
import { forwardThread, replyToThread, writeLetter } from './use-cases/write-letter.ts'

const token = 'a-token-for-the-neighbour'
const bruno = '2509479989' as CprNumber
const pdf = Buffer.from('%PDF-1.7\n1 0 obj << /Type /Catalog >> endobj\ntrailer << /Root 1 0 R >>\n%%EOF\n')

/** One of two houses that know each other's units by number alone: what is inside the one is outside the other. */
interface Neighbour {
  readonly house: TestHouse
  readonly stage: CorrespondenceStage
  readonly citizenId: CitizenId
  readonly door: FastifyInstance
}

let herlev: Neighbour
let gladsaxe: Neighbour

async function openNeighbour(reached: keyof typeof numbers, address: string): Promise<Neighbour> {
  const house = await openTestHouse({
    listeners: [...(messageModule.listeners ?? []), ...(correspondenceModule.listeners ?? [])],
    env: { MESSAGE_TOKENS: token },
  })
  const stage = await setCorrespondenceStage(house.shell)
  must(
    await registerMailbox(house.shell, {
      gln: numbers[reached].gln,
      adapter: 'memory',
      address,
      envelope: 'none',
      takes: [{ standard: 'care-communication', version: '5.0', format: 'json' }],
      by: 'test',
    }),
  )
  const { citizenId } = await admit(house.shell, stage, { number: bruno })
  const door = fastify()
  messageModule.mount?.(door, house.shell)
  await door.ready()
  house.clock.set('2026-06-02T08:00:00Z')
  return { house, stage, citizenId, door }
}

/** Takes letters in by the front door, as any partner would. */
async function deliver({ door }: Neighbour, bytes: Uint8Array) {
  return door.inject({
    method: 'POST',
    url: '/fhir/$process-message',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/fhir+json' },
    payload: Buffer.from(bytes),
  })
}

const passed: string[] = []

beforeAll(async () => {
  herlev = await openNeighbour('nursing', 'gladsaxe')
  gladsaxe = await openNeighbour('ward', 'herlev')
  for (const [address, neighbour] of [
    ['gladsaxe', gladsaxe],
    ['herlev', herlev],
  ] as const)
    receiveInMemory(address, async ({ bytes }) => {
      passed.push(Buffer.from(bytes).toString())
      const answer = await deliver(neighbour, bytes)
      const contentType = String(answer.headers['content-type'])
      return { outcome: { kind: 'handed-over' }, answer: { bytes: answer.rawPayload, contentType } }
    })
})
afterAll(async () => {
  for (const { door, house } of [herlev, gladsaxe]) {
    await door.close()
    await house.close()
  }
})

/** Everything that is on its way arrives, and both have heard of it. */
async function work(): Promise<void> {
  for (let round = 0; round < 2; round += 1)
    for (const { house } of [herlev, gladsaxe]) {
      await sendDue(house.shell)
      await house.settle()
    }
}
const shells = () => ({ ward: herlev.house.shell, home: gladsaxe.house.shell })
const at = ({ citizenId }: Neighbour, actor: ProfessionalActor, threadId: string) => ({
  actor,
  citizenId,
  threadId: threadId as ThreadId,
})
function later(minutes: number): void {
  for (const { house } of [herlev, gladsaxe]) house.clock.advance({ minutes })
}

describe('a ward writes to home nursing in another house', () => {
  test('the letter arrives as CareCommunication, is acknowledged, answered, and the answer shows in the thread', async () => {
    const { ward, home } = shells()
    const { attachmentId, title } = must(
      await uploadAttachment(ward, herlev.stage.wardNurse, herlev.citizenId, {
        fileName: 'Plan for sår.pdf',
        base64: pdf.toString('base64'),
      }),
    )
    const sent = must(
      await writeLetter(ward, herlev.stage.wardNurse, herlev.citizenId, {
        toUnitId: herlev.stage.nursing,
        category: 'nursing',
        topic: 'Sårpleje',
        text: 'Kan I se til såret i morgen?\nTak.',
        attachments: [{ attachmentId, title }],
        answerWanted: 'by-setting',
      }),
    )
    expect(sent.latest).toMatchObject({ to: { isOutside: true }, delivery: { state: 'waiting' } })
    expect(passed).toEqual([])
    await work()
    const { threadId } = sent
    expect(
      must(await getThread(ward, at(herlev, herlev.stage.wardNurse, threadId))).latest.delivery,
    ).toMatchObject({
      state: 'delivered',
    })
    const arrived = must(
      await listInbox(home, gladsaxe.stage.homeNurse, { show: 'unread', limit: 10 }),
    ).threads
    expect(arrived).toMatchObject([
      {
        threadId,
        latest: { activity: 'new', from: { name: 'Medicinsk afsnit', isOutside: true } },
        parts: { REC: { topic: 'Sårpleje' } },
      },
    ])
    const read = must(await getThread(home, at(gladsaxe, gladsaxe.stage.homeNurse, threadId)))
    expect(read.parts.REC?.segments).toMatchObject([
      { kind: 'text', text: 'Kan I se til såret i morgen?\nTak.', author: { name: 'Wanda Ward' } },
      {
        kind: 'attachment',
        title: 'Plan for sår',
        contentType: 'application/pdf',
        state: 'file',
        isMislabelled: false,
      },
    ])
    const file = must(
      await downloadAttachment(
        home,
        at(gladsaxe, gladsaxe.stage.homeNurse, threadId),
        read.parts.REC?.segments[1]?.segmentId ?? '',
      ),
    )
    expect(Buffer.from(file.REC?.bytes ?? [])).toEqual(pdf)
    later(5)
    must(
      await replyToThread(home, at(gladsaxe, gladsaxe.stage.homeNurse, threadId), {
        version: read.version,
        text: 'Ja, vi kommer kl. 9.',
        attachments: [],
        answerWanted: null,
      }),
    )
    await work()
    const answered = must(await getThread(ward, at(herlev, herlev.stage.wardNurse, threadId)))
    expect(answered.lettersByTime).toMatchObject([
      { activity: 'new', isMine: true },
      {
        activity: 'reply',
        from: { name: 'Hjemmesygeplejen' },
        answers: sent.latest.letterId,
        isUnread: true,
      },
    ])
    expect(answered.parts.REC?.segments.map((one) => (one.kind === 'text' ? one.text : one.title))).toEqual([
      'Kan I se til såret i morgen?\nTak.',
      'Plan for sår',
      'Ja, vi kommer kl. 9.',
    ])
    // What was sent before comes again by name alone; here it still has its content.
    expect(answered.parts.REC?.segments[1]).toMatchObject({ state: 'file' })
    expect(answered.answerWanted).toBeNull()
    const standard = passed.map((text) => JSON.parse(text).entry[0].resource.eventCoding.code)
    expect(standard).toEqual(['care-communication-message', 'care-communication-message'])
  })

  test('both answer at the same time: each house shows the same thread, and what each answers', async () => {
    const { ward, home } = shells()
    const wish = {
      toUnitId: herlev.stage.nursing,
      category: 'discharge',
      attachments: [],
      answerWanted: null,
    } as const
    const { threadId } = must(
      await writeLetter(ward, herlev.stage.wardNurse, herlev.citizenId, {
        ...wish,
        text: 'Bruno skal hjem fredag.',
      }),
    )
    await work()
    later(1)
    const [here, there] = [
      must(await getThread(ward, at(herlev, herlev.stage.wardNurse, threadId))),
      must(await getThread(home, at(gladsaxe, gladsaxe.stage.homeNurse, threadId))),
    ]
    const plain = { attachments: [], answerWanted: null }
    must(
      await replyToThread(ward, at(herlev, herlev.stage.wardNurse, threadId), {
        ...plain,
        version: here.version,
        text: 'Ret: torsdag.',
      }),
    )
    must(
      await replyToThread(home, at(gladsaxe, gladsaxe.stage.homeNurse, threadId), {
        ...plain,
        version: there.version,
        text: 'Fredag passer.',
      }),
    )
    await work()
    const views = [
      must(await getThread(ward, at(herlev, herlev.stage.wardNurse, threadId))),
      must(await getThread(home, at(gladsaxe, gladsaxe.stage.homeNurse, threadId))),
    ]
    for (const view of views) {
      expect(view.parts.REC?.segments.map((one) => (one.kind === 'text' ? one.text : ''))).toEqual([
        'Bruno skal hjem fredag.',
        'Ret: torsdag.',
        'Fredag passer.',
      ])
      expect(view.lettersByTime.map(({ isParallel }) => isParallel)).toEqual([false, true, true])
    }
  })

  test('a thread is sent on with its files and its history to another house', async () => {
    const { ward } = shells()
    const first = must(await listCitizenThreads(ward, herlev.stage.wardNurse, herlev.citizenId)).threads.at(
      -1,
    )
    if (first === undefined) throw new Error('no thread')
    later(10)
    const forwarded = must(
      await forwardThread(ward, at(herlev, herlev.stage.wardNurse, first.threadId), {
        toUnitId: herlev.stage.nursing,
        text: 'Til orientering.',
        attachments: [],
        answerWanted: null,
      }),
    )
    await work()
    const { home } = shells()
    const arrived = must(await getThread(home, at(gladsaxe, gladsaxe.stage.homeNurse, forwarded.threadId)))
    expect(arrived.lettersByTime).toMatchObject([{ activity: 'forward' }])
    expect(arrived.parts.REC?.segments.map((one) => [one.kind, one.organisation])).toEqual([
      ['text', 'Medicinsk afsnit'],
      ['attachment', 'Medicinsk afsnit'],
      ['text', 'Hjemmesygeplejen'],
      ['text', 'Medicinsk afsnit'],
    ])
    expect(arrived.parts.REC?.segments[1]).toMatchObject({ state: 'file', title: 'Plan for sår' })
  })
})

describe('letters from a partner', () => {
  const partner = { ...numbers.ward, name: 'Medicinsk afsnit' }
  const wish = (more: Partial<CareCommunicationWish> = {}): CareCommunicationWish => ({
    version: 5,
    activity: 'new',
    letterId: randomUUID(),
    envelopeId: randomUUID(),
    threadId: randomUUID(),
    category: 'nursing',
    sentAt: instant('2026-06-02T07:00:00.000Z'),
    sender: partner,
    receiver: { ...numbers.nursing, name: 'Hjemmesygeplejen' },
    citizen: {
      numbers: [{ kind: 'cpr', value: bruno, system: cprSystem }],
      family: 'Elmer',
      given: ['Bruno', 'Test'],
    },
    text: {
      id: randomUUID(),
      author: { name: 'Mia Ek', role: { kind: 'text', text: 'Sygeplejerske' }, phone: '12345678' },
      text: 'Første brev',
    },
    ...more,
  })
  const printed = (facts: ReturnType<typeof composeCareCommunication>) =>
    Buffer.from(JSON.stringify(printCareCommunication(facts, () => randomUUID())))
  const textsOf = async (threadId: string) => {
    const view = must(await getThread(gladsaxe.house.shell, at(gladsaxe, gladsaxe.stage.homeNurse, threadId)))
    return view.parts.REC?.segments.map((one) => (one.kind === 'text' ? one.text : one.title))
  }

  test('an answer whose beginning never came opens a thread with all its texts; the beginning takes its place when it comes', async () => {
    const first = composeCareCommunication(wish())
    const before = carryInReply([{ ...first, attachments: [] }])
    if (before === undefined) throw new Error('nothing to answer')
    const answer = composeCareCommunication(
      wish({
        activity: 'reply',
        threadId: first.threadId,
        sentAt: instant('2026-06-02T07:30:00.000Z'),
        text: { ...wish().text, text: 'Og et til' },
        before,
      }),
    )
    expect((await deliver(gladsaxe, printed(answer))).statusCode).toBe(200)
    await gladsaxe.house.settle()
    expect(await textsOf(first.threadId)).toEqual(['Første brev', 'Og et til'])
    await deliver(gladsaxe, printed(first))
    await gladsaxe.house.settle()
    expect(await textsOf(first.threadId)).toEqual(['Første brev', 'Og et til'])
    const view = must(
      await getThread(gladsaxe.house.shell, at(gladsaxe, gladsaxe.stage.homeNurse, first.threadId)),
    )
    expect(view.lettersByTime.map(({ activity, isLate }) => [activity, isLate])).toEqual([
      ['new', true],
      ['reply', false],
    ])
  })

  test('the answer to a letter of an older format names it with its sender, since its number counts for that sender only', async () => {
    const { citizen: _, attachments: __, ...facts } = composeCareCommunication(wish({ letterId: '12345' }))
    const { house, stage, citizenId } = gladsaxe
    await publish(house.shell, [
      {
        type: 'care-communication-received',
        citizenId,
        occurredAt: house.clock.now(),
        data: {
          messageId: randomUUID(),
          communication: { ...facts, version: 'older', isDeceased: false, attachments: [] },
          receiverUnitId: stage.nursing,
          senderUnitId: stage.ward,
        },
      },
    ])
    await house.settle()
    const place = at(gladsaxe, stage.homeNurse, facts.threadId)
    const { version } = must(await getThread(house.shell, place))
    const text = 'Det gør vi.'
    must(await replyToThread(house.shell, place, { version, text, attachments: [], answerWanted: null }))
    await work()
    expect(passed.at(-1)).toContain(`${numbers.ward.gln}#12345`)
  })

  test('a sender who is not registered here is known before anybody writes an answer; once registered the answer goes back by the mailbox', async () => {
    const { house, stage } = gladsaxe
    const stranger = { sor: '990000000000044', gln: '5790000999033' }
    const letter = composeCareCommunication(wish({ sender: { ...stranger, name: 'Klinikken ved Åen' } }))
    expect((await deliver(gladsaxe, printed(letter))).statusCode).toBe(200)
    await house.settle()
    const place = at(gladsaxe, stage.homeNurse, letter.threadId)
    const replyOf = async () => must(await getThread(house.shell, place)).actions.reply
    const seen = must(await getThread(house.shell, place))
    expect(seen.actions.reply).toEqual({ may: false, because: 'correspondence-receiver-unregistered' })
    // The number to phone stands in the letter.
    expect(seen.parts.REC?.segments[0]?.author.phone).toBe('12345678')

    const clinic = must(
      await registerUnit(house.shell, {
        kind: 'practice',
        name: 'Klinikken ved Åen',
        municipalityCode: '0159',
        validFrom: since,
        ...stranger,
      }),
    )
    house.clock.advance({ minutes: 1 })
    expect(await replyOf()).toEqual({ may: false, because: 'correspondence-no-way-there' })
    must(
      await registerMailbox(house.shell, {
        gln: stranger.gln,
        adapter: 'memory',
        address: 'clinic',
        envelope: 'none',
        takes: [{ standard: 'care-communication', version: '5.0', format: 'json' }],
        by: 'test',
      }),
    )
    expect(await replyOf()).toEqual({ may: true, because: null })
    const { version } = must(await getThread(house.shell, place))
    const text = 'Det gør vi.'
    const answered = must(
      await replyToThread(house.shell, place, { version, text, attachments: [], answerWanted: null }),
    )
    expect(answered.latest.to).toMatchObject({ unitId: clinic.id, name: 'Klinikken ved Åen' })
  })

  test('a letter that comes twice, and an event told twice, change nothing', async () => {
    const facts = composeCareCommunication(wish())
    await deliver(gladsaxe, printed(facts))
    await deliver(gladsaxe, printed({ ...facts, envelopeId: randomUUID() }))
    await gladsaxe.house.settle()
    const { count } = await gladsaxe.house.db.one<{ count: number }>(sql`
      select count(*)::integer as count from correspondence.thread_events where thread_id = ${facts.threadId}`)
    expect(count).toBe(1)
  })

  test('the person who wrote is whom the answer is for; the episode comes back with it', async () => {
    const episodeId = `https://sor2.sum.dsdn.dk/#id=${numbers.ward.sor}|${randomUUID()}`
    const facts = composeCareCommunication(
      wish({ episodeId, specificSender: { kind: 'team', name: 'Sårambulatoriet' } }),
    )
    await deliver(gladsaxe, printed(facts))
    await gladsaxe.house.settle()
    const { homeNurse } = gladsaxe.stage
    const place = at(gladsaxe, homeNurse, facts.threadId)
    const { version } = must(await getThread(gladsaxe.house.shell, place))
    const answered = must(
      await replyToThread(gladsaxe.house.shell, place, {
        version,
        text: 'Tak.',
        attachments: [],
        answerWanted: null,
      }),
    )
    expect(answered.lettersByTime.at(-1)?.specificRecipient).toMatchObject({ name: 'Sårambulatoriet' })
    passed.length = 0
    await work()
    expect(passed.join()).toContain(episodeId.split('|')[1])
    expect(passed.join()).toContain('Sårambulatoriet')
  })

  test('a letter of a thousand files is read once, not once for each', async () => {
    const attachments = Array.from({ length: 1_000 }, (_, place) => ({
      id: randomUUID(),
      title: `Bilag ${place}`,
      contentType: 'application/pdf' as const,
      data: pdf.toString('base64'),
    }))
    const facts = composeCareCommunication(wish({ attachments }))
    await deliver(gladsaxe, printed(facts))
    const started = performance.now()
    await gladsaxe.house.settle()
    expect(performance.now() - started).toBeLessThan(10_000)
    const place = at(gladsaxe, gladsaxe.stage.homeNurse, facts.threadId)
    const { parts } = must(await getThread(gladsaxe.house.shell, place))
    expect(parts.REC?.segments.filter(({ kind }) => kind === 'attachment')).toHaveLength(1_000)
  })

  test('a file that is not what its sender calls it is told as such, and given as nothing in particular', async () => {
    const facts = composeCareCommunication(
      wish({
        attachments: [
          {
            id: randomUUID(),
            title: 'Billede',
            contentType: 'image/jpeg',
            data: Buffer.from('<html>hej</html>').toString('base64'),
          },
          { id: randomUUID(), title: 'Vejledning', url: 'https://example.org/vejledning' },
        ],
      }),
    )
    await deliver(gladsaxe, printed(facts))
    await gladsaxe.house.settle()
    const place = at(gladsaxe, gladsaxe.stage.homeNurse, facts.threadId)
    const { parts } = must(await getThread(gladsaxe.house.shell, place))
    // Written in one moment, they stand by their ids, which are by chance.
    const found = (parts.REC?.segments.filter(({ kind }) => kind === 'attachment') ?? []).toSorted((a) =>
      a.kind === 'attachment' && a.state === 'file' ? -1 : 1,
    )
    expect(found).toMatchObject([
      { state: 'file', isMislabelled: true, contentType: 'application/octet-stream' },
      { state: 'link', url: 'https://example.org/vejledning' },
    ])
    const file = must(await downloadAttachment(gladsaxe.house.shell, place, found[0]?.segmentId ?? ''))
    expect(file.REC).toMatchObject({ fileName: 'Billede.bin', contentType: 'application/octet-stream' })
    expect(await downloadAttachment(gladsaxe.house.shell, place, found[1]?.segmentId ?? '')).toMatchObject({
      refusal: { code: 'attachment-has-no-content' },
    })
  })
})

test('a letter that cannot be delivered is shown as failed to whoever wrote it', async () => {
  const { ward } = shells()
  receiveInMemory('gladsaxe', () => ({ outcome: { kind: 'turned-away', status: 410 } }))
  later(60)
  const { threadId } = must(
    await writeLetter(ward, herlev.stage.wardNurse, herlev.citizenId, {
      toUnitId: herlev.stage.nursing,
      category: 'medicine',
      text: 'Husk ny medicinliste.',
      attachments: [],
      answerWanted: null,
    }),
  )
  await work()
  const { latest } = must(await getThread(ward, at(herlev, herlev.stage.wardNurse, threadId)))
  expect(latest.delivery).toMatchObject({
    state: 'failed',
    reason: { da: 'Brevet kunne ikke afleveres hos modtageren.' },
  })
  expect(must(await countInbox(ward, herlev.stage.wardNurse, undefined)).failed).toBe(1)

  // The message desk deals with it: whoever wrote it reads so, and not that it is still being looked at.
  await publish(ward, [
    {
      type: 'letter-closed',
      citizenId: herlev.citizenId,
      occurredAt: herlev.house.clock.now(),
      data: { askedBy: 'correspondence', key: latest.letterId, hasFailed: true, forwardedAs: null },
    },
  ])
  await herlev.house.settle()
  const after = must(await getThread(ward, at(herlev, herlev.stage.wardNurse, threadId)))
  expect(after.latest.delivery.reason?.da).toMatch(/^Beskedvagten har lukket brevet/)

  // Sent on to another receiver: how that one fares is told too, and never that the first has it.
  const hear = async (type: 'letter-acknowledged' | 'letter-failed') => {
    const instead = { askedBy: 'correspondence', key: latest.letterId }
    const data = { askedBy: 'message', key: 'instead', instead, reason: 'unanswered', hasFailed: true }
    await publish(ward, [{ type, citizenId: herlev.citizenId, occurredAt: herlev.house.clock.now(), data }])
    await herlev.house.settle()
    return must(await getThread(ward, at(herlev, herlev.stage.wardNurse, threadId))).latest.delivery
  }
  expect(await hear('letter-failed')).toMatchObject({
    state: 'failed',
    reason: { da: expect.stringContaining('heller ikke kommet frem') },
  })
  expect(await hear('letter-acknowledged')).toMatchObject({
    state: 'failed',
    reason: { da: expect.stringContaining('en anden modtager, som har fået det') },
  })
})
