import { type FormEvent, useState } from 'react'
import { recordConsentRoute } from '../../../../contract/citizen-will.ts'
import type { DataKind } from '../../../../kernel/access-words.ts'
import { useDeed } from '../../../app/deed.tsx'
import { Button } from '../../../ui/button.tsx'
import { danishToday } from '../../../ui/danish-time.ts'
import { DateField } from '../../../ui/date-field.tsx'
import { Dialog, DialogFoot } from '../../../ui/dialog.tsx'
import { Checkbox, TextField } from '../../../ui/fields.tsx'
import { useText } from '../../../ui/text.tsx'
import { useActingFor } from '../acting-for.ts'
import { dataKindTexts } from '../pages/texts.ts'
import { willTexts } from '../pages/will-texts.ts'

/** What somebody close can be let see; name and contact always come along, or nobody knows whose course it is. */
const everythingOffered: readonly DataKind[] = ['PLAN', 'APP', 'ADM', 'MED', 'FUN', 'REC']
const chosenFirst: readonly DataKind[] = ['PLAN', 'APP', 'ADM']

export interface ConsentDialogProps {
  readonly citizenId: string
  readonly onClose: () => void
}

/** The citizen lets somebody close see a part of the course. The number stays in the body of the request. */
export function ConsentDialog({ citizenId, onClose }: ConsentDialogProps) {
  const t = useText()
  const actingFor = useActingFor()
  // Who acts for another lets nobody see more than their own document covers.
  const within = (kind: DataKind) => actingFor?.dataKinds.includes(kind) !== false
  const offered = everythingOffered.filter(within)
  const [lastDay, setLastDay] = useState(aYearFromToday)
  const [errors, setErrors] = useState<{ name?: string; number?: string; kinds?: string }>({})
  const give = useDeed(recordConsentRoute, {
    touches: [`citizen:${citizenId}`],
    says: t(willTexts.consentGiven),
    closes: onClose,
  })

  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const [name, number] = ['name', 'number'].map((field) => String(form.get(field) ?? '').trim()) as [
      string,
      string,
    ]
    const kinds = offered.filter((kind) => form.get(kind) === 'on')
    const missing = {
      ...(name === '' && { name: t(willTexts.nameMissing) }),
      ...(number === '' && { number: t(willTexts.numberMissing) }),
      ...(kinds.length === 0 && { kinds: t(willTexts.kindsMissing) }),
    }
    setErrors(missing)
    if (Object.keys(missing).length > 0) return
    give.does({
      params: { citizenId },
      body: {
        receiver: { kind: 'relative', name, number },
        purpose: 'support',
        dataKinds: [...(['ID'] as const).filter(within), ...kinds],
        form: 'written',
        lastDay,
      },
    })
  }

  return (
    <Dialog title={t(willTexts.giveConsent)} isOpen onClose={onClose}>
      <form className="form" onSubmit={send} noValidate>
        <p>{t(willTexts.giveConsentText)}</p>
        <TextField
          name="name"
          label={t(willTexts.relativeName)}
          error={errors.name}
          autoComplete="off"
          maxLength={200}
        />
        <TextField
          name="number"
          label={t(willTexts.relativeNumber)}
          hint={t(willTexts.relativeNumberHint)}
          error={errors.number}
          inputMode="numeric"
          autoComplete="off"
          spellCheck={false}
          maxLength={11}
        />
        <fieldset className="choices" aria-describedby={errors.kinds ? 'consent-kinds-error' : undefined}>
          <legend>{t(willTexts.whatToSee)}</legend>
          {errors.kinds && (
            <p className="field-error" id="consent-kinds-error">
              {errors.kinds}
            </p>
          )}
          {offered.map((kind) => (
            <Checkbox
              key={kind}
              name={kind}
              label={t(dataKindTexts[kind])}
              defaultChecked={chosenFirst.includes(kind)}
            />
          ))}
        </fieldset>
        <DateField label={t(willTexts.lastDay)} value={lastDay} onChange={setLastDay} />
        <DialogFoot>
          <Button look="primary" type="submit" busy={give.isBusy}>
            {t(willTexts.giveConsent)}
          </Button>
        </DialogFoot>
      </form>
    </Dialog>
  )
}

/** The longest a consent can last (SUL § 44(2)); its last day is the day before the year is full. */
function aYearFromToday(): string {
  const day = new Date(`${danishToday()}T12:00:00Z`)
  day.setUTCFullYear(day.getUTCFullYear() + 1)
  day.setUTCDate(day.getUTCDate() - 1)
  return day.toISOString().slice(0, 10)
}
