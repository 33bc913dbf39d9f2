import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useDeferredValue, useState } from 'react'
import type { UnitView } from '../../../../contract/organisation.ts'
import { ComboBox } from '../../../ui/combo-box.tsx'
import { useText } from '../../../ui/text.tsx'
import { unitSearchQuery } from '../../organisation/queries.ts'
import { planTexts } from '../pages/plan-texts.ts'

export interface ChosenUnit {
  readonly id: string
  readonly name: string
}

export interface PlanUnitFieldProps {
  readonly label: string
  readonly fits: (unit: UnitView) => boolean
  readonly error: string | undefined
  readonly onChoose: (unit: ChosenUnit | undefined) => void
}

/** A unit found by its name. What is written after the choice takes the choice back. */
export function PlanUnitField({ label, fits, error, onChoose }: PlanUnitFieldProps) {
  const t = useText()
  const [text, setText] = useState('')
  const units = useQuery({
    ...unitSearchQuery(useDeferredValue(text.trim())),
    placeholderData: keepPreviousData,
  })
  const written = text.trim().toLocaleLowerCase('da')
  // What was found for earlier letters stays in the list until the next answer comes; only what fits is shown of it.
  const choices = (units.data ?? []).filter(
    (unit) => fits(unit) && unit.name.toLocaleLowerCase('da').includes(written),
  )
  return (
    <ComboBox
      label={label}
      hint={t(planTexts.searchUnit)}
      error={error}
      text={text}
      onText={(words) => {
        setText(words)
        if (!choices.some(({ name }) => name === words)) onChoose(undefined)
      }}
      choices={choices.map(({ id, name, party }) => ({ id, label: name, detail: party.name }))}
      onChoose={(id) => {
        const unit = choices.find((one) => one.id === id)
        if (unit === undefined) return
        setText(unit.name)
        onChoose({ id: unit.id, name: unit.name })
      }}
      nothing={units.data === undefined ? undefined : t(planTexts.noUnit)}
    />
  )
}
