import { useId } from 'react'
import type { FormItemView } from '../../../../contract/form.ts'
import { Icon } from '../../../ui/icon.tsx'
import { useText } from '../../../ui/text.tsx'
import { answerKey } from '../form-answers.ts'
import { faultWords } from './fault-words.ts'
import { questionId, useFilling } from './fill-context.ts'

/** Fewer questions than this are clearer one by one. */
const fewest = 3

/** Whether questions in a row have the same options, so that they stand together as a table. */
export function isMatrix(items: readonly FormItemView[]): boolean {
  const [first] = items
  if (first === undefined || items.length < fewest || first.options.length > 8) return false
  const codes = optionCodes(first)
  return items.every((item) => item.type === 'choice' && !item.repeats && optionCodes(item) === codes)
}

function optionCodes(item: FormItemView): string {
  return item.options.map(({ code }) => code).join(' ')
}

/** Questions with the same options: a row each, a column for each option. */
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
  const id = useId()
  const { answers, change, faults } = useFilling()
  const options = items[0]?.options ?? []
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
          </tr>
        </thead>
        <tbody>
          {items.map((item) => {
            const key = answerKey(item.linkId, row)
            const fault = faultWords(t, item, faults.get(key))
            return (
              <tr key={key} id={questionId(key)} data-invalid={fault ? true : undefined}>
                <th scope="row" id={`${id}-${item.linkId}`}>
                  {t(item.text)}
                  {item.help && <span className="matrix-help">{t(item.help)}</span>}
                  {fault && (
                    <span className="field-error">
                      <Icon name="warning" size={16} />
                      {fault}
                    </span>
                  )}
                </th>
                {options.map(({ code }) => (
                  <td key={code}>
                    <label className="matrix-cell">
                      <input
                        type="radio"
                        name={`${id}-${key}`}
                        aria-labelledby={`${id}-${item.linkId} ${id}-${code}`}
                        checked={answers[key]?.[0] === code}
                        onChange={() => change(key, [code])}
                      />
                    </label>
                  </td>
                ))}
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}
