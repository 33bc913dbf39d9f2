import './offer-form.css'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { type FormEvent, useDeferredValue, useState } from 'react'
import { offerHandoffRoute } from '../../../../contract/task.ts'
import { useDeed } from '../../../app/deed.tsx'
import { Button } from '../../../ui/button.tsx'
import { Skeleton } from '../../../ui/condition.tsx'
import { DialogFoot } from '../../../ui/dialog.tsx'
import { SearchField, TextArea } from '../../../ui/fields.tsx'
import { Icon } from '../../../ui/icon.tsx'
import { SectorMark } from '../../../ui/sector-mark.tsx'
import { useText } from '../../../ui/text.tsx'
import { unitSearchQuery } from '../../organisation/queries.ts'
import { taskTexts } from '../pages/texts.ts'
import { useTaskAddress } from './task-address.ts'
import type { TaskFormProps } from './task-form-dialog.tsx'

/** Asks another unit to take over. Units that do this kind of task come first; any other is found by name. */
export function OfferForm({ task, onClose }: TaskFormProps) {
  const t = useText()
  const [words, setWords] = useState('')
  const [chosen, setChosen] = useState<{ readonly id: string; readonly name: string }>()
  const [error, setError] = useState<string>()
  const { touches, params, version } = useTaskAddress(task)
  const offer = useDeed(offerHandoffRoute, { touches, says: t(taskTexts.offered), closes: onClose })
  const units = useQuery({
    ...unitSearchQuery(useDeferredValue(words.trim()), task.serviceCode),
    placeholderData: keepPreviousData,
  })
  const receivers = units.data?.filter((unit) => unit.id !== task.responsible.id)

  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (chosen === undefined) return setError(t(taskTexts.receiverMissing))
    const message = String(new FormData(event.currentTarget).get('message') ?? '')
    offer.does({ params, body: { version, toId: chosen.id, message } })
  }

  return (
    <form className="form" onSubmit={send} noValidate>
      <fieldset className="choices">
        <legend>{t(taskTexts.receiver)}</legend>
        <p className="field-hint">{t(taskTexts.receiverHint)}</p>
        <SearchField
          name={t(taskTexts.searchReceiver)}
          value={words}
          onChange={(event) => setWords(event.target.value)}
          autoComplete="off"
        />
        {error && (
          <p className="field-error" role="alert">
            <Icon name="warning" size={16} />
            {error}
          </p>
        )}
        {receivers === undefined && <Skeleton rows={2} />}
        {receivers?.length === 0 && <p className="muted">{t(taskTexts.noReceiver)}</p>}
        <div className="receivers">
          {receivers?.map((unit) => (
            <label className="choice" key={unit.id}>
              <input
                type="radio"
                name="receiver"
                checked={chosen?.id === unit.id}
                onChange={() => {
                  setChosen(unit)
                  setError(undefined)
                }}
              />
              <span>
                <SectorMark sector={unit.sector}>{unit.name}</SectorMark>
                <span className="muted small"> {unit.party.name}</span>
              </span>
            </label>
          ))}
        </div>
      </fieldset>
      <TextArea
        name="message"
        label={t(taskTexts.message)}
        hint={t(taskTexts.messageHint)}
        optional
        maxLength={4000}
      />
      <p className="muted small">{t(taskTexts.answerTime)}</p>
      <DialogFoot>
        <Button look="primary" type="submit" icon="send" busy={offer.isBusy}>
          {chosen ? t(taskTexts.sendOn, { unit: chosen.name }) : t(taskTexts.sendOnNobody)}
        </Button>
      </DialogFoot>
    </form>
  )
}
