import { type FormEvent, useState } from 'react'
import { cancelObservationsRoute } from '../../../../contract/observation.ts'
import { useDeed } from '../../../app/deed.tsx'
import { Button } from '../../../ui/button.tsx'
import { Dialog, DialogFoot } from '../../../ui/dialog.tsx'
import { TextArea } from '../../../ui/fields.tsx'
import { useText } from '../../../ui/text.tsx'
import { observationFormTexts, observationTexts } from '../pages/texts.ts'

export interface CancelDialogProps {
  readonly citizenId: string
  readonly reportId: string
  readonly onClose: () => void
}

/** Takes results back with a reason; they stay visible and no longer count. */
export function CancelDialog({ citizenId, reportId, onClose }: CancelDialogProps) {
  const t = useText()
  const [isMissing, setIsMissing] = useState(false)
  const cancel = useDeed(cancelObservationsRoute, {
    touches: [`citizen:${citizenId}`],
    says: t(observationTexts.cancelled),
    closes: onClose,
  })
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const reason = String(new FormData(event.currentTarget).get('reason') ?? '').trim()
    setIsMissing(reason.length < 3)
    if (reason.length >= 3) cancel.does({ params: { citizenId, reportId }, body: { reason } })
  }
  return (
    <Dialog title={t(observationFormTexts.cancelTitle)} isOpen onClose={onClose}>
      <form className="form" onSubmit={submit} noValidate>
        <p>{t(observationFormTexts.cancelHelp)}</p>
        <TextArea
          name="reason"
          label={t(observationFormTexts.reason)}
          rows={2}
          maxLength={500}
          error={isMissing ? t(observationFormTexts.fill) : undefined}
        />
        <DialogFoot>
          <Button look="danger" type="submit" busy={cancel.isBusy}>
            {t(observationFormTexts.doCancel)}
          </Button>
        </DialogFoot>
      </form>
    </Dialog>
  )
}
