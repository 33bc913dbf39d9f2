import { type FormEvent, useState } from 'react'
import { destinations, dischargeByHandRoute, type StayView } from '../../../../contract/stay.ts'
import { useDeed } from '../../../app/deed.tsx'
import { textOfFault } from '../../../app/fault-text.ts'
import { Button } from '../../../ui/button.tsx'
import { Dialog, DialogFoot } from '../../../ui/dialog.tsx'
import { RadioGroup } from '../../../ui/fields.tsx'
import { useText } from '../../../ui/text.tsx'
import { DateTimeField } from '../../form/forms/date-time-field.tsx'
import { destinationTexts, stayTexts } from '../pages/texts.ts'

type Destination = (typeof destinations)[number]

export interface DischargeDialogProps {
  readonly citizenId: string
  readonly stay: Pick<StayView, 'stayId'>
  readonly onClose: () => void
}

/** The ward says when the citizen went home and where to. Untouched, the time is when the server hears it. */
export function DischargeDialog({ citizenId, stay, onClose }: DischargeDialogProps) {
  const t = useText()
  const [openedAt] = useState(() => new Date().toISOString())
  const [at, setAt] = useState<string | undefined>('now')
  const [destination, setDestination] = useState<Destination>()
  const [isAsked, setAsked] = useState(false)
  const discharge = useDeed(dischargeByHandRoute, {
    touches: [`citizen:${citizenId}`],
    says: t(stayTexts.discharged),
    closes: onClose,
  })

  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    setAsked(true)
    if (destination === undefined || at === undefined) return
    discharge.does({ params: { citizenId, stayId: stay.stayId }, body: { dischargedAt: at, destination } })
  }

  return (
    <Dialog title={t(stayTexts.dischargeTitle)} isOpen onClose={onClose}>
      <form className="form" onSubmit={send} noValidate>
        <p>{t(stayTexts.dischargeHelp)}</p>
        <DateTimeField
          label={t(stayTexts.dischargedAt)}
          value={openedAt}
          onChange={setAt}
          error={
            isAsked && at === undefined
              ? t(stayTexts.timeMissing)
              : discharge.fault
                ? t(textOfFault(discharge.fault))
                : undefined
          }
        />
        <RadioGroup
          label={t(stayTexts.destination)}
          value={destination}
          onChange={(value) => setDestination(value as Destination)}
          options={destinations.map((each) => ({ value: each, label: t(destinationTexts[each]) }))}
          error={isAsked && destination === undefined ? t(stayTexts.destinationMissing) : undefined}
        />
        <DialogFoot>
          <Button look="primary" type="submit" busy={discharge.isBusy}>
            {t(stayTexts.dischargeNow)}
          </Button>
        </DialogFoot>
      </form>
    </Dialog>
  )
}
