import { type FormEvent, useState } from 'react'
import type { consentPurposes } from '../../../../contract/access-will.ts'
import { recordConsentRoute } from '../../../../contract/citizen-will.ts'
import type { DataKind } from '../../../../kernel/access-words.ts'
import { useDeed } from '../../../app/deed.tsx'
import { Button } from '../../../ui/button.tsx'
import { Dialog, DialogFoot } from '../../../ui/dialog.tsx'
import { Checkbox, RadioGroup, TextArea, TextField } from '../../../ui/fields.tsx'
import { useText } from '../../../ui/text.tsx'
import { staffWillTexts } from '../pages/staff-will-texts.ts'
import { dataKindTexts } from '../pages/texts.ts'
import { willTexts } from '../pages/will-texts.ts'

const offered: readonly DataKind[] = ['PLAN', 'APP', 'ADM', 'MED', 'FUN', 'REC']

type Receiver = 'relative' | 'named'
type Form = 'oral' | 'written'
type Giver = 'citizen' | 'representative'
type Purpose = (typeof consentPurposes)[number]

export interface StaffConsentDialogProps {
  readonly citizenId: string
  readonly onClose: () => void
}

/** A professional writes down what the citizen has consented to (SUL §§ 42, 44: it must stand in the record). */
export function StaffConsentDialog({ citizenId, onClose }: StaffConsentDialogProps) {
  const t = useText()
  const [receiver, setReceiver] = useState<Receiver>('relative')
  const [form, setForm] = useState<Form>('oral')
  const [givenBy, setGivenBy] = useState<Giver>('citizen')
  const [errors, setErrors] = useState<{ name?: string; number?: string; kinds?: string }>({})
  const record = useDeed(recordConsentRoute, {
    touches: [`citizen:${citizenId}`],
    says: t(staffWillTexts.consentSaved),
    closes: onClose,
  })
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const filled = new FormData(event.currentTarget)
    const said = (name: string) => String(filled.get(name) ?? '').trim()
    const kinds = offered.filter((kind) => filled.get(kind) === 'on')
    const missing = {
      ...(said('name') === '' && { name: t(staffWillTexts.missing) }),
      ...(receiver === 'relative' && said('number') === '' && { number: t(staffWillTexts.missing) }),
      ...(kinds.length === 0 && { kinds: t(willTexts.kindsMissing) }),
    }
    setErrors(missing)
    if (Object.keys(missing).length > 0) return
    const purpose: Purpose = receiver === 'relative' ? 'support' : 'other-purpose'
    record.does({
      params: { citizenId },
      body: {
        receiver:
          receiver === 'relative'
            ? { kind: receiver, name: said('name'), number: said('number') }
            : { kind: receiver, name: said('name') },
        purpose,
        dataKinds: ['ID', ...kinds],
        // For others than those who support, the law asks for writing (SUL § 44(1)).
        form: receiver === 'named' ? 'written' : form,
        givenBy,
        note: said('note'),
      },
    })
  }
  return (
    <Dialog title={t(staffWillTexts.recordConsent)} isOpen onClose={onClose}>
      <form className="form" onSubmit={send} noValidate>
        <RadioGroup
          label={t(staffWillTexts.receiver)}
          value={receiver}
          onChange={(value) => setReceiver(value as Receiver)}
          options={[
            { value: 'relative', label: t(staffWillTexts.receiverRelative) },
            { value: 'named', label: t(staffWillTexts.receiverNamed) },
          ]}
        />
        <TextField
          name="name"
          label={t(staffWillTexts.name)}
          error={errors.name}
          autoComplete="off"
          maxLength={200}
        />
        {receiver === 'relative' && (
          <TextField
            name="number"
            label={t(staffWillTexts.number)}
            hint={t(willTexts.relativeNumberHint)}
            error={errors.number}
            inputMode="numeric"
            autoComplete="off"
            spellCheck={false}
            maxLength={11}
          />
        )}
        <fieldset className="choices">
          <legend>{t(willTexts.whatToSee)}</legend>
          {errors.kinds && (
            <p className="field-error" role="alert">
              {errors.kinds}
            </p>
          )}
          {offered.map((kind) => (
            <Checkbox key={kind} name={kind} label={t(dataKindTexts[kind])} />
          ))}
        </fieldset>
        {receiver === 'relative' && (
          <RadioGroup
            label={t(staffWillTexts.form)}
            inRow
            value={form}
            onChange={(value) => setForm(value as Form)}
            options={[
              { value: 'oral', label: t(staffWillTexts.oral) },
              { value: 'written', label: t(staffWillTexts.written) },
            ]}
          />
        )}
        <RadioGroup
          label={t(staffWillTexts.givenBy)}
          inRow
          value={givenBy}
          onChange={(value) => setGivenBy(value as Giver)}
          options={[
            { value: 'citizen', label: t(staffWillTexts.byCitizen) },
            { value: 'representative', label: t(staffWillTexts.byRepresentative) },
          ]}
        />
        <TextArea name="note" label={t(staffWillTexts.note)} optional rows={2} maxLength={500} />
        <DialogFoot>
          <Button look="primary" type="submit" busy={record.isBusy}>
            {t(staffWillTexts.recordConsent)}
          </Button>
        </DialogFoot>
      </form>
    </Dialog>
  )
}
