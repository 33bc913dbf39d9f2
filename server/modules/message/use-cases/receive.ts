import { createHash } from 'node:crypto'
import type { MessageId } from '../../../../kernel/ids.ts'
import type { Refusal } from '../../../../kernel/result.ts'
import { isDatabaseAway } from '../../../platform/db/database.ts'
import { signal } from '../../../platform/live.ts'
import type { Shell } from '../../../platform/shell.ts'
import { answerTo, type Disposition, dispose } from '../domain/answer.ts'
import type { Issue } from '../domain/issue.ts'
import { type Judged, judge } from '../domain/judge.ts'
import type { Outside } from '../domain/outside.ts'
import type { AcknowledgementFacts, AnswerCode } from '../domain/profiles/acknowledgement/facts.ts'
import { type MessageFormat, readBundle } from '../domain/reading/read-bundle.ts'
import type { UnreadableCode } from '../domain/unreadable.ts'
import type { HospitalNotificationReceived } from '../events.ts'
import { loadGrading } from '../grading.ts'
import {
  type Channel,
  type FirstAnswer,
  findKnownLetter,
  keepLetter,
  keepRepeat,
  type NewLetter,
} from '../store.ts'
import { findWhose, type Whose } from './whose.ts'

/** A message at the door. */
export interface Incoming {
  readonly bytes: Uint8Array
  /** As the sender declared it; empty when nobody did. */
  readonly contentType: string
  readonly channel: Channel
}

/** How a message was met. */
export type Receipt =
  | {
      readonly kind: 'answered'
      readonly acknowledgement: AcknowledgementFacts
      readonly format: MessageFormat
      readonly isRepeat: boolean
    }
  /** An acknowledgement of a letter of ours; it is not answered. */
  | { readonly kind: 'taken'; readonly format: MessageFormat }
  /** Cannot be read, or nobody can be answered: turned away, nothing kept. */
  | {
      readonly kind: 'turned-away'
      readonly refusal: Refusal<UnreadableCode>
      readonly issues: readonly Issue[]
    }

/** Deep enough for any MedCom message with room to spare; narrative in XML is counted too. */
const deepest = 100

export function readingLimits(shell: Shell): { bytes: number; depth: number } {
  return { bytes: shell.settings.MESSAGE_LIMIT_MB * 1024 * 1024, depth: deepest }
}

/**
 * Takes in one message: reads, judges, finds whose it is, stores it with its answer and tells the others, in one commit. The
 * same letter again gets the same code; when anything of ours fails nothing is kept and the sender is asked to come again.
 */
export async function receive(shell: Shell, incoming: Incoming): Promise<Receipt> {
  const read = readBundle(incoming.bytes, readingLimits(shell), incoming.contentType)
  if (!read.ok) return { kind: 'turned-away', refusal: read.refusal, issues: [] }
  const { format, bundle } = read.value
  const judged = judge(bundle, await loadGrading())
  try {
    return await takeIn(shell, incoming, judged, format)
  } catch (fault) {
    if (isDatabaseAway(fault))
      shell.log.warn({ fault }, 'a message could not be stored; its sender is asked to send it again')
    else shell.log.error({ fault }, 'a message met a fault of ours; its sender is asked to send it again')
    const issue: Issue = { rule: 'mailbox-away', expression: 'Bundle' }
    const acknowledgement = answerTo(judged.outside, 'transient-error', [issue], newAnswerIds(shell))
    if (acknowledgement === undefined || judged.standard === 'acknowledgement') throw fault
    return { kind: 'answered', acknowledgement, format, isRepeat: false }
  }
}

async function takeIn(
  shell: Shell,
  incoming: Incoming,
  judged: Judged,
  format: MessageFormat,
): Promise<Receipt> {
  const whose = await findWhose(shell, judged)
  const disposition = dispose(judged, {
    isReceiverKnown: whose.receiver !== undefined,
    isCitizenKnown: whose.citizenId !== undefined,
  })
  const sha256 = createHash('sha256').update(incoming.bytes).digest()
  // Twice at most: a letter whose envelope id was used for another one is kept without it the second time.
  for (const envelope of ['own', 'used-before'] as const) {
    const told = envelope === 'own' ? disposition : parkedForItsEnvelope(disposition)
    const answer = told.code && firstAnswer(shell, judged.outside, told.code, told.issues)
    const { letterId, envelopeId } = judged.outside
    if (letterId === undefined || (told.code !== undefined && answer === undefined))
      return {
        kind: 'turned-away',
        refusal: { code: 'message-not-answerable', data: {} },
        issues: judged.blocking,
      }
    const letter = letterOf(shell, incoming, judged, whose, told, {
      letterId,
      envelopeId: envelope === 'own' ? (envelopeId ?? null) : null,
      sha256,
      answer: answer === undefined ? null : asFirst(answer),
    })
    if (await keepLetter(shell, letter, eventsOf(shell, letter, judged, whose))) {
      if (letter.verdict === 'parked' && letter.receiverUnitId !== null)
        await signal(shell, [`messages:${letter.receiverUnitId}`])
      logLetter(shell, letter)
      return answer === undefined
        ? { kind: 'taken', format }
        : { kind: 'answered', acknowledgement: answer, format, isRepeat: false }
    }
    const repeated = await answerRepeat(shell, incoming, judged, sha256, format)
    if (repeated !== undefined) return repeated
  }
  throw new Error('a letter is neither new nor known')
}

/** Bundle.id known but MessageHeader.id new is an error (messages, section 2). A person must see what it was. */
function parkedForItsEnvelope(disposition: Disposition): Disposition {
  if (disposition.verdict === 'acknowledged') return disposition
  const isKept = disposition.isOriginalKept
  return {
    verdict: isKept ? 'parked' : 'refused',
    code: 'fatal-error',
    issues: [{ rule: 'envelope-known', expression: 'Bundle.id' }, ...disposition.issues],
    isOriginalKept: isKept,
  }
}

function newAnswerIds(shell: Shell): {
  envelopeId: string
  letterId: string
  at: ReturnType<Shell['clock']['now']>
} {
  return { envelopeId: shell.ids.next<string>(), letterId: shell.ids.next<string>(), at: shell.clock.now() }
}

function firstAnswer(
  shell: Shell,
  outside: Outside,
  code: AnswerCode,
  issues: readonly Issue[],
): AcknowledgementFacts | undefined {
  return answerTo(outside, code, issues, newAnswerIds(shell))
}

function asFirst({ code, envelopeId, letterId }: AcknowledgementFacts): FirstAnswer {
  return { code, envelopeId, letterId }
}

function letterOf(
  shell: Shell,
  incoming: Incoming,
  judged: Judged,
  whose: Whose,
  { verdict, issues, isOriginalKept }: Disposition,
  known: Pick<NewLetter, 'letterId' | 'envelopeId' | 'sha256' | 'answer'>,
): NewLetter {
  return {
    id: shell.ids.next<MessageId>(),
    receivedAt: shell.clock.now(),
    channel: incoming.channel,
    outside: judged.outside,
    ...known,
    standard: judged.standard ?? null,
    code: judged.notification?.code ?? judged.acknowledgement?.code ?? null,
    verdict,
    citizenId: isOriginalKept ? (whose.citizenId ?? null) : null,
    senderUnitId: whose.sender?.id ?? null,
    receiverUnitId: whose.receiver?.id ?? null,
    receiverPartyId: whose.receiver?.partyId ?? null,
    sentAt: judged.outside.own?.sentAt ?? null,
    contentType: incoming.contentType.slice(0, 100),
    byteLength: incoming.bytes.length,
    original: isOriginalKept ? incoming.bytes : null,
    issues,
  }
}

function eventsOf(
  shell: Shell,
  letter: NewLetter,
  judged: Judged,
  whose: Whose,
): readonly HospitalNotificationReceived[] {
  return letter.verdict === 'received' ? tellNotification(shell, letter.id, judged, whose) : []
}

/** What is told of a notification that was understood; nothing when it cannot be told whose it is. */
export function tellNotification(
  shell: Shell,
  messageId: MessageId,
  { notification }: Judged,
  { citizenId, receiver, municipalityCode, sender, provider }: Whose,
): readonly HospitalNotificationReceived[] {
  if (!notification || !citizenId || !receiver || !municipalityCode) return []
  const { cprNumber: _, ...told } = notification
  const data = {
    messageId,
    notification: told,
    receiverUnitId: receiver.id,
    municipalityCode,
    ...(sender && { senderUnitId: sender.id }),
    ...(provider && { providerUnitId: provider.id }),
  }
  return [{ type: 'hospital-notification-received', citizenId, occurredAt: shell.clock.now(), data }]
}

/** The same letter again: nothing happens but the answer, which has the code of the first time. */
async function answerRepeat(
  shell: Shell,
  incoming: Incoming,
  judged: Judged,
  sha256: Buffer,
  format: MessageFormat,
): Promise<Receipt | undefined> {
  const first = await findKnownLetter(shell, judged.outside)
  if (first === undefined) return undefined
  const repeat: Issue = { rule: 'duplicate', expression: 'Bundle.entry[0].resource.id' }
  const acknowledgement =
    first.answerCode === null
      ? undefined
      : firstAnswer(shell, { ...first.outside, ...judged.outside }, first.answerCode, [
          repeat,
          ...first.issues,
        ])
  await keepRepeat(shell, {
    id: shell.ids.next<MessageId>(),
    letter: first.id,
    receivedAt: shell.clock.now(),
    channel: incoming.channel,
    envelopeId: judged.outside.envelopeId ?? null,
    sha256,
    answerEnvelopeId: acknowledgement?.envelopeId ?? null,
    answerLetterId: acknowledgement?.letterId ?? null,
  })
  shell.log.info({ message: first.id, isSameContent: first.sha256.equals(sha256) }, 'a letter came again')
  return acknowledgement === undefined
    ? { kind: 'taken', format }
    : { kind: 'answered', acknowledgement, format, isRepeat: true }
}

function logLetter(shell: Shell, { id, verdict, standard, code, issues }: NewLetter): void {
  if (verdict === 'received' && issues.length === 0) return
  shell.log.info(
    { message: id, verdict, standard, code, rules: issues.map(({ rule }) => rule) },
    'a letter came in',
  )
}
