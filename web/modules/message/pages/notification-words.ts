import type { useText } from '../../../ui/text.tsx'
import { changeTexts, notificationTexts } from './texts.ts'

/** The code of a hospital notification in words: `RE_SLHJ` is "Rettelse: Udskrevet til hjemmet". Other codes stay as they are. */
export function notificationWords(t: ReturnType<typeof useText>, code: string): string {
  const [change, plain] = code.includes('_') ? code.split('_') : [undefined, code]
  const text = notificationTexts[plain as keyof typeof notificationTexts]
  if (text === undefined) return code
  const changed = changeTexts[change as keyof typeof changeTexts]
  return changed ? t(changed, { what: t(text) }) : t(text)
}
