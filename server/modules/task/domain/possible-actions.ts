import type { Result } from '../../../../kernel/result.ts'
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
  type Person,
  type Standing,
  type TaskRefused,
} from './may.ts'

type May = (task: Standing, person: Person) => Result<unknown, TaskRefused>

const rights = {
  'take-on': mayTakeOn,
  release: mayRelease,
  complete: asHolder,
  cancel: asHolder,
  reopen: mayReopen,
  'add-note': mayWrite,
  'offer-handoff': mayOffer,
  'acknowledge-handoff': mayAcknowledge,
  'accept-handoff': mayAccept,
  'decline-handoff': mayDecline,
  'request-more': mayRequestMore,
  'give-more': mayGiveMore,
  'withdraw-handoff': mayWithdraw,
  'return-handoff': mayReturn,
  'take-escalation': mayTakeEscalation,
} as const satisfies Readonly<Record<string, May>>

export type TaskAction = keyof typeof rights

/** For each thing one can do to a task: null when nothing is in the way, or the refusal this person would get. */
export type PossibleActions = Readonly<Record<TaskAction, TaskRefused | null>>

/** What this person may do to the task as it stands. The same rules decide when they do it. */
export function possibleActions(task: Standing, person: Person): PossibleActions {
  const entries = Object.entries(rights as Readonly<Record<TaskAction, May>>).map(([action, may]) => {
    const answer = may(task, person)
    return [action, answer.ok ? null : answer.refusal]
  })
  return Object.fromEntries(entries) as PossibleActions
}
