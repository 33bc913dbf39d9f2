import type { ResultReportView } from '../../../../contract/observation.ts'
import type { Language } from '../../../ui/text.tsx'

type Value = ResultReportView['results'][number]['value']

/** `< 5 mg/L`, with the comma of the language and never on two lines; undefined when there is no value. */
export function valueWords(value: Value, language: Language): string | undefined {
  if (value === null) return undefined
  if (value.kind === 'text') return value.text
  const number = new Intl.NumberFormat(language, { maximumFractionDigits: 4 }).format(value.value)
  return [value.comparator, number, value.unit].filter(Boolean).join('\u00a0')
}
