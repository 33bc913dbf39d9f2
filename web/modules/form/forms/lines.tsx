import { useState } from 'react'
import { Button } from '../../../ui/button.tsx'
import { TextField } from '../../../ui/fields.tsx'
import { useText } from '../../../ui/text.tsx'
import type { FormValue } from '../form-answers.ts'
import { fillTexts } from '../pages/texts.ts'
import type { QuestionPartProps } from './question-part.ts'

/** Several answers to one question, a line each. */
export function Lines({ values, put, common }: Omit<QuestionPartProps, 'item'>) {
  const t = useText()
  const [lines, setLines] = useState(() => textsOf(values))
  const told = textsOf(values)
  const shown = sameTexts(
    lines.filter((line) => line.trim() !== ''),
    told,
  )
    ? lines
    : told
  const write = (next: readonly string[]) => {
    setLines(next)
    put(next.filter((line) => line.trim() !== ''))
  }
  const rows = shown.length === 0 ? [''] : shown
  return (
    <div className="lines">
      {rows.map((line, at) => (
        // A line has no name but its number.
        // biome-ignore lint/suspicious/noArrayIndexKey: see above
        <div className="lines-row" key={at}>
          <TextField
            {...common}
            label={at === 0 ? common.label : t(fillTexts.line, { item: common.label, n: at + 1 })}
            hint={at === 0 ? common.hint : undefined}
            error={at === 0 ? common.error : undefined}
            autoComplete="off"
            value={line}
            onChange={(event) => write(rows.map((each, place) => (place === at ? event.target.value : each)))}
          />
          {rows.length > 1 && (
            <Button
              small
              look="quiet"
              icon="close"
              aria-label={t(fillTexts.removeLine, { n: at + 1, item: common.label })}
              onClick={() => write(rows.filter((_, place) => place !== at))}
            >
              {t(fillTexts.remove)}
            </Button>
          )}
        </div>
      ))}
      <Button
        small
        icon="plus"
        aria-label={t(fillTexts.add, { group: common.label })}
        onClick={() => setLines([...rows, ''])}
      >
        {t(fillTexts.addOne)}
      </Button>
    </div>
  )
}

function textsOf(values: readonly FormValue[]): readonly string[] {
  return values.filter((value) => typeof value === 'string')
}

function sameTexts(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((line, at) => line === other[at])
}
