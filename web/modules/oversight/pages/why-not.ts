import { refusalTexts } from '../../../app/refusal-texts.ts'
import { type Language, say } from '../../../ui/text.tsx'

type Possible = { readonly code: string; readonly data: Readonly<Record<string, unknown>> } | null

/** Why a deed is not possible now, in words; undefined when it is. */
export function whyNot(language: Language, possible: Possible): string | undefined {
  if (possible === null) return undefined
  const text = refusalTexts[possible.code]
  if (text === undefined) return possible.code
  const values = Object.fromEntries(
    Object.entries(possible.data).map(([name, value]) => [name, String(value)]),
  )
  return say(language, text, values)
}
