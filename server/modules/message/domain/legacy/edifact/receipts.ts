import { refusalReasons } from '../codes.ts'
import type { OlderReceipt, ReceiptRefusal } from '../facts.ts'
import { part, type Segment, segment } from './interchange.ts'
import { at, only, type Reading, wordOf } from './parts.ts'
import { textOf, textSegments } from './texts.ts'

type Body = Omit<OlderReceipt, 'kind' | 'envelope' | 'outcome'>
type Original = OlderReceipt['original']
type Letter = Original['letters'][number]

/** CTL01, CTL02, CTL03: UCI for the envelope and UCM for each letter, each followed by why it was turned away. */
export function parseReceipt({ message, senderGln, receiverGln, issues }: Reading): Body | undefined {
  const [uci, ...rest] = message.segments
  if (uci?.tag !== 'UCI') {
    issues.add('older-part-missing', 'UCI')
    return undefined
  }
  let refusal: ReceiptRefusal | undefined
  const letters: Letter[] = []
  for (const one of rest) {
    if (one.tag === 'UCM') letters.push({ letterId: part(one, 0), version: part(one, 1, 4) })
    else if (one.tag === 'FTX') {
      const why = refusalOf(one, issues)
      const last = letters.pop()
      if (last === undefined) refusal = joined(refusal, why)
      else letters.push({ ...last, refusal: joined(last.refusal, why) })
    } else issues.add('older-part-unknown', at(one))
  }
  const [envelopeId, original, receiver] = [part(uci, 0), part(uci, 1), part(uci, 2)]
  const isWhole = envelopeId !== '' && original !== '' && receiver !== ''
  if (!isWhole || letters.some(({ letterId }) => letterId === '')) {
    issues.add('older-part-missing', at(uci))
    return undefined
  }
  return {
    letterId: message.reference,
    sender: { gln: senderGln },
    receiver: { gln: receiverGln },
    original: {
      envelopeId,
      senderGln: original,
      receiverGln: receiver,
      ...(refusal && { refusal }),
      letters,
    },
  }
}

function refusalOf(ftx: Segment, issues: Reading['issues']): ReceiptRefusal {
  const text = textOf([ftx])
  return only({
    reason: wordOf(refusalReasons, part(ftx, 0), ftx, issues),
    text: text === '' ? undefined : text,
  })
}

/** A text longer than one FTX holds goes on in the next. */
function joined(first: ReceiptRefusal | undefined, more: ReceiptRefusal): ReceiptRefusal {
  if (first === undefined) return more
  const text = [first.text, more.text].filter((one) => one !== undefined).join('\n')
  return { ...more, ...first, ...(text !== '' && { text }) }
}

const positive = '7'
const negative = '4'

/** Which message type each version belongs to; a receipt repeats it. */
function messageTypeOf(version: string): string {
  return version.startsWith('H') ? 'MEDREF' : 'MEDDIS'
}

export function printReceipt({ original }: Body, outcome: OlderReceipt['outcome']): Segment[] {
  const { envelopeId, senderGln, receiverGln, refusal, letters } = original
  const code = outcome === 'positive' ? positive : negative
  return [
    segment('UCI', envelopeId, [senderGln, '14'], [receiverGln, '14'], code),
    ...refusalSegments(refusal),
    ...letters.flatMap((letter) => [
      segment(
        'UCM',
        letter.letterId,
        [messageTypeOf(letter.version), 'D', '93A', 'UN', letter.version],
        code,
      ),
      ...refusalSegments(letter.refusal),
    ]),
  ]
}

function refusalSegments(refusal: ReceiptRefusal | undefined): Segment[] {
  if (refusal === undefined) return []
  const qualifier = refusalReasons.edifact(refusal.reason ?? 'unspecified')
  return refusal.text === undefined
    ? [segment('FTX', qualifier, 'P00')]
    : textSegments(qualifier, refusal.text)
}
