import { type FormEvent, useState } from 'react'
import {
  addNoteRoute,
  completeTaskRoute,
  giveMoreRoute,
  reopenTaskRoute,
  requestMoreRoute,
  returnHandoffRoute,
} from '../../../../contract/task.ts'
import { useDeed } from '../../../app/deed.tsx'
import { Button } from '../../../ui/button.tsx'
import { DialogFoot } from '../../../ui/dialog.tsx'
import { TextArea } from '../../../ui/fields.tsx'
import { useText } from '../../../ui/text.tsx'
import { taskTexts } from '../pages/texts.ts'
import { useTaskAddress } from './task-address.ts'
import type { TaskFormProps } from './task-form-dialog.tsx'

type WordsFormKind = 'request-more' | 'give-more' | 'return-handoff' | 'complete' | 'reopen' | 'add-note'

const shapes = {
  'request-more': { label: taskTexts.question, hint: taskTexts.questionHint, button: taskTexts.askMore },
  'give-more': { label: taskTexts.answer, hint: undefined, button: taskTexts.giveMore },
  'return-handoff': { label: taskTexts.returnText, hint: undefined, button: taskTexts.returnIt },
  complete: { label: taskTexts.outcome, hint: taskTexts.noteHint, button: taskTexts.complete },
  reopen: { label: taskTexts.reopenText, hint: undefined, button: taskTexts.reopen },
  'add-note': { label: taskTexts.note, hint: taskTexts.noteHint, button: taskTexts.save },
} as const

/** A deed with one text. Only what came of a completed task may be left out. */
export function WordsForm({ task, form, onClose }: TaskFormProps & { form: WordsFormKind }) {
  const t = useText()
  const [error, setError] = useState<string>()
  const { touches, params, handoffParams, version } = useTaskAddress(task)
  const done = (says: string) => ({ touches, says, closes: onClose })
  const ask = useDeed(requestMoreRoute, done(t(taskTexts.asked)))
  const reply = useDeed(giveMoreRoute, done(t(taskTexts.given)))
  const giveBack = useDeed(returnHandoffRoute, done(t(taskTexts.returned)))
  const complete = useDeed(completeTaskRoute, done(t(taskTexts.completed)))
  const reopen = useDeed(reopenTaskRoute, done(t(taskTexts.reopened)))
  const note = useDeed(addNoteRoute, done(t(taskTexts.noteAdded)))
  const isOptional = form === 'complete'
  const { label, hint, button } = shapes[form]

  const does = {
    'request-more': (question: string) => ask.does({ params: handoffParams, body: { version, question } }),
    'give-more': (answer: string) => reply.does({ params: handoffParams, body: { version, answer } }),
    'return-handoff': (text: string) => giveBack.does({ params, body: { version, text } }),
    complete: (outcome: string) => complete.does({ params, body: { version, outcome } }),
    reopen: (text: string) => reopen.does({ params, body: { version, text } }),
    'add-note': (text: string) => note.does({ params, body: { text } }),
  } as const satisfies Record<WordsFormKind, unknown>

  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const text = String(new FormData(event.currentTarget).get('text') ?? '').trim()
    if (text === '' && !isOptional) return setError(t(taskTexts.textMissing))
    does[form](text)
  }

  return (
    <form className="form" onSubmit={send} noValidate>
      <TextArea
        name="text"
        label={t(label)}
        hint={hint && t(hint)}
        error={error}
        optional={isOptional}
        rows={4}
        maxLength={4000}
      />
      <DialogFoot>
        <Button
          look="primary"
          type="submit"
          busy={[ask, reply, giveBack, complete, reopen, note].some(({ isBusy }) => isBusy)}
        >
          {t(button)}
        </Button>
      </DialogFoot>
    </form>
  )
}
