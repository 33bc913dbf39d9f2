import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { at, file, kept, letter, nurse, nursing, partner, text, threads, ward } from './arbitrary.ts'
import { boxesOf } from './box.ts'
import type { ThreadEvent } from './event.ts'
import type { Letter, LetterId } from './letter.ts'
import { barrierTo } from './may.ts'
import { answerGoesTo, fold, latestOf, type Thread } from './thread.ts'

function thread(...letters: readonly Letter[]): Thread {
  return fold(letters.map(kept))
}

/** All of a thread but what tells of the order in which its letters came. */
function asItReads({ letters, segments, kind }: Thread) {
  return { letters: letters.map(({ isLate: _, ...one }) => one), segments, kind }
}

const namesOf = ({ letters }: Thread) => letters.map(({ sentAs }) => sentAs)
const textsOf = ({ segments }: Thread) => segments.map(({ id }) => id)

describe('a thread, whatever order its letters come in', () => {
  test('reads the same for every order of arrival, and when every letter comes twice', () => {
    fc.assert(
      fc.property(threads, fc.array(fc.nat(), { minLength: 16, maxLength: 16 }), (letters, order) => {
        const first = thread(...letters)
        const shuffled = [...letters, ...letters]
          .map((one, index) => ({ one, key: (order[index] ?? 0) % 97 }))
          .toSorted((a, b) => a.key - b.key)
          .map(({ one }) => one)
        expect(asItReads(thread(...shuffled))).toEqual(asItReads(first))
      }),
      { numRuns: 300 },
    )
  })

  test('holds every text and file once, in the order of their times', () => {
    fc.assert(
      fc.property(threads, (letters) => {
        const { segments } = thread(...letters)
        const told = letters.flatMap((one) => [...one.segments, ...one.attachments].map(({ id }) => id))
        expect(segments.map(({ id }) => id).toSorted()).toEqual([...new Set(told)].toSorted())
        const times = segments.map(({ sentAt }) => sentAt)
        expect(times).toEqual(times.toSorted())
      }),
    )
  })

  test('a letter that comes late takes its place by its time and says that it is late', () => {
    const [a, b, c] = [letter('a', 0), letter('b', 10, { from: nursing }), letter('c', 20)]
    const late = thread(a, c, b)
    expect(namesOf(late)).toEqual(['a', 'b', 'c'])
    expect(late.letters.map(({ isLate }) => isLate)).toEqual([false, true, false])
  })

  test('an answer in a thread we have never heard of opens it with all its texts, and says who sent which', () => {
    const unseen = letter('a', 0, { from: partner, to: ward })
    const answer = letter('b', 10, { from: nursing, activity: 'reply', follows: 'a', carries: [unseen] })
    const opened = thread(answer)
    expect(textsOf(opened)).toEqual(['text-a', 'text-b'])
    expect(opened.segments.map(({ organisation }) => organisation?.name)).toEqual([
      'Aalborg Kommune',
      'Hjemmesygeplejen',
    ])
    expect(opened.letters[0]?.answers).toBeNull()
  })

  test('an earlier text that nobody has sent us is shown with the thread', () => {
    const a = letter('a', 0)
    const b = letter('b', 10, {
      from: nursing,
      segments: [text('unknown', 5, partner), text('text-b', 10, nursing)],
    })
    expect(textsOf(thread(a, b))).toEqual(['text-a', 'unknown', 'text-b'])
  })

  test('two answers to the same letter both stay and say what they answer; at the same time the starter stands first', () => {
    const a = letter('a', 0, { from: ward })
    const theirs = letter('b', 10, { from: nursing, activity: 'reply', follows: 'a' })
    const own = letter('c', 10, { from: ward, activity: 'reply', follows: 'a' })
    const parallel = thread(a, theirs, own)
    expect(namesOf(parallel)).toEqual(['a', 'c', 'b'])
    expect(parallel.letters.map(({ answers, isParallel }) => [answers, isParallel])).toEqual([
      [null, false],
      ['id-a', true],
      ['id-a', true],
    ])
  })

  test('a file that was sent again by name alone keeps its content', () => {
    const a = letter('a', 0, { attachments: [file('scan', 0)] })
    const b = letter('b', 10, { from: nursing, attachments: [file('scan', 0, false)] })
    for (const one of [thread(a, b), thread(b, a)])
      expect(one.segments).toMatchObject([{}, { file: { byteLength: 7 } }, {}])
  })

  test('is as strict as its strictest letter', () => {
    expect(thread(letter('a', 0), letter('b', 10)).kind).toBe('REC')
    expect(thread(letter('a', 0, { kind: 'PSY' }), letter('b', 10)).kind).toBe('PSY')
  })
})

describe('who may answer', () => {
  const units = (...ids: (string | null)[]) => ({ unitIds: ids as never[], mayWrite: true })

  test('the latest letter alone, to the other side; after an own letter to whom that went', () => {
    const theirs = thread(letter('a', 0, { from: ward, to: nursing }))
    expect(answerGoesTo(theirs, ['nursing' as never])?.to).toEqual(ward)
    expect(answerGoesTo(theirs, ['ward' as never])?.to).toEqual(nursing)
    expect(barrierTo('reply', theirs, units('nursing'))).toBeNull()
  })

  test('nobody who has no part in it, nobody who only looks, and nobody to an address we do not know', () => {
    const came = thread(letter('a', 0, { from: partner, to: nursing }))
    expect(barrierTo('reply', came, units('somebody'))).toBe('thread-of-others')
    expect(barrierTo('reply', came, { ...units('nursing'), mayWrite: false })).toBe(
      'correspondence-not-for-your-work',
    )
    expect(barrierTo('reply', came, units('nursing'))).toBe('correspondence-receiver-unregistered')
  })
})

describe('an answer that is wanted', () => {
  const wanted = (letterId: string, minute: number): ThreadEvent => ({
    type: 'answer-wanted',
    at: at(minute),
    letterId: letterId as LetterId,
    dueAt: at(100),
    basis: 'person',
    source: null,
    by: nurse,
  })
  const asked = [kept(letter('a', 0, { from: ward, to: nursing })), wanted('id-a', 1)]

  test('is the receiver’s to give, until they have', () => {
    expect(fold(asked).wish).toMatchObject({ by: nursing, to: ward, isInside: true, isTold: false })
    const answered = kept(letter('b', 10, { from: nursing, activity: 'reply', follows: 'a' }))
    expect(fold([...asked, answered]).wish).toBeNull()
  })

  test('is not given by one’s own reminder, nor by sending the thread on', () => {
    const reminder = kept(letter('b', 10, { from: ward, activity: 'reply', follows: 'a' }))
    expect(fold([...asked, reminder]).wish).not.toBeNull()
  })

  test('is not wanted any more when somebody says so, and can be wanted again', () => {
    const enough: ThreadEvent = { type: 'answer-not-wanted', at: at(2), reason: '', by: nurse }
    expect(fold([...asked, enough]).wish).toBeNull()
    expect(fold([...asked, enough, wanted('id-a', 3)]).wish).toMatchObject({ since: at(3) })
  })

  test('keeps the receiver tied to the citizen until it is given, then for thirty days', () => {
    const read: ThreadEvent = {
      type: 'read',
      at: at(5),
      unitId: 'nursing' as never,
      letterIds: ['id-a' as LetterId],
      by: nurse,
    }
    const box = (events: readonly ThreadEvent[]) =>
      boxesOf(fold(events)).find(({ unitId }) => unitId === 'nursing')
    expect(box([...asked, read])).toMatchObject({ unread: 0, answerDueAt: at(100), tiedUntil: null })
    const answered = kept(letter('b', 10, { from: nursing, activity: 'reply', follows: 'a' }))
    expect(box([...asked, read, answered])).toMatchObject({
      answerDueAt: null,
      tiedUntil: '2026-07-01T08:05:00.000Z',
    })
  })
})

describe('what a unit has not read', () => {
  test('writing ties nobody; being written to does, as long as the letter is unread', () => {
    const boxes = boxesOf(thread(letter('a', 0, { from: ward, to: nursing })))
    expect(boxes).toMatchObject([
      { unitId: 'ward', isReceiver: false, hasSent: true, unread: 0, tiedFrom: null },
      {
        unitId: 'nursing',
        isReceiver: true,
        unread: 1,
        unreadSince: at(0),
        tiedFrom: at(0),
        tiedUntil: null,
      },
    ])
  })

  test('a letter sent out lies in no inbox here; that it failed is shown until something newer is sent', () => {
    const out = letter('a', 0, {
      from: ward,
      to: { ...partner, unitId: 'aalborg' as never },
      direction: 'out',
    })
    const failed: ThreadEvent = {
      type: 'delivery-told',
      at: at(31),
      letterId: out.letterId,
      state: 'failed',
      reason: { da: 'Afvist', en: 'Refused' },
    }
    const events = [kept(out), failed]
    expect(boxesOf(fold(events))).toMatchObject([{ unitId: 'ward', hasFailed: true }])
    expect(latestOf(fold(events)).delivery.state).toBe('failed')
    const again = kept(letter('b', 40, { from: ward, to: out.to, direction: 'out', follows: 'a' }))
    expect(boxesOf(fold([...events, again]))).toMatchObject([{ hasFailed: false }])
  })

  test('what is read can be made unread again', () => {
    const unitId = 'nursing' as never
    const letterId = 'id-a' as LetterId
    const events: ThreadEvent[] = [
      kept(letter('a', 0, { from: ward, to: nursing })),
      { type: 'read', at: at(5), unitId, letterIds: [letterId], by: nurse },
      { type: 'unread', at: at(6), unitId, letterId, by: nurse },
    ]
    expect(boxesOf(fold(events.slice(0, 2)))[1]).toMatchObject({ unread: 0 })
    expect(boxesOf(fold(events))[1]).toMatchObject({ unread: 1 })
  })
})
