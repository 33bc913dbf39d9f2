import type { FormItemView } from '../../../../contract/form.ts'
import type { useText } from '../../../ui/text.tsx'
import type { AnswerRule } from '../form-answers.ts'
import { fillTexts } from '../pages/texts.ts'

/** What is wrong with an answer, said where it stands. */
export function faultWords(
  t: ReturnType<typeof useText>,
  item: FormItemView,
  rule: AnswerRule | 'other' | undefined,
): string | undefined {
  switch (rule) {
    case undefined:
      return undefined
    case 'required':
    case 'empty':
      return t(fillTexts.missing)
    case 'wrong-type':
      return t(fillTexts.wrongType)
    case 'too-low':
      return item.min === null ? t(fillTexts.other) : t(fillTexts.tooSmall, { n: item.min })
    case 'too-high':
      return item.max === null ? t(fillTexts.other) : t(fillTexts.tooLarge, { n: item.max })
    case 'not-whole':
      return t(fillTexts.notWhole)
    case 'too-long':
      return item.maxLength === null ? t(fillTexts.tooLongAtAll) : t(fillTexts.tooLong, { n: item.maxLength })
    case 'one-only':
      return t(fillTexts.oneOnly)
    case 'other':
      return t(fillTexts.other)
  }
}
