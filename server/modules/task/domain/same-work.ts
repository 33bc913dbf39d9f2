import { danishDateOf } from '../../../../kernel/copenhagen-time.ts'
import { isoWeek } from '../../../../kernel/danish-calendar.ts'
import type { OrganisationId } from '../../../../kernel/ids.ts'
import type { TaskDeadline } from './event.ts'
import { openHandoff, type TaskState } from './task.ts'

/** What a step calls for, as far as it tells whether somebody has that work already. */
export interface CalledWork {
  /** The programme that calls; undefined where it is not known, and then nothing is merged. */
  readonly programme: string | undefined
  readonly serviceCode: string
  readonly responsibleId: OrganisationId
  /** The unit it would be offered to at once. */
  readonly offeredToId: OrganisationId | undefined
  readonly deadline: TaskDeadline | null
}

/**
 * True when the task is the work the step calls for: the same service, the same owner, due in the same week (pathways O).
 * Two stays each have their own letters and plans, so two pathways of one programme never share a task. What a person or
 * another module has worded for itself is left alone: nobody can tell whether it is the same.
 */
export function isSameWork(
  task: Pick<
    TaskState,
    'status' | 'ask' | 'callers' | 'serviceCode' | 'responsibleId' | 'handoffs' | 'deadline'
  >,
  called: CalledWork,
): boolean {
  return (
    task.status === 'open' &&
    task.ask === null &&
    called.programme !== undefined &&
    task.callers.every(({ origin, programme }) => origin !== null && programme !== null) &&
    task.callers.every(({ programme }) => programme !== called.programme) &&
    task.serviceCode === called.serviceCode &&
    task.responsibleId === called.responsibleId &&
    openHandoff(task)?.toId === called.offeredToId &&
    weekOf(task.deadline) === weekOf(called.deadline)
  )
}

function weekOf(deadline: TaskDeadline | null): string | undefined {
  return deadline === null ? undefined : isoWeek(danishDateOf(deadline.dueAt))
}
