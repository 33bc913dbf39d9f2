import type { CitizenId, StayId } from '../../../../kernel/ids.ts'
import type { Instant } from '../../../../kernel/instant.ts'
import { isInMunicipalNursing } from './destination.ts'
import { foldStay, lastSpell, type StayState } from './fold-stay.ts'
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
  /** The doctor's decisions about a window for a dying citizen, and those that take one back. */
  readonly waivers?: readonly Waiver[]
}

/** Decided at a moment: no window after this stay, or the window after all. */
export interface Waiver {
  readonly at: Instant
  readonly isWaived: boolean
  readonly by: string
  /** What the decider is, as a role says it: `hospital-doctor`. */
  readonly function: string
  readonly reason: string
}

/** The decision that stands for the last time in hospital; one about an earlier time there says nothing of it. */
export function standingWaiver(state: StayState, waivers: readonly Waiver[]): Waiver | undefined {
  const since = lastSpell(state)?.startedAt
  const latest = waivers
    .filter(({ at }) => since !== undefined && at >= since)
    .toSorted((one, other) => (one.at < other.at ? -1 : 1))
    .at(-1)
  return latest?.isWaived ? latest : undefined
}

export interface StayInCourse {
  readonly facts: StayFacts
  readonly state: StayState
  readonly window: Window | undefined
  readonly noWindow: NoWindow | undefined
  /** The citizen has begun another stay since: what ended this one is no longer anybody's to undo. */
  readonly isFollowed: boolean
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
    const isWaived = standingWaiver(state, one.waivers ?? []) !== undefined
    const destination = lastSpell(state)?.destination
    const isNursed = destination === undefined ? one.isInMunicipalNursing : isInMunicipalNursing(destination)
    const endedAt = lastSpell(state)?.endedAt
    const isFollowed = endedAt !== undefined && starts.some((at) => at >= endedAt)
    const opening = openWindow(state, { ...one, isInMunicipalNursing: isNursed, isWaived }, rule)
    if (typeof opening === 'string')
      return { facts: one, state, window: undefined, noWindow: opening, isFollowed }
    const transfers = starts
      .filter((at) => at >= opening.openedAt)
      .map((at): WindowFact => ({ kind: 'transferred', at }))
    return {
      facts: one,
      state,
      window: foldWindow(opening, [...one.windowFacts, ...transfers], now),
      noWindow: undefined,
      isFollowed,
    }
  })
  return { citizenId, stays }
}
