import { type FormEvent, useState } from 'react'
import { decideLineRoute, type MedicineRowView, type MedicinesView } from '../../../../contract/medication.ts'
import { useDeed } from '../../../app/deed.tsx'
import { Button } from '../../../ui/button.tsx'
import { Facts } from '../../../ui/card.tsx'
import { DateField } from '../../../ui/date-field.tsx'
import { Dialog, DialogFoot } from '../../../ui/dialog.tsx'
import { RadioGroup, TextArea } from '../../../ui/fields.tsx'
import { useText } from '../../../ui/text.tsx'
import { caveTexts } from '../pages/cave-texts.ts'
import { dosesInWords, statusTexts } from '../pages/medicine-words.ts'
import { medicineTexts } from '../pages/texts.ts'
import { CaveWarning } from './cave-warning.tsx'
import { bodiesOf, type DoseDraft, draftOfEntry } from './dose-draft.ts'
import { focusFirstError } from './focus.ts'
import { type FollowUpDraft, FollowUpFields, followUpOf, noFollowUp } from './follow-up-fields.tsx'
import { StrengthFields } from './strength-fields.tsx'
import { formTexts } from './texts.ts'

type LineStatus = MedicineRowView['status']

/** What can be said of a line: one that was taken before is not new, and one that nobody took is not unchanged. */
function choicesFor({ before, now, discharge }: MedicineRowView): readonly LineStatus[] {
  const isNew = before.length === 0 && now.length + discharge.length > 0
  return [
    ...(isNew ? (['new'] as const) : (['unchanged', 'dose-changed'] as const)),
    'stopped',
    'paused',
    'unclear',
  ]
}

export interface DecideLineDialogProps {
  readonly medicines: MedicinesView
  readonly reconciliationId: string
  readonly row: MedicineRowView
  readonly onClose: () => void
}

/** A doctor says of one medicine what is decided, why, and who follows up. */
export function DecideLineDialog({ medicines, reconciliationId, row, onClose }: DecideLineDialogProps) {
  const t = useText()
  const choices = choicesFor(row)
  const first = row.isDecided && row.status !== 'unclear' ? row.status : (row.proposed ?? row.status)
  const [status, setStatus] = useState(choices.includes(first) ? first : undefined)
  const [doses, setDoses] = useState<readonly DoseDraft[]>(() => latestOf(row).map(draftOfEntry))
  const [pausedUntil, setPausedUntil] = useState(row.pausedUntil)
  const [followUp, setFollowUp] = useState<FollowUpDraft>(
    row.followUp ? { isWanted: true, ...row.followUp } : noFollowUp,
  )
  const [errors, setErrors] = useState<Readonly<Partial<Record<Field, string>>>>({})
  const { citizenId, version } = medicines
  const decide = useDeed(decideLineRoute, {
    touches: [`citizen:${citizenId}`],
    says: t(formTexts.saved),
    closes: onClose,
  })
  const goesOn = status === 'unchanged' || status === 'dose-changed' || status === 'new'
  const isDosed = status === 'dose-changed' || status === 'new'

  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const reason = String(new FormData(event.currentTarget).get('reason') ?? '').trim()
    const caveReason = String(new FormData(event.currentTarget).get('caveReason') ?? '').trim()
    const bodies = isDosed ? bodiesOf(doses) : []
    const follow = followUpOf(followUp, t)
    const found: Partial<Record<Field, string>> = {}
    if (status === undefined) found.status = t(formTexts.decisionMissing)
    if (status !== 'unchanged' && reason === '') found.reason = t(formTexts.reasonMissing)
    if (bodies === undefined || (isDosed && bodies.length === 0)) found.doses = t(formTexts.doseMissing)
    if (goesOn && row.cave.length > 0 && caveReason === '') found.caveReason = t(caveTexts.caveReasonMissing)
    if (follow === undefined) found.followUp = t(formTexts.followUpMissing)
    setErrors(found)
    focusFirstError(event.currentTarget)
    if (Object.keys(found).length > 0 || status === undefined || bodies === undefined || follow === undefined)
      return
    decide.does({
      params: { citizenId, reconciliationId, rowKey: row.rowKey },
      body: {
        version,
        status,
        reason,
        caveReason,
        doses: bodies,
        pausedUntil: status === 'paused' ? pausedUntil : null,
        followUp: follow,
      },
    })
  }

  return (
    <Dialog title={t(formTexts.decideTitle, { name: row.name })} isOpen onClose={onClose}>
      <form className="form" onSubmit={send} noValidate>
        <Doses row={row} />
        <RadioGroup
          label={t(formTexts.whatDecided)}
          error={errors.status}
          value={status}
          onChange={(value) => setStatus(value as LineStatus)}
          options={choices.map((value) => ({
            value,
            label: t(value === 'unclear' ? formTexts.unclearChoice : statusTexts[value]),
          }))}
        />
        {isDosed && (
          <StrengthFields
            atc={row.atc}
            form={row.form}
            drafts={doses}
            onChange={setDoses}
            error={errors.doses}
          />
        )}
        {status === 'paused' && (
          <DateField
            label={t(formTexts.pausedUntilLabel)}
            hint={t(formTexts.pausedHint)}
            optional
            value={pausedUntil}
            onChange={setPausedUntil}
            onClear={() => setPausedUntil(null)}
          />
        )}
        <TextArea
          name="reason"
          label={t(formTexts.reason)}
          hint={t(formTexts.reasonHint)}
          rows={2}
          optional={status === 'unchanged'}
          error={errors.reason}
          defaultValue={row.reason ?? ''}
          maxLength={500}
        />
        {goesOn && <CaveWarning against={row.cave} error={errors.caveReason} earlier={row.caveReason} />}
        <FollowUpFields draft={followUp} onChange={setFollowUp} error={errors.followUp} />
        <DialogFoot>
          <Button look="primary" type="submit" busy={decide.isBusy}>
            {t(formTexts.save)}
          </Button>
        </DialogFoot>
      </form>
    </Dialog>
  )
}

type Field = 'caveReason' | 'status' | 'reason' | 'doses' | 'followUp'

/** What stands on the newest list that has the medicine; last what only the municipality gives. */
function latestOf(row: MedicineRowView): MedicineRowView['now'] {
  return [row.now, row.discharge, row.before, row.dispensing ?? []].find(({ length }) => length > 0) ?? []
}

/** What it was and is, to decide by. */
function Doses({ row }: { row: MedicineRowView }) {
  const t = useText()
  const lists = [
    [medicineTexts.before, row.before],
    [medicineTexts.current, row.now],
    [medicineTexts.homeGives, row.dispensing ?? []],
  ] as const
  return (
    <Facts
      pairs={lists
        .filter(([, entries]) => entries.length > 0)
        .map(([text, entries]) => [t(text), dosesInWords(t, entries)])}
    />
  )
}
