import { startOfDay } from '../../../../kernel/copenhagen-time.ts'
import { type Deadline, dueAt } from '../../../../kernel/deadline.ts'
import type { DanishDate, Instant } from '../../../../kernel/instant.ts'
import { describeKind, type Fact } from './fact.ts'
import { pausedBy, type Shifted, shift } from './pause.ts'
import type { Anchor, Condition, FactCondition, Programme, Step } from './programme.ts'
import { factThatCounts, latestOfStep, type Situation } from './situation.ts'

/** Where a condition is judged: the steps of a programme, a situation, and the time. */
export interface Judgement {
  readonly programme: Programme
  readonly situation: Situation
  readonly now: Instant
  /** Which steps are done, as far as it has been asked. A step asked about while it is being judged is not done. */
  readonly done: Map<string, Done | undefined>
}

/** A step is done; since when, where a moment can be told. */
export interface Done {
  readonly at: Instant | undefined
}

export function judge(programme: Programme, situation: Situation, now: Instant): Judgement {
  return { programme, situation, now, done: new Map() }
}

/** The moment an anchor stands for; undefined until its fact is told. A date is its first moment. */
export function anchorAt(anchor: Anchor, judgement: Judgement): Instant | undefined {
  if ('doneStep' in anchor) return wasDoneAt(anchor.doneStep, judgement)
  const fact = factThatCounts(judgement.situation, anchor.kind)
  if (fact === undefined || anchor.field === undefined) return fact?.at
  return momentOf(fact, anchor.field)
}

/** A date or moment that a fact names. */
function momentOf(fact: Fact, field: string): Instant | undefined {
  const value = fact.data[field]
  if (typeof value !== 'string') return undefined
  return describeKind(fact.kind).data[field] === 'date' ? startOfDay(value as DanishDate) : (value as Instant)
}

/**
 * Whether a condition holds. Total: an anchor without its fact makes it false.
 * @param since only facts from then on count
 */
export function holds(condition: Condition, judgement: Judgement, since?: Instant): boolean {
  if ('fact' in condition)
    return factsFor(condition, judgement.situation).some((fact) => matches(fact, condition, judgement, since))
  if ('all' in condition) return condition.all.every((one) => holds(one, judgement, since))
  if ('any' in condition) return condition.any.some((one) => holds(one, judgement, since))
  if ('not' in condition) return !holds(condition.not, judgement, since)
  if ('done' in condition) {
    const done = doneBy(condition.done, judgement)
    return done !== undefined && (since === undefined || (done.at !== undefined && done.at >= since))
  }
  const end = endOf(condition, judgement)
  return end !== undefined && end < judgement.now
}

type OfTheClock = Extract<Condition, { elapsed: unknown } | { passed: string }>

/** The last moment before the clock makes it true. */
function endOf(condition: OfTheClock, judgement: Judgement): Instant | undefined {
  if ('passed' in condition) return deadlineOfStep(condition.passed, judgement)?.dueAt
  const from = anchorAt(condition.since, judgement)
  return from === undefined ? undefined : dueAt(from, condition.elapsed).dueAt
}

/** Since when a condition that holds has held, by the facts in it. */
function heldSince(condition: Condition, judgement: Judgement, since?: Instant): Instant | undefined {
  if ('fact' in condition)
    return factsFor(condition, judgement.situation).find((fact) => matches(fact, condition, judgement, since))
      ?.at
  if ('all' in condition) return latest(condition.all.map((one) => heldSince(one, judgement, since)))
  if ('any' in condition)
    return earliest(
      condition.any
        .filter((one) => holds(one, judgement, since))
        .map((one) => heldSince(one, judgement, since)),
    )
  if ('not' in condition) return undefined
  return 'done' in condition ? doneBy(condition.done, judgement)?.at : endOf(condition, judgement)
}

/** Done by its task and not reopened, unless a later fact calls for it again; or by the facts that close it. */
export function isStepDone(stepId: string, judgement: Judgement): boolean {
  return doneBy(stepId, judgement) !== undefined
}

function doneBy(stepId: string, judgement: Judgement): Done | undefined {
  if (!judgement.done.has(stepId)) {
    judgement.done.set(stepId, undefined)
    const step = judgement.programme.steps.find(({ id }) => id === stepId)
    judgement.done.set(stepId, step && judgeDone(step, judgement))
  }
  return judgement.done.get(stepId)
}

function judgeDone(step: Step, judgement: Judgement): Done | undefined {
  const { situation } = judgement
  const again = calledAgainAt(step, judgement)
  const byTask = latestOfStep(situation, 'step-done', step.id)
  const reopened = latestOfStep(situation, 'step-reopened', step.id)
  const isByTask =
    byTask !== undefined &&
    (reopened === undefined || reopened.at < byTask.at) &&
    (again === undefined || again <= byTask.at)
  const isByFacts = step.closes !== undefined && holds(step.closes, judgement, again)
  if (!isByTask && !isByFacts) return undefined
  return {
    at: earliest([
      isByTask ? byTask.at : undefined,
      isByFacts && step.closes !== undefined ? heldSince(step.closes, judgement, again) : undefined,
    ]),
  }
}

/** The latest moment something called for the step, also after it was done. */
export function calledAgainAt({ again }: Step, { situation }: Judgement): Instant | undefined {
  return again && factThatCounts(situation, again)?.at
}

/** True when the step has been done at some time, whatever has called for it since. */
export function wasEverDone(step: Step, judgement: Judgement): boolean {
  return (
    latestOfStep(judgement.situation, 'step-done', step.id) !== undefined ||
    (step.closes !== undefined && holds(step.closes, judgement))
  )
}

/** When a step was done: by its task the last time, also when it has been called for again since; else by its facts. */
function wasDoneAt(stepId: string, judgement: Judgement): Instant | undefined {
  const done = doneBy(stepId, judgement)?.at
  return done ?? latestOfStep(judgement.situation, 'step-done', stepId)?.at
}

/** What a step's deadline is counted from, and whether it stands still; undefined without deadline or anchor. */
export function anchorOfStep(step: Step, judgement: Judgement): Shifted | undefined {
  if (step.due === undefined) return undefined
  const from = calledAt(step, judgement)
  if (from === undefined) return undefined
  const pauses = pausedBy(judgement.programme.pauses, step.id, (one) =>
    factsFor(one, judgement.situation).filter((fact) => matches(fact, one, judgement)),
  )
  return pauses.length === 0 ? { at: from, isPaused: false } : shift(from, step.due, pauses)
}

/** The anchor, or what called for the step again after it had been done. */
function calledAt(step: Step, judgement: Judgement): Instant | undefined {
  const anchor = step.due && anchorAt(step.due.anchor, judgement)
  const again = calledAgainAt(step, judgement)
  if (again === undefined || anchor === undefined || again < anchor || !wasEverDone(step, judgement))
    return anchor
  return again
}

/** The deadline of a step by its programme; none while it stands still. */
function deadlineOfStep(stepId: string, judgement: Judgement): Deadline | undefined {
  const step = judgement.programme.steps.find(({ id }) => id === stepId)
  const anchor = step && anchorOfStep(step, judgement)
  if (step?.due === undefined || anchor === undefined || anchor.isPaused) return undefined
  return dueAt(anchor.at, step.due)
}

function factsFor({ fact, ofAnotherStay }: FactCondition, situation: Situation): readonly Fact[] {
  return ofAnotherStay
    ? situation.otherStays.filter(({ kind }) => kind === fact)
    : (situation.byKind.get(fact) ?? [])
}

function matches(fact: Fact, condition: FactCondition, judgement: Judgement, since?: Instant): boolean {
  const { where, within, inTimeFor, by } = condition
  if (since !== undefined && fact.at < since) return false
  for (const field in where) if (fact.data[field] !== where[field]) return false
  if (inTimeFor !== undefined) {
    const due = deadlineOfStep(inTimeFor, judgement)
    const at = by === undefined ? fact.at : momentOf(fact, by)
    if (at === undefined || (due !== undefined && at > due.dueAt)) return false
  }
  if (within === undefined) return true
  const from = anchorAt(within.after, judgement)
  return from !== undefined && from <= fact.at && fact.at <= dueAt(from, within).dueAt
}

/** The next moment the clock alone may change what a condition says; undefined when it never will. */
export function nextChangeAt(condition: Condition, judgement: Judgement): Instant | undefined {
  if ('all' in condition) return earliest(condition.all.map((one) => nextChangeAt(one, judgement)))
  if ('any' in condition) return earliest(condition.any.map((one) => nextChangeAt(one, judgement)))
  if ('not' in condition) return nextChangeAt(condition.not, judgement)
  if (!('elapsed' in condition || 'passed' in condition)) return undefined
  const end = endOf(condition, judgement)
  return end !== undefined && end >= judgement.now ? end : undefined
}

/** The earliest of some moments, if any. */
export function earliest(moments: readonly (Instant | undefined)[]): Instant | undefined {
  return moments.reduce<Instant | undefined>(
    (first, at) => (at !== undefined && (first === undefined || at < first) ? at : first),
    undefined,
  )
}

function latest(moments: readonly (Instant | undefined)[]): Instant | undefined {
  return moments.reduce<Instant | undefined>(
    (last, at) => (at !== undefined && (last === undefined || at > last) ? at : last),
    undefined,
  )
}
