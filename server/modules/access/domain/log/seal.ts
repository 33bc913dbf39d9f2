import { canonicalText, type Digest } from './canonical.ts'

/** One record as the chain sees it: where it stands, and the digest of what it says. */
export interface Link {
  /** The number of the transaction that wrote it. Larger than JavaScript's numbers hold. */
  readonly writtenIn: bigint
  readonly id: string
  readonly digest: string
}

/** What a seal says of the stretch it covers; all of it is signed. */
export interface SealedStretch {
  readonly era: number
  readonly number: number
  /** Transactions from this (included) to that (excluded). */
  readonly from: bigint
  readonly to: bigint
  readonly records: number
  /** The times of the oldest and the newest record in it. */
  readonly firstAt: string
  readonly lastAt: string
  readonly previous: string
  readonly chain: string
  readonly sealedAt: string
  readonly keyId: string
}

export interface Seal extends SealedStretch {
  /** Ed25519, in base64. */
  readonly signature: string
}

/** What the first seal of the first era goes on from. */
export const beginning = '00'.repeat(32)

/** The chain at the start of a stretch: where it stands is part of it, so that seals cannot change places. */
export function beginStretch(
  digest: Digest,
  { era, number, from, to, previous }: Pick<SealedStretch, 'era' | 'number' | 'from' | 'to' | 'previous'>,
): string {
  return digest(`${previous}|${era}|${number}|${from}|${to}`)
}

/** The chain with one more record, in the order of transactions and ids. */
export function foldLink(digest: Digest, chain: string, { writtenIn, id, digest: said }: Link): string {
  return digest(`${chain}|${writtenIn}|${id}|${said}`)
}

/** What is signed. */
export function sealText(stretch: SealedStretch): string {
  return canonicalText({
    era: stretch.era,
    number: stretch.number,
    from_transaction: String(stretch.from),
    to_transaction: String(stretch.to),
    records: stretch.records,
    first_at: stretch.firstAt,
    last_at: stretch.lastAt,
    previous: stretch.previous,
    chain: stretch.chain,
    sealed_at: stretch.sealedAt,
    key_id: stretch.keyId,
  })
}

/** A month of the log that was erased because it had been kept long enough. */
export interface Erasure {
  /** Its first day. */
  readonly month: string
  readonly records: number
  readonly erasedAt: string
  readonly keyId: string
  readonly signature: string
}

/** What is signed of an erasure. */
export function erasureText({ month, records, erasedAt, keyId }: Omit<Erasure, 'signature'>): string {
  return canonicalText({ month, records, erased_at: erasedAt, key_id: keyId })
}
