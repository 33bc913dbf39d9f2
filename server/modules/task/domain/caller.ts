import type { LegalReference } from '../../../../kernel/legal-reference.ts'
import type { Reason } from '../../../../kernel/reason.ts'
import { type Caller, type Origin, type Priority, priorities, type TaskDeadline } from './event.ts'

export function isSameOrigin(one: Origin | null, other: Origin | null): boolean {
  return (
    one?.pathwayId === other?.pathwayId &&
    one?.stepId === other?.stepId &&
    one?.occurrence === other?.occurrence
  )
}

/** What a task is when all of these want it: the earliest deadline holds, and the most urgent. */
export function reckon(callers: readonly Caller[]): {
  readonly callers: readonly Caller[]
  readonly origins: readonly Origin[]
  readonly origin: Origin | null
  readonly deadline: TaskDeadline | null
  readonly priority: Priority
  readonly reasons: readonly Reason[]
  readonly legal: readonly LegalReference[]
} {
  const origins = callers.flatMap(({ origin }) => origin ?? [])
  return {
    callers,
    origins,
    origin: origins[0] ?? null,
    deadline: earliestOf(callers),
    priority: priorities.find((one) => callers.some(({ priority }) => priority === one)) ?? 'routine',
    reasons: withoutRepeats(callers.flatMap(({ reasons }) => reasons)),
    legal: withoutRepeats(callers.flatMap(({ legal }) => legal)),
  }
}

/** The deadline that comes first; a caller without one waits as long as the others. */
export function earliestOf(callers: readonly Pick<Caller, 'deadline'>[]): TaskDeadline | null {
  return callers.reduce<TaskDeadline | null>(
    (first, { deadline }) =>
      deadline !== null && (first === null || deadline.dueAt < first.dueAt) ? deadline : first,
    null,
  )
}

function withoutRepeats<Value>(values: readonly Value[]): readonly Value[] {
  return [...new Map(values.map((value) => [JSON.stringify(value), value])).values()]
}
