import { type FormEvent, useState } from 'react'
import { offerCoordinatorRoute } from '../../../../contract/pathway-plan.ts'
import { useDeed } from '../../../app/deed.tsx'
import { Button } from '../../../ui/button.tsx'
import { Dialog, DialogFoot } from '../../../ui/dialog.tsx'
import { TextArea } from '../../../ui/fields.tsx'
import { useText } from '../../../ui/text.tsx'
import { planTexts } from '../pages/plan-texts.ts'
import { type ChosenUnit, PlanUnitField } from './plan-unit-field.tsx'

export interface PlanCoordinatorDialogProps {
  readonly citizenId: string
  /** The unit that is the coordinator now. */
  readonly present: string
  readonly onClose: () => void
}

/** Asks another unit to be the coordinator, or, of the own unit, asks to become it. */
export function PlanCoordinatorDialog({ citizenId, present, onClose }: PlanCoordinatorDialogProps) {
  const t = useText()
  const [chosen, setChosen] = useState<ChosenUnit>()
  const [error, setError] = useState<string>()
  const offer = useDeed(offerCoordinatorRoute, {
    touches: [`citizen:${citizenId}`],
    says: t(planTexts.asked),
    closes: onClose,
  })
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (chosen === undefined) return setError(t(planTexts.unitMissing))
    const text = String(new FormData(event.currentTarget).get('text') ?? '')
    offer.does({ params: { citizenId }, body: { toUnitId: chosen.id, text } })
  }
  return (
    <Dialog title={t(planTexts.handOver)} isOpen onClose={onClose}>
      <form className="form" onSubmit={send} noValidate>
        <p className="muted">{t(planTexts.handOverHelp)}</p>
        <PlanUnitField
          label={t(planTexts.to)}
          fits={({ id, kind }) => id !== present && kind !== 'municipality' && kind !== 'region'}
          error={error}
          onChoose={(unit) => {
            setChosen(unit)
            setError(undefined)
          }}
        />
        <TextArea name="text" label={t(planTexts.message)} optional maxLength={2000} />
        <DialogFoot>
          <Button look="primary" type="submit" icon="send" busy={offer.isBusy}>
            {chosen ? t(planTexts.ask, { unit: chosen.name }) : t(planTexts.askNobody)}
          </Button>
        </DialogFoot>
      </form>
    </Dialog>
  )
}
