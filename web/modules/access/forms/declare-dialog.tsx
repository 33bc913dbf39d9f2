import { type FormEvent, useState } from 'react'
import { declareRelationRoute } from '../../../../contract/access-will.ts'
import { useDeed } from '../../../app/deed.tsx'
import { Button } from '../../../ui/button.tsx'
import { Dialog, DialogFoot } from '../../../ui/dialog.tsx'
import { TextArea } from '../../../ui/fields.tsx'
import { useText } from '../../../ui/text.tsx'
import { overrideTexts } from '../pages/override-texts.ts'

const fewestLetters = 10

export interface DeclareDialogProps {
  readonly citizenId: string
  readonly onClose: () => void
  readonly onDeclared: () => void
}

/** The citizen is here though no register says so; the person says why, and it is verified within 14 days. */
export function DeclareDialog({ citizenId, onClose, onDeclared }: DeclareDialogProps) {
  const t = useText()
  const [error, setError] = useState<string>()
  const declare = useDeed(declareRelationRoute, {
    touches: [`citizen:${citizenId}`],
    says: t(overrideTexts.declared),
    onDone: () => {
      onDeclared()
      onClose()
    },
  })
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const reason = String(new FormData(event.currentTarget).get('reason') ?? '').trim()
    if (reason.length < fewestLetters) return setError(t(overrideTexts.declareShort))
    declare.does({ params: { citizenId }, body: { reason } })
  }
  return (
    <Dialog title={t(overrideTexts.declareTitle)} isOpen onClose={onClose}>
      <form className="form" onSubmit={send} noValidate>
        <p>{t(overrideTexts.declareText)}</p>
        <TextArea
          name="reason"
          label={t(overrideTexts.declareWords)}
          hint={t(overrideTexts.declareHint)}
          error={error}
          maxLength={2000}
        />
        <DialogFoot>
          <Button look="primary" type="submit" busy={declare.isBusy}>
            {t(overrideTexts.declare)}
          </Button>
        </DialogFoot>
      </form>
    </Dialog>
  )
}
