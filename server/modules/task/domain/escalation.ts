import type { OrganisationId } from '../../../../kernel/ids.ts'
import type { Instant } from '../../../../kernel/instant.ts'
import type { ByPerson, EscalationSubject, Rung, TaskEvent } from './event.ts'

/** Somebody has been called because the task is late or a hand-off is not answered. */
export interface Escalation {
  /** The number in the task's history of the entry that began it. */
  readonly sequence: number
  readonly subject: EscalationSubject
  /** The highest rung called so far. */
  readonly rung: Rung
  readonly raisedAt: Instant
  /** When the next rung is called; null on the last rung and once somebody has taken it. */
  readonly nextAt: Instant | null
  readonly takenBy: ByPerson | null
}

/** A step of a unit's ladder: person → unit leader → duty leader or bed coordinator → cluster contact (pathways 0). */
export interface LadderStep {
  readonly unitId: OrganisationId
  readonly role: string
  readonly name: string
  readonly phone: string
  /** How long this person has before the next is called. */
  readonly timeoutMinutes: number
}

/** Never empty: the shell sees to it that somebody can always be called. */
export type Ladder = readonly [LadderStep, ...LadderStep[]]

/** A step of a ladder with what the person is asked to do. */
export type Call = LadderStep & Pick<Rung, 'asks' | 'phoneTo'>

/** The ladder when the task is late, or when the ball is with the sender: up through the unit that has it. */
export function callsToAct(ladder: readonly LadderStep[]): readonly Call[] {
  return ladder.map((step) => ({ ...step, asks: 'act' }))
}

/**
 * The ladder when a receiver does not answer: first the receiver's leader, then the sender phones, then on up through the
 * receiver (pathways 0, hand-off).
 */
export function callsForAnswer(receiver: Ladder, sender: Ladder): readonly Call[] {
  const [leader, ...above] = receiver
  const phoneTo = { name: leader.name, phone: leader.phone }
  return [...callsToAct([leader]), { ...sender[0], asks: 'phone-receiver', phoneTo }, ...callsToAct(above)]
}

export function escalationOn<Of extends Pick<Escalation, 'subject'>>(
  task: { readonly escalations: readonly Of[] },
  subject: EscalationSubject,
): Of | undefined {
  return task.escalations.find((escalation) => escalation.subject === subject)
}

/** The open escalations after one more event, which has this number in the history. */
export function followEscalations(
  open: readonly Escalation[],
  event: TaskEvent,
  sequence: number,
): readonly Escalation[] {
  switch (event.type) {
    case 'escalation-raised': {
      const { subject, rung, nextAt } = event
      const earlier = escalationOn({ escalations: open }, subject)
      const others = open.filter((escalation) => escalation !== earlier)
      const begun = earlier?.sequence ?? sequence
      return [...others, { sequence: begun, subject, rung, raisedAt: event.at, nextAt, takenBy: null }]
    }
    case 'escalation-taken':
      return open.map((escalation) =>
        escalation.subject === event.subject
          ? { ...escalation, takenBy: event.by, nextAt: null }
          : escalation,
      )
    case 'escalation-solved':
      return open.filter((escalation) => escalation.subject !== event.subject)
    default:
      return open
  }
}
