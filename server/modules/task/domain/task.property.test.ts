import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { arbitrarySteps, ladderOf, people, play, ward } from './arbitrary.ts'
import { decide } from './decide.ts'
import { escalationOn } from './escalation.ts'
import type { TaskEvent } from './event.ts'
import { isOpen } from './handoff.ts'
import { letTimePass, nextAttentionAt } from './let-time-pass.ts'
import type { Person } from './may.ts'
import { possibleActions } from './possible-actions.ts'
import { begin, fold, follow, openHandoff } from './task.ts'

const runs = { numRuns: 400 }

function holds(check: (history: ReturnType<typeof play>) => void): void {
  fc.assert(
    fc.property(arbitrarySteps, (steps) => check(play(steps))),
    runs,
  )
}

/** The states after each event, the opening first. */
function states(events: readonly TaskEvent[]) {
  const [first, ...rest] = events
  if (first?.type !== 'task-opened') throw new Error('a history begins with task-opened')
  const all = [begin(first)]
  for (const event of rest) all.push(follow(all[all.length - 1] as (typeof all)[number], event))
  return all
}

const everyKind = {
  'task-opened': true,
  'task-taken-on': true,
  'task-released': true,
  'task-completed': true,
  'task-cancelled': true,
  'task-reopened': true,
  'origin-added': true,
  'origin-withdrawn': true,
  'deadline-moved': true,
  'deadline-warned': true,
  'deadline-breached': true,
  'note-added': true,
  'text-corrected': true,
  'handoff-offered': true,
  'handoff-delivered': true,
  'handoff-acknowledged': true,
  'more-requested': true,
  'more-given': true,
  'handoff-accepted': true,
  'handoff-declined': true,
  'handoff-withdrawn': true,
  'handoff-expired': true,
  'escalation-raised': true,
  'escalation-taken': true,
  'escalation-solved': true,
} as const satisfies Readonly<Record<TaskEvent['type'], true>>

describe('whatever people wish for, in any order', () => {
  test('the made-up histories come by everything that can happen to a task', () => {
    const histories = fc.sample(arbitrarySteps, { numRuns: 300, seed: 5 }).map((steps) => play(steps))
    const seen = new Set(histories.flatMap(({ events }) => events.map(({ type }) => type)))
    expect([...seen].toSorted()).toEqual(Object.keys(everyKind).toSorted())
  })

  test('exactly one unit has the task at every moment from opening to closing, and it changes only when a receiver accepts', () => {
    holds(({ events }) => {
      const all = states(events)
      for (const [index, event] of events.entries()) {
        const before = all[index - 1]
        const after = all[index]
        if (before === undefined || after === undefined) continue
        expect(typeof after.responsibleId).toBe('string')
        if (after.responsibleId !== before.responsibleId) {
          expect(event.type).toBe('handoff-accepted')
          expect(openHandoff(before)?.toId).toBe(after.responsibleId)
          expect(openHandoff(before)?.fromId).toBe(before.responsibleId)
        }
      }
    })
  })

  test('a refusal changes nothing', () => {
    holds(({ played }) => {
      for (const { decision, before, after } of played) if (!decision.ok) expect(after).toBe(before)
    })
  })

  test('adding up all events at once gives what adding them one by one gives', () => {
    holds(({ events, played }) => {
      expect(fold(events)).toEqual(played.at(-1)?.after ?? fold(events.slice(0, 1)))
    })
  })

  test('at most one hand-off waits, it is the last, and its sender has the task', () => {
    holds(({ events }) => {
      for (const task of states(events)) {
        const waiting = task.handoffs.filter(isOpen)
        expect(waiting.length).toBeLessThanOrEqual(1)
        if (waiting[0]) {
          expect(waiting[0]).toBe(task.handoffs.at(-1))
          expect(waiting[0].fromId).toBe(task.responsibleId)
        }
      }
    })
  })

  test('nobody accepts a hand-off that is withdrawn, expired or answered', () => {
    holds(({ events }) => {
      const over = new Set<string>()
      for (const event of events) {
        if (event.type === 'handoff-accepted') expect(over.has(event.handoffId)).toBe(false)
        if (/^handoff-(accepted|declined|withdrawn|expired)$/.test(event.type) && 'handoffId' in event)
          over.add(event.handoffId)
      }
    })
  })

  test('nothing waits and nobody is called on a task that is closed', () => {
    holds(({ played }) => {
      for (const { after } of played) {
        if (after.status === 'open') continue
        expect(openHandoff(after)).toBeUndefined()
        expect(after.escalations).toEqual([])
        expect(nextAttentionAt(after)).toBeNull()
      }
    })
  })

  test('calls go up the ladder one rung at a time until somebody takes it', () => {
    holds(({ events }) => {
      let before = fold(events.slice(0, 1))
      for (const event of events.slice(1)) {
        if (event.type === 'escalation-raised') {
          const earlier = escalationOn(before, event.subject)
          expect(earlier?.takenBy ?? null).toBeNull()
          expect(event.rung.number).toBe((earlier?.rung.number ?? 0) + 1)
        }
        before = follow(before, event)
      }
    })
  })

  test('when time has passed, everything late is called out and nothing is left for the same moment', () => {
    holds(({ played, events }) => {
      const task = fold(events)
      const at = played.at(-1)?.at ?? task.openedAt
      const ladders = { responsible: ladderOf(task.responsibleId), receiver: ladderOf(ward) }
      const after = letTimePass(task, ladders, { rule: 'deadline' }, at).reduce(follow, task)
      expect(letTimePass(after, ladders, { rule: 'deadline' }, at)).toEqual([])
      const next = nextAttentionAt(after)
      if (next !== null) expect(next > at).toBe(true)
      if (after.status !== 'open' || after.deadline === null || after.deadline.dueAt > at) return
      expect(after.breachedAt).not.toBeNull()
      const isCalled = escalationOn(after, 'deadline') !== undefined
      expect(isCalled || after.responsibleSince > after.deadline.dueAt).toBe(true)
    })
  })

  test('what a person is told they may do is what they may do', () => {
    holds(({ played }) => {
      for (const { command, before, decision } of played) {
        if (!('personId' in command.doer)) continue
        if ('handoffId' in command && command.handoffId !== openHandoff(before)?.id) continue
        const possible = possibleActions(before, command.doer)
        const action = command.type === 'correct-text' ? 'add-note' : command.type
        if (!(action in possible)) continue
        const refusal = possible[action as keyof typeof possible]
        if (decision.ok) expect(refusal).toBeNull()
        else if (refusal !== null && command.type !== 'take-escalation')
          expect(decision.refusal).toEqual(refusal)
      }
    })
  })

  test('a person who acts for none of the units involved can do nothing', () => {
    holds(({ events }) => {
      const task = fold(events)
      const stranger = { ...(people[0] as Person), unitIds: [] }
      for (const refusal of Object.values(possibleActions(task, stranger))) expect(refusal).not.toBeNull()
    })
  })

  test('who saw an older version is told that the task has changed', () => {
    holds(({ played }) => {
      for (const { before, command, at } of played) {
        const stale = decide(before, { ...command, version: before.version - 1 }, at)
        expect(stale).toEqual({
          ok: false,
          refusal: { code: 'task-changed-meanwhile', data: { version: before.version } },
        })
      }
    })
  })

  test('a correction leaves the first text in the history', () => {
    holds(({ events }) => {
      for (const event of events) {
        if (event.type !== 'text-corrected') continue
        const original = events[event.sequence - 1]
        expect(original).toBeDefined()
        expect(fold(events).writings.some(({ sequence }) => sequence === event.sequence)).toBe(true)
      }
    })
  })
})
