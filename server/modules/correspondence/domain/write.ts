import type { Bilingual } from '../../../../kernel/bilingual.ts'
import type { Instant } from '../../../../kernel/instant.ts'
import { ok, type Refusal, type Result, refused } from '../../../../kernel/result.ts'
import type { Category, Subject } from './category.ts'
import type { ThreadEvent } from './event.ts'
import type {
  Addressee,
  Attachment,
  Author,
  EarlierSending,
  Letter,
  LetterId,
  LetterKind,
  Numbers,
  Side,
  TextSegment,
  ThreadId,
  Writer,
} from './letter.ts'
import { latestOf, type Segment, type Thread } from './thread.ts'

/** What somebody has written, with the ids and names it gets. */
export interface Writing {
  readonly letterId: LetterId
  readonly segmentId: string
  readonly text: string
  readonly author: Author
  readonly writer: Writer
  readonly attachments: readonly Attachment[]
  readonly from: Side
  readonly to: Side
  readonly direction: 'inside' | 'out'
  /** What the letter is called where it goes. */
  readonly sentAs: string
  readonly sentAt: Instant
  readonly subject: Subject
  readonly category: Category
}

function letterOf(writing: Writing): Letter {
  const { from, sentAt, segmentId, text, author, attachments, subject, category } = writing
  const segment: TextSegment = { id: segmentId, author, assigner: numbersOf(from), sentAt, text }
  return {
    letterId: writing.letterId,
    sentAs: writing.sentAs,
    direction: writing.direction,
    activity: 'new',
    category: category.code,
    kind: category.kind,
    ...(subject.topic !== undefined && { topic: subject.topic }),
    ...(subject.priority !== undefined && { priority: subject.priority }),
    from,
    to: writing.to,
    sentAt,
    receivedAt: sentAt,
    segments: [segment],
    attachments,
    added: [segmentId, ...attachments.map(({ id }) => id)],
    history: [],
    writtenBy: writing.writer,
  }
}

export function numbersOf({ sor, gln, name }: Side): Numbers {
  return { ...(sor !== undefined && { sor }), ...(gln !== undefined && { gln }), name }
}

/** A new letter. */
export function begin(writing: Writing, to: Addressee | undefined, episodeId: string | undefined): Letter {
  return {
    ...letterOf(writing),
    ...(to !== undefined && { specificRecipient: to }),
    ...(episodeId !== undefined && { episodeId }),
  }
}

/**
 * An answer to the latest letter. What it was about, its episode and the person who wrote are taken over: a specific sender becomes
 * the specific recipient; after one's own letter it goes to whom that went (messages, section 5).
 */
export function reply(thread: Thread, writing: Writing): Letter {
  const answered = latestOf(thread)
  const isOwn = answered.from.unitId === writing.from.unitId
  const recipient = isOwn ? answered.specificRecipient : answered.specificSender
  const sender = isOwn ? answered.specificSender : answered.specificRecipient
  const episodeId = thread.letters.findLast((letter) => letter.episodeId !== undefined)?.episodeId
  return {
    ...letterOf(writing),
    activity: 'reply',
    ...(recipient !== undefined && { specificRecipient: recipient }),
    ...(sender !== undefined && { specificSender: sender }),
    ...(episodeId !== undefined && { episodeId }),
    follows: answered.sentAs,
  }
}

export type ForwardRefused = Refusal<'correspondence-no-segment-chosen'>

/**
 * The thread, or chosen letters of it, sent on: a thread of its own, to which an answer comes back to whoever sent it on. A letter goes
 * with all its texts and files, so that a file is never dropped alone.
 */
export function forward(
  threadId: ThreadId,
  thread: Thread,
  chosen: readonly string[] | undefined,
  writing: Writing,
): Result<Letter, ForwardRefused> {
  const isChosen = (letterId: string | null) =>
    chosen === undefined || (letterId !== null && chosen.includes(letterId))
  const carried = thread.segments.filter(({ letterId }) => isChosen(letterId))
  if (carried.length === 0) return refused('correspondence-no-segment-chosen')
  const fresh = letterOf(writing)
  const latest = latestOf(thread)
  const letters = thread.letters.filter(({ letterId }) => isChosen(letterId))
  const episodeId = thread.letters.findLast((letter) => letter.episodeId !== undefined)?.episodeId
  return ok({
    ...fresh,
    activity: 'forward',
    // A thread as strict as the one it comes from.
    kind: strictestOf(fresh.kind, thread.kind),
    segments: [...carried.flatMap(textOf), ...fresh.segments],
    attachments: [...carried.flatMap(fileOf), ...fresh.attachments],
    ...(episodeId !== undefined && { episodeId }),
    follows: latest.sentAs,
    history: letters.map(
      ({ sentAs, sentAt, activity, from, added, follows }): EarlierSending => ({
        sentAs,
        sentAt,
        activity,
        by: numbersOf(from),
        added,
        ...(follows !== undefined && { follows }),
      }),
    ),
    forwardedFrom: threadId,
  })
}

/** Whatever a letter is about, it is as strict as the thread whose texts go with it. */
export function strictestOf(a: LetterKind, b: LetterKind): LetterKind {
  if (a === 'PSY' || b === 'PSY') return 'PSY'
  return a === 'SOC' || b === 'SOC' ? 'SOC' : 'REC'
}

function textOf(segment: Segment): TextSegment[] {
  if (segment.kind !== 'text') return []
  const { kind: _kind, letterId: _letterId, organisation: _organisation, ...text } = segment
  return [text]
}

function fileOf(segment: Segment): Attachment[] {
  if (segment.kind !== 'attachment') return []
  const { kind: _kind, letterId: _letterId, organisation: _organisation, ...file } = segment
  return [file]
}

/** Something newer has come since the reader saw the thread. */
export function hasNewLetter(history: readonly ThreadEvent[], seen: number): boolean {
  return history.slice(seen).some(({ type }) => type === 'letter-kept')
}

/** Until when an answer is wanted, and why then. */
export interface AnswerWanted {
  readonly dueAt: Instant
  readonly basis: 'setting' | 'person'
  readonly source: Bilingual | null
}

export function checkAnswerWanted(
  { dueAt }: AnswerWanted,
  now: Instant,
): Result<void, Refusal<'answer-due-in-the-past'>> {
  return dueAt <= now ? refused('answer-due-in-the-past', { dueAt }) : ok(undefined)
}
