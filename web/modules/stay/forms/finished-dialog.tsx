import { type FormEvent, useState } from 'react'
import { type StayView, tellOfStayRoute } from '../../../../contract/stay.ts'
import { useDeed } from '../../../app/deed.tsx'
import { textOfFault } from '../../../app/fault-text.ts'
import { Button } from '../../../ui/button.tsx'
import { Dialog, DialogFoot } from '../../../ui/dialog.tsx'
import { useText } from '../../../ui/text.tsx'
import { DateTimeField } from '../../form/forms/date-time-field.tsx'
import { stayTexts } from '../pages/texts.ts'

export interface FinishedDialogProps {
  readonly citizenId: string
  readonly stay: StayView
  readonly onClose: () => void
}

/** Since when the hospital has no more to do, and what saying so begins. Untouched, the time is when the server hears it. */
export function FinishedDialog({ citizenId, stay, onClose }: FinishedDialogProps) {
  const t = useText()
  const [openedAt] = useState(() => new Date().toISOString())
  const [at, setAt] = useState<string | undefined>('now')
  const [isAsked, setAsked] = useState(false)
  const tell = useDeed(tellOfStayRoute, {
    touches: [`citizen:${citizenId}`],
    says: t(stayTexts.finishedSaved),
    closes: onClose,
  })

  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    setAsked(true)
    if (at === undefined) return
    tell.does({ params: { citizenId, stayId: stay.stayId }, body: { about: 'treatment-finished', at } })
  }

  return (
    <Dialog title={t(stayTexts.finishedTitle)} isOpen onClose={onClose}>
      <form className="form" onSubmit={send} noValidate>
        <p>{t(stayTexts.finishedStarts)}</p>
        <ul>
          <li>{t(stayTexts.finishedDaysCount)}</li>
          <li>{t(stayTexts.finishedMessage)}</li>
        </ul>
        <DateTimeField
          label={t(stayTexts.finishedAt)}
          value={openedAt}
          onChange={setAt}
          error={
            isAsked && at === undefined
              ? t(stayTexts.timeMissing)
              : tell.fault
                ? t(textOfFault(tell.fault))
                : undefined
          }
        />
        <p className="muted small">{t(stayTexts.finishedUndo)}</p>
        <DialogFoot>
          <Button look="primary" type="submit" busy={tell.isBusy}>
            {t(stayTexts.finishedConfirm)}
          </Button>
        </DialogFoot>
      </form>
    </Dialog>
  )
}
