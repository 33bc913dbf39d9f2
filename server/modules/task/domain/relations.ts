import type { HandoffId, OrganisationId, TaskId } from '../../../../kernel/ids.ts'
import type { Instant } from '../../../../kernel/instant.ts'
import type { TaskEvent } from './event.ts'
import { fold } from './task.ts'

/** What ties a unit to the citizen because of a task: it has or had it, or is asked to take it over. */
export interface TaskRelation {
  readonly unitId: OrganisationId
  readonly kind: 'task' | 'offer'
  readonly sourceId: TaskId | HandoffId
  readonly from: Instant
  /** Missing while the tie lasts. */
  readonly to?: Instant
}

/** Every tie a task's history has made, with its latest period per unit. Worked out afresh each time, so repeats are harmless. */
export function relationsOf(events: readonly TaskEvent[]): TaskRelation[] {
  const task = fold(events)
  const periods = new Map<OrganisationId, { from: Instant; to?: Instant }>()
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
  const held = [...periods].map(
    ([unitId, period]): TaskRelation => ({ unitId, kind: 'task', sourceId: task.taskId, ...period }),
  )
  const offered = task.handoffs.map(
    ({ id, toId, offeredAt, closedAt }): TaskRelation => ({
      unitId: toId,
      kind: 'offer',
      sourceId: id,
      from: offeredAt,
      ...(closedAt === null ? {} : { to: closedAt }),
    }),
  )
  return [...held, ...offered]
}
