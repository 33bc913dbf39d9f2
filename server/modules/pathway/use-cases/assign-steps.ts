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
import { deadlineOf } from '../domain/obligation.ts'
import type { Programme, Step } from '../domain/programme.ts'

/** A step to call for, with who has it, by when, and why. */
export interface Assigned {
  readonly step: Step
  readonly occurrence: number
  readonly anchorAt?: Instant
  readonly limit?: TimeLimit
  readonly deadline?: Deadline
  readonly answerWithin: TimeLimit
  readonly priority: Priority
  readonly responsibleId: OrganisationId
  readonly handoffTo?: { readonly unitId: OrganisationId; readonly acceptance: Acceptance }
  readonly reasons: readonly Reason[]
}

/** Nobody can be given a step: neither ward nor municipality is known. The facts wait for a person, since somebody must have it. */
export class NobodyResponsibleError extends Error {
  override readonly name = 'NobodyResponsibleError'
  constructor(stepId: string, code: string) {
    super(`step ${stepId}: ${code}`)
  }
}

/**
 * Asks the agreement who has each step. The work of a hospital that is not in the house is left out: nobody here could do it
 * or answer for it. Throws NobodyResponsibleError when any other step has no one.
 */
export async function assignSteps(
  shell: Shell,
  programme: Programme,
  open: readonly Opening[],
  whose: Omit<ServiceQuestion, 'serviceCode'>,
): Promise<Assigned[]> {
  const steps = open.map(({ stepId }) => programme.steps.find(({ id }) => id === stepId) as Step)
  const answers = await resolveMany(
    shell,
    steps.map((step) => ({ ...whose, serviceCode: step.handoff?.to ?? step.service })),
  )
  return open.flatMap((opening, index) => {
    const step = steps[index] as Step
    const answer = answers[index]
    if (answer?.ok) return [assignStep(step, opening, answer.value, whose.stayUnitId)]
    if (answer?.refusal.code === 'hospital-not-registered') return []
    throw new NobodyResponsibleError(step.id, answer?.refusal.code ?? 'not answered')
  })
}

function assignStep(
  step: Step,
  { occurrence, anchorAt }: Opening,
  responsible: Responsible,
  stayUnitId: OrganisationId | undefined,
): Assigned {
  const { unitId, acceptance, answerWithin, doneWithin, priority, reasons } = responsible
  const limit = doneWithin ?? step.due
  const deadline = deadlineOf(anchorAt, limit)
  // Responsibility moves when the receiver accepts: until then the ward has it (law 1 of the house).
  const holderId = step.handoff === undefined ? undefined : stayUnitId
  const isOffered = holderId !== undefined && holderId !== unitId
  return {
    step,
    occurrence,
    ...(anchorAt && { anchorAt }),
    ...(limit && { limit: { amount: limit.amount, unit: limit.unit, ...(limit.at && { at: limit.at }) } }),
    ...(deadline && { deadline }),
    answerWithin,
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
