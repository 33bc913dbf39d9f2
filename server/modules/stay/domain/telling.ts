import type { OrganisationId, PersonId } from '../../../../kernel/ids.ts'
import type { Instant } from '../../../../kernel/instant.ts'
import { compare } from './settle.ts'

/** What the citizen will need, each of which calls for a step of the pathway (pathways A9, A11, A16a, A19, B3). */
export type Need =
  | 'discharge-conference'
  | 'rehabilitation'
  | 'frailty'
  | 'same-day-help'
  | 'acute-nursing'
  | 'follow-up'

export type ToldAbout = 'expected-discharge' | 'treatment-finished' | Need

/** Something the hospital has told of a stay, or taken back. Kept as told; the latest about the same counts. */
export interface Telling {
  readonly id: string
  readonly about: ToldAbout
  readonly isTakenBack: boolean
  /** When the discharge is expected, or since when the treatment is finished; needs have none. */
  readonly at: Instant | undefined
  readonly by: {
    readonly personId: PersonId
    readonly name: string
    readonly function: string
    readonly unitId: OrganisationId
  }
  readonly toldAt: Instant
  /** Said in a signed document, which has told the pathways by this key itself. */
  readonly toldAs?: string
}

/** What holds now of all that was told, and what was told before. */
export interface Told {
  readonly standing: ReadonlyMap<ToldAbout, Telling>
  /** Replaced, taken back, or of an earlier time in hospital; the newest first. */
  readonly earlier: readonly Telling[]
}

/**
 * Reads tellings together, by when they were told and not by how they came. What was told before `since` is of an earlier
 * time in hospital, from which the citizen went home: it no longer holds.
 */
export function foldTellings(tellings: readonly Telling[], since?: Instant): Told {
  const standing = new Map<ToldAbout, Telling>()
  const earlier: Telling[] = []
  for (const telling of byTime(tellings)) {
    const before = standing.get(telling.about)
    if (before !== undefined) earlier.unshift(before)
    standing.delete(telling.about)
    if (telling.isTakenBack || (since !== undefined && telling.toldAt < since)) earlier.unshift(telling)
    else standing.set(telling.about, telling)
  }
  return { standing, earlier }
}

/** In the order they were told, each once. The id breaks a tie, so that everybody reads the same order. */
export function byTime(tellings: readonly Telling[]): Telling[] {
  return [...new Map(tellings.map((one) => [one.id, one])).values()].toSorted(
    (one, other) => compare(one.toldAt, other.toldAt) || compare(one.id, other.id),
  )
}
