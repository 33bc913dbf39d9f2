import type { Ref } from 'react'
import type { FormItemView } from '../../../../contract/form.ts'
import { Icon } from '../../../ui/icon.tsx'
import { useText } from '../../../ui/text.tsx'
import { type AnswerRule, answerKey, answerRules } from '../form-answers.ts'
import { fillTexts } from '../pages/texts.ts'
import { faultWords } from './fault-words.ts'
import { focusWithin, questionId } from './fill-context.ts'

export type FaultMap = ReadonlyMap<string, AnswerRule | 'other'>

/** What stands in the way of signing, by key; from our own check or as the server tells it. */
export function faultMap(told: unknown): FaultMap {
  if (!Array.isArray(told)) return new Map()
  return new Map(
    (told as readonly { linkId: string; row: number; rule: string }[]).map(({ linkId, row, rule }) => [
      answerKey(linkId, row),
      answerRules.find((each) => each === rule) ?? 'other',
    ]),
  )
}

export interface FaultSummaryProps {
  readonly ref: Ref<HTMLDivElement>
  readonly faults: FaultMap
  readonly items: readonly FormItemView[]
}

/** What is missing, listed above the form; each line leads to its question. */
export function FaultSummary({ ref, faults, items }: FaultSummaryProps) {
  const t = useText()
  const order = new Map(items.map((item, at) => [item.linkId, { item, at }]))
  const lines = [...faults]
    .map(([key, rule]) => ({ key, rule, found: order.get(key.slice(0, key.lastIndexOf('#'))) }))
    .toSorted((a, b) => (a.found?.at ?? 0) - (b.found?.at ?? 0))
  return (
    <div ref={ref} tabIndex={-1} className="fault-summary-place">
      {lines.length > 0 && (
        <section className="fault-summary" role="alert">
          <h2>
            <Icon name="warning" />
            {lines.length === 1 ? t(fillTexts.summaryOne) : t(fillTexts.summaryMany, { n: lines.length })}
          </h2>
          <ul>
            {lines.map(({ key, rule, found }) => (
              <li key={key}>
                <button type="button" className="link" onClick={() => focusWithin(questionId(key))}>
                  {found ? t(found.item.text) : key}
                </button>
                {found && rule !== 'required' && <span> {faultWords(t, found.item, rule)}</span>}
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  )
}
