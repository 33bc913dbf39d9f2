import { danishDateOf } from '../../../../kernel/copenhagen-time.ts'
import type { FunctionDomain } from '../../../../kernel/functioning.ts'
import type { CitizenId, OrganisationId, RehabPlanId, StayId } from '../../../../kernel/ids.ts'
import type { DanishDate, Instant } from '../../../../kernel/instant.ts'
import { type Clock, type Offer, type Pause, readClock } from './clock.ts'
import type {
  By,
  CloseReason,
  HandOver,
  PlanConsent,
  PlanContent,
  ProviderKind,
  RehabEvent,
  RehabEventOf,
} from './event.ts'
import { hasPrivateChoice, ruleOf } from './plan-type.ts'

export type PlanStatus = 'draft' | 'sent' | 'returned' | 'received' | 'started' | 'ended' | 'closed'

export interface Provider {
  readonly unitId: OrganisationId
  readonly kind: ProviderKind
  /** The owner is another until they have said yes. */
  readonly state: 'waits' | 'accepted'
  readonly chosenAt: Instant
}

export interface Settlement {
  readonly at: Instant
  readonly by: By
  readonly codes: readonly FunctionDomain[]
  readonly how: 'aligned' | 'agreed-to-differ'
  readonly text: string
}

/** A rehabilitation plan as its events add up to. */
export interface Plan {
  readonly citizenId: CitizenId
  readonly planId: RehabPlanId
  readonly stayId: StayId | null
  readonly status: PlanStatus
  /** The number of the latest event. */
  readonly sequence: number
  /** 1 for the first writing; a new one for each that others could have read. */
  readonly version: number
  readonly content: PlanContent
  /** What the version before said; null for the first. */
  readonly contentBefore: PlanContent | null
  readonly senderUnitId: OrganisationId
  /** Has the duty: the municipality's training unit, or the hospital for specialised training. Null until it is sent. */
  readonly receiverUnitId: OrganisationId | null
  /** The one unit that has the plan now. */
  readonly ownerUnitId: OrganisationId
  /** Named by a municipality that is not the right one. */
  readonly rightUnitId: OrganisationId | null
  /** What the receiver misses, or why it is not theirs. */
  readonly returnedBecause: string | null
  /** The event by which the sender has it again; null while somebody else has it. */
  readonly returnedSince: number | null
  readonly consent: PlanConsent | null
  readonly sentAt: Instant | null
  readonly dischargedOn: DanishDate | null
  readonly offers: readonly Offer[]
  readonly contacts: readonly { readonly on: DanishDate; readonly isReached: boolean }[]
  readonly provider: Provider | null
  readonly pauses: readonly (Pause & { readonly text: string; readonly byStayId: StayId | null })[]
  readonly startedOn: DanishDate | null
  readonly goals: string | null
  readonly midwayGivenOn: DanishDate | null
  readonly endedOn: DanishDate | null
  readonly endedAt: Instant | null
  readonly finalStatus: {
    readonly text: string
    readonly handOver: HandOver
    readonly doctorUnitId: OrganisationId | null
    readonly at: Instant
    readonly sequence: number
    readonly isRead: boolean
  } | null
  readonly closed: CloseReason | null
  /** How it stood when it was closed. */
  readonly statusBefore: PlanStatus | null
  /** The event by which it was opened again, the last time; null when it never was. */
  readonly reopenedSince: number | null
  readonly differences: readonly FunctionDomain[]
  /** The event since which there has been a difference without a break. */
  readonly differsSince: number | null
  readonly settlements: readonly Settlement[]
}

/** Adds up a whole history. Throws when it does not begin with `plan-written`: a stored history always does. */
export function fold(events: readonly RehabEvent[]): Plan {
  const [first, ...rest] = events
  if (first?.type !== 'plan-written') throw new Error('a history begins with plan-written')
  return rest.reduce(follow, begin(first))
}

export function begin(event: RehabEventOf<'plan-written'>): Plan {
  const { citizenId, planId, stayId, senderUnitId, content } = event
  return {
    citizenId,
    planId,
    stayId,
    status: 'draft',
    sequence: 1,
    version: 1,
    content,
    contentBefore: null,
    senderUnitId,
    receiverUnitId: null,
    ownerUnitId: senderUnitId,
    rightUnitId: null,
    returnedBecause: null,
    returnedSince: null,
    consent: null,
    sentAt: null,
    dischargedOn: null,
    offers: [],
    contacts: [],
    provider: null,
    pauses: [],
    startedOn: null,
    goals: null,
    midwayGivenOn: null,
    endedOn: null,
    endedAt: null,
    finalStatus: null,
    closed: null,
    statusBefore: null,
    reopenedSince: null,
    differences: [],
    differsSince: null,
    settlements: [],
  }
}

/** The plan after one more event. */
export function follow(before: Plan, event: RehabEvent): Plan {
  const plan: Plan = { ...before, sequence: before.sequence + 1 }
  switch (event.type) {
    case 'plan-written':
      throw new Error('a plan is begun once')
    case 'plan-revised':
      // A draft nobody else has read has no versions.
      return plan.sentAt === null
        ? { ...plan, content: event.content }
        : { ...plan, content: event.content, contentBefore: plan.content, version: plan.version + 1 }
    case 'plan-sent':
      // The municipality's by law from delivery (SUL § 140), and delivered as it is sent: here both see the same screen.
      return {
        ...plan,
        status: 'sent',
        receiverUnitId: event.receiverUnitId,
        ownerUnitId: event.receiverUnitId,
        rightUnitId: null,
        returnedBecause: null,
        returnedSince: null,
        consent: event.consent,
        sentAt: plan.sentAt ?? event.at,
        provider: null,
      }
    case 'plan-received':
      return { ...plan, status: 'received' }
    case 'plan-returned':
      return back(plan, event.text, null)
    case 'plan-forwarded':
      return back(plan, event.text, event.rightUnitId)
    case 'discharge-told':
      return { ...plan, dischargedOn: event.on }
    case 'discharge-taken-back':
      return { ...plan, dischargedOn: null }
    case 'contact-tried':
      return {
        ...plan,
        contacts: [...plan.contacts, { on: danishDateOf(event.at), isReached: event.outcome === 'reached' }],
      }
    case 'start-offered': {
      const { on, isCitizenWish } = event
      return { ...plan, offers: [...plan.offers, { on, isCitizenWish, offeredOn: danishDateOf(event.at) }] }
    }
    case 'provider-chosen': {
      const isOwner = event.unitId === plan.ownerUnitId
      const { unitId, kind } = event
      return {
        ...plan,
        provider: { unitId, kind, state: isOwner ? 'accepted' : 'waits', chosenAt: event.at },
      }
    }
    case 'course-accepted':
      return plan.provider === null
        ? plan
        : {
            ...plan,
            ownerUnitId: plan.provider.unitId,
            provider: { ...plan.provider, state: 'accepted' },
          }
    case 'course-declined':
      return { ...plan, provider: null }
    case 'paused': {
      const { since, text, byStayId = null } = event
      return { ...plan, pauses: [...plan.pauses, { since, text, byStayId }] }
    }
    case 'resumed':
      return {
        ...plan,
        pauses: plan.pauses.map((pause) => (pause.to === undefined ? { ...pause, to: event.on } : pause)),
      }
    case 'started':
      return { ...plan, status: 'started', startedOn: event.on, goals: event.goals }
    case 'midway-given':
      return { ...plan, midwayGivenOn: danishDateOf(event.at) }
    case 'type-changed':
      return withType(plan, event)
    case 'training-ended':
      return { ...plan, status: 'ended', endedOn: event.on, endedAt: event.at, goals: event.goals }
    case 'final-status-given': {
      const { text, handOver, doctorUnitId, at } = event
      const finalStatus = { text, handOver, doctorUnitId, at, sequence: plan.sequence, isRead: false }
      return { ...plan, finalStatus }
    }
    case 'final-status-read':
      return { ...plan, finalStatus: plan.finalStatus && { ...plan.finalStatus, isRead: true } }
    case 'plan-closed':
      return { ...plan, status: 'closed', closed: event.reason, statusBefore: plan.status }
    case 'plan-reopened':
      return {
        ...plan,
        status: plan.statusBefore ?? plan.status,
        closed: null,
        statusBefore: null,
        reopenedSince: plan.sequence,
      }
    case 'difference-found':
      return {
        ...plan,
        differences: [...plan.differences, ...event.codes],
        differsSince: plan.differsSince ?? plan.sequence,
      }
    case 'difference-settled': {
      const { at, by, codes, how, text } = event
      const differences = plan.differences.filter((code) => !codes.includes(code))
      return {
        ...plan,
        differences,
        differsSince: differences.length === 0 ? null : plan.differsSince,
        settlements: [...plan.settlements, { at, by, codes, how, text }],
      }
    }
  }
}

/** With the sender again, who completes it or sends it to the right one. */
function back(plan: Plan, text: string, rightUnitId: OrganisationId | null): Plan {
  return {
    ...plan,
    status: 'returned',
    ownerUnitId: plan.senderUnitId,
    receiverUnitId: null,
    rightUnitId,
    returnedBecause: text,
    returnedSince: plan.sequence,
    provider: null,
  }
}

/** A type of the other side is trained elsewhere: the hospital sends the plan anew. */
function withType(plan: Plan, event: RehabEventOf<'type-changed'>): Plan {
  const { gopType, text } = event
  const on = danishDateOf(event.at)
  const changed: Plan = {
    ...plan,
    content: { ...plan.content, gopType },
    contentBefore: plan.content,
    version: plan.version + 1,
  }
  const sideBefore = plan.content.gopType === null ? undefined : ruleOf(plan.content.gopType, on).side
  return sideBefore === ruleOf(gopType, on).side ? changed : back(changed, text, null)
}

/** Nobody is to do anything more with it. */
export function isOver({ status }: Pick<Plan, 'status'>): boolean {
  return status === 'ended' || status === 'closed'
}

export function openPause(plan: Pick<Plan, 'pauses'>): Plan['pauses'][number] | undefined {
  return plan.pauses.find(({ to }) => to === undefined)
}

/**
 * Discharge, or the later day the plan names. Of an outpatient course the day the plan was first sent.
 */
export function dayZeroOf(plan: Plan): DanishDate | undefined {
  const anchor =
    plan.stayId === null ? (plan.sentAt === null ? null : danishDateOf(plan.sentAt)) : plan.dischargedOn
  if (anchor === null) return undefined
  const { startNotBefore } = plan.content
  return startNotBefore !== null && startNotBefore > anchor ? startNotBefore : anchor
}

/** The seven days of this plan. */
export function clockOf(plan: Plan, today: DanishDate): Clock {
  const { gopType, mustBeAtHospital } = plan.content
  return readClock(
    {
      dayZero: dayZeroOf(plan),
      hasPrivateChoice: gopType !== null && hasPrivateChoice(gopType, mustBeAtHospital, today),
      offers: plan.offers,
      pauses: plan.pauses,
      startedOn: plan.startedOn ?? undefined,
      isOver: isOver(plan) || plan.status === 'returned' || plan.status === 'draft',
    },
    today,
  )
}

/** The parts of the content that are another than in the version before. */
export function changedParts(plan: Pick<Plan, 'content' | 'contentBefore'>): (keyof PlanContent)[] {
  const { content, contentBefore } = plan
  if (contentBefore === null) return []
  return (Object.keys(content) as (keyof PlanContent)[]).filter(
    (part) => content[part] !== contentBefore[part],
  )
}
