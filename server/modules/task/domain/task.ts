import type { Bilingual } from '../../../../kernel/bilingual.ts'
import type { TimeLimit } from '../../../../kernel/deadline.ts'
import type { CitizenId, OrganisationId, PersonId, TaskId } from '../../../../kernel/ids.ts'
import type { Instant } from '../../../../kernel/instant.ts'
import type { LegalReference } from '../../../../kernel/legal-reference.ts'
import type { Reason } from '../../../../kernel/reason.ts'
import { type Escalation, followEscalations } from './escalation.ts'
import type { Ask, MeantFor, Origin, Priority, TaskDeadline, TaskEvent, TaskOpened } from './event.ts'
import { followHandoff, type Handoff, isOpen, offered } from './handoff.ts'

export const taskStatuses = ['open', 'completed', 'cancelled'] as const
export type TaskStatus = (typeof taskStatuses)[number]

/** A text somebody wrote, with the number of its entry in the history, so that it can be corrected. */
export interface Writing {
  readonly sequence: number
  readonly text: string
}

/** What all events of a task add up to. Never stored as truth: the events are. */
export interface TaskState {
  readonly citizenId: CitizenId
  readonly taskId: TaskId
  readonly serviceCode: string
  readonly title: Bilingual
  readonly priority: Priority
  readonly origin: Origin | null
  /** Who asked for it, when no pathway and no person of the unit did. */
  readonly ask: Ask | null
  readonly meantFor: MeantFor | null
  readonly reasons: readonly Reason[]
  readonly legal: readonly LegalReference[]
  readonly status: TaskStatus
  /** The one unit that has it. After closing: the one that had it last, and may reopen it. */
  readonly responsibleId: OrganisationId
  readonly responsibleSince: Instant
  /** Who in that unit has taken it on; nobody until someone does. */
  readonly person: { readonly id: PersonId; readonly name: string } | null
  readonly deadline: TaskDeadline | null
  readonly deadlineDecidedAt: Instant
  readonly answerWithin: TimeLimit
  readonly warnedAt: Instant | null
  readonly breachedAt: Instant | null
  /** In the order they were offered; only the last can be open. */
  readonly handoffs: readonly Handoff[]
  /** The open ones, at most one per subject. */
  readonly escalations: readonly Escalation[]
  readonly writings: readonly Writing[]
  readonly openedAt: Instant
  readonly closedAt: Instant | null
  /** How many events there are. */
  readonly version: number
}

/** The hand-off that waits for an answer, if there is one. */
export function openHandoff<Of extends Pick<Handoff, 'status'>>(task: {
  readonly handoffs: readonly Of[]
}): Of | undefined {
  const last = task.handoffs.at(-1)
  return last !== undefined && isOpen(last) ? last : undefined
}

/** Adds up a whole history. Throws when it does not begin with `task-opened`: a stored history always does. */
export function fold(events: readonly TaskEvent[]): TaskState {
  const [first, ...rest] = events
  if (first?.type !== 'task-opened') throw new Error('a history begins with task-opened')
  return rest.reduce(follow, begin(first))
}

/** The task after some more events. */
export function followAll(task: TaskState, events: readonly TaskEvent[]): TaskState {
  return events.reduce(follow, task)
}

export function begin(event: TaskOpened): TaskState {
  return {
    citizenId: event.citizenId,
    taskId: event.taskId,
    serviceCode: event.serviceCode,
    title: event.title,
    priority: event.priority,
    origin: event.origin,
    ask: event.ask ?? null,
    meantFor: event.meantFor ?? null,
    reasons: event.reasons,
    legal: event.legal,
    status: 'open',
    responsibleId: event.responsibleId,
    responsibleSince: event.at,
    person: null,
    deadline: event.deadline,
    deadlineDecidedAt: event.deadlineDecidedAt,
    answerWithin: event.answerWithin,
    warnedAt: null,
    breachedAt: null,
    handoffs: [],
    escalations: [],
    writings: [],
    openedAt: event.at,
    closedAt: null,
    version: 1,
  }
}

/** The task after one more event. */
export function follow(before: TaskState, event: TaskEvent): TaskState {
  const version = before.version + 1
  const task: TaskState = {
    ...before,
    version,
    handoffs: before.handoffs.map((handoff) => followHandoff(handoff, event)),
    escalations: followEscalations(before.escalations, event, version),
  }
  switch (event.type) {
    case 'task-opened':
      throw new Error('a task is opened once')
    case 'task-taken-on':
      return { ...task, person: { id: event.by.personId, name: event.by.name } }
    case 'task-released':
      return { ...task, person: null }
    case 'task-completed':
      return { ...written(task, event.outcome), status: 'completed', closedAt: event.at }
    case 'task-cancelled':
      return { ...written(task, event.text), status: 'cancelled', closedAt: event.at }
    case 'task-reopened':
      return { ...written(task, event.text), status: 'open', closedAt: null }
    case 'deadline-moved':
      return {
        ...task,
        deadline: event.deadline,
        deadlineDecidedAt: event.decidedAt,
        warnedAt: null,
        breachedAt: null,
      }
    case 'deadline-warned':
      return { ...task, warnedAt: event.at }
    case 'deadline-breached':
      return { ...task, breachedAt: event.at }
    case 'note-added':
      return written(task, event.text)
    case 'text-corrected':
      return {
        ...task,
        writings: task.writings.map((writing) =>
          writing.sequence === event.sequence ? { ...writing, text: event.text } : writing,
        ),
      }
    case 'handoff-offered':
      return { ...written(task, event.message), handoffs: [...task.handoffs, offered(event)] }
    case 'handoff-accepted':
      return { ...task, responsibleId: event.toId, responsibleSince: event.at, person: null }
    case 'more-requested':
      return written(task, event.question)
    case 'more-given':
      return written(task, event.answer)
    case 'handoff-declined':
      return written(task, event.text)
    case 'handoff-delivered':
    case 'handoff-acknowledged':
    case 'handoff-withdrawn':
    case 'handoff-expired':
    case 'escalation-raised':
    case 'escalation-taken':
    case 'escalation-solved':
      return task
  }
}

function written(task: TaskState, text: string): TaskState {
  return text === '' ? task : { ...task, writings: [...task.writings, { sequence: task.version, text }] }
}
