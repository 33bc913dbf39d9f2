import type { AcknowledgementFacts } from '../profiles/acknowledgement/facts.ts'
import type { InterchangeOutside } from './edifact/read-interchange.ts'
import type { OlderReceipt, ReceiptRefusal, RefusalReason } from './facts.ts'
import type { OlderJudged } from './judge-older.ts'
import { wallTimeOf } from './wall-time.ts'

/** Numbers of the older formats are 1 to 14 characters; a UUID of ours becomes one by its time and some of its chance. */
export function shortId(id: string): string {
  const hex = id.replaceAll('-', '').toLowerCase()
  const number = BigInt(`0x${hex.slice(0, 12)}${hex.slice(-6)}`)
  return number.toString(36).toUpperCase().padStart(14, '0')
}

/** Of MedCom's issue details those the older formats have a word for; any other is a fault of what was written. */
const reasons: Readonly<Record<string, RefusalReason>> = {
  MSG_Receiver_Identifier_UNKNOWN: 'mailbox-unknown',
  MSG_RECEIVER_UNABLE_TO_RECEIVE_MSG_TYPE: 'version',
}

/**
 * The receipt that answers a letter: CTL03 or CTL02. Undefined when a positive one is not wanted, and for trouble of our own,
 * which the older formats have no word for: the letter simply comes again.
 */
export function receiptOf(
  { answers, code, sender, receiver, letterId, envelopeId, sentAt, issues }: AcknowledgementFacts,
  older: OlderJudged,
): OlderReceipt | undefined {
  if (code === 'transient-error' || (code === 'ok' && !older.asksReceipt)) return undefined
  if (sender.gln === undefined || receiver.gln === undefined) return undefined
  const isPositive = code === 'ok'
  const refusal = isPositive ? undefined : refusalOf(issues)
  return {
    kind: 'receipt',
    outcome: isPositive ? 'positive' : 'negative',
    envelope: { envelopeId: shortId(envelopeId), sentAt: wallTimeOf(sentAt), asksReceipt: false },
    letterId: shortId(letterId),
    sender: { gln: sender.gln },
    receiver: { gln: receiver.gln },
    original: {
      envelopeId: older.envelopeId ?? answers,
      senderGln: receiver.gln,
      receiverGln: sender.gln,
      letters: [
        { letterId: answers, version: older.version?.slice(0, 7) ?? '', ...(refusal && { refusal }) },
      ],
    },
  }
}

/** As much as one segment of a receipt holds. */
const longest = 300

function refusalOf(issues: AcknowledgementFacts['issues']): ReceiptRefusal {
  const told = issues.filter(({ severity }) => severity !== 'information')
  const [first] = told
  const text = [...new Set(told.flatMap((issue) => issue.text ?? []))].join('\n').slice(0, longest).trim()
  return {
    reason: first === undefined ? 'unspecified' : (reasons[first.details] ?? 'syntax'),
    ...(text !== '' && { text }),
  }
}

/** The receipt of an envelope that cannot be read: CTL02 with the fault. */
export function receiptOfEnvelope(
  outside: InterchangeOutside,
  danish: string,
  ids: Pick<AcknowledgementFacts, 'envelopeId' | 'letterId' | 'sentAt'>,
): OlderReceipt {
  const { senderGln, receiverGln, reference } = outside
  return {
    kind: 'receipt',
    outcome: 'negative',
    envelope: { envelopeId: shortId(ids.envelopeId), sentAt: wallTimeOf(ids.sentAt), asksReceipt: false },
    letterId: shortId(ids.letterId),
    sender: { gln: receiverGln },
    receiver: { gln: senderGln },
    original: {
      envelopeId: reference,
      senderGln,
      receiverGln,
      refusal: { reason: 'syntax', text: danish },
      letters: [],
    },
  }
}
