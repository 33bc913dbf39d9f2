import { ok, type Refusal, type Result, refused } from '../../../../../../kernel/result.ts'
import { type WallTime, wallTime } from '../wall-time.ts'
import { type EdifactMessage, type Interchange, part, type Segment } from './interchange.ts'
import { readSegments, type SegmentsRefused } from './read-segments.ts'

export type InterchangeRefused =
  | SegmentsRefused
  | Refusal<
      | 'edifact-unb-missing'
      | 'edifact-unb-incomplete'
      | 'edifact-unb-repeated'
      | 'edifact-charset-unknown'
      | 'edifact-interchange-repeated'
      | 'edifact-unh-missing'
      | 'edifact-unh-incomplete'
      | 'edifact-unt-missing'
      | 'edifact-unt-incomplete'
      | 'edifact-unt-count'
      | 'edifact-unt-reference'
      | 'edifact-unz-missing'
      | 'edifact-unz-incomplete'
      | 'edifact-unz-count'
      | 'edifact-unz-reference'
      | 'message-without-letters'
      | 'message-with-too-many-letters'
    >

/** Whom to answer when an envelope is turned away: read from its first segment, as far as it can be. */
export interface InterchangeOutside {
  readonly senderGln: string
  readonly receiverGln: string
  readonly reference: string
}

export type InterchangeRead =
  | { readonly ok: true; readonly value: Interchange }
  | { readonly ok: false; readonly refusal: InterchangeRefused; readonly outside?: InterchangeOutside }

/** Syntax level A, B and C: all of them are ISO 8859-1 or less. */
const charsets: ReadonlySet<string> = new Set(['UNOA', 'UNOB', 'UNOC'])

const mostLetters = 99

/** Reads an interchange: the envelope and its letters, with every count and reference checked (ISO 9735). */
export function readInterchange(bytes: Uint8Array, limit: number): InterchangeRead {
  const segments = readSegments(bytes, limit)
  if (!segments.ok) return segments
  const [unb] = segments.value
  const outside = unb?.tag === 'UNB' ? outsideOf(unb) : undefined
  const read = readEnvelope(segments.value)
  return read.ok ? read : { ...read, ...(outside && { outside }) }
}

function outsideOf(unb: Segment): InterchangeOutside | undefined {
  const [senderGln, receiverGln, reference] = [part(unb, 1), part(unb, 2), part(unb, 4)]
  return senderGln === '' || receiverGln === '' || reference === '' || reference.length > 14
    ? undefined
    : { senderGln, receiverGln, reference }
}

function readEnvelope(segments: readonly Segment[]): Result<Interchange, InterchangeRefused> {
  const [unb, ...rest] = segments
  if (unb?.tag !== 'UNB') return refused('edifact-unb-missing')
  if (!charsets.has(part(unb, 0))) return refused('edifact-charset-unknown')
  const sentAt = timeOf(part(unb, 3), part(unb, 3, 1))
  const outside = outsideOf(unb)
  if (outside === undefined || sentAt === undefined) return refused('edifact-unb-incomplete')
  const end = rest.findIndex(({ tag }) => tag === 'UNZ')
  const again = rest.findIndex(({ tag }) => tag === 'UNB')
  if (again !== -1 && (end === -1 || again < end)) return refused('edifact-unb-repeated')
  if (end === -1) return refused('edifact-unz-missing')
  if (again !== -1) return refused('edifact-interchange-repeated')
  if (end < rest.length - 1) return refused('edifact-interchange-repeated')
  const messages = readMessages(rest.slice(0, end))
  if (!messages.ok) return messages
  const unz = rest[end]
  const [count, reference] = [part(unz, 0), part(unz, 1)]
  if (!/^\d+$/.test(count) || reference === '') return refused('edifact-unz-incomplete')
  if (Number(count) !== messages.value.length) return refused('edifact-unz-count')
  if (reference !== outside.reference) return refused('edifact-unz-reference')
  return ok({ ...outside, sentAt, asksReceipt: part(unb, 8) === '1', messages: messages.value })
}

/** `000124` and `2130`. The older formats began in the nineties: 70 to 99 are of that century. */
function timeOf(date: string, time: string): WallTime | undefined {
  if (!/^\d{6}$/.test(date) || !/^\d{4}$/.test(time)) return undefined
  const century = Number(date.slice(0, 2)) < 70 ? '20' : '19'
  return wallTime(
    `${century}${date.slice(0, 2)}-${date.slice(2, 4)}-${date.slice(4)}`,
    `${time.slice(0, 2)}:${time.slice(2)}`,
  )
}

function readMessages(segments: readonly Segment[]): Result<EdifactMessage[], InterchangeRefused> {
  const messages: EdifactMessage[] = []
  let at = 0
  while (at < segments.length) {
    if (segments[at]?.tag !== 'UNH') return refused('edifact-unh-missing')
    let end = at + 1
    while (end < segments.length && !/^UN[HT]$/.test(segments[end]?.tag ?? '')) end += 1
    if (segments[end]?.tag !== 'UNT') return refused('edifact-unt-missing')
    const message = readMessage(segments.slice(at, end + 1))
    if (!message.ok) return message
    if (messages.length >= mostLetters) return refused('message-with-too-many-letters', { most: mostLetters })
    messages.push(message.value)
    at = end + 1
  }
  return messages.length === 0 ? refused('message-without-letters') : ok(messages)
}

function readMessage(segments: readonly Segment[]): Result<EdifactMessage, InterchangeRefused> {
  const [unh, unt] = [segments[0], segments.at(-1)]
  const [reference, type, version] = [part(unh, 0), part(unh, 1), part(unh, 1, 4)]
  if (reference === '' || reference.length > 14 || type === '' || version === '')
    return refused('edifact-unh-incomplete')
  if (!/^\d+$/.test(part(unt, 0)) || part(unt, 1) === '') return refused('edifact-unt-incomplete')
  if (part(unt, 1) !== reference) return refused('edifact-unt-reference')
  if (Number(part(unt, 0)) !== segments.length) return refused('edifact-unt-count')
  const body = segments.slice(1, -1).map((one, index) => ({ ...one, place: index + 2 }))
  return ok({ reference, type, version, segments: body })
}
