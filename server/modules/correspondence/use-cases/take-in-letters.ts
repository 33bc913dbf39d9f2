import { createHash } from 'node:crypto'
import type { CitizenId, OrganisationId } from '../../../../kernel/ids.ts'
import { isId } from '../../../../kernel/ids.ts'
import type { Instant } from '../../../../kernel/instant.ts'
import type { DeliveredEvent } from '../../../platform/outbox.ts'
import type { Shell } from '../../../platform/shell.ts'
import {
  type AttachmentOfLetter,
  attachmentsOfLetter,
  type CareCommunicationReceived,
} from '../../message/index.ts'
import { findUnit, unitsWithin } from '../../organisation/index.ts'
import { endings, isSameType, sniff } from '../attachments/sniff.ts'
import { kindOf } from '../domain/category.ts'
import type { ThreadEvent } from '../domain/event.ts'
import type { Attachment, Letter, LetterId, Side, TextSegment, ThreadId } from '../domain/letter.ts'
import { fold, isSameLetter } from '../domain/thread.ts'
import { keep } from '../keep.ts'
import { correspondenceSettings } from '../settings.ts'
import { findThreadOf, listHistories, lockCitizen } from '../store.ts'

type Received = DeliveredEvent & CareCommunicationReceived
type Told = CareCommunicationReceived['data']

/** Folds letters that came from outside into their threads. A letter told of twice changes nothing. */
export async function takeInLetters(shell: Shell, events: readonly Received[]): Promise<void> {
  // One citizen after the other in one order, so that two batches never wait for each other in a ring.
  for (const event of events.toSorted((a, b) => (a.citizenId < b.citizenId ? -1 : 1)))
    await takeIn(shell, event.citizenId, event.data)
}

async function takeIn(shell: Shell, citizenId: CitizenId, told: Told): Promise<void> {
  await lockCitizen(shell.db, citizenId)
  const letterId = told.messageId as string as LetterId
  if ((await findThreadOf(shell.db, citizenId, letterId)) !== undefined) return
  const threadId = threadOf(told.communication)
  const history = (await listHistories(shell.db, citizenId, [threadId])).get(threadId) ?? []
  const letter = await letterOf(shell, letterId, told, history)
  // The same letter by another way: from our own house, or in an older format too.
  const isKnown = history.some((event) => event.type === 'letter-kept' && isSameLetter(event.letter, letter))
  if (isKnown) return
  await keep(shell, { citizenId, threadId }, history, [
    { type: 'letter-kept', at: letter.receivedAt, letter },
  ])
}

/** The id of a thread is a UUID; what is none becomes one of its own, the same each time. */
function threadOf({ threadId, sender }: Told['communication']): ThreadId {
  const id = threadId.toLowerCase()
  return (isId(id) ? id : uuidOf(`${sender.sor ?? sender.gln} ${threadId}`)) as ThreadId
}

function uuidOf(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

async function letterOf(
  shell: Shell,
  letterId: LetterId,
  { messageId, communication, receiverUnitId, senderUnitId }: Told,
  history: readonly ThreadEvent[],
): Promise<Letter> {
  const { categories } = await correspondenceSettings()
  const receivedAt = shell.clock.now()
  const { topic, priority, episodeId, specificSender, specificRecipient, follows } = communication
  const segments = communication.segments.map(
    ({ id, ...segment }): TextSegment => ({
      ...segment,
      id: id ?? uuidOf(`${segment.sentAt} ${segment.text}`),
      sentAt: notAfter(segment.sentAt, receivedAt),
    }),
  )
  const files = communication.attachments.length === 0 ? [] : await attachmentsOfLetter(shell, messageId)
  const attachments = await Promise.all(
    communication.attachments.map(async ({ index, byteLength, id, ...told }): Promise<Attachment> => {
      const { contentType: _, ...plain } = told
      return {
        ...plain,
        id: id ?? uuidOf(`${told.sentAt} ${told.title} ${messageId} ${index}`),
        sentAt: notAfter(told.sentAt, receivedAt),
        ...(byteLength === undefined
          ? told.contentType !== undefined && { contentType: told.contentType }
          : {
              ...(await lookedThrough(files[index], told.contentType)),
              file: { in: 'letter', messageId, index, byteLength },
            }),
      }
    }),
  )
  const isKnown = (told: string) =>
    segments.some(({ id }) => id === told) || attachments.some(({ id }) => id === told)
  return {
    letterId,
    sentAs: communication.letterId,
    ...(communication.version === 'older' && { isOlder: true as const }),
    direction: 'in',
    activity: communication.activity,
    category: communication.category,
    kind: kindOf(categories, communication.category),
    ...(topic !== undefined && { topic }),
    ...(priority !== undefined && { priority }),
    ...(episodeId !== undefined && { episodeId }),
    from: await sideOf(shell, senderUnitId, communication.sender),
    to: await sideOf(
      shell,
      await boxOf(shell, receiverUnitId, communication.follows?.letterId, history),
      communication.receiver,
    ),
    ...(specificSender !== undefined && { specificSender }),
    ...(specificRecipient !== undefined && { specificRecipient }),
    // A sender whose clock is ahead would else always stand last.
    sentAt: notAfter(communication.sentAt, receivedAt),
    receivedAt,
    segments,
    attachments,
    // Where a letter does not say which texts are its own, the newest is.
    added: addedIn(communication.added.filter(isKnown), segments),
    ...(follows !== undefined && { follows: follows.letterId }),
    history: communication.history.map(({ letterId: sentAs, follows: earlier, ...step }) => ({
      ...step,
      sentAs,
      ...(earlier !== undefined && { follows: earlier.letterId }),
    })),
  }
}

function addedIn(told: readonly string[], segments: readonly TextSegment[]): readonly string[] {
  if (told.length > 0) return told
  const newest = segments.toSorted((a, b) => (a.sentAt < b.sentAt ? -1 : 1)).at(-1)
  return newest === undefined ? [] : [newest.id]
}

function notAfter(at: Instant, limit: Instant): Instant {
  return at > limit ? limit : at
}

/** What a received file is, by its bytes; and that its sender calls it something else. */
async function lookedThrough(
  file: AttachmentOfLetter | undefined,
  claimed: string | undefined,
): Promise<Pick<Attachment, 'contentType' | 'isMislabelled'>> {
  if (file === undefined) return claimed === undefined ? {} : { contentType: claimed }
  const found = await sniff(file.bytes)
  const contentType = found !== null && found in endings ? found : 'application/octet-stream'
  const isMislabelled = claimed === undefined || !isSameType(claimed, found)
  return { contentType, ...(isMislabelled && { isMislabelled }) }
}

async function sideOf(
  shell: Shell,
  unitId: OrganisationId | null,
  { sor, gln, name }: { readonly sor?: string; readonly gln?: string; readonly name?: string },
): Promise<Side> {
  const unit = unitId === null ? undefined : await findUnit(shell, unitId)
  return {
    unitId: unit?.id ?? null,
    name: unit?.name ?? name ?? sor ?? gln ?? '',
    ...(sor && { sor }),
    ...(gln && { gln }),
  }
}

/**
 * In whose inbox it lies: a letter to the mailbox of a whole hospital or municipality that answers one of ours goes to the unit that
 * wrote, where that unit is reached through the mailbox.
 */
async function boxOf(
  shell: Shell,
  receiverUnitId: OrganisationId,
  follows: string | undefined,
  history: readonly ThreadEvent[],
): Promise<OrganisationId> {
  if (history.length === 0) return receiverUnitId
  const ours = fold(history).letters.filter(({ direction }) => direction !== 'in')
  const answered = ours.find(({ sentAs }) => sentAs === follows) ?? ours.at(-1)
  const writer = answered?.from.unitId ?? null
  if (writer === null || writer === receiverUnitId) return receiverUnitId
  return (await unitsWithin(shell, receiverUnitId)).includes(writer) ? writer : receiverUnitId
}
