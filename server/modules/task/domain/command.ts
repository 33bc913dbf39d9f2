import type { HandoffId, OrganisationId } from '../../../../kernel/ids.ts'
import type { Instant } from '../../../../kernel/instant.ts'
import type { Ladder } from './escalation.ts'
import type {
  Acceptance,
  ByRule,
  Caller,
  EscalationSubject,
  Origin,
  TaskDeadline,
  TaskOpened,
} from './event.ts'
import type { Doer, Person } from './may.ts'
import type { CancelReason, DeclineReason, EndReason } from './reason-code.ts'

/** An offer of responsibility as it leaves the sender. */
export interface Offer {
  readonly handoffId: HandoffId
  readonly toId: OrganisationId
  readonly acceptance: Acceptance
  readonly answerDueAt: Instant
  readonly message: string
  /** `here`: the receiver has it on the screen at once. `by-message`: delivery must be proven by an acknowledgement. */
  readonly delivery: 'here' | 'by-message'
}

export interface OpenTask extends Omit<TaskOpened, 'type' | 'at' | 'by'> {
  readonly by: TaskOpened['by']
  /** Offered on at once, when the agreement says that another than the opener shall do it. */
  readonly offer?: Offer
}

interface ByDoer<Of extends Doer> {
  readonly doer: Of
  /** The version the doer saw. When given, a task that has changed since then refuses. */
  readonly version?: number | undefined
}

export type TaskCommand =
  | ({ readonly type: 'take-on' } & ByDoer<Person>)
  | ({ readonly type: 'release' } & ByDoer<Person>)
  | ({
      readonly type: 'complete'
      readonly outcome: string
      readonly happenedAt?: Instant | undefined
    } & ByDoer<Person>)
  | ({ readonly type: 'cancel'; readonly reason: CancelReason; readonly text: string } & ByDoer<Person>)
  | ({
      readonly type: 'call-off'
      readonly reason: EndReason
      /** Which of its callers wants it no longer; left out, all of them. */
      readonly of?: Origin
    } & ByDoer<ByRule>)
  | ({
      readonly type: 'add-origin'
      readonly caller: Caller & { readonly origin: Origin }
    } & ByDoer<ByRule>)
  | ({ readonly type: 'reopen'; readonly text: string } & ByDoer<Doer>)
  | ({
      readonly type: 'move-deadline'
      /** Whose deadline, where several may want the task. */
      readonly of?: Origin
      readonly deadline: TaskDeadline | null
      readonly decidedAt: Instant
    } & ByDoer<ByRule>)
  | ({ readonly type: 'add-note'; readonly text: string } & ByDoer<Person>)
  | ({
      readonly type: 'correct-text'
      readonly sequence: number
      readonly text: string
      readonly why: string
    } & ByDoer<Person>)
  | ({ readonly type: 'offer-handoff'; readonly offer: Offer } & ByDoer<Doer>)
  | ({
      readonly type: 'record-delivery'
      readonly handoffId: HandoffId
      readonly proof: string
    } & ByDoer<ByRule>)
  | ({ readonly type: 'acknowledge-handoff'; readonly handoffId: HandoffId } & ByDoer<Person>)
  | ({ readonly type: 'accept-handoff'; readonly handoffId: HandoffId } & ByDoer<Person>)
  | ({
      readonly type: 'decline-handoff'
      readonly handoffId: HandoffId
      readonly reason: DeclineReason
      readonly text: string
    } & ByDoer<Person>)
  | ({ readonly type: 'withdraw-handoff'; readonly handoffId: HandoffId } & ByDoer<Doer>)
  | ({
      readonly type: 'request-more'
      readonly handoffId: HandoffId
      readonly question: string
    } & ByDoer<Person>)
  | ({ readonly type: 'give-more'; readonly handoffId: HandoffId; readonly answer: string } & ByDoer<Person>)
  | ({
      readonly type: 'return-handoff'
      /** The id of the hand-off back. */
      readonly handoffId: HandoffId
      readonly text: string
    } & ByDoer<Person>)
  | ({ readonly type: 'take-escalation'; readonly subject: EscalationSubject } & ByDoer<Person>)
  | ({ readonly type: 'let-time-pass'; readonly ladders: Ladders } & ByDoer<ByRule>)

/** Whom to call, per unit that may have to be called. */
export interface Ladders {
  readonly responsible: Ladder
  /** Of the unit that is to answer an open hand-off. */
  readonly receiver?: Ladder
}
