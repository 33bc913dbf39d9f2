import { type FormEvent, useState } from 'react'
import { Button } from '../../../ui/button.tsx'
import { TextArea } from '../../../ui/fields.tsx'
import { useText } from '../../../ui/text.tsx'
import { letterTexts } from '../pages/texts.ts'

export interface CloseLetterFormProps {
  readonly isBusy: boolean
  readonly onClose: (reason: string) => void
}

/** Closes a letter that was dealt with another way, and says which. */
export function CloseLetterForm({ isBusy, onClose }: CloseLetterFormProps) {
  const t = useText()
  const [error, setError] = useState<string>()
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const reason = String(new FormData(event.currentTarget).get('reason') ?? '').trim()
    if (reason.length < 3) return setError(t(letterTexts.reasonMissing))
    onClose(reason)
  }
  return (
    <form className="form" onSubmit={send} noValidate>
      <TextArea
        name="reason"
        label={t(letterTexts.reason)}
        hint={t(letterTexts.closeHint)}
        error={error}
        maxLength={500}
      />
      <div className="buttons">
        <Button look="primary" type="submit" busy={isBusy}>
          {t(letterTexts.close)}
        </Button>
      </div>
    </form>
  )
}
