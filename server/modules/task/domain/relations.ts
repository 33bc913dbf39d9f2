import type { HandoffId, OrganisationId, PersonId, TaskId } from '../../../../kernel/ids.ts'
import type { Instant } from '../../../../kernel/instant.ts'
import type { TaskEvent } from './event.ts'
import { fold } from './task.ts'

/** What ties a unit, or one person in it, to the citizen because of a task. */
export interface TaskRelation {
  readonly unitId: OrganisationId
  /** It has or had it; it trains the citizen by a rehabilitation plan; it is asked to take it; it is on this person's list. */
  readonly kind: 'task' | 'gop' | 'offer' | 'roster'
  readonly sourceId: TaskId | HandoffId
  /** Set when the tie is this person's alone. */
  readonly personId?: PersonId
  readonly from: Instant
  /** Missing while the tie lasts. */
  readonly to?: Instant
}

/** Services by which a rehabilitation plan is carried out (SUL §§ 84, 140): who has such a task has the plan (P04). */
const trainingServices: ReadonlySet<string> = new Set(['rehabilitation-start'])

interface Period {
  readonly from: Instant
  readonly to?: Instant
}

/** Every tie a task's history has made, with its latest period per unit. Worked out afresh each time, so repeats are harmless. */
export function relationsOf(events: readonly TaskEvent[]): TaskRelation[] {
  const task = fold(events)
  const sourceId = task.taskId
  const held = periodsHeld(events)
  return [
    ...[...held].map(([unitId, period]): TaskRelation => ({ unitId, kind: 'task', sourceId, ...period })),
    ...(trainingServices.has(task.serviceCode)
      ? [...held].map(([unitId, period]): TaskRelation => ({ unitId, kind: 'gop', sourceId, ...period }))
      : []),
    ...listsOf(events, sourceId),
    ...task.handoffs.map(
      ({ id, toId, offeredAt, closedAt }): TaskRelation => ({
        unitId: toId,
        kind: 'offer',
        sourceId: id,
        from: offeredAt,
        ...(closedAt === null ? {} : { to: closedAt }),
      }),
    ),
  ]
}

/** When each unit had the task, the last time. */
function periodsHeld(events: readonly TaskEvent[]): ReadonlyMap<OrganisationId, Period> {
  const periods = new Map<OrganisationId, Period>()
  let holder: OrganisationId | undefined
  const end = (at: Instant): void => {
    const period = holder === undefined ? undefined : periods.get(holder)
    if (holder !== undefined && period !== undefined) periods.set(holder, { ...period, to: at })
  }
  for (const event of events) {
    if (event.type === 'task-opened') holder = event.responsibleId
    if (event.type === 'handoff-accepted') {
      end(event.at)
      holder = event.toId
    }
    if (event.type === 'task-completed' || event.type === 'task-cancelled') end(event.at)
    const begins = ['task-opened', 'handoff-accepted', 'task-reopened'].includes(event.type)
    if (begins && holder !== undefined) periods.set(holder, { from: event.at })
  }
  return periods
}

/** Whose list the citizen is on: who has taken the task on, until it is let go, handed over or closed (law, part 10: level 3). */
function listsOf(events: readonly TaskEvent[], sourceId: TaskId): TaskRelation[] {
  const lists = new Map<OrganisationId, TaskRelation>()
  let current: OrganisationId | undefined
  for (const event of events) {
    const list = current === undefined ? undefined : lists.get(current)
    if (current !== undefined && list !== undefined && lettingGo.has(event.type)) {
      lists.set(current, { ...list, to: event.at })
      current = undefined
    }
    if (event.type !== 'task-taken-on') continue
    const { personId, unitId } = event.by
    current = unitId
    lists.set(unitId, { unitId, kind: 'roster', sourceId, personId, from: event.at })
  }
  return [...lists.values()]
}

const lettingGo: ReadonlySet<TaskEvent['type']> = new Set([
  'task-released',
  'handoff-accepted',
  'task-completed',
  'task-cancelled',
])
