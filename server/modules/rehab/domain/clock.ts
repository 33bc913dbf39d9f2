import { addDays, daysBetween } from '../../../../kernel/danish-calendar.ts'
import type { DanishDate } from '../../../../kernel/instant.ts'

/**
 * How the days are counted (pathways B, to be verified). `discharge-is-day-zero`: the seven days begin the day after.
 * `discharge-is-day-one`: the day itself is the first of them, which is the stricter reading.
 */
export type DayCount = 'discharge-is-day-zero' | 'discharge-is-day-one'

export const dayCount: DayCount = 'discharge-is-day-zero'

const days = 7

export interface Offer {
  /** The day the citizen could begin. */
  readonly on: DanishDate
  /** The day it was offered. */
  readonly offeredOn: DanishDate
  /** The citizen asked for a later day than the one that would have been in time. */
  readonly isCitizenWish: boolean
}

/** The citizen was in hospital; the days do not run. `to` is left out while it lasts. */
export interface Pause {
  readonly since: DanishDate
  readonly to?: DanishDate
}

export interface ClockFacts {
  /** Discharge, or the later day the plan names; undefined while the discharge is not known. */
  readonly dayZero: DanishDate | undefined
  readonly hasPrivateChoice: boolean
  readonly offers: readonly Offer[]
  readonly pauses: readonly Pause[]
  readonly startedOn?: DanishDate | undefined
  /** The plan is returned, ended or closed: nobody can choose now. */
  readonly isOver: boolean
}

/** `citizen-wish`: offered in time, for a later day because the citizen asked (CITIZEN_WISH). */
export type ClockState = 'unknown' | 'waiting' | 'on-time' | 'citizen-wish' | 'late' | 'paused'

export interface Clock {
  readonly dayZero: DanishDate | undefined
  /** The last day a start is in time. */
  readonly latestStart: DanishDate | undefined
  /** The first day of the right to a private supplier, when no start has been offered in time. */
  readonly rightFrom: DanishDate | undefined
  readonly state: ClockState
  readonly isRightOpen: boolean
  readonly offer: Offer | undefined
  /** Which day of the clock it is; negative before day 0. */
  readonly dayToday: number | undefined
}

/**
 * The seven days (B5, B6; SUL §§ 140, 140 a). The offer counts and not the attendance. An admission holds the days back: each
 * day of a pause moves them by one (to be verified).
 */
export function readClock(facts: ClockFacts, today: DanishDate, count: DayCount = dayCount): Clock {
  const { dayZero } = facts
  if (dayZero === undefined)
    return {
      dayZero,
      latestStart: undefined,
      rightFrom: undefined,
      state: facts.pauses.some(({ to }) => to === undefined) ? 'paused' : 'unknown',
      isRightOpen: false,
      offer: bestOffer(facts.offers, undefined),
      dayToday: undefined,
    }
  const held = daysHeld(facts.pauses, dayZero, today)
  const lastDay = count === 'discharge-is-day-zero' ? days : days - 1
  const latestStart = addDays(dayZero, lastDay + held)
  const rightFrom = facts.hasPrivateChoice ? addDays(latestStart, 1) : undefined
  const isPaused = facts.pauses.some(({ to }) => to === undefined)
  const offer = bestOffer(facts.offers, latestStart)
  const state = stateOf(offer, latestStart, today, facts.startedOn)
  return {
    dayZero,
    latestStart,
    rightFrom,
    state: isPaused && facts.startedOn === undefined && offer === undefined ? 'paused' : state,
    isRightOpen:
      rightFrom !== undefined &&
      !facts.isOver &&
      !isPaused &&
      facts.startedOn === undefined &&
      state === 'late' &&
      today >= rightFrom,
    offer,
    dayToday: daysBetween(dayZero, today) - held,
  }
}

const ranks = ['on-time', 'citizen-wish', 'late'] as const

/** How an offer stands by the last day that is in time. */
function rankOf(offer: Offer, latestStart: DanishDate): (typeof ranks)[number] {
  if (offer.on <= latestStart) return 'on-time'
  return offer.isCitizenWish && offer.offeredOn <= latestStart ? 'citizen-wish' : 'late'
}

/** The offer that stands best, the earliest day among equals. */
function bestOffer(offers: readonly Offer[], latestStart: DanishDate | undefined): Offer | undefined {
  const rank = (offer: Offer) => (latestStart === undefined ? 0 : ranks.indexOf(rankOf(offer, latestStart)))
  return offers.toSorted(
    (one, other) =>
      rank(one) - rank(other) || compare(one.on, other.on) || compare(one.offeredOn, other.offeredOn),
  )[0]
}

function stateOf(
  offer: Offer | undefined,
  latestStart: DanishDate,
  today: DanishDate,
  startedOn: DanishDate | undefined,
): ClockState {
  if (startedOn !== undefined && startedOn <= latestStart) return 'on-time'
  if (offer !== undefined) return rankOf(offer, latestStart)
  if (startedOn !== undefined) return 'late'
  return today > latestStart ? 'late' : 'waiting'
}

/**
 * The days of the pauses that lie after day 0: of each from its first day until the day it ends, which runs again. A day that two
 * pauses have told of is held once, so that nobody moves the citizen's right by telling of the same days again.
 */
function daysHeld(pauses: readonly Pause[], dayZero: DanishDate, today: DanishDate): number {
  let held = 0
  let countedTo = dayZero
  for (const { since, to = today } of pauses.toSorted((one, other) => compare(one.since, other.since))) {
    const from = since > countedTo ? since : countedTo
    if (to <= from) continue
    held += daysBetween(from, to)
    countedTo = to
  }
  return held
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0
}
