import type { TaskSummaryView } from '../../../../contract/task.ts'
import type { Tone } from '../../../ui/state.tsx'
import type { Text } from '../../../ui/text.tsx'
import { taskTexts } from './texts.ts'

export type HandoffView = NonNullable<TaskSummaryView['handoff']>

/** The state of a hand-off as tone and word. */
export function handoffState(handoff: HandoffView): { readonly tone: Tone; readonly text: Text } {
  if (handoff.question !== null && isWaiting(handoff))
    return { tone: 'warning', text: taskTexts.stepQuestion }
  switch (handoff.status) {
    case 'offered':
      return { tone: 'warning', text: taskTexts.stepSent }
    case 'delivered':
      return { tone: 'warning', text: taskTexts.stepWaiting }
    case 'acknowledged':
      return { tone: 'warning', text: taskTexts.stepSeen }
    case 'accepted':
      return { tone: 'success', text: taskTexts.stepAccepted }
    case 'declined':
      return { tone: 'danger', text: taskTexts.stepDeclined }
    case 'withdrawn':
      return { tone: 'neutral', text: taskTexts.stepWithdrawn }
    case 'expired':
      return { tone: 'danger', text: taskTexts.stepExpired }
  }
}

/** Sent and not yet answered. */
export function isWaiting(handoff: HandoffView): boolean {
  return handoff.status === 'offered' || handoff.status === 'delivered' || handoff.status === 'acknowledged'
}

/** The hand-off of a task that waits for an answer. */
export function waitingHandoff(task: Pick<TaskSummaryView, 'handoff'>): HandoffView | undefined {
  return task.handoff !== null && isWaiting(task.handoff) ? task.handoff : undefined
}
