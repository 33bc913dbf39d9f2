import type { Bilingual } from '../../../../kernel/bilingual.ts'
import type { TimeLimit } from '../../../../kernel/deadline.ts'
import type {
  CitizenId,
  HandoffId,
  OrganisationId,
  PathwayId,
  PersonId,
  TaskId,
} from '../../../../kernel/ids.ts'
import type { Instant } from '../../../../kernel/instant.ts'
import type { LegalReference } from '../../../../kernel/legal-reference.ts'
import type { Reason } from '../../../../kernel/reason.ts'
import type { DeclineReason, EndReason } from './reason-code.ts'

/** A named person acting for a unit; the name as it was then. */
export interface ByPerson {
  readonly personId: PersonId
  readonly name: string
  readonly unitId: OrganisationId
}

/** The house carrying out a rule that people have decided: a programme, an agreement, a deadline. */
export interface ByRule {
  readonly rule: string
}

export type By = ByPerson | ByRule

/** How soon the work matters; decides how long a receiver has to answer. */
export const priorities = ['acute', 'same-day', 'routine'] as const
export type Priority = (typeof priorities)[number]

/** The step of a running pathway that called for the task. One step calls for one task per occurrence. */
export interface Origin {
  readonly pathwayId: PathwayId
  readonly stepId: string
  readonly occurrence: number
}

/** What one caller wants of a task. A step of another programme that calls for the same work is one caller more. */
export interface Caller {
  /** Null for what nobody but the opener wants. */
  readonly origin: Origin | null
  /** The programme of the pathway; null where none is known. */
  readonly programme: string | null
  readonly deadline: TaskDeadline | null
  /** When that deadline was decided: of two that arrive in the wrong order the later decided holds. */
  readonly decidedAt: Instant
  readonly priority: Priority
  readonly reasons: readonly Reason[]
  readonly legal: readonly LegalReference[]
}

/** The module that asked for a task beside the pathways, and what it calls the matter. One task per key. */
export interface Ask {
  readonly askedBy: string
  readonly askKey: string
}

/** The person a task is addressed to, as a prescriber is. The responsibility is the unit's all the same. */
export interface MeantFor {
  readonly id: PersonId
  readonly name: string
}

export interface TaskDeadline {
  readonly dueAt: Instant
  readonly warnAt: Instant
}

/** `on-answer`: the receiver says yes. `on-delivery`: duty by law, theirs once delivery is proven. */
export type Acceptance = 'on-answer' | 'on-delivery'

/** What makes somebody be called: the task is late, or a hand-off is not answered. */
export type EscalationSubject = 'deadline' | 'answer'

/** Who is called on one step of the ladder. */
export interface Rung {
  /** 1 is the first to be called. */
  readonly number: number
  readonly unitId: OrganisationId
  /** `unit-leader`, `duty-leader`, `cluster-contact` … as the organisation lists them. */
  readonly role: string
  readonly name: string
  readonly phone: string
  /** What the person is asked to do: act on it, or phone the receiver who does not answer. */
  readonly asks: 'act' | 'phone-receiver'
  /** Whom to phone when that is what is asked. */
  readonly phoneTo?: { readonly name: string; readonly phone: string }
}

interface Common {
  /** When it was recorded. */
  readonly at: Instant
  readonly by: By
}

export interface TaskOpened extends Common {
  readonly type: 'task-opened'
  readonly citizenId: CitizenId
  readonly taskId: TaskId
  readonly serviceCode: string
  readonly title: Bilingual
  readonly priority: Priority
  readonly responsibleId: OrganisationId
  readonly deadline: TaskDeadline | null
  readonly deadlineDecidedAt: Instant
  /** How long a receiver has to answer an offer of this task. */
  readonly answerWithin: TimeLimit
  readonly origin: Origin | null
  /** The code of the programme that called for it. */
  readonly programme?: string
  readonly ask?: Ask
  readonly meantFor?: MeantFor
  /** Why the unit has it: the chain from decision and clause to this citizen. */
  readonly reasons: readonly Reason[]
  /** Provisions behind the task. */
  readonly legal: readonly LegalReference[]
}

export interface TaskTakenOn extends Common {
  readonly type: 'task-taken-on'
  readonly by: ByPerson
}

export interface TaskReleased extends Common {
  readonly type: 'task-released'
  readonly by: ByPerson
}

export interface TaskCompleted extends Common {
  readonly type: 'task-completed'
  readonly by: ByPerson
  readonly outcome: string
  /** When it was really done, if written down afterwards (pathways 0, SYSTEM_DOWN). */
  readonly happenedAt: Instant
}

export interface TaskCancelled extends Common {
  readonly type: 'task-cancelled'
  readonly reason: EndReason
  readonly text: string
}

export interface TaskReopened extends Common {
  readonly type: 'task-reopened'
  readonly text: string
}

/** Another pathway calls for the same work: one task, and both origins (pathways O). */
export interface OriginAdded extends Common, Caller {
  readonly type: 'origin-added'
  readonly origin: Origin
}

/** One of several callers wants it no longer; the task is still wanted by the others. */
export interface OriginWithdrawn extends Common {
  readonly type: 'origin-withdrawn'
  readonly origin: Origin
  readonly reason: EndReason
}

export interface DeadlineMoved extends Common {
  readonly type: 'deadline-moved'
  /** Whose deadline, where there are several callers: the earliest of theirs holds. */
  readonly of?: Origin
  /** Null while the pathway pauses the deadline. */
  readonly deadline: TaskDeadline | null
  /** When the pathway decided it: of two that arrive in the wrong order the later decided holds. */
  readonly decidedAt: Instant
}

export interface DeadlineWarned extends Common {
  readonly type: 'deadline-warned'
}

export interface DeadlineBreached extends Common {
  readonly type: 'deadline-breached'
}

export interface NoteAdded extends Common {
  readonly type: 'note-added'
  readonly by: ByPerson
  readonly text: string
}

/** A better text for an earlier entry. Both stay: the history shows the first one struck through. */
export interface TextCorrected extends Common {
  readonly type: 'text-corrected'
  readonly by: ByPerson
  /** Which entry of the history, counted from 1. */
  readonly sequence: number
  readonly text: string
  readonly why: string
}

export interface HandoffOffered extends Common {
  readonly type: 'handoff-offered'
  readonly handoffId: HandoffId
  readonly fromId: OrganisationId
  readonly toId: OrganisationId
  readonly acceptance: Acceptance
  readonly answerDueAt: Instant
  readonly message: string
  /** The hand-off this one gives back to its sender as sent to a wrong receiver. */
  readonly returns?: HandoffId
}

export interface HandoffDelivered extends Common {
  readonly type: 'handoff-delivered'
  readonly handoffId: HandoffId
  /** What proves it: `worklist`, or the id of the message that was acknowledged. */
  readonly proof: string
  readonly answerDueAt: Instant
}

export interface HandoffAcknowledged extends Common {
  readonly type: 'handoff-acknowledged'
  readonly handoffId: HandoffId
  readonly by: ByPerson
}

export interface MoreRequested extends Common {
  readonly type: 'more-requested'
  readonly handoffId: HandoffId
  readonly by: ByPerson
  readonly question: string
  readonly answerDueAt: Instant
}

export interface MoreGiven extends Common {
  readonly type: 'more-given'
  readonly handoffId: HandoffId
  readonly by: ByPerson
  readonly answer: string
  readonly answerDueAt: Instant
}

export interface HandoffAccepted extends Common {
  readonly type: 'handoff-accepted'
  readonly handoffId: HandoffId
  /** The unit that is responsible from `at`. */
  readonly toId: OrganisationId
}

export interface HandoffDeclined extends Common {
  readonly type: 'handoff-declined'
  readonly handoffId: HandoffId
  readonly by: ByPerson
  readonly reason: DeclineReason
  readonly text: string
}

export interface HandoffWithdrawn extends Common {
  readonly type: 'handoff-withdrawn'
  readonly handoffId: HandoffId
}

export interface HandoffExpired extends Common {
  readonly type: 'handoff-expired'
  readonly handoffId: HandoffId
}

export interface EscalationRaised extends Common {
  readonly type: 'escalation-raised'
  readonly subject: EscalationSubject
  readonly rung: Rung
  /** When the next rung is called if nobody has taken it; null on the last. */
  readonly nextAt: Instant | null
}

export interface EscalationTaken extends Common {
  readonly type: 'escalation-taken'
  readonly by: ByPerson
  readonly subject: EscalationSubject
}

export interface EscalationSolved extends Common {
  readonly type: 'escalation-solved'
  readonly subject: EscalationSubject
}

export type TaskEvent =
  | TaskOpened
  | TaskTakenOn
  | TaskReleased
  | TaskCompleted
  | TaskCancelled
  | TaskReopened
  | OriginAdded
  | OriginWithdrawn
  | DeadlineMoved
  | DeadlineWarned
  | DeadlineBreached
  | NoteAdded
  | TextCorrected
  | HandoffOffered
  | HandoffDelivered
  | HandoffAcknowledged
  | MoreRequested
  | MoreGiven
  | HandoffAccepted
  | HandoffDeclined
  | HandoffWithdrawn
  | HandoffExpired
  | EscalationRaised
  | EscalationTaken
  | EscalationSolved
