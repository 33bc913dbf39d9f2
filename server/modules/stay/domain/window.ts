import { epoch, type Instant, instant } from '../../../../kernel/instant.ts'
import { ok, type Refusal, type Result, refused } from '../../../../kernel/result.ts'
import type { StayState } from './fold-stay.ts'
import type { Place } from './notification.ts'

/** The numbers of the 72-hour responsibility (national agreement 2023; pathways part A). Hours of clock time. */
export interface WindowRule {
  readonly lastsHours: number
  /** The stay must have lasted longer than this. */
  readonly stayOverHours: number
}

export const nationalWindowRule: WindowRule = { lastsHours: 72, stayOverHours: 24 }

/** What the letters do not say about the citizen and the ward. */
export interface WindowConditions {
  readonly isSomatic: boolean
  /** Goes home to municipal nursing, new or existing: own home, nursing home or temporary place. */
  readonly isInMunicipalNursing: boolean
  /** The doctor has decided that this citizen goes home to die without the ward keeping the treatment (pathways A, 72 hours). */
  readonly isWaived?: boolean
}

/** Why no window is open. The screen says it in words, so nobody waits for a ward that does not answer. */
export type NoWindow =
  | 'not-ended'
  | 'died'
  | 'ended-by-hand'
  | 'never-admitted'
  | 'stay-too-short'
  | 'psychiatric'
  | 'no-municipal-nursing'
  | 'dying'

export interface WindowOpening {
  readonly openedAt: Instant
  readonly endsAt: Instant
  /** The discharging ward; it can be reached day and night until the end. */
  readonly place: Place
}

export type WindowFact =
  | { readonly kind: 'extended'; readonly at: Instant; readonly endsAt: Instant; readonly reason: string }
  | { readonly kind: 'suspended'; readonly at: Instant; readonly reason: string }
  | { readonly kind: 'resumed'; readonly at: Instant }
  /** A new stay began, or another ward took over: responsibility is theirs from here. */
  | { readonly kind: 'transferred'; readonly at: Instant }

export type WindowStatus = 'open' | 'extended' | 'suspended' | 'closed' | 'transferred'

export interface Window extends WindowOpening {
  readonly status: WindowStatus
  /** When it closed or was transferred; before that, when it will close as things stand. */
  readonly until: Instant
  /** Times when an ambulance had the citizen (112). The end does not move. */
  readonly suspensions: readonly { readonly from: Instant; readonly to?: Instant }[]
}

/**
 * The window that the last discharge of a stay opens, or why there is none. It lasts exactly 72 hours of clock time from
 * the discharge, also in the nights when the clocks change.
 */
export function openWindow(
  stay: StayState,
  conditions: WindowConditions,
  rule: WindowRule = nationalWindowRule,
): WindowOpening | NoWindow {
  const spell = stay.spells.at(-1)
  if (spell?.endedAt === undefined) return 'not-ended'
  if (spell.ending === 'death') return 'died'
  if (spell.endedFrom === undefined) return 'ended-by-hand'
  if (!spell.classes.some((one) => one.class === 'IMP')) return 'never-admitted'
  if (epoch(spell.endedAt) - epoch(spell.startedAt) <= hours(rule.stayOverHours)) return 'stay-too-short'
  if (!conditions.isSomatic) return 'psychiatric'
  if (!conditions.isInMunicipalNursing) return 'no-municipal-nursing'
  if (conditions.isWaived) return 'dying'
  return {
    openedAt: spell.endedAt,
    endsAt: instant(epoch(spell.endedAt) + hours(rule.lastsHours)),
    place: spell.endedFrom,
  }
}

/** At the same moment a pause begins before it ends. */
const rank: Readonly<Record<WindowFact['kind'], number>> = {
  extended: 0,
  suspended: 1,
  resumed: 2,
  transferred: 3,
}

/** The window at a moment, from its opening and what people and later stays have done to it. Any order of facts. */
export function foldWindow(opening: WindowOpening, facts: readonly WindowFact[], now: Instant): Window {
  const inOrder = facts
    .filter((fact) => fact.at >= opening.openedAt)
    .sort((one, other) => order(one.at, other.at) || rank[one.kind] - rank[other.kind])
  let endsAt = opening.endsAt
  let transferredAt: Instant | undefined
  let isExtended = false
  const suspensions: { from: Instant; to?: Instant }[] = []
  for (const fact of inOrder) {
    if (fact.at >= endsAt || transferredAt !== undefined) break
    const last = suspensions.at(-1)
    const isSuspended = last !== undefined && last.to === undefined
    if (fact.kind === 'extended' && fact.endsAt > endsAt) {
      endsAt = fact.endsAt
      isExtended = true
    } else if (fact.kind === 'suspended' && !isSuspended) suspensions.push({ from: fact.at })
    else if (fact.kind === 'resumed' && isSuspended) last.to = fact.at
    else if (fact.kind === 'transferred') transferredAt = fact.at
  }
  const until = transferredAt ?? endsAt
  return { ...opening, endsAt, until, suspensions, status: status() }

  function status(): WindowStatus {
    if (transferredAt !== undefined && transferredAt <= now) return 'transferred'
    if (now >= endsAt) return 'closed'
    const suspension = suspensions.at(-1)
    if (suspension !== undefined && suspension.to === undefined) return 'suspended'
    return isExtended ? 'extended' : 'open'
  }
}

export type ExtendRefused = Refusal<'window-over' | 'window-end-not-later'>

/** The discharging ward takes responsibility for longer. A window that is over cannot be woken. */
export function extendWindow(
  window: Window,
  command: { readonly endsAt: Instant; readonly reason: string },
  now: Instant,
): Result<WindowFact, ExtendRefused> {
  if (window.status === 'closed' || window.status === 'transferred') {
    return refused('window-over', { until: window.until, status: window.status })
  }
  if (command.endsAt <= window.endsAt) return refused('window-end-not-later', { endsAt: window.endsAt })
  return ok({ kind: 'extended', at: now, endsAt: command.endsAt, reason: command.reason })
}

export type SuspendRefused = Refusal<'window-over' | 'window-already-suspended'>

/** An ambulance has been called (112) and takes over until the ward has the citizen again. */
export function suspendWindow(
  window: Window,
  reason: string,
  now: Instant,
): Result<WindowFact, SuspendRefused> {
  if (window.status === 'closed' || window.status === 'transferred') {
    return refused('window-over', { until: window.until, status: window.status })
  }
  if (window.status === 'suspended') return refused('window-already-suspended')
  return ok({ kind: 'suspended', at: now, reason })
}

export function resumeWindow(
  window: Window,
  now: Instant,
): Result<WindowFact, Refusal<'window-not-suspended'>> {
  return window.status === 'suspended'
    ? ok({ kind: 'resumed', at: now })
    : refused('window-not-suspended', { status: window.status })
}

function hours(count: number): number {
  return count * 3_600_000
}

function order(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0
}
