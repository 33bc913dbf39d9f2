import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { delegateTaskRoute } from '../../../../contract/access-will.ts'
import { useDeed } from '../../../app/deed.tsx'
import { useUnitId } from '../../../app/session.ts'
import { Button } from '../../../ui/button.tsx'
import { danishToday } from '../../../ui/danish-time.ts'
import { DateField } from '../../../ui/date-field.tsx'
import { Dialog, DialogFoot } from '../../../ui/dialog.tsx'
import { Select, TextField } from '../../../ui/fields.tsx'
import { useText } from '../../../ui/text.tsx'
import { unitsOfPartyQuery } from '../../organisation/queries.ts'
import { endOfDay } from '../pages/copenhagen-instant.ts'
import { staffWillTexts } from '../pages/staff-will-texts.ts'

/** A health person lets a unit do a named kind of health task for a time (SUL § 6; law handbook, P05 and P06). */
export function DelegateDialog({ citizenId, onClose }: { citizenId: string; onClose: () => void }) {
  const t = useText()
  const [until, setUntil] = useState(inAMonth)
  const [errors, setErrors] = useState<{ task?: string; unit?: string }>({})
  const units = useQuery(unitsOfPartyQuery(useUnitId())).data ?? []
  const delegate = useDeed(delegateTaskRoute, {
    touches: [`citizen:${citizenId}`],
    says: t(staffWillTexts.delegated),
    closes: onClose,
  })
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const [task, unitId] = ['task', 'unit'].map((name) => String(form.get(name) ?? '').trim()) as [
      string,
      string,
    ]
    const missing = {
      ...(task.length < 3 && { task: t(staffWillTexts.missing) }),
      ...(unitId === '' && { unit: t(staffWillTexts.missing) }),
    }
    setErrors(missing)
    if (Object.keys(missing).length > 0) return
    delegate.does({
      params: { citizenId },
      body: { task, unitId, until: endOfDay(until) },
    })
  }
  return (
    <Dialog title={t(staffWillTexts.delegate)} isOpen onClose={onClose}>
      <form className="form" onSubmit={send} noValidate>
        <p>{t(staffWillTexts.delegateText)}</p>
        <TextField
          name="task"
          label={t(staffWillTexts.delegateTask)}
          hint={t(staffWillTexts.delegateTaskHint)}
          error={errors.task}
          maxLength={100}
        />
        <Select
          name="unit"
          label={t(staffWillTexts.delegateUnit)}
          error={errors.unit}
          defaultValue=""
          options={[
            { value: '', label: t(staffWillTexts.chooseUnit) },
            ...units.map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
        <DateField label={t(staffWillTexts.until)} value={until} onChange={setUntil} />
        <DialogFoot>
          <Button look="primary" type="submit" busy={delegate.isBusy}>
            {t(staffWillTexts.delegate)}
          </Button>
        </DialogFoot>
      </form>
    </Dialog>
  )
}

function inAMonth(): string {
  const day = new Date(`${danishToday()}T12:00:00Z`)
  day.setUTCDate(day.getUTCDate() + 30)
  return day.toISOString().slice(0, 10)
}
