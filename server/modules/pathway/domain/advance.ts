import { type Deadline, dueAt, type TimeLimit } from '../../../../kernel/deadline.ts'
import type { Instant } from '../../../../kernel/instant.ts'
import {
  anchorOfStep,
  calledAgainAt,
  earliest,
  holds,
  isStepDone,
  type Judgement,
  judge,
  nextChangeAt,
} from './condition.ts'
import type { Fact, FactKey } from './fact.ts'
import type { ParticipantCode } from './participant.ts'
import type { Condition, Exception, Programme, Step, Takeover, WithdrawReason } from './programme.ts'
import { factThatCounts, latestOfStep, type Subject, situationOf, type Told } from './situation.ts'

/** Where a step should be, by the facts alone. */
export type StepState =
  | { readonly stepId: string; readonly state: 'waiting' }
  | {
      readonly stepId: string
      readonly state: 'wanted'
      readonly anchorAt?: Instant
      /** Its deadline stands still. */
      readonly isPaused?: true
    }
  | { readonly stepId: string; readonly state: 'done' }
  | { readonly stepId: string; readonly state: 'withdrawn'; readonly reason: WithdrawReason }

export type PathwayStatus = 'running' | 'ended' | 'stopped'

/** The last obligation issued for a step. */
export interface Issued {
  readonly stepId: string
  readonly occurrence: number
  readonly state: 'open' | 'done' | 'withdrawn'
  /** True when its own task told the end: then the task may also be reopened. */
  readonly isEndedByTask?: boolean
  readonly anchorAt?: Instant
  /** The time limit it was called for with: the agreement's where it has one, else the programme's. */
  readonly limit?: TimeLimit
  /** The deadline it has now, where it is known: a calendar that changed moves it too. */
  readonly deadline?: Deadline
  readonly isPaused?: boolean
  /** The takeover it was last given to somebody after. */
  readonly takenOverBy?: FactKey
}

/** A step to call for. */
export interface Opening {
  readonly stepId: string
  readonly occurrence: number
  readonly anchorAt?: Instant
  readonly isPaused?: true
  readonly takenOverBy?: FactKey
}

/** An open obligation whose deadline has moved, or stands still: then it has none. */
export interface Moving {
  readonly stepId: string
  readonly occurrence: number
  readonly anchorAt: Instant
  readonly deadline: Deadline | null
}

/** An open obligation that may be somebody else's now: who moved or was transferred has other units. */
export interface TakingOver {
  readonly stepId: string
  readonly occurrence: number
  readonly reason: WithdrawReason
  readonly anchorAt?: Instant
  readonly isPaused?: true
  /** Undefined when the fact was taken back. */
  readonly takenOverBy?: FactKey
}

/** An open obligation that has ended. */
export type Closing = { readonly stepId: string; readonly occurrence: number } & (
  | {
      readonly outcome: 'done'
      /** True when its own task did it, so that the task need not be told. */
      readonly isByTask: boolean
    }
  | { readonly outcome: 'withdrawn'; readonly reason: WithdrawReason; readonly isByTask: boolean }
)

/** An obligation that has ended and whose own task people have reopened: open again, and the task knows. */
export interface Reopening {
  readonly stepId: string
  readonly occurrence: number
}

export interface Advance {
  readonly open: readonly Opening[]
  readonly change: readonly Moving[]
  readonly close: readonly Closing[]
  readonly reopen: readonly Reopening[]
  readonly takeOver: readonly TakingOver[]
  /** Every step, in the order of the programme. */
  readonly steps: readonly StepState[]
  readonly status: PathwayStatus
  /** Why the whole pathway has stopped. */
  readonly stoppedBy?: WithdrawReason
  /** Who holds the threads now, where the programme says. */
  readonly coordinator?: ParticipantCode
  /** When the clock alone may change the answer. */
  readonly nextLookAt?: Instant
}

/**
 * What should stand, and what that changes in what was issued. Pure and total: the same facts in any order give the same
 * steps, and once its changes are issued the next call changes nothing.
 */
export function advance(
  programme: Programme,
  subject: Subject,
  facts: Told,
  issued: readonly Issued[],
  now: Instant,
): Advance {
  const judgement = judge(programme, situationOf(subject, facts), now)
  const exceptions = programme.exceptions.filter(({ when }) => holds(when, judgement))
  const isIncluded = holds(programme.inclusion, judgement)
  const stop = exceptions.find(({ steps, onlyConsent }) => steps === undefined && onlyConsent === undefined)
  const isOver = holds(programme.done, judgement)
  const judged = programme.steps.map((step) => stateOf(step, exceptions, isIncluded, judgement))
  const isAnyOpen = judged.some(({ state }) => state === 'wanted')
  const status = isAnyOpen ? 'running' : isOver ? 'ended' : stop === undefined ? 'running' : 'stopped'
  const last = new Map(issued.map((one) => [one.stepId, one]))
  const changes = programme.steps.map((step, index) =>
    changeOf(step, judged[index] as StepState, last.get(step.id), judgement),
  )
  const coordinator = programme.coordinator?.find(
    ({ when }) => when === undefined || holds(when, judgement),
  )?.who
  const nextLookAt = earliest(conditionsOf(programme).map((one) => nextChangeAt(one, judgement)))
  return {
    open: changes.flatMap((one) => one.open ?? []),
    change: changes.flatMap((one) => one.change ?? []),
    close: changes.flatMap((one) => one.close ?? []),
    reopen: changes.flatMap((one) => one.reopen ?? []),
    takeOver: changes.flatMap((one) => one.takeOver ?? []),
    steps: judged,
    status,
    ...(stop !== undefined && { stoppedBy: stop.reason }),
    ...(coordinator !== undefined && { coordinator }),
    ...(nextLookAt !== undefined && { nextLookAt }),
  }
}

/** Done wins over everything: what has been done is not undone by a later death. Then what ends it, then what opens it. */
function stateOf(
  step: Step,
  exceptions: readonly Exception[],
  isIncluded: boolean,
  judgement: Judgement,
): StepState {
  const stepId = step.id
  if (isStepDone(stepId, judgement)) return { stepId, state: 'done' }
  const reason = endedBy(step, exceptions, judgement)
  if (reason !== undefined) return { stepId, state: 'withdrawn', reason }
  if (!holds(step.opens, judgement)) return { stepId, state: 'waiting' }
  if (!isIncluded) return { stepId, state: 'withdrawn', reason: 'NOT_INCLUDED' }
  const anchor = anchorOfStep(step, judgement)
  return {
    stepId,
    state: 'wanted',
    ...(anchor && { anchorAt: anchor.at }),
    ...(anchor?.isPaused && { isPaused: true }),
  }
}

function endedBy(
  step: Step,
  exceptions: readonly Exception[],
  judgement: Judgement,
): WithdrawReason | undefined {
  const exception = exceptions.find((one) => concerns(one, step))
  if (exception !== undefined) return exception.reason
  return (
    cancelledByPerson(step, judgement) ?? step.cancelled.find(({ when }) => holds(when, judgement))?.reason
  )
}

function concerns({ steps, except, onlyConsent }: Exception, step: Step): boolean {
  return (
    (steps === undefined || steps.includes(step.id)) &&
    !except?.includes(step.id) &&
    (onlyConsent !== true || step.needsConsent === true)
  )
}

function cancelledByPerson(step: Step, judgement: Judgement): WithdrawReason | undefined {
  const { situation } = judgement
  const cancelled = latestOfStep(situation, 'step-cancelled', step.id)
  if (cancelled === undefined) return undefined
  const reopened = latestOfStep(situation, 'step-reopened', step.id)
  if (reopened !== undefined && reopened.at >= cancelled.at) return undefined
  const again = calledAgainAt(step, judgement)
  if (again !== undefined && again > cancelled.at) return undefined
  return (cancelled.data.reason as WithdrawReason | undefined) ?? 'CITIZEN_WISH'
}

interface Change {
  readonly open?: Opening
  readonly change?: Moving
  readonly close?: Closing
  readonly reopen?: Reopening
  readonly takeOver?: TakingOver
}

function changeOf(step: Step, wanted: StepState, issued: Issued | undefined, judgement: Judgement): Change {
  if (issued?.state !== 'open') {
    if (wanted.state !== 'wanted') return {}
    return issued !== undefined && isReopened(issued, judgement)
      ? {
          reopen: { stepId: issued.stepId, occurrence: issued.occurrence },
          ...(takenOver(step, wanted, issued, judgement) ?? moved(step, wanted, issued)),
        }
      : { open: opening(step, wanted, issued, judgement) }
  }
  const { stepId, occurrence } = issued
  switch (wanted.state) {
    case 'wanted':
      return takenOver(step, wanted, issued, judgement) ?? moved(step, wanted, issued)
    case 'done':
      return {
        close: { stepId, occurrence, outcome: 'done', isByTask: isEndOf('step-done', issued, judgement) },
      }
    case 'withdrawn':
      return {
        close: {
          stepId,
          occurrence,
          outcome: 'withdrawn',
          reason: wanted.reason,
          isByTask: isEndOf('step-cancelled', issued, judgement),
        },
      }
    case 'waiting': {
      const reason = judgement.situation.hadEarlierSpell ? 'READMITTED' : 'NOT_CALLED_FOR'
      return { close: { stepId, occurrence, outcome: 'withdrawn', reason, isByTask: false } }
    }
  }
}

type Wanted = Extract<StepState, { state: 'wanted' }>

function opening(step: Step, wanted: Wanted, issued: Issued | undefined, judgement: Judgement): Opening {
  const latest = latestTakeover(step, judgement)
  return {
    stepId: wanted.stepId,
    occurrence: (issued?.occurrence ?? 0) + 1,
    ...whenOf(wanted),
    ...(latest && { takenOverBy: latest.by.key }),
  }
}

function whenOf({ anchorAt, isPaused }: Wanted): Pick<Opening, 'anchorAt' | 'isPaused'> {
  return { ...(anchorAt !== undefined && { anchorAt }), ...(isPaused && { isPaused }) }
}

function moved(step: Step, { anchorAt: at, isPaused }: Wanted, issued: Issued): Change {
  const { stepId, occurrence } = issued
  const limit = issued.limit ?? step.due
  if (at === undefined || limit === undefined) return {}
  if (isPaused) return issued.isPaused ? {} : { change: { stepId, occurrence, anchorAt: at, deadline: null } }
  const deadline = dueAt(at, limit)
  const isSame =
    issued.isPaused !== true &&
    at === issued.anchorAt &&
    (issued.deadline === undefined || issued.deadline.dueAt === deadline.dueAt)
  return isSame ? {} : { change: { stepId, occurrence, anchorAt: at, deadline } }
}

function takenOver(step: Step, wanted: Wanted, issued: Issued, judgement: Judgement): Change | undefined {
  const latest = latestTakeover(step, judgement)
  if (latest?.by.key === issued.takenOverBy) return undefined
  return {
    takeOver: {
      stepId: issued.stepId,
      occurrence: issued.occurrence,
      reason: latest?.takeover.reason ?? 'NOT_CALLED_FOR',
      ...whenOf(wanted),
      ...(latest && { takenOverBy: latest.by.key }),
    },
  }
}

/** The last fact after which the step may be somebody else's. */
function latestTakeover(
  { who }: Step,
  { programme, situation }: Judgement,
): { readonly takeover: Takeover; readonly by: Fact } | undefined {
  if (programme.takeovers === undefined || who === undefined) return undefined
  return programme.takeovers
    .filter((one) => one.who.includes(who))
    .flatMap((takeover) => {
      const by = factThatCounts(situation, takeover.after)
      return by === undefined ? [] : [{ takeover, by }]
    })
    .reduce<{ takeover: Takeover; by: Fact } | undefined>(
      (last, one) => (last === undefined || one.by.at > last.by.at ? one : last),
      undefined,
    )
}

/** True when the task of this very occurrence told its own end. */
function isEndOf(kind: 'step-done' | 'step-cancelled', issued: Issued, { situation }: Judgement): boolean {
  return isAbout(issued, latestOfStep(situation, kind, issued.stepId))
}

/** True when its own task ended it and people took that back. */
function isReopened(issued: Issued, { situation }: Judgement): boolean {
  return (
    issued.isEndedByTask === true && isAbout(issued, latestOfStep(situation, 'step-reopened', issued.stepId))
  )
}

function isAbout({ occurrence }: Issued, fact: Fact | undefined): boolean {
  return Number(fact?.data.occurrence) === occurrence
}

/** Every condition of a programme: what the clock may change. */
export function conditionsOf(programme: Programme): Condition[] {
  return [
    programme.inclusion,
    programme.done,
    ...programme.exceptions.map(({ when }) => when),
    ...(programme.coordinator ?? []).flatMap(({ when }) => when ?? []),
    ...programme.steps.flatMap((step) => [
      step.opens,
      ...(step.closes === undefined ? [] : [step.closes]),
      ...step.cancelled.map(({ when }) => when),
    ]),
  ]
}

/** True when a fact begins the programme, also when it is taken back later: the pathway then stands stopped, and shows why. */
export function isTrigger({ trigger }: Programme, fact: Fact): boolean {
  return (
    fact.kind === trigger.fact &&
    Object.entries(trigger.where ?? {}).every(([field, value]) => fact.data[field] === value)
  )
}
