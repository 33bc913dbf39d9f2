import { createHash } from 'node:crypto'
import type { ClientId, MessageId } from '../../../../kernel/ids.ts'
import type { Instant } from '../../../../kernel/instant.ts'
import { signal, type Topic } from '../../../platform/live.ts'
import type { Shell } from '../../../platform/shell.ts'
import { answerTo, type Disposition, dispose } from '../domain/answer.ts'
import type { Issue } from '../domain/issue.ts'
import type { Judged } from '../domain/judge.ts'
import { codeOfOlder } from '../domain/legacy/siblings.ts'
import type { AcknowledgementFacts } from '../domain/profiles/acknowledgement/facts.ts'
import type { MessageFormat } from '../domain/reading/read-bundle.ts'
import { findKnownLetter, keepLetters, keepRepeat, type NewLetter } from '../store.ts'
import { lackingOf } from './notice.ts'
import type { Incoming, Receipt } from './receive.ts'
import { tellLetter } from './tell.ts'
import { listVouched, unvouched } from './vouched.ts'
import { findWhose, type Whose } from './whose.ts'

/** A message that has been read and judged. */
export interface Arrival {
  readonly incoming: Incoming
  readonly judged: Judged
  readonly format: MessageFormat
}

/** A message with what becomes of it, ready to be kept. */
interface Prepared extends Arrival {
  readonly whose: Whose
  readonly sha256: Buffer
  readonly letter: NewLetter
  /** Undefined for an acknowledgement. */
  readonly answer: AcknowledgementFacts | undefined
}

/**
 * Takes in letters that came together: finds whose they are, keeps those that are new with their answers and what they tell,
 * all in one commit, and answers the others as the first time.
 */
export async function takeIn(shell: Shell, arrivals: readonly Arrival[]): Promise<Receipt[]> {
  const whose = await findWhose(
    shell,
    arrivals.map(({ judged }) => judged),
  )
  const vouched = await listVouched(shell, arrivals, whose)
  const prepared = arrivals.map((arrival, place) =>
    prepare(shell, arrival, whose[place] as Whose, vouched[place] === true),
  )
  const kept = await keep(
    shell,
    prepared.filter((one) => one !== undefined),
  )
  const receipts: Receipt[] = []
  for (const [place, one] of prepared.entries()) {
    if (one === undefined) receipts.push(turnedAway(arrivals[place] as Arrival, vouched[place] === true))
    else receipts.push(kept.has(one.letter.id) ? receiptOf(one, one.answer) : await takeInKnown(shell, one))
  }
  return receipts
}

async function keep(shell: Shell, prepared: readonly Prepared[]): Promise<ReadonlySet<MessageId>> {
  if (prepared.length === 0) return new Set()
  const letters = prepared.map(({ letter }) => letter)
  const events = prepared.flatMap(({ letter, judged, whose }) =>
    letter.verdict === 'received' || letter.verdict === 'acknowledged'
      ? tellLetter(shell, letter.id, judged, whose)
      : [],
  )
  const kept = await keepLetters(shell, letters, events)
  const isKept = letters.filter(({ id }) => kept.has(id))
  await signalParked(shell, isKept)
  for (const letter of isKept) logLetter(shell, letter)
  return kept
}

function prepare(shell: Shell, come: Arrival, whose: Whose, isVouched: boolean): Prepared | undefined {
  const arrival = isVouched ? come : { ...come, judged: unvouched(come.judged) }
  // It would settle a letter of ours in the name of whoever was to answer it.
  if (!isVouched && come.judged.standard === 'acknowledgement') return undefined
  const disposition = dispose(arrival.judged, {
    isReceiverKnown: whose.receiver !== undefined,
    isCitizenKnown: whose.citizenId !== undefined,
    ...lackingOf(arrival.judged, whose),
  })
  const sha256 = createHash('sha256').update(arrival.incoming.bytes).digest()
  return prepareAs(
    shell,
    { ...arrival, whose, sha256, unvouchedBy: isVouched ? null : (come.incoming.clientId ?? null) },
    disposition,
    // Numbers of older envelopes begin again from time to time, so one that is known says nothing.
    arrival.judged.older === undefined ? (arrival.judged.outside.envelopeId ?? null) : null,
  )
}

/** Undefined when nobody can be answered: no letter id, no sender or no receiver that can be read. */
function prepareAs(
  shell: Shell,
  arrival: Arrival & { whose: Whose; sha256: Buffer; unvouchedBy: ClientId | null },
  { verdict, code, issues, isOriginalKept }: Disposition,
  envelopeId: string | null,
): Prepared | undefined {
  const { incoming, judged, whose, sha256, unvouchedBy } = arrival
  const { outside } = judged
  const answer = code && answerTo(outside, code, issues, newAnswerIds(shell))
  if (outside.letterId === undefined || (code !== undefined && answer === undefined)) return undefined
  const letter: NewLetter = {
    id: shell.ids.next<MessageId>(),
    receivedAt: shell.clock.now(),
    channel: incoming.channel,
    clientId: incoming.clientId ?? null,
    outside,
    letterId: outside.letterId,
    envelopeId,
    standard: judged.standard ?? null,
    code: codeOf(judged),
    verdict,
    citizenId: isOriginalKept ? (whose.citizenId ?? null) : null,
    senderUnitId: whose.sender?.id ?? null,
    receiverUnitId: whose.receiver?.id ?? null,
    receiverPartyId: whose.receiver?.partyId ?? null,
    sentAt: outside.own?.sentAt ?? null,
    contentType: incoming.contentType.slice(0, 100),
    byteLength: incoming.bytes.length,
    sha256,
    original: isOriginalKept ? incoming.bytes : null,
    issues,
    answer: answer ? { code: answer.code, envelopeId: answer.envelopeId, letterId: answer.letterId } : null,
    unvouchedBy,
  }
  return { ...arrival, letter, answer }
}

/** What kind of letter it is within its standard. */
function codeOf({ notification, communication, observation, acknowledgement, older }: Judged): string | null {
  return (
    notification?.code ??
    communication?.category ??
    observation?.activity ??
    acknowledgement?.code ??
    codeOfOlder(older?.letter) ??
    null
  )
}

/** New ids and the time of an answer. */
export function newAnswerIds(shell: Shell): { envelopeId: string; letterId: string; at: Instant } {
  return { envelopeId: shell.ids.next<string>(), letterId: shell.ids.next<string>(), at: shell.clock.now() }
}

function turnedAway({ judged }: Arrival, isVouched: boolean): Receipt {
  if (!isVouched && judged.standard === 'acknowledgement')
    return { kind: 'turned-away', refusal: { code: 'message-sender-not-yours', data: {} }, issues: [] }
  return {
    kind: 'turned-away',
    refusal: { code: 'message-not-answerable', data: {} },
    issues: judged.blocking,
  }
}

function receiptOf({ format }: Arrival, answer: AcknowledgementFacts | undefined, isRepeat = false): Receipt {
  return answer === undefined
    ? { kind: 'taken', format }
    : { kind: 'answered', acknowledgement: answer, format, isRepeat }
}

/** A letter id or an envelope id that was there already: the letter has come again, or it uses another one's envelope. */
async function takeInKnown(shell: Shell, one: Prepared): Promise<Receipt> {
  const repeated = await answerRepeat(shell, one)
  if (repeated !== undefined) return repeated
  const disposition = parkedForItsEnvelope(one.letter)
  const parked =
    disposition && prepareAs(shell, { ...one, unvouchedBy: one.letter.unvouchedBy }, disposition, null)
  if (parked !== undefined && (await keep(shell, [parked])).has(parked.letter.id))
    return receiptOf(parked, parked.answer)
  // The same letter has come twice at once, and the other was first this time too.
  const again = await answerRepeat(shell, one)
  if (again === undefined) throw new Error('a letter is neither new nor known')
  return again
}

/** Bundle.id known but MessageHeader.id new is an error (messages, section 2). A person must see what it was. */
function parkedForItsEnvelope({ verdict, issues, original }: NewLetter): Disposition {
  const isOriginalKept = original !== null
  if (verdict === 'acknowledged') return { verdict, code: undefined, issues, isOriginalKept }
  return {
    verdict: isOriginalKept ? 'parked' : 'refused',
    code: 'fatal-error',
    issues: [{ rule: 'envelope-known', expression: 'Bundle.id' }, ...issues],
    isOriginalKept,
  }
}

/** The same letter again: nothing happens but the answer, which has the code of the first time. */
async function answerRepeat(shell: Shell, one: Prepared): Promise<Receipt | undefined> {
  const { judged, incoming, sha256 } = one
  const first = await findKnownLetter(shell, one.letter)
  if (first === undefined) return undefined
  const repeat: Issue = { rule: 'duplicate', expression: 'Bundle.entry[0].resource.id' }
  const answer =
    first.answerCode === null
      ? undefined
      : answerTo(
          { ...first.outside, ...judged.outside },
          first.answerCode,
          [repeat, ...first.issues],
          newAnswerIds(shell),
        )
  await keepRepeat(shell, {
    id: shell.ids.next<MessageId>(),
    letter: first.id,
    receivedAt: shell.clock.now(),
    channel: incoming.channel,
    clientId: incoming.clientId ?? null,
    envelopeId: judged.outside.envelopeId ?? null,
    sha256,
    answerEnvelopeId: answer?.envelopeId ?? null,
    answerLetterId: answer?.letterId ?? null,
  })
  shell.log.info({ message: first.id, isSameContent: first.sha256.equals(sha256) }, 'a letter came again')
  return receiptOf(one, answer, true)
}

async function signalParked(shell: Shell, letters: readonly NewLetter[]): Promise<void> {
  const topics = letters.flatMap(({ verdict, receiverUnitId }): Topic[] =>
    verdict === 'parked' && receiverUnitId !== null ? [`messages:${receiverUnitId}`] : [],
  )
  await signal(shell, topics)
}

function logLetter(shell: Shell, { id, verdict, standard, code, issues }: NewLetter): void {
  if (verdict === 'received' && issues.length === 0) return
  shell.log.info(
    { message: id, verdict, standard, code, rules: issues.map(({ rule }) => rule) },
    'a letter came in',
  )
}
