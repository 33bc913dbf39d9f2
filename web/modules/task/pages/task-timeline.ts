import type { TaskSummaryView } from '../../../../contract/task.ts'
import type { Sector } from '../../../ui/sector-mark.tsx'
import type { TimelineItem } from '../../../ui/timeline.tsx'
import { isLate } from './soonest-first.ts'
import { type Say, taskTitle } from './task-words.ts'
import { taskTexts } from './texts.ts'

/** What the tasks say happened: closed tasks, answered hand-offs, and deadlines that were missed. What is to come stands in the lanes. */
export function taskTimeline(
  t: Say,
  tasks: readonly TaskSummaryView[],
  sectorOfUnit: (unitId: string) => Sector,
  now: number,
): readonly TimelineItem[] {
  return tasks.flatMap((task): TimelineItem[] => {
    const title = taskTitle(t, task)
    const sector = sectorOfUnit(task.responsible.id)
    const items: TimelineItem[] = []
    if (task.closedAt)
      items.push({
        id: `${task.id}-closed`,
        at: task.closedAt,
        what: `${title}: ${t(task.status === 'completed' ? taskTexts.statusDone : taskTexts.statusCancelled)}`,
        who: task.responsible.name,
        sector,
      })
    if (task.handoff?.status === 'accepted' && task.handoff.closedAt)
      items.push({
        id: `${task.id}-accepted`,
        at: task.handoff.closedAt,
        what: `${title}: ${t(taskTexts.stepAccepted)}`,
        who: t(taskTexts.fromTo, { from: task.handoff.from.name, to: task.handoff.to.name }),
        sector: sectorOfUnit(task.handoff.to.id),
      })
    if (isLate(task, now) && task.deadline)
      items.push({
        id: `${task.id}-due`,
        at: task.deadline.dueAt,
        what: `${title}: ${t(taskTexts.viewOverdue)}`,
        who: task.responsible.name,
        sector,
      })
    return items
  })
}
