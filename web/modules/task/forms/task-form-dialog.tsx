import type { TaskSummaryView } from '../../../../contract/task.ts'
import { Dialog } from '../../../ui/dialog.tsx'
import { useText } from '../../../ui/text.tsx'
import { taskTitle } from '../pages/task-words.ts'
import { taskTexts } from '../pages/texts.ts'
import { OfferForm } from './offer-form.tsx'
import { ReasonForm } from './reason-form.tsx'
import { WordsForm } from './words-form.tsx'

/** The deeds that need words before they can be done. */
export type TaskForm =
  | 'offer-handoff'
  | 'decline-handoff'
  | 'request-more'
  | 'give-more'
  | 'return-handoff'
  | 'complete'
  | 'cancel'
  | 'reopen'
  | 'add-note'

const titles = {
  'offer-handoff': taskTexts.offer,
  'decline-handoff': taskTexts.decline,
  'request-more': taskTexts.askMore,
  'give-more': taskTexts.giveMore,
  'return-handoff': taskTexts.returnIt,
  complete: taskTexts.complete,
  cancel: taskTexts.cancel,
  reopen: taskTexts.reopen,
  'add-note': taskTexts.addNote,
} as const satisfies Record<TaskForm, unknown>

export interface TaskFormProps {
  readonly task: TaskSummaryView
  readonly onClose: () => void
}

export function TaskFormDialog({ task, form, onClose }: TaskFormProps & { form: TaskForm }) {
  const t = useText()
  return (
    <Dialog title={t(titles[form])} isOpen onClose={onClose}>
      <p className="muted">
        {taskTitle(t, task)}
        {task.citizen.name && `, ${task.citizen.name}`}
      </p>
      {form === 'offer-handoff' ? (
        <OfferForm task={task} onClose={onClose} />
      ) : form === 'decline-handoff' || form === 'cancel' ? (
        <ReasonForm task={task} form={form} onClose={onClose} />
      ) : (
        <WordsForm task={task} form={form} onClose={onClose} />
      )}
    </Dialog>
  )
}
