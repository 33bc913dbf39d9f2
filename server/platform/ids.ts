import { randomBytes } from 'node:crypto'

/** Where new ids come from. */
export interface Ids {
  /** A version 7 UUID: sorts by the time it was made, so new rows land beside each other in an index. */
  next<Id extends string>(): Id
}

let pool = Buffer.alloc(0)
let taken = 0

function tenRandomBytes(): Buffer {
  if (taken + 10 > pool.length) {
    pool = randomBytes(4_000)
    taken = 0
  }
  taken += 10
  return pool.subarray(taken - 10, taken)
}

/** Lays out a version 7 UUID (RFC 9562) from a time in milliseconds and ten bytes of chance. */
export function uuid7(milliseconds: number, chance: Uint8Array): string {
  const time = milliseconds.toString(16).padStart(12, '0')
  const bytes = Uint8Array.from(chance)
  bytes[0] = 0x70 | ((bytes[0] ?? 0) & 0x0f)
  bytes[2] = 0x80 | ((bytes[2] ?? 0) & 0x3f)
  const tail = Buffer.from(bytes).toString('hex')
  return `${time.slice(0, 8)}-${time.slice(8)}-${tail.slice(0, 4)}-${tail.slice(4, 8)}-${tail.slice(8)}`
}

export const randomIds: Ids = { next: <Id extends string>() => uuid7(Date.now(), tenRandomBytes()) as Id }
