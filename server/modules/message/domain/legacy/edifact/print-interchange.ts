import type { Result } from '../../../../../../kernel/result.ts'
import { bytesInCharset, type NotWritable } from '../charset.ts'
import { type EdifactMessage, type Interchange, type Segment, segment } from './interchange.ts'

const controlled: Readonly<Record<string, string>> = { MEDDIS: 'UN', MEDREF: 'UN', CONTRL: 'ZZ' }

/** Writes an interchange in ISO 8859-1, each segment on a line of its own. A letter outside ISO 8859-1 is refused. */
export function printInterchange(interchange: Interchange): Result<Uint8Array, NotWritable> {
  const { senderGln, receiverGln, sentAt, reference, messages } = interchange
  const isReceipt = messages.every(({ type }) => type === 'CONTRL')
  const date = sentAt.slice(2, 10).replaceAll('-', '')
  const segments = [
    segment(
      'UNB',
      ['UNOC', '3'],
      [senderGln, '14'],
      [receiverGln, '14'],
      [date, sentAt.slice(11, 16).replace(':', '')],
      reference,
      // A receipt is never receipted, and does not say so.
      ...(isReceipt ? [] : ['', '', '', interchange.asksReceipt ? '1' : '0']),
    ),
    ...messages.flatMap(segmentsOf),
    segment('UNZ', String(messages.length), reference),
  ]
  return bytesInCharset(`UNA:+.? '\n${segments.map((one) => `${print(one)}\n`).join('')}`, 'ISO-8859-1')
}

function segmentsOf({ reference, type, version, segments }: EdifactMessage): Segment[] {
  const kind = [type, 'D', '93A', controlled[type] ?? 'UN', version]
  return [
    segment('UNH', reference, kind, statisticsOf(type, version)),
    ...segments,
    segment('UNT', String(segments.length + 2), reference),
  ]
}

/** `D0133L` of MEDDIS is counted as DIS01. */
function statisticsOf(type: string, version: string): string {
  const word = { MEDDIS: 'DIS', MEDREF: 'REF', CONTRL: 'CTL' }[type] ?? type
  return `${word}${version.slice(1, 3)}`
}

function print({ tag, elements }: Segment): string {
  const written = withoutEmptyEnd(
    elements.map((components) => withoutEmptyEnd(components.map(released)).join(':')),
  )
  return `${[tag, ...written].join('+')}'`
}

function withoutEmptyEnd(texts: readonly string[]): readonly string[] {
  const last = texts.findLastIndex((text) => text !== '')
  return texts.slice(0, last + 1)
}

/** Letters that divide are made ordinary. A line break in a value would be lost on the way, so it is a space. */
function released(text: string): string {
  return text.replace(/[\r\n\t]+/g, ' ').replace(/[?:'+]/g, '?$&')
}
