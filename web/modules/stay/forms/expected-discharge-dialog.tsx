import { type FormEvent, useState } from 'react'
import { type StayView, tellOfStayRoute } from '../../../../contract/stay.ts'
import { type ClockTime, clockTimeOf, momentAt } from '../../../../kernel/copenhagen-time.ts'
import { type DanishDate, instant } from '../../../../kernel/instant.ts'
import { useDeed } from '../../../app/deed.tsx'
import { Button } from '../../../ui/button.tsx'
import { danishToday } from '../../../ui/danish-time.ts'
import { DateField } from '../../../ui/date-field.tsx'
import { Dialog, DialogFoot } from '../../../ui/dialog.tsx'
import { Select } from '../../../ui/fields.tsx'
import { useText } from '../../../ui/text.tsx'
import { stayTexts } from '../pages/texts.ts'

const usualClocks: readonly ClockTime[] = ['08:00', '10:00', '12:00', '14:00', '16:00', '18:00', '20:00']
const aDay = 24 * 60 * 60_000

export interface ExpectedDischargeDialogProps {
  readonly citizenId: string
  readonly stay: StayView
  readonly onClose: () => void
}

/** When the ward expects the citizen to go home; the municipality plans by it. */
export function ExpectedDischargeDialog({ citizenId, stay, onClose }: ExpectedDischargeDialogProps) {
  const t = useText()
  const before = stay.expectedDischarge
  const [date, setDate] = useState(() => danishToday(before ? Date.parse(before.at) : Date.now() + aDay))
  const [clock, setClock] = useState<ClockTime>(before ? clockTimeOf(instant(before.at)) : '12:00')
  const clocks = usualClocks.includes(clock) ? usualClocks : [...usualClocks, clock].toSorted()
  const params = { citizenId, stayId: stay.stayId }
  const touches = [`citizen:${citizenId}`] as const
  const tell = useDeed(tellOfStayRoute, { touches, says: t(stayTexts.expectedSaved), closes: onClose })
  const takeBack = useDeed(tellOfStayRoute, { touches, says: t(stayTexts.takenBack), closes: onClose })

  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    tell.does({ params, body: { about: 'expected-discharge', at: momentAt(date as DanishDate, clock) } })
  }

  return (
    <Dialog title={t(stayTexts.setExpected)} isOpen onClose={onClose}>
      <form className="form" onSubmit={send} noValidate>
        <DateField label={t(stayTexts.date)} value={date} onChange={setDate} />
        <Select
          label={t(stayTexts.clock)}
          value={clock}
          onChange={(event) => setClock(event.target.value as ClockTime)}
          options={clocks.map((each) => ({ value: each, label: each.replace(':', '.') }))}
        />
        <DialogFoot>
          <Button look="primary" type="submit" busy={tell.isBusy}>
            {t(stayTexts.setExpected)}
          </Button>
          {before && (
            <Button
              busy={takeBack.isBusy}
              onClick={() => takeBack.does({ params, body: { about: 'expected-discharge', at: null } })}
            >
              {t(stayTexts.takeBackExpected)}
            </Button>
          )}
        </DialogFoot>
      </form>
    </Dialog>
  )
}
