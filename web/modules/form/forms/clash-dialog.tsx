import { useState } from 'react'
import type { FormItemView } from '../../../../contract/form.ts'
import { Button } from '../../../ui/button.tsx'
import { Dialog, DialogFoot } from '../../../ui/dialog.tsx'
import { RadioGroup } from '../../../ui/fields.tsx'
import { useLanguage, useText } from '../../../ui/text.tsx'
import type { FormAnswers, FormValue } from '../form-answers.ts'
import { fillTexts } from '../pages/texts.ts'
import { valuesWords } from '../value-words.ts'
import type { AnswerClash } from './merge-answers.ts'

export interface ClashDialogProps {
  readonly clashes: readonly AnswerClash[]
  readonly items: readonly FormItemView[]
  readonly onSettle: (chosen: FormAnswers) => void
}

/** Two people have written in the same fields: both answers are shown, and a person chooses. Theirs until then. */
export function ClashDialog({ clashes, items, onSettle }: ClashDialogProps) {
  const t = useText()
  const language = useLanguage()
  const [mine, setMine] = useState<ReadonlySet<string>>(new Set())
  const settle = () =>
    onSettle(Object.fromEntries(clashes.map((one) => [one.key, mine.has(one.key) ? one.mine : one.theirs])))
  return (
    <Dialog title={t(fillTexts.clashTitle)} isOpen onClose={settle}>
      <p>{t(fillTexts.clashText)}</p>
      <div className="form">
        {clashes.map((clash) => {
          const item = items.find(({ linkId }) => linkId === clash.key.slice(0, clash.key.lastIndexOf('#')))
          const words = (values: readonly FormValue[]) =>
            (item && valuesWords(item, values, language)) || t(fillTexts.nothing)
          return (
            <RadioGroup
              key={clash.key}
              label={item ? t(item.text) : clash.key}
              options={[
                { value: 'theirs', label: t(fillTexts.theirs, { value: words(clash.theirs) }) },
                { value: 'mine', label: t(fillTexts.mine, { value: words(clash.mine) }) },
              ]}
              value={mine.has(clash.key) ? 'mine' : 'theirs'}
              onChange={(chosen) => {
                const others = [...mine].filter((key) => key !== clash.key)
                setMine(new Set(chosen === 'mine' ? [...others, clash.key] : others))
              }}
            />
          )
        })}
      </div>
      <DialogFoot>
        <Button look="primary" onClick={settle}>
          {t(fillTexts.keepChosen)}
        </Button>
      </DialogFoot>
    </Dialog>
  )
}
