import type { OrganisationId } from '../../../kernel/ids.ts'
import { signal, type Topic } from '../../platform/live.ts'
import type { Shell } from '../../platform/shell.ts'
import { recordRelations } from '../access/index.ts'
import type { TaskEvent } from './domain/event.ts'
import { relationsOf } from './domain/relations.ts'
import { fold, followAll, type TaskState } from './domain/task.ts'
import { tell } from './events.ts'
import { insertTasks, listEvents, saveTask } from './store.ts'

/**
 * Saves new tasks, each with its first events, tells others and wakes the screens: a few statements, however many.
 * @returns those that are new; of the others the origin has a task already
 */
export async function keepNew(
  shell: Shell,
  openings: readonly (readonly TaskEvent[])[],
): Promise<readonly TaskState[]> {
  if (openings.length === 0) return []
  const opened = openings.map((events) => ({ task: fold(events), events }))
  const isKept = await insertTasks(
    shell,
    opened,
    opened.flatMap(({ task, events }) => tell(task, events)),
  )
  const kept = opened.filter(({ task }) => isKept.has(task.taskId))
  await tellTies(
    shell,
    kept.map(({ events }) => events),
  )
  await signal(
    shell,
    kept.flatMap(({ task, events }) => topicsOf([task], events)),
  )
  return kept.map(({ task }) => task)
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
  if (events.some(({ type }) => tieMaking.has(type))) await tellTies(shell, [await listEvents(shell, after)])
  await signal(shell, topicsOf([before, after], events))
  return after
}

/** What begins or ends a tie between the citizen and a unit, or a person in it. */
const tieMaking: ReadonlySet<TaskEvent['type']> = new Set([
  'task-taken-on',
  'task-released',
  'task-completed',
  'task-cancelled',
  'task-reopened',
  'handoff-offered',
  'handoff-accepted',
  'handoff-declined',
  'handoff-withdrawn',
  'handoff-expired',
])

/**
 * Told with the deed and not after it: whoever finds the task on a list a moment later would else have no right to it yet, and
 * be written down as turned away. Worked out from the whole history, so telling it again is harmless.
 */
function tellTies(shell: Shell, histories: readonly (readonly TaskEvent[])[]): Promise<void> {
  return recordRelations(
    shell,
    histories.flatMap((history) => {
      const { citizenId } = fold(history)
      return relationsOf(history).map((relation) => ({ citizenId, ...relation }))
    }),
  )
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
