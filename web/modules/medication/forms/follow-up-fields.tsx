import { DateField } from '../../../ui/date-field.tsx'
import { Checkbox, TextField } from '../../../ui/fields.tsx'
import { useText } from '../../../ui/text.tsx'
import { formTexts } from './texts.ts'

export interface FollowUpDraft {
  readonly isWanted: boolean
  readonly by: string
  readonly on: string | null
  readonly what: string
}

export const noFollowUp: FollowUpDraft = { isWanted: false, by: '', on: null, what: '' }

/** What is sent: null for none, undefined while who or what is not said. */
export function followUpOf({ isWanted, by, on, what }: FollowUpDraft) {
  if (!isWanted) return null
  return by.trim() === '' || what.trim() === '' ? undefined : { by: by.trim(), on, what: what.trim() }
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
          <TextField
            label={t(formTexts.followUpBy)}
            hint={t(formTexts.followUpByHint)}
            error={error}
            maxLength={200}
            value={draft.by}
            onChange={(event) => change({ by: event.target.value })}
          />
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
