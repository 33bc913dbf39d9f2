import type { CitizenId, MessageId } from '../../../kernel/ids.ts'
import { ok, type Refusal, type Result, refused } from '../../../kernel/result.ts'
import type { Shell } from '../../platform/shell.ts'
import {
  type AttachmentOfLetter,
  type AttachmentType,
  attachmentsOfLetter,
  attachmentTypes,
  type CareAttachmentFacts,
  type CareThreadBefore,
  carryInForward,
  carryInReply,
  isCareCategory,
  type LetterOfThread,
  sendLetter,
  type WrittenAttachment,
} from '../message/index.ts'
import type { Attachment, Letter, LetterId, Numbers, ThreadId } from './domain/letter.ts'
import { latestOf, type Thread } from './domain/thread.ts'
import { findFile } from './store.ts'

export type SendRefused = Refusal<'correspondence-no-way-there' | 'correspondence-breaks-rules'>

/** A letter on its way out, and the thread it goes on from. */
export interface Outgoing {
  readonly citizenId: CitizenId
  readonly threadId: ThreadId
  readonly letter: Letter
  /** The thread answered or forwarded. */
  readonly before: Thread | undefined
  /** Of a forwarding: the letters that go with it; all when left out. */
  readonly chosen?: readonly LetterId[] | undefined
}

/** Asks `message` to write and send it, in the transaction of the deed. Answers what it is called where it goes. */
export async function sendOutside(
  shell: Shell,
  { citizenId, threadId, letter, before, chosen }: Outgoing,
): Promise<Result<string, SendRefused>> {
  const { from, to, category } = letter
  if (from.unitId === null || to.unitId === null || !isCareCategory(category))
    return refused('correspondence-no-way-there')
  const text = letter.segments.at(-1)
  if (text?.author?.role === undefined || text.author.phone === undefined)
    throw new Error('a letter of ours without a signature')
  const { name, role, phone } = text.author
  const sent = await sendLetter(shell, {
    key: letter.letterId,
    askedBy: 'correspondence',
    citizenId,
    fromUnitId: from.unitId,
    to: { unitId: to.unitId },
    content: {
      standard: 'care-communication',
      activity: letter.activity,
      threadId,
      category,
      ...(letter.topic !== undefined && { topic: letter.topic }),
      ...(letter.priority !== undefined && { priority: letter.priority }),
      ...(letter.episodeId !== undefined && { episodeId: letter.episodeId }),
      ...(letter.specificSender !== undefined && { specificSender: letter.specificSender }),
      ...(letter.specificRecipient !== undefined && { specificRecipient: letter.specificRecipient }),
      text: { id: text.id, author: { name, role, phone }, text: text.text },
      attachments: await writtenIn(shell, citizenId, letter),
      ...(before !== undefined && { before: await carriedBy(shell, citizenId, letter, before, chosen) }),
    },
  })
  if (sent.ok) return ok(sent.value.letterId)
  return sent.refusal.code === 'letter-breaks-rules'
    ? refused('correspondence-breaks-rules', sent.refusal.data)
    : refused('correspondence-no-way-there', { because: sent.refusal.code })
}

/** What goes on from the thread before: in an answer the files by name alone, in a forwarding with their bytes. */
async function carriedBy(
  shell: Shell,
  citizenId: CitizenId,
  { activity }: Letter,
  before: Thread,
  chosen: readonly LetterId[] | undefined,
): Promise<CareThreadBefore> {
  if (activity === 'forward') {
    const read: LettersRead = new Map()
    const letters = await Promise.all(
      before.letters.map((one) => letterOfThread(shell, citizenId, one, read)),
    )
    const names = before.letters
      .filter(({ letterId }) => chosen?.includes(letterId))
      .map(({ sentAs }) => sentAs)
    return carryInForward(letters, latestOf(before).sentAs, chosen && new Set(names))
  }
  const letters = await Promise.all(before.letters.map((one) => letterOfThread(shell, citizenId, one)))
  const carried = carryInReply(letters)
  if (carried === undefined) throw new Error('an answer to nothing')
  // By our order, which knows the starter of the thread.
  const { sentAs, isOlder, from } = latestOf(before)
  return {
    ...carried,
    follows: { letterId: sentAs, ...(isOlder && from.gln !== undefined && { olderGln: from.gln }) },
  }
}

/** A letter in the words of the standard. */
async function letterOfThread(
  shell: Shell,
  citizenId: CitizenId,
  letter: Letter,
  withFiles?: LettersRead,
): Promise<LetterOfThread> {
  const { follows } = letter
  return {
    letterId: letter.sentAs,
    ...(letter.isOlder && { isOlder: true }),
    sentAt: letter.sentAt,
    activity: letter.activity,
    sender: mailboxOf(letter.from),
    segments: letter.segments,
    attachments: await Promise.all(
      letter.attachments.map((one) => attachmentFacts(shell, citizenId, one, withFiles)),
    ),
    added: letter.added,
    ...(follows !== undefined && { follows: { letterId: follows } }),
    history: letter.history.map(({ sentAs, follows: earlier, ...step }) => ({
      ...step,
      letterId: sentAs,
      ...(earlier !== undefined && { follows: { letterId: earlier } }),
    })),
  }
}

function mailboxOf({ sor = '', gln = '', name = '' }: Numbers) {
  return { sor, gln, name }
}

async function attachmentFacts(
  shell: Shell,
  citizenId: CitizenId,
  { file, isMislabelled: _, ...one }: Attachment,
  withFiles: LettersRead | undefined,
): Promise<CareAttachmentFacts> {
  const bytes = withFiles && file && (await bytesOf(shell, citizenId, file, withFiles))
  return bytes === undefined ? one : { ...one, data: Buffer.from(bytes).toString('base64') }
}

/** The files that are new in a letter. */
async function writtenIn(
  shell: Shell,
  citizenId: CitizenId,
  { attachments, added }: Letter,
): Promise<WrittenAttachment[]> {
  const written: WrittenAttachment[] = []
  for (const { id, title, contentType, file } of attachments) {
    if (!added.includes(id) || file === undefined || !isAttachmentType(contentType)) continue
    const bytes = await bytesOf(shell, citizenId, file)
    if (bytes !== undefined)
      written.push({ id, title, contentType, data: Buffer.from(bytes).toString('base64') })
  }
  return written
}

function isAttachmentType(contentType: string | undefined): contentType is AttachmentType {
  return (attachmentTypes as readonly (string | undefined)[]).includes(contentType)
}

/** Letters whose files have been read, so that each is read once however many files it has. */
type LettersRead = Map<MessageId, Promise<readonly (AttachmentOfLetter | undefined)[]>>

/** The bytes of an attachment: among our files, or in the letter as it came. */
export async function bytesOf(
  shell: Shell,
  citizenId: CitizenId,
  file: NonNullable<Attachment['file']>,
  read: LettersRead = new Map(),
): Promise<Uint8Array | undefined> {
  if (file.in === 'files') return (await findFile(shell.db, citizenId, file.sha256))?.bytes
  const files = read.get(file.messageId) ?? attachmentsOfLetter(shell, file.messageId)
  read.set(file.messageId, files)
  return (await files)[file.index]?.bytes
}
