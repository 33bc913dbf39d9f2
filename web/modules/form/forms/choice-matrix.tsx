import { useId } from 'react'
import type { FormItemView } from '../../../../contract/form.ts'
import { Button } from '../../../ui/button.tsx'
import { Icon } from '../../../ui/icon.tsx'
import { useLanguage, useText } from '../../../ui/text.tsx'
import { answerKey } from '../form-answers.ts'
import { fillTexts } from '../pages/texts.ts'
import { valuesWords } from '../value-words.ts'
import { faultWords } from './fault-words.ts'
import { questionId, useFilling } from './fill-context.ts'
import { SourceWords } from './source-words.tsx'

/** Questions with the same options: a row each, a column for each option; what was told before is marked and confirmed at the end. */
export function ChoiceMatrix({
  items,
  row,
  name,
}: {
  items: readonly FormItemView[]
  row: number
  name: string
}) {
  const t = useText()
  const language = useLanguage()
  const id = useId()
  const { answers, change, faults, suggestions } = useFilling()
  const options = items[0]?.options ?? []
  const toldOf = (key: string) => ((answers[key]?.length ?? 0) === 0 ? suggestions.get(key) : undefined)
  const hasTold = items.some((item) => toldOf(answerKey(item.linkId, row)) !== undefined)
  return (
    <div className="table-sheet">
      <table className="table matrix">
        <caption className="visually-hidden">{name}</caption>
        <thead>
          <tr>
            <td />
            {options.map(({ code, text }) => (
              <th key={code} scope="col" id={`${id}-${code}`}>
                {t(text)}
              </th>
            ))}
            {hasTold && <th scope="col">{t(fillTexts.told)}</th>}
          </tr>
        </thead>
        <tbody>
          {items.map((item) => {
            const key = answerKey(item.linkId, row)
            const fault = faultWords(t, item, faults.get(key))
            const told = toldOf(key)
            return (
              <tr key={key} id={questionId(key)} data-invalid={fault ? true : undefined}>
                <th scope="row">
                  <span id={`${id}-${item.linkId}`}>{t(item.text)}</span>
                  {item.help && <span className="matrix-help">{t(item.help)}</span>}
                  {told && <SourceWords source={told.source} />}
                  {fault && (
                    <span className="field-error" id={`${id}-${item.linkId}-fault`}>
                      <Icon name="warning" size={16} />
                      {fault}
                    </span>
                  )}
                </th>
                {options.map(({ code }) => (
                  <td key={code} data-told={told?.values[0] === code || undefined}>
                    <label className="matrix-cell">
                      <input
                        type="radio"
                        name={`${id}-${key}`}
                        aria-labelledby={`${id}-${item.linkId} ${id}-${code}`}
                        aria-describedby={fault && `${id}-${item.linkId}-fault`}
                        checked={answers[key]?.[0] === code}
                        onChange={() => change(key, [code])}
                      />
                    </label>
                  </td>
                ))}
                {hasTold && (
                  <td>
                    {told && (
                      <Button
                        small
                        icon="check"
                        aria-label={t(fillTexts.stillRightFull, {
                          item: t(item.text),
                          value: valuesWords(item, told.values, language),
                        })}
                        onClick={() => change(key, told.values, true)}
                      >
                        {t(fillTexts.stillRight)}
                      </Button>
                    )}
                  </td>
                )}
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}
