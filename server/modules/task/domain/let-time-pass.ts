import { epoch, type Instant, instant } from '../../../../kernel/instant.ts'
import type { Ladders } from './command.ts'
import { type Call, callsForAnswer, callsToAct, type Escalation, escalationOn } from './escalation.ts'
import type { By, ByRule, EscalationSubject, Rung, TaskEvent } from './event.ts'
import { expiresAt, turnOf } from './handoff.ts'
import { openHandoff, type TaskState } from './task.ts'

/** A unit that takes over a task that is already late has an hour before its own people are called. Local choice (V). */
export const graceAfterTakingOver = 60 * 60_000

type DeadlineFacts = Pick<
  TaskState,
  | 'status'
  | 'deadline'
  | 'warnedAt'
  | 'breachedAt'
  | 'responsibleSince'
  | 'openedAt'
  | 'handoffs'
  | 'escalations'
>

/**
 * The next moment at which time alone changes something: a warning, a breach, a call, an expiry. Null when only people can.
 * The sweep wakes a task at this moment, so nothing becomes late in silence.
 */
export function nextAttentionAt(task: DeadlineFacts): Instant | null {
  if (task.status !== 'open') return null
  const moments = [
    warningAt(task),
    breachAt(task),
    callAt(task, 'deadline'),
    callAt(task, 'answer'),
    expiryAt(task),
  ].filter((moment) => moment !== null)
  return moments.length === 0 ? null : instant(Math.min(...moments.map(epoch)))
}

function warningAt({ deadline, warnedAt, breachedAt }: DeadlineFacts): Instant | null {
  return deadline !== null && warnedAt === null && breachedAt === null ? deadline.warnAt : null
}

function breachAt({ deadline, breachedAt }: DeadlineFacts): Instant | null {
  return deadline !== null && breachedAt === null ? deadline.dueAt : null
}

function expiryAt(task: DeadlineFacts): Instant | null {
  const handoff = openHandoff(task)
  return handoff === undefined ? null : expiresAt(handoff)
}

/** When the next person is to be called about this. */
function callAt(task: DeadlineFacts, subject: EscalationSubject): Instant | null {
  const escalation = escalationOn(task, subject)
  if (escalation !== undefined) return escalation.nextAt
  return subject === 'deadline' ? firstCallAt(task) : (openHandoff(task)?.answerDueAt ?? null)
}

function firstCallAt({ deadline, responsibleSince, openedAt }: DeadlineFacts): Instant | null {
  if (deadline === null) return null
  const tookOverLate = responsibleSince > openedAt && responsibleSince > deadline.dueAt
  return tookOverLate ? instant(epoch(responsibleSince) + graceAfterTakingOver) : deadline.dueAt
}

/**
 * What time has brought about by now. At most one rung per subject a time, however long nobody looked: each person called
 * has the time the ladder promises. Run again at once it finds nothing more to do.
 */
export function letTimePass(task: TaskState, ladders: Ladders, by: ByRule, at: Instant): TaskEvent[] {
  if (task.status !== 'open') return []
  const hasCome = (moment: Instant | null): boolean => moment !== null && moment <= at
  const handoff = openHandoff(task)
  const events: TaskEvent[] = []
  const isBreached = hasCome(breachAt(task))
  if (isBreached) events.push({ type: 'deadline-breached', at, by })
  else if (hasCome(warningAt(task))) events.push({ type: 'deadline-warned', at, by })
  if (hasCome(callAt(task, 'deadline')))
    events.push(call(escalationOn(task, 'deadline'), 'deadline', callsToAct(ladders.responsible), by, at))
  if (handoff === undefined) return events
  if (hasCome(expiryAt(task))) {
    if (escalationOn(task, 'answer')) events.push({ type: 'escalation-solved', at, by, subject: 'answer' })
    events.push({ type: 'handoff-expired', at, by, handoffId: handoff.id })
  } else if (hasCome(callAt(task, 'answer'))) {
    const calls =
      turnOf(handoff) === 'receiver' && ladders.receiver
        ? callsForAnswer(ladders.receiver, ladders.responsible)
        : callsToAct(ladders.responsible)
    events.push(call(escalationOn(task, 'answer'), 'answer', calls, by, at))
  }
  return events
}

function call(
  earlier: Escalation | undefined,
  subject: EscalationSubject,
  calls: readonly Call[],
  by: By,
  at: Instant,
): TaskEvent {
  const number = (earlier?.rung.number ?? 0) + 1
  const step = calls[number - 1] ?? calls.at(-1)
  if (step === undefined) throw new Error('a ladder is never empty')
  const { timeoutMinutes, ...who } = step
  const rung: Rung = { number, ...who }
  const nextAt = number < calls.length ? instant(epoch(at) + timeoutMinutes * 60_000) : null
  return { type: 'escalation-raised', at, by, subject, rung, nextAt }
}
