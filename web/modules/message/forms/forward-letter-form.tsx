import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { type FormEvent, useDeferredValue, useState } from 'react'
import { forwardOutgoingRoute } from '../../../../contract/message.ts'
import { useDeed } from '../../../app/deed.tsx'
import { useUnitId } from '../../../app/session.ts'
import { Button } from '../../../ui/button.tsx'
import { ComboBox } from '../../../ui/combo-box.tsx'
import { TextArea } from '../../../ui/fields.tsx'
import { useText } from '../../../ui/text.tsx'
import { unitSearchQuery } from '../../organisation/queries.ts'
import { letterTexts } from '../pages/texts.ts'

export interface ForwardLetterFormProps {
  readonly sendingId: string
  readonly onDone: (forwardedAs: string) => void
}

/** Sends what a letter of ours says to somebody else instead: who, and why. */
export function ForwardLetterForm({ sendingId, onDone }: ForwardLetterFormProps) {
  const t = useText()
  const unitId = useUnitId()
  const [words, setWords] = useState('')
  const [chosen, setChosen] = useState<string>()
  const [error, setError] = useState<{ readonly receiver?: string; readonly reason?: string }>({})
  const units = useQuery({
    ...unitSearchQuery(useDeferredValue(words.trim())),
    placeholderData: keepPreviousData,
  })
  const forward = useDeed(forwardOutgoingRoute, {
    touches: [`messages:${unitId}`],
    says: t(letterTexts.forwarded),
    onDone: (answer) => onDone(answer.forwardedAs.id),
  })
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const reason = String(new FormData(event.currentTarget).get('reason') ?? '').trim()
    const missing = {
      ...(chosen === undefined && { receiver: t(letterTexts.receiverMissing) }),
      ...(reason.length < 3 && { reason: t(letterTexts.reasonMissing) }),
    }
    setError(missing)
    if (chosen === undefined || reason.length < 3) return
    forward.does({ params: { sendingId }, body: { toUnitId: chosen, reason } })
  }
  return (
    <form className="form" onSubmit={send} noValidate>
      <ComboBox
        label={t(letterTexts.newReceiver)}
        hint={t(letterTexts.newReceiverHint)}
        error={error.receiver}
        text={words}
        onText={(typed) => {
          setWords(typed)
          setChosen(undefined)
        }}
        choices={(units.data ?? []).map(({ id, name, party }) => ({ id, label: name, detail: party.name }))}
        onChoose={(id) => {
          setChosen(id)
          setWords(units.data?.find((unit) => unit.id === id)?.name ?? '')
          setError({})
        }}
        nothing={units.data === undefined ? undefined : t(letterTexts.noReceiver)}
      />
      <TextArea name="reason" label={t(letterTexts.forwardReason)} error={error.reason} maxLength={500} />
      <div className="buttons">
        <Button look="primary" type="submit" icon="forward" busy={forward.isBusy}>
          {t(letterTexts.forward)}
        </Button>
      </div>
    </form>
  )
}
