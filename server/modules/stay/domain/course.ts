import type { CitizenId, StayId } from '../../../../kernel/ids.ts'
import type { Instant } from '../../../../kernel/instant.ts'
import { foldStay, type StayState } from './fold-stay.ts'
import type { EndingByHand, Notification } from './notification.ts'
import {
  foldWindow,
  type NoWindow,
  nationalWindowRule,
  openWindow,
  type Window,
  type WindowFact,
  type WindowRule,
} from './window.ts'

/** All that has been told about one stay: letters, and what people have done. */
export interface StayFacts {
  readonly stayId: StayId
  readonly episodeId: string
  readonly notifications: readonly Notification[]
  readonly endingsByHand: readonly EndingByHand[]
  readonly windowFacts: readonly WindowFact[]
  /** Psychiatric stays open no window. */
  readonly isSomatic: boolean
  /** The citizen is or was in municipal nursing when it mattered. */
  readonly isInMunicipalNursing: boolean
}

export interface StayInCourse {
  readonly facts: StayFacts
  readonly state: StayState
  readonly window: Window | undefined
  readonly noWindow: NoWindow | undefined
}

/** A citizen's stays together: a new stay takes over the responsibility that a window of an earlier one holds. */
export interface Course {
  readonly citizenId: CitizenId
  readonly stays: readonly StayInCourse[]
}

export function foldCourse(
  citizenId: CitizenId,
  facts: readonly StayFacts[],
  now: Instant,
  rule: WindowRule = nationalWindowRule,
): Course {
  const folded = facts.map((one) => ({ facts: one, state: foldStay(one.notifications, one.endingsByHand) }))
  const starts = folded.flatMap(({ state }) => state.spells.map((spell) => spell.startedAt))
  const stays = folded.map(({ facts: one, state }): StayInCourse => {
    const opening = openWindow(state, one, rule)
    if (typeof opening === 'string') return { facts: one, state, window: undefined, noWindow: opening }
    const transfers = starts
      .filter((at) => at >= opening.openedAt)
      .map((at): WindowFact => ({ kind: 'transferred', at }))
    return {
      facts: one,
      state,
      window: foldWindow(opening, [...one.windowFacts, ...transfers], now),
      noWindow: undefined,
    }
  })
  return { citizenId, stays }
}
