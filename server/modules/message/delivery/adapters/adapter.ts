import type { Outcome } from '../../domain/delivery/decide.ts'

/** What is handed over: a letter, in its network envelope where the mailbox wants one. */
export interface Parcel {
  readonly bytes: Uint8Array
  readonly contentType: string
  /** Names it where it needs a name; new at every sending, and says nothing of the citizen. */
  readonly envelopeId: string
}

/** How it went, with what the other side answered at once. */
export interface Handing {
  readonly outcome: Outcome
  readonly answer?: { readonly bytes: Uint8Array; readonly contentType: string }
}

/** One way out of the house. Never throws for trouble of the other side; gives up when the signal says so. */
export type Adapter = (address: string, parcel: Parcel, signal: AbortSignal) => Promise<Handing>
