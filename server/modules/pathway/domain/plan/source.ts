import type { OrganisationId, PersonId } from '../../../../../kernel/ids.ts'
import type { Instant } from '../../../../../kernel/instant.ts'

/** Who said or wrote something: a person in a role of a unit, or the citizen or somebody who acts for them. */
export interface Source {
  readonly kind: 'professional' | 'citizen'
  readonly personId: PersonId
  readonly name: string
  readonly function: string | null
  readonly unitId: OrganisationId | null
}

/** Of every event of the plan: which, by whom, when it was written down. */
export interface Stamp {
  readonly id: string
  readonly by: Source
  readonly at: Instant
}

/** Events by when they were written down; ids grow with time and settle the rest. The same one twice counts once. */
export function inWrittenOrder<Event extends Pick<Stamp, 'id' | 'at'>>(events: readonly Event[]): Event[] {
  return [...new Map(events.map((event) => [event.id, event])).values()].sort((one, other) =>
    one.at !== other.at ? (one.at < other.at ? -1 : 1) : one.id < other.id ? -1 : 1,
  )
}
