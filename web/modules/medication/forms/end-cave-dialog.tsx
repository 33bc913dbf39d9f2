import { type FormEvent, useState } from 'react'
import { type CaveEntryView, type CaveView, endCaveRoute } from '../../../../contract/medication-cave.ts'
import { useDeed } from '../../../app/deed.tsx'
import { Button } from '../../../ui/button.tsx'
import { Dialog, DialogFoot } from '../../../ui/dialog.tsx'
import { RadioGroup, TextArea } from '../../../ui/fields.tsx'
import { useText } from '../../../ui/text.tsx'
import { caveTexts } from '../pages/cave-texts.ts'
import { endingTexts, optionsOf } from '../pages/cave-words.ts'
import { focusFirstError } from './focus.ts'
import { formTexts } from './texts.ts'

export interface EndCaveDialogProps {
  readonly cave: CaveView
  readonly entry: CaveEntryView
  readonly onClose: () => void
}

type Ending = NonNullable<CaveEntryView['ended']>['as']

/** An entry counts no more, with a reason; only a doctor says that the citizen tolerates it. */
export function EndCaveDialog({ cave, entry, onClose }: EndCaveDialogProps) {
  const t = useText()
  const endings: readonly Ending[] = cave.mayRefute.may
    ? ['refuted', 'entered-in-error']
    : ['entered-in-error']
  const [ending, setEnding] = useState<Ending | undefined>(cave.mayRefute.may ? undefined : endings[0])
  const [errors, setErrors] = useState<Readonly<Partial<Record<'ending' | 'reason', string>>>>({})
  const { citizenId, version } = cave
  const end = useDeed(endCaveRoute, {
    touches: [`citizen:${citizenId}`],
    says: t(caveTexts.ended),
    closes: onClose,
  })
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const reason = String(new FormData(event.currentTarget).get('reason') ?? '').trim()
    setErrors({
      ...(ending === undefined && { ending: t(caveTexts.endMissing) }),
      ...(reason === '' && { reason: t(formTexts.reasonMissing) }),
    })
    focusFirstError(event.currentTarget)
    if (ending === undefined || reason === '') return
    end.does({ params: { citizenId, caveId: entry.caveId }, body: { version, as: ending, reason } })
  }
  return (
    <Dialog title={t(caveTexts.endTitle, { name: entry.name })} isOpen onClose={onClose}>
      <form className="form" onSubmit={send} noValidate>
        <p>{t(caveTexts.endText)}</p>
        <RadioGroup
          label={t(caveTexts.why)}
          error={errors.ending}
          value={ending}
          onChange={(value) => setEnding(value as Ending)}
          options={optionsOf(t, endingTexts, endings)}
        />
        <TextArea
          name="reason"
          label={t(caveTexts.assessReason)}
          rows={2}
          error={errors.reason}
          maxLength={500}
        />
        <DialogFoot>
          <Button look="danger" type="submit" busy={end.isBusy}>
            {t(caveTexts.end)}
          </Button>
        </DialogFoot>
      </form>
    </Dialog>
  )
}
