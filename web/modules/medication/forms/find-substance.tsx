import { useQuery } from '@tanstack/react-query'
import { useDeferredValue } from 'react'
import { ComboBox } from '../../../ui/combo-box.tsx'
import { useText } from '../../../ui/text.tsx'
import { caveTexts } from '../pages/cave-texts.ts'
import { substancesQuery } from '../queries.ts'

/** What is not tolerated: chosen from the catalogue, or in the writer's own words. */
export interface SubstanceDraft {
  readonly code: string | null
  readonly name: string
}

export interface FindSubstanceProps {
  readonly label: string
  readonly hint: string
  readonly draft: SubstanceDraft
  readonly onChange: (draft: SubstanceDraft) => void
  readonly error?: string | undefined
}

/** Finds a substance or a group of them; what is not found may be written as it is. */
export function FindSubstance({ label, hint, draft, onChange, error }: FindSubstanceProps) {
  const t = useText()
  const search = useQuery(substancesQuery(useDeferredValue(draft.name)))
  const isAsked = draft.code === null && draft.name.trim().length >= 2
  const found = isAsked ? (search.data ?? []) : []
  return (
    <ComboBox
      label={label}
      hint={hint}
      error={error}
      text={draft.name}
      onText={(name) => {
        if (name !== draft.name) onChange({ code: null, name })
      }}
      nothing={isAsked && !search.isFetching ? t(caveTexts.ownWords) : undefined}
      choices={found.map(({ code, name, isGroup }) => ({
        id: code,
        label: name,
        detail: isGroup ? t(caveTexts.group) : undefined,
      }))}
      onChoose={(code) => {
        const chosen = found.find((each) => each.code === code)
        if (chosen) onChange({ code: chosen.code, name: chosen.name })
      }}
    />
  )
}
