import { type Deadline, dueAt, type TimeLimit } from '../../../../kernel/deadline.ts'
import type { OrganisationId } from '../../../../kernel/ids.ts'
import type { Instant } from '../../../../kernel/instant.ts'
import type { Reason } from '../../../../kernel/reason.ts'
import type { Issued } from './advance.ts'
import type { FactKey } from './fact.ts'
import type { WithdrawReason } from './programme.ts'

/** What was said when a step was called for. */
export interface CalledFor {
  readonly type: 'called-for'
  readonly anchorAt?: Instant
  readonly limit?: TimeLimit
  readonly deadline?: Deadline
  readonly serviceCode: string
  readonly responsibleId: OrganisationId
  readonly offeredToId?: OrganisationId
  /** Its deadline stood still when it was called for. */
  readonly isPaused?: true
  readonly takenOverBy?: FactKey
  readonly reasons: readonly Reason[]
}

/** What can happen to an obligation. The last one tells where it is. */
export type ObligationEvent = {
  readonly stepId: string
  readonly occurrence: number
  readonly at: Instant
} & (
  | CalledFor
  | {
      readonly type: 'deadline-changed'
      readonly anchorAt: Instant
      /** None while it stands still. */
      readonly deadline: Deadline | null
    }
  /** It might have become somebody else's, and has not. */
  | { readonly type: 'kept'; readonly takenOverBy?: FactKey }
  | { readonly type: 'done'; readonly isByTask: boolean }
  | { readonly type: 'withdrawn'; readonly isByTask: boolean; readonly reason: WithdrawReason }
  | { readonly type: 'reopened' }
)

/** An obligation as its events add up to. */
export interface Obligation extends Issued {
  readonly deadline?: Deadline
  readonly called: CalledFor
  /** Why it was withdrawn, as it was said then. */
  readonly reason?: WithdrawReason
}

/** The latest obligation of each step, from the events of a pathway in the order they were written. */
export function foldObligations(events: readonly ObligationEvent[]): Obligation[] {
  const byStep = new Map<string, Obligation>()
  for (const event of events) {
    const { stepId, occurrence } = event
    const known = byStep.get(stepId)
    if (event.type === 'called-for') byStep.set(stepId, begin(stepId, occurrence, event))
    else if (known?.occurrence === occurrence) byStep.set(stepId, apply(known, event))
  }
  return [...byStep.values()]
}

function begin(stepId: string, occurrence: number, called: CalledFor): Obligation {
  const { anchorAt, limit, deadline, isPaused, takenOverBy } = called
  return {
    stepId,
    occurrence,
    state: 'open',
    called,
    ...(anchorAt && { anchorAt }),
    ...(limit && { limit }),
    ...(deadline && { deadline }),
    ...(isPaused && { isPaused }),
    ...(takenOverBy && { takenOverBy }),
  }
}

function apply(obligation: Obligation, event: Exclude<ObligationEvent, CalledFor>): Obligation {
  switch (event.type) {
    case 'deadline-changed':
      return withDeadline(obligation, event)
    case 'kept':
      return keptAfter(obligation, event.takenOverBy)
    case 'done':
      return { ...obligation, state: 'done', isEndedByTask: event.isByTask }
    case 'withdrawn':
      return { ...obligation, state: 'withdrawn', isEndedByTask: event.isByTask, reason: event.reason }
    case 'reopened':
      return { ...obligation, state: 'open' }
  }
}

function withDeadline(
  { deadline: _, isPaused: __, ...obligation }: Obligation,
  { anchorAt, deadline }: { readonly anchorAt: Instant; readonly deadline: Deadline | null },
): Obligation {
  return { ...obligation, anchorAt, ...(deadline === null ? { isPaused: true } : { deadline }) }
}

function keptAfter({ takenOverBy: _, ...obligation }: Obligation, by: FactKey | undefined): Obligation {
  return { ...obligation, ...(by && { takenOverBy: by }) }
}

/** The deadline of a step called for; none without a limit or an anchor. */
export function deadlineOf(
  anchorAt: Instant | undefined,
  limit: TimeLimit | undefined,
): Deadline | undefined {
  return anchorAt === undefined || limit === undefined ? undefined : dueAt(anchorAt, limit)
}
