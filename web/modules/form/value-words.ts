import type { FormItemView } from '../../../contract/form.ts'
import { calendarDate, dateAndTime } from '../../ui/danish-time.ts'
import { type Language, say } from '../../ui/text.tsx'
import type { FormValue } from './form-answers.ts'
import { documentTexts } from './pages/texts.ts'

/** An answer as people read it: the option's words, "36,8 °C", "5. jun. kl. 14.00". */
export function valueWords(
  item: Pick<FormItemView, 'type' | 'options' | 'unit'>,
  value: FormValue,
  language: Language,
): string {
  if (typeof value === 'object') return value.text
  if (typeof value === 'boolean') return say(language, value ? documentTexts.yes : documentTexts.no)
  if (typeof value === 'number') {
    const number = language === 'da' ? `${value}`.replace('.', ',') : `${value}`
    return item.unit ? `${number} ${item.unit.text}` : number
  }
  switch (item.type) {
    case 'date':
      return calendarDate(value, language)
    case 'dateTime':
      return dateAndTime(value, language)
    default: {
      const option = item.options.find(({ code }) => code === value)
      return option ? option.text[language] : value
    }
  }
}

export function valuesWords(
  item: Pick<FormItemView, 'type' | 'options' | 'unit'>,
  values: readonly FormValue[],
  language: Language,
): string {
  return values.map((value) => valueWords(item, value, language)).join(', ')
}
