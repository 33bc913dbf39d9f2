import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { decideLineRoute, type MedicinesView } from '../../../../contract/medication.ts'
import { isAgainstCave } from '../../../../kernel/cave.ts'
import { useDeed } from '../../../app/deed.tsx'
import { Button } from '../../../ui/button.tsx'
import { Dialog, DialogFoot } from '../../../ui/dialog.tsx'
import { TextArea } from '../../../ui/fields.tsx'
import { useText } from '../../../ui/text.tsx'
import { caveTexts } from '../pages/cave-texts.ts'
import { caveQuery } from '../queries.ts'
import { CaveWarning } from './cave-warning.tsx'
import { bodyOf, type DoseDraft, draftOfCatalogue } from './dose-draft.ts'
import { DoseFields } from './dose-fields.tsx'
import { FindMedicine } from './find-medicine.tsx'
import { focusFirstError, focusWhenDrawn } from './focus.ts'
import { type FollowUpDraft, FollowUpFields, followUpOf, noFollowUp } from './follow-up-fields.tsx'
import { formTexts } from './texts.ts'

export interface AddMedicineDialogProps {
  readonly medicines: MedicinesView
  readonly reconciliationId: string
  readonly onClose: () => void
}

/** A medicine that was not there before: found in the catalogue, with its dose, why, and who follows up. */
export function AddMedicineDialog({ medicines, reconciliationId, onClose }: AddMedicineDialogProps) {
  const t = useText()
  const [draft, setDraft] = useState<DoseDraft>()
  const [followUp, setFollowUp] = useState<FollowUpDraft>(noFollowUp)
  const [errors, setErrors] = useState<Readonly<Partial<Record<Field, string>>>>({})
  const { citizenId, version } = medicines
  const cave = useQuery(caveQuery(citizenId)).data?.entries ?? []
  const against = draft === undefined ? [] : cave.filter((entry) => isAgainstCave(entry, draft.medicine))
  const decide = useDeed(decideLineRoute, {
    touches: [`citizen:${citizenId}`],
    says: t(formTexts.added),
    closes: onClose,
  })

  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const reason = String(new FormData(event.currentTarget).get('reason') ?? '').trim()
    const caveReason = String(new FormData(event.currentTarget).get('caveReason') ?? '').trim()
    const body = draft && bodyOf(draft)
    const follow = followUpOf(followUp, t)
    const found: Partial<Record<Field, string>> = {}
    if (draft === undefined) found.medicine = t(formTexts.findMissing)
    else if (body === undefined) found.dose = t(formTexts.doseMissing)
    if (reason === '') found.reason = t(formTexts.reasonMissing)
    if (against.length > 0 && caveReason === '') found.caveReason = t(caveTexts.caveReasonMissing)
    if (follow === undefined) found.followUp = t(formTexts.followUpMissing)
    setErrors(found)
    focusFirstError(event.currentTarget)
    if (Object.keys(found).length > 0 || body === undefined || follow === undefined) return
    decide.does({
      params: { citizenId, reconciliationId, rowKey: `${body.atc}-${body.form}` },
      body: { version, status: 'new', reason, caveReason, doses: [body], followUp: follow },
    })
  }

  return (
    <Dialog title={t(formTexts.addTitle)} isOpen onClose={onClose}>
      <form className="form" onSubmit={send} noValidate>
        {draft === undefined ? (
          <FindMedicine error={errors.medicine} onChoose={(found) => setDraft(draftOfCatalogue(found))} />
        ) : (
          <>
            <p className="row row-between">
              <b>
                {draft.medicine.name} {draft.medicine.strength}
              </b>
              <Button ref={focusWhenDrawn} small look="quiet" onClick={() => setDraft(undefined)}>
                {t(formTexts.findAnother)}
              </Button>
            </p>
            <CaveWarning against={against} error={errors.caveReason} />
            <DoseFields draft={draft} error={errors.dose} onChange={setDraft} />
          </>
        )}
        <TextArea
          name="reason"
          label={t(formTexts.reason)}
          hint={t(formTexts.reasonHint)}
          rows={2}
          error={errors.reason}
          maxLength={500}
        />
        <FollowUpFields draft={followUp} onChange={setFollowUp} error={errors.followUp} />
        <DialogFoot>
          <Button look="primary" type="submit" busy={decide.isBusy}>
            {t(formTexts.add)}
          </Button>
        </DialogFoot>
      </form>
    </Dialog>
  )
}

type Field = 'caveReason' | 'medicine' | 'dose' | 'reason' | 'followUp'
