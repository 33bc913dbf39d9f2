import { type FormEvent, useState } from 'react'
import { type CaveEntryView, stateNoKnownCaveRoute } from '../../../../contract/medication-cave.ts'
import { useDeed } from '../../../app/deed.tsx'
import { Button } from '../../../ui/button.tsx'
import { Dialog, DialogFoot } from '../../../ui/dialog.tsx'
import { RadioGroup } from '../../../ui/fields.tsx'
import { useText } from '../../../ui/text.tsx'
import { caveTexts } from '../pages/cave-texts.ts'
import { optionsOf, tellerTexts } from '../pages/cave-words.ts'

/** The citizen was asked today, and nothing is known. */
export function NoKnownCaveDialog({ citizenId, onClose }: { citizenId: string; onClose: () => void }) {
  const t = useText()
  const [toldBy, setToldBy] = useState<CaveEntryView['told']['by']>('citizen')
  const state = useDeed(stateNoKnownCaveRoute, {
    touches: [`citizen:${citizenId}`],
    says: t(caveTexts.noneSaved),
    closes: onClose,
  })
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    state.does({ params: { citizenId }, body: { toldBy } })
  }
  return (
    <Dialog title={t(caveTexts.noneTitle)} isOpen onClose={onClose}>
      <form className="form" onSubmit={send} noValidate>
        <p>{t(caveTexts.noneText)}</p>
        <RadioGroup
          label={t(caveTexts.whoSaid)}
          value={toldBy}
          onChange={(value) => setToldBy(value as typeof toldBy)}
          options={optionsOf(t, tellerTexts)}
        />
        <DialogFoot>
          <Button look="primary" type="submit" busy={state.isBusy}>
            {t(caveTexts.saveNone)}
          </Button>
        </DialogFoot>
      </form>
    </Dialog>
  )
}
