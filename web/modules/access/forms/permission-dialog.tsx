import { type FormEvent, useState } from 'react'
import { givePermissionRoute, permissionKinds } from '../../../../contract/access-will.ts'
import { useDeed } from '../../../app/deed.tsx'
import { functionText } from '../../../app/roles.ts'
import { Button } from '../../../ui/button.tsx'
import { danishToday } from '../../../ui/danish-time.ts'
import { DateField } from '../../../ui/date-field.tsx'
import { Dialog, DialogFoot } from '../../../ui/dialog.tsx'
import { RadioGroup, Select, TextArea } from '../../../ui/fields.tsx'
import { useText } from '../../../ui/text.tsx'
import { endOfDay } from '../pages/copenhagen-instant.ts'
import { permissionKindTexts, staffWillTexts } from '../pages/staff-will-texts.ts'

type Kind = (typeof permissionKinds)[number]

/** Whom a permission is commonly for. */
const functions = ['secretary', 'medical-secretary', 'quality-lead'] as const

/** The management permits some of its people to look up. */
export function PermissionDialog({ unitId, onClose }: { unitId: string; onClose: () => void }) {
  const t = useText()
  const [kind, setKind] = useState<Kind>('technical-help')
  const [lastDay, setLastDay] = useState(inElevenMonths)
  const [error, setError] = useState<string>()
  const give = useDeed(givePermissionRoute, {
    touches: [`permissions:${unitId}`],
    says: t(staffWillTexts.given),
    closes: onClose,
  })
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const reason = String(form.get('reason') ?? '').trim()
    const whom = String(form.get('whom') ?? '')
    if (reason === '') return setError(t(staffWillTexts.missing))
    give.does({
      params: { unitId },
      body: {
        kind,
        functions: whom === '' ? [] : [whom],
        reason,
        to: endOfDay(lastDay),
      },
    })
  }
  return (
    <Dialog title={t(staffWillTexts.give)} isOpen onClose={onClose}>
      <form className="form" onSubmit={send} noValidate>
        <RadioGroup
          label={t(staffWillTexts.permissionKind)}
          value={kind}
          onChange={(value) => setKind(value as Kind)}
          options={permissionKinds.map((value) => ({ value, label: t(permissionKindTexts[value]) }))}
        />
        <Select
          name="whom"
          label={t(staffWillTexts.forWhom)}
          defaultValue=""
          optional
          options={[
            { value: '', label: t(staffWillTexts.everybody) },
            ...functions.flatMap((name) => {
              const text = functionText(name)
              return text ? [{ value: name, label: t(text) }] : []
            }),
          ]}
        />
        <TextArea name="reason" label={t(staffWillTexts.reason)} error={error} maxLength={2000} />
        <DateField label={t(staffWillTexts.until)} value={lastDay} onChange={setLastDay} />
        <DialogFoot>
          <Button look="primary" type="submit" busy={give.isBusy}>
            {t(staffWillTexts.give)}
          </Button>
        </DialogFoot>
      </form>
    </Dialog>
  )
}

/** Somewhat less than the year it may last at most, so that it is looked at again in time. */
function inElevenMonths(): string {
  const day = new Date(`${danishToday()}T12:00:00Z`)
  day.setUTCMonth(day.getUTCMonth() + 11)
  return day.toISOString().slice(0, 10)
}
