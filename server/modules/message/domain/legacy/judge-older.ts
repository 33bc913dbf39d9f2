import { type CprNumber, parseCpr } from '../../../../../kernel/cpr.ts'
import { type Grading, grade } from '../grading.ts'
import type { Issue } from '../issue.ts'
import type { Judged } from '../judge.ts'
import type { Outside } from '../outside.ts'
import type { OlderFormat, OlderKind, OlderLetter } from './facts.ts'
import type { ReadLetter, ReadMessage } from './read-letter.ts'
import { acknowledgementsOf } from './siblings.ts'
import { instantOf } from './wall-time.ts'

/** The kinds of letters that have no FHIR sibling: each is a standard of its own. */
export type OlderStandard = Exclude<
  OlderKind,
  'correspondence' | 'admission-notice' | 'discharge-notice' | 'receipt'
>

/** What is known of a letter because it is of the older formats. */
export interface OlderJudged {
  readonly format: OlderFormat
  /** Undefined when it could not be read. */
  readonly envelopeId: string | undefined
  /** As a receipt quotes it: `D0133L`. */
  readonly version: string | undefined
  /** A positive receipt is wanted; a negative one is always sent. */
  readonly asksReceipt: boolean
  /** Undefined when the letter cannot be taken in. */
  readonly letter?: OlderLetter
}

/** The FHIR standard that says the same; the others are standards of their own. */
const siblings = {
  correspondence: 'care-communication',
  'admission-notice': 'hospital-notification',
  'discharge-notice': 'hospital-notification',
  receipt: 'acknowledgement',
} as const satisfies Partial<Record<OlderKind, Judged['standard']>>

/** Judges each letter of an older message by its own rules, and grades what was found. */
export function judgeOlderMessage(
  { format, envelopeId, letters }: ReadMessage,
  grading: Grading,
  when: 'whenReceiving' | 'whenSending' = 'whenReceiving',
): (Judged & { readonly older: OlderJudged })[] {
  return letters.map((read) => {
    const { blocking, logged } = grade(read.issues, grading, when)
    const letter = blocking.length === 0 ? read.facts : undefined
    const lost: readonly Issue[] =
      letter === undefined && blocking.length === 0
        ? [{ rule: 'older-part-missing', expression: read.kind ?? format }]
        : blocking
    const [acknowledgement] = letter?.kind === 'receipt' ? acknowledgementsOf(letter) : []
    return {
      standard: standardOf(read.kind),
      outside: outsideOf(read, letter, envelopeId),
      cprNumber: cprNumberOf(read),
      ...(acknowledgement && { acknowledgement }),
      older: {
        format,
        envelopeId,
        version: read.version,
        asksReceipt: read.facts?.envelope.asksReceipt ?? false,
        ...(letter && { letter }),
      },
      blocking: lost,
      logged,
    }
  })
}

function standardOf(kind: OlderKind | undefined): Judged['standard'] {
  if (kind === undefined) return undefined
  return kind in siblings ? siblings[kind as keyof typeof siblings] : (kind as OlderStandard)
}

function outsideOf(
  { letterId, senderGln, receiverGln }: ReadLetter,
  letter: OlderLetter | undefined,
  envelopeId: string | undefined,
): Outside {
  const writtenAt = letter && (letter.kind === 'receipt' ? letter.envelope.sentAt : letter.letter.writtenAt)
  return {
    ...(envelopeId !== undefined && { envelopeId }),
    ...(letterId !== undefined && { letterId }),
    sender: {
      ...(senderGln && { gln: senderGln }),
      ...(letter?.sender.name && { name: letter.sender.name }),
    },
    receiver: {
      ...(receiverGln && { gln: receiverGln }),
      ...(letter?.receiver.name && { name: letter.receiver.name }),
    },
    ...(writtenAt && letterId && { own: { letterId, sentAt: instantOf(writtenAt), activity: letter.kind } }),
  }
}

function cprNumberOf({ cprNumber }: ReadLetter): CprNumber | undefined {
  const number = cprNumber === undefined ? undefined : parseCpr(cprNumber)
  return number?.ok ? number.value : undefined
}
