import type { Issue } from '../issue.ts'
import type { OlderFormat, OlderKind, OlderLetter } from './facts.ts'

/** One letter of an older message: its facts when it could be understood, and what is written on its outside. */
export interface ReadLetter {
  /** Undefined when it is of a kind we do not read. */
  readonly kind: OlderKind | undefined
  readonly facts: OlderLetter | undefined
  readonly issues: readonly Issue[]
  readonly letterId: string | undefined
  /** The version code without the X of OIOXML, as a receipt quotes it. */
  readonly version: string | undefined
  readonly senderGln: string | undefined
  readonly receiverGln: string | undefined
  /** As written; what it is worth is looked at where it is used. */
  readonly cprNumber: string | undefined
  /** The letter in an envelope of its own; only of one that came together with letters about others. */
  readonly alone?: () => Uint8Array
}

/** An older message: an envelope with letters in it. */
export interface ReadMessage {
  readonly format: OlderFormat
  readonly envelopeId: string | undefined
  readonly letters: readonly ReadLetter[]
}
