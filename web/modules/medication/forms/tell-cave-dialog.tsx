import { type FormEvent, useState } from 'react'
import { type CaveEntryView, tellCaveRoute } from '../../../../contract/medication-cave.ts'
import { useDeed } from '../../../app/deed.tsx'
import { Button } from '../../../ui/button.tsx'
import { Dialog, DialogFoot } from '../../../ui/dialog.tsx'
import { RadioGroup, TextArea } from '../../../ui/fields.tsx'
import { useText } from '../../../ui/text.tsx'
import { myCaveTexts } from '../pages/cave-texts.ts'
import { optionsOf } from '../pages/cave-words.ts'
import { FindSubstance, type SubstanceDraft } from './find-substance.tsx'
import { focusFirstError } from './focus.ts'

const howBad = {
  mild: myCaveTexts.mild,
  moderate: myCaveTexts.moderate,
  severe: myCaveTexts.severeChoice,
  'not-known': myCaveTexts.dontKnow,
} as const

/** The citizen tells, once, of something they do not tolerate. */
export function TellCaveDialog({ citizenId, onClose }: { citizenId: string; onClose: () => void }) {
  const t = useText()
  const [substance, setSubstance] = useState<SubstanceDraft>({ code: null, name: '' })
  const [severity, setSeverity] = useState<CaveEntryView['severity']>('not-known')
  const [error, setError] = useState<string>()
  const tell = useDeed(tellCaveRoute, {
    touches: [`citizen:${citizenId}`],
    says: t(myCaveTexts.sent),
    closes: onClose,
  })
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const reaction = String(new FormData(event.currentTarget).get('reaction') ?? '').trim()
    const isMissing = substance.name.trim() === ''
    setError(isMissing ? t(myCaveTexts.whatMissing) : undefined)
    focusFirstError(event.currentTarget)
    if (!isMissing) tell.does({ params: { citizenId }, body: { ...substance, severity, reaction } })
  }
  return (
    <Dialog title={t(myCaveTexts.tell)} isOpen onClose={onClose}>
      <form className="form" onSubmit={send} noValidate>
        <p>{t(myCaveTexts.tellText)}</p>
        <FindSubstance
          label={t(myCaveTexts.what)}
          hint={t(myCaveTexts.whatHint)}
          draft={substance}
          onChange={setSubstance}
          error={error}
        />
        <TextArea name="reaction" label={t(myCaveTexts.happened)} rows={2} optional maxLength={300} />
        <RadioGroup
          label={t(myCaveTexts.howBad)}
          value={severity}
          onChange={(value) => setSeverity(value as typeof severity)}
          options={optionsOf(t, howBad)}
        />
        <DialogFoot>
          <Button look="primary" type="submit" busy={tell.isBusy}>
            {t(myCaveTexts.send)}
          </Button>
        </DialogFoot>
      </form>
    </Dialog>
  )
}
