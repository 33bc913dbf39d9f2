import { type FormEvent, useState } from 'react'
import { pauseDoseDispensingRoute } from '../../../../contract/medication.ts'
import { useDeed } from '../../../app/deed.tsx'
import { Button } from '../../../ui/button.tsx'
import { Dialog, DialogFoot } from '../../../ui/dialog.tsx'
import { TextArea } from '../../../ui/fields.tsx'
import { useText } from '../../../ui/text.tsx'
import { medicineTexts } from '../pages/texts.ts'
import { formTexts } from './texts.ts'

/** The pharmacy packs no more until somebody resumes it. */
export function PauseDosesDialog({ citizenId, onClose }: { citizenId: string; onClose: () => void }) {
  const t = useText()
  const [error, setError] = useState<string>()
  const pause = useDeed(pauseDoseDispensingRoute, {
    touches: [`citizen:${citizenId}`],
    says: t(medicineTexts.dosesPaused),
    closes: onClose,
  })
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const reason = String(new FormData(event.currentTarget).get('reason') ?? '').trim()
    if (reason === '') return setError(t(formTexts.reasonMissing))
    pause.does({ params: { citizenId }, body: { reason } })
  }
  return (
    <Dialog title={t(medicineTexts.pauseDosesFull)} isOpen onClose={onClose}>
      <form className="form" onSubmit={send} noValidate>
        <p>{t(formTexts.pauseDosesHelp)}</p>
        <TextArea name="reason" label={t(formTexts.reason)} error={error} maxLength={500} />
        <DialogFoot>
          <Button look="primary" type="submit" busy={pause.isBusy}>
            {t(medicineTexts.pauseDosesFull)}
          </Button>
        </DialogFoot>
      </form>
    </Dialog>
  )
}
