import type { Branded } from './ids.ts'

/** A moment in UTC, always written `2026-06-05T12:00:00.000Z`: sorts as text, travels as JSON. */
export type Instant = Branded<'Instant'>

/** A calendar date in Denmark, written `2026-06-05`. */
export type DanishDate = Branded<'DanishDate'>

/** Reads any ISO 8601 moment with a zone (or a Date) as an Instant. Throws RangeError when it is not one. */
export function instant(value: string | number | Date): Instant {
  return new Date(value).toISOString() as Instant
}

/** Milliseconds since 1970 of an Instant. */
export function epoch(at: Instant): number {
  return Date.parse(at)
}
