import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import {
  doRehabilitationDeedRoute,
  gopTypes,
  type PlanContent,
  type RehabPlanView,
  writeRehabilitationPlanRoute,
} from '../../../../contract/rehab.ts'
import { useDeed } from '../../../app/deed.tsx'
import { Button } from '../../../ui/button.tsx'
import { calendarDate } from '../../../ui/danish-time.ts'
import { DateField } from '../../../ui/date-field.tsx'
import { Dialog, DialogFoot } from '../../../ui/dialog.tsx'
import { Checkbox, Select, TextArea, TextField } from '../../../ui/fields.tsx'
import { useLanguage, useText } from '../../../ui/text.tsx'
import { staysQuery } from '../../stay/queries.ts'
import { rehabTexts } from '../pages/texts.ts'
import { rehabFormTexts } from './texts.ts'

const emptyPlan: PlanContent = {
  gopType: null,
  mustBeAtHospital: false,
  functionBefore: '',
  functionNow: '',
  needs: '',
  whatToTrain: '',
  restrictions: '',
  wholeLifeNeeds: '',
  startNoLaterThan: null,
  startNotBefore: null,
  contactMunicipality: '',
  contactRegion: '',
}

const needed = ['functionBefore', 'functionNow', 'needs', 'whatToTrain'] as const
const outpatient = 'outpatient'

export interface PlanDialogProps {
  readonly citizenId: string
  /** The plan to change; a new one when left out. */
  readonly plan?: RehabPlanView
  readonly onClose: () => void
}

/** A rehabilitation plan is written, or changed: what it says is what the therapist starts from (B2). */
export function PlanDialog({ citizenId, plan, onClose }: PlanDialogProps) {
  const t = useText()
  const language = useLanguage()
  const [content, setContent] = useState(plan?.content ?? emptyPlan)
  const stays = useQuery({ ...staysQuery(citizenId), enabled: plan === undefined }).data?.stays ?? []
  const [chosenStay, setChosenStay] = useState<string>()
  const stayId = chosenStay ?? stays[0]?.stayId ?? outpatient
  const isSent = plan !== undefined && plan.status !== 'draft' && plan.status !== 'returned'
  const done = { touches: [`citizen:${citizenId}`] as const, says: t(rehabTexts.written), closes: onClose }
  const write = useDeed(writeRehabilitationPlanRoute, done)
  const change = useDeed(doRehabilitationDeedRoute, done)
  const set = (part: Partial<PlanContent>) => setContent((before) => ({ ...before, ...part }))
  const isSpecialised = content.gopType === 'SPECIALISED' || content.gopType === 'REHAB_SPECIALISED'

  const save = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (plan === undefined)
      return write.does({
        params: { citizenId },
        body: { stayId: stayId === outpatient ? null : stayId, content },
      })
    change.does({ params: { citizenId, planId: plan.planId }, body: { deed: 'revise', content } })
  }

  const area = (part: (typeof needed)[number] | 'restrictions' | 'wholeLifeNeeds', isNeeded: boolean) => (
    <TextArea
      label={t(rehabTexts[part])}
      optional={!isNeeded}
      rows={2}
      maxLength={4000}
      value={content[part]}
      onChange={(event) => set({ [part]: event.target.value })}
    />
  )

  return (
    <Dialog title={t(rehabTexts.plan)} isOpen onClose={onClose}>
      <form className="form" onSubmit={save} noValidate>
        {plan === undefined && (
          <Select
            label={t(rehabFormTexts.stay)}
            value={stayId}
            onChange={(event) => setChosenStay(event.target.value)}
            options={[
              ...stays.map((stay) => ({
                value: stay.stayId,
                label: t(rehabFormTexts.stayFrom, {
                  date: stay.startedAt ? calendarDate(stay.startedAt, language) : '',
                  ward: stay.place?.name ?? '',
                }),
              })),
              { value: outpatient, label: t(rehabFormTexts.outpatient) },
            ]}
          />
        )}
        {!isSent && (
          <Select
            label={t(rehabFormTexts.type)}
            hint={t(rehabFormTexts.needsToSend)}
            value={content.gopType ?? ''}
            onChange={(event) =>
              set({ gopType: gopTypes.find((type) => type === event.target.value) ?? null })
            }
            options={[
              { value: '', label: t(rehabFormTexts.typeNone) },
              ...gopTypes.map((type) => ({ value: type, label: t(rehabTexts[type]) })),
            ]}
          />
        )}
        {content.gopType === 'REHAB_SPECIALISED' && (
          <Checkbox
            label={t(rehabFormTexts.mustBeAtHospital)}
            checked={content.mustBeAtHospital}
            onChange={(event) => set({ mustBeAtHospital: event.target.checked })}
          />
        )}
        {needed.map((part) => (
          <div key={part}>{area(part, true)}</div>
        ))}
        {isSpecialised && area('wholeLifeNeeds', true)}
        {area('restrictions', false)}
        <DateField
          label={t(rehabTexts.startNotBefore)}
          hint={t(rehabFormTexts.dateHint)}
          optional
          value={content.startNotBefore}
          onChange={(startNotBefore) => set({ startNotBefore })}
          onClear={() => set({ startNotBefore: null })}
        />
        <DateField
          label={t(rehabTexts.startNoLaterThan)}
          hint={t(rehabFormTexts.dateHint)}
          optional
          value={content.startNoLaterThan}
          onChange={(startNoLaterThan) => set({ startNoLaterThan })}
          onClear={() => set({ startNoLaterThan: null })}
        />
        <TextField
          label={t(rehabTexts.contactMunicipality)}
          optional
          value={content.contactMunicipality}
          onChange={(event) => set({ contactMunicipality: event.target.value })}
        />
        <TextField
          label={t(rehabTexts.contactRegion)}
          optional
          value={content.contactRegion}
          onChange={(event) => set({ contactRegion: event.target.value })}
        />
        <DialogFoot>
          <Button look="primary" type="submit" busy={write.isBusy || change.isBusy}>
            {t(isSent ? rehabFormTexts.saveVersion : rehabFormTexts.saveDraft)}
          </Button>
        </DialogFoot>
      </form>
    </Dialog>
  )
}
