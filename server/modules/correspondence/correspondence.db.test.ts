import sharp from 'sharp'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { CitizenActor, ProfessionalActor } from '../../../contract/actor.ts'
import type { CorrespondenceDraft } from '../../../contract/correspondence.ts'
import { localReplacementSystem } from '../../../kernel/cpr.ts'
import type { CitizenId, OrganisationId } from '../../../kernel/ids.ts'
import { ok } from '../../../kernel/result.ts'
import { openTestHouse, type TestHouse } from '../../../test/support/shell.ts'
import { must } from '../../../test/support/task-stage.ts'
import { identifier, sql } from '../../platform/db/sql.ts'
import type { DeliveredEvent } from '../../platform/outbox.ts'
import { recordConsent, recordRelation, setMyBlock } from '../access/index.ts'
import { taskModule } from '../task/index.ts'
import { boxesOf } from './domain/box.ts'
import type { ThreadEvent } from './domain/event.ts'
import type { ThreadId } from './domain/letter.ts'
import { fold } from './domain/thread.ts'
import { admit, type CorrespondenceStage, setCorrespondenceStage } from './house-for-tests.ts'
import { rowOf } from './keep.ts'
import { downloadAttachment, uploadAttachment } from './use-cases/attach.ts'
import { clearAnswer, markRead, markUnread, wantAnswer } from './use-cases/change-marks.ts'
import { getThread } from './use-cases/get-thread.ts'
import { dropDraft, listDrafts, saveDraft } from './use-cases/keep-draft.ts'
import { listCitizenThreads } from './use-cases/list-citizen-threads.ts'
import { countInbox, listInbox } from './use-cases/list-inbox.ts'
import { listReceivers } from './use-cases/list-receivers.ts'
import { dropOldUploads, tellOverdue } from './use-cases/sweep.ts'
import { forwardThread, type NewLetter, replyToThread, writeLetter } from './use-cases/write-letter.ts'

let house: TestHouse
let stage: CorrespondenceStage
let citizenId: CitizenId
let citizen: CitizenActor
let count = 0
let told: DeliveredEvent[] = []

beforeAll(async () => {
  house = await openTestHouse({
    listeners: [
      ...(taskModule.listeners ?? []),
      {
        name: 'test.hear',
        on: ['correspondence-received', 'correspondence-sent', 'correspondence-answer-overdue'],
        async handle(_, events) {
          told.push(...(events as readonly DeliveredEvent[]))
        },
      },
    ],
  })
  stage = await setCorrespondenceStage(house.shell)
})
afterAll(() => house.close())

beforeEach(async () => {
  await house.settle()
  told = []
  count += 1
  house.clock.set('2026-06-02T08:00:00Z')
  // Replacement numbers are never anybody's CPR number.
  const number = `${String(count).padStart(2, '0')}01450VK1`
  ;({ citizenId, citizen } = await admit(house.shell, stage, { number, system: localReplacementSystem }))
})

const text = 'Kan I se til såret i morgen?\nTak.'
const letter = (more: Partial<NewLetter> = {}): NewLetter => ({
  toUnitId: stage.nursing,
  category: 'nursing',
  topic: 'Sårpleje',
  text,
  attachments: [],
  answerWanted: null,
  ...more,
})
const plain = { text: 'Ja, vi kommer kl. 9.', attachments: [], answerWanted: null } as const

async function written(more: Partial<NewLetter> = {}) {
  return must(await writeLetter(house.shell, stage.wardNurse, citizenId, letter(more)))
}
const on = (actor: ProfessionalActor, threadId: string) => ({
  actor,
  citizenId,
  threadId: threadId as ThreadId,
})
const inbox = async (actor: ProfessionalActor, show: 'unread' | 'needs-answer' | 'sent' | 'all' = 'unread') =>
  must(await listInbox(house.shell, actor, { show, limit: 50 })).threads.filter(
    (row) => row.citizenId === citizenId,
  )

const block = (unitId: OrganisationId) =>
  house.shell.transaction((shell) =>
    setMyBlock(shell, citizen, { aim: { target: 'unit', unitId }, doesKeepAlerts: false }),
  )

describe('a letter between two units of ours', () => {
  test('lies in the receiver’s inbox at once, who may open it though they knew nothing of the citizen before', async () => {
    expect(await getThread(house.shell, on(stage.homeNurse, crypto.randomUUID()))).toMatchObject({
      refusal: { code: 'no-relation' },
    })
    const sent = await written()
    expect(sent.lettersByTime).toMatchObject([
      {
        from: { name: 'Medicinsk afsnit' },
        to: { name: 'Hjemmesygeplejen' },
        delivery: { state: 'inside' },
        isMine: true,
      },
    ])
    expect(await inbox(stage.homeNurse)).toMatchObject([
      {
        unread: 1,
        name: 'Bruno Test Elmer',
        latest: { from: { name: 'Medicinsk afsnit' }, activity: 'new' },
        parts: {
          REC: { topic: 'Sårpleje', excerpt: 'Kan I se til såret i morgen? Tak.' },
          PSY: null,
          SOC: null,
        },
      },
    ])
    const read = must(await getThread(house.shell, on(stage.homeNurse, sent.threadId)))
    expect(read.parts.REC?.segments).toMatchObject([
      {
        kind: 'text',
        text,
        isUnread: true,
        author: { name: 'Wanda Ward', role: 'Sygeplejerske på afsnit', phone: '38 68 00 01' },
      },
    ])
    await house.settle()
    expect(told.map(({ type, data }) => [type, (data as { unitId: string }).unitId])).toEqual([
      ['correspondence-sent', stage.ward],
      ['correspondence-received', stage.nursing],
    ])
  })

  test('is answered by the other side, and marked read for the unit that answers', async () => {
    const { threadId } = await written()
    const seen = must(await getThread(house.shell, on(stage.homeNurse, threadId)))
    const answered = must(
      await replyToThread(house.shell, on(stage.homeNurse, threadId), { ...plain, version: seen.version }),
    )
    expect(answered.lettersByTime).toMatchObject([
      { readBy: [{ name: 'Hanne Hjemme' }] },
      { activity: 'reply', answers: seen.lettersByTime[0]?.letterId, to: { name: 'Medicinsk afsnit' } },
    ])
    expect(await inbox(stage.homeNurse)).toEqual([])
    expect(await inbox(stage.wardNurse)).toMatchObject([{ unread: 1, latest: { activity: 'reply' } }])
  })

  test('is not answered unseen when something newer has come', async () => {
    const { threadId, version } = await written()
    must(await replyToThread(house.shell, on(stage.homeNurse, threadId), { ...plain, version }))
    expect(
      await replyToThread(house.shell, on(stage.homeNurse, threadId), { ...plain, version }),
    ).toMatchObject({
      refusal: { code: 'thread-changed-meanwhile' },
    })
  })

  test('an own letter can be followed by another to the same receiver', async () => {
    const { threadId, version } = await written()
    const more = must(
      await replyToThread(house.shell, on(stage.wardNurse, threadId), {
        ...plain,
        text: 'Og en ting mere.',
        version,
      }),
    )
    expect(more.lettersByTime.map(({ to, activity }) => [to.name, activity])).toEqual([
      ['Hjemmesygeplejen', 'new'],
      ['Hjemmesygeplejen', 'reply'],
    ])
  })

  test('is told to the citizen, who reads it all and changes nothing', async () => {
    const { threadId } = await written()
    const own = must(await listCitizenThreads(house.shell, citizen, citizenId))
    expect(own).toMatchObject({
      threads: [{ threadId, parts: { REC: { topic: 'Sårpleje' } } }],
      mayWrite: { may: false },
    })
    const read = must(
      await getThread(house.shell, { actor: citizen, citizenId, threadId: threadId as ThreadId }),
    )
    expect(read.parts.REC?.segments).toMatchObject([{ text }])
    expect(Object.values(read.actions).every(({ may }) => !may)).toBe(true)
  })
})

describe('a thread sent on', () => {
  test('goes as a thread of its own with all that was written; the old one lives on, and an answer comes to whoever sent it on', async () => {
    const { threadId } = await written()
    const forwarded = must(
      await forwardThread(house.shell, on(stage.homeNurse, threadId), {
        ...plain,
        text: 'Kan I tage den i aften?',
        toUnitId: stage.evening,
      }),
    )
    expect(forwarded.threadId).not.toBe(threadId)
    expect(forwarded.forwardedFrom).toBe(threadId)
    expect(forwarded.parts.REC?.segments).toMatchObject([
      { text, organisation: 'Medicinsk afsnit', letterId: null },
      { text: 'Kan I tage den i aften?', organisation: 'Hjemmesygeplejen' },
    ])
    const { threadId: newThread, version } = forwarded
    const answered = must(
      await replyToThread(house.shell, on(stage.eveningNurse, newThread), { ...plain, version }),
    )
    expect(answered.lettersByTime.at(-1)?.to.name).toBe('Hjemmesygeplejen')
    expect(must(await getThread(house.shell, on(stage.wardNurse, threadId))).letters).toBe(1)
  })

  test('needs something to send on', async () => {
    const { threadId } = await written()
    const wish = { ...plain, toUnitId: stage.evening, letterIds: [] }
    expect(await forwardThread(house.shell, on(stage.homeNurse, threadId), wish)).toMatchObject({
      refusal: { code: 'correspondence-no-segment-chosen' },
    })
  })
})

describe('who may write to whom', () => {
  test('a letter is a disclosure: where no rule lets it be told, it is not sent and nobody gets a tie by it', async () => {
    const wish = letter({ toUnitId: stage.assessment })
    expect(await writeLetter(house.shell, stage.wardNurse, citizenId, wish)).toMatchObject({
      refusal: { code: 'correspondence-may-not-be-told' },
    })
    expect(await inbox(stage.assessor)).toEqual([])
  })

  test('ward, own doctor and home nursing may tell each other in a current course', async () => {
    must(await writeLetter(house.shell, stage.wardNurse, citizenId, letter({ toUnitId: stage.practice })))
    must(await writeLetter(house.shell, stage.doctor, citizenId, letter()))
    must(await writeLetter(house.shell, stage.homeNurse, citizenId, letter({ toUnitId: stage.practice })))
    must(await writeLetter(house.shell, stage.homeNurse, citizenId, letter({ toUnitId: stage.ward })))
  })

  test('what no rule of its own opens, the citizen’s written consent does', async () => {
    must(
      await recordConsent(house.shell, citizen, citizenId, {
        receiver: async () => ok({ kind: 'unit', unitId: stage.assessment, name: 'Visitationen' } as const),
        purpose: 'other-purpose',
        dataKinds: ['REC', 'ID'],
        form: 'written',
        givenBy: 'citizen',
        note: '',
      }),
    )
    const wish = letter({ toUnitId: stage.assessment })
    expect(must(await writeLetter(house.shell, stage.wardNurse, citizenId, wish)).latest.to.name).toBe(
      'Visitationen',
    )
  })

  test('a block stops the letter; which of law and citizen said no is not told', async () => {
    must(await block(stage.nursing))
    expect(await writeLetter(house.shell, stage.wardNurse, citizenId, letter())).toMatchObject({
      refusal: { code: 'correspondence-may-not-be-told' },
    })
  })

  test('a block that comes later leaves the row, so that somebody has it, without what it says or with whom', async () => {
    const { threadId } = await written()
    must(await block(stage.nursing))
    expect(await inbox(stage.homeNurse)).toMatchObject([
      {
        isBlocked: true,
        name: null,
        parts: { REC: null, PSY: null, SOC: null },
        latest: { from: { name: '' } },
      },
    ])
    expect(await getThread(house.shell, on(stage.homeNurse, threadId))).toMatchObject({
      refusal: { code: 'blocked-by-citizen' },
    })
  })

  test('a secretary reads and does not write; somebody without a tie does neither', async () => {
    const { threadId } = await written()
    expect(await writeLetter(house.shell, stage.wardSecretary, citizenId, letter())).toMatchObject({
      ok: false,
    })
    expect(await listCitizenThreads(house.shell, stage.eveningNurse, citizenId)).toMatchObject({
      refusal: { code: 'no-relation' },
    })
    expect(await getThread(house.shell, on(stage.eveningNurse, threadId))).toMatchObject({
      refusal: { code: 'no-relation' },
    })
  })

  test('a psychiatric letter is read as the psychiatric record: outside psychiatry with a reason', async () => {
    const wish = letter({ category: 'psychiatry-social-disability', toUnitId: stage.practice })
    expect(await writeLetter(house.shell, stage.wardNurse, citizenId, wish)).toMatchObject({ ok: false })
    const reason = 'Borgeren bad os skrive til lægen om sin behandling.'
    const { threadId } = must(await writeLetter(house.shell, stage.wardNurse, citizenId, { ...wish, reason }))
    expect(await inbox(stage.doctor)).toMatchObject([{ withheld: true, parts: { REC: null, PSY: null } }])
    expect(must(await getThread(house.shell, on(stage.doctor, threadId))).parts.PSY).toBeNull()
    const opened = must(await getThread(house.shell, { ...on(stage.doctor, threadId), reason }))
    expect(opened.parts.PSY?.segments).toMatchObject([{ text }])
    // Calling it something milder opens no other way for what it carries.
    for (const category of ['psychiatry-social-disability', 'nursing'])
      expect(
        await replyToThread(house.shell, on(stage.doctor, threadId), {
          ...plain,
          category,
          reason: 'Til orientering',
          version: opened.version,
        }),
      ).toMatchObject({ refusal: { code: 'correspondence-may-not-be-told' } })
  })

  test('category, topic and priority are those of the standard, and it is signed with a phone', async () => {
    const refusals = await Promise.all(
      [
        letter({ category: 'gossip' }),
        letter({ category: 'other', topic: undefined }),
        letter({ priority: 'asap' }),
        letter({ toUnitId: stage.ward }),
        letter({ toUnitId: crypto.randomUUID() as never }),
        letter({ fromUnitId: stage.nursing }),
        letter({ attachments: [{ attachmentId: crypto.randomUUID(), title: 'Sår' }] }),
        letter({ answerWanted: { dueAt: '2026-06-01T08:00:00.000Z' } }),
      ].map((wish) =>
        writeLetter(house.shell, stage.wardNurse, citizenId, { ...wish, reason: 'Skrevet for at prøve' }),
      ),
    )
    expect(refusals.map((one) => (one.ok ? 'ok' : one.refusal.code))).toEqual([
      'correspondence-category-unknown',
      'correspondence-topic-missing',
      'correspondence-priority-not-for-category',
      'correspondence-receiver-is-sender',
      'correspondence-receiver-unknown',
      'correspondence-unit-not-yours',
      'attachment-unknown',
      'answer-due-in-the-past',
    ])
  })

  test('receivers are suggested, each with how it is reached and whether it may be told', async () => {
    const { receivers } = must(await listReceivers(house.shell, stage.wardNurse, citizenId, {}))
    expect(receivers.map(({ name, because, way, mayBeTold }) => [name, because, way, mayBeTold])).toEqual([
      ['Hjemmesygeplejen', 'home-nursing', 'inside', true],
      ['Lægerne Torvet', 'own-doctor', 'inside', true],
    ])
    const found = must(await listReceivers(house.shell, stage.wardNurse, citizenId, { search: 'visitation' }))
    expect(found.receivers).toMatchObject([{ name: 'Visitationen', mayBeTold: false }])
  })
})

describe('an answer that is wanted', () => {
  const tasks = () =>
    house.db.query<{ task: string }>(sql`
      select service_code || ' ' || status as task
      from task.tasks
      where citizen_id = ${citizenId}
      order by opened_at`)

  test('is due by the setting of the receiver’s kind of place; when it is late the unit gets a task, which ends with the answer', async () => {
    const { threadId, answerWanted } = await written({ answerWanted: 'by-setting' })
    expect(answerWanted).toMatchObject({
      byUnitId: stage.nursing,
      dueAt: '2026-06-03T00:00:00.000Z',
      basis: 'setting',
    })
    expect(await inbox(stage.homeNurse, 'needs-answer')).toMatchObject([
      { answerWanted: { isOverdue: false } },
    ])
    await tellOverdue(house.shell)
    house.clock.set('2026-06-03T00:01:00Z')
    await tellOverdue(house.shell)
    await tellOverdue(house.shell)
    await house.settle()
    expect(await tasks()).toEqual([{ task: 'answer-correspondence open' }])
    expect(told.filter(({ type }) => type === 'correspondence-answer-overdue')).toHaveLength(1)
    expect(must(await countInbox(house.shell, stage.homeNurse, undefined)).overdue).toBeGreaterThan(0)
    const { version } = must(await getThread(house.shell, on(stage.homeNurse, threadId)))
    must(await replyToThread(house.shell, on(stage.homeNurse, threadId), { ...plain, version }))
    await house.settle()
    expect(await tasks()).toEqual([{ task: 'answer-correspondence completed' }])
  })

  test('can be asked for and taken back by whoever reads it', async () => {
    const { threadId } = await written()
    const wanted = must(
      await wantAnswer(house.shell, on(stage.homeNurse, threadId), '2026-06-04T10:00:00.000Z'),
    )
    expect(wanted.answerWanted).toMatchObject({ byUnitId: stage.nursing, basis: 'person' })
    expect(
      must(await clearAnswer(house.shell, on(stage.homeNurse, threadId), 'Talt sammen')).answerWanted,
    ).toBeNull()
    expect(await clearAnswer(house.shell, on(stage.homeNurse, threadId), '')).toMatchObject({
      refusal: { code: 'no-answer-wanted' },
    })
  })
})

describe('marks', () => {
  test('reading is a unit’s, as far as was seen; it can be made unread, and says when it has lain for a day', async () => {
    const { threadId, version } = await written()
    expect(must(await markRead(house.shell, on(stage.homeNurse, threadId), version)).unread).toBe(0)
    expect(await markRead(house.shell, on(stage.homeNurse, threadId), version)).toMatchObject({
      refusal: { code: 'thread-nothing-unread' },
    })
    must(await markUnread(house.shell, on(stage.homeNurse, threadId)))
    house.clock.set('2026-06-03T08:01:00Z')
    expect(await inbox(stage.homeNurse)).toMatchObject([{ unread: 1, isUnreadLong: true }])
  })

  test('what was read and needs no answer leaves the inbox when the tie it gave has ended, thirty days later', async () => {
    const { threadId, version } = await written()
    must(await markRead(house.shell, on(stage.homeNurse, threadId), version))
    house.clock.set('2026-07-02T07:59:00Z')
    expect(await inbox(stage.homeNurse, 'all')).toHaveLength(1)
    house.clock.set('2026-07-02T08:01:00Z')
    expect(await inbox(stage.homeNurse, 'all')).toEqual([])
    expect(await getThread(house.shell, on(stage.homeNurse, threadId))).toMatchObject({ ok: false })
  })

  test('what a unit has sent is listed as long as it may see the citizen; writing is no tie', async () => {
    await written()
    expect(await inbox(stage.wardNurse, 'sent')).toMatchObject([{ latest: { isMine: true } }])
    expect(await inbox(stage.wardNurse, 'all')).toHaveLength(1)
    expect(await inbox(stage.wardNurse, 'unread')).toEqual([])
    const ties = await house.db.query(sql`
      select from access.relations
      where citizen_id = ${citizenId} and unit_id = ${stage.ward} and kind = 'referral'`)
    expect(ties).toEqual([])
  })
})

describe('attachments', () => {
  const picture = () =>
    sharp({ create: { width: 12, height: 9, channels: 3, background: '#933' } })
      .withExif({ IFD0: { Artist: 'Kamera' } })
      .jpeg()
      .toBuffer()
  const upload = async (bytes: Buffer, fileName = 'Sår på hæl.png') =>
    uploadAttachment(house.shell, stage.wardNurse, citizenId, { fileName, base64: bytes.toString('base64') })

  test('a picture is drawn anew, named by what it is, and fetched by the receiver and the citizen', async () => {
    const { attachmentId, title, contentType, isCleaned } = must(await upload(await picture()))
    expect({ title, contentType, isCleaned }).toEqual({
      title: 'Sår på hæl',
      contentType: 'image/jpeg',
      isCleaned: true,
    })
    const { threadId, parts } = await written({ attachments: [{ attachmentId, title }] })
    const segment = parts.REC?.segments.find(({ kind }) => kind === 'attachment')
    expect(segment).toMatchObject({ title: 'Sår på hæl', state: 'file', contentType: 'image/jpeg' })
    for (const actor of [stage.homeNurse, citizen]) {
      const file = must(
        await downloadAttachment(
          house.shell,
          { actor, citizenId, threadId: threadId as ThreadId },
          segment?.segmentId ?? '',
        ),
      )
      expect(file.REC).toMatchObject({ fileName: 'Sår på hæl.jpg', contentType: 'image/jpeg' })
      expect(Buffer.from(file.REC?.bytes ?? []).includes('Kamera')).toBe(false)
    }
  })

  test('of a colleague are not mine to send; what nobody sends is gone after a week', async () => {
    const { attachmentId, title } = must(await upload(await picture()))
    await recordRelation(house.shell, {
      citizenId,
      unitId: stage.evening,
      kind: 'care',
      sourceId: crypto.randomUUID(),
      from: house.clock.now(),
    })
    const wish = letter({ toUnitId: stage.ward, attachments: [{ attachmentId, title }] })
    expect(await writeLetter(house.shell, stage.eveningNurse, citizenId, wish)).toMatchObject({
      refusal: { code: 'attachment-unknown' },
    })
    house.clock.set('2026-06-10T08:00:00Z')
    await dropOldUploads(house.shell)
    expect(
      await writeLetter(
        house.shell,
        stage.wardNurse,
        citizenId,
        letter({ attachments: [{ attachmentId, title }] }),
      ),
    ).toMatchObject({ refusal: { code: 'attachment-unknown' } })
  })

  test('a web page called a picture is refused', async () => {
    expect(await upload(Buffer.from('<html><script>1</script></html>'), 'sår.jpg')).toMatchObject({
      refusal: { code: 'attachment-type-not-taken' },
    })
  })
})

describe('a draft', () => {
  const draft: CorrespondenceDraft = {
    deed: 'write',
    toUnitId: null,
    category: 'nursing',
    topic: null,
    priority: null,
    text: 'Kan I',
    phone: null,
    attachments: [],
  }

  test('is kept for its writer alone, and gone when it is thrown away', async () => {
    const place = on(stage.wardNurse, crypto.randomUUID())
    must(await saveDraft(house.shell, place, draft as never))
    must(await saveDraft(house.shell, place, { ...draft, text: 'Kan I se' } as never))
    expect(must(await listDrafts(house.shell, stage.wardNurse, citizenId)).drafts).toMatchObject([
      { threadId: place.threadId, parts: { REC: { text: 'Kan I se' } } },
    ])
    await written()
    expect(must(await listDrafts(house.shell, stage.homeNurse, citizenId)).drafts).toEqual([])
    expect(must(await dropDraft(house.shell, place))).toEqual({ wasThere: true })
  })

  test('of an answer is gone when the answer is sent', async () => {
    const { threadId, version } = await written()
    const place = on(stage.homeNurse, threadId)
    must(await saveDraft(house.shell, place, { ...draft, deed: 'reply' } as never))
    must(await saveDraft(house.shell, place, { ...draft, deed: 'forward', text: 'Til jer også' } as never))
    const begun = must(await getThread(house.shell, place))
    expect(begun.replyDraft.REC).toMatchObject({ text: 'Kan I' })
    expect(begun.forwardDraft.REC).toMatchObject({ text: 'Til jer også' })
    const answered = must(await replyToThread(house.shell, place, { ...plain, version }))
    expect(answered.replyDraft.REC).toBeNull()
    expect(answered.forwardDraft.REC).toMatchObject({ text: 'Til jer også' })
    expect(must(await dropDraft(house.shell, place, 'reply'))).toEqual({ wasThere: false })
    expect(must(await dropDraft(house.shell, place, 'forward'))).toEqual({ wasThere: true })
  })
})

describe('what is kept', () => {
  test('the rows for lists are what the events add up to', async () => {
    const { threadId, version } = await written({ answerWanted: 'by-setting' })
    must(await replyToThread(house.shell, on(stage.homeNurse, threadId), { ...plain, version }))
    const rows = await house.db.query<{ citizenId: CitizenId; threadId: ThreadId; data: ThreadEvent }>(sql`
      select citizen_id as "citizenId", thread_id as "threadId", data
      from correspondence.thread_events
      order by citizen_id, thread_id, sequence`)
    const histories = Map.groupBy(rows, (row) => `${row.citizenId} ${row.threadId}`)
    expect(histories.size).toBeGreaterThan(10)
    for (const [, events] of histories) {
      const [first] = events
      if (first === undefined) continue
      const thread = fold(events.map(({ data }) => data))
      const saved = await house.db.one(sql`
        select citizen_id as "citizenId", id as "threadId", kind, category, latest_at as "latestAt", letters,
          answer_due_at as "answerDueAt", is_answer_told as "isAnswerTold", version
        from correspondence.threads
        where citizen_id = ${first.citizenId} and id = ${first.threadId}`)
      expect(saved).toEqual(rowOf({ citizenId: first.citizenId, threadId: first.threadId }, thread))
      const boxes = await house.db.query<{ unitId: string }>(sql`
        select unit_id as "unitId", is_receiver as "isReceiver", has_sent as "hasSent", unread,
          unread_since as "unreadSince", answer_due_at as "answerDueAt", has_failed as "hasFailed",
          latest_at as "latestAt", tied_from as "tiedFrom", tied_until as "tiedUntil"
        from correspondence.boxes
        where citizen_id = ${first.citizenId} and thread_id = ${first.threadId}
        order by unit_id`)
      expect(boxes).toEqual(boxesOf(thread).toSorted((a, b) => (a.unitId < b.unitId ? -1 : 1)))
    }
  })

  test('what was written, sent and attached is never changed or removed', async () => {
    for (const table of ['thread_events', 'letters', 'files'])
      for (const attempt of [
        sql`delete from ${identifier(`correspondence.${table}`)}`,
        sql`update ${identifier(`correspondence.${table}`)} set citizen_id = citizen_id`,
      ])
        await expect(house.db.execute(attempt)).rejects.toMatchObject({ code: '42501' })
  })
})
