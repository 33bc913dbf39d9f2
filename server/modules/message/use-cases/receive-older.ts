import { isDatabaseAway } from '../../../platform/db/database.ts'
import type { Shell } from '../../../platform/shell.ts'
import type { OlderFormat, OlderReceipt } from '../domain/legacy/facts.ts'
import { judgeOlderMessage } from '../domain/legacy/judge-older.ts'
import { type OlderTurnedAway, printOlderMessage, readOlder } from '../domain/legacy/older-message.ts'
import { receiptOf, receiptOfEnvelope } from '../domain/legacy/receipt-of.ts'
import { explainUnreadable } from '../domain/unreadable.ts'
import { loadGrading } from '../grading.ts'
import { readingLimits } from './reading-limits.ts'
import { type Incoming, type Receipt, takeInWithOthers } from './receive.ts'
import { newAnswerIds } from './take-in.ts'

/** How an older message was met. */
export interface OlderMet {
  readonly kind: 'older'
  readonly format: OlderFormat
  /** The worst of its letters; `unreadable` when nothing of it was kept. */
  readonly outcome: 'ok' | 'fatal-error' | 'transient-error' | 'unreadable'
  /** The receipts to send back; undefined when none is wanted. */
  readonly written: Uint8Array | undefined
  /** Why it could not be read. */
  readonly refusal?: OlderTurnedAway['refusal']
}

/**
 * Takes in a message of one of the older formats: each letter in it as any other letter is, and answers with one envelope of
 * receipts. A letter with nothing wrong in it is only answered when its sender asked for that.
 */
export async function receiveOlder(shell: Shell, incoming: Incoming, format: OlderFormat): Promise<Receipt> {
  const read = readOlder(incoming.bytes, format, readingLimits(shell))
  if (!read.ok) return turnedAway(shell, read)
  const letters = judgeOlderMessage(read.value, await loadGrading())
  const met = await Promise.all(
    letters.map(async (judged, index) => {
      const bytes = read.value.letters[index]?.alone?.() ?? incoming.bytes
      const receipt = await takeInWithOthers(shell, {
        incoming: { ...incoming, bytes },
        judged,
        format: 'xml',
      })
      return { judged, receipt }
    }),
  ).catch((fault: unknown) => {
    const words = 'an older message could not be taken in; its sender must send it again'
    if (isDatabaseAway(fault)) shell.log.warn({ fault }, words)
    else shell.log.error({ fault }, words)
    return undefined
  })
  if (met === undefined) return { kind: 'older', format, outcome: 'transient-error', written: undefined }
  const answered = met.flatMap(({ judged, receipt }) =>
    receipt.kind === 'answered'
      ? [
          {
            code: receipt.acknowledgement.code,
            receipt: receiptOf(receipt.acknowledgement, judged.older),
          },
        ]
      : [],
  )
  const [first] = met
  if (answered.length === 0 && first?.receipt.kind === 'taken') return first.receipt
  if (answered.length === 0 && first?.receipt.kind === 'turned-away') return first.receipt
  // Who sent it, or to whom, could not be read: there is nobody to answer.
  if (answered.length === 0)
    return {
      kind: 'turned-away',
      refusal: { code: 'message-not-answerable', data: {} },
      issues: met.flatMap(({ judged }) => judged.blocking),
    }
  return {
    kind: 'older',
    format,
    outcome: answered.every(({ code }) => code === 'ok') ? 'ok' : 'fatal-error',
    written: write(
      answered.flatMap(({ receipt }) => receipt ?? []),
      format,
    ),
  }
}

function turnedAway(shell: Shell, { format, refusal, outside }: OlderTurnedAway): Receipt {
  if (outside === undefined) return { kind: 'turned-away', refusal, issues: [] }
  const { envelopeId, letterId, at } = newAnswerIds(shell)
  const { text } = explainUnreadable(refusal.code)
  const receipt = receiptOfEnvelope(outside, text.da, { envelopeId, letterId, sentAt: at })
  return { kind: 'older', format, outcome: 'unreadable', written: write([receipt], format), refusal }
}

/** Our own words can be written in any of the formats. */
function write(receipts: readonly OlderReceipt[], format: OlderFormat): Uint8Array | undefined {
  if (receipts.length === 0) return undefined
  const written = printOlderMessage(receipts, format)
  return written.ok ? written.value : undefined
}
