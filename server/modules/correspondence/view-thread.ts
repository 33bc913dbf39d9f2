import type {
  CitizenCorrespondenceView,
  CorrespondenceContentView,
  CorrespondenceLetterView,
  CorrespondentView,
  SegmentView,
  ThreadView,
} from '../../../contract/correspondence.ts'
import type { OrganisationId } from '../../../kernel/ids.ts'
import type { Instant } from '../../../kernel/instant.ts'
import { type Box, boxesOf, isUnreadLong } from './domain/box.ts'
import { type Category, nameOf } from './domain/category.ts'
import type { Draft } from './domain/draft.ts'
import type { Addressee, Author, LetterKind, Role, Side, ThreadId } from './domain/letter.ts'
import { barrierTo, type Doer, ownUnitIn, threadDeeds } from './domain/may.ts'
import {
  answerGoesTo,
  type LetterInThread,
  latestOf,
  type Segment,
  sidesOf,
  type Thread,
  unreadBy,
} from './domain/thread.ts'

/** What a view needs beside the thread. */
export interface Viewing {
  readonly doer: Doer
  readonly names: ReadonlyMap<OrganisationId, string>
  readonly categories: readonly Category[]
  readonly now: Instant
}

/** The one part of its kind; the others are null. */
export function inPart<Part>(kind: LetterKind, part: Part | null): Record<LetterKind, Part | null> {
  return { REC: null, PSY: null, SOC: null, [kind]: part }
}

type HeadView = Omit<CitizenCorrespondenceView['threads'][number], 'parts' | 'withheld'>

/** Who, when, how far: nothing of what the letters say. */
export function viewHead(threadId: ThreadId, thread: Thread, viewing: Viewing): HeadView {
  const latest = latestOf(thread)
  const { doer, names, now } = viewing
  const mine = boxesOf(thread).filter(({ unitId }) => doer.unitIds.includes(unitId))
  return {
    threadId,
    correspondents: sidesOf(thread).map((side) => viewSide(side, thread, names)),
    latest: {
      letterId: latest.letterId,
      activity: latest.activity,
      from: viewSide(latest.from, thread, names),
      to: viewSide(latest.to, thread, names),
      sentAt: latest.sentAt,
      isMine: isMine(latest, doer),
      delivery: { ...latest.delivery },
    },
    letters: thread.letters.length,
    unread: unreadBy(thread, doer.unitIds).length,
    isUnreadLong: mine.some((box: Box) => isUnreadLong(box, now)),
    hasAttachments: thread.segments.some(({ kind }) => kind === 'attachment'),
    answerWanted: viewWish(thread, now),
  }
}

function viewWish({ wish }: Thread, now: Instant): HeadView['answerWanted'] {
  if (wish === null) return null
  const { dueAt, basis, source, since } = wish
  return {
    byUnitId: wish.isInside ? wish.by.unitId : null,
    dueAt,
    isOverdue: dueAt < now,
    basis,
    source,
    since,
  }
}

/** What it is about, with the beginning of the latest text. */
export function viewLine(thread: Thread, categories: readonly Category[]) {
  const text = thread.segments.findLast((one) => one.kind === 'text')?.text ?? ''
  return { ...viewSubject(thread, categories), excerpt: excerptOf(text) }
}

/** About two lines on a screen. */
const excerptLength = 160

function excerptOf(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ').trim()
  return line.length <= excerptLength ? line : `${line.slice(0, excerptLength - 1).trimEnd()}…`
}

function viewSubject(thread: Thread, categories: readonly Category[]) {
  const { category, topic, priority } = latestOf(thread)
  return {
    category: { code: category, name: nameOf(categories, category) },
    topic: topic ?? null,
    priority: priority ?? null,
  }
}

export function viewContent(thread: Thread, { doer, categories }: Viewing): CorrespondenceContentView {
  const unread = new Set(unreadBy(thread, doer.unitIds).map(({ letterId }) => letterId))
  return {
    ...viewSubject(thread, categories),
    segments: thread.segments.map((one) =>
      viewSegment(one, one.letterId !== null && unread.has(one.letterId)),
    ),
  }
}

function viewSegment(one: Segment, isUnread: boolean): SegmentView {
  const head = {
    segmentId: one.id,
    letterId: one.letterId,
    organisation: one.organisation?.name ?? null,
    author: viewAuthor(one.author),
    sentAt: one.sentAt,
    isUnread,
  }
  if (one.kind === 'text') return { ...head, kind: 'text', text: one.text }
  return {
    ...head,
    kind: 'attachment',
    title: one.title,
    contentType: one.contentType ?? null,
    state: one.file !== undefined ? 'file' : one.url !== undefined ? 'link' : 'without-content',
    bytes: one.file?.byteLength ?? null,
    url: one.url ?? null,
    createdAt: one.createdAt ?? null,
    isMislabelled: one.isMislabelled ?? false,
  }
}

function viewAuthor(author: Author | undefined): SegmentView['author'] {
  return {
    name: author?.name ?? null,
    role: author?.role === undefined ? null : roleText(author.role),
    phone: author?.phone ?? null,
  }
}

function roleText(role: Role): string {
  return role.kind === 'text' ? role.text : role.code
}

export function viewLetter(
  letter: LetterInThread,
  thread: Thread,
  { doer, names }: Viewing,
): CorrespondenceLetterView {
  const { readBy, to } = letter
  return {
    letterId: letter.letterId,
    activity: letter.activity,
    from: viewSide(letter.from, thread, names),
    to: viewSide(to, thread, names),
    sentAt: letter.sentAt,
    receivedAt: letter.receivedAt,
    isMine: isMine(letter, doer),
    answers: letter.answers,
    isParallel: letter.isParallel,
    isLate: letter.isLate,
    specificSender: viewAddressee(letter.specificSender),
    specificRecipient: viewAddressee(letter.specificRecipient),
    delivery: { ...letter.delivery },
    readBy:
      readBy === null || to.unitId === null
        ? []
        : [
            {
              unit: { id: to.unitId, name: names.get(to.unitId) ?? to.name },
              at: readBy.at,
              name: readBy.by.name,
            },
          ],
    isUnread:
      readBy === null && to.unitId !== null && letter.direction !== 'out' && doer.unitIds.includes(to.unitId),
  }
}

function viewAddressee(one: Addressee | undefined): CorrespondenceLetterView['specificSender'] {
  if (one === undefined) return null
  return { name: one.name, role: one.kind === 'person' && one.role !== undefined ? roleText(one.role) : null }
}

/** A unit of ours can also be reached only outside: then its letters come and go as letters. */
function viewSide(side: Side, thread: Thread, names: ReadonlyMap<OrganisationId, string>): CorrespondentView {
  const isOutside = thread.letters.some(
    ({ from, to, direction }) =>
      (direction === 'in' && from.unitId === side.unitId && from.name === side.name) ||
      (direction === 'out' && to.unitId === side.unitId && to.name === side.name),
  )
  const { unitId } = side
  return { unitId, name: (unitId !== null && names.get(unitId)) || side.name, isOutside }
}

function isMine({ from, direction }: LetterInThread, { unitIds }: Doer): boolean {
  return direction !== 'in' && from.unitId !== null && unitIds.includes(from.unitId)
}

interface DraftOfThread {
  readonly kind: LetterKind
  readonly draft: Draft
}

function viewDraft(draft: DraftOfThread | undefined): ThreadView['replyDraft'] {
  return inPart(
    draft?.kind ?? 'REC',
    draft === undefined ? null : { ...draft.draft, attachments: [...draft.draft.attachments] },
  )
}

/** A thread as a page shows it; what may not be shown is cut afterwards. */
export function viewThread(
  threadId: ThreadId,
  thread: Thread,
  viewing: Viewing,
  of: {
    readonly drafts: Readonly<Record<'reply' | 'forward', DraftOfThread | undefined>>
    readonly replyBarrier: string | null
  },
): ThreadView {
  const { doer, names } = viewing
  const own = ownUnitIn(thread, doer.unitIds)
  const goesTo = answerGoesTo(thread, doer.unitIds)
  return {
    ...viewHead(threadId, thread, viewing),
    lettersByTime: thread.letters.map((letter) => viewLetter(letter, thread, viewing)),
    parts: inPart(thread.kind, viewContent(thread, viewing)),
    replyDraft: viewDraft(of.drafts.reply),
    forwardDraft: viewDraft(of.drafts.forward),
    myUnit: own === null ? null : { id: own, name: names.get(own) ?? '' },
    replyTo: goesTo === undefined ? null : viewSide(goesTo.to, thread, names),
    forwardedFrom: thread.letters[0]?.forwardedFrom ?? null,
    version: thread.version,
    actions: {
      ...viewActions(thread, doer),
      reply: { may: of.replyBarrier === null, because: of.replyBarrier },
    },
    withheld: false,
  }
}

function viewActions(thread: Thread, doer: Doer): ThreadView['actions'] {
  const entries = threadDeeds.map((deed) => {
    const because = barrierTo(deed, thread, doer)
    return [deed, { may: because === null, because }] as const
  })
  return Object.fromEntries(entries) as ThreadView['actions']
}
