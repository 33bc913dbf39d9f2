import type { medicineParties } from '../../../../contract/medication.ts'
import { DateField } from '../../../ui/date-field.tsx'
import { Checkbox, RadioGroup, TextField } from '../../../ui/fields.tsx'
import { useText } from '../../../ui/text.tsx'
import type { Say } from '../pages/medicine-words.ts'
import { medicineTexts } from '../pages/texts.ts'
import { formTexts } from './texts.ts'

type Party = (typeof medicineParties)[number]

export interface FollowUpDraft {
  readonly isWanted: boolean
  /** Who gets the task; null is somebody else, who is only written down. Undefined while nothing is chosen. */
  readonly party: Party | null | undefined
  readonly by: string
  readonly on: string | null
  readonly what: string
}

export const noFollowUp: FollowUpDraft = {
  isWanted: false,
  party: undefined,
  by: '',
  on: null,
  what: '',
}

const partyTexts = {
  gp: medicineTexts.gp,
  hospital: formTexts.theWard,
  municipality: formTexts.homeNursing,
} as const

/** What is sent: null for none, undefined while who or what is not said. */
export function followUpOf({ isWanted, party, by, on, what }: FollowUpDraft, t: Say) {
  if (!isWanted) return null
  const name = party ? t(partyTexts[party]).toLowerCase() : by.trim()
  if (party === undefined || name === '' || what.trim() === '') return undefined
  return { party, by: name, on, what: what.trim() }
}

export interface FollowUpFieldsProps {
  readonly draft: FollowUpDraft
  readonly onChange: (draft: FollowUpDraft) => void
  readonly error: string | undefined
}

/** Who does what afterwards, and when. */
export function FollowUpFields({ draft, onChange, error }: FollowUpFieldsProps) {
  const t = useText()
  const change = (part: Partial<FollowUpDraft>) => onChange({ ...draft, ...part })
  return (
    <>
      <Checkbox
        label={t(formTexts.hasFollowUp)}
        checked={draft.isWanted}
        onChange={(event) => change({ isWanted: event.target.checked })}
      />
      {draft.isWanted && (
        <>
          <RadioGroup
            label={t(formTexts.followUpBy)}
            hint={t(formTexts.followUpByHint)}
            error={error}
            value={draft.party === null ? 'other' : draft.party}
            onChange={(value) => change({ party: value === 'other' ? null : (value as Party) })}
            options={[
              ...(['gp', 'municipality', 'hospital'] as const).map((value) => ({
                value,
                label: t(partyTexts[value]),
              })),
              { value: 'other', label: t(formTexts.somebodyElse) },
            ]}
          />
          {draft.party === null && (
            <TextField
              label={t(formTexts.who)}
              maxLength={200}
              value={draft.by}
              onChange={(event) => change({ by: event.target.value })}
            />
          )}
          <TextField
            label={t(formTexts.followUpWhat)}
            maxLength={200}
            value={draft.what}
            onChange={(event) => change({ what: event.target.value })}
          />
          <DateField
            label={t(formTexts.followUpOn)}
            optional
            value={draft.on}
            onChange={(on) => change({ on })}
            onClear={() => change({ on: null })}
          />
        </>
      )}
    </>
  )
}
