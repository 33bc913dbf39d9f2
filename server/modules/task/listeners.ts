import type { DeliveredEvent, Listener } from '../../platform/outbox.ts'
import type { Shell } from '../../platform/shell.ts'
import { type Relation, recordRelations } from '../access/index.ts'
import {
  type Fact,
  recordFacts,
  type TaskCalledFor,
  type TaskDeadlineChanged,
  type TaskNoLongerCalledFor,
} from '../pathway/index.ts'
import { relationsOf } from './domain/relations.ts'
import type { TaskTold } from './events.ts'
import { lockEvents, type TaskKey } from './store.ts'
import { callOff, moveDeadline, openCalledFor } from './use-cases/follow-pathway.ts'

type FromPathway = TaskCalledFor | TaskNoLongerCalledFor | TaskDeadlineChanged

/** A pathway calls for tasks, moves their deadlines and calls them off. */
export const followPathway: Listener = {
  name: 'task.follow-pathway',
  on: ['task-called-for', 'task-no-longer-called-for', 'task-deadline-changed'],
  async handle(shell, events: readonly DeliveredEvent[]) {
    for (const event of events as readonly (DeliveredEvent & FromPathway)[])
      switch (event.type) {
        case 'task-called-for':
          await openCalledFor(shell, event.data, event.occurredAt)
          break
        case 'task-no-longer-called-for':
          await callOff(shell, event.data)
          break
        case 'task-deadline-changed':
          await moveDeadline(shell, event.data, event.occurredAt)
      }
  },
}

type Told = DeliveredEvent & TaskTold

/**
 * Who has or had a task, who has taken it on, and who is asked to take it over, has a tie to the citizen. Worked out from the whole history each time,
 * with the task held, so that order and repeats do not matter.
 */
export const tellAccess: Listener = {
  name: 'task.tell-access',
  on: [
    'task-opened',
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
  ],
  async handle(shell, events: readonly DeliveredEvent[]) {
    const relations: Relation[] = []
    for (const key of tasksIn(events as readonly Told[])) relations.push(...(await heldRelations(shell, key)))
    await recordRelations(shell, relations)
  },
}

async function heldRelations(shell: Shell, key: TaskKey): Promise<Relation[]> {
  const relations = relationsOf(await lockEvents(shell, key))
  return relations.map((relation) => ({ citizenId: key.citizenId, ...relation }))
}

function tasksIn(events: readonly Told[]): TaskKey[] {
  const keys = new Map<string, TaskKey>()
  for (const { citizenId, data } of events)
    if (citizenId !== null) keys.set(data.taskId, { citizenId, taskId: data.taskId })
  // In one order, so that two listeners that hold the same tasks wait for each other and not both.
  return [...keys.values()].toSorted((one, other) => (one.taskId < other.taskId ? -1 : 1))
}

/** What people did with a pathway's task is a fact of the pathway. What the pathway itself did it knows. */
export const tellPathway: Listener = {
  name: 'task.tell-pathway',
  on: ['task-completed', 'task-cancelled', 'task-reopened', 'handoff-accepted', 'handoff-declined'],
  async handle(shell, events: readonly DeliveredEvent[]) {
    const byCitizen = Map.groupBy(events as readonly Told[], ({ citizenId }) => citizenId)
    for (const [citizenId, told] of byCitizen) {
      const facts = told.flatMap(factOf)
      if (citizenId !== null && facts.length > 0) await recordFacts(shell, citizenId, facts)
    }
  },
}

const factKinds = {
  'task-completed': 'step-done',
  'task-cancelled': 'step-cancelled',
  'task-reopened': 'step-reopened',
  'handoff-accepted': 'handoff-accepted',
  'handoff-declined': 'handoff-declined',
} as const

function factOf({ type, occurredAt, data }: Told): Fact[] {
  const kind = type in factKinds ? factKinds[type as keyof typeof factKinds] : undefined
  if (kind === undefined || data.origin === null || data.rule === 'pathway') return []
  return [
    {
      key: `task ${data.taskId} ${data.sequence}` as Fact['key'],
      kind,
      at: 'happenedAt' in data ? data.happenedAt : occurredAt,
      data: { ...data.origin, ...('reason' in data && { reason: data.reason }) },
      source: `task ${data.taskId}`,
    },
  ]
}
