import { type FormEvent, useState } from 'react'
import { type BreachRisk, breachRisks, writeBreachRoute } from '../../../../contract/oversight.ts'
import type { Asked } from '../../../app/api.ts'
import { useDeed } from '../../../app/deed.tsx'
import { Button } from '../../../ui/button.tsx'
import { RadioGroup, Select, TextArea, TextField } from '../../../ui/fields.tsx'
import { useText } from '../../../ui/text.tsx'
import { breachEntryTexts, controlTexts, riskTexts } from '../pages/texts.ts'

type Entry = Asked<typeof writeBreachRoute>['body']['entry']
type EntryType = Entry['type']

const types: readonly EntryType[] = [
  'facts',
  'risk',
  'authority-told',
  'authority-not-told',
  'citizens-told',
  'citizens-not-told',
  'closed',
]

/** Adds to the case of a breach: facts, risk, who has been told, or that it is closed. Nothing is changed. */
export function BreachEntryForm({ unitId, breachId }: { unitId: string; breachId: string }) {
  const t = useText()
  const [type, setType] = useState<EntryType>('facts')
  const [risk, setRisk] = useState<BreachRisk>('risk')
  const [error, setError] = useState<string>()
  const write = useDeed(writeBreachRoute, {
    touches: [`oversight:${unitId}`],
    says: t(controlTexts.entrySaved),
  })
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const said = (name: string) => String(form.get(name) ?? '').trim()
    const [text, count] = [said('text'), Number(said('count'))]
    if (type === 'authority-told') {
      const reference = said('reference')
      if (reference === '') return setError(t(controlTexts.referenceMissing))
      return does({ type, toldAt: new Date().toISOString(), reference })
    }
    if (text.length < 10) return setError(t(controlTexts.wordsShort))
    if (type === 'citizens-told') {
      if (!Number.isInteger(count) || count < 1) return setError(t(controlTexts.howManyMissing))
      return does({ type, toldAt: new Date().toISOString(), count, text })
    }
    does(type === 'risk' ? { type, risk, text } : { type, text })
  }
  const does = (entry: Entry) => {
    setError(undefined)
    write.does({ params: { breachId }, body: { entry } })
  }
  return (
    <form className="form" onSubmit={send} noValidate>
      <Select
        name="type"
        label={t(controlTexts.entryType)}
        value={type}
        onChange={(event) => setType(event.target.value as EntryType)}
        options={types.map((value) => ({ value, label: t(breachEntryTexts[value]) }))}
      />
      {type === 'risk' && (
        <RadioGroup
          label={t(controlTexts.risk)}
          value={risk}
          onChange={(value) => setRisk(value as BreachRisk)}
          options={breachRisks.map((value) => ({ value, label: t(riskTexts[value]) }))}
        />
      )}
      {type === 'authority-told' && (
        <TextField name="reference" label={t(controlTexts.reference)} error={error} maxLength={200} />
      )}
      {type === 'citizens-told' && (
        <TextField name="count" label={t(controlTexts.howMany)} inputMode="numeric" maxLength={7} />
      )}
      {type !== 'authority-told' && (
        <TextArea name="text" label={t(controlTexts.text)} error={error} maxLength={4000} />
      )}
      <div className="buttons">
        <Button look="primary" type="submit" busy={write.isBusy}>
          {t(controlTexts.write)}
        </Button>
      </div>
    </form>
  )
}
