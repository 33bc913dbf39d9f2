import { type Refusal, type Result, refused } from '../../../../../kernel/result.ts'
import type { ReadingLimits } from '../reading/read-bundle.ts'
import type { Charset, NotWritable } from './charset.ts'
import type { EdifactMessage, Interchange } from './edifact/interchange.ts'
import { messageOf, readMessageLetter } from './edifact/letters.ts'
import { printInterchange } from './edifact/print-interchange.ts'
import type { InterchangeOutside, InterchangeRefused } from './edifact/read-interchange.ts'
import { readInterchange } from './edifact/read-interchange.ts'
import type { OlderFormat, OlderLetter } from './facts.ts'
import { printEmessage } from './oioxml/print-emessage.ts'
import { type EmessageRefused, readEmessage } from './oioxml/read-emessage.ts'
import type { ReadMessage } from './read-letter.ts'

export type OlderRefused = EmessageRefused | InterchangeRefused

export type OlderRead = { readonly ok: true; readonly value: ReadMessage } | OlderTurnedAway

export interface OlderTurnedAway {
  readonly ok: false
  readonly format: OlderFormat
  readonly refusal: OlderRefused
  /** Whom to tell that the envelope was turned away. */
  readonly outside?: InterchangeOutside
}

/** Far enough into a message for its first element, whatever comments stand before it. */
const beginning = 2_000

/** Which of the older formats a message is written in, from how it begins; undefined of anything else. */
export function olderFormatOf(bytes: Uint8Array): OlderFormat | undefined {
  const text = new TextDecoder('windows-1252').decode(bytes.subarray(0, beginning)).replace(/^ï»¿/, '')
  if (/^\s*UN[AB][^A-Z0-9]/.test(text)) return 'edifact'
  const aside = String.raw`(?:\s|<\?(?:[^?]|\?(?!>))*\?>|<!--(?:[^-]|-(?!->))*-->|<!DOCTYPE[^>[]*(?:\[[^\]]*\]\s*)?>)*`
  return new RegExp(`^${aside}<(?:[\\w.-]+:)?Emessage[\\s/>]`).test(text) ? 'oioxml' : undefined
}

/** Reads a message of one of the older formats. Nothing of what was sent is repeated in a refusal. */
export function readOlder(bytes: Uint8Array, format: OlderFormat, limits: ReadingLimits): OlderRead {
  if (format === 'oioxml') {
    const read = readEmessage(bytes, limits)
    return read.ok ? read : { ...read, format }
  }
  const read = readInterchange(bytes, limits.bytes)
  if (!read.ok) return { ...read, format }
  const { reference, messages } = read.value
  const letters = messages.map((message) => ({
    ...readMessageLetter(message, read.value),
    ...(messages.length > 1 && { alone: () => aloneOf(read.value, message) }),
  }))
  return { ok: true, value: { format, envelopeId: reference, letters } }
}

function aloneOf(interchange: Interchange, message: EdifactMessage): Uint8Array {
  const written = printInterchange({ ...interchange, messages: [message] })
  // What was read in ISO 8859-1 can be written in it.
  if (!written.ok) throw new RangeError('what was read cannot be written')
  return written.value
}

/**
 * Writes a letter with an envelope of its own. Refuses what the format has no letters for, and a kind of letter that is not
 * written in it.
 * @param charset of OIOXML; EDIFACT is always ISO 8859-1
 */
export function printOlder(
  letter: OlderLetter,
  format: OlderFormat,
  charset?: Exclude<Charset, 'ISO-8859-1'>,
): Result<Uint8Array, OlderNotWritable> {
  return printOlderMessage([letter], format, charset)
}

export type OlderNotWritable = NotWritable | Refusal<'kind-not-in-format'>

/** Writes letters in one envelope, that of the first. */
export function printOlderMessage(
  letters: readonly OlderLetter[],
  format: OlderFormat,
  charset: Exclude<Charset, 'ISO-8859-1'> = 'windows-1252',
): Result<Uint8Array, OlderNotWritable> {
  const [first] = letters
  if (first === undefined) throw new RangeError('an envelope holds a letter')
  if (format === 'oioxml') return printEmessage(letters, charset)
  const messages = letters.flatMap((letter) => messageOf(letter) ?? [])
  if (messages.length < letters.length) return refused('kind-not-in-format', { kind: first.kind, format })
  const { envelope, sender, receiver } = first
  return printInterchange({
    senderGln: sender.gln,
    receiverGln: receiver.gln,
    sentAt: envelope.sentAt,
    reference: envelope.envelopeId,
    asksReceipt: envelope.asksReceipt,
    messages,
  })
}
