import type { OrganisationId } from '../../../../kernel/ids.ts'
import { epoch, type Instant, instant } from '../../../../kernel/instant.ts'
import { ok, type Refusal, type Result, refused } from '../../../../kernel/result.ts'
import type { BreachTerms, Control } from './control.ts'
import type { BreachId, ReviewId } from './ids.ts'
import type { By } from './review.ts'

/** `none`: unlikely to be a risk to anybody. `high`: those concerned must be told too (GDPR articles 33 and 34). */
export type Risk = 'none' | 'risk' | 'high'

export interface BreachOpened {
  readonly breachId: BreachId
  readonly partyId: OrganisationId
  /** The unit it happened in; the party when that is not known. */
  readonly unitId: OrganisationId
  readonly title: string
  /** When the party knew: the 72 hours run from here. */
  readonly awareAt: Instant
  readonly reviewId: ReviewId | null
}

/** What is written in the register about a breach. Added, never changed. */
export type BreachEntry =
  | { readonly type: 'facts'; readonly text: string }
  | { readonly type: 'risk'; readonly risk: Risk; readonly text: string }
  | { readonly type: 'authority-told'; readonly toldAt: Instant; readonly reference: string }
  | { readonly type: 'authority-not-told'; readonly text: string }
  | {
      readonly type: 'citizens-told'
      readonly toldAt: Instant
      readonly count: number
      readonly text: string
    }
  | { readonly type: 'citizens-not-told'; readonly text: string }
  | { readonly type: 'closed'; readonly text: string }

/** `by` is null for what the program wrote. */
export type BreachEvent =
  | ({ readonly type: 'opened'; readonly at: Instant; readonly by: By | null } & BreachOpened)
  | (BreachEntry & { readonly at: Instant; readonly by: By | null })
  | { readonly type: 'escalated'; readonly at: Instant; readonly by: null; readonly to: string }

/** A breach as its entries add up to. */
export interface BreachState extends BreachOpened {
  readonly openedAt: Instant
  readonly hasFacts: boolean
  /** As assessed last. */
  readonly risk: Risk | null
  /** When the authority was first told; `not` when it was written why it need not be. */
  readonly authority: Instant | 'not' | null
  readonly citizens: Instant | 'not' | null
  readonly closedAt: Instant | null
  readonly escalations: number
  readonly escalatedAt: Instant | null
  readonly version: number
}

export function follow(breach: BreachState, event: BreachEvent): BreachState {
  const next = { ...breach, version: breach.version + 1 }
  switch (event.type) {
    case 'opened':
      throw new Error('a breach is opened once')
    case 'facts':
      return { ...next, hasFacts: true }
    case 'risk':
      return { ...next, risk: event.risk }
    case 'authority-told':
      return { ...next, authority: isTold(breach.authority) ? breach.authority : event.toldAt }
    case 'authority-not-told':
      return { ...next, authority: breach.authority ?? 'not' }
    case 'citizens-told':
      return { ...next, citizens: isTold(breach.citizens) ? breach.citizens : event.toldAt }
    case 'citizens-not-told':
      return { ...next, citizens: breach.citizens ?? 'not' }
    case 'closed':
      return { ...next, closedAt: event.at }
    case 'escalated':
      return { ...next, escalations: breach.escalations + 1, escalatedAt: event.at }
  }
}

function isTold(told: Instant | 'not' | null): told is Instant {
  return told !== null && told !== 'not'
}

/** The breach its whole history adds up to. Throws when the history does not begin with the opening. */
export function fold(events: readonly BreachEvent[]): BreachState {
  const [first, ...later] = events
  if (first?.type !== 'opened') throw new Error('the history of a breach begins with its opening')
  const { type: _, at: openedAt, by: __, ...opened } = first
  const breach: BreachState = {
    ...opened,
    openedAt,
    hasFacts: false,
    risk: null,
    authority: null,
    citizens: null,
    closedAt: null,
    escalations: 0,
    escalatedAt: null,
    version: 1,
  }
  return later.reduce(follow, breach)
}

/** The last moment at which telling the authority is in time. Elapsed hours, nights and holidays too. */
export function authorityDueAt({ awareAt }: Pick<BreachState, 'awareAt'>, terms: BreachTerms): Instant {
  return hoursAfter(awareAt, terms.authorityWithinHours)
}

function hoursAfter(at: Instant, hours: number): Instant {
  return instant(epoch(at) + hours * 3_600_000)
}

export type AuthorityStanding = 'told' | 'told-late' | 'not-needed' | 'untold'
export type CitizensStanding = 'told' | 'not-needed' | 'untold'

type Told = Pick<BreachState, 'awareAt' | 'authority' | 'citizens' | 'risk'>

/** Whether the authority has been told. That it need not be only holds while nobody is at risk. */
export function authorityStanding(breach: Told, terms: BreachTerms): AuthorityStanding {
  if (isTold(breach.authority))
    return breach.authority <= authorityDueAt(breach, terms) ? 'told' : 'told-late'
  return breach.authority === 'not' && breach.risk === 'none' ? 'not-needed' : 'untold'
}

/** Whether those concerned have been told. Only a high risk makes it a duty, and even then it may be written why not. */
export function citizensStanding(breach: Told): CitizensStanding {
  if (isTold(breach.citizens)) return 'told'
  if (breach.citizens === 'not') return 'not-needed'
  return breach.risk === 'none' || breach.risk === 'risk' ? 'not-needed' : 'untold'
}

export type Missing = 'facts' | 'risk' | 'authority' | 'citizens'

/** What is still to be done before it can be closed, in order. */
export function missingOf(breach: Told & Pick<BreachState, 'hasFacts'>, terms: BreachTerms): Missing[] {
  return [
    ...(breach.hasFacts ? [] : (['facts'] as const)),
    ...(breach.risk === null ? (['risk'] as const) : []),
    ...(authorityStanding(breach, terms) === 'untold' ? (['authority'] as const) : []),
    ...(citizensStanding(breach) === 'untold' ? (['citizens'] as const) : []),
  ]
}

/** The 72 hours have gone, and the authority has not been told. */
export function isOverdue(breach: BreachState, now: Instant, terms: BreachTerms): boolean {
  return (
    breach.closedAt === null &&
    authorityStanding(breach, terms) === 'untold' &&
    now > authorityDueAt(breach, terms)
  )
}

export type BreachRefused = Refusal<
  | 'breach-closed'
  | 'breach-aware-later'
  | 'breach-risk-not-assessed'
  | 'breach-authority-untold'
  | 'breach-citizens-untold'
>

export function openBreach(
  opened: BreachOpened,
  facts: string,
  by: By | null,
  at: Instant,
): Result<BreachEvent[], BreachRefused> {
  if (opened.awareAt > at) return refused('breach-aware-later')
  return ok([
    { type: 'opened', at, by, ...opened },
    { type: 'facts', at, by, text: facts },
  ])
}

/** One more entry. Closing asks that everything has been done or written off. */
export function write(
  breach: BreachState,
  entry: BreachEntry,
  by: By | null,
  at: Instant,
  terms: BreachTerms,
): Result<BreachEvent, BreachRefused> {
  if (breach.closedAt !== null) return refused('breach-closed')
  if ('toldAt' in entry && entry.toldAt > at) return refused('breach-aware-later')
  if (entry.type === 'authority-not-told' || entry.type === 'citizens-not-told') {
    if (breach.risk === null) return refused('breach-risk-not-assessed')
    if (entry.type === 'authority-not-told' && breach.risk !== 'none')
      return refused('breach-authority-untold', { risk: breach.risk })
  }
  if (entry.type === 'closed') {
    const [first] = missingOf(breach, terms)
    if (first === 'risk' || first === 'facts') return refused('breach-risk-not-assessed')
    if (first === 'authority') return refused('breach-authority-untold', { risk: breach.risk })
    if (first === 'citizens') return refused('breach-citizens-untold')
  }
  return ok({ ...entry, at, by })
}

/** When those above are told next that the authority has not been; null when there is nothing to wait for. */
export function attentionAt(breach: BreachState, { breach: terms }: Control): Instant | null {
  if (breach.closedAt !== null || authorityStanding(breach, terms) !== 'untold') return null
  const last = breach.escalatedAt
  if (last === null)
    return hoursAfter(breach.awareAt, terms.remindAfterHours[0] ?? terms.authorityWithinHours)
  const times = terms.remindAfterHours.map((hours) => hoursAfter(breach.awareAt, hours))
  return times.find((time) => time > last) ?? hoursAfter(last, 24)
}

/** Tells those above, in turn. None when it is not yet time. */
export function letTimePass(breach: BreachState, now: Instant, control: Control): BreachEvent | undefined {
  const next = attentionAt(breach, control)
  if (next === null || now < next) return undefined
  const { to } = control.escalation
  return { type: 'escalated', at: now, by: null, to: to[Math.min(breach.escalations, to.length - 1)] ?? '' }
}
