import { describeKind, type FieldKind } from './fact.ts'
import type { Anchor, Condition, FactCondition, Programme, Step } from './programme.ts'

export type Path = readonly (string | number)[]

/** Says that a rule is broken, and where. */
export type Say<Rule extends string> = (path: Path, rule: Rule, text: string) => void

export type ConditionRule =
  | 'step-unknown'
  | 'field-unknown'
  | 'value-of-wrong-kind'
  | 'value-unknown'
  | 'anchor-without-moment'
  | 'deadline-missing'
  | 'only-starts-and-ends-of-other-stays'

/** What the checks of one programme's conditions share. */
export interface ConditionChecks {
  check(condition: Condition, path: Path): void
  checkFact(fact: FactCondition, path: Path): void
  checkAnchor(anchor: Anchor, path: Path): void
  checkStepId(id: string, path: Path): void
}

/** Checks conditions against the facts there are: their fields, what a field may hold, and the steps they name. */
export function conditionChecks(programme: Programme, say: Say<ConditionRule>): ConditionChecks {
  const stepOf = (id: string) => programme.steps.find((step) => step.id === id)
  const checkStepId = (id: string, path: Path) => {
    if (stepOf(id) === undefined) say(path, 'step-unknown', `the programme has no step ${id}`)
  }
  const checkDue = (id: string, path: Path) => {
    checkStepId(id, path)
    const step = stepOf(id)
    if (step !== undefined && step.due === undefined)
      say(path, 'deadline-missing', `step ${id} has no deadline to be in time for`)
  }
  const checkMoment = ({ fact, field }: { fact: FactCondition['fact']; field: string }, path: Path) => {
    const kind = fieldOf(fact, field)
    if (kind === undefined) say(path, 'field-unknown', `${fact} has no field ${field}`)
    else if (kind !== 'date') say(path, 'anchor-without-moment', `${fact}.${field} is no date to count from`)
  }
  const checkAnchor = (anchor: Anchor, path: Path) => {
    if ('doneStep' in anchor) checkStepId(anchor.doneStep, path)
    else if (anchor.field !== undefined) checkMoment({ fact: anchor.kind, field: anchor.field }, path)
  }
  const checkFact = ({ fact, where, within, inTimeFor, by, ofAnotherStay }: FactCondition, path: Path) => {
    for (const [field, value] of Object.entries(where ?? {}))
      checkValue(fact, field, value, [...path, 'where', field])
    if (within !== undefined) checkAnchor(within.after, [...path, 'within', 'after'])
    if (inTimeFor !== undefined) checkDue(inTimeFor, [...path, 'inTimeFor'])
    if (by !== undefined) checkMoment({ fact, field: by }, [...path, 'by'])
    if (ofAnotherStay && fact !== 'stay-started' && fact !== 'stay-ended')
      say(
        [...path, 'ofAnotherStay'],
        'only-starts-and-ends-of-other-stays',
        `of other stays only stay-started and stay-ended are known, not ${fact}`,
      )
  }
  const checkValue = (fact: FactCondition['fact'], field: string, value: string | boolean, path: Path) => {
    const kind = fieldOf(fact, field)
    if (kind === undefined) return say(path, 'field-unknown', `${fact} has no field ${field}`)
    if ((kind === 'yes-no') !== (typeof value === 'boolean'))
      return say(path, 'value-of-wrong-kind', `${fact}.${field} is ${describeField(kind)}, not ${value}`)
    if (Array.isArray(kind) && !kind.includes(value))
      say(path, 'value-unknown', `${fact}.${field} is ${describeField(kind)}, never ${value}`)
  }
  const check = (condition: Condition, path: Path): void => {
    if ('all' in condition) checkEach(condition.all, [...path, 'all'])
    else if ('any' in condition) checkEach(condition.any, [...path, 'any'])
    else if ('not' in condition) check(condition.not, [...path, 'not'])
    else if ('done' in condition) checkStepId(condition.done, [...path, 'done'])
    else if ('passed' in condition) checkDue(condition.passed, [...path, 'passed'])
    else if ('elapsed' in condition) checkAnchor(condition.since, [...path, 'since'])
    else checkFact(condition, path)
  }
  const checkEach = (conditions: readonly Condition[], path: Path): void => {
    for (const [index, one] of conditions.entries()) check(one, [...path, index])
  }
  return { check, checkFact, checkAnchor, checkStepId }
}

function fieldOf(fact: FactCondition['fact'], field: string): FieldKind | undefined {
  const { data } = describeKind(fact)
  return Object.hasOwn(data, field) ? data[field] : undefined
}

function describeField(kind: FieldKind): string {
  if (typeof kind !== 'string') return `one of ${kind.join(', ')}`
  return { text: 'a text', 'yes-no': 'yes or no (true, false)', date: 'a date' }[kind]
}

/** True when the condition cannot hold before the anchor's fact is told. */
export function requires(condition: Condition, anchor: Anchor, programme: Programme): boolean {
  if ('all' in condition) return condition.all.some((one) => requires(one, anchor, programme))
  if ('any' in condition)
    return condition.any.length > 0 && condition.any.every((one) => requires(one, anchor, programme))
  if ('not' in condition) return false
  if ('done' in condition) return 'doneStep' in anchor && anchor.doneStep === condition.done
  if ('passed' in condition) {
    const due = programme.steps.find(({ id }) => id === condition.passed)?.due
    return due !== undefined && isSameAnchor(due.anchor, anchor)
  }
  if ('elapsed' in condition) return isSameAnchor(condition.since, anchor)
  return 'kind' in anchor && condition.fact === anchor.kind && condition.ofAnotherStay === undefined
}

function isSameAnchor(one: Anchor, other: Anchor): boolean {
  return 'doneStep' in one
    ? 'doneStep' in other && one.doneStep === other.doneStep
    : 'kind' in other && one.kind === other.kind
}

/** Steps that some course of events can open. A step that waits for itself, round whatever corner, never opens. */
export function reachableSteps({ steps }: Programme): ReadonlySet<string> {
  const reached = new Set<string>()
  const next = (): Step | undefined =>
    steps.find(({ id, opens }) => !reached.has(id) && canHold(opens, reached))
  for (let step = next(); step !== undefined; step = next()) reached.add(step.id)
  return reached
}

/** Whether some course of events makes it hold, given the steps that can be reached. */
export function canHold(condition: Condition, reached: ReadonlySet<string>): boolean {
  if ('all' in condition)
    return condition.all.every((one) => canHold(one, reached)) && !contradictsItself(condition.all)
  if ('any' in condition) return condition.any.some((one) => canHold(one, reached))
  if ('done' in condition) return reached.has(condition.done)
  if ('passed' in condition) return reached.has(condition.passed)
  if ('elapsed' in condition) return !('doneStep' in condition.since) || reached.has(condition.since.doneStep)
  return true
}

/** The same condition both asked for and denied. */
function contradictsItself(conditions: readonly Condition[]): boolean {
  const asked = new Set(conditions.map((one) => JSON.stringify(one)))
  return conditions.some((one) => 'not' in one && asked.has(JSON.stringify(one.not)))
}

/** Steps whose being done hangs, round whatever corner, on their own being done: nobody could say which comes first. */
export function stepsClosedByThemselves({ steps }: Programme): ReadonlySet<string> {
  const hangsOn = new Map(
    steps.map(({ id, closes }) => [id, closes === undefined ? [] : stepsIn(closes, steps)]),
  )
  const reach = (from: string, seen: Set<string>): Set<string> => {
    for (const next of hangsOn.get(from) ?? [])
      if (!seen.has(next)) {
        seen.add(next)
        reach(next, seen)
      }
    return seen
  }
  return new Set(steps.flatMap(({ id }) => (reach(id, new Set()).has(id) ? [id] : [])))
}

/** The steps whose being done a condition looks at, also through the deadlines it asks about. */
function stepsIn(condition: Condition, steps: readonly Step[]): string[] {
  if ('all' in condition) return condition.all.flatMap((one) => stepsIn(one, steps))
  if ('any' in condition) return condition.any.flatMap((one) => stepsIn(one, steps))
  if ('not' in condition) return stepsIn(condition.not, steps)
  if ('done' in condition) return [condition.done]
  if ('passed' in condition) return stepsBehind(condition.passed, steps)
  if ('elapsed' in condition) return stepOfAnchor(condition.since)
  return [
    ...(condition.within === undefined ? [] : stepOfAnchor(condition.within.after)),
    ...(condition.inTimeFor === undefined ? [] : stepsBehind(condition.inTimeFor, steps)),
  ]
}

/** A deadline hangs on its anchor, and on whether the step was done before it was called for again. */
function stepsBehind(id: string, steps: readonly Step[]): string[] {
  const step = steps.find((one) => one.id === id)
  if (step?.due === undefined) return []
  return [...stepOfAnchor(step.due.anchor), ...(step.again === undefined ? [] : [id])]
}

function stepOfAnchor(anchor: Anchor): string[] {
  return 'doneStep' in anchor ? [anchor.doneStep] : []
}
