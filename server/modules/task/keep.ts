import type { OrganisationId } from '../../../kernel/ids.ts'
import { signal, type Topic } from '../../platform/live.ts'
import type { Shell } from '../../platform/shell.ts'
import type { TaskEvent } from './domain/event.ts'
import { fold, followAll, type TaskState } from './domain/task.ts'
import { tell } from './events.ts'
import { insertTask, saveTask } from './store.ts'

/** Saves a new task with its first events, tells others and wakes the screens. Undefined when its origin has a task already. */
export async function keepNew(shell: Shell, events: readonly TaskEvent[]): Promise<TaskState | undefined> {
  const task = fold(events)
  if (!(await insertTask(shell, task, events, tell(task, events)))) return undefined
  await signal(shell, topicsOf([task], events))
  return task
}

/** Saves what has happened to a task held by this transaction, tells others and wakes the screens of both parties. */
export async function keep(
  shell: Shell,
  before: TaskState,
  events: readonly TaskEvent[],
): Promise<TaskState> {
  if (events.length === 0) return before
  const after = followAll(before, events)
  await saveTask(shell, before, after, events, tell(after, events))
  await signal(shell, topicsOf([before, after], events))
  return after
}

function topicsOf(states: readonly TaskState[], events: readonly TaskEvent[]): Topic[] {
  const units = new Set<OrganisationId>()
  for (const state of states) {
    units.add(state.responsibleId)
    const handoff = state.handoffs.at(-1)
    if (handoff !== undefined) units.add(handoff.fromId).add(handoff.toId)
  }
  for (const event of events) if (event.type === 'escalation-raised') units.add(event.rung.unitId)
  const citizens = new Set(states.map(({ citizenId }) => citizenId))
  return [
    ...[...units].map((unitId): Topic => `worklist:${unitId}`),
    ...[...citizens].map((citizenId): Topic => `citizen:${citizenId}`),
  ]
}
