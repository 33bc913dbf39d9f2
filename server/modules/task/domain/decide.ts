import { epoch, type Instant } from '../../../../kernel/instant.ts'
import { isTooLongAgo } from '../../../../kernel/late-entry.ts'
import { ok, type Result, refused } from '../../../../kernel/result.ts'
import { earliestOf, isSameOrigin } from './caller.ts'
import type { Offer, OpenTask, TaskCommand } from './command.ts'
import { escalationOn } from './escalation.ts'
import type { By, Caller, EscalationSubject, TaskDeadline, TaskEvent } from './event.ts'
import { answerDueAfterPass, type Handoff } from './handoff.ts'
import { letTimePass } from './let-time-pass.ts'
import {
  asHolder,
  mayAccept,
  mayAcknowledge,
  mayDecline,
  mayGiveMore,
  mayOffer,
  mayRelease,
  mayReopen,
  mayRequestMore,
  mayReturn,
  mayTakeEscalation,
  mayTakeOn,
  mayWithdraw,
  mayWrite,
  type TaskRefused,
  waiting,
} from './may.ts'
import type { EndReason } from './reason-code.ts'
import { openHandoff, type TaskState } from './task.ts'

export type Decision = Result<readonly TaskEvent[], TaskRefused>

/** Opens a task with the one unit that has it, and offers it on when another is to do it. */
export function openTask(command: OpenTask, at: Instant): Decision {
  const { offer, ...facts } = command
  const opened: TaskEvent = { type: 'task-opened', at, ...facts }
  if (offer === undefined) return ok([opened])
  if (offer.toId === command.responsibleId) return refused('handoff-to-itself')
  return ok([opened, ...offering(offer, command.responsibleId, command.by, at)])
}

/**
 * What follows from a command: events, or a refusal that says why not. People's rights are in `may.ts`, the clock's deeds
 * in `let-time-pass.ts`; here stands what a deed means.
 */
export function decide(task: TaskState, command: TaskCommand, at: Instant): Decision {
  if (command.version !== undefined && command.version !== task.version)
    return refused('task-changed-meanwhile', { version: task.version })
  switch (command.type) {
    case 'take-on': {
      const may = mayTakeOn(task, command.doer)
      if (!may.ok) return may
      const by = may.value
      // Whoever takes on a late task sees to it: nobody more need be called.
      const isCalling = escalationOn(task, 'deadline')?.takenBy === null
      return ok([
        { type: 'task-taken-on', at, by },
        ...(isCalling ? [{ type: 'escalation-taken', at, by, subject: 'deadline' } as const] : []),
      ])
    }
    case 'release': {
      const may = mayRelease(task, command.doer)
      if (!may.ok) return may
      // A late task that nobody sees to any more calls its ladder anew.
      const seenTo = escalationOn(task, 'deadline')?.takenBy?.personId === task.person?.id
      return ok([
        ...(seenTo ? solving(task, ['deadline'], may.value, at) : []),
        { type: 'task-released', at, by: may.value },
      ])
    }
    case 'complete': {
      const may = asHolder(task, command.doer)
      if (!may.ok) return may
      const { outcome, happenedAt = at } = command
      if (epoch(happenedAt) > epoch(at)) return refused('task-happened-later')
      if (isTooLongAgo(happenedAt, at)) return refused('task-happened-too-long-ago')
      return ok([
        ...tidyingUp(task, may.value, at),
        { type: 'task-completed', at, by: may.value, outcome: outcome.trim(), happenedAt },
      ])
    }
    case 'cancel': {
      const may = asHolder(task, command.doer)
      return may.ok ? ok(cancelling(task, command.reason, command.text.trim(), may.value, at)) : may
    }
    case 'call-off': {
      const may = asHolder(task, command.doer)
      if (!may.ok) return may
      const { of, reason } = command
      if (of === undefined) return ok(cancelling(task, reason, '', may.value, at))
      const others = task.callers.filter(({ origin }) => !isSameOrigin(origin, of))
      if (others.length === task.callers.length) return ok([])
      if (others.length === 0) return ok(cancelling(task, reason, '', may.value, at))
      return ok([
        ...solvingLate(task, others, may.value, at),
        { type: 'origin-withdrawn', at, by: may.value, origin: of, reason },
      ])
    }
    case 'add-origin': {
      const may = asHolder(task, command.doer)
      if (!may.ok) return may
      const { caller } = command
      if (task.origins.some((origin) => isSameOrigin(origin, caller.origin))) return ok([])
      return ok([{ type: 'origin-added', at, by: may.value, ...caller }])
    }
    case 'reopen': {
      const may = mayReopen(task, command.doer)
      if (!may.ok) return may
      const text = command.text.trim()
      return text === ''
        ? refused('task-text-missing')
        : ok([{ type: 'task-reopened', at, by: may.value, text }])
    }
    case 'move-deadline': {
      const may = asHolder(task, command.doer)
      if (!may.ok) return may
      const { deadline, decidedAt, of = task.callers[0]?.origin ?? null } = command
      const own = task.callers.find(({ origin }) => isSameOrigin(origin, of))
      if (own === undefined || decidedAt < own.decidedAt || isSameDeadline(deadline, own.deadline))
        return ok([])
      const others = task.callers.filter((caller) => caller !== own)
      return ok([
        ...solvingLate(task, [...others, { deadline }], may.value, at),
        {
          type: 'deadline-moved',
          at,
          by: may.value,
          deadline,
          decidedAt,
          ...(of !== null && others.length > 0 && { of }),
        },
      ])
    }
    case 'add-note': {
      const may = mayWrite(task, command.doer)
      if (!may.ok) return may
      const text = command.text.trim()
      return text === ''
        ? refused('task-text-missing')
        : ok([{ type: 'note-added', at, by: may.value, text }])
    }
    case 'correct-text': {
      const may = mayWrite(task, command.doer)
      if (!may.ok) return may
      const { sequence, why } = command
      const text = command.text.trim()
      if (text === '') return refused('task-text-missing')
      if (!task.writings.some((writing) => writing.sequence === sequence))
        return refused('task-writing-unknown', { sequence })
      return ok([{ type: 'text-corrected', at, by: may.value, sequence, text, why: why.trim() }])
    }
    case 'offer-handoff': {
      const may = mayOffer(task, command.doer)
      if (!may.ok) return may
      if (command.offer.toId === task.responsibleId) return refused('handoff-to-itself')
      return ok(offering(command.offer, task.responsibleId, may.value, at))
    }
    case 'record-delivery': {
      const found = waiting(task, command.handoffId)
      if (!found.ok) return found
      if (found.value.status !== 'offered') return refused('handoff-delivered-already')
      const handoff = stateOf(task, command.handoffId)
      return ok([
        ...solving(task, ['answer'], command.doer, at),
        ...delivering(handoff, command.proof, answerDueAfterPass(handoff, at), command.doer, at),
      ])
    }
    case 'acknowledge-handoff': {
      const may = mayAcknowledge(task, command.doer, command.handoffId)
      if (!may.ok) return may
      return ok([{ type: 'handoff-acknowledged', at, by: may.value.by, handoffId: command.handoffId }])
    }
    case 'accept-handoff': {
      const may = mayAccept(task, command.doer, command.handoffId)
      if (!may.ok) return may
      const { by, handoff } = may.value
      return ok([
        ...solving(task, ['answer', 'deadline'], by, at),
        { type: 'handoff-accepted', at, by, handoffId: command.handoffId, toId: handoff.toId },
      ])
    }
    case 'decline-handoff': {
      const may = mayDecline(task, command.doer, command.handoffId)
      if (!may.ok) return may
      const { by, handoff } = may.value
      const { handoffId, reason } = command
      const text = command.text.trim()
      if (handoff.acceptance === 'on-delivery' && reason !== 'WRONG_RECEIVER')
        return refused('handoff-duty-by-law', { allowed: ['WRONG_RECEIVER'], legal: task.legal })
      if (text === '') return refused('task-text-missing')
      return ok([
        ...solving(task, ['answer'], by, at),
        { type: 'handoff-declined', at, by, handoffId, reason, text },
      ])
    }
    case 'withdraw-handoff': {
      const may = mayWithdraw(task, command.doer, command.handoffId)
      if (!may.ok) return may
      const { by } = may.value
      return ok([
        ...solving(task, ['answer'], by, at),
        { type: 'handoff-withdrawn', at, by, handoffId: command.handoffId },
      ])
    }
    case 'request-more': {
      const may = mayRequestMore(task, command.doer, command.handoffId)
      if (!may.ok) return may
      const { handoffId } = command
      const question = command.question.trim()
      if (question === '') return refused('task-text-missing')
      const answerDueAt = answerDueAfterPass(stateOf(task, handoffId), at)
      return ok([
        ...solving(task, ['answer'], may.value.by, at),
        { type: 'more-requested', at, by: may.value.by, handoffId, question, answerDueAt },
      ])
    }
    case 'give-more': {
      const may = mayGiveMore(task, command.doer, command.handoffId)
      if (!may.ok) return may
      const { handoffId } = command
      const answer = command.answer.trim()
      if (answer === '') return refused('task-text-missing')
      const answerDueAt = answerDueAfterPass(stateOf(task, handoffId), at)
      return ok([
        ...solving(task, ['answer'], may.value.by, at),
        { type: 'more-given', at, by: may.value.by, handoffId, answer, answerDueAt },
      ])
    }
    case 'return-handoff': {
      const may = mayReturn(task, command.doer)
      if (!may.ok) return may
      const { by, handoff } = may.value
      const { handoffId } = command
      const message = command.text.trim()
      if (message === '') return refused('task-text-missing')
      return ok([
        ...solving(task, ['deadline'], by, at),
        {
          type: 'handoff-offered',
          at,
          by,
          handoffId,
          fromId: handoff.toId,
          toId: handoff.fromId,
          acceptance: 'on-delivery',
          answerDueAt: at,
          message,
          returns: handoff.id,
        },
        { type: 'handoff-delivered', at, by, handoffId, proof: 'worklist', answerDueAt: at },
        { type: 'handoff-accepted', at, by, handoffId, toId: handoff.fromId },
      ])
    }
    case 'take-escalation': {
      const may = mayTakeEscalation(task, command.doer, command.subject)
      return may.ok
        ? ok([{ type: 'escalation-taken', at, by: may.value.by, subject: may.value.subject }])
        : may
    }
    case 'let-time-pass':
      return ok(letTimePass(task, command.ladders, command.doer, at))
  }
}

function stateOf(task: TaskState, handoffId: Handoff['id']): Handoff {
  const handoff = task.handoffs.find(({ id }) => id === handoffId)
  if (handoff === undefined) throw new Error('asked for a hand-off that was just found')
  return handoff
}

function offering(offer: Offer, fromId: Handoff['fromId'], by: By, at: Instant): TaskEvent[] {
  const { handoffId, toId, acceptance, answerDueAt, message, delivery } = offer
  const sent: TaskEvent = {
    type: 'handoff-offered',
    at,
    by,
    handoffId,
    fromId,
    toId,
    acceptance,
    answerDueAt,
    message: message.trim(),
  }
  return delivery === 'here'
    ? [sent, ...delivering({ id: handoffId, toId, acceptance }, 'worklist', answerDueAt, by, at)]
    : [sent]
}

/** Proven delivery, and with it acceptance where the law has made the receiver responsible. */
function delivering(
  handoff: Pick<Handoff, 'id' | 'toId' | 'acceptance'>,
  proof: string,
  answerDueAt: Instant,
  by: By,
  at: Instant,
): TaskEvent[] {
  const handoffId = handoff.id
  const delivered: TaskEvent = { type: 'handoff-delivered', at, by, handoffId, proof, answerDueAt }
  return handoff.acceptance === 'on-delivery'
    ? [delivered, { type: 'handoff-accepted', at, by, handoffId, toId: handoff.toId }]
    : [delivered]
}

/** The escalations on these subjects end, because their cause has. */
function solving(task: TaskState, subjects: EscalationSubject[], by: By, at: Instant): TaskEvent[] {
  return subjects
    .filter((subject) => escalationOn(task, subject) !== undefined)
    .map((subject) => ({ type: 'escalation-solved', at, by, subject }))
}

/** Whoever was called because the task was late need not be, once these callers make it due at another time. */
function solvingLate(
  task: TaskState,
  callers: readonly Pick<Caller, 'deadline'>[],
  by: By,
  at: Instant,
): TaskEvent[] {
  return isSameDeadline(earliestOf(callers), task.deadline) ? [] : solving(task, ['deadline'], by, at)
}

function cancelling(task: TaskState, reason: EndReason, text: string, by: By, at: Instant): TaskEvent[] {
  return [...tidyingUp(task, by, at), { type: 'task-cancelled', at, by, reason, text }]
}

function isSameDeadline(one: TaskDeadline | null, other: TaskDeadline | null): boolean {
  return one?.dueAt === other?.dueAt && one?.warnAt === other?.warnAt
}

/** A task that closes takes its open hand-off and its escalations with it, in the same breath. */
function tidyingUp(task: TaskState, by: By, at: Instant): TaskEvent[] {
  const open = openHandoff(task)
  return [
    ...solving(task, ['answer', 'deadline'], by, at),
    ...(open ? [{ type: 'handoff-withdrawn', at, by, handoffId: open.id } as const] : []),
  ]
}
