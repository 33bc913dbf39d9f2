import { dueAt, type TimeLimit } from '../../../../kernel/deadline.ts'
import { epoch, type Instant, instant } from '../../../../kernel/instant.ts'
import type { EscalationTerms } from './control.ts'

/** Something somebody must do by a deadline, and how often those above have been told that it is late. */
export interface Awaited {
  readonly dueAt: Instant
  readonly escalations: number
  readonly escalatedAt: Instant | null
}

/** When it is due and when three quarters of the time are gone. */
export interface Due {
  readonly dueAt: Instant
  readonly warnAt: Instant
}

/** Counted in Danish workdays in Copenhagen, as all deadlines of the house. */
export function dueFrom(at: Instant, limit: TimeLimit): Due {
  return dueAt(at, limit)
}

export function isLate({ dueAt: due }: Pick<Awaited, 'dueAt'>, now: Instant): boolean {
  return now > due
}

/** The first moment at which somebody above must be told, or told again. */
export function nextEscalationAt(awaited: Awaited, { againAfter }: EscalationTerms): Instant {
  if (awaited.escalatedAt === null) return instant(epoch(awaited.dueAt) + 1)
  return instant(epoch(dueAt(awaited.escalatedAt, againAfter).dueAt) + 1)
}

/** The function told next: one after the other, and then the last again and again. Nothing is late in silence. */
export function toldNext({ escalations }: Awaited, { to }: EscalationTerms): string {
  const told = to[Math.min(escalations, to.length - 1)]
  if (told === undefined) throw new Error('an escalation has somebody to tell')
  return told
}
