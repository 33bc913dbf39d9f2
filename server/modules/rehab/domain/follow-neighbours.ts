import { danishDateOf } from '../../../../kernel/copenhagen-time.ts'
import type { StayId } from '../../../../kernel/ids.ts'
import type { DanishDate, Instant } from '../../../../kernel/instant.ts'
import type { RehabEvent } from './event.ts'
import { follow, isOver, openPause, type Plan } from './plan.ts'

/** A stay at hospital as its module knows it now. */
export interface KnownStay {
  readonly stayId: StayId
  readonly status: 'acute-ambulant' | 'admitted' | 'on-leave' | 'ended' | 'dead' | 'cancelled' | 'unknown'
  readonly startedAt: Instant | null
  readonly endedAt: Instant | null
}

/**
 * What the citizen's stays mean for a plan: the discharge it counts from, and that it rests while the citizen is in hospital
 * again. Nothing when the plan knows already, so the same told twice is the same as once.
 */
export function followStays(plan: Plan, stays: readonly KnownStay[], at: Instant): RehabEvent[] {
  const events: RehabEvent[] = []
  let now = plan
  const add = (event: RehabEvent) => {
    events.push(event)
    now = follow(now, event)
  }
  const own = stays.find(({ stayId }) => stayId === plan.stayId)
  if (own !== undefined) for (const event of followOwn(now, own, at)) add(event)
  const others = stays.filter(({ stayId }) => stayId !== plan.stayId)
  for (const stay of others.toSorted(byStart)) for (const event of followOther(now, stay, at)) add(event)
  return events
}

function followOwn(plan: Plan, stay: KnownStay, at: Instant): RehabEvent[] {
  const by = { rule: 'discharge' }
  const on = stay.status === 'ended' && stay.endedAt !== null ? danishDateOf(stay.endedAt) : null
  if (on === plan.dischargedOn) return []
  return on === null ? [{ type: 'discharge-taken-back', at, by }] : [{ type: 'discharge-told', at, by, on }]
}

function followOther(plan: Plan, stay: KnownStay, at: Instant): RehabEvent[] {
  const by = { rule: 'admission' }
  const { stayId, startedAt, endedAt, status } = stay
  if (plan.status === 'draft' || isOver(plan) || startedAt === null) return []
  const own = plan.pauses.find(({ byStayId }) => byStayId === stayId)
  if (own !== undefined) {
    if (own.to !== undefined) return []
    if (status === 'cancelled') return [{ type: 'resumed', at, by, on: own.since }]
    return status === 'ended' && endedAt !== null
      ? [{ type: 'resumed', at, by, on: danishDateOf(endedAt) }]
      : []
  }
  const since = danishDateOf(startedAt)
  if (openPause(plan) !== undefined || since < firstDay(plan)) return []
  const paused: RehabEvent = { type: 'paused', at, by, since, text: '', byStayId: stayId }
  if (status === 'admitted' || status === 'on-leave') return [paused]
  // Heard of when it was over already: the nights in hospital count all the same.
  const to = status === 'ended' && endedAt !== null ? danishDateOf(endedAt) : since
  return to > since ? [paused, { type: 'resumed', at, by, on: to }] : []
}

/** An admission before the plan was sent is none of its business. */
function firstDay({ sentAt, dischargedOn }: Plan): DanishDate {
  const sentOn = sentAt === null ? undefined : danishDateOf(sentAt)
  if (sentOn === undefined) return '9999-12-31' as DanishDate
  return dischargedOn !== null && dischargedOn > sentOn ? dischargedOn : sentOn
}

function byStart(one: KnownStay, other: KnownStay): number {
  return (one.startedAt ?? '') < (other.startedAt ?? '') ? -1 : 1
}

/** Death closes the plan; when it is taken back, the plan stands as it did (pathways 0). */
export function followDeath(plan: Plan, isDead: boolean, at: Instant): RehabEvent[] {
  const by = { rule: 'death' }
  if (isDead) return plan.status === 'closed' ? [] : [{ type: 'plan-closed', at, by, reason: 'DEATH' }]
  return plan.closed === 'DEATH' ? [{ type: 'plan-reopened', at, by }] : []
}
