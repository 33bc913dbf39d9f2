import { describeKind, type FactKind } from './fact.ts'
import type { Anchor, Condition, FactCondition, Programme, Step } from './programme.ts'

export interface ProgrammeFault {
  readonly path: readonly (string | number)[]
  readonly rule: ProgrammeRule
  readonly text: string
}

export type ProgrammeRule =
  | 'step-named-twice'
  | 'step-unknown'
  | 'step-unreachable'
  | 'service-unknown'
  | 'field-unknown'
  | 'deadline-without-anchor'
  | 'period-ends-before-it-begins'
  | 'clock-time-without-days'

type Path = readonly (string | number)[]

/** Every fault of a programme, given the services there are. Kinds of facts are known already: the schema names them all. */
export function checkProgramme(programme: Programme, serviceCodes: ReadonlySet<string>): ProgrammeFault[] {
  const ids = programme.steps.map(({ id }) => id)
  const faults: ProgrammeFault[] = []
  const say = (path: Path, rule: ProgrammeRule, text: string) => {
    faults.push({ path, rule, text })
  }
  if (programme.validTo !== undefined && programme.validTo < programme.validFrom)
    say(
      ['validTo'],
      'period-ends-before-it-begins',
      `${programme.validTo} lies before ${programme.validFrom}`,
    )

  const checkStepId = (id: string, path: Path) => {
    if (!ids.includes(id)) say(path, 'step-unknown', `the programme has no step ${id}`)
  }
  const checkField = (kind: FactKind, field: string, path: Path) => {
    if (!Object.hasOwn(describeKind(kind).data, field))
      say(path, 'field-unknown', `${kind} has no field ${field}`)
  }
  const checkAnchor = (anchor: Anchor, path: Path) => {
    if ('doneStep' in anchor) checkStepId(anchor.doneStep, path)
    else if (anchor.field !== undefined) checkField(anchor.kind, anchor.field, path)
  }
  const checkFact = ({ fact, where, within }: FactCondition, path: Path) => {
    for (const field of Object.keys(where ?? {})) checkField(fact, field, [...path, 'where', field])
    if (within !== undefined) checkAnchor(within.after, [...path, 'within', 'after'])
  }
  const check = (condition: Condition, path: Path): void => {
    if ('all' in condition) checkEach(condition.all, [...path, 'all'])
    else if ('any' in condition) checkEach(condition.any, [...path, 'any'])
    else if ('not' in condition) check(condition.not, [...path, 'not'])
    else if ('done' in condition) checkStepId(condition.done, [...path, 'done'])
    else if ('elapsed' in condition) checkAnchor(condition.since, [...path, 'since'])
    else checkFact(condition, path)
  }

  const checkEach = (conditions: readonly Condition[], path: Path): void => {
    for (const [index, one] of conditions.entries()) check(one, [...path, index])
  }

  checkFact(programme.trigger, ['trigger'])
  check(programme.inclusion, ['inclusion'])
  check(programme.done, ['done'])
  programme.exceptions.forEach((exception, index) => {
    check(exception.when, ['exceptions', index, 'when'])
    for (const key of ['steps', 'except'] as const)
      for (const id of exception[key] ?? []) checkStepId(id, ['exceptions', index, key])
  })
  const reachable = reachableSteps(programme)
  programme.steps.forEach((step, index) => {
    const path = ['steps', index] as const
    if (ids.indexOf(step.id) !== index)
      say([...path, 'id'], 'step-named-twice', `step ${step.id} is written twice`)
    for (const service of new Set([step.service, ...(step.handoff === undefined ? [] : [step.handoff.to])]))
      if (!serviceCodes.has(service))
        say(
          service === step.service ? [...path, 'service'] : [...path, 'handoff', 'to'],
          'service-unknown',
          `no catalogue has the service ${service}`,
        )
    check(step.opens, [...path, 'opens'])
    if (step.closes !== undefined) check(step.closes, [...path, 'closes'])
    for (const [at, { when }] of step.cancelled.entries()) check(when, [...path, 'cancelled', at, 'when'])
    if (!reachable.has(step.id))
      say([...path, 'opens'], 'step-unreachable', `nothing that may happen opens step ${step.id}`)
    if (step.due === undefined) return
    const { anchor, unit, at } = step.due
    checkAnchor(anchor, [...path, 'due', 'anchor'])
    if (at !== undefined && (unit === 'minute' || unit === 'hour'))
      say([...path, 'due', 'at'], 'clock-time-without-days', 'a clock time needs days')
    if (!requires(step.opens, anchor))
      say(
        [...path, 'due', 'anchor'],
        'deadline-without-anchor',
        `step ${step.id} may open before ${'doneStep' in anchor ? anchor.doneStep : anchor.kind} is known`,
      )
  })
  return faults
}

/** True when the condition cannot hold before the anchor's fact is told. */
function requires(condition: Condition, anchor: Anchor): boolean {
  if ('all' in condition) return condition.all.some((one) => requires(one, anchor))
  if ('any' in condition)
    return condition.any.length > 0 && condition.any.every((one) => requires(one, anchor))
  if ('not' in condition) return false
  if ('done' in condition) return 'doneStep' in anchor && anchor.doneStep === condition.done
  if ('elapsed' in condition) return isSameAnchor(condition.since, anchor)
  return 'kind' in anchor && condition.fact === anchor.kind && condition.ofAnotherStay === undefined
}

function isSameAnchor(one: Anchor, other: Anchor): boolean {
  return 'doneStep' in one
    ? 'doneStep' in other && one.doneStep === other.doneStep
    : 'kind' in other && one.kind === other.kind
}

/** Steps that some course of events can open. A step that waits for itself, round whatever corner, never opens. */
function reachableSteps({ steps }: Programme): ReadonlySet<string> {
  const reached = new Set<string>()
  const next = (): Step | undefined =>
    steps.find(({ id, opens }) => !reached.has(id) && canHold(opens, reached))
  for (let step = next(); step !== undefined; step = next()) reached.add(step.id)
  return reached
}

function canHold(condition: Condition, reached: ReadonlySet<string>): boolean {
  if ('all' in condition)
    return condition.all.every((one) => canHold(one, reached)) && !contradictsItself(condition.all)
  if ('any' in condition) return condition.any.some((one) => canHold(one, reached))
  if ('done' in condition) return reached.has(condition.done)
  if ('elapsed' in condition) return !('doneStep' in condition.since) || reached.has(condition.since.doneStep)
  return true
}

/** The same condition both asked for and denied. */
function contradictsItself(conditions: readonly Condition[]): boolean {
  const asked = new Set(conditions.map((one) => JSON.stringify(one)))
  return conditions.some((one) => 'not' in one && asked.has(JSON.stringify(one.not)))
}
