import type { Bilingual } from '../../../../kernel/bilingual.ts'
import type { TimeLimit } from '../../../../kernel/deadline.ts'
import type { CitizenId, OrganisationId, PersonId, TaskId } from '../../../../kernel/ids.ts'
import type { Instant } from '../../../../kernel/instant.ts'
import type { LegalReference } from '../../../../kernel/legal-reference.ts'
import type { Reason } from '../../../../kernel/reason.ts'
import { isSameOrigin, reckon } from './caller.ts'
import { type Escalation, followEscalations } from './escalation.ts'
import type { Ask, Caller, MeantFor, Origin, Priority, TaskDeadline, TaskEvent, TaskOpened } from './event.ts'
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
  /** Who wants it done, in the order they came: one, or several where a duplicate was merged. */
  readonly callers: readonly Caller[]
  /** The steps of pathways among them. */
  readonly origins: readonly Origin[]
  /** True once another pathway has called for the same. */
  readonly isMerged: boolean
  /** The first of the origins. */
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
  const { origin, programme = null, deadline, deadlineDecidedAt, priority, reasons, legal } = event
  const caller = { origin, programme, deadline, decidedAt: deadlineDecidedAt, priority, reasons, legal }
  return {
    citizenId: event.citizenId,
    taskId: event.taskId,
    serviceCode: event.serviceCode,
    title: event.title,
    ...reckon([caller]),
    isMerged: false,
    ask: event.ask ?? null,
    meantFor: event.meantFor ?? null,
    status: 'open',
    responsibleId: event.responsibleId,
    responsibleSince: event.at,
    person: null,
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
    case 'task-completed': {
      // Written down late, it is judged by the time it was really done (pathways 0, SYSTEM_DOWN).
      const wasInTime = task.deadline !== null && event.happenedAt < task.deadline.dueAt
      return {
        ...written(task, event.outcome),
        status: 'completed',
        closedAt: event.at,
        breachedAt: wasInTime ? null : task.breachedAt,
      }
    }
    case 'task-cancelled':
      // What was fulfilled in another way, as by a signed form, has been done: nobody gave it up.
      return {
        ...written(task, event.text),
        status: event.reason === 'FULFILLED' ? 'completed' : 'cancelled',
        closedAt: event.at,
      }
    case 'task-reopened':
      return { ...written(task, event.text), status: 'open', closedAt: null }
    case 'origin-added': {
      const { type: _type, at: _at, by: _by, ...caller } = event
      return { ...withCallers(task, [...task.callers, caller]), isMerged: true }
    }
    case 'origin-withdrawn':
      return withCallers(
        task,
        task.callers.filter(({ origin }) => !isSameOrigin(origin, event.origin)),
      )
    case 'deadline-moved': {
      const of = event.of ?? task.callers[0]?.origin ?? null
      const { deadline, decidedAt } = event
      return withCallers(
        task,
        task.callers.map((caller) =>
          isSameOrigin(caller.origin, of) ? { ...caller, deadline, decidedAt } : caller,
        ),
      )
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

/**
 * The task as these callers together want it. With another deadline the clock begins anew; an earlier one leaves a task late
 * that is late already.
 */
function withCallers(task: TaskState, callers: readonly Caller[]): TaskState {
  const after = { ...task, ...reckon(callers) }
  if (after.deadline?.dueAt === task.deadline?.dueAt && after.deadline?.warnAt === task.deadline?.warnAt)
    return after
  const isLateAlready =
    task.breachedAt !== null &&
    after.deadline !== null &&
    task.deadline !== null &&
    after.deadline.dueAt < task.deadline.dueAt
  return isLateAlready ? after : { ...after, warnedAt: null, breachedAt: null }
}

function written(task: TaskState, text: string): TaskState {
  return text === '' ? task : { ...task, writings: [...task.writings, { sequence: task.version, text }] }
}
