import { type FormEvent, useState } from 'react'
import { doRehabilitationDeedRoute, type RehabPlanView } from '../../../../contract/rehab.ts'
import { useDeed } from '../../../app/deed.tsx'
import { Button } from '../../../ui/button.tsx'
import { Dialog, DialogFoot } from '../../../ui/dialog.tsx'
import { Checkbox, RadioGroup, TextField } from '../../../ui/fields.tsx'
import { useText } from '../../../ui/text.tsx'
import { deedSaidTexts, deedTexts } from '../pages/texts.ts'
import { rehabFormTexts } from './texts.ts'

export interface SendDialogProps {
  readonly citizenId: string
  readonly plan: RehabPlanView
  readonly onClose: () => void
}

/** The plan leaves the hospital: with whose consent, and whether the own doctor is told (B1, B3). */
export function SendDialog({ citizenId, plan, onClose }: SendDialogProps) {
  const t = useText()
  const [givenBy, setGivenBy] = useState<string>('citizen')
  const [isToDoctor, setIsToDoctor] = useState(true)
  const [representative, setRepresentative] = useState('')
  const [isNameless, setIsNameless] = useState(false)
  const send = useDeed(doRehabilitationDeedRoute, {
    touches: [`citizen:${citizenId}`],
    says: t(deedSaidTexts.send),
    closes: onClose,
  })

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const isForAnother = givenBy === 'representative'
    setIsNameless(isForAnother && representative.trim() === '')
    if (isForAnother && representative.trim() === '') return
    send.does({
      params: { citizenId, planId: plan.planId },
      body: {
        deed: 'send',
        consent: {
          givenBy: isForAnother ? 'representative' : 'citizen',
          representative: isForAnother ? representative.trim() : '',
          isToDoctor,
        },
      },
    })
  }

  return (
    <Dialog title={t(deedTexts.send)} isOpen onClose={onClose}>
      <form className="form" onSubmit={submit} noValidate>
        <p>
          {t(
            plan.content.gopType === 'SPECIALISED' ? rehabFormTexts.sendsToHospital : rehabFormTexts.sendsTo,
          )}
        </p>
        <RadioGroup
          label={t(rehabFormTexts.whoConsents)}
          value={givenBy}
          onChange={setGivenBy}
          options={[
            { value: 'citizen', label: t(rehabFormTexts.citizen) },
            { value: 'representative', label: t(rehabFormTexts.representative) },
          ]}
        />
        {givenBy === 'representative' && (
          <TextField
            label={t(rehabFormTexts.representativeName)}
            hint={t(rehabFormTexts.representativeHint)}
            error={isNameless ? t(rehabFormTexts.fill) : undefined}
            maxLength={200}
            value={representative}
            onChange={(event) => setRepresentative(event.target.value)}
          />
        )}
        <Checkbox
          label={t(rehabFormTexts.isToDoctor)}
          checked={isToDoctor}
          onChange={(event) => setIsToDoctor(event.target.checked)}
        />
        <DialogFoot>
          <Button look="primary" icon="send" type="submit" busy={send.isBusy}>
            {t(deedTexts.send)}
          </Button>
        </DialogFoot>
      </form>
    </Dialog>
  )
}
