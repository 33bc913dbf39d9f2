import { type FormEvent, useState } from 'react'
import { openBreachRoute } from '../../../../contract/oversight.ts'
import { useDeed } from '../../../app/deed.tsx'
import { Button } from '../../../ui/button.tsx'
import { Dialog, DialogFoot } from '../../../ui/dialog.tsx'
import { TextArea, TextField } from '../../../ui/fields.tsx'
import { useText } from '../../../ui/text.tsx'
import { controlTexts } from '../pages/texts.ts'

/** Something has gone wrong with personal data: the 72 hours run from now. */
export function OpenBreachDialog({ unitId, onClose }: { unitId: string; onClose: () => void }) {
  const t = useText()
  const [errors, setErrors] = useState<{ title?: string; facts?: string }>({})
  const open = useDeed(openBreachRoute, {
    touches: [`oversight:${unitId}`],
    says: t(controlTexts.breachOpened),
    closes: onClose,
  })
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const title = String(form.get('title') ?? '').trim()
    const facts = String(form.get('facts') ?? '').trim()
    const faults = {
      ...(title.length < 5 && { title: t(controlTexts.wordsShort) }),
      ...(facts.length < 10 && { facts: t(controlTexts.wordsShort) }),
    }
    setErrors(faults)
    if (Object.keys(faults).length === 0) open.does({ body: { title, facts } })
  }
  return (
    <Dialog title={t(controlTexts.openBreach)} isOpen onClose={onClose}>
      <form className="form" onSubmit={send} noValidate>
        <p>{t(controlTexts.noBreachesText)}</p>
        <TextField
          name="title"
          label={t(controlTexts.breachTitle)}
          hint={t(controlTexts.breachTitleHint)}
          error={errors.title}
          maxLength={200}
        />
        <TextArea
          name="facts"
          label={t(controlTexts.breachFacts)}
          error={errors.facts}
          rows={4}
          maxLength={4000}
        />
        <DialogFoot>
          <Button look="primary" type="submit" busy={open.isBusy}>
            {t(controlTexts.openBreach)}
          </Button>
        </DialogFoot>
      </form>
    </Dialog>
  )
}
