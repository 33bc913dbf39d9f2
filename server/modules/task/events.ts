import type { Bilingual } from '../../../kernel/bilingual.ts'
import type { HandoffId, OrganisationId, TaskId } from '../../../kernel/ids.ts'
import type { Instant } from '../../../kernel/instant.ts'
import type { LegalReference } from '../../../kernel/legal-reference.ts'
import type { Reason } from '../../../kernel/reason.ts'
import type { OutboxEvent } from '../../platform/outbox.ts'
import type {
  Ask,
  EscalationSubject,
  MeantFor,
  Origin,
  Priority,
  TaskDeadline,
  TaskEvent,
} from './domain/event.ts'
import type { DeclineReason, EndReason } from './domain/reason-code.ts'
import type { TaskState } from './domain/task.ts'

/** What every event of ours tells: which task, whose it is now, and whether a rule or a person did it. No texts, no names. */
export interface TaskFacts {
  readonly taskId: TaskId
  /** The number of the event in the task's history: with the task id it names the event for good. */
  readonly sequence: number
  readonly serviceCode: string
  readonly priority: Priority
  readonly responsibleId: OrganisationId
  readonly origin: Origin | null
  /** Every step of a pathway that calls for it; missing in what was told before tasks could be merged. */
  readonly origins?: readonly Origin[]
  /** Which module asked for it, and what that module calls it. */
  readonly ask: Ask | null
  /** The rule that did it; null when a person did. */
  readonly rule: string | null
}

export interface HandoffFacts {
  readonly handoffId: HandoffId
  readonly fromId: OrganisationId
  readonly toId: OrganisationId
}

export type TaskOpenedTold = OutboxEvent<'task-opened', TaskFacts>
export type TaskReopenedTold = OutboxEvent<'task-reopened', TaskFacts>
export type TaskCompletedTold = OutboxEvent<'task-completed', TaskFacts & { readonly happenedAt: Instant }>
export type TaskCancelledTold = OutboxEvent<'task-cancelled', TaskFacts & { readonly reason: EndReason }>
export type TaskDeadlineBreachedTold = OutboxEvent<'task-deadline-breached', TaskFacts>
export type HandoffTold = OutboxEvent<
  'handoff-offered' | 'handoff-accepted' | 'handoff-withdrawn' | 'handoff-expired',
  TaskFacts & HandoffFacts
>
export type HandoffDeclinedTold = OutboxEvent<
  'handoff-declined',
  TaskFacts & HandoffFacts & { readonly reason: DeclineReason }
>
export type EscalationRaisedTold = OutboxEvent<
  'escalation-raised',
  TaskFacts & { readonly subject: EscalationSubject; readonly rung: number; readonly unitId: OrganisationId }
>

/** A module of care asks for a task that no step of a programme calls for. The same key asks once. */
export type TaskAskedFor = OutboxEvent<
  'task-asked-for',
  Ask & {
    readonly serviceCode: string
    readonly title: Bilingual
    readonly responsibleId: OrganisationId
    /** The person it is addressed to. */
    readonly meantFor?: MeantFor
    readonly deadline: TaskDeadline | null
    readonly priority: Priority
    readonly reasons: readonly Reason[]
    readonly legal: readonly LegalReference[]
  }
>

/** What was asked for is settled in another way, or pointless. */
export type TaskNoLongerAskedFor = OutboxEvent<
  'task-no-longer-asked-for',
  Ask & { readonly reason: EndReason }
>

export type TaskTold =
  | TaskOpenedTold
  | TaskReopenedTold
  | TaskCompletedTold
  | TaskCancelledTold
  | TaskDeadlineBreachedTold
  | HandoffTold
  | HandoffDeclinedTold
  | EscalationRaisedTold

/** What others are told of the latest events of a task. */
export function tell(task: TaskState, events: readonly TaskEvent[]): TaskTold[] {
  const first = task.version - events.length + 1
  return events.flatMap((event, index) => {
    const told = tellOne(task, event, first + index)
    return told === undefined ? [] : [told]
  })
}

function tellOne(task: TaskState, event: TaskEvent, sequence: number): TaskTold | undefined {
  const common = { citizenId: task.citizenId, occurredAt: event.at }
  const facts: TaskFacts = {
    taskId: task.taskId,
    sequence,
    serviceCode: task.serviceCode,
    priority: task.priority,
    responsibleId: task.responsibleId,
    origin: task.origin,
    origins: task.origins,
    ask: task.ask,
    rule: 'rule' in event.by ? event.by.rule : null,
  }
  switch (event.type) {
    case 'task-opened':
    case 'task-reopened':
      return { ...common, type: event.type, data: facts }
    case 'task-completed':
      return { ...common, type: event.type, data: { ...facts, happenedAt: event.happenedAt } }
    case 'task-cancelled':
      return { ...common, type: event.type, data: { ...facts, reason: event.reason } }
    case 'deadline-breached':
      return { ...common, type: 'task-deadline-breached', data: facts }
    case 'handoff-offered':
    case 'handoff-accepted':
    case 'handoff-withdrawn':
    case 'handoff-expired':
      return { ...common, type: event.type, data: { ...facts, ...handoffFacts(task, event.handoffId) } }
    case 'handoff-declined': {
      const data = { ...facts, ...handoffFacts(task, event.handoffId), reason: event.reason }
      return { ...common, type: event.type, data }
    }
    case 'escalation-raised': {
      const { subject, rung } = event
      return {
        ...common,
        type: event.type,
        data: { ...facts, subject, rung: rung.number, unitId: rung.unitId },
      }
    }
    default:
      return undefined
  }
}

function handoffFacts(task: TaskState, handoffId: HandoffId): HandoffFacts {
  const handoff = task.handoffs.find(({ id }) => id === handoffId)
  if (handoff === undefined) throw new Error('an event speaks of a hand-off the task does not have')
  return { handoffId, fromId: handoff.fromId, toId: handoff.toId }
}
