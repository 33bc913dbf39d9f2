import type { CaveSubstance } from '../../../../kernel/cave.ts'
import type { DanishDate, Instant } from '../../../../kernel/instant.ts'
import type {
  caveCertainties,
  caveEndings,
  caveKinds,
  caveSeverities,
  caveTellers,
} from '../../../../kernel/medicine-words.ts'
import type { Who } from './medicine.ts'

export type CaveCertainty = (typeof caveCertainties)[number]
export type CaveEnding = (typeof caveEndings)[number]

/** What somebody does not tolerate, and what it does to them. */
export interface CaveContent extends CaveSubstance {
  readonly kind: (typeof caveKinds)[number]
  /** As it was: `udslæt over hele kroppen`. Empty when nobody knows. */
  readonly reaction: string
  readonly severity: (typeof caveSeverities)[number]
  readonly certainty: CaveCertainty
}

/** Whose word it is, and from which day. Whoever wrote it down stands with the event. */
export interface CaveTold {
  readonly by: (typeof caveTellers)[number]
  readonly on: DanishDate
}

interface Common {
  readonly at: Instant
  readonly by: Who
}

export interface CaveWritten extends Common {
  readonly type: 'cave-written'
  readonly caveId: string
  readonly content: CaveContent
  readonly told: CaveTold
}

/** A clinician has assessed an entry, and maybe put it right. What it said before stays to be read. */
export interface CaveAssessed extends Common {
  readonly type: 'cave-assessed'
  readonly caveId: string
  readonly content: CaveContent
  readonly reason: string
}

export interface CaveEnded extends Common {
  readonly type: 'cave-ended'
  readonly caveId: string
  readonly as: CaveEnding
  readonly reason: string
}

/** Somebody has asked, and there is nothing known: not the same as that nobody has asked. */
export interface NoKnownCave extends Common {
  readonly type: 'no-known-cave-stated'
  readonly told: CaveTold
}

export type CaveEvent = CaveWritten | CaveAssessed | CaveEnded | NoKnownCave

export interface CaveEntry extends CaveContent {
  readonly caveId: string
  readonly told: CaveTold
  /** The events of the entry, the first first: its versions. */
  readonly history: readonly (CaveWritten | CaveAssessed | CaveEnded)[]
  /** The clinician who stands behind the entry as it is. */
  readonly assessed: { readonly by: Who; readonly at: Instant } | null
  readonly ended: CaveEnded | null
}

/** What is known of what a citizen does not tolerate. */
export interface CaveState {
  /** How many events there are: what people act on is of one version. */
  readonly version: number
  readonly entries: readonly CaveEntry[]
  /** Stands until something is written. */
  readonly noneKnown: NoKnownCave | null
}

export const noCave: CaveState = { version: 0, entries: [], noneKnown: null }

export function foldCave(events: readonly CaveEvent[]): CaveState {
  return events.reduce(happen, noCave)
}

function happen(state: CaveState, event: CaveEvent): CaveState {
  const next = { ...state, version: state.version + 1 }
  switch (event.type) {
    case 'cave-written': {
      const { caveId, content, told, by, at } = event
      const assessed = content.certainty === 'told' ? null : { by, at }
      const entry = { ...content, caveId, told, history: [event], assessed, ended: null }
      return { ...next, entries: [...state.entries, entry], noneKnown: null }
    }
    case 'cave-assessed': {
      const { content, by, at } = event
      return change(next, event, { ...content, assessed: { by, at } })
    }
    case 'cave-ended':
      return change(next, event, { ended: event })
    case 'no-known-cave-stated':
      return { ...next, noneKnown: event }
  }
}

function change(state: CaveState, event: CaveAssessed | CaveEnded, what: Partial<CaveEntry>): CaveState {
  const entries = state.entries.map((one) =>
    one.caveId === event.caveId ? { ...one, ...what, history: [...one.history, event] } : one,
  )
  return { ...state, entries }
}

const order = { severe: 0, 'not-known': 1, moderate: 2, mild: 3 } as const

/** What counts now, the most dangerous first; how bad it is unknown counts as worse than moderate. */
export function standingCaves({ entries }: CaveState): readonly CaveEntry[] {
  return entries
    .filter(({ ended }) => ended === null)
    .toSorted((one, other) => order[one.severity] - order[other.severity])
}
