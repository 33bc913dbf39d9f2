import { useQuery } from '@tanstack/react-query'
import type { MedicineEntryView } from '../../../../contract/medication.ts'
import { Button } from '../../../ui/button.tsx'
import { Select } from '../../../ui/fields.tsx'
import { useText } from '../../../ui/text.tsx'
import { catalogueQuery } from '../queries.ts'
import { type DoseDraft, draftOfCatalogue } from './dose-draft.ts'
import { DoseFields } from './dose-fields.tsx'
import { formTexts } from './texts.ts'

export interface StrengthFieldsProps {
  readonly atc: string
  readonly form: MedicineEntryView['form']
  readonly drafts: readonly DoseDraft[]
  readonly onChange: (drafts: readonly DoseDraft[]) => void
  readonly error: string | undefined
}

/** The dose of one medicine: usually of one strength, at times of two taken together. */
export function StrengthFields({ atc, form, drafts, onChange, error }: StrengthFieldsProps) {
  const t = useText()
  const found = useQuery(catalogueQuery(atc)).data ?? []
  const known = found.filter((each) => each.atc === atc && each.form === form)
  const free = known.filter(({ strength }) => drafts.every((draft) => draft.medicine.strength !== strength))
  const [next] = free
  const replace = (key: string, draft: DoseDraft) =>
    onChange(drafts.map((each) => (each.key === key ? draft : each)))
  return (
    <>
      {drafts.map((draft) => {
        const words = `${draft.medicine.name} ${draft.medicine.strength}`.trim()
        const strengths = [draft.medicine.strength, ...free.map(({ strength }) => strength)].toSorted(
          (a, b) => a.localeCompare(b, 'da', { numeric: true }),
        )
        return (
          <fieldset className="dose-strength" key={draft.key}>
            <legend>{drafts.length === 1 ? t(formTexts.newDose) : words}</legend>
            <div className="form">
              <Select
                label={t(formTexts.strength)}
                value={draft.medicine.strength}
                options={strengths.map((value) => ({ value, label: value }))}
                onChange={(event) =>
                  replace(draft.key, {
                    ...draft,
                    medicine: { ...draft.medicine, strength: event.target.value },
                  })
                }
              />
              <DoseFields
                isKnown
                draft={draft}
                error={error}
                onChange={(changed) => replace(draft.key, changed)}
              />
              {drafts.length > 1 && (
                <Button small onClick={() => onChange(drafts.filter(({ key }) => key !== draft.key))}>
                  {t(formTexts.removeStrength, { name: words })}
                </Button>
              )}
            </div>
          </fieldset>
        )
      })}
      {next && drafts.length < 5 && (
        <div>
          <Button small icon="plus" onClick={() => onChange([...drafts, draftOfCatalogue(next)])}>
            {t(formTexts.addStrength)}
          </Button>
        </div>
      )}
    </>
  )
}
