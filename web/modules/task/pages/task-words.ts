import type { TaskActionView, TaskSummaryView } from '../../../../contract/task.ts'
import { textOfRefusal } from '../../../app/fault-text.ts'
import type { Text, useText } from '../../../ui/text.tsx'
import { taskTexts } from './texts.ts'

export type Say = ReturnType<typeof useText>

export const priorityTexts: Readonly<Record<TaskSummaryView['priority'], Text>> = {
  acute: taskTexts.acute,
  'same-day': taskTexts.sameDay,
  routine: taskTexts.routine,
}

/** The name on a list; withheld names are said to be so. */
export function citizenName(t: Say, task: Pick<TaskSummaryView, 'citizen'>): string {
  return task.citizen.name ?? t(taskTexts.nameless)
}

/** What the task is; of a citizen who has blocked the reader only that there is one. */
export function taskTitle(t: Say, task: Pick<TaskSummaryView, 'title'>): string {
  return t(task.title ?? taskTexts.titleWithheld)
}

/** Task and citizen for the full names of buttons. */
export function rowWords(t: Say, task: TaskSummaryView): { readonly task: string; readonly citizen: string } {
  return { task: taskTitle(t, task), citizen: citizenName(t, task) }
}

/** Why a deed is not possible now, in the words for the server's reason; undefined when it is. */
export function whyNot(t: Say, task: TaskSummaryView, action: TaskActionView): string | undefined {
  const refusal = task.actions[action]
  if (refusal === null || refusal === undefined) return undefined
  return t(textOfRefusal(refusal) ?? taskTexts.notPossible)
}

export function mayDo(task: TaskSummaryView, action: TaskActionView): boolean {
  return task.actions[action] === null
}

/** The link of the chain that answers "why us?" in one line: the clause if there is one, else the first. */
export function mainReason(task: TaskSummaryView): Text | undefined {
  const handedOver = handedOverReason(task)
  if (handedOver) return handedOver
  const reason = task.reasons.find(({ kind }) => kind === 'clause' || kind === 'decision') ?? task.reasons[0]
  return reason?.text
}

/** Who has a task because they said yes to it, has it for that reason; the agreement only says where it began. */
export function handedOverReason({ handoff, responsible }: TaskSummaryView): Text | undefined {
  if (handoff?.status !== 'accepted' || handoff.to.id !== responsible.id) return undefined
  return {
    da: `${handoff.to.name} har sagt ja til opgaven fra ${handoff.from.name}.`,
    en: `${handoff.to.name} accepted the task from ${handoff.from.name}.`,
  }
}
