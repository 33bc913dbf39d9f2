import { type FormEvent, useState } from 'react'
import { Button } from '../../../ui/button.tsx'
import { TextField } from '../../../ui/fields.tsx'
import { useText } from '../../../ui/text.tsx'
import { writeTexts } from './texts.ts'

/** Asks why the thread is to be opened, where it is shown to nobody without a reason. */
export function ReasonForm({ onReason }: { onReason: (reason: string) => void }) {
  const t = useText()
  const [error, setError] = useState<string>()
  const open = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const reason = String(new FormData(event.currentTarget).get('reason') ?? '').trim()
    if (reason === '') return setError(t(writeTexts.reasonMissing))
    onReason(reason)
  }
  return (
    <form className="form reason-form no-print" onSubmit={open} noValidate>
      <TextField
        name="reason"
        label={t(writeTexts.reason)}
        hint={t(writeTexts.reasonHint)}
        error={error}
        maxLength={500}
        autoComplete="off"
      />
      <div className="buttons">
        <Button type="submit">{t(writeTexts.openWithReason)}</Button>
      </div>
    </form>
  )
}
