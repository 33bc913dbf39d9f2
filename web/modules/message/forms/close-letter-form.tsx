import { type FormEvent, useState } from 'react'
import { closeLetterRoute } from '../../../../contract/message.ts'
import { useDeed } from '../../../app/deed.tsx'
import { useUnitId } from '../../../app/session.ts'
import { Button } from '../../../ui/button.tsx'
import { TextArea } from '../../../ui/fields.tsx'
import { useText } from '../../../ui/text.tsx'
import { letterTexts } from '../pages/texts.ts'

/** Closes a letter that was dealt with another way, and says which. */
export function CloseLetterForm({ letterId, onDone }: { letterId: string; onDone: () => void }) {
  const t = useText()
  const unitId = useUnitId()
  const [error, setError] = useState<string>()
  const close = useDeed(closeLetterRoute, {
    touches: [`messages:${unitId}`],
    says: t(letterTexts.closed),
    onDone,
  })
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const reason = String(new FormData(event.currentTarget).get('reason') ?? '').trim()
    if (reason.length < 3) return setError(t(letterTexts.reasonMissing))
    close.does({ params: { letterId }, body: { reason } })
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
        <Button look="primary" type="submit" busy={close.isBusy}>
          {t(letterTexts.close)}
        </Button>
      </div>
    </form>
  )
}
