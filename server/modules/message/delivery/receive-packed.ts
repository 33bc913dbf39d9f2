import type { ClientId } from '../../../../kernel/ids.ts'
import { tellSecurity } from '../../../platform/security-log.ts'
import type { Shell } from '../../../platform/shell.ts'
import { listSpeakers, maySpeakFor } from '../../identity/index.ts'
import { applyAll, callNext, networkRefuses } from '../domain/delivery/decide.ts'
import type { Posted } from '../domain/envelopes/contents.ts'
import { printEhmiEnvelope } from '../domain/envelopes/ehmi.ts'
import { type Opened, open } from '../domain/envelopes/open.ts'
import { printVansEnvelope } from '../domain/envelopes/vans.ts'
import type { MessageFormat } from '../domain/reading/read-bundle.ts'
import { findByEnvelope, lockOutgoing, type OutgoingLetter } from '../store/outgoing.ts'
import { printAnswer, type WrittenAnswer } from '../use-cases/print-answer.ts'
import { type Incoming, type Receipt, receive } from '../use-cases/receive.ts'
import { deliveryRules, ladderOf, saveMoves } from './steps.ts'

/** How a message was met, and the network envelope it came in, if it came in one. */
export interface PackedReceipt {
  readonly receipt: Receipt
  readonly envelope?: Opened & { kind: 'message' }
}

/**
 * Takes in what comes to a door: a message as it is, one in a network envelope, or what the network says of an envelope of ours.
 * The envelope carries; whose letter it is and whether it came before is told by the letter itself.
 */
export async function receivePacked(shell: Shell, incoming: Incoming): Promise<PackedReceipt> {
  const envelope = open(incoming.bytes, incoming.contentType)
  if (envelope === undefined) return { receipt: await receive(shell, incoming) }
  if (envelope === 'broken')
    return { receipt: { kind: 'turned-away', refusal: { code: 'xml-broken', data: {} }, issues: [] } }
  if (envelope.kind === 'receipt') {
    if (!envelope.isPositive) await noteRefusal(shell, envelope.envelopeId, incoming.clientId)
    return { receipt: { kind: 'taken', format: 'xml' } }
  }
  const { bytes, contentType } = envelope
  return { receipt: await receive(shell, { ...incoming, bytes, contentType }), envelope }
}

/**
 * The network would not carry one of ours: it is not sent again unchanged, and a person is called. That it has carried one says
 * nothing about whether it was taken in.
 */
async function noteRefusal(shell: Shell, envelopeId: string, clientId: ClientId | undefined): Promise<void> {
  await shell.transaction(async (inner) => {
    const sent = await findByEnvelope(inner, envelopeId)
    const [locked] = sent === undefined ? [] : await lockOutgoing(inner, [sent.letter])
    if (locked === undefined) return inner.log.warn('the network refuses an envelope that is not ours')
    const { letter, state } = locked
    if (!(await mayTellOf(inner, clientId, letter))) {
      tellSecurity(inner.log, 'message-refused', { who: clientId, code: 'sender-not-of-client' })
      return
    }
    const now = inner.clock.now()
    const refused = networkRefuses(state, now, envelopeId)
    const ladder = refused.length === 0 ? [] : await ladderOf(inner, letter.fromUnitId)
    const called = callNext(applyAll(state, refused), now, deliveryRules(inner), ladder)
    await saveMoves(inner, [{ locked, events: refused.length === 0 ? [] : [...refused, ...called] }])
  })
}

/** A registered system tells only of letters between its own unit and those it sends for. */
async function mayTellOf(
  shell: Shell,
  clientId: ClientId | undefined,
  { receiver, fromUnitId }: Pick<OutgoingLetter, 'receiver' | 'fromUnitId'>,
): Promise<boolean> {
  if (clientId === undefined) return true
  const [speaker] = await listSpeakers(shell, [clientId])
  return speaker !== undefined && (await maySpeakFor(shell, speaker, receiver, fromUnitId))
}

/** The answer to a message; in an envelope of the same kind when it came in one. */
export function printPackedAnswer(
  shell: Shell,
  { receipt, envelope }: PackedReceipt,
  wanted: MessageFormat | undefined,
): WrittenAnswer {
  const answer = printAnswer(shell, receipt, envelope === undefined ? wanted : undefined)
  if (envelope === undefined || receipt.kind !== 'answered') return answer
  const { acknowledgement } = receipt
  const posted: Posted = {
    envelopeId: acknowledgement.envelopeId,
    letterId: acknowledgement.letterId,
    sentAt: acknowledgement.sentAt,
    sender: mailboxOf(envelope.receiver, acknowledgement.sender),
    receiver: mailboxOf(envelope.sender, acknowledgement.receiver),
    standard: 'acknowledgement',
    version: '2.0',
    format: receipt.format,
    code: acknowledgement.code,
    bytes: Buffer.from(answer.body),
  }
  const answers = { letterId: acknowledgement.answers, envelopeId: envelope.envelopeId }
  const body =
    envelope.envelope === 'vans' ? printVansEnvelope(posted) : printEhmiEnvelope(posted, { answers })
  return { status: answer.status, contentType: 'application/xml; charset=utf-8', body }
}

/** The envelope knows the location number, the letter the SOR code. */
function mailboxOf(
  outside: { readonly gln?: string },
  numbers: { readonly gln?: string; readonly sor?: string },
): Posted['sender'] {
  return { gln: outside.gln ?? numbers.gln ?? '', sor: numbers.sor ?? '' }
}
