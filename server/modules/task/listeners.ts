import type { DeliveredEvent, Listener } from '../../platform/outbox.ts'
import type { LetterAcknowledged, LetterClosed, LetterFailed, OlderLetterReceived } from '../message/index.ts'
import {
  type ChangeTold,
  type Fact,
  recordFactsOf,
  type TaskCalledFor,
  type TaskDeadlineChanged,
  type TaskNoLongerCalledFor,
} from '../pathway/index.ts'
import type { Origin } from './domain/event.ts'
import type { TaskAskedFor, TaskNoLongerAskedFor, TaskTold } from './events.ts'
import { openAskedFor, settleAskedFor } from './use-cases/follow-asks.ts'
import { type Call, callOff, moveDeadline, openCalledFor } from './use-cases/follow-pathway.ts'
import { openForLetter } from './use-cases/open-for-letter.ts'
import { openForReferral } from './use-cases/open-for-referral.ts'

type FromPathway = TaskCalledFor | TaskNoLongerCalledFor | TaskDeadlineChanged

/**
 * A pathway calls for tasks, moves their deadlines and calls them off. What is called for comes first: what is called off in the
 * same breath is of other steps, or was called for before.
 */
export const followPathway: Listener = {
  name: 'task.follow-pathway',
  on: ['task-called-for', 'task-no-longer-called-for', 'task-deadline-changed'],
  async handle(shell, events: readonly DeliveredEvent[]) {
    const told = events as readonly (DeliveredEvent & FromPathway)[]
    await openCalledFor(
      shell,
      told.flatMap((event): Call[] =>
        event.type === 'task-called-for' ? [{ called: event.data, decidedAt: event.occurredAt }] : [],
      ),
    )
    for (const event of told)
      switch (event.type) {
        case 'task-called-for':
          break
        case 'task-no-longer-called-for':
          await callOff(shell, event.data)
          break
        case 'task-deadline-changed':
          await moveDeadline(shell, event.data, event.occurredAt)
      }
  },
}

/** Other modules of care ask for tasks beside the pathways, and say when they are settled. */
export const followAsks: Listener = {
  name: 'task.follow-asks',
  on: ['task-asked-for', 'task-no-longer-asked-for'],
  async handle(shell, events: readonly DeliveredEvent[]) {
    for (const event of events as readonly (DeliveredEvent & (TaskAskedFor | TaskNoLongerAskedFor))[]) {
      const { citizenId } = event
      if (citizenId === null) continue
      if (event.type === 'task-asked-for') await openAskedFor(shell, citizenId, event.data, event.occurredAt)
      else await settleAskedFor(shell, citizenId, event.data)
    }
  },
}

/** A change that people have told of may leave something to be done that no programme calls for. */
export const followChanges: Listener = {
  name: 'task.follow-changes',
  on: ['change-told'],
  async handle(shell, events: readonly DeliveredEvent[]) {
    for (const event of events as readonly (DeliveredEvent & ChangeTold)[]) {
      const { citizenId, occurredAt, data } = event
      if (citizenId === null) continue
      for (const { key, ...asked } of data.asks) {
        const ask = { askedBy: 'pathway', askKey: key }
        if (data.isTakenBack) await settleAskedFor(shell, citizenId, { ...ask, reason: 'NOT_CALLED_FOR' })
        else await openAskedFor(shell, citizenId, { ...asked, ...ask, legal: [] }, occurredAt)
      }
    }
  },
}

/** A letter that did not get through is a task of the unit it is from, until it has been received or dealt with another way. */
export const followLetters: Listener = {
  name: 'task.follow-letters',
  on: ['letter-failed', 'letter-acknowledged', 'letter-closed'],
  async handle(shell, events: readonly DeliveredEvent[]) {
    type Told = LetterFailed | LetterAcknowledged | LetterClosed
    for (const event of events as readonly (DeliveredEvent & Told)[]) {
      const { citizenId, occurredAt, data } = event
      if (citizenId === null) continue
      const ask = { askedBy: 'message', askKey: data.sendingId }
      if (event.type === 'letter-failed') await openForLetter(shell, citizenId, event, occurredAt)
      else if (event.data.hasFailed) await settleAskedFor(shell, citizenId, { ...ask, reason: 'FULFILLED' })
    }
  },
}

/** A referral that has come is a task of the unit it came to. */
export const followReferrals: Listener = {
  name: 'task.follow-referrals',
  on: ['older-letter-received'],
  async handle(shell, events: readonly DeliveredEvent[]) {
    for (const { citizenId, data, occurredAt } of events)
      if (citizenId !== null)
        await openForReferral(shell, citizenId, data as OlderLetterReceived['data'], occurredAt)
  },
}

type Told = DeliveredEvent & TaskTold

/** What people did with a pathway's task is a fact of the pathway. What the pathway itself did it knows. */
export const tellPathway: Listener = {
  name: 'task.tell-pathway',
  on: ['task-completed', 'task-cancelled', 'task-reopened', 'handoff-accepted', 'handoff-declined'],
  async handle(shell, events: readonly DeliveredEvent[]) {
    const byCitizen = Map.groupBy(events as readonly Told[], ({ citizenId }) => citizenId)
    await recordFactsOf(
      shell,
      [...byCitizen].flatMap(([citizenId, told]) =>
        citizenId === null ? [] : [{ citizenId, facts: told.flatMap(factsOf) }],
      ),
    )
  },
}

const factKinds = {
  'task-completed': 'step-done',
  'task-cancelled': 'step-cancelled',
  'task-reopened': 'step-reopened',
  'handoff-accepted': 'handoff-accepted',
  'handoff-declined': 'handoff-declined',
} as const

/** One fact for each step that called for the task. */
function factsOf({ type, occurredAt, data }: Told): Fact[] {
  const kind = type in factKinds ? factKinds[type as keyof typeof factKinds] : undefined
  if (kind === undefined || data.rule === 'pathway') return []
  const origins = data.origins ?? (data.origin === null ? [] : [data.origin])
  return origins.map((origin, place) => ({
    key: keyOf(data, origin, place),
    kind,
    at: 'happenedAt' in data ? data.happenedAt : occurredAt,
    data: {
      ...origin,
      ...('reason' in data && { reason: data.reason }),
      ...(type === 'handoff-accepted' && 'toId' in data && { unitId: data.toId }),
    },
    source: `task ${data.taskId}`,
  }))
}

function keyOf({ taskId, sequence }: TaskTold['data'], origin: Origin, place: number): Fact['key'] {
  const deed = `task ${taskId} ${sequence}`
  const { pathwayId, stepId, occurrence } = origin
  return (place === 0 ? deed : `${deed} ${pathwayId} ${stepId} ${occurrence}`) as Fact['key']
}
