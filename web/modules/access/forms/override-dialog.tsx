import { type FormEvent, useState } from 'react'
import {
  type OverrideView,
  openOverrideRoute,
  overrideReasonCodes,
} from '../../../../contract/access-will.ts'
import { openOverrideByNumberRoute } from '../../../../contract/citizen-will.ts'
import { useDeed } from '../../../app/deed.tsx'
import { Button } from '../../../ui/button.tsx'
import { Dialog, DialogFoot } from '../../../ui/dialog.tsx'
import { RadioGroup, TextArea } from '../../../ui/fields.tsx'
import { useText } from '../../../ui/text.tsx'
import { overrideGroundTexts, overrideTexts } from '../pages/override-texts.ts'

type Ground = OverrideView['reasonCode']

/** Consent is asked for first: it is the better ground (SUL § 42 a(3) before (2)). */
const grounds: readonly Ground[] = [
  'CONSENT_NOW',
  ...overrideReasonCodes.filter((code) => code !== 'CONSENT_NOW'),
]
const fewestLetters = 20

export interface OverrideDialogProps {
  /** The citizen, or no more than the number of one who is here and not in our care. */
  readonly who: { readonly citizenId: string } | { readonly number: string }
  readonly onClose: () => void
  readonly onOpened?: (citizenId: string) => void
}

/** A health person opens what is closed, and says why. */
export function OverrideDialog({ who, onClose, onOpened }: OverrideDialogProps) {
  const t = useText()
  const [ground, setGround] = useState<Ground>()
  const [errors, setErrors] = useState<{ ground?: string; reason?: string }>({})
  const done = {
    touches: 'citizenId' in who ? ([`citizen:${who.citizenId}`] as const) : [],
    says: t(overrideTexts.opened),
    onDone: ({ citizenId }: OverrideView) => {
      onOpened?.(citizenId)
      onClose()
    },
  }
  const open = useDeed(openOverrideRoute, done)
  const openByNumber = useDeed(openOverrideByNumberRoute, done)

  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const reason = String(new FormData(event.currentTarget).get('reason') ?? '').trim()
    if (ground === undefined) return setErrors({ ground: t(overrideTexts.groundMissing) })
    if (ground !== 'CONSENT_NOW' && reason.length < fewestLetters)
      return setErrors({ reason: t(overrideTexts.wordsShort) })
    setErrors({})
    const body = { reasonCode: ground, reason }
    if ('citizenId' in who) open.does({ params: who, body })
    else openByNumber.does({ body: { ...body, number: who.number } })
  }

  return (
    <Dialog title={t(overrideTexts.openTitle)} isOpen onClose={onClose}>
      <form className="form" onSubmit={send} noValidate>
        <p>{t(overrideTexts.openText)}</p>
        {errors.ground && (
          <p className="field-error" role="alert">
            {errors.ground}
          </p>
        )}
        <RadioGroup
          label={t(overrideTexts.ground)}
          value={ground}
          onChange={(value) => setGround(value as Ground)}
          options={grounds.map((value) => ({ value, label: t(overrideGroundTexts[value]) }))}
        />
        {ground !== undefined && ground !== 'CONSENT_NOW' && (
          <TextArea
            name="reason"
            label={t(overrideTexts.words)}
            hint={t(overrideTexts.wordsHint)}
            error={errors.reason}
            maxLength={2000}
          />
        )}
        <p className="muted">{t(overrideTexts.reviewed)}</p>
        <DialogFoot>
          <Button look="danger" type="submit" busy={open.isBusy || openByNumber.isBusy}>
            {t(overrideTexts.open)}
          </Button>
        </DialogFoot>
      </form>
    </Dialog>
  )
}
