import { type ReactNode, useState } from 'react'
import type { FormItemView } from '../../../../contract/form.ts'
import { Button } from '../../../ui/button.tsx'
import { CheckboxGroup, RadioGroup, Select, TextField } from '../../../ui/fields.tsx'
import { useText } from '../../../ui/text.tsx'
import { fillTexts } from '../pages/texts.ts'
import { useFilling } from './fill-context.ts'
import type { QuestionPartProps } from './question-part.ts'

/** Up to this many options are shown at once; more are a list to open. */
const mostAtOnce = 8
/** Labels up to this long stand beside each other. */
const shortLabel = 28

/** What stands for "another" among the options; no form has an option with this code. */
const another = '\u0000other'

/** One or several of a list, and words of one's own where the form allows them. */
export function Choice({ item, values, put, common, isList }: QuestionPartProps & { isList: boolean }) {
  const t = useText()
  const { isMine } = useFilling()
  const own = values.find((value) => typeof value === 'object')
  const [isOwn, setIsOwn] = useState(own !== undefined)
  const isOpen = item.type === 'open-choice'
  const options = item.options.map(({ code, text }) => ({ value: code, label: t(text) }))
  const all = isOpen ? [...options, { value: another, label: t(fillTexts.other_) }] : options
  const inRow = !isMine && all.every(({ label }) => label.length <= shortLabel)
  const ownWords = isOpen && (isOwn || own !== undefined) && (
    <TextField
      label={t(fillTexts.ownWords)}
      autoComplete="off"
      value={typeof own === 'object' ? own.text : ''}
      onChange={(event) => {
        const text = event.target.value
        put([
          ...(item.repeats ? values.filter((value) => typeof value !== 'object') : []),
          ...(text.trim() === '' ? [] : [{ text }]),
        ])
      }}
    />
  )
  if (item.repeats)
    return (
      <CheckboxGroup
        {...common}
        inRow={inRow}
        options={all}
        values={[
          ...values.filter((value) => typeof value === 'string'),
          ...(isOwn || own !== undefined ? [another] : []),
        ]}
        onChange={(chosen) => {
          setIsOwn(chosen.includes(another))
          const codes = chosen.filter((code) => code !== another)
          put(chosen.includes(another) && own !== undefined ? [...codes, own] : codes)
        }}
      >
        {ownWords}
      </CheckboxGroup>
    )
  const [first] = values
  const chosen = typeof first === 'string' ? first : isOwn || own !== undefined ? another : undefined
  const choose = (code: string) => {
    setIsOwn(code === another)
    put(code === another || code === '' ? [] : [code])
  }
  if (isList || all.length > mostAtOnce)
    return (
      <>
        <Select
          {...common}
          value={chosen ?? ''}
          onChange={(event) => choose(event.target.value)}
          options={[{ value: '', label: t(fillTexts.choose) }, ...all]}
        />
        {ownWords}
      </>
    )
  return (
    <Clearable item={item} isAnswered={!item.isRequired && chosen !== undefined} onClear={() => choose('')}>
      <RadioGroup {...common} inRow={inRow} options={all} value={chosen} onChange={choose}>
        {ownWords}
      </RadioGroup>
    </Clearable>
  )
}

interface ClearableProps {
  readonly item: FormItemView
  readonly isAnswered: boolean
  readonly onClear: () => void
  readonly children: ReactNode
}

/** A choice that need not be made can be taken back. */
export function Clearable({ item, isAnswered, onClear, children }: ClearableProps) {
  const t = useText()
  return (
    <div className="clearable">
      {children}
      {isAnswered && (
        <Button
          small
          look="quiet"
          icon="undo"
          aria-label={t(fillTexts.clearFull, { item: t(item.text) })}
          onClick={onClear}
        >
          {t(fillTexts.clear)}
        </Button>
      )}
    </div>
  )
}
