import { danishDateOf, startOfDay } from '../../../../kernel/copenhagen-time.ts'
import type { RehabPlanId } from '../../../../kernel/ids.ts'
import type { DanishDate, Instant } from '../../../../kernel/instant.ts'
import type { RehabEvent } from './event.ts'
import { begin, dayZeroOf, follow, type Plan } from './plan.ts'

/** What `pathway` is told: a stable key, a kind it knows, and when it happened. */
export interface RehabFact {
  readonly key: string
  readonly kind: string
  readonly at: Instant
  readonly subjectId: RehabPlanId
  readonly data: Readonly<Record<string, string | boolean>>
  readonly source: string
}

/**
 * Everything that has happened to a plan, as `pathway` knows such things. Worked out from the whole history, so telling it again
 * is harmless. A sending is told once day 0 is known, and again when day 0 or the type becomes another.
 */
export function factsOf(events: readonly RehabEvent[]): RehabFact[] {
  const [first, ...rest] = events
  if (first?.type !== 'plan-written') return []
  let plan = begin(first)
  let told: string | undefined
  let sentAt: Instant | undefined
  const facts: RehabFact[] = []
  for (const event of rest) {
    plan = follow(plan, event)
    if (event.type === 'plan-sent') {
      sentAt = event.at
      told = undefined
    }
    const sending = sendingOf(plan)
    if (sending !== undefined && sending.name !== told) {
      facts.push(
        fact(
          plan,
          'rehabilitation-plan-sent',
          told === undefined ? (sentAt ?? event.at) : event.at,
          sending.data,
        ),
      )
      told = sending.name
    }
    const found = factOf(plan, event)
    if (found !== undefined) facts.push(found)
  }
  return facts
}

/** What the sending says now; undefined while it is not sent or day 0 is not known. */
function sendingOf(plan: Plan): { readonly name: string; readonly data: Record<string, string> } | undefined {
  const { gopType } = plan.content
  const dayZero = dayZeroOf(plan)
  const isWithReceiver = plan.receiverUnitId !== null
  if (!isWithReceiver || gopType === null || dayZero === undefined) return undefined
  return { name: `${gopType} ${dayZero} ${plan.receiverUnitId}`, data: { gopType, dayZero } }
}

function factOf(plan: Plan, event: RehabEvent): RehabFact | undefined {
  const { at } = event
  switch (event.type) {
    case 'plan-returned':
      return fact(plan, 'rehabilitation-plan-incomplete', at)
    case 'plan-forwarded':
      return fact(plan, 'rehabilitation-forwarded', at)
    case 'contact-tried':
      return event.outcome === 'reached' ? fact(plan, 'rehabilitation-contacted', at) : undefined
    case 'start-offered':
      return fact(plan, 'rehabilitation-start-offered', at, {
        on: event.on,
        isCitizenWish: event.isCitizenWish,
      })
    case 'provider-chosen':
      return fact(plan, 'rehabilitation-provider-chosen', at, { isPrivate: event.kind === 'private' })
    case 'started':
      return fact(plan, 'rehabilitation-started', momentOf(event.on, at))
    case 'paused':
      return fact(plan, 'rehabilitation-paused', momentOf(event.since, at))
    case 'resumed':
      return fact(plan, 'rehabilitation-resumed', momentOf(event.on, at))
    case 'midway-given':
      return fact(plan, 'rehabilitation-midway-given', at)
    case 'training-ended':
      return fact(plan, 'rehabilitation-ended', momentOf(event.on, at))
    case 'final-status-given':
      return fact(plan, 'rehabilitation-final-status-sent', at)
    case 'plan-closed':
      return event.reason === 'NO_CONTACT' ? fact(plan, 'contact-lost', at) : undefined
    case 'difference-found':
      return fact(plan, 'functional-difference-found', at)
    case 'difference-settled':
      return plan.differences.length === 0 ? fact(plan, 'functional-difference-settled', at) : undefined
    default:
      return undefined
  }
}

/** The day it happened on: now when it is today, else the first moment of that day. */
function momentOf(on: DanishDate, at: Instant): Instant {
  return on === danishDateOf(at) ? at : startOfDay(on)
}

function fact(
  { planId, stayId, sequence }: Plan,
  kind: string,
  at: Instant,
  data: Readonly<Record<string, string | boolean>> = {},
): RehabFact {
  return {
    key: `${kind} ${planId} ${sequence}`,
    kind,
    at,
    subjectId: planId,
    data: { ...data, ...(stayId !== null && { partOf: stayId }) },
    source: `rehabilitation plan ${planId}`,
  }
}
