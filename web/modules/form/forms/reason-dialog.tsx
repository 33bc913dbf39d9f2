import { useNavigate } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { amendFormResponseRoute, enterFormInErrorRoute } from '../../../../contract/form.ts'
import { useDeed } from '../../../app/deed.tsx'
import { paths } from '../../../paths.ts'
import { Button } from '../../../ui/button.tsx'
import { Dialog, DialogFoot } from '../../../ui/dialog.tsx'
import { TextArea } from '../../../ui/fields.tsx'
import { useText } from '../../../ui/text.tsx'
import { documentTexts } from '../pages/texts.ts'

export interface ReasonDialogProps {
  readonly citizenId: string
  readonly responseId: string
  readonly deed: 'amend' | 'enter-in-error'
  readonly onClose: () => void
}

const shapes = {
  amend: {
    title: documentTexts.amend,
    label: documentTexts.amendWhy,
    hint: documentTexts.amendHint,
    button: documentTexts.beginAmend,
  },
  'enter-in-error': {
    title: documentTexts.enterInError,
    label: documentTexts.enterInErrorWhy,
    hint: documentTexts.enterInErrorHint,
    button: documentTexts.enterInError,
  },
} as const

/** What is changed about a signed document has a reason that the receivers read. */
export function ReasonDialog({ citizenId, responseId, deed, onClose }: ReasonDialogProps) {
  const t = useText()
  const navigate = useNavigate()
  const [error, setError] = useState<string>()
  const params = { citizenId, responseId }
  const touches = [`citizen:${citizenId}`] as const
  const amend = useDeed(amendFormResponseRoute, {
    touches,
    onDone: () => {
      onClose()
      void navigate({ to: paths.document, params, search: {} })
    },
  })
  const enterInError = useDeed(enterFormInErrorRoute, {
    touches,
    says: t(documentTexts.markedInError),
    closes: onClose,
  })
  const shape = shapes[deed]
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const reason = String(new FormData(event.currentTarget).get('reason') ?? '').trim()
    if (reason === '') return setError(t(documentTexts.reasonMissing))
    if (deed === 'amend') amend.does({ params, body: { reason } })
    else enterInError.does({ params, body: { reason } })
  }
  return (
    <Dialog title={t(shape.title)} isOpen onClose={onClose}>
      <form className="form" onSubmit={send} noValidate>
        <TextArea name="reason" label={t(shape.label)} hint={t(shape.hint)} error={error} maxLength={500} />
        <DialogFoot>
          <Button
            look={deed === 'amend' ? 'primary' : 'danger'}
            type="submit"
            busy={amend.isBusy || enterInError.isBusy}
          >
            {t(shape.button)}
          </Button>
        </DialogFoot>
      </form>
    </Dialog>
  )
}
