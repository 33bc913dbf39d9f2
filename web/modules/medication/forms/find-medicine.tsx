import { useQuery } from '@tanstack/react-query'
import { useDeferredValue, useState } from 'react'
import type { CatalogueMedicineView } from '../../../../contract/medication.ts'
import { ComboBox } from '../../../ui/combo-box.tsx'
import { useText } from '../../../ui/text.tsx'
import { pharmaceuticalForms } from '../pages/medicine-words.ts'
import { catalogueQuery } from '../queries.ts'
import { formTexts } from './texts.ts'

export interface FindMedicineProps {
  readonly onChoose: (found: CatalogueMedicineView) => void
  readonly error?: string | undefined
}

/** Finds a medicine of the catalogue by name, substance or ATC code. */
export function FindMedicine({ onChoose, error }: FindMedicineProps) {
  const t = useText()
  const [text, setText] = useState('')
  const search = useQuery(catalogueQuery(useDeferredValue(text)))
  const found = search.data ?? []
  const isAsked = text.trim().length >= 2
  return (
    <ComboBox
      label={t(formTexts.find)}
      hint={t(formTexts.findHint)}
      error={error}
      text={text}
      onText={setText}
      nothing={isAsked && !search.isFetching ? t(formTexts.findNothing) : undefined}
      choices={(isAsked ? found : []).map((each) => ({
        id: each.code,
        label: `${each.name} ${each.strength}`.trim(),
        detail: [t(pharmaceuticalForms[each.form]), each.substance !== each.name && each.substance, each.atc]
          .filter(Boolean)
          .join(' · '),
      }))}
      onChoose={(code) => {
        const chosen = found.find((each) => each.code === code)
        if (chosen) onChoose(chosen)
      }}
    />
  )
}
