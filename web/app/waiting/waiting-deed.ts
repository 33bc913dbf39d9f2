import type { Route } from '../../../contract/route.ts'
import type { RequestId } from '../../../kernel/ids.ts'

/** A write that has not reached the server. Sent again with the same id it is one deed, however often it arrives. */
export interface WaitingDeed {
  readonly id: RequestId
  readonly route: Pick<Route, 'name' | 'method' | 'path'>
  readonly asked: Asked
  /** The role it was done in, null for a citizen: it is sent in no other. */
  readonly roleId: string | null
  /** Milliseconds since 1970, by the clock of the device. */
  readonly madeAt: number
  /** The title of the page it was done on, for its owner to know it by. */
  readonly page: string
  /** Where that page is, to go and look. */
  readonly address: string
  /** Why the server would not have it, when it was sent with nobody at the form. */
  readonly refusal?: Refusal
}

export interface Asked {
  readonly params?: unknown
  readonly query?: unknown
  readonly body?: unknown
}

export interface Refusal {
  readonly code: string
  readonly status: number
  readonly data: Readonly<Record<string, unknown>>
}

/**
 * How long a deed may wait and still be sent by itself, in milliseconds. The server knows its own answers for a day; one
 * that is sent later might be done a second time.
 */
export const longestWait = 20 * 3_600_000

/** So far a deed may seem to be made ahead of now: clocks are put right by a little all the time. In milliseconds. */
const clockSlack = 3_600_000

/** What is to become of a deed: sent now, kept for another role, or shown to its owner, who decides. */
export type Fate = 'send' | 'other-role' | 'too-old' | 'refused'

export function fateOf(deed: WaitingDeed, roleId: string | null, now: number): Fate {
  if (deed.refusal !== undefined) return 'refused'
  // A clock that was set back tells nothing of how long it has waited.
  if (now - deed.madeAt > longestWait || deed.madeAt - now > clockSlack) return 'too-old'
  return deed.roleId === roleId ? 'send' : 'other-role'
}

/** What may be sent now, in the order it was done. */
export function toSend(deeds: readonly WaitingDeed[], roleId: string | null, now: number): WaitingDeed[] {
  return deeds
    .filter((deed) => fateOf(deed, roleId, now) === 'send')
    .sort((one, other) => one.madeAt - other.madeAt)
}

/** What a person wrote in it, so that it can be copied before it is thrown away: the texts with a space in them. */
export function wordsIn(value: unknown): string[] {
  if (typeof value === 'string') return value.trim().includes(' ') ? [value.trim()] : []
  if (typeof value !== 'object' || value === null) return []
  return Object.values(value).flatMap(wordsIn)
}
