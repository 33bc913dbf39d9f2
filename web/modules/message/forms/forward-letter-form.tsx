import { type FormEvent, useState } from 'react'
import { forwardOutgoingRoute, type getOutgoingRoute } from '../../../../contract/message.ts'
import type { AnswerOf } from '../../../../contract/route.ts'
import { useDeed } from '../../../app/deed.tsx'
import { useUnitId } from '../../../app/session.ts'
import { Button } from '../../../ui/button.tsx'
import { ComboBox } from '../../../ui/combo-box.tsx'
import { TextArea } from '../../../ui/fields.tsx'
import { useText } from '../../../ui/text.tsx'
import { letterTexts } from '../pages/texts.ts'

export interface ForwardLetterFormProps {
  readonly sendingId: string
  /** Whom it may be sent to, as the server has said. */
  readonly receivers: AnswerOf<typeof getOutgoingRoute>['receivers']
  readonly onDone: (forwardedAs: string) => void
}

/** Sends what a letter of ours says to somebody else instead: who, and why. */
export function ForwardLetterForm({ sendingId, receivers, onDone }: ForwardLetterFormProps) {
  const t = useText()
  const unitId = useUnitId()
  const [words, setWords] = useState('')
  const [chosen, setChosen] = useState<string>()
  const [error, setError] = useState<{ readonly receiver?: string; readonly reason?: string }>({})
  const wanted = words.trim().toLocaleLowerCase('da')
  const fitting = receivers.filter(({ name, partyName }) =>
    `${name} ${partyName}`.toLocaleLowerCase('da').includes(wanted),
  )
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
        choices={fitting.map(({ id, name, partyName }) => ({ id, label: name, detail: partyName }))}
        onChoose={(id) => {
          setChosen(id)
          setWords(receivers.find((unit) => unit.id === id)?.name ?? '')
          setError({})
        }}
        nothing={t(letterTexts.noReceiver)}
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
