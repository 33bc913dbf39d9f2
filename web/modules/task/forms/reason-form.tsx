import { type FormEvent, useState } from 'react'
import {
  cancelReasons,
  cancelTaskRoute,
  declineHandoffRoute,
  declineReasons,
} from '../../../../contract/task.ts'
import { useDeed } from '../../../app/deed.tsx'
import { Button } from '../../../ui/button.tsx'
import { DialogFoot } from '../../../ui/dialog.tsx'
import { Select, TextArea } from '../../../ui/fields.tsx'
import { useText } from '../../../ui/text.tsx'
import { reasonTexts, taskTexts } from '../pages/texts.ts'
import { useTaskAddress } from './task-address.ts'
import type { TaskFormProps } from './task-form-dialog.tsx'

type DeclineReason = (typeof declineReasons)[number]
type CancelReason = (typeof cancelReasons)[number]

/** Saying no to a hand-off, or that a task will not be done: a reason from the list, and words to it. */
export function ReasonForm({ task, form, onClose }: TaskFormProps & { form: 'decline-handoff' | 'cancel' }) {
  const t = useText()
  const [reasonError, setReasonError] = useState<string>()
  const [textError, setTextError] = useState<string>()
  const { touches, params, handoffParams, version } = useTaskAddress(task)
  const decline = useDeed(declineHandoffRoute, { touches, says: t(taskTexts.declined), closes: onClose })
  const cancel = useDeed(cancelTaskRoute, { touches, says: t(taskTexts.cancelledNow), closes: onClose })
  const isDecline = form === 'decline-handoff'
  const reasons = isDecline ? declineReasons : cancelReasons

  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const filled = new FormData(event.currentTarget)
    const reason = String(filled.get('reason') ?? '')
    const text = String(filled.get('text') ?? '').trim()
    setReasonError(reason === '' ? t(taskTexts.reasonMissing) : undefined)
    setTextError(isDecline && text === '' ? t(taskTexts.textMissing) : undefined)
    if (reason === '' || (isDecline && text === '')) return
    if (isDecline)
      decline.does({ params: handoffParams, body: { version, reason: reason as DeclineReason, text } })
    else cancel.does({ params, body: { version, reason: reason as CancelReason, text } })
  }

  return (
    <form className="form" onSubmit={send} noValidate>
      <Select
        name="reason"
        label={t(taskTexts.reason)}
        hint={isDecline ? t(taskTexts.declineHint) : undefined}
        error={reasonError}
        defaultValue=""
        options={[
          { value: '', label: t(taskTexts.chooseReason) },
          ...reasons.map((reason) => ({ value: reason, label: t(reasonTexts[reason]) })),
        ]}
      />
      <TextArea
        name="text"
        label={t(taskTexts.reasonText)}
        error={textError}
        optional={!isDecline}
        maxLength={4000}
      />
      <DialogFoot>
        <Button look="danger" type="submit" busy={decline.isBusy || cancel.isBusy}>
          {t(isDecline ? taskTexts.decline : taskTexts.cancel)}
        </Button>
      </DialogFoot>
    </form>
  )
}
