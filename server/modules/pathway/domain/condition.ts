import { startOfDay } from '../../../../kernel/copenhagen-time.ts'
import { dueAt } from '../../../../kernel/deadline.ts'
import type { DanishDate, Instant } from '../../../../kernel/instant.ts'
import { describeKind, type Fact } from './fact.ts'
import type { Anchor, Condition, FactCondition, Programme } from './programme.ts'
import { factThatCounts, latestOfStep, type Situation } from './situation.ts'

/** Where a condition is judged: the steps of a programme, a situation, and the time. */
export interface Judgement {
  readonly programme: Programme
  readonly situation: Situation
  readonly now: Instant
}

/** The moment an anchor stands for; undefined until its fact is told. A date is its first moment. */
export function anchorAt(anchor: Anchor, { situation }: Judgement): Instant | undefined {
  if ('doneStep' in anchor) return latestOfStep(situation, 'step-done', anchor.doneStep)?.at
  const fact = factThatCounts(situation, anchor.kind)
  if (fact === undefined || anchor.field === undefined) return fact?.at
  const value = fact.data[anchor.field]
  if (typeof value !== 'string') return undefined
  return describeKind(anchor.kind).data[anchor.field] === 'date'
    ? startOfDay(value as DanishDate)
    : (value as Instant)
}

/** Whether a condition holds. Total: an anchor without its fact makes it false. */
export function holds(condition: Condition, judgement: Judgement): boolean {
  if ('all' in condition) return condition.all.every((one) => holds(one, judgement))
  if ('any' in condition) return condition.any.some((one) => holds(one, judgement))
  if ('not' in condition) return !holds(condition.not, judgement)
  if ('done' in condition) return isStepDone(condition.done, judgement)
  if ('elapsed' in condition) {
    const end = elapsedAt(condition, judgement)
    return end !== undefined && end < judgement.now
  }
  return factsFor(condition, judgement.situation).some((fact) => matches(fact, condition, judgement))
}

/** The last moment before so long has passed. */
function elapsedAt(
  condition: Extract<Condition, { elapsed: unknown }>,
  judgement: Judgement,
): Instant | undefined {
  const from = anchorAt(condition.since, judgement)
  return from === undefined ? undefined : dueAt(from, condition.elapsed).dueAt
}

/** Done by its task and not reopened, unless a later fact calls for it again; or by the facts that close it. */
export function isStepDone(stepId: string, judgement: Judgement): boolean {
  const { programme, situation } = judgement
  const step = programme.steps.find(({ id }) => id === stepId)
  if (step === undefined) return false
  if (step.closes !== undefined && holds(step.closes, judgement)) return true
  const done = latestOfStep(situation, 'step-done', stepId)
  if (done === undefined) return false
  const reopened = latestOfStep(situation, 'step-reopened', stepId)
  if (reopened !== undefined && reopened.at >= done.at) return false
  const again = step.again && factThatCounts(situation, step.again)
  return again === undefined || again.at <= done.at
}

function factsFor({ fact, ofAnotherStay }: FactCondition, situation: Situation): readonly Fact[] {
  return ofAnotherStay ? situation.otherStarts : situation.facts.filter(({ kind }) => kind === fact)
}

function matches(fact: Fact, { where, within }: FactCondition, judgement: Judgement): boolean {
  if (where !== undefined && !Object.entries(where).every(([field, value]) => fact.data[field] === value))
    return false
  if (within === undefined) return true
  const { after, ...limit } = within
  const from = anchorAt(after, judgement)
  return from !== undefined && from <= fact.at && fact.at <= dueAt(from, limit).dueAt
}

/** The next moment the clock alone may change what a condition says; undefined when it never will. */
export function nextChangeAt(condition: Condition, judgement: Judgement): Instant | undefined {
  if ('all' in condition) return earliest(condition.all.map((one) => nextChangeAt(one, judgement)))
  if ('any' in condition) return earliest(condition.any.map((one) => nextChangeAt(one, judgement)))
  if ('not' in condition) return nextChangeAt(condition.not, judgement)
  if (!('elapsed' in condition)) return undefined
  const end = elapsedAt(condition, judgement)
  return end !== undefined && end >= judgement.now ? end : undefined
}

/** The earliest of some moments, if any. */
export function earliest(moments: readonly (Instant | undefined)[]): Instant | undefined {
  return moments.reduce<Instant | undefined>(
    (first, at) => (at !== undefined && (first === undefined || at < first) ? at : first),
    undefined,
  )
}
