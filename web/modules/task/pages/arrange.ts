import type { TaskSummaryView } from '../../../../contract/task.ts'
import type { WorklistSort } from '../views.ts'

const danish = new Intl.Collator('da')

const compare: Readonly<Record<string, (a: TaskSummaryView, b: TaskSummaryView) => number>> = {
  frist: (a, b) => dueOf(a) - dueOf(b),
  borger: (a, b) => danish.compare(a.citizen.name ?? '', b.citizen.name ?? ''),
  opgave: (a, b) => danish.compare(a.title?.da ?? '', b.title?.da ?? ''),
}

/** The tasks that fit the words, in the order wanted. What has no deadline comes after all that has. */
export function arrange(
  tasks: readonly TaskSummaryView[],
  words: string,
  sort: WorklistSort,
): readonly TaskSummaryView[] {
  const sought = words.trim().toLocaleLowerCase('da').split(/\s+/).filter(Boolean)
  const fitting = tasks.filter((task) => {
    const text = [task.citizen.name, task.title?.da, task.title?.en, task.person?.name]
      .join(' ')
      .toLocaleLowerCase('da')
    return sought.every((word) => text.includes(word))
  })
  const turned = sort.startsWith('-') ? -1 : 1
  const by = compare[sort.replace('-', '')]
  return by ? fitting.sort((a, b) => turned * by(a, b)) : fitting
}

function dueOf(task: TaskSummaryView): number {
  return task.deadline === null ? Number.MAX_SAFE_INTEGER : Date.parse(task.deadline.dueAt)
}
