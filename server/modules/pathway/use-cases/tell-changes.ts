import type { CitizenId, PathwayId } from '../../../../kernel/ids.ts'
import type { Instant } from '../../../../kernel/instant.ts'
import type { Advance, Closing, TakingOver } from '../domain/advance.ts'
import type { CalledFor, ObligationEvent } from '../domain/obligation.ts'
import type { Programme } from '../domain/programme.ts'
import type { PathwayTold, StepOccurrence } from '../events.ts'
import type { Assigned } from './assign-steps.ts'

/** Where a pathway goes from here, with whose each step is. */
export interface Change {
  readonly citizenId: CitizenId
  readonly pathwayId: PathwayId
  readonly programme: Programme
  readonly next: Advance
  readonly opened: readonly Assigned[]
  /** What might be somebody else's now, and whose it is when it is. */
  readonly takenOver: readonly { readonly takeOver: TakingOver; readonly to: Assigned | undefined }[]
  readonly at: Instant
}

/** What is kept of the change, in the order it holds. */
export function eventsOf({ next, opened, takenOver, at }: Change): ObligationEvent[] {
  return [
    ...next.close.map((end) => ended(end, at)),
    ...next.reopen.map((one): ObligationEvent => ({ ...one, at, type: 'reopened' })),
    ...next.change.map((one): ObligationEvent => ({ ...one, at, type: 'deadline-changed' })),
    ...takenOver.flatMap(({ takeOver, to }): ObligationEvent[] => {
      const { stepId, occurrence, reason, takenOverBy } = takeOver
      if (to === undefined)
        return [{ stepId, occurrence, at, type: 'kept', ...(takenOverBy && { takenOverBy }) }]
      return [{ stepId, occurrence, at, type: 'withdrawn', isByTask: false, reason }, calledFor(to, at)]
    }),
    ...opened.map((one) => calledFor(one, at)),
  ]
}

function ended({ stepId, occurrence, isByTask, ...end }: Closing, at: Instant): ObligationEvent {
  const common = { stepId, occurrence, at, isByTask }
  return end.outcome === 'done'
    ? { ...common, type: 'done' }
    : { ...common, type: 'withdrawn', reason: end.reason }
}

function calledFor(assigned: Assigned, at: Instant): ObligationEvent {
  const { step, occurrence, anchorAt, limit, deadline, isPaused, takenOverBy } = assigned
  const { responsibleId, handoffTo, reasons } = assigned
  const called: CalledFor = {
    type: 'called-for',
    serviceCode: step.service,
    responsibleId,
    reasons,
    ...(anchorAt && { anchorAt }),
    ...(limit && { limit }),
    ...(deadline && { deadline }),
    ...(handoffTo && { offeredToId: handoffTo.unitId }),
    ...(isPaused && { isPaused }),
    ...(takenOverBy && { takenOverBy }),
  }
  return { stepId: step.id, occurrence, at, ...called }
}

/** What the house is told of the change. */
export function tellOf(change: Change): PathwayTold[] {
  const { citizenId, next, opened, takenOver, at: occurredAt } = change
  const about = ({ stepId, occurrence }: { stepId: string; occurrence: number }): StepOccurrence => ({
    citizenId,
    pathwayId: change.pathwayId,
    stepId,
    occurrence,
  })
  const callFor = (assigned: Assigned): PathwayTold => {
    const { step, occurrence, deadline, answerWithin, priority, responsibleId, handoffTo, reasons } = assigned
    return {
      type: 'task-called-for',
      citizenId,
      occurredAt,
      data: {
        ...about({ stepId: step.id, occurrence }),
        serviceCode: step.service,
        programme: change.programme.code,
        title: step.title,
        ...(step.form && { form: step.form }),
        responsibleId,
        dueAt: deadline?.dueAt ?? null,
        warnAt: deadline?.warnAt ?? null,
        answerWithin,
        priority,
        ...(handoffTo && { handoffTo }),
        reasons,
        legal: step.legal,
      },
    }
  }
  return [
    ...takenOver.flatMap(({ takeOver, to }): PathwayTold[] =>
      to === undefined
        ? []
        : [
            {
              type: 'task-no-longer-called-for',
              citizenId,
              occurredAt,
              data: { ...about(takeOver), reason: takeOver.reason },
            },
            callFor(to),
          ],
    ),
    ...opened.map(callFor),
    // A task that told its own end knows it.
    ...next.close
      .filter(({ isByTask }) => !isByTask)
      .map(
        (end): PathwayTold => ({
          type: 'task-no-longer-called-for',
          citizenId,
          occurredAt,
          data: { ...about(end), reason: end.outcome === 'done' ? 'FULFILLED' : end.reason },
        }),
      ),
    ...next.change.map(
      ({ deadline, ...moved }): PathwayTold => ({
        type: 'task-deadline-changed',
        citizenId,
        occurredAt,
        data: { ...about(moved), dueAt: deadline?.dueAt ?? null, warnAt: deadline?.warnAt ?? null },
      }),
    ),
  ]
}
