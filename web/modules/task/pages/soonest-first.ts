import type { TaskSummaryView } from '../../../../contract/task.ts'

/** Open before closed; the open by what is due first and those without a deadline last, the closed by what was closed last. */
export function soonestFirst<T extends Pick<TaskSummaryView, 'status' | 'deadline' | 'closedAt'>>(
  tasks: readonly T[],
): readonly T[] {
  return tasks.toSorted((one, other) => {
    const isOpen = (task: T) => task.status === 'open'
    if (isOpen(one) !== isOpen(other)) return isOpen(one) ? -1 : 1
    return isOpen(one) ? dueOf(one) - dueOf(other) : closedOf(other) - closedOf(one)
  })
}

/** Open, and its deadline has passed. `now` in milliseconds. */
export function isLate(
  { status, deadline }: Pick<TaskSummaryView, 'status' | 'deadline'>,
  now: number,
): boolean {
  return status === 'open' && deadline !== null && Date.parse(deadline.dueAt) <= now
}

// A large number and not infinity: the difference of two of those is no number.
function dueOf({ deadline }: Pick<TaskSummaryView, 'deadline'>): number {
  return deadline ? Date.parse(deadline.dueAt) : Number.MAX_SAFE_INTEGER
}

function closedOf({ closedAt }: Pick<TaskSummaryView, 'closedAt'>): number {
  return closedAt ? Date.parse(closedAt) : 0
}
