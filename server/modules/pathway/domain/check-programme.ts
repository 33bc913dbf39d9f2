import type { TimeLimit } from '../../../../kernel/deadline.ts'
import {
  type ConditionRule,
  canHold,
  conditionChecks,
  type Path,
  reachableSteps,
  requires,
  type Say,
  stepsClosedByThemselves,
} from './check-conditions.ts'
import type { ParticipantCode } from './participant.ts'
import type { Programme, Step } from './programme.ts'

export interface ProgrammeFault {
  readonly path: Path
  readonly rule: ProgrammeRule
  readonly text: string
}

/** What a programme must keep to be published. */
export type ProgrammeRule =
  | ConditionRule
  | 'step-named-twice'
  | 'step-unreachable'
  | 'step-never-closed'
  | 'step-waits-for-itself'
  | 'service-unknown'
  | 'nobody-responsible'
  | 'handoff-without-answer-deadline'
  | 'form-unknown'
  | 'participant-not-named'
  | 'deadline-without-anchor'
  | 'period-ends-before-it-begins'
  | 'clock-time-without-days'

/** A service as a programme needs to know it. */
export interface KnownService {
  /** Who has it when no agreement says otherwise, in words that hold everywhere; none when nobody has. */
  readonly role?: string | undefined
  readonly answerWithin?: TimeLimit | undefined
}

/** What there is for a programme to speak of. */
export interface Known {
  readonly services: ReadonlyMap<string, KnownService>
  /** Published versions of forms, as `code@version`; left out where there is nobody to ask. */
  readonly forms?: ReadonlySet<string>
}

/** Every fault of a programme. Kinds of facts, participants and indicators are known already: the schema names them all. */
export function checkProgramme(programme: Programme, known: Known): ProgrammeFault[] {
  const faults: ProgrammeFault[] = []
  const say: Say<ProgrammeRule> = (path, rule, text) => {
    faults.push({ path, rule, text })
  }
  if (programme.validTo !== undefined && programme.validTo < programme.validFrom)
    say(
      ['validTo'],
      'period-ends-before-it-begins',
      `${programme.validTo} lies before ${programme.validFrom}`,
    )
  checkWhole(programme, say)
  const named = new Set(programme.participants?.map(({ code }) => code))
  const checkNamed = (code: ParticipantCode, path: Path) => {
    if (programme.participants !== undefined && !named.has(code))
      say(path, 'participant-not-named', `${code} is not among the participants of the programme`)
  }
  programme.coordinator?.forEach(({ who }, index) => {
    checkNamed(who, ['coordinator', index, 'who'])
  })
  programme.steps.forEach((step, index) => {
    const path = ['steps', index] as const
    if (step.who !== undefined) checkNamed(step.who, [...path, 'who'])
    step.participants?.forEach((code, at) => {
      checkNamed(code, [...path, 'participants', at])
    })
    checkServices(step, path, known, say)
    checkForm(step, path, known, say)
  })
  checkSteps(programme, say)
  return faults
}

/** What is said of the programme as a whole: when it begins, whom it is for, what ends it and what pauses it. */
function checkWhole(programme: Programme, say: Say<ProgrammeRule>): void {
  const { check, checkFact, checkStepId } = conditionChecks(programme, say)
  checkFact(programme.trigger, ['trigger'])
  check(programme.inclusion, ['inclusion'])
  check(programme.done, ['done'])
  programme.coordinator?.forEach(({ when }, index) => {
    if (when !== undefined) check(when, ['coordinator', index, 'when'])
  })
  programme.exceptions.forEach((exception, index) => {
    check(exception.when, ['exceptions', index, 'when'])
    for (const key of ['steps', 'except'] as const)
      for (const [at, id] of (exception[key] ?? []).entries()) checkStepId(id, ['exceptions', index, key, at])
  })
  programme.pauses?.forEach(({ from, until, steps }, index) => {
    checkFact(from, ['pauses', index, 'from'])
    checkFact(until, ['pauses', index, 'until'])
    steps?.forEach((id, at) => {
      checkStepId(id, ['pauses', index, 'steps', at])
    })
  })
}

/** What each step waits for, is done by, and is due from. */
function checkSteps(programme: Programme, say: Say<ProgrammeRule>): void {
  const { check, checkAnchor } = conditionChecks(programme, say)
  const ids = programme.steps.map(({ id }) => id)
  const reachable = reachableSteps(programme)
  const closedByThemselves = stepsClosedByThemselves(programme)
  programme.steps.forEach((step, index) => {
    const path = ['steps', index] as const
    if (ids.indexOf(step.id) !== index)
      say([...path, 'id'], 'step-named-twice', `step ${step.id} is written twice`)
    check(step.opens, [...path, 'opens'])
    if (!reachable.has(step.id))
      say([...path, 'opens'], 'step-unreachable', `nothing that may happen opens step ${step.id}`)
    if (step.closes !== undefined) {
      check(step.closes, [...path, 'closes'])
      if (!canHold(step.closes, reachable))
        say([...path, 'closes'], 'step-never-closed', `nothing that may happen closes step ${step.id} so`)
      if (closedByThemselves.has(step.id))
        say([...path, 'closes'], 'step-waits-for-itself', `step ${step.id} is closed by itself`)
    }
    for (const [at, { when }] of step.cancelled.entries()) check(when, [...path, 'cancelled', at, 'when'])
    if (step.due === undefined) return
    const { anchor, unit, at } = step.due
    checkAnchor(anchor, [...path, 'due', 'anchor'])
    if (at !== undefined && (unit === 'minute' || unit === 'hour'))
      say([...path, 'due', 'at'], 'clock-time-without-days', 'a clock time needs days')
    if (!requires(step.opens, anchor, programme))
      say(
        [...path, 'due', 'anchor'],
        'deadline-without-anchor',
        `step ${step.id} may open before ${'doneStep' in anchor ? anchor.doneStep : anchor.kind} is known`,
      )
  })
}

/** Somebody must have the service, and a receiver must know how long they have to answer. */
function checkServices(step: Step, path: Path, { services }: Known, say: Say<ProgrammeRule>): void {
  const { service, handoff } = step
  for (const code of new Set([service, ...(handoff === undefined ? [] : [handoff.to])])) {
    const where = code === service ? [...path, 'service'] : [...path, 'handoff', 'to']
    const known = services.get(code)
    if (known === undefined) say(where, 'service-unknown', `no catalogue has the service ${code}`)
    else if (known.role === undefined)
      say(where, 'nobody-responsible', `nobody is responsible for the service ${code}`)
  }
  if (handoff === undefined || handoff.answerWithin !== undefined) return
  const receiving = services.get(handoff.to)
  if (receiving !== undefined && receiving.answerWithin === undefined)
    say(
      [...path, 'handoff'],
      'handoff-without-answer-deadline',
      `neither step ${step.id} nor ${handoff.to} says how long the receiver has to answer`,
    )
}

function checkForm({ form }: Step, path: Path, { forms }: Known, say: Say<ProgrammeRule>): void {
  if (form !== undefined && forms?.has(`${form.code}@${form.version}`) === false)
    say([...path, 'form'], 'form-unknown', `no version ${form.version} of the form ${form.code} is published`)
}
