import { describe, expect, test } from 'vitest'
import { type Instant, instant } from '../../../../../../kernel/instant.ts'
import type { CareActivity } from './codes.ts'
import type { CareAttachmentFacts } from './facts.ts'
import {
  carryInForward,
  carryInReply,
  foldThread,
  frameOfReply,
  type LetterOfThread,
  latestOf,
} from './thread.ts'

const ward = { sor: '990000000000011', gln: '5790000999019', name: 'Medicinsk afdeling' }
const homeCare = { sor: '990000000000033', gln: '5790000999026', name: 'Hjemmeplejen Nord' }

const at = (minute: number): Instant => instant(Date.UTC(2026, 5, 1, 8, minute))

interface Sent {
  readonly by?: typeof ward
  readonly minute: number
  readonly activity?: CareActivity
  readonly files?: readonly CareAttachmentFacts[]
  readonly on?: readonly LetterOfThread[]
}

/** A letter that writes one text, after those it carries. */
function letter(
  id: string,
  { by = ward, minute, activity = 'reply', files = [], on = [] }: Sent,
): LetterOfThread {
  const before = carryInReply(on)
  return {
    letterId: id,
    sentAt: at(minute),
    activity: before === undefined ? 'new' : activity,
    sender: by,
    segments: [
      ...(before?.segments ?? []),
      { id: `text-${id}`, assigner: by, sentAt: at(minute), text: `Tekst fra ${id}` },
    ],
    attachments: [...(before?.attachments ?? []), ...files],
    added: [`text-${id}`, ...files.flatMap((file) => file.id ?? [])],
    ...(before && { follows: before.follows }),
    history: before?.steps ?? [],
  }
}

const file: CareAttachmentFacts = {
  id: 'file-1',
  title: 'Billede af såret',
  contentType: 'image/png',
  data: 'AAAA',
  sentAt: at(0),
  assigner: ward,
}

const first = letter('a', { minute: 0, files: [file] })
const answer = letter('b', { by: homeCare, minute: 10, on: [first] })

describe('a thread', () => {
  test('is the same whatever order its letters came in', () => {
    const third = letter('c', { minute: 20, on: [first, answer] })
    const orders = [
      [first, answer, third],
      [third, answer, first],
      [answer, third, first],
    ]
    const folded = orders.map((letters) => foldThread(letters))
    expect(folded[1]).toEqual(folded[0])
    expect(folded[2]).toEqual(folded[0])
    expect(folded[0]?.segments.map(({ id }) => id)).toEqual(['text-a', 'text-b', 'text-c'])
    expect(folded[0]?.steps.map(({ letterId }) => letterId)).toEqual(['a', 'b', 'c'])
  })

  test('is known from its last letter alone, when the others never came', () => {
    const third = letter('c', { minute: 20, on: [first, answer] })
    expect(foldThread([third]).segments.map(({ id }) => id)).toEqual(['text-a', 'text-b', 'text-c'])
    expect(foldThread([third]).steps.map(({ by }) => by.sor)).toEqual([ward.sor, homeCare.sor, ward.sor])
  })

  test('keeps two replies to the same letter, and says what each answers', () => {
    const other = letter('b2', { minute: 12, on: [first] })
    const { segments, steps } = foldThread([answer, other, first])
    expect(segments.map(({ id }) => id)).toEqual(['text-a', 'text-b', 'text-b2'])
    expect(steps.map(({ follows }) => follows?.letterId)).toEqual([undefined, 'a', 'a'])
  })

  test('on equal times the thread’s starter comes first', () => {
    const theirs = letter('b', { by: homeCare, minute: 10, on: [first] })
    const own = letter('b2', { by: ward, minute: 10, on: [first] })
    for (const letters of [
      [first, theirs, own],
      [own, theirs, first],
    ])
      expect(foldThread(letters).segments.map(({ id }) => id)).toEqual(['text-a', 'text-b2', 'text-b'])
  })

  test('keeps the bytes of a file that later letters only name', () => {
    const [kept] = foldThread([answer, first]).attachments
    expect(kept?.data).toBe('AAAA')
  })
})

describe('a reply', () => {
  test('answers the last letter only, one’s own too', () => {
    expect(latestOf([answer, first])?.letterId).toBe('b')
    expect(carryInReply([first, answer])?.follows).toEqual({ letterId: 'b' })
  })

  test('names the files that were sent, without bytes, link or kind', () => {
    expect(carryInReply([first])?.attachments).toEqual([
      { id: 'file-1', title: 'Billede af såret', sentAt: at(0), assigner: ward },
    ])
  })

  test('returns the episode, and goes to whoever wrote', () => {
    const answered = {
      threadId: 't',
      category: 'nursing' as const,
      topic: 'Sårpleje',
      episodeId: 's|e',
      specificSender: { kind: 'team' as const, name: 'Sårteamet' },
    }
    expect(frameOfReply(answered, false)).toEqual({
      threadId: 't',
      category: 'nursing',
      topic: 'Sårpleje',
      episodeId: 's|e',
      specificRecipient: { kind: 'team', name: 'Sårteamet' },
    })
    expect(frameOfReply(answered, true)).toEqual(answered)
  })
})

describe('a forwarding', () => {
  test('carries the whole thread with its files', () => {
    const carried = carryInForward([first, answer], 'b')
    expect(carried.segments.map(({ id }) => id)).toEqual(['text-a', 'text-b'])
    expect(carried.attachments).toEqual([file])
    expect(carried.follows).toEqual({ letterId: 'b' })
  })

  test('of chosen letters carries each with all its files and its place in the history', () => {
    const chosen = carryInForward([first, answer], 'b', new Set(['a']))
    expect(chosen.segments.map(({ id }) => id)).toEqual(['text-a'])
    expect(chosen.attachments).toEqual([file])
    expect(chosen.steps.map(({ letterId }) => letterId)).toEqual(['a'])
    const without = carryInForward([first, answer], 'b', new Set(['b']))
    expect(without.attachments).toEqual([])
  })
})
