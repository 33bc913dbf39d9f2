import type { Deadline, TimeLimit } from '../../../../kernel/deadline.ts'
import type { OrganisationId } from '../../../../kernel/ids.ts'
import type { Instant } from '../../../../kernel/instant.ts'
import type { Reason } from '../../../../kernel/reason.ts'
import type { Shell } from '../../../platform/shell.ts'
import {
  type Acceptance,
  type Priority,
  type Responsible,
  resolveMany,
  type ServiceQuestion,
} from '../../agreement/index.ts'
import type { Opening } from '../domain/advance.ts'
import type { FactKey } from '../domain/fact.ts'
import { deadlineOf } from '../domain/obligation.ts'
import type { Programme, Step } from '../domain/programme.ts'

/** A step to call for, with who has it, by when, and why. */
export interface Assigned {
  readonly step: Step
  readonly occurrence: number
  readonly anchorAt?: Instant
  readonly limit?: TimeLimit
  readonly deadline?: Deadline
  readonly isPaused?: true
  readonly takenOverBy?: FactKey
  readonly answerWithin: TimeLimit
  readonly priority: Priority
  readonly responsibleId: OrganisationId
  readonly handoffTo?: { readonly unitId: OrganisationId; readonly acceptance: Acceptance }
  readonly reasons: readonly Reason[]
}

/** Steps of one pathway to be given to somebody, and whose they are. */
export interface ToAssign {
  readonly programme: Programme
  readonly open: readonly Opening[]
  /** Might be somebody else's now. When nobody is found, whoever has it keeps it. */
  readonly takeOver: readonly Opening[]
  readonly whose: Omit<ServiceQuestion, 'serviceCode'>
}

/** Nobody can be given a step: neither ward nor municipality is known. The facts wait for a person, since somebody must have it. */
export class NobodyResponsibleError extends Error {
  override readonly name = 'NobodyResponsibleError'
  constructor(stepId: string, code: string) {
    super(`step ${stepId}: ${code}`)
  }
}

/**
 * Asks the agreement who has each step; pathways that ask the same share the answer. The work of a hospital that is not in the
 * house is left out: nobody here could do it or answer for it. Throws NobodyResponsibleError when any other step has no one.
 * @returns for each pathway its steps
 */
export async function assignSteps(shell: Shell, pathways: readonly ToAssign[]): Promise<Assigned[][]> {
  const asked = pathways.map(({ programme, open, takeOver, whose }) =>
    [...open, ...takeOver].map((opening, index) => {
      const step = programme.steps.find(({ id }) => id === opening.stepId) as Step
      const question = { ...whose, serviceCode: step.handoff?.to ?? step.service }
      return { opening, step, question, isHad: index >= open.length }
    }),
  )
  const questions = new Map(asked.flat().map(({ question }) => [nameOf(question), question]))
  const answers = await resolveMany(shell, [...questions.values()])
  const answerTo = new Map([...questions.keys()].map((name, index) => [name, answers[index]]))
  return asked.map((steps) =>
    steps.flatMap(({ opening, step, question, isHad }) => {
      const answer = answerTo.get(nameOf(question))
      if (answer?.ok) return [assignStep(step, opening, answer.value, question.stayUnitId)]
      if (isHad || answer?.refusal.code === 'hospital-not-registered') return []
      throw new NobodyResponsibleError(step.id, answer?.refusal.code ?? 'not answered')
    }),
  )
}

function nameOf({ serviceCode, municipalityCode, on, stayUnitId, gpUnitId }: ServiceQuestion): string {
  return [serviceCode, municipalityCode, on, stayUnitId, gpUnitId].join(' ')
}

function assignStep(
  step: Step,
  { occurrence, anchorAt, isPaused, takenOverBy }: Opening,
  responsible: Responsible,
  stayUnitId: OrganisationId | undefined,
): Assigned {
  const { unitId, acceptance, answerWithin, doneWithin, priority, reasons } = responsible
  const limit = doneWithin ?? step.due
  const deadline = isPaused ? undefined : deadlineOf(anchorAt, limit)
  // Responsibility moves when the receiver accepts: until then the ward has it (law 1 of the house).
  const holderId = step.handoff === undefined ? undefined : stayUnitId
  const isOffered = holderId !== undefined && holderId !== unitId
  return {
    step,
    occurrence,
    ...(anchorAt && { anchorAt }),
    ...(limit && { limit: { amount: limit.amount, unit: limit.unit, ...(limit.at && { at: limit.at }) } }),
    ...(deadline && { deadline }),
    ...(isPaused && { isPaused }),
    ...(takenOverBy && { takenOverBy }),
    answerWithin: step.handoff?.answerWithin ?? answerWithin,
    priority,
    responsibleId: isOffered ? holderId : unitId,
    ...(isOffered && { handoffTo: { unitId, acceptance } }),
    reasons: isOffered ? [...reasons, untilTaken(responsible)] : reasons,
  }
}

function untilTaken({ acceptance, roleName }: Responsible): Reason {
  const isOnAnswer = acceptance === 'on-answer'
  return {
    kind: 'default',
    text: {
      da: `Hospitalets afdeling har opgaven, indtil ${roleName.da} ${isOnAnswer ? 'har sagt ja' : 'har fået den'}.`,
      en: `The hospital ward has the task until ${roleName.en} has ${isOnAnswer ? 'said yes' : 'received it'}.`,
    },
  }
}
