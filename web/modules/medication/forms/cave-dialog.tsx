import { type FormEvent, useState } from 'react'
import {
  assessCaveRoute,
  type CaveEntryView,
  type CaveView,
  tellCaveRoute,
} from '../../../../contract/medication-cave.ts'
import { useDeed } from '../../../app/deed.tsx'
import { Button } from '../../../ui/button.tsx'
import { Dialog, DialogFoot } from '../../../ui/dialog.tsx'
import { RadioGroup, TextArea } from '../../../ui/fields.tsx'
import { useText } from '../../../ui/text.tsx'
import { caveTexts } from '../pages/cave-texts.ts'
import { caveKindTexts, certaintyTexts, optionsOf, severityTexts, tellerTexts } from '../pages/cave-words.ts'
import { FindSubstance, type SubstanceDraft } from './find-substance.tsx'
import { focusFirstError } from './focus.ts'

export interface CaveDialogProps {
  readonly cave: CaveView
  /** The entry that is assessed; a new one is told when left out. */
  readonly entry?: CaveEntryView
  readonly onClose: () => void
}

/** A professional writes what the citizen does not tolerate, or says how sure what is told is. */
export function CaveDialog({ cave, entry, onClose }: CaveDialogProps) {
  const t = useText()
  const [substance, setSubstance] = useState<SubstanceDraft>({ code: null, name: entry?.name ?? '' })
  const [kind, setKind] = useState(entry?.kind ?? 'not-known')
  const [severity, setSeverity] = useState(entry?.severity ?? 'not-known')
  const isToldOnly = entry === undefined || entry.certainty === 'told'
  const [certainty, setCertainty] = useState(isToldOnly ? undefined : entry.certainty)
  const [toldBy, setToldBy] = useState<CaveEntryView['told']['by']>('citizen')
  const [errors, setErrors] = useState<Readonly<Partial<Record<'name' | 'certainty', string>>>>({})
  const { citizenId, version, mayAssess } = cave
  const done = {
    touches: [`citizen:${citizenId}`] as const,
    says: t(caveTexts.saved),
    closes: onClose,
  }
  const tell = useDeed(tellCaveRoute, done)
  const assess = useDeed(assessCaveRoute, done)

  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const reaction = String(form.get('reaction') ?? '').trim()
    const sure = mayAssess.may ? certainty : 'told'
    setErrors({
      ...(substance.name.trim() === '' && { name: t(caveTexts.substanceMissing) }),
      ...(sure === undefined && { certainty: t(caveTexts.certaintyMissing) }),
    })
    focusFirstError(event.currentTarget)
    if (substance.name.trim() === '' || sure === undefined) return
    const content = { ...substance, kind, severity, reaction }
    if (entry === undefined)
      return tell.does({ params: { citizenId }, body: { ...content, certainty: sure, toldBy } })
    if (sure === 'told') return
    assess.does({
      params: { citizenId, caveId: entry.caveId },
      body: { ...content, version, certainty: sure, reason: String(form.get('reason') ?? '').trim() },
    })
  }

  const isNew = entry === undefined
  return (
    <Dialog
      title={entry ? t(caveTexts.assessTitle, { name: entry.name }) : t(caveTexts.addTitle)}
      isOpen
      onClose={onClose}
    >
      <form className="form" onSubmit={send} noValidate>
        <FindSubstance
          label={t(caveTexts.substance)}
          hint={t(caveTexts.substanceHint)}
          draft={substance}
          onChange={setSubstance}
          error={errors.name}
        />
        <TextArea
          name="reaction"
          label={t(caveTexts.reaction)}
          hint={t(caveTexts.reactionHint)}
          rows={2}
          optional
          defaultValue={entry?.reaction ?? ''}
          maxLength={300}
        />
        <RadioGroup
          label={t(caveTexts.severity)}
          inRow
          value={severity}
          onChange={(value) => setSeverity(value as typeof severity)}
          options={optionsOf(t, severityTexts)}
        />
        <RadioGroup
          label={t(caveTexts.kind)}
          inRow
          value={kind}
          onChange={(value) => setKind(value as typeof kind)}
          options={optionsOf(t, caveKindTexts)}
        />
        {isNew && (
          <RadioGroup
            label={t(caveTexts.whoSaid)}
            value={toldBy}
            onChange={(value) => setToldBy(value as typeof toldBy)}
            options={optionsOf(t, tellerTexts)}
          />
        )}
        {mayAssess.may && (
          <RadioGroup
            label={t(caveTexts.certainty)}
            error={errors.certainty}
            value={certainty}
            onChange={(value) => setCertainty(value as NonNullable<typeof certainty>)}
            options={optionsOf(
              t,
              certaintyTexts,
              isNew ? ['told', 'suspected', 'confirmed'] : ['suspected', 'confirmed'],
            )}
          />
        )}
        {!isNew && (
          <TextArea name="reason" label={t(caveTexts.assessReason)} rows={2} optional maxLength={500} />
        )}
        <DialogFoot>
          <Button look="primary" type="submit" busy={tell.isBusy || assess.isBusy}>
            {t(caveTexts.save)}
          </Button>
        </DialogFoot>
      </form>
    </Dialog>
  )
}
