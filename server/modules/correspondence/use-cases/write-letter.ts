import type { ProfessionalActor } from '../../../../contract/actor.ts'
import type { ThreadView } from '../../../../contract/correspondence.ts'
import type { CitizenId, OrganisationId } from '../../../../kernel/ids.ts'
import { epoch, type Instant, instant } from '../../../../kernel/instant.ts'
import { ok, type Refusal, type Result, refused } from '../../../../kernel/result.ts'
import type { Shell } from '../../../platform/shell.ts'
import { type AccessRefused, allow, ruleBook } from '../../access/index.ts'
import { wayTo } from '../../message/index.ts'
import { findUnit, getUnit } from '../../organisation/index.ts'
import { answerWantedOf } from '../answer-due.ts'
import { disclose, type MayNotBeTold } from '../disclose.ts'
import { type Category, checkSubject, kindOf, type Subject, type SubjectRefused } from '../domain/category.ts'
import type { ThreadEvent } from '../domain/event.ts'
import type { Attachment, Author, Letter, LetterId, LetterKind, Side, ThreadId } from '../domain/letter.ts'
import { type Barrier, barrierTo } from '../domain/may.ts'
import { answerGoesTo, fold, latestOf, type Thread } from '../domain/thread.ts'
import {
  type AnswerWanted,
  begin,
  checkAnswerWanted,
  type ForwardRefused,
  forward,
  hasNewLetter,
  reply,
  strictestOf,
  type Writing,
} from '../domain/write.ts'
import { keep } from '../keep.ts'
import { type SendRefused, sendOutside } from '../send-outside.ts'
import { correspondenceSettings } from '../settings.ts'
import { sideOf } from '../side-of.ts'
import * as store from '../store.ts'
import { type DeedOnThread, doerOf, openThread, type ThreadUnknown, viewOpen } from './open-thread.ts'

/** What somebody writes, alike in a new letter, an answer and a forwarding. */
export interface Written {
  readonly text: string
  readonly phone?: string | undefined
  readonly attachments: readonly { readonly attachmentId: string; readonly title: string }[]
  readonly answerWanted: 'by-setting' | { readonly dueAt: string } | null
  readonly fromUnitId?: OrganisationId | undefined
  readonly reason?: string | undefined
}

export interface NewLetter extends Written, Subject {
  readonly toUnitId: OrganisationId
  readonly specificRecipient?: { readonly name: string; readonly role?: string | undefined } | undefined
}

/** What is changed of what it is about; the rest is as it was. */
type NewSubject = { readonly [Part in keyof Subject]?: Subject[Part] | undefined }

export interface Answer extends Written, NewSubject {
  /** What the writer has seen of the thread. */
  readonly version: number
}

export interface Forwarding extends Written, NewSubject {
  readonly toUnitId: OrganisationId
  readonly letterIds?: readonly LetterId[] | undefined
}

export type WriteRefused =
  | AccessRefused
  | ThreadUnknown
  | MayNotBeTold
  | SendRefused
  | SubjectRefused
  | ForwardRefused
  | Refusal<
      | Barrier
      | 'thread-changed-meanwhile'
      | 'correspondence-unit-not-yours'
      | 'correspondence-receiver-unknown'
      | 'correspondence-receiver-is-sender'
      | 'correspondence-phone-missing'
      | 'answer-due-in-the-past'
      | 'attachment-unknown'
      | 'attachments-too-large'
    >

/** A new letter to one unit. */
export function writeLetter(
  shell: Shell,
  actor: ProfessionalActor,
  citizenId: CitizenId,
  wish: NewLetter,
): Promise<Result<ThreadView, WriteRefused>> {
  return shell.transaction(async (inner): Promise<Result<ThreadView, WriteRefused>> => {
    const { categories } = await correspondenceSettings()
    const granted = await mayWriteAbout(
      inner,
      actor,
      citizenId,
      kindOf(categories, wish.category),
      wish.reason,
    )
    if (!granted.ok) return granted
    const category = checkSubject(categories, wish)
    if (!category.ok) return category
    const { unitIds, mayWrite } = await doerOf(inner, actor)
    if (!mayWrite) return refused('correspondence-not-for-your-work')
    const from = await senderOf(inner, actor, unitIds, wish.fromUnitId)
    if (!from.ok) return from
    const to = await sideOf(inner, wish.toUnitId)
    if (to === undefined) return refused('correspondence-receiver-unknown')
    const recipient = wish.specificRecipient && {
      kind: 'person' as const,
      name: wish.specificRecipient.name,
      ...(wish.specificRecipient.role && {
        role: { kind: 'text' as const, text: wish.specificRecipient.role },
      }),
    }
    const threadId = inner.ids.next<ThreadId>()
    return send(
      inner,
      { actor, citizenId, wish, from: from.value, to, subject: wish, category: category.value },
      {
        threadId,
        history: [],
        before: undefined,
        compose: (writing) => ok(begin(writing, recipient, undefined)),
      },
    )
  })
}

/** Answers the latest letter of a thread. */
export function replyToThread(
  shell: Shell,
  on: DeedOnThread,
  wish: Answer,
): Promise<Result<ThreadView, WriteRefused>> {
  return shell.transaction(async (inner): Promise<Result<ThreadView, WriteRefused>> => {
    await store.lockCitizen(inner.db, on.citizenId)
    const open = await openThread(
      inner,
      { ...on, reason: wish.reason },
      { action: 'write', object: 'reply-to-correspondence', needs: 'content' },
    )
    if (!open.ok) return open
    const { thread, history, doer } = open.value
    const barrier = barrierTo('reply', thread, doer)
    if (barrier !== null) return refused(barrier)
    if (hasNewLetter(history, wish.version))
      return refused('thread-changed-meanwhile', { version: thread.version })
    const subject = subjectOf(thread, wish)
    const { categories } = await correspondenceSettings()
    const category = checkSubject(categories, subject)
    if (!category.ok) return category
    const goesTo = answerGoesTo(thread, doer.unitIds)
    if (goesTo === undefined) return refused('thread-of-others')
    const [from, to] = [await currentSide(inner, goesTo.from), await currentSide(inner, goesTo.to)]
    return send(
      inner,
      { actor: on.actor, citizenId: on.citizenId, wish, from, to, subject, category: category.value },
      {
        threadId: on.threadId,
        history,
        before: thread,
        draft: { threadId: on.threadId, deed: 'reply' },
        compose: (writing) => ok(reply(thread, writing)),
      },
    )
  })
}

/** Sends a thread on to another unit: a thread of its own. */
export function forwardThread(
  shell: Shell,
  on: DeedOnThread,
  wish: Forwarding,
): Promise<Result<ThreadView, WriteRefused>> {
  return shell.transaction(async (inner): Promise<Result<ThreadView, WriteRefused>> => {
    await store.lockCitizen(inner.db, on.citizenId)
    const open = await openThread(
      inner,
      { ...on, reason: wish.reason },
      { action: 'write', object: 'forward-correspondence', needs: 'content' },
    )
    if (!open.ok) return open
    const { thread, doer } = open.value
    const barrier = barrierTo('forward', thread, doer)
    if (barrier !== null) return refused(barrier)
    const subject = subjectOf(thread, wish)
    const { categories } = await correspondenceSettings()
    const category = checkSubject(categories, subject)
    if (!category.ok) return category
    const from = await senderOf(inner, on.actor, doer.unitIds, wish.fromUnitId)
    if (!from.ok) return from
    const to = await sideOf(inner, wish.toUnitId)
    if (to === undefined) return refused('correspondence-receiver-unknown')
    return send(
      inner,
      {
        actor: on.actor,
        citizenId: on.citizenId,
        wish,
        from: from.value,
        to,
        subject,
        category: category.value,
      },
      {
        threadId: inner.ids.next<ThreadId>(),
        history: [],
        before: thread,
        chosen: wish.letterIds,
        draft: { threadId: on.threadId, deed: 'forward' },
        compose: (writing) => forward(on.threadId, thread, wish.letterIds, writing),
      },
    )
  })
}

/** Who writes what to whom about whom. */
interface Sending {
  readonly actor: ProfessionalActor
  readonly citizenId: CitizenId
  readonly wish: Written
  readonly from: Side
  readonly to: Side
  readonly subject: Subject
  readonly category: Category
}

/** The thread it goes into, and the one it goes on from. */
interface Place {
  readonly threadId: ThreadId
  readonly history: readonly ThreadEvent[]
  readonly before: Thread | undefined
  readonly chosen?: readonly LetterId[] | undefined
  /** What was written in which thread: that draft is gone with the sending. None where the writer chose an id of their own. */
  readonly draft?: { readonly threadId: ThreadId; readonly deed: 'reply' | 'forward' }
  compose(writing: Writing): Result<Letter, ForwardRefused>
}

/**
 * The one way a letter leaves: may it be told, is there a way, what is attached; kept and delivered in this transaction. Inside it
 * lies in the receiver's inbox at the commit; outside `message` sends it once the deed is committed.
 */
async function send(shell: Shell, sending: Sending, place: Place): Promise<Result<ThreadView, WriteRefused>> {
  const { actor, citizenId, wish, from, to, subject, category } = sending
  const { threadId, history, before } = place
  if (from.unitId === null || to.unitId === null) return refused('correspondence-receiver-unregistered')
  if (from.unitId === to.unitId) return refused('correspondence-receiver-is-sender')
  const now = shell.clock.now()
  const wanted = await wantedOf(shell, wish.answerWanted, to.unitId, now)
  if (!wanted.ok) return wanted
  const author = await authorOf(shell, actor, from.unitId, wish.phone)
  if (!author.ok) return author
  const sentAt = afterLatest(now, history.length === 0 ? undefined : before)
  const files = await attachmentsOf(shell, actor, citizenId, wish, from, sentAt)
  if (!files.ok) return files
  const letterId = shell.ids.next<LetterId>()
  const writing: Writing = {
    letterId,
    segmentId: shell.ids.next<string>(),
    text: wish.text,
    author: author.value,
    writer: { personId: actor.personId, name: actor.name, unitId: from.unitId },
    attachments: files.value,
    from,
    to,
    direction: 'inside',
    sentAs: letterId,
    sentAt,
    subject,
    category,
  }
  const composed = place.compose(writing)
  if (!composed.ok) return composed
  // An answer about something milder carries the stricter texts all the same.
  const kind = before === undefined ? composed.value.kind : strictestOf(composed.value.kind, before.kind)
  const told = await disclose(shell, {
    actor,
    citizenId,
    kind,
    fromUnitId: from.unitId,
    toUnitId: to.unitId,
    reason: wish.reason,
  })
  if (!told.ok) return told
  if (!(await isWithinBounds(composed.value))) return refused('attachments-too-large')
  await store.keepUploads(
    shell.db,
    citizenId,
    wish.attachments.map(({ attachmentId }) => attachmentId),
    now,
  )
  const letter = await deliver(shell, composed.value, sending, place)
  if (!letter.ok) return letter
  await store.lockCitizen(shell.db, citizenId)
  const events: ThreadEvent[] = [
    { type: 'letter-kept', at: now, letter: letter.value },
    // Whoever answers has read what they answer.
    ...readOf(history, sending, now),
    ...(wanted.value === null
      ? []
      : [{ type: 'answer-wanted', at: now, letterId, ...wanted.value, by: writing.writer } as const]),
  ]
  const thread = await keep(shell, { citizenId, threadId }, history, events)
  if (place.draft) {
    const { threadId: draftIn, deed } = place.draft
    await store.dropDraft(shell.db, { citizenId, threadId: draftIn }, actor.personId, deed)
  }
  const doer = await doerOf(shell, actor)
  // Who wrote it may read it here and now.
  const kinds = new Set(['APP', thread.kind] as const)
  return ok(
    await viewOpen(shell, { on: { actor, citizenId, threadId, reason: wish.reason }, thread, doer, kinds }),
  )
}

async function deliver(
  shell: Shell,
  letter: Letter,
  { citizenId, to }: Sending,
  { threadId, before, chosen }: Place,
): Promise<Result<Letter, SendRefused>> {
  if (to.unitId === null) return refused('correspondence-no-way-there')
  const way = await wayTo(shell, to.unitId, 'care-communication')
  if (!way.ok) return refused('correspondence-no-way-there', { because: way.refusal.code })
  if (way.value === 'inside') return ok(letter)
  const out: Letter = { ...letter, direction: 'out' }
  const sent = await sendOutside(shell, { citizenId, threadId, letter: out, before, chosen })
  return sent.ok ? ok({ ...out, sentAs: sent.value }) : sent
}

async function mayWriteAbout(
  shell: Shell,
  actor: ProfessionalActor,
  citizenId: CitizenId,
  kind: LetterKind,
  reason: string | undefined,
): Promise<Result<unknown, AccessRefused>> {
  return allow(shell, {
    actor,
    citizenId,
    kind,
    also: ['APP'],
    purpose: 'treatment',
    action: 'write',
    object: 'write-correspondence',
    ...(reason && { reason }),
  })
}

async function senderOf(
  shell: Shell,
  actor: ProfessionalActor,
  unitIds: readonly OrganisationId[],
  wished: OrganisationId | undefined,
): Promise<Result<Side, Refusal<'correspondence-unit-not-yours'>>> {
  const unitId = wished ?? actor.unitId
  const side = unitIds.includes(unitId) ? await sideOf(shell, unitId) : undefined
  return side === undefined ? refused('correspondence-unit-not-yours') : ok(side)
}

/** With the numbers the unit has now. */
async function currentSide(shell: Shell, side: Side): Promise<Side> {
  return (side.unitId === null ? undefined : await sideOf(shell, side.unitId)) ?? side
}

function subjectOf(thread: Thread, { category, topic, priority }: NewSubject): Subject {
  const before = latestOf(thread)
  const isSame = category === undefined || category === before.category
  return {
    category: category ?? before.category,
    topic: topic ?? before.topic,
    priority: priority ?? (isSame ? before.priority : undefined),
  }
}

async function wantedOf(
  shell: Shell,
  wish: Written['answerWanted'],
  toUnitId: OrganisationId,
  now: Instant,
): Promise<Result<AnswerWanted | null, Refusal<'answer-due-in-the-past'>>> {
  if (wish === null) return ok(null)
  if (wish === 'by-setting') return ok(await answerWantedOf(shell, toUnitId, now))
  const wanted: AnswerWanted = { dueAt: instant(wish.dueAt), basis: 'person', source: null }
  const checked = checkAnswerWanted(wanted, now)
  return checked.ok ? ok(wanted) : checked
}

/** A text is signed with name, what the person works as, and a phone (messages, section 5). */
async function authorOf(
  shell: Shell,
  actor: ProfessionalActor,
  unitId: OrganisationId,
  phone: string | undefined,
): Promise<Result<Author, Refusal<'correspondence-phone-missing'>>> {
  const known = phone ?? (await phoneOf(shell, unitId))
  if (known === null) return refused('correspondence-phone-missing')
  const role = (await ruleBook()).jobs.get(actor.function)?.name.da ?? actor.function
  return ok({ name: actor.name, role: { kind: 'text', text: role }, phone: known })
}

/** The unit's own phone, or that of the nearest above it. */
async function phoneOf(shell: Shell, unitId: OrganisationId): Promise<string | null> {
  for (let unit = await findUnit(shell, unitId); unit !== undefined; ) {
    const phone = unit.phone ?? unit.dutyPhone
    if (phone !== null) return phone
    unit = unit.parentId === null ? undefined : await getUnit(shell, unit.parentId)
  }
  return null
}

async function attachmentsOf(
  shell: Shell,
  { personId }: ProfessionalActor,
  citizenId: CitizenId,
  { attachments }: Written,
  from: Side,
  sentAt: Instant,
): Promise<Result<Attachment[], Refusal<'attachment-unknown'>>> {
  if (attachments.length === 0) return ok([])
  const ids = attachments.map(({ attachmentId }) => attachmentId)
  const uploads = new Map(
    (await store.listUploads(shell.db, citizenId, personId, ids)).map((one) => [one.uploadId, one]),
  )
  const found: Attachment[] = []
  for (const { attachmentId, title } of attachments) {
    const upload = uploads.get(attachmentId)
    if (upload === undefined) return refused('attachment-unknown')
    const { sor, gln, name } = from
    found.push({
      // The same upload may be sent twice; each sending names it anew.
      id: shell.ids.next<string>(),
      title,
      contentType: upload.contentType,
      assigner: { ...(sor && { sor }), ...(gln && { gln }), name },
      sentAt,
      file: { in: 'files', sha256: upload.sha256, byteLength: upload.byteLength },
    })
  }
  return ok(found)
}

async function isWithinBounds({ attachments }: Letter): Promise<boolean> {
  const bounds = (await correspondenceSettings()).attachments
  const total = attachments.reduce((sum, { file }) => sum + (file?.byteLength ?? 0), 0)
  return total <= bounds.largestLetter
}

/** A letter written in the very moment of the one it answers stands after it all the same. */
function afterLatest(now: Instant, thread: Thread | undefined): Instant {
  const latest = thread && latestOf(thread).sentAt
  return latest === undefined || latest < now ? now : instant(epoch(latest) + 1)
}

function readOf(history: readonly ThreadEvent[], { actor, from }: Sending, now: Instant): ThreadEvent[] {
  if (history.length === 0 || from.unitId === null) return []
  const unitId = from.unitId
  const letterIds = fold(history)
    .letters.filter(({ to, readBy }) => to.unitId === unitId && readBy === null)
    .map(({ letterId }) => letterId)
  if (letterIds.length === 0) return []
  return [
    { type: 'read', at: now, unitId, letterIds, by: { personId: actor.personId, name: actor.name, unitId } },
  ]
}
