import { type FormEvent, useState } from 'react'
import { type DeclaredRelationView, declareRelationRoute } from '../../../../contract/access-will.ts'
import { declareRelationByNumberRoute } from '../../../../contract/citizen-will.ts'
import { useDeed } from '../../../app/deed.tsx'
import { Button } from '../../../ui/button.tsx'
import { Dialog, DialogFoot } from '../../../ui/dialog.tsx'
import { TextArea } from '../../../ui/fields.tsx'
import { useText } from '../../../ui/text.tsx'
import { overrideTexts } from '../pages/override-texts.ts'

const fewestLetters = 10

export interface DeclareDialogProps {
  /** The citizen, or no more than the number of one who is here. */
  readonly who: { readonly citizenId: string } | { readonly number: string }
  readonly onClose: () => void
  readonly onDeclared: (citizenId: string) => void
}

/** The citizen is here though no register says so; the person says why, and it is verified within 14 days. */
export function DeclareDialog({ who, onClose, onDeclared }: DeclareDialogProps) {
  const t = useText()
  const [error, setError] = useState<string>()
  const done = {
    touches: 'citizenId' in who ? ([`citizen:${who.citizenId}`] as const) : [],
    says: t(overrideTexts.declared),
    onDone: ({ citizenId }: DeclaredRelationView) => {
      onDeclared(citizenId)
      onClose()
    },
  }
  const declare = useDeed(declareRelationRoute, done)
  const declareByNumber = useDeed(declareRelationByNumberRoute, done)
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const reason = String(new FormData(event.currentTarget).get('reason') ?? '').trim()
    if (reason.length < fewestLetters) return setError(t(overrideTexts.declareShort))
    if ('citizenId' in who) declare.does({ params: who, body: { reason } })
    else declareByNumber.does({ body: { reason, number: who.number } })
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
          <Button look="primary" type="submit" busy={declare.isBusy || declareByNumber.isBusy}>
            {t(overrideTexts.declare)}
          </Button>
        </DialogFoot>
      </form>
    </Dialog>
  )
}
