import type { SignedInActor } from '../../../contract/actor.ts'
import { type TaskSummaryView, type TaskView, taskActions } from '../../../contract/task.ts'
import type { CitizenId, OrganisationId } from '../../../kernel/ids.ts'
import { printLegalReference } from '../../../kernel/legal-reference.ts'
import type { Shell } from '../../platform/shell.ts'
import { onlyLooks } from '../access/index.ts'
import { listCitizens } from '../citizen/index.ts'
import { findUnit } from '../organisation/index.ts'
import { doerOf } from './doer.ts'
import type { By, Rung, TaskEvent } from './domain/event.ts'
import { isOpen, turnOf } from './domain/handoff.ts'
import type { Person } from './domain/may.ts'
import { possibleActions } from './domain/possible-actions.ts'
import { fold } from './domain/task.ts'
import type { ListedHandoff, ListedTask } from './store.ts'

type HandoffView = NonNullable<TaskSummaryView['handoff']>
type Named<Id> = { id: Id; name: string }
type Units = (id: OrganisationId) => Named<OrganisationId>

/** Tasks as a screen shows them, with names and with what this reader may do. */
export async function viewTasks(
  shell: Shell,
  actor: SignedInActor,
  tasks: readonly ListedTask[],
): Promise<TaskSummaryView[]> {
  const units = await namesOf(shell, tasks.flatMap(unitsIn))
  const citizens = await citizensOf(
    shell,
    tasks.map(({ citizenId }) => citizenId),
  )
  const doer = await whoMayDo(shell, actor)
  return tasks.map((task) => {
    const summary: TaskSummaryView = {
      id: task.taskId,
      citizen: citizens(task.citizenId),
      serviceCode: task.serviceCode,
      title: task.title,
      priority: task.priority,
      status: task.status,
      responsible: units(task.responsibleId),
      person: task.person,
      deadline: task.deadline,
      breachedAt: task.breachedAt,
      origin: task.origin,
      origins: [...task.origins],
      meantFor: task.meantFor,
      reasons: [...task.reasons],
      handoff: viewHandoff(task.handoffs.at(-1), units),
      escalations: task.escalations.map(({ subject, rung, raisedAt, takenBy }) => ({
        subject,
        rung: viewRung(rung, units),
        raisedAt,
        takenBy: takenBy && { id: takenBy.personId, name: takenBy.name },
      })),
      openedAt: task.openedAt,
      closedAt: task.closedAt,
      version: task.version,
      actions: doer === undefined ? {} : possibleActions(task, doer),
      withheld: false,
      isBlocked: false,
    }
    return actor.kind === 'citizen' ? forCitizen(summary) : summary
  })
}

/** Nobody when the reader is no professional, or one whose work is to look. */
async function whoMayDo(shell: Shell, actor: SignedInActor): Promise<Person | undefined> {
  return actor.kind === 'professional' && !(await onlyLooks(actor)) ? doerOf(shell, actor) : undefined
}

/**
 * The row of a citizen who has blocked the reader. Somebody always has the task, so the row stays with what tells when and
 * where it is owed; what it is about, whose it is and what was written are taken out, and nothing can be done with it.
 */
export function withoutWhatItSays(task: TaskSummaryView): TaskSummaryView {
  return {
    ...task,
    citizen: { id: task.citizen.id, name: null, birthDate: null },
    title: null,
    origin: null,
    origins: [],
    meantFor: null,
    reasons: [],
    handoff: task.handoff && withoutWords(task.handoff),
    actions: Object.fromEntries(
      taskActions.map((action) => [action, { code: 'blocked-by-citizen', data: {} }]),
    ),
    withheld: true,
    isBlocked: true,
  }
}

/** One task with its whole history. */
export async function viewTask(
  shell: Shell,
  actor: SignedInActor,
  events: readonly TaskEvent[],
): Promise<TaskView> {
  const task = fold(events)
  const [summary] = await viewTasks(shell, actor, [task])
  if (summary === undefined) throw new Error('one task gives one view')
  const units = await namesOf(shell, events.flatMap(unitsOfEvent))
  const history = events.map((event, index) => viewEntry(event, index + 1, events, units))
  return { ...summary, title: task.title, legal: task.legal.map(printLegalReference), history }
}

/** A citizen sees who has what, and not what professionals write to each other or whom they phone. */
function forCitizen(task: TaskSummaryView): TaskSummaryView {
  return { ...task, handoff: task.handoff && withoutWords(task.handoff), escalations: [] }
}

function withoutWords(handoff: HandoffView): HandoffView {
  return { ...handoff, message: null, question: null, answered: null, declined: null }
}

function viewHandoff(handoff: ListedHandoff | undefined, units: Units): TaskSummaryView['handoff'] {
  if (handoff === undefined) return null
  const { id, fromId, toId, acceptance, status, message, question, answered, declined, returns } = handoff
  const { offeredAt, answerDueAt, closedAt } = handoff
  return {
    id,
    from: units(fromId),
    to: units(toId),
    acceptance,
    status,
    turn: isOpen(handoff) ? turnOf(handoff) : null,
    message,
    question,
    answered,
    declined,
    returns,
    offeredAt,
    answerDueAt,
    closedAt,
  }
}

function viewRung(rung: Rung, units: Units): TaskSummaryView['escalations'][number]['rung'] {
  const { number, unitId, role, name, phone, asks, phoneTo = null } = rung
  return { number, unit: units(unitId), role, name, phone, asks, phoneTo }
}

type HistoryEntry = TaskView['history'][number]

function viewEntry(
  event: TaskEvent,
  sequence: number,
  events: readonly TaskEvent[],
  units: Units,
): HistoryEntry {
  const unitId = unitOfEvent(event)
  return {
    sequence,
    type: event.type,
    at: event.at,
    by: viewBy(event.by, units),
    text: textOf(event),
    correction: correctionOf(sequence, events),
    reason: 'reason' in event ? event.reason : null,
    unit: unitId === undefined ? null : units(unitId),
    rung: event.type === 'escalation-raised' ? viewRung(event.rung, units) : null,
    dueAt: dueAtOf(event),
    happenedAt: 'happenedAt' in event ? event.happenedAt : null,
  }
}

function viewBy(by: By, units: Units): HistoryEntry['by'] {
  return 'rule' in by
    ? { kind: 'rule', rule: by.rule }
    : { kind: 'person', id: by.personId, name: by.name, unit: units(by.unitId) }
}

function textOf(event: TaskEvent): string | null {
  switch (event.type) {
    case 'task-completed':
      return event.outcome || null
    case 'handoff-offered':
      return event.message || null
    case 'more-requested':
      return event.question
    case 'more-given':
      return event.answer
    default:
      return 'text' in event ? event.text || null : null
  }
}

/** The last better wording somebody gave this entry. */
function correctionOf(sequence: number, events: readonly TaskEvent[]): HistoryEntry['correction'] {
  for (const event of events.toReversed())
    if (event.type === 'text-corrected' && event.sequence === sequence)
      return { text: event.text, why: event.why, at: event.at, name: event.by.name }
  return null
}

function dueAtOf(event: TaskEvent): string | null {
  if ('answerDueAt' in event) return event.answerDueAt
  return 'deadline' in event ? (event.deadline?.dueAt ?? null) : null
}

function unitOfEvent(event: TaskEvent): OrganisationId | undefined {
  if (event.type === 'task-opened') return event.responsibleId
  if (event.type === 'escalation-raised') return event.rung.unitId
  return 'toId' in event ? event.toId : undefined
}

function unitsOfEvent(event: TaskEvent): OrganisationId[] {
  const units = ['unitId' in event.by ? event.by.unitId : undefined, unitOfEvent(event)]
  return units.filter((unitId) => unitId !== undefined)
}

function unitsIn(task: ListedTask): OrganisationId[] {
  const handoff = task.handoffs.at(-1)
  return [
    task.responsibleId,
    ...(handoff === undefined ? [] : [handoff.fromId, handoff.toId]),
    ...task.escalations.map(({ rung }) => rung.unitId),
  ]
}

async function namesOf(shell: Shell, ids: readonly OrganisationId[]): Promise<Units> {
  const names = new Map<OrganisationId, string>()
  for (const id of new Set(ids)) names.set(id, (await findUnit(shell, id))?.name ?? '')
  return (id) => ({ id, name: names.get(id) ?? '' })
}

async function citizensOf(
  shell: Shell,
  ids: readonly CitizenId[],
): Promise<(id: CitizenId) => TaskSummaryView['citizen']> {
  const found = await listCitizens(shell, [...new Set(ids)])
  const citizens = new Map(found.map((citizen) => [citizen.id, citizen]))
  return (id) => {
    const citizen = citizens.get(id)
    return { id, name: citizen?.name ?? '', birthDate: citizen?.birthDate ?? null }
  }
}
