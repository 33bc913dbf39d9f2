import { type FormEvent, useState } from 'react'
import {
  endStayByHandRoute,
  extendWindowRoute,
  type StayView,
  suspendWindowRoute,
  undoEndByHandRoute,
  waiveWindowRoute,
} from '../../../../contract/stay.ts'
import { useDeed } from '../../../app/deed.tsx'
import { Button } from '../../../ui/button.tsx'
import { Dialog, DialogFoot } from '../../../ui/dialog.tsx'
import { RadioGroup, TextArea } from '../../../ui/fields.tsx'
import { useText } from '../../../ui/text.tsx'
import { stayTexts } from '../pages/texts.ts'

export type StayForm = 'extend' | 'suspend' | 'end' | 'undo' | 'waive'

export interface StayDialogProps {
  readonly citizenId: string
  readonly stay: StayView
  readonly form: StayForm
  readonly onClose: () => void
}

const anHour = 60 * 60_000

const titles = {
  extend: stayTexts.extend,
  suspend: stayTexts.suspend,
  end: stayTexts.endByHand,
  undo: stayTexts.undoEndTitle,
  waive: stayTexts.waiveTitle,
} as const
const hourChoices = { extend: ['24', '48', '72'], end: ['0', '2', '6', '12', '24'] } as const

/** Keeps the treatment longer, lets a dying citizen go home without, pauses it for an ambulance, says that the citizen came home unannounced, or that it was a mistake. */
export function StayDialog({ citizenId, stay, form, onClose }: StayDialogProps) {
  const t = useText()
  const [hours, setHours] = useState<string>(form === 'end' ? '0' : '24')
  const [error, setError] = useState<string>()
  const done = (says: string) => ({ touches: [`citizen:${citizenId}`] as const, says, closes: onClose })
  const extend = useDeed(extendWindowRoute, done(t(stayTexts.extended)))
  const suspend = useDeed(suspendWindowRoute, done(t(stayTexts.suspended)))
  const end = useDeed(endStayByHandRoute, done(t(stayTexts.endedNow)))
  const undo = useDeed(undoEndByHandRoute, done(t(stayTexts.endUndone)))
  const waive = useDeed(waiveWindowRoute, done(t(stayTexts.waived)))
  const params = { citizenId, stayId: stay.stayId }

  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const reason = String(new FormData(event.currentTarget).get('reason') ?? '').trim()
    if (reason === '') return setError(t(stayTexts.reasonMissing))
    const length = Number(hours) * anHour
    switch (form) {
      case 'extend': {
        const endsAt = new Date(Date.parse(stay.window?.endsAt ?? '') + length).toISOString()
        return extend.does({ params, body: { endsAt, reason } })
      }
      case 'suspend':
        return suspend.does({ params, body: { reason } })
      case 'undo':
        return undo.does({ params, body: { reason } })
      case 'waive':
        return waive.does({ params, body: { isWaived: true, reason } })
      case 'end': {
        const endedAt = new Date(Date.now() - length).toISOString()
        return end.does({ params, body: { endedAt, reason } })
      }
    }
  }

  return (
    <Dialog title={t(titles[form])} isOpen onClose={onClose}>
      <form className="form" onSubmit={send} noValidate>
        {form === 'end' && <p>{t(stayTexts.endByHandHelp)}</p>}
        {form === 'undo' && <p>{t(stayTexts.undoEndHelp)}</p>}
        {form === 'waive' && <p>{t(stayTexts.waiveHelp)}</p>}
        {(form === 'extend' || form === 'end') && (
          <RadioGroup
            label={t(form === 'end' ? stayTexts.homeSince : stayTexts.extendBy)}
            inRow
            value={hours}
            onChange={setHours}
            options={hourChoices[form].map((n) => ({
              value: n,
              label:
                form === 'extend'
                  ? t(stayTexts.hours, { n })
                  : n === '0'
                    ? t(stayTexts.justNow)
                    : t(stayTexts.hoursAgo, { n }),
            }))}
          />
        )}
        <TextArea name="reason" label={t(stayTexts.reason)} error={error} maxLength={500} />
        <DialogFoot>
          <Button
            look="primary"
            type="submit"
            busy={extend.isBusy || suspend.isBusy || end.isBusy || undo.isBusy || waive.isBusy}
          >
            {t(titles[form])}
          </Button>
        </DialogFoot>
      </form>
    </Dialog>
  )
}
