import { type FormEvent, lazy, Suspense, useState } from 'react'
import { retireProgrammeRoute } from '../../../../contract/pathway-programme.ts'
import { useDeed } from '../../../app/deed.tsx'
import { Button } from '../../../ui/button.tsx'
import { Skeleton } from '../../../ui/condition.tsx'
import { danishToday } from '../../../ui/danish-time.ts'
import { Dialog, DialogFoot } from '../../../ui/dialog.tsx'
import { TextArea } from '../../../ui/fields.tsx'
import { useText } from '../../../ui/text.tsx'
import { draftTexts } from '../pages/programme-texts.ts'

const DateField = lazy(() =>
  import('../../../ui/date-field.tsx').then((file) => ({ default: file.DateField })),
)

interface RetireProps {
  readonly code: string
  readonly version: number
  readonly onClose: () => void
}

/** Takes a version out of use from a day, with a reason. */
export function ProgrammeRetireDialog({ code, version, onClose }: RetireProps) {
  const t = useText()
  const [on, setOn] = useState(danishToday())
  const [error, setError] = useState<string>()
  const retire = useDeed(retireProgrammeRoute, {
    touches: ['programmes:all', 'programmes:one'],
    says: t(draftTexts.retired),
    closes: onClose,
  })
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const reason = String(new FormData(event.currentTarget).get('reason') ?? '').trim()
    if (reason.length < 10) return setError(t(draftTexts.retireWhyShort))
    setError(undefined)
    retire.does({ params: { code, version }, body: { on, reason } })
  }
  return (
    <Dialog title={t(draftTexts.retireTitle, { n: version })} isOpen onClose={onClose}>
      <form className="form" onSubmit={send} noValidate>
        <p>{t(draftTexts.retireText)}</p>
        <Suspense fallback={<Skeleton rows={1} />}>
          <DateField label={t(draftTexts.retireOn)} value={on} onChange={setOn} />
        </Suspense>
        <TextArea name="reason" label={t(draftTexts.retireWhy)} error={error} maxLength={1000} />
        <DialogFoot>
          <Button look="danger" type="submit" busy={retire.isBusy}>
            {t(draftTexts.retireTitle, { n: version })}
          </Button>
        </DialogFoot>
      </form>
    </Dialog>
  )
}
